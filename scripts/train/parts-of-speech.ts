import { hashText } from "../nlp/hash.ts";
import { type PosWord, posBoundary, posContext, posContextSize, posReach, readPosWord } from "../nlp/pos-features.ts";
import type { TrainedPosModel } from "../nlp/pos-tagger.ts";
import type { WordTable } from "../nlp/word-table.ts";
import { shuffle } from "./shuffle.ts";
import type { TaggedSentence } from "./treebank.ts";

export interface PosPlan {
  readonly sentences: readonly TaggedSentence[];
  readonly words: WordTable;
  readonly rowCount: number;
  readonly passes: number;
  readonly margin: number;
  /** Weights of less than this, in whole points after scaling, are dropped. */
  readonly cut: number;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/**
 * Trains an averaged perceptron that tags from left to right (Collins 2002; the tags before are its own guesses, as
 * they will be in use). Words that nearly always have one label (99.5 % of at least 20) are looked up.
 */
export function trainPosTagger(plan: PosPlan): TrainedPosModel {
  const labelCounts = new Map<string, number>();
  const wordCounts = new Map<string, Map<string, number>>();
  for (const { forms, labels } of plan.sentences) {
    for (const [n, form] of forms.entries()) {
      const label = labels[n]!;
      labelCounts.set(label, (labelCounts.get(label) ?? 0) + 1);
      const counts = wordCounts.get(form) ?? new Map<string, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      wordCounts.set(form, counts);
    }
  }
  const labels = [...labelCounts]
    .filter(([, count]) => count >= 10)
    .map(([label]) => label)
    .sort();
  const numbers = new Map(labels.map((label, n) => [label, n]));
  const fixed = new Map<string, number>();
  for (const [form, counts] of wordCounts) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [label, count] of counts) {
      if (total >= 20 && count / total >= 0.995 && numbers.has(label)) fixed.set(form, numbers.get(label)!);
    }
  }
  const count = labels.length;
  const mask = plan.rowCount - 1;
  const weights = new Float32Array(plan.rowCount * count);
  const sums = new Float32Array(plan.rowCount * count);
  const known = new Map<string, PosWord>();
  const read = (form: string) => {
    const found = known.get(form);
    if (found) return found;
    const made = readPosWord(form, plan.words);
    known.set(form, made);
    return made;
  };
  const rows = new Int32Array(128);
  const context = new Int32Array(posContextSize);
  const scores = new Float32Array(count);
  let step = 1;
  for (let pass = 0; pass < plan.passes; pass++) {
    let wrong = 0;
    let total = 0;
    const order = shuffle(plan.sentences.length, plan.random);
    for (const s of order) {
      const sentence = plan.sentences[s]!;
      const words = sentence.forms.map(read);
      let before = -1;
      let before2 = -1;
      for (let n = 0; n < words.length; n++) {
        const right = numbers.get(sentence.labels[n]!) ?? -1;
        let guess = fixed.get(sentence.forms[n]!) ?? -1;
        total++;
        if (guess < 0) {
          let size = 0;
          for (let offset = -posReach; offset <= posReach; offset++) {
            for (const hash of (words[n + offset] ?? posBoundary).features[offset + posReach]!)
              rows[size++] = (hash & mask) * count;
          }
          const features = posContext(
            words[n - 1] ?? posBoundary,
            words[n]!,
            words[n + 1] ?? posBoundary,
            { before, before2 },
            n === 0,
            context,
          );
          for (let f = 0; f < features; f++) rows[size++] = (context[f]! & mask) * count;
          scores.fill(0);
          for (let r = 0; r < size; r++) {
            const base = rows[r]!;
            for (let l = 0; l < count; l++) scores[l] = scores[l]! + weights[base + l]!;
          }
          guess = 0;
          for (let l = 1; l < count; l++) if (scores[l]! > scores[guess]!) guess = l;
          if (right >= 0) {
            if (guess !== right) wrong++;
            let rival = -1;
            for (let l = 0; l < count; l++) if (l !== right && (rival < 0 || scores[l]! > scores[rival]!)) rival = l;
            step++;
            if (scores[right]! < scores[rival]! + plan.margin) {
              for (let r = 0; r < size; r++) {
                const base = rows[r]!;
                weights[base + right] = weights[base + right]! + 1;
                sums[base + right] = sums[base + right]! + step;
                weights[base + rival] = weights[base + rival]! - 1;
                sums[base + rival] = sums[base + rival]! - step;
              }
            }
          }
        }
        before2 = before;
        before = guess;
      }
    }
    plan.report(`parts of speech, pass ${pass + 1} of ${plan.passes}: ${((100 * wrong) / total).toFixed(2)} % wrong`);
  }
  const small = new Int8Array(weights.length);
  for (let n = 0; n < small.length; n++) {
    const value = Math.round(4 * (weights[n]! - sums[n]! / step));
    if (Math.abs(value) >= plan.cut) small[n] = Math.max(-127, Math.min(127, value));
  }
  return {
    rowCount: plan.rowCount,
    labels,
    weights: small,
    fixedWords: Int32Array.from([...fixed.keys()].map(hashText)),
    fixedLabels: Int32Array.from(fixed.values()),
  };
}
