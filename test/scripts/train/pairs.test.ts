import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitSteps } from "../../../scripts/train/pairs.ts";
import { readFacts } from "../../../scripts/train/pairsExamples.ts";

describe("steps fitted to pairs", () => {
  const pairs = (count: number, score: number, share: number) =>
    Array.from({ length: count }, (_, n) => ({ score: score + n / 10_000, right: n % 100 < share * 100 }));
  test("what is surely wrong below a score is left out", () => {
    const steps = fitSteps([...pairs(100, 2, 1), ...pairs(100, 1, 0.7), ...pairs(100, 0, 0)], 0.75);
    expect(steps.at(-1)![1]).toBeGreaterThan(0.95);
    expect(steps.every(([from]) => from >= 1)).toBe(true);
  });
  test.each([
    ["too few", pairs(10, 1, 1)],
    ["too often wrong", pairs(200, 1, 0.5)],
    ["none", []],
  ])("%s: nothing is said", (_, few) => {
    expect(fitSteps(few, 0.75)).toEqual([]);
  });
  test("rise, and stay between a half and one", () => {
    const pair = fc.record({ score: fc.double({ min: -9, max: 9, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 300 }), (some) => {
        const steps = fitSteps(some, 0.6);
        for (const [n, [from, share]] of steps.entries()) {
          expect(share).toBeGreaterThanOrEqual(0.6);
          expect(share).toBeLessThan(1);
          if (n > 0) expect(from).toBeGreaterThanOrEqual(steps[n - 1]![0]);
        }
      }),
    );
  });
});

describe("facts of labelled sets in our types", () => {
  const line = (more: object) =>
    JSON.stringify({
      id: "a",
      text: "Jane Smith was born in Lima. She left.",
      sentences: [
        [0, 28],
        [29, 38],
      ],
      entities: [
        { id: 0, type: "PER", mentions: [{ start: 0, end: 10 }] },
        { id: 1, type: "LOC", mentions: [{ start: 23, end: 27 }] },
      ],
      ...more,
    });
  test.each([
    ["P19", 0, 1, { type: "bornIn", source: "0", target: "1" }],
    ["P22", 0, 1, { type: "parentOf", source: "1", target: "0" }],
  ])("%s is read", (type, head, tail, fact) => {
    const { facts } = readFacts(line({ relations: [{ type, head, tail, evidence: [0] }] }));
    expect(facts).toEqual([{ ...fact, evidence: [{ start: 0, end: 28 }] }]);
  });
  test("a property that says too little is left out, and nobody knows where a fact without evidence stands", () => {
    const { facts } = readFacts(
      line({
        relations: [
          { type: "P361", head: 0, tail: 1, evidence: [0] },
          { type: "P19", head: 0, tail: 1, evidence: [] },
        ],
      }),
    );
    expect(facts).toEqual([{ type: "bornIn", source: "0", target: "1", evidence: undefined }]);
  });
  test("a passage is complete only for what was looked for in it", () => {
    const passage = readFacts(
      line({ exhaustive_properties: ["PLACE_OF_BIRTH", "EMPLOYEE_OR_MEMBER_OF"], relations: [] }),
    );
    const complete = (["bornIn", "employedBy", "residesIn", "headOf"] as const).map((type) =>
      passage.isComplete(type, false),
    );
    expect(complete).toEqual([true, true, false, false]);
    expect(readFacts(line({ relations: [] })).isComplete("residesIn", false)).toBe(true);
  });
});
