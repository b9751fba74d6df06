import fc from "fast-check";
import { expect, test } from "vitest";
import { candidatePairs } from "../../../graph-data/names/candidatePairs.ts";
import { compareNames, type ReadName, readName } from "../../../graph-data/names/compareNames.ts";
import { evidence } from "../../../graph-data/names/evidence.ts";
import { type EntityClass, entityTypes } from "../../../graph-data/ontology.ts";
import { namesakes } from "../resolve/namesakes.ts";
import { variants } from "../resolve/variants.ts";

/** All names of the tables of variants and of namesakes. */
const namesOf = new Map<EntityClass, string[]>();
for (const [type, names] of [
  ...variants.map(([type, ...names]) => [type, names] as const),
  ...namesakes.map(([type, one, other]) => [type, [one.name, other.name]] as const),
])
  namesOf.set(entityTypes[type].class, [...(namesOf.get(entityTypes[type].class) ?? []), ...names]);

/** Every pair that comparing each with each finds something for. */
function slowly(names: readonly ReadName[]): string[] {
  return names.flatMap((one, i) =>
    names.slice(i + 1).flatMap((other, n) => {
      const findings = compareNames(one, other);
      const speaks = findings.length > 0 && findings.every(({ line }) => evidence[line].weight > -20);
      return speaks ? [`${i} ${i + 1 + n}`] : [];
    }),
  );
}

const missed = (names: readonly ReadName[]): string[] => {
  const found = new Set(candidatePairs(names).map(([i, j]) => `${i} ${j}`));
  return slowly(names).filter((pair) => !found.has(pair));
};

test.each([...namesOf])("no pair that comparing each %s with each finds is left out", (kind, names) => {
  const read = [...new Set(names)].map((name) => readName(kind, name));
  expect(slowly(read).length).toBeGreaterThan(kind === "event" || kind === "country" ? 0 : 20);
  expect(missed(read)).toEqual([]);
});

const word = fc.constantFrom(
  ..."Jane Jean J. JP Jean-Paul Bill William Will Billy Yevgeny Evgeny Jo Joan Joanna Smith Smyth Acme Motor Motors Works Steel Group Co. of and the United States US Trade Office II Jr.".split(
    " ",
  ),
);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

test.each<EntityClass>(["person", "org", "place"])("nor of names of any words, read as a %s", (kind) => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 30 }), (names) => {
      expect(missed(names.map((each) => readName(kind, each)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("pairs are in order, each once, and names that have nothing in common make none", () => {
  const names = ["Jane Smith", "Boris Smith", "Jane Mary Smith", "J. Smith"].map((each) => readName("person", each));
  expect(candidatePairs(names)).toEqual([
    [0, 2],
    [0, 3],
    [2, 3],
  ]);
});
