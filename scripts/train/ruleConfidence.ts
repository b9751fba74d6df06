/** What came of one relation that a rule read. */
export interface Outcome {
  readonly rule: string;
  /** What the rule's share was multiplied with for its ends and its wording, above 0 to 1. */
  readonly factor: number;
  readonly right: boolean;
  /** How much it counts; less where labels have holes. */
  readonly weight: number;
}

// As much as so many outcomes: how strongly a family is drawn to what was assumed of it, and a rule to its family.
const ofFamily = 10;
const ofRule = 8;

/**
 * How often each rule is right: its own outcomes, drawn towards its family (the part of the name before the dot), which is drawn towards what
 * was assumed before any text was looked at. So a rule with three outcomes says little and one with a hundred speaks for itself
 * (the empirical Bayes estimate of a binomial share with a beta prior).
 *
 * @param assumed the share assumed of a rule or, where `rule` is a family, of all of it
 * @returns shares by rule and by family, sorted by name
 */
export function fitRules(
  outcomes: readonly Outcome[],
  assumed: (rule: string) => number | undefined,
): Record<string, number> {
  const sums = new Map<string, { right: number; expected: number }>();
  const add = (name: string, { factor, right, weight }: Outcome): void => {
    const sum = sums.get(name) ?? { right: 0, expected: 0 };
    sums.set(name, sum);
    sum.expected += weight * factor;
    if (right) sum.right += weight;
  };
  for (const outcome of outcomes) {
    add(outcome.rule, outcome);
    const family = familyOf(outcome.rule);
    if (family !== outcome.rule) add(family, outcome);
  }
  const families = new Map<string, number>();
  const drawn = (name: string, towards: number, strength: number): number => {
    const { right, expected } = sums.get(name)!;
    return Math.min(highest, (right + strength * towards) / (expected + strength));
  };
  for (const name of sums.keys())
    if (familyOf(name) === name) families.set(name, drawn(name, assumed(name) ?? usual, ofFamily));
  const shares = new Map<string, number>(families);
  for (const name of sums.keys()) {
    const family = familyOf(name);
    if (family === name) continue;
    shares.set(
      name,
      drawn(
        name,
        assumed(name) === undefined ? families.get(family)! : mean(assumed(name)!, families.get(family)!),
        ofRule,
      ),
    );
  }
  return Object.fromEntries(
    [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, share]) => [name, Math.round(share * 1000) / 1000]),
  );
}

/** No rule is surer than this: a name or a date can be wrong under the best rule. */
const highest = 0.97;
const usual = 0.8;
const mean = (a: number, b: number): number => (a + b) / 2;

/** The part of a rule's name before the dot. */
const familyOf = (rule: string): string => rule.split(".", 1)[0]!;
