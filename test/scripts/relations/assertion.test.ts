import { expect, test } from "vitest";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { relationsOf } from "./relationsOf.ts";

test.each([
  ["[Jane Smith|Person] met [John Miller|Person].", "metWith(Jane Smith, John Miller) stated"],
  ["[Jane Smith|Person] did not meet [John Miller|Person].", "metWith(Jane Smith, John Miller) negated"],
  ["[Jane Smith|Person] has never met [John Miller|Person].", "metWith(Jane Smith, John Miller) negated"],
  ["[Jane Smith|Person] refused to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) negated"],
  ["[Jane Smith|Person] will meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] is to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] is going to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] wants to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] has pledged to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] is expected to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) planned"],
  ["[Jane Smith|Person] could meet [John Miller|Person].", "metWith(Jane Smith, John Miller) hypothetical"],
  [
    "If [Jane Smith|Person] meets [John Miller|Person], the mine will close.",
    "metWith(Jane Smith, John Miller) hypothetical",
  ],
  [
    "It is unclear whether [Jane Smith|Person] met [John Miller|Person].",
    "metWith(Jane Smith, John Miller) hypothetical",
  ],
  [
    "[Ann Brown|Person] urged [Jane Smith|Person] to meet [John Miller|Person].",
    "metWith(Jane Smith, John Miller) hypothetical",
  ],
  [
    "[Ann Brown|Person] said that [Jane Smith|Person] bribed [John Miller|Person] and met [Tom Green|Person].",
    "metWith(Jane Smith, Tom Green) claimed by Ann Brown",
  ],
  [
    '"[Jane Smith|Person] met [John Miller|Person] in the mine," [Ann Brown|Person] said.',
    "metWith(Jane Smith, John Miller) claimed by Ann Brown",
  ],
  [
    "[Ann Brown|Person] denied that [Jane Smith|Person] had met [John Miller|Person].",
    "metWith(Jane Smith, John Miller) denied by Ann Brown",
  ],
  [
    "[Ann Brown|Person] said [Jane Smith|Person] would meet [John Miller|Person].",
    "metWith(Jane Smith, John Miller) planned by Ann Brown",
  ],
  // Within what is reported, a title is the paper's own word.
  [
    "[Ann Brown|Person] said that [Acme|Company] chairman [Jane Smith|Person] was late.",
    "headOf(Jane Smith, Acme) stated",
  ],
  ["[Ann Brown|Person], chairwoman of [Acme|Company], said that the mine was safe.", "headOf(Ann Brown, Acme) stated"],
  ["Former [Acme|Company] chairman [Jane Smith|Person] met [John Miller|Person].", "headOf(Jane Smith, Acme) former"],
  [
    "Former [Acme|Company] chairman [Jane Smith|Person] met [John Miller|Person].",
    "metWith(Jane Smith, John Miller) stated",
  ],
  ["The late [Acme|Company] chairman [Jane Smith|Person] built it.", "headOf(Jane Smith, Acme) former"],
])("%s reads %s", (text, expected) => {
  const { lines } = relationsOf(text, findRelations);
  const [, head, rest] = /^(\w+\([^)]*\)) (.*)$/.exec(expected)!;
  expect(lines.filter((line) => line.startsWith(head!)).map((line) => line.slice(head!.length + 1))).toEqual([
    expect.stringContaining(rest!.split(" ")[0]!),
  ]);
  const by = /by (.*)$/.exec(rest!)?.[1];
  if (by) expect(lines.find((line) => line.startsWith(head!))).toContain(`by ${by}`);
});
