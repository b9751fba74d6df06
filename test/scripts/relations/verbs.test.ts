import { expect, test } from "vitest";
import { families } from "../../../scripts/relations/families.ts";
import { allVerbs } from "../../../scripts/relations/verbs.ts";

test("every verb of a rule is one that the reader of clauses can find in all its forms", () => {
  const used = families.flatMap(({ verbs }) => verbs.flatMap(({ frames }) => frames.flatMap((frame) => frame.verbs)));
  expect(used.filter((verb) => !allVerbs.includes(verb))).toEqual([]);
});
