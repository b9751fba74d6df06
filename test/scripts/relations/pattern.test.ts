import { describe, expect, test } from "vitest";
import { type EntityType, entityTypes } from "../../../graph-data/ontology.ts";
import { compilePattern } from "../../../scripts/relations/pattern.ts";
import type { Unit } from "../../../scripts/relations/units.ts";

const unit = (type: EntityType, text: string): Unit => ({
  kind: "mention",
  text,
  lower: text.toLowerCase(),
  start: 0,
  end: text.length,
  first: 0,
  last: 1,
  upos: "PROPN",
  xpos: "NNP",
  type,
  quoted: false,
});

describe("a pattern is tried only where its words and mentions are", () => {
  // Names that the classes look at: a school, a hall, a state by its letters.
  const names = ["Acme", "Lima College", "Lima Hall", "US", "Africa"];
  const classes =
    "any person org employer company party media institution facility alliance body country countryName demonym city groupName nationality place beat event actor group located".split(
      " ",
    );

  test.each(classes)("%s: whatever fits is of a type that the sentence is asked for", (name) => {
    const { elements, needs } = compilePattern(`P=${name}`);
    for (const type of Object.keys(entityTypes) as EntityType[]) {
      const fits = names.some((text) => elements[0]!.fits(unit(type, text)));
      const asked = needs.every((options) => options.includes(`type:${type}`));
      expect([type, fits && !asked]).toEqual([type, false]);
    }
  });

  test.each([
    ["P=person met Q=person", [["type:Person"], ["met"], ["type:Person"]]],
    ["P=person? left", [["left"]]],
    ["P=any left", [["left"]]],
    ["P=media|", undefined],
  ])("%s", (source, needs) => {
    if (needs) expect(compilePattern(source).needs).toEqual(needs);
    else expect(() => compilePattern(source)).toThrow("no class of mentions");
  });
});
