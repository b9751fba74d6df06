import { type PairModel, shareAt } from "../relations/pairScorer.ts";
import type { Example } from "./pairsExamples.ts";
import { shuffle } from "./shuffle.ts";

export interface PairsPlan {
  readonly examples: readonly Example[];
  readonly classes: PairModel["classes"];
  readonly rowCount: number;
  readonly passes: number;
  /** What is left of a weight below this is dropped, in units of score. */
  readonly cut: number;
  /** How often what the scorer says must be right, by class; a class that does not reach it says nothing. */
  readonly wanted: (type: string) => number;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

const folds = 5;

/**
 * Trains one logistic regression a class over hashed features (AdaGrad: Duchi, Hazan and Singer, JMLR 2011), and fits how often a score is
 * right on text that was not learned from: five runs, each without a fifth of the texts, then isotonic regression over what the patterns
 * are silent about (Zadrozny and Elkan, "Transforming Classifier Scores into Accurate Multiclass Probability Estimates", KDD 2002).
 */
export function trainPairs(plan: PairsPlan): Omit<PairModel, "rows"> & { weights: Int8Array; kept: number } {
  const { examples, classes, rowCount, report } = plan;
  const texts = [...new Set(examples.map(({ text }) => text))];
  const foldOf = new Map(texts.map((text, n) => [text, n % folds]));
  // Both directions of a type are one, so that rare ones rest on more.
  const scored = new Map(classes.map(({ type }) => [type, new Map<string, { score: number; right: boolean }>()]));
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn(
      plan,
      examples.filter(({ text }) => foldOf.get(text) !== fold),
    );
    for (const example of examples) {
      if (foldOf.get(example.text) !== fold || !example.silent) continue;
      for (const [n, c] of example.classes.entries()) {
        const score = scoreOf(weights, example, c, classes.length);
        const right = example.right[n] === 1;
        const key = `${example.text} ${example.ends} ${classes[c]!.forward}`;
        const own = scored.get(classes[c]!.type)!;
        const known = own.get(key);
        if (!known || score > known.score) own.set(key, { score, right: right || (known?.right ?? false) });
        else known.right ||= right;
      }
    }
    report(`pairs: fold ${fold + 1} of ${folds}`);
  }
  const stepsOf = new Map(
    [...scored].map(([type, own]) => {
      const all = [...own.values()];
      const steps = fitSteps(all, plan.wanted(type));
      const told = all.filter(({ score }) => shareAt(steps, score) > 0);
      const right = told.filter((one) => one.right).length;
      const missed = all.filter((one) => one.right).length;
      report(
        `pairs: ${type}: ${right} of ${told.length} right, of ${missed} that patterns miss; ${JSON.stringify(steps)}`,
      );
      return [type, steps] as const;
    }),
  );
  const speaking = classes.flatMap(({ type }, c) => (stepsOf.get(type)!.length > 0 ? [c] : []));
  const all = learn(plan, examples);
  const weights = new Float32Array(rowCount * speaking.length);
  for (let row = 0; row < rowCount; row++)
    for (const [n, c] of speaking.entries()) weights[row * speaking.length + n] = all[row * classes.length + c]!;
  return {
    rowCount,
    classes: speaking.map((c) => classes[c]!),
    steps: speaking.map((c) => stepsOf.get(classes[c]!.type)!),
    ...quantisePairs(weights, plan.cut),
  };
}

/** The unit of the small weights: 32 are a point of score; weights beyond ±127 are cut off. */
const scale = 32;

function quantisePairs(weights: Float32Array, cut: number): { weights: Int8Array; scale: number; kept: number } {
  const small = new Int8Array(weights.length);
  let kept = 0;
  for (let n = 0; n < weights.length; n++) {
    const weight = weights[n]!;
    if (Math.abs(weight) < cut) continue;
    small[n] = Math.max(-127, Math.min(127, Math.round(weight * scale)));
    if (small[n] !== 0) kept++;
  }
  return { weights: small, scale, kept };
}

function scoreOf(weights: Float32Array, { rows }: Example, c: number, width: number): number {
  let sum = 0;
  for (const row of rows) sum += weights[row * width + c]!;
  return sum;
}

function learn(plan: PairsPlan, examples: readonly Example[]): Float32Array {
  const width = plan.classes.length;
  const weights = new Float32Array(plan.rowCount * width);
  const squares = new Float32Array(plan.rowCount * width);
  const mean = new Float32Array(plan.rowCount * width);
  for (let pass = 0; pass < plan.passes; pass++) {
    for (const at of shuffle(examples.length, plan.random)) {
      const example = examples[at]!;
      const { rows, classes, right } = example;
      for (let n = 0; n < classes.length; n++) {
        const c = classes[n]!;
        const error = 1 / (1 + Math.exp(-scoreOf(weights, example, c, width))) - right[n]!;
        if (Math.abs(error) < 0.01) continue;
        for (const row of rows) {
          const place = row * width + c;
          const gradient = error + shrinkage * weights[place]!;
          squares[place] = squares[place]! + gradient * gradient;
          weights[place] = weights[place]! - (rate * gradient) / (1e-3 + Math.sqrt(squares[place]!));
        }
      }
    }
    // The mean over all passes but the first wavers less with the order of the texts than the last weights do.
    if (pass > 0) for (let n = 0; n < mean.length; n++) mean[n] = mean[n]! + weights[n]! / (plan.passes - 1);
  }
  return mean;
}

const rate = 0.05;
const shrinkage = 1e-3;
/** A step rests on at least so many pairs, so that its share means something. */
const leastInStep = 20;
/** A pair that is less likely right than this is not worth telling, whatever stands above it. */
const leastShare = 0.6;

/**
 * Scores to shares, never falling: pool adjacent violators, small blocks joined, each share drawn a little towards a half. What follows
 * below the point where fewer than `wanted` of all above are right is left out.
 *
 * @returns ascending; empty where the wanted share is never reached
 */
export function fitSteps(
  pairs: readonly { readonly score: number; readonly right: boolean }[],
  wanted: number,
): [score: number, right: number][] {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  let [right, best] = [0, 0];
  for (const [n, pair] of sorted.entries()) {
    if (pair.right) right++;
    if (n + 1 >= leastInStep && right / (n + 1) >= wanted) best = n + 1;
  }
  const blocks: { from: number; count: number; right: number }[] = [];
  for (const pair of sorted.slice(0, best).reverse()) {
    blocks.push({ from: pair.score, count: 1, right: pair.right ? 1 : 0 });
    while (blocks.length > 1) {
      const [below, above] = [blocks.at(-2)!, blocks.at(-1)!];
      if (below.right / below.count < above.right / above.count && below.count >= leastInStep) break;
      blocks.splice(-2, 2, { from: below.from, count: below.count + above.count, right: below.right + above.right });
    }
  }
  // The uppermost block may be small.
  const top = blocks.at(-1);
  const next = blocks.at(-2);
  if (top && next && top.count < leastInStep)
    blocks.splice(-2, 2, { from: next.from, count: next.count + top.count, right: next.right + top.right });
  return blocks
    .map(({ from, count, right }): [number, number] => [
      Number(from.toFixed(3)),
      Math.round((100 * (right + 1)) / (count + 2)) / 100,
    ])
    .filter(([, share]) => share >= leastShare);
}
