import fc from "fast-check";
import { expect, test } from "vitest";
import { labelCount, makeDecoder, mayPrecede, readLabels, writeLabels } from "../../../scripts/nlp/bilou.ts";

test("spans come back from their labels", () => {
  const spans = [
    { first: 0, last: 1, type: "LOC" as const },
    { first: 1, last: 3, type: "PER" as const },
    { first: 4, last: 8, type: "ORG" as const },
  ];
  const labels = new Uint8Array(9);
  writeLabels(spans, labels);
  expect(readLabels(labels)).toEqual(spans);
  expect(readLabels(labels, 10)[0]).toEqual({ first: 10, last: 11, type: "LOC" });
});

test("decoding finds the best of all valid sequences", () => {
  const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3 * labelCount, maxLength: 3 * labelCount });
  const decoder = makeDecoder();
  fc.assert(
    fc.property(scores, (values) => {
      const transitions = Float32Array.from({ length: labelCount ** 2 }, (_, n) => (n * 7) % 5);
      const found = new Uint8Array(3);
      decoder.decode(Float32Array.from(values), transitions, 3, found);
      const scoreOf = (labels: ArrayLike<number>) => {
        let total = 0;
        for (let n = 0; n <= 3; n++) {
          const before = n === 0 ? 0 : labels[n - 1]!;
          const label = n === 3 ? 0 : labels[n]!;
          if (!mayPrecede[label]!.includes(before)) return Number.NEGATIVE_INFINITY;
          total += transitions[before * labelCount + label]! + (n === 3 ? 0 : values[n * labelCount + label]!);
        }
        return total;
      };
      let best = Number.NEGATIVE_INFINITY;
      for (let a = 0; a < labelCount; a++)
        for (let b = 0; b < labelCount; b++)
          for (let c = 0; c < labelCount; c++) best = Math.max(best, scoreOf([a, b, c]));
      expect(scoreOf(found)).toBe(best);
    }),
    { numRuns: 20 },
  );
});
