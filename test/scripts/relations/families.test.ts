import { describe, expect, test } from "vitest";
import { families } from "../../../scripts/relations/families.ts";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { holds, relationsOf } from "./relationsOf.ts";

for (const family of families) {
  describe(family.name, () => {
    const rules = [...family.patterns, ...family.verbs];
    for (const rule of rules) {
      for (const [text, ...expected] of rule.examples) {
        test(`${rule.name}: ${text}`, () => {
          const { lines } = relationsOf(text, findRelations);
          for (const line of expected)
            expect(
              lines.filter((found) => holds(found, line)),
              `${line} in ${lines.join("; ") || "nothing"}`,
            ).not.toEqual([]);
        });
      }
    }
    for (const [text, ...never] of family.mustNot) {
      test(`must not: ${text}`, () => {
        const { lines } = relationsOf(text, findRelations);
        for (const line of never) expect(lines.filter((found) => holds(found, line))).toEqual([]);
      });
    }
  });
}
