import type { Build, Entity, Relation } from "../records/build.ts";

/** What came and what went from one build to the next, in id order. */
export interface BuildDifference {
  readonly entities: { readonly added: readonly Entity[]; readonly gone: readonly Entity[] };
  readonly relations: { readonly added: readonly Relation[]; readonly gone: readonly Relation[] };
}

/** Compares two builds by the ids of their entities and relations. Without a build before, everything came. */
export function diffBuilds(before: Build | undefined, after: Build): BuildDifference {
  return {
    entities: difference(before?.entities ?? [], after.entities),
    relations: difference(before?.relations ?? [], after.relations),
  };
}

function difference<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) {
  const old = new Set(before.map((item) => item.id));
  const present = new Set(after.map((item) => item.id));
  return { added: after.filter((item) => !old.has(item.id)), gone: before.filter((item) => !present.has(item.id)) };
}
