import { type Assertion, assertionNames } from "../../graph-data/ontology.ts";
import type { PictureRelation } from "./knowledge.ts";

/** All relations between two entities, drawn as one line until it is selected. */
export interface Bundle {
  /** `pairKey` of the two ends. */
  readonly key: string;
  /** The end whose id sorts first. */
  readonly a: string;
  readonly b: string;
  /** Strongest first. */
  readonly relations: readonly PictureRelation[];
  /** The strongest assertion among the relations. */
  readonly assertion: Assertion;
  readonly confidence: number;
  /** The largest number of independent articles behind one of the relations. */
  readonly sources: number;
  /** Does an arrow point at a, at b, at both, at none? */
  readonly arrows: { readonly atA: boolean; readonly atB: boolean };
}

/** The name of a pair, whichever comes first. `~` is in no entity id. */
export const pairKey = (one: string, other: string): string => (one < other ? `${one}~${other}` : `${other}~${one}`);

/** Groups relations by the pair that they connect. */
export function bundleRelations(relations: Iterable<PictureRelation>): Map<string, Bundle> {
  const groups = new Map<string, PictureRelation[]>();
  for (const relation of relations) {
    const key = pairKey(relation.source, relation.target);
    const group = groups.get(key);
    if (group) group.push(relation);
    else groups.set(key, [relation]);
  }
  const bundles = new Map<string, Bundle>();
  for (const [key, group] of groups) bundles.set(key, toBundle(key, group));
  return bundles;
}

/** Strongest first: assertion, then articles, then confidence, then id. */
export function byStrength(one: PictureRelation, other: PictureRelation): number {
  return (
    assertionNames.indexOf(one.assertion) - assertionNames.indexOf(other.assertion) ||
    other.sourceCount - one.sourceCount ||
    other.confidence - one.confidence ||
    (one.id < other.id ? -1 : 1)
  );
}

function toBundle(key: string, group: PictureRelation[]): Bundle {
  const relations = group.length > 1 ? group.sort(byStrength) : group;
  const strongest = relations[0]!;
  const [a, b] = [strongest.source, strongest.target].sort() as [string, string];
  let [atA, atB, sources, confidence] = [false, false, 0, 0];
  for (const relation of relations) {
    if (!relation.symmetric) {
      if (relation.target === a) atA = true;
      else atB = true;
    }
    sources = Math.max(sources, relation.sourceCount);
    if (relation.assertion === strongest.assertion) confidence = Math.max(confidence, relation.confidence);
  }
  return { key, a, b, relations, assertion: strongest.assertion, confidence, sources, arrows: { atA, atB } };
}
