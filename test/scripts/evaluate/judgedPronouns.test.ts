import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import {
  drawPronouns,
  JudgedPronounScorer,
  joinedPronouns,
  readJudgedPronouns,
} from "../../../scripts/evaluate/judgedPronouns.ts";
import { seededRandom } from "../../../scripts/train/perceptron.ts";

// "Ana Silva said she met Paul Okafor. He left; they laughed." They mean nobody named.
const read: Extraction = {
  id: "a",
  entities: [
    {
      id: "e0",
      type: "Person",
      name: "Ana Silva",
      mentions: [
        { start: 0, end: 9, kind: "name" },
        { start: 15, end: 18, kind: "pronoun" },
      ],
    },
    {
      id: "e1",
      type: "Person",
      name: "Paul Okafor",
      mentions: [
        { start: 23, end: 34, kind: "name" },
        { start: 36, end: 38, kind: "pronoun" },
      ],
    },
    { id: "e2", type: "Organization", name: "they", mentions: [{ start: 45, end: 49, kind: "pronoun" }] },
  ],
  relations: [],
  quotes: [],
  attributes: [],
};

test("pronouns that stand for somebody named are told by that name; others are not to be judged", () => {
  expect(joinedPronouns("a", read)).toEqual([
    { article: "a", pronoun: [15, 18], name: [0, 9] },
    { article: "a", pronoun: [36, 38], name: [23, 34] },
  ]);
});

test("a draw is as large as is wanted, in text order, and the same for the same seed", () => {
  const all = Array.from({ length: 50 }, (_, n) => ({
    article: "a",
    pronoun: [n * 10, n * 10 + 2] as const,
    name: [0, 1] as const,
  }));
  const drawn = drawPronouns(all, 20, seededRandom(3));
  expect(drawn).toHaveLength(20);
  expect(new Set(drawn).size).toBe(20);
  expect(drawn.map(({ pronoun }) => pronoun[0])).toEqual(drawn.map(({ pronoun }) => pronoun[0]).sort((a, b) => a - b));
  expect(drawPronouns(all, 20, seededRandom(3))).toEqual(drawn);
  expect(drawPronouns(all, 20, seededRandom(4))).not.toEqual(drawn);
});

describe("verdicts", () => {
  const verdict = (pronoun: number[], name: number[], right: boolean) =>
    JSON.stringify({ set: "news.dev", article: "a", pronoun, name, right });
  test("count only pronouns that are still joined to the same", () => {
    const judged = readJudgedPronouns([verdict([15, 18], [0, 9], true), verdict([36, 38], [0, 9], false)].join("\n"));
    const scorer = new JudgedPronounScorer("news.dev", judged);
    scorer.add({ id: "a" }, read);
    expect(scorer.counts).toEqual({ judged: 1, right: 1 });
  });

  test("of another set are left alone", () => {
    const scorer = new JudgedPronounScorer("other.dev", readJudgedPronouns(verdict([15, 18], [0, 9], true)));
    scorer.add({ id: "a" }, read);
    expect(scorer.counts).toEqual({ judged: 0, right: 0 });
  });

  test.each(['{"set":"news.dev"}', verdict([15], [0, 9], true), verdict([15, 18], [0, 9.5], true)])(
    "that are none are named by their line: %s",
    (line) => {
      expect(() => readJudgedPronouns(`\n${line}`)).toThrow("line 2");
    },
  );

  test("that ship are a hundred, at least eight in ten right", () => {
    const judged = readJudgedPronouns(
      readFileSync(new URL("../../fixtures/judged-pronouns.jsonl", import.meta.url), "utf8"),
    );
    expect(judged).toHaveLength(100);
    expect(judged.filter(({ right }) => right).length).toBeGreaterThanOrEqual(80);
    expect(judged.every(({ right, reason }) => right || reason !== undefined)).toBe(true);
  });
});
