import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SetHash } from "../../graph-data/setHash.ts";

const of = (...lines: string[]): string =>
  Buffer.from(lines.reduce((hash, line) => hash.add(line), new SetHash()).state()).toString("hex");

describe("a set hash", () => {
  test("is the same in any order, and after a line came and went", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }), fc.string(), (lines, other) => {
        const all = of(...lines);
        expect(of(...lines.toReversed())).toBe(all);
        const hash = new SetHash(Buffer.from(all, "hex")).add(other).remove(other);
        expect(Buffer.from(hash.state()).toString("hex")).toBe(all);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ["one line is not another", of("a"), of("b")],
    ["a line more is another set", of("a"), of("a", "b")],
    ["two lines are not one with both texts", of("a", "b"), of("ab")],
    ["nothing is not an empty line", of(), of("")],
  ])("%s", (_, one, other) => {
    expect(one).not.toBe(other);
  });

  test("adds the bytes of SHAKE256 lane by lane", () => {
    const [a, b, both] = [of("a"), of("b"), of("a", "b")].map((hex) => Buffer.from(hex, "hex").readUInt16LE(0));
    expect(both).toBe((a! + b!) & 0xffff);
    expect(of("a").slice(0, 8)).toBe("867e2cb0");
  });

  test("refuses a state of another length", () => {
    expect(() => new SetHash(new Uint8Array(3))).toThrow("expected a state of 2048 bytes, got 3");
  });
});
