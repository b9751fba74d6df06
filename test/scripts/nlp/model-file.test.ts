import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fromPlanes,
  packWeights,
  readModelFile,
  toPlanes,
  unpackWeights,
  writeModelFile,
} from "../../../scripts/nlp/model-file.ts";

describe("weights", () => {
  test("come back from packing as they were, whichever of them are zero", () => {
    const width = 5;
    const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -127, max: 127 })), {
      minLength: 5,
      maxLength: 400,
    });
    fc.assert(
      fc.property(weights, (values) => {
        const rowCount = Math.floor(values.length / width);
        const dense = Int8Array.from(values.slice(0, rowCount * width));
        const { gaps, values: kept } = packWeights(dense);
        const { places, weights: rows } = unpackWeights(gaps, kept, rowCount, width);
        const back = Array.from(dense, (_, n) => rows[places[Math.floor(n / width)]! * width + (n % width)]);
        expect(back).toEqual(Array.from(dense));
      }),
    );
  });
});

test("numbers come back from planes of bytes", () => {
  const numbers = Int32Array.of(0, 1, -1, 2147483647, -2147483648, 123456789);
  expect(fromPlanes(toPlanes(numbers))).toEqual(numbers);
});

describe("a model file", () => {
  const file = { head: { rows: 3 }, parts: new Map([["a", Uint8Array.of(1, 2, 3)]]) };

  test("holds what was written, and the same input gives the same bytes", () => {
    const bytes = writeModelFile("test", file);
    expect(readModelFile("test", bytes).head).toEqual({ rows: 3 });
    expect([...readModelFile("test", bytes).parts.get("a")!]).toEqual([1, 2, 3]);
    expect(writeModelFile("test", file)).toEqual(bytes);
  });

  test("of another kind is refused with the way to get the right one", () => {
    expect(() => readModelFile("names", writeModelFile("words", file))).toThrow(/not a names model.*npm run train/);
  });
});
