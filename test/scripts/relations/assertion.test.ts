import { describe, expect, test } from "vitest";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { relationsOf } from "./relationsOf.ts";

const met = "metWith(Jane Smith, John Miller)";
const heads = "headOf(Jane Smith, Acme)";

/** For each assertion: sentences that have it, and sentences that look as if they had and do not, with what they are. */
const kinds: Record<string, { is: readonly [string, string][]; isNot: readonly [string, string][] }> = {
  stated: {
    is: [
      ["[Jane Smith|Person] met [John Miller|Person].", `${met} stated`],
      // Within what is reported, a title is the paper's own word.
      ["[Ann Brown|Person] said that [Acme|Company] chairman [Jane Smith|Person] was late.", `${heads} stated`],
      [
        "[Ann Brown|Person], chairwoman of [Acme|Company], said that the mine was safe.",
        "headOf(Ann Brown, Acme) stated",
      ],
      ["Former [Acme|Company] chairman [Jane Smith|Person] met [John Miller|Person].", `${met} stated`],
      // So is a clause that stands aside.
      [
        "[Jane Smith|Person], who met [John Miller|Person] in 1999, was late, according to [Ann Brown|Person].",
        `${met} stated`,
      ],
      // That something took place is no part of what is not, or may be, said about it.
      [
        "[Ann Brown|Person] did not discuss [Chile|Country]'s invasion of [Peru|Country].",
        "fought(Chile, Peru) stated",
      ],
      ["[Ann Brown|Person] could discuss [Chile|Country]'s invasion of [Peru|Country].", "fought(Chile, Peru) stated"],
      ["[Jane Smith|Person] not only met [John Miller|Person], she hired him.", `${met} stated`],
    ],
    isNot: [
      ["[Jane Smith|Person] is unlikely to meet [John Miller|Person].", `${met} stated`],
      ["[Jane Smith|Person] reportedly met [John Miller|Person].", `${met} stated`],
    ],
  },
  claimed: {
    is: [
      [
        "[Ann Brown|Person] said that [Jane Smith|Person] bribed [John Miller|Person] and met [Tom Green|Person].",
        "metWith(Jane Smith, Tom Green) claimed by Ann Brown",
      ],
      [
        '"[Jane Smith|Person] met [John Miller|Person] in the mine," [Ann Brown|Person] said.',
        `${met} claimed by Ann Brown`,
      ],
      ["[Jane Smith|Person] met [John Miller|Person], according to [Ann Brown|Person].", `${met} claimed by Ann Brown`],
      ["[Jane Smith|Person] reportedly met [John Miller|Person].", `${met} claimed`],
      ["[Jane Smith|Person] allegedly met [John Miller|Person].", `${met} claimed`],
    ],
    isNot: [
      ["[Ann Brown|Person] said that [Acme|Company] chairman [Jane Smith|Person] was late.", `${heads} claimed`],
      ["[Jane Smith|Person] met [John Miller|Person] and said so.", `${met} claimed`],
    ],
  },
  denied: {
    is: [
      [
        "[Ann Brown|Person] denied that [Jane Smith|Person] had met [John Miller|Person].",
        `${met} denied by Ann Brown`,
      ],
    ],
    isNot: [
      ["[Ann Brown|Person] denied the report. [Jane Smith|Person] met [John Miller|Person].", `${met} denied`],
      ["[Jane Smith|Person] met [John Miller|Person], who denied the report.", `${met} denied`],
    ],
  },
  negated: {
    is: [
      ["[Jane Smith|Person] did not meet [John Miller|Person].", `${met} negated`],
      ["[Jane Smith|Person] has never met [John Miller|Person].", `${met} negated`],
      ["[Jane Smith|Person] refused to meet [John Miller|Person].", `${met} negated`],
      ["[Jane Smith|Person] left without meeting [John Miller|Person].", `${met} negated`],
      ["[Jane Smith|Person] is not the chairman of [Acme|Company].", `${heads} negated`],
    ],
    isNot: [
      ["[Jane Smith|Person] not only met [John Miller|Person], she hired him.", `${met} negated`],
      ["[Jane Smith|Person], who did not smile, met [John Miller|Person].", `${met} negated`],
      ["If [Jane Smith|Person] did not meet [John Miller|Person], the mine would close.", `${met} negated`],
    ],
  },
  planned: {
    is: [
      ["[Jane Smith|Person] will meet [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person] is to meet [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person] is going to meet [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person] wants to meet [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person] has pledged to meet [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person] is expected to meet [John Miller|Person].", `${met} planned`],
      ["[Ann Brown|Person] said [Jane Smith|Person] would meet [John Miller|Person].", `${met} planned by Ann Brown`],
      [
        "[Ann Brown|Person] made plans for [Jane Smith|Person]'s visit to [Peru|Country].",
        "visited(Jane Smith, Peru) planned",
      ],
      [
        "[Jane Smith|Person] is on the verge of replacing [John Miller|Person].",
        "succeeds(Jane Smith, John Miller) planned",
      ],
    ],
    isNot: [
      ["[Jane Smith|Person] met [John Miller|Person], who will leave.", `${met} planned`],
      ["[Jane Smith|Person], who plans to leave, met [John Miller|Person].", `${met} planned`],
      ["[Jane Smith|Person]'s visit to [Peru|Country] was short.", "visited(Jane Smith, Peru) planned"],
    ],
  },
  hypothetical: {
    is: [
      ["[Jane Smith|Person] could meet [John Miller|Person].", `${met} hypothetical`],
      ["If [Jane Smith|Person] meets [John Miller|Person], the mine will close.", `${met} hypothetical`],
      ["It is unclear whether [Jane Smith|Person] met [John Miller|Person].", `${met} hypothetical`],
      ["[Ann Brown|Person] urged [Jane Smith|Person] to meet [John Miller|Person].", `${met} hypothetical`],
      ["[Jane Smith|Person] will meet [John Miller|Person] if the mine closes.", `${met} hypothetical`],
      ["It is unlikely that [Jane Smith|Person] met [John Miller|Person].", `${met} hypothetical`],
      [
        "[Ann Brown|Person] recommended that [Jane Smith|Person] be dismissed by [Acme|Company].",
        "dismissed(Acme, Jane Smith) hypothetical",
      ],
      [
        "[Jane Smith|Person] is in the running to replace [John Miller|Person].",
        "succeeds(Jane Smith, John Miller) hypothetical",
      ],
    ],
    isNot: [
      ["[Jane Smith|Person] met [John Miller|Person], who could leave.", `${met} hypothetical`],
      ["[Jane Smith|Person] met [John Miller|Person] and asked if the mine was safe.", `${met} hypothetical`],
    ],
  },
  former: {
    is: [
      ["Former [Acme|Company] chairman [Jane Smith|Person] met [John Miller|Person].", `${heads} former`],
      ["The late [Acme|Company] chairman [Jane Smith|Person] built it.", `${heads} former`],
      ["[Jane Smith|Person] served as chairman of [Acme|Company] until 2015.", `${heads} former`],
      ["[Jane Smith|Person], [Acme|Company]'s chairman at the time, left.", `${heads} former`],
      ["[Jane Smith|Person] lived in [Lima|Place] between 2001 and 2013.", "residesIn(Jane Smith, Lima) former"],
    ],
    isNot: [
      ["[Jane Smith|Person] has served as chairman of [Acme|Company] since 2015.", `${heads} former`],
      ["[Acme|Company] chairman [Jane Smith|Person] met former miners.", `${heads} former`],
      ["[Jane Smith|Person] lives in [Lima|Place].", "residesIn(Jane Smith, Lima) former"],
    ],
  },
};

for (const [kind, { is, isNot }] of Object.entries(kinds)) {
  describe(kind, () => {
    test.each(is)("%s reads %s", (text, expected) => {
      const [, head, wanted, by] = /^(\w+\([^)]*\)) (\w+)(?: by (.*))?$/.exec(expected)!;
      const found = relationsOf(text, findRelations).lines.filter((line) => line.startsWith(head!));
      expect(found.map((line) => line.slice(head!.length + 1).split(" ")[0])).toEqual([wanted]);
      if (by) expect(found[0]).toContain(`by ${by}`);
    });
    test.each(isNot)("%s is not %s", (text, never) => {
      expect(relationsOf(text, findRelations).lines.filter((line) => line.startsWith(never))).toEqual([]);
    });
  });
}

describe("reported speech nests", () => {
  test.each([
    [
      "[Andina|MediaOutlet] quoted [Ann Brown|Person] as saying that [Peru|Country] wants to support [Chile|Country].",
      "supports(Peru, Chile) planned by Ann Brown",
    ],
    [
      "[Andina|MediaOutlet] reported that [Ann Brown|Person] said that [Jane Smith|Person] met [John Miller|Person].",
      `${met} claimed by Ann Brown`,
    ],
    ["[Jane Smith|Person] met [John Miller|Person], [Andina|MediaOutlet] reported.", `${met} claimed by Andina`],
  ])("%s reads %s", (text, expected) => {
    expect(relationsOf(text, findRelations).lines).toContain(expected);
  });
});
