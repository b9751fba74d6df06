import { isEntityId } from "../graph-data/ids.ts";
import type { Store } from "../graph-data/store/store.ts";
import { ApiError } from "./problem.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Where an entity that is no longer there went.
 *
 * @returns the id of the entity that most of its members are part of now; undefined where it is there, or never was
 * @throws ApiError gone, with the reason, where its members are part of nothing
 */
export async function whereabouts(store: Store, { graph }: Snapshot, id: string): Promise<string | undefined> {
  if (graph.entities.has(id) || !isEntityId(id)) return undefined;
  const retired = await store.findRetired(id);
  if (retired === undefined) return undefined;
  // A build that came a moment ago may know an entity that the one being served does not have.
  const there = retired.successors.find((successor) => graph.entities.has(successor.id));
  if (there !== undefined) return there.id;
  throw new ApiError("gone", `The graph had ${id} once: ${retired.reason}.`);
}
