import type { EntityId } from "../ids.ts";
import type { Relation } from "../records/build.ts";
import { changeOf, type EntityState, type RelationState, type ToldChange } from "../records/change.ts";
import type { RelationTally } from "../resolve/relationTally.ts";
import { entityStateOf, relationStateOf } from "./changeTeller.ts";
import type { GraphRows } from "./graphRows.ts";

/** What people are told of everything in the rows at one moment: what a graph that is made anew is held against. */
export interface GraphStates {
  readonly entities: ReadonlyMap<EntityId, EntityState>;
  readonly relations: ReadonlyMap<
    Relation["id"],
    RelationState & { readonly ends: Pick<Relation, "type" | "source" | "target"> }
  >;
}

export async function readStates(rows: GraphRows): Promise<GraphStates> {
  const entities = new Map<EntityId, EntityState>();
  for await (const page of rows.pages("entity"))
    for (const row of page) entities.set(row.id as EntityId, entityStateOf(row));
  const relations = new Map<Relation["id"], RelationState & { ends: Pick<Relation, "type" | "source" | "target"> }>();
  for await (const page of rows.pages("relation"))
    for (const row of page) {
      const { id, type, source, target } = row as unknown as Relation;
      relations.set(id, { ...relationStateOf(JSON.parse(row.tally) as RelationTally), ends: { type, source, target } });
    }
  return { entities, relations };
}

/** What differs, without sentences: of what is there now they can be looked up. */
export function changesOfStates(before: GraphStates, after: GraphStates): ToldChange[] {
  const nameOf = (id: EntityId): string => after.entities.get(id)?.name ?? before.entities.get(id)?.name ?? id;
  const entities = bothKeys(before.entities, after.entities).map((id): ToldChange => {
    const [was, now] = [before.entities.get(id), after.entities.get(id)];
    return { kind: "entity", id, ...(was ? { was } : {}), ...(now ? { now } : {}) };
  });
  const relations = bothKeys(before.relations, after.relations).map((id): ToldChange => {
    const [was, now] = [before.relations.get(id), after.relations.get(id)];
    const { type, source, target } = (now ?? was)!.ends;
    return {
      kind: "relation",
      id,
      type,
      source,
      target,
      sourceName: nameOf(source),
      targetName: nameOf(target),
      ...(was ? { was: withoutEnds(was) } : {}),
      ...(now ? { now: withoutEnds(now) } : {}),
    };
  });
  return [...entities, ...relations].filter((change) => changeOf(change) !== undefined);
}

const bothKeys = <Key>(one: ReadonlyMap<Key, unknown>, other: ReadonlyMap<Key, unknown>): Key[] => [
  ...new Set([...one.keys(), ...other.keys()]),
];

const withoutEnds = ({ ends: _, ...state }: RelationState & { readonly ends: unknown }): RelationState => state;
