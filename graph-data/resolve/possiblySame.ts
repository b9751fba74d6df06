import type { EntityId } from "../ids.ts";
import type { PossiblySame } from "../records/build.ts";

/**
 * Pairs of profiles as pairs of entities: each pair once, with its best reason, in order of its ends. Profiles that became one entity
 * after all are left out, and so are entities that are not there, and those of which a person said that they are two.
 */
export function toPossiblySame(
  pairs: readonly {
    readonly entities: readonly [EntityId, EntityId];
    readonly reason: string;
    readonly likeness: number;
  }[],
  graph: { readonly has: (entity: EntityId) => boolean; readonly areApart: (a: EntityId, b: EntityId) => boolean },
): PossiblySame[] {
  const best = new Map<string, PossiblySame>();
  for (const { entities, reason, likeness } of pairs) {
    const [one, other] = [...entities].sort() as [EntityId, EntityId];
    if (one === other || !graph.has(one) || !graph.has(other) || graph.areApart(one, other)) continue;
    const key = `${one} ${other}`;
    const known = best.get(key);
    if (!known || likeness > known.likeness || (likeness === known.likeness && reason < known.reason))
      best.set(key, { entities: [one, other], reason, likeness });
  }
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
