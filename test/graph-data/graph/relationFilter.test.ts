import { describe, expect, test } from "vitest";
import { type RelationCriteria, relationFilter } from "../../../graph-data/graph/relationFilter.ts";
import { openHandMade, type Tie } from "./handMade.ts";

const office: Tie = ["A", "ownerOf", "B", { dates: ["2013-05", "2019-01-10"], confidence: 0.7 }];
const meeting: Tie = ["A", "metWith", "B", { dates: ["2013-05", "2019-01-10"], assertion: "claimed" }];
const undated: Tie = ["A", "supports", "B"];
const together: Tie = ["A", "coOccurs", "B"];
const byVerb: Tie = ["A", "linkedByText", "B"];

const passes = (tie: Tie, criteria: RelationCriteria): boolean => {
  const graph = openHandMade([tie]);
  return graph.build.relations.filter(relationFilter(graph, criteria)).length === 1;
};

describe("which relations are meant", () => {
  test.each<[string, Tie, RelationCriteria]>([
    ["anything where nothing is asked", office, {}],
    ["a tie in the middle of its time", office, { from: "2015", to: "2016" }],
    ["a tie that ends within", office, { from: "2019-01-10" }],
    ["a meeting in its month", meeting, { from: "2013-05-20", to: "2013-06" }],
    ["a meeting of a month, asked for by a day in it", meeting, { to: "2013-05-01" }],
    ["its type", meeting, { relationTypes: new Set(["metWith"]) }],
    ["its assertion", meeting, { assertions: new Set(["claimed", "stated"]) }],
    ["as certain as asked", office, { minConfidence: 0.7 }],
    ["a fallback by its name", together, { relationTypes: new Set(["coOccurs"]) }],
    ["fallbacks where they are asked for", byVerb, { fallbacks: true }],
  ])("%s", (_, tie, criteria) => {
    expect(passes(tie, criteria)).toBe(true);
  });

  test.each<[string, Tie, RelationCriteria]>([
    ["a meeting between its two dates", meeting, { from: "2015", to: "2016" }],
    ["what was over before", office, { from: "2019-01-11" }],
    ["what came later", meeting, { to: "2013-04" }],
    ["what has no date, once one is asked for", undated, { from: "1900" }],
    ["another type", meeting, { relationTypes: new Set(["ownerOf"]) }],
    ["another assertion", meeting, { assertions: new Set(["stated"]) }],
    ["less certain", office, { minConfidence: 0.71 }],
    ["named together, unless asked for", together, {}],
    ["linked by some verb, unless asked for", byVerb, {}],
  ])("not %s", (_, tie, criteria) => {
    expect(passes(tie, criteria)).toBe(false);
  });
});
