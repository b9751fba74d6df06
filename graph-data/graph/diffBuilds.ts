import type { Build, Entity, Relation } from "../records/build.ts";

/** What came, went and changed from one build to the next, in id order. What changed is as it is in the later one. */
export interface BuildDifference {
  readonly entities: Difference<Entity>;
  readonly relations: Difference<Relation>;
}

interface Difference<T> {
  readonly added: readonly T[];
  readonly gone: readonly T[];
  readonly changed: readonly T[];
}

/** Compares two builds by the ids of their entities and relations, and what they say of them. Without a build before, everything came. */
export function diffBuilds(before: Build | undefined, after: Build): BuildDifference {
  return {
    entities: difference(before?.entities ?? [], after.entities),
    relations: difference(before?.relations ?? [], after.relations),
  };
}

function difference<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Difference<T> {
  const old = new Map(before.map((item) => [item.id, item]));
  const present = new Set(after.map((item) => item.id));
  return {
    added: after.filter((item) => !old.has(item.id)),
    gone: before.filter((item) => !present.has(item.id)),
    changed: after.filter((item) => {
      const was = old.get(item.id);
      return was !== undefined && was !== item && JSON.stringify(was) !== JSON.stringify(item);
    }),
  };
}
