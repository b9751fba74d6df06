import { labelCount, makeDecoder } from "../nlp/bilou.ts";
import { shuffle } from "./shuffle.ts";

/** A stretch of tokens that is decoded together: the feature rows of each token, and the right labels. */
export interface Chain {
  /** Rows of all tokens, one after the other. */
  readonly rows: Int32Array;
  /** Where the rows of token n begin; one entry more than tokens. */
  readonly at: Int32Array;
  readonly labels: Uint8Array;
}

/** Weights by row × label, and of one label after another (before × after). */
export interface LabelWeights {
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
}

export interface TrainingPlan {
  readonly rowCount: number;
  /** Chains of each pass over the data, in the order they are learned. */
  readonly passes: readonly (readonly Chain[])[];
  /** How much better than every other the right sequence must be, in points a wrong label. */
  readonly margin: number;
  /** Weights count towards the average from this pass on. */
  readonly averageFrom: number;
  /** A number in [0, 1) that is different each time, from a seed. */
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/**
 * Trains an averaged structured perceptron with a margin (Collins, "Discriminative Training Methods for Hidden Markov
 * Models", EMNLP 2002; the margin as in Taskar et al., 2003): decode with every wrong label made a little better
 * than it is, and where that wins, move the weights towards the right labels.
 */
export function trainPerceptron(plan: TrainingPlan): LabelWeights {
  const weights = new Float32Array(plan.rowCount * labelCount);
  const sums = new Float32Array(plan.rowCount * labelCount);
  const transitions = new Float32Array(labelCount * labelCount);
  const transitionSums = new Float32Array(labelCount * labelCount);
  const decoder = makeDecoder();
  let scores = new Float32Array(64 * labelCount);
  let guess = new Uint8Array(64);
  let step = 1;
  const change = (index: number, by: number) => {
    weights[index] = weights[index]! + by;
    sums[index] = sums[index]! + by * step;
  };
  const changeTransition = (index: number, by: number) => {
    transitions[index] = transitions[index]! + by;
    transitionSums[index] = transitionSums[index]! + by * step;
  };
  for (const [pass, chains] of plan.passes.entries()) {
    if (pass === plan.averageFrom) {
      // What was learned so far is the start; the average runs over what follows.
      sums.fill(0);
      transitionSums.fill(0);
      step = 1;
    }
    const order = shuffle(chains.length, plan.random);
    let wrong = 0;
    let total = 0;
    for (const c of order) {
      const chain = chains[c]!;
      const length = chain.labels.length;
      if (scores.length < length * labelCount) {
        scores = new Float32Array(2 * length * labelCount);
        guess = new Uint8Array(2 * length);
      }
      for (let n = 0; n < length; n++) {
        const row = n * labelCount;
        for (let label = 0; label < labelCount; label++) scores[row + label] = plan.margin;
        scores[row + chain.labels[n]!] = 0;
        for (let r = chain.at[n]!; r < chain.at[n + 1]!; r++) {
          const base = chain.rows[r]! * labelCount;
          for (let label = 0; label < labelCount; label++)
            scores[row + label] = scores[row + label]! + weights[base + label]!;
        }
      }
      decoder.decode(scores, transitions, length, guess);
      let differs = 0;
      for (let n = 0; n < length; n++) if (guess[n] !== chain.labels[n]) differs++;
      total += length;
      wrong += differs;
      step++;
      if (differs === 0) continue;
      let before = 0;
      let guessBefore = 0;
      for (let n = 0; n <= length; n++) {
        const right = n < length ? chain.labels[n]! : 0;
        const guessed = n < length ? guess[n]! : 0;
        if (before !== guessBefore || right !== guessed) {
          changeTransition(before * labelCount + right, 1);
          changeTransition(guessBefore * labelCount + guessed, -1);
        }
        before = right;
        guessBefore = guessed;
        if (right === guessed || n === length) continue;
        for (let r = chain.at[n]!; r < chain.at[n + 1]!; r++) {
          const base = chain.rows[r]! * labelCount;
          change(base + right, 1);
          change(base + guessed, -1);
        }
      }
    }
    plan.report(
      `pass ${pass + 1} of ${plan.passes.length}: ${chains.length} chains, ${((100 * wrong) / total).toFixed(2)} % of labels corrected`,
    );
  }
  // weights − sums / step is the average over all steps (Daumé's trick), when sums hold change × time.
  for (let n = 0; n < weights.length; n++) weights[n] = weights[n]! - sums[n]! / step;
  for (let n = 0; n < transitions.length; n++) transitions[n] = transitions[n]! - transitionSums[n]! / step;
  return { rows: weights, transitions };
}

/** Numbers in [0, 1) from a seed (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
