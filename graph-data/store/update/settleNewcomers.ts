import { settle, spacing } from "../../graph/settle.ts";
import type { EntityId } from "../../ids.ts";
import type { Place2D } from "../../records/build.ts";
import type { GraphRows } from "../graphRows.ts";
import type { Row } from "../tables.ts";
import type { EntityChanges } from "./changeEntities.ts";
import type { RelationChanges } from "./changeRelations.ts";
import type { GraphState } from "./graphState.ts";
import { order } from "./order.ts";

/** The cell of the picture that a coordinate lies in: twice as wide as what must be free, so that few cells are looked at for a place. */
const cell = (n: number): number => Math.floor(n / (2 * spacing));

/** A place as it is kept. */
export const toPlaceRow = (entity: string, { x, y, community }: Place2D): Row<"place"> => ({
  entity,
  x,
  y,
  community,
  cell_x: cell(x),
  cell_y: cell(y),
});

/** Finds places for entities that came, beside their neighbours. One that was there before a decision took it away has its old one. */
export async function settleNewcomers(
  rows: GraphRows,
  entities: EntityChanges,
  relations: RelationChanges,
  state: GraphState,
): Promise<void> {
  if (entities.added.size === 0) return;
  const back = new Set((await rows.places([...entities.added])).map(({ entity }) => entity));
  const newcomers = new Map<EntityId, Set<EntityId>>(
    [...entities.added].filter((id) => !back.has(id)).map((id) => [id, new Set()]),
  );
  for (const { source, target } of relations.added.values()) {
    newcomers.get(source)?.add(target);
    newcomers.get(target)?.add(source);
  }
  const neighbours = [...new Set([...newcomers.values()].flatMap((own) => [...own]))];
  const kept = await rows.places(neighbours.filter((id) => !newcomers.has(id)));
  const settled = await settle(
    [...newcomers].map(([id, own]) => ({ id, neighbours: [...own].sort(order) })),
    {
      size: state.entities,
      communities: state.communities,
      places: new Map(kept.map(({ entity, x, y, community }) => [entity as EntityId, { x, y, community }])),
      within: (windows) => rows.placesWithin(windows, cell),
    },
  );
  await rows.savePlaces([...settled].map(([id, place]) => toPlaceRow(id, place)));
  for (const { community } of settled.values()) state.communities = Math.max(state.communities, community + 1);
}
