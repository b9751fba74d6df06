import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedPairScorer, shippedWordTable } from "../../../scripts/nlp/models.ts";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import {
  makePairScorer,
  type PairModel,
  pairRule,
  readPairModel,
  shareAt,
  writePairModel,
} from "../../../scripts/relations/pairScorer.ts";
import { readingOf } from "./readingOf.ts";

const scorer = shippedPairScorer();
const read = (text: string) => findRelations(readingOf(text), undefined, scorer);
const scored = (text: string) => read(text).relations.filter(({ rule }) => rule === pairRule);

describe("the scorer of pairs", () => {
  test("says what patterns cannot, with both ends inside the passage", () => {
    const found = scored("[Jane Smith|Person] ( [Lima|Place] , 3 March 1950 ) is a Peruvian singer .");
    expect(found.map(({ type }) => type)).toEqual(["bornIn"]);
    for (const { evidence, confidence } of found) {
      expect(confidence).toBeGreaterThanOrEqual(0.6);
      expect(evidence.source.start).toBeGreaterThanOrEqual(evidence.start);
      expect(evidence.target.end).toBeLessThanOrEqual(evidence.end);
    }
  });
  test("leaves alone what a pattern has read", () => {
    const { relations } = read("[Jane Smith|Person] was born in [Lima|Place] .");
    const born = relations.filter(({ type }) => type === "bornIn");
    expect(born.length).toBe(1);
    expect(born[0]!.rule).not.toBe(pairRule);
  });
  test.each([
    "[Jane Smith|Person] flew to [Lima|Place] on Monday .",
    "[Jane Smith|Person] criticised [Acme|Company] in [Lima|Place] .",
    "[Peru|Country] and [Chile|Country] signed a treaty .",
    "[Jane Smith|Person] told [John Miller|Person] that the bridge was closed .",
    "[Acme|Company] opened its third plant in [Lima|Place] .",
    "[Jane Smith|Person] , who leads the talks , left [Lima|Place] for [Oslo|Place] .",
  ])("makes nothing of %s", (text) => {
    expect(scored(text)).toEqual([]);
  });
  test("never says that two are only linked", () => {
    const text = "[Jane Smith|Person] , [John Miller|Person] and [Acme|Company] , [Lima|Place] , 1950 .";
    for (const { type } of scored(text)) expect(["linkedByText", "coOccurs"]).not.toContain(type);
  });
  test("without it, patterns speak alone", () => {
    const reading = readingOf("[Jane Smith|Person] ( born 3 March 1950 in [Lima|Place] ) was a singer .");
    expect(findRelations(reading).relations.some(({ rule }) => rule === pairRule)).toBe(false);
  });
});

describe("steps from scores to shares", () => {
  const steps = [
    [-0.5, 0.6],
    [0.5, 0.75],
    [2, 0.95],
  ] as const;
  test.each([
    [-9, 0],
    [-0.51, 0],
    [-0.5, 0.6],
    [0.49, 0.6],
    [0.5, 0.75],
    [99, 0.95],
  ])("a score of %d is right in a share of %d", (score, share) => {
    expect(shareAt(steps, score)).toBe(share);
  });
  test("never fall", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(shareAt(steps, Math.max(a, b))).toBeGreaterThanOrEqual(shareAt(steps, Math.min(a, b)));
      }),
    );
  });
});

describe("its weights", () => {
  const weights = new Int8Array(16 * 2);
  weights[3] = 64;
  weights[30] = -5;
  const model = {
    rowCount: 16,
    classes: [
      { type: "bornIn", forward: true },
      { type: "birthDate", forward: true },
    ],
    scale: 32,
    steps: [[[0.5, 0.9]], []],
  } satisfies Omit<PairModel, "rows">;
  const bytes = writePairModel({ ...model, weights });
  test("come back as they were written, the same bytes each time", () => {
    const { rows, ...rest } = readPairModel(bytes);
    expect(rest).toEqual(model);
    const at = (row: number, c: number) => rows.weights[rows.places[row]! * 2 + c];
    expect([at(1, 1), at(15, 0), at(1, 0), at(7, 1)]).toEqual([64, -5, 0, 0]);
    expect(writePairModel({ ...model, weights })).toEqual(bytes);
  });
  test.each<[string, Uint8Array, RegExp]>([
    ["one bit changed", bytes.map((byte, n) => (n === 40 ? byte ^ 1 : byte)), /damaged/],
    ["cut short", bytes.subarray(0, 30), /damaged|not a pairs model/],
    ["no file", new Uint8Array(0), /not a pairs model/],
    [
      "another model",
      readFileSync(new URL("../../../graph-data/models/names.bin", import.meta.url)),
      /not a pairs model/,
    ],
    ["another version", writePairModel({ ...model, rowCount: 15, weights }), /another version/],
    [
      "a class that is none",
      writePairModel({ ...model, classes: [{ type: "x", forward: true }, model.classes[1]!] as never, weights }),
      /another version/,
    ],
    ["steps that are none", writePairModel({ ...model, steps: [[["a"]], []] as never, weights }), /another version/],
  ])("%s: refused, saying what to do", (_, file, says) => {
    expect(() => readPairModel(file)).toThrow(says);
    expect(() => readPairModel(file)).toThrow(/npm run train/);
  });
  test("a class without steps says nothing", () => {
    const silent = makePairScorer(
      readPairModel(writePairModel({ ...model, steps: [[], []], weights })),
      shippedWordTable(),
    );
    const { relations } = findRelations(readingOf("[Jane Smith|Person] , [Lima|Place] ."), undefined, silent);
    expect(relations.filter(({ rule }) => rule === pairRule)).toEqual([]);
  });
});
