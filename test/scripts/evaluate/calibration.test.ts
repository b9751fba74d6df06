import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibrationOf, reliabilityRows, type Verdict } from "../../../scripts/evaluate/calibration.ts";

const times = (count: number, confidence: number, right: boolean): Verdict[] =>
  Array.from({ length: count }, () => ({ confidence, right }));

describe("calibration", () => {
  test("nine right in ten shown with 0.9 is no error at all", () => {
    const found = calibrationOf([...times(9, 0.9, true), ...times(1, 0.9, false)]);
    expect(found).toEqual({
      count: 10,
      error: 0,
      bins: [{ from: 0.9, to: 1, count: 10, confidence: 0.9, right: 0.9 }],
    });
  });
  test("bins weigh as much as they hold", () => {
    // Half is 0.2 too sure, half not sure enough by 0.1.
    const found = calibrationOf([
      ...times(7, 0.9, true),
      ...times(3, 0.9, false),
      ...times(6, 0.5, true),
      ...times(4, 0.5, false),
    ]);
    expect(found.error).toBe(0.15);
    expect(found.bins.map(({ from, right }) => [from, right])).toEqual([
      [0.5, 0.6],
      [0.9, 0.7],
    ]);
  });
  test.each([
    [0, 0],
    [0.0999, 0],
    [0.3, 0.3],
    [0.6, 0.6],
    [0.7, 0.7],
    [1, 0.9],
  ])("%d belongs to the bin from %d on", (confidence, from) => {
    expect(calibrationOf(times(1, confidence, true)).bins.map((bin) => bin.from)).toEqual([from]);
  });
  test("of nothing there is no error", () => {
    expect(calibrationOf([])).toEqual({ count: 0, error: 0, bins: [] });
  });
  test("the table has a row for each bin", () => {
    expect(reliabilityRows(calibrationOf(times(2, 0.85, true)))).toEqual([
      "calibration error 0.150 over 2 relations",
      "  confidence 0.8–0.9: mean   85 %, right  100 % of 2",
    ]);
  });
  test("whatever comes, the error is a share and nothing is lost", () => {
    const verdict = fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        const { error, bins, count } = calibrationOf(verdicts);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(count);
      }),
    );
  });
});
