import { pairKey } from "../state/bundles.ts";

/** What is kept bright while the rest of the picture is dimmed. */
export interface Emphasis {
  readonly entities: ReadonlySet<string>;
  /** Pair keys. */
  readonly pairs: ReadonlySet<string>;
}

/** Nothing is stressed: the whole picture is bright. */
export const noEmphasis: Emphasis = { entities: new Set(), pairs: new Set() };

/** An entity with all that it is related to. */
export function aroundEntity(id: string, neighbours: Iterable<string>): Emphasis {
  const entities = new Set([id]);
  const pairs = new Set<string>();
  for (const neighbour of neighbours) {
    entities.add(neighbour);
    pairs.add(pairKey(id, neighbour));
  }
  return { entities, pairs };
}

/** Two entities and the line between them. */
export const alongPair = (a: string, b: string): Emphasis => ({
  entities: new Set([a, b]),
  pairs: new Set([pairKey(a, b)]),
});

/** A chain of entities, each joined to the next. */
export function alongPath(ids: readonly string[]): Emphasis {
  const pairs = new Set<string>();
  for (let at = 1; at < ids.length; at++) pairs.add(pairKey(ids[at - 1]!, ids[at]!));
  return { entities: new Set(ids), pairs };
}
