import type { EntityId } from "../ids.ts";
import { isSymmetric } from "../ontology.ts";
import type { Relation } from "../records/build.ts";
import type { OpenGraph } from "./openGraph.ts";

export type Direction = "in" | "out" | "both";

/** An entity that can be reached, with one relation that reaches it. */
interface Neighbour {
  readonly entity: EntityId;
  readonly relation: Relation;
  /** Seen from the nearer end. */
  readonly direction: Direction;
  /** Steps from the centre; 1 is next to it. */
  readonly depth: number;
}

export interface Neighbourhood {
  /** One for each relation from an entity to one that is a step farther; nearest first, then best evidenced. */
  readonly neighbours: readonly Neighbour[];
  /** Entities that were within reach but left out because `maxEntities` was full. */
  readonly droppedEntities: number;
  readonly droppedRelations: number;
}

/**
 * Who is within some steps of an entity, and through which relations. Relations between two entities of the same distance are left
 * out: they are no way to anybody.
 *
 * @param options.keep which relations may be walked
 * @param options.maxEntities how many entities at most; further ones are counted, not listed
 */
export function neighbourhood(
  graph: OpenGraph,
  center: EntityId,
  options: {
    readonly depth: number;
    readonly direction: Direction;
    readonly keep: (relation: Relation) => boolean;
    readonly maxEntities: number;
  },
): Neighbourhood {
  const { depth, direction, keep, maxEntities } = options;
  const distance = new Map<EntityId, number>([[center, 0]]);
  const neighbours: Neighbour[] = [];
  const dropped = new Set<EntityId>();
  let droppedRelations = 0;
  let frontier: EntityId[] = [center];
  for (let step = 1; step <= depth && frontier.length > 0; step++) {
    const next: EntityId[] = [];
    for (const here of frontier) {
      for (const { relation, other, outgoing } of graph.links(here)) {
        const seen = distance.get(other);
        if (seen !== undefined && seen < step) continue;
        const way = isSymmetric(relation.type) ? "both" : outgoing ? "out" : "in";
        if (direction !== "both" && way !== "both" && way !== direction) continue;
        if (!keep(relation)) continue;
        if (seen === undefined) {
          if (distance.size > maxEntities) {
            dropped.add(other);
            droppedRelations++;
            continue;
          }
          distance.set(other, step);
          next.push(other);
        }
        neighbours.push({ entity: other, relation, direction: way, depth: step });
      }
    }
    frontier = next;
  }
  return { neighbours, droppedEntities: dropped.size, droppedRelations };
}
