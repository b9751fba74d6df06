import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assumedShare, shareOf } from "../../../scripts/relations/confidence.ts";
import { fitRules, type Outcome } from "../../../scripts/train/ruleConfidence.ts";

const times = (count: number, rule: string, right: boolean, factor = 1): Outcome[] =>
  Array.from({ length: count }, () => ({ rule, factor, right, weight: 1 }));
const assumed = (rule: string) => (rule === "met" ? 0.8 : undefined);

describe("how often a rule is right", () => {
  test("a rule with many outcomes speaks for itself", () => {
    const shares = fitRules([...times(300, "met.verb", true), ...times(300, "met.verb", false)], assumed);
    expect(shares["met.verb"]).toBeCloseTo(0.5, 2);
  });
  test("a rule with few is drawn to its family, and a family to what was assumed", () => {
    const shares = fitRules([...times(1, "met.noun", false), ...times(200, "met.verb", true)], assumed);
    expect(shares["met.noun"]).toBeGreaterThan(0.8);
    expect(fitRules(times(1, "met.verb", true), assumed).met).toBeCloseTo(0.82, 2);
  });
  test("what weakens a reading counts against what is expected of it, not against its rule", () => {
    const shares = fitRules([...times(80, "met.verb", true, 0.8), ...times(20, "met.verb", false, 0.8)], () => 0.9);
    expect(shares["met.verb"]).toBeGreaterThan(0.9);
  });
  test("no share is above 97 in 100, none is below 0, and names are in order", () => {
    const outcome = fc.record({
      rule: fc.constantFrom("a.x", "a.y", "b", "c.z"),
      factor: fc.double({ min: 0.3, max: 1, noNaN: true }),
      right: fc.boolean(),
      weight: fc.double({ min: 0.1, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => {
        const shares = fitRules(outcomes, () => undefined);
        expect(Object.keys(shares)).toEqual(Object.keys(shares).sort());
        for (const share of Object.values(shares)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(0.97);
        }
      }),
    );
  });
});

describe("the fitted table", () => {
  test.each(["office.before-name", "born.in", "spoke.reported"])("has a share of its own for %s", (rule) => {
    expect(shareOf(rule)).toBeGreaterThan(0.5);
  });
  test("a rule that no text has had yet has what is assumed of it, or what is known of its family", () => {
    expect(shareOf("met.never-seen")).toBe(shareOf("met"));
    expect(assumedShare("met.never-seen")).toBeUndefined();
  });
  test("of a rule that nothing is known of nothing is said", () => {
    expect(shareOf("nonsense.rule")).toBeUndefined();
  });
});
