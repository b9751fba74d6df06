import type { EntitySummary, RelationSummary, Subgraph } from "../../server/contract.ts";

/** An entity in the picture: what lists show of it, and where it stands. */
export type PictureEntity = Omit<EntitySummary, "type"> & {
  entityType: EntitySummary["type"];
  x: number;
  y: number;
  community: number;
};

/** A relation that the picture knows. */
export type PictureRelation = Omit<RelationSummary, "type"> & { relationType: RelationSummary["type"] };

/** All that the page has been told of the graph so far: the base of picture, list, legend and counts. */
export interface Knowledge {
  readonly entities: ReadonlyMap<string, PictureEntity>;
  readonly relations: ReadonlyMap<string, PictureRelation>;
  /** Ids of the relations at each entity. */
  readonly relationsOf: ReadonlyMap<string, readonly string[]>;
  readonly build: string;
}

/** Nothing known yet. */
export const noKnowledge: Knowledge = {
  entities: new Map(),
  relations: new Map(),
  relationsOf: new Map(),
  build: "",
};

/** The server's serialised graph as {@link Knowledge}. */
export function toKnowledge(answer: Subgraph): Knowledge {
  const entities = new Map<string, PictureEntity>();
  for (const { key, attributes } of answer.graph.nodes) {
    const { label: _label, ...rest } = attributes;
    entities.set(key, { id: key, ...rest });
  }
  const relations = new Map<string, PictureRelation>();
  for (const { key, source, target, attributes } of answer.graph.edges) {
    if (!entities.has(source) || !entities.has(target)) continue;
    relations.set(key, { id: key, source, target, ...attributes });
  }
  return { entities, relations, relationsOf: indexRelations(relations), build: answer.build };
}

/**
 * Adds what another answer of the same build knows. Entities that were known stay where they stand.
 */
export function joinKnowledge(known: Knowledge, more: Knowledge): Knowledge {
  const entities = new Map(known.entities);
  for (const [id, entity] of more.entities) if (!entities.has(id)) entities.set(id, entity);
  const relations = new Map(known.relations);
  for (const [id, relation] of more.relations) relations.set(id, relation);
  return { entities, relations, relationsOf: indexRelations(relations), build: known.build };
}

/**
 * Takes over a newer build. Whoever was on screen keeps the place where the eye last saw it; newcomers stand beside those whom they are
 * related to, or where the server puts them when they know nobody.
 */
export function followBuild(known: Knowledge, next: Knowledge): Knowledge {
  const entities = new Map<string, PictureEntity>();
  const newcomers: PictureEntity[] = [];
  for (const [id, entity] of next.entities) {
    const before = known.entities.get(id);
    if (before) entities.set(id, { ...entity, x: before.x, y: before.y });
    else newcomers.push(entity);
  }
  const spacing = typicalSpacing(known);
  for (const newcomer of newcomers) {
    const friends = (next.relationsOf.get(newcomer.id) ?? []).flatMap((id) => {
      const relation = next.relations.get(id);
      const other = relation?.source === newcomer.id ? relation.target : relation?.source;
      const place = other ? entities.get(other) : undefined;
      return place ? [place] : [];
    });
    entities.set(
      newcomer.id,
      friends.length > 0 ? { ...newcomer, ...placeNear(friends, entities, spacing) } : newcomer,
    );
  }
  return { entities, relations: next.relations, relationsOf: next.relationsOf, build: next.build };
}

function indexRelations(relations: ReadonlyMap<string, PictureRelation>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const add = (entity: string, relation: string) => {
    const list = index.get(entity);
    if (list) list.push(relation);
    else index.set(entity, [relation]);
  };
  for (const relation of relations.values()) {
    add(relation.source, relation.id);
    if (relation.target !== relation.source) add(relation.target, relation.id);
  }
  return index;
}

/** The side of the square that each entity would have to itself, in the layout's own units. */
function typicalSpacing(known: Knowledge): number {
  let [left, right, low, high] = [0, 1, 0, 1];
  for (const { x, y } of known.entities.values()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [low, high] = [Math.min(low, y), Math.max(high, y)];
  }
  return Math.sqrt(((right - left) * (high - low)) / Math.max(1, known.entities.size));
}

/** The first free place on a spiral around the friends' middle: golden-angle steps, so the same input gives the same place. */
function placeNear(
  friends: readonly { x: number; y: number }[],
  taken: ReadonlyMap<string, PictureEntity>,
  spacing: number,
): { x: number; y: number } {
  const middle = {
    x: friends.reduce((sum, { x }) => sum + x, 0) / friends.length,
    y: friends.reduce((sum, { y }) => sum + y, 0) / friends.length,
  };
  const apart = spacing * 0.45;
  const golden = Math.PI * (3 - Math.sqrt(5));
  let place = middle;
  for (let step = 1; step <= 200; step++) {
    const radius = spacing * 0.5 * Math.sqrt(step);
    place = { x: middle.x + radius * Math.cos(step * golden), y: middle.y + radius * Math.sin(step * golden) };
    const free = [...taken.values()].every((other) => Math.hypot(other.x - place.x, other.y - place.y) > apart);
    if (free) return place;
  }
  return place;
}
