import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { RelationType } from "../../../graph-data/ontology.ts";
import type { ExtractedRelation } from "../../../graph-data/records/extraction.ts";
import { drawEdges, isShown } from "../../../scripts/evaluate/drawEdges.ts";
import { JudgedScorer, readJudgedEdges } from "../../../scripts/evaluate/judgedEdges.ts";
import { seededRandom } from "../../../scripts/train/perceptron.ts";

const edge = (type: RelationType, at: number, confidence = 0.8): ExtractedRelation => ({
  type,
  source: "e0",
  target: "e1",
  assertion: "stated",
  confidence,
  rule: "x",
  evidence: { start: at, end: at + 20, source: { start: at, end: at + 4 }, target: { start: at + 9, end: at + 12 } },
});
const verdict = (type: RelationType, at: number, right: boolean, more: object = {}) =>
  JSON.stringify({
    set: "news.dev",
    article: "a",
    type,
    source: [at, at + 4],
    target: [at + 9, at + 12],
    assertion: "stated",
    right,
    ...more,
  });
const read = (relations: ExtractedRelation[]) => ({ id: "a", entities: [], relations, quotes: [], attributes: [] });

describe("edges that a person judged", () => {
  const judged = readJudgedEdges(
    [
      verdict("metWith", 0, true),
      verdict("metWith", 40, false, { reason: "a handshake in a dream" }),
      verdict("headOf", 80, true),
      verdict("headOf", 120, false),
    ].join("\n"),
  );
  test("are found again in what is read now", () => {
    const scorer = new JudgedScorer("news.dev", judged);
    scorer.add({ id: "a" }, read([edge("metWith", 0), edge("metWith", 40), edge("headOf", 80, 0.3)]));
    expect(scorer.score).toMatchObject({
      set: "news.dev",
      edges: 2,
      right: 0.5,
      types: [{ type: "metWith", edges: 2, right: 0.5 }],
      calibration: { count: 3 },
    });
  });
  test.each([
    ["another article", { id: "b" }, edge("metWith", 0)],
    ["another type", { id: "a" }, edge("visited", 0)],
    ["another place", { id: "a" }, edge("metWith", 1)],
    ["another assertion", { id: "a" }, { ...edge("metWith", 0), assertion: "planned" } as ExtractedRelation],
  ])("%s is another edge", (_, article, relation) => {
    const scorer = new JudgedScorer("news.dev", judged);
    scorer.add(article, read([relation]));
    expect(scorer.score).toBeUndefined();
  });
  test("of another set say nothing", () => {
    const scorer = new JudgedScorer("other.dev", judged);
    scorer.add({ id: "a" }, read([edge("metWith", 0)]));
    expect(scorer.score).toBeUndefined();
  });
  test.each(['{"set": "x"}', verdict("metWith", 0, true, { source: [1] }), verdict("metWith", 0, true, { type: "y" })])(
    "%s is no verdict",
    (line) => {
      expect(() => readJudgedEdges(`\n${line}`)).toThrow(/line 2: expected \{set, article/);
    },
  );
  test("the verdicts that are kept can be read, and hold no text of an article", () => {
    const file = new URL("../../fixtures/judged-edges.jsonl", import.meta.url);
    const kept = readJudgedEdges(readFileSync(file, "utf8"));
    expect(kept.length).toBeGreaterThanOrEqual(200);
    for (const { right, reason } of kept) expect(reason === undefined).toBe(right);
  });
});

describe("a draw", () => {
  const edges = [
    ...Array.from({ length: 100 }, (_, n) => ({ article: "a", relation: edge("spokeAbout", n) })),
    ...Array.from({ length: 4 }, (_, n) => ({ article: "b", relation: edge("headOf", n) })),
    { article: "c", relation: edge("bornIn", 0) },
  ];
  const draw = (seed: number) => drawEdges(edges, 13, seededRandom(seed));
  test("is spread over types and not filled by the most frequent one", () => {
    const counts = new Map<string, number>();
    for (const { relation } of draw(1)) counts.set(relation.type, (counts.get(relation.type) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ spokeAbout: 10, headOf: 2, bornIn: 1 });
  });
  test("is the same for the same seed, and another for another", () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
  test("of more than there is takes all", () => {
    expect(drawEdges(edges, 999, seededRandom(1))).toEqual(edges);
  });
  test.each([
    ["headOf", 0.5, true],
    ["headOf", 0.49, false],
    ["coOccurs", 0.9, false],
    ["linkedByText", 0.9, false],
  ] as const)("%s with %d is drawn from: %s", (type, confidence, drawn) => {
    expect(isShown(edge(type, 0, confidence))).toBe(drawn);
  });
});
