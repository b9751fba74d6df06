import { isSymmetric, type RelationType } from "../../../graph-data/ontology.ts";
import type { findRelations } from "../../../scripts/relations/findRelations.ts";
import { readingOf } from "./readingOf.ts";

/** Every relation of marked text as a line: "headOf(Jane Smith, Acme) former chairman by John Miller 2018-03-27". */
export function relationsOf(marked: string, find: typeof findRelations): { lines: string[] } {
  const reading = readingOf(marked);
  const { relations } = find(reading);
  const name = (id: string) => reading.entities[Number(id.slice(1))]!.name;
  const lines = relations.map((relation) => {
    const { start, end, source, target, trigger } = relation.evidence;
    for (const inner of [source, target, trigger]) {
      if (inner && (inner.start < start || inner.end > end))
        throw new Error(`${relation.rule}: evidence ${start}..${end} does not hold ${inner.start}..${inner.end}`);
    }
    return [
      `${relation.type}(${name(relation.source)}, ${name(relation.target)})`,
      relation.assertion,
      relation.role,
      relation.claimant ? `by ${name(relation.claimant)}` : undefined,
      relation.date,
    ]
      .filter((part) => part !== undefined)
      .join(" ");
  });
  return { lines };
}

/** Whether a found line says what is wanted: the same relation, and every further word that the wanted line gives. */
export function holds(found: string, wanted: string): boolean {
  const [, foundHead, foundRest] = /^(\w+\([^)]*\))\s?(.*)$/.exec(found) ?? [];
  const [, wantedHead, wantedRest] = /^(\w+\([^)]*\))\s?(.*)$/.exec(wanted) ?? [];
  if (!foundHead || !wantedHead) return false;
  return (
    sameEnds(foundHead, wantedHead) &&
    (wantedRest === "" || (wantedRest ?? "").split(" ").every((word) => (foundRest ?? "").split(" ").includes(word)))
  );
}

function sameEnds(found: string, wanted: string): boolean {
  if (found === wanted) return true;
  const [, type, one, other] = /^(\w+)\((.*), (.*)\)$/.exec(found) ?? [];
  return type !== undefined && isSymmetric(type as RelationType) && wanted === `${type}(${other}, ${one})`;
}
