import { describe, expect, test } from "vitest";
import type { ArticleId, DecisionId, EntityId } from "../../../graph-data/ids.ts";
import type { MentionKind } from "../../../graph-data/ontology.ts";
import type { Decision, DecisionContent } from "../../../graph-data/records/decision.ts";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import { divideExtraction, divisionsOf } from "../../../graph-data/resolve/divideExtraction.ts";

/** "Smith … Smith … he … Smith … Acme": four mentions of one, and who works where. */
const mention = (start: number, kind: MentionKind = "name") => ({ start, end: start + 5, kind });
const extraction: Extraction = {
  id: "a",
  entities: [
    {
      id: "smith",
      type: "Person",
      name: "Smith",
      mentions: [mention(0), mention(10), mention(20, "pronoun"), mention(30)],
    },
    { id: "acme", type: "Company", name: "Acme", mentions: [mention(40)] },
  ],
  relations: [0, 10, 20, 30].map((start) => ({
    type: "employedBy",
    source: "smith",
    target: "acme",
    assertion: "stated",
    confidence: 0.9,
    rule: "by hand",
    evidence: { start, end: 50, source: { start, end: start + 5 }, target: { start: 40, end: 45 } },
  })),
  quotes: [],
  attributes: [],
};
const places = (...starts: number[]) => starts.map((start) => ({ start, end: start + 5 }));
const parts = (...divisions: { start: number; end: number }[][]) =>
  divideExtraction(extraction, divisions).entities.map(({ id, mentions }) => [
    id,
    ...mentions.map(({ start }) => start),
  ]);
const acme = ["acme", 40];

describe("some mentions of an article's entity are an entity of their own", () => {
  test.each([
    ["one of them", [places(10)], [["smith", 0, 20, 30], ["smith~10", 10], acme]],
    ["two of them, with what only means them", [places(10, 20)], [["smith", 0, 30], ["smith~10", 10, 20], acme]],
    ["only what means it without a name", [places(20)], [["smith", 0, 10, 30], ["smith~20", 20], acme]],
    ["two decisions, two parts", [places(0), places(30)], [["smith~0", 0], ["smith", 10, 20], ["smith~30", 30], acme]],
    [
      "of two that hold one mention the later counts",
      [places(0, 10), places(10)],
      [["smith~0", 0], ["smith~10", 10], ["smith", 20, 30], acme],
    ],
    [
      "no name stays: what was not chosen goes with the first",
      [places(0), places(10, 30)],
      [["smith", 0, 20], ["smith~10", 10, 30], acme],
    ],
  ])("%s", (_, divisions, wanted) => expect(parts(...divisions)).toEqual(wanted));

  test("relations go where their ends are named", () => {
    const { relations } = divideExtraction(extraction, [places(10, 20)]);
    expect(relations.map(({ source, target }) => [source, target])).toEqual([
      ["smith", "acme"],
      ["smith~10", "acme"],
      ["smith~10", "acme"],
      ["smith", "acme"],
    ]);
  });
});

test.each([
  ["no place", []],
  ["a place where nothing is named", [places(100)]],
  ["all that name it", [places(0, 10, 30)]],
  ["all of it", [places(0, 10, 20, 30)]],
])("%s divides nothing", (_, divisions) => expect(divideExtraction(extraction, divisions)).toBe(extraction));

test("what was taken back divides nothing, places are told by article", () => {
  const line = (id: string, content: DecisionContent): Decision => ({
    id: id as DecisionId,
    at: "",
    author: "",
    content,
  });
  const at = (article: string) => places(10).map((place) => ({ article: article as ArticleId, ...place }));
  const split = { kind: "split", entity: "person.smith" as EntityId, name: "A" } as const;
  const log = [
    line("d_1", { ...split, places: [...at("a"), ...at("b")] }),
    line("d_2", { ...split, places: at("a") }),
    line("d_3", { kind: "undo", decision: "d_2" as DecisionId }),
  ];
  expect([...divisionsOf(log)].map(([article, own]) => [article, own.length])).toEqual([
    ["a", 1],
    ["b", 1],
  ]);
});
