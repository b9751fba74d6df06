import { type LabelledSpan, labelCount, makeDecoder, mayPrecede, readLabels, writeLabels } from "../nlp/bilou.ts";
import type { Document } from "../nlp/document.ts";
import { namedFeatures, readNameFeatures, type Word, wordAt } from "../nlp/name-features.ts";
import type { WordVectors } from "./word-vectors.ts";

/** A stretch of tokens as the teacher sees it. */
interface Chain {
  readonly length: number;
  /** Vector numbers of the five words around each token, −1 for a word without a vector. */
  readonly words: Int32Array;
  /** Mean vector of the neighbours of the word's other mentions in the document; token × size. */
  readonly elsewhere: Float32Array;
  readonly rows: Int32Array;
  readonly at: Int32Array;
  readonly labels: Uint8Array;
  readonly first: number;
}

interface TeacherText {
  readonly document: Document;
  readonly spans: readonly LabelledSpan[];
  readonly trusted: readonly boolean[];
  /** Describes a word form; see `readWord`. */
  readonly read: (text: string) => Word;
  readonly lists: { find(hash: number): number };
}

export interface TeacherPlan {
  readonly vectors: WordVectors;
  readonly texts: Iterable<TeacherText>;
  /** Units of each layer. */
  readonly width: number;
  readonly passes: number;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/** Labels text that nobody has labelled. */
export interface Teacher {
  label(text: Omit<TeacherText, "spans" | "trusted">): LabelledSpan[];
}

const rowBits = 16;
const rowMask = (1 << rowBits) - 1;
const window = 5;
const batchSize = 24;
const dropShare = 0.3;
const featureDrop = 0.2;

/**
 * Trains a small neural tagger on labelled text, to label other text that the shipped perceptron then learns from
 * (self-training with a better teacher). Frozen word vectors of five words and hashed features, a layer of
 * rectified units, two residual convolutions over three tokens (dilation 1 and 2), and a conditional random field
 * over the labels (Lample et al., "Neural Architectures for Named Entity Recognition", NAACL 2016; Strubell et al.,
 * "Fast and Accurate Entity Recognition with Iterated Dilated Convolutions", EMNLP 2017). Adam (Kingma and Ba, 2015).
 */
export function trainTeacher(plan: TeacherPlan): Teacher {
  const { vectors, random } = plan;
  const numbers = new Map(vectors.words.map((word, n) => [word, n]));
  const net = makeNet(vectors, plan.width, random);
  const chains: Chain[] = [];
  for (const text of plan.texts) chains.push(...toChains(text, vectors, numbers));
  plan.report(`teacher: ${chains.length} chains`);
  const steps = Math.ceil(chains.length / batchSize) * plan.passes;
  let step = 0;
  for (let pass = 0; pass < plan.passes; pass++) {
    const order = Int32Array.from(chains.keys());
    for (let n = order.length - 1; n > 0; n--) {
      const other = Math.floor(random() * (n + 1));
      const kept = order[n]!;
      order[n] = order[other]!;
      order[other] = kept;
    }
    let loss = 0;
    let tokens = 0;
    for (let at = 0; at < order.length; at += batchSize) {
      let inBatch = 0;
      for (let n = at; n < Math.min(order.length, at + batchSize); n++) {
        const chain = chains[order[n]!]!;
        loss += net.learn(chain);
        tokens += chain.length;
        inBatch += chain.length;
      }
      step++;
      net.step(0.0015 * (1 - (0.9 * step) / steps), inBatch);
    }
    plan.report(`teacher: pass ${pass + 1} of ${plan.passes}, loss ${(loss / tokens).toFixed(4)} a token`);
  }
  return {
    label: (text) =>
      toChains({ ...text, spans: [], trusted: text.document.sentences.map(() => true) }, vectors, numbers).flatMap(
        (chain) => readLabels(net.guess(chain), chain.first),
      ),
  };
}

function toChains(text: TeacherText, vectors: WordVectors, numbers: ReadonlyMap<string, number>): Chain[] {
  const { document } = text;
  const size = vectors.size;
  const knowledge = { words: { facts: () => 0 }, lists: text.lists };
  const { words, scored, dynamic } = readNameFeatures(document, knowledge, text.read, { pairs: false });
  const ids = Int32Array.from(
    document.tokens,
    (token) => numbers.get(token.text.toLowerCase().replace(/’/g, "'")) ?? -1,
  );
  const labels = new Uint8Array(words.length);
  writeLabels(text.spans, labels);

  // The neighbours of every mention of a capitalised word, summed; a mention's own are taken out again below.
  const sums = new Map<number, { sum: Float32Array; count: number }>();
  const addNeighbours = (
    into: Float32Array,
    sentence: { first: number; last: number },
    n: number,
    sign: number,
  ): number => {
    let count = 0;
    for (const other of [n - 1, n + 1]) {
      const id = other >= sentence.first && other < sentence.last ? ids[other]! : -1;
      if (id < 0) continue;
      count++;
      for (let d = 0; d < size; d++) into[d] = into[d]! + sign * vectors.values[id * size + d]!;
    }
    return count;
  };
  for (const sentence of document.sentences) {
    for (let n = sentence.first; n < sentence.last; n++) {
      if (!words[n]!.capitalised) continue;
      const entry = sums.get(words[n]!.lower) ?? { sum: new Float32Array(size), count: 0 };
      entry.count += addNeighbours(entry.sum, sentence, n, 1);
      sums.set(words[n]!.lower, entry);
    }
  }

  const chains: Chain[] = [];
  for (const [s, sentence] of document.sentences.entries()) {
    if (!text.trusted[s]) continue;
    for (let first = sentence.first; first < sentence.last; first++) {
      if (!scored[first]) continue;
      let last = first + 1;
      while (last < sentence.last && scored[last]) last++;
      const length = last - first;
      const around = new Int32Array(length * window);
      const elsewhere = new Float32Array(length * size);
      const rows: number[] = [];
      const at = new Int32Array(length + 1);
      for (let n = first; n < last; n++) {
        for (let k = 0; k < window; k++) {
          const other = n + k - 2;
          around[(n - first) * window + k] = other >= sentence.first && other < sentence.last ? ids[other]! : -1;
        }
        const entry = words[n]!.capitalised ? sums.get(words[n]!.lower) : undefined;
        if (entry) {
          const own = new Float32Array(entry.sum);
          const count = entry.count - addNeighbours(own, sentence, n, -1);
          if (count > 0) for (let d = 0; d < size; d++) elsewhere[(n - first) * size + d] = own[d]! / count;
        }
        at[n - first] = rows.length;
        for (let offset = 1; offset <= 3; offset++) {
          // Without the word itself: that is what the vectors are for.
          const hashes = wordAt(words, sentence, n + offset - 2).features[offset]!;
          for (let f = namedFeatures(offset); f < hashes.length; f++) rows.push(hashes[f]! & rowMask);
        }
        for (const hash of dynamic[n]!) rows.push(hash & rowMask);
      }
      at[length] = rows.length;
      chains.push({
        length,
        words: around,
        elsewhere,
        rows: Int32Array.from(rows),
        at,
        labels: labels.slice(first, last),
        first,
      });
      first = last;
    }
  }
  return chains;
}

interface Net {
  /** Adds the gradient of one chain; answers its loss. */
  learn(chain: Chain): number;
  /** Moves the weights along the gradients gathered since the last step. */
  step(rate: number, tokens: number): void;
  guess(chain: Chain): Uint8Array;
}

/** A dense matrix with its gradient and Adam's two moments. */
interface Weights {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
}

function makeNet(vectors: WordVectors, width: number, random: () => number): Net {
  const size = vectors.size;
  const inputs = (window + 1) * size;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const make = (length: number, deviation: number): Weights => ({
    values: Float32Array.from({ length }, () => (deviation === 0 ? 0 : normal() * deviation)),
    gradient: new Float32Array(length),
    mean: new Float32Array(length),
    square: new Float32Array(length),
  });
  const input = make(inputs * width, 1.5 / Math.sqrt(window + 1) / Math.sqrt(width) ** 0.5 / 2);
  const table = make((rowMask + 1) * width, 0.05);
  const first = make(3 * width * width, Math.sqrt(1 / (3 * width)));
  const second = make(3 * width * width, Math.sqrt(1 / (3 * width)));
  const biases = make(3 * width, 0);
  const output = make(width * labelCount, Math.sqrt(1 / width));
  const transitions = make(labelCount * labelCount, 0);
  const dense = [input, first, second, biases, output, transitions];
  const touched = new Uint8Array(rowMask + 1);
  const touchedRows: number[] = [];
  const decoder = makeDecoder();

  let room = 0;
  let h0 = new Float32Array(0);
  let h1 = h0;
  let h2 = h0;
  let c1 = h0;
  let c2 = h0;
  let d0 = h0;
  let d1 = h0;
  let d2 = h0;
  let mask0 = h0;
  let mask2 = h0;
  let scores = h0;
  let slopes = h0;
  let alpha = new Float64Array(0);
  let beta = alpha;
  const grow = (length: number) => {
    if (length <= room) return;
    room = length * 2;
    [h0, h1, h2, c1, c2, d0, d1, d2, mask0, mask2] = Array.from(
      { length: 10 },
      () => new Float32Array(room * width),
    ) as [
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
      Float32Array<ArrayBuffer>,
    ];
    scores = new Float32Array(room * labelCount);
    slopes = new Float32Array(room * labelCount);
    alpha = new Float64Array(room * labelCount);
    beta = new Float64Array(room * labelCount);
  };

  // Which vectors and features of a chain are left out in this round of training.
  let dropped = new Uint8Array(0);
  let droppedRows = new Uint8Array(0);

  /** out[t] += values[from] applied to x, for one input vector. */
  const multiply = (
    values: Float32Array,
    base: number,
    x: Float32Array,
    xAt: number,
    count: number,
    out: Float32Array,
    outAt: number,
  ) => {
    for (let k = 0; k < count; k++) {
      const value = x[xAt + k]!;
      if (value === 0) continue;
      const row = base + k * width;
      for (let h = 0; h < width; h++) out[outAt + h] = out[outAt + h]! + value * values[row + h]!;
    }
  };
  /** gradient[from] += x ⊗ slope. */
  const outer = (
    gradient: Float32Array,
    base: number,
    x: Float32Array,
    xAt: number,
    count: number,
    slope: Float32Array,
    slopeAt: number,
  ) => {
    for (let k = 0; k < count; k++) {
      const value = x[xAt + k]!;
      if (value === 0) continue;
      const row = base + k * width;
      for (let h = 0; h < width; h++) gradient[row + h] = gradient[row + h]! + value * slope[slopeAt + h]!;
    }
  };

  const forward = (chain: Chain, training: boolean) => {
    const { length } = chain;
    grow(length);
    if (dropped.length < length * (window + 1)) dropped = new Uint8Array(2 * length * (window + 1));
    if (droppedRows.length < chain.rows.length) droppedRows = new Uint8Array(2 * chain.rows.length);
    const keep = training ? 1 : 1 - featureDrop;
    for (let t = 0; t < length; t++) {
      const at = t * width;
      for (let h = 0; h < width; h++) h0[at + h] = 0;
      for (let k = 0; k < window; k++) {
        const id = chain.words[t * window + k]!;
        const drop = training && random() < featureDrop ? 1 : 0;
        dropped[t * (window + 1) + k] = drop;
        if (id >= 0 && !drop) multiply(input.values, k * size * width, vectors.values, id * size, size, h0, at);
      }
      const drop = training && random() < featureDrop ? 1 : 0;
      dropped[t * (window + 1) + window] = drop;
      if (!drop) multiply(input.values, window * size * width, chain.elsewhere, t * size, size, h0, at);
      for (let r = chain.at[t]!; r < chain.at[t + 1]!; r++) {
        const dropRow = training && random() < featureDrop ? 1 : 0;
        droppedRows[r] = dropRow;
        if (dropRow) continue;
        const row = chain.rows[r]! * width;
        for (let h = 0; h < width; h++) h0[at + h] = h0[at + h]! + table.values[row + h]!;
      }
      for (let h = 0; h < width; h++) {
        const value = keep * h0[at + h]! + biases.values[h]!;
        const scale = training ? (random() < dropShare ? 0 : 1 / (1 - dropShare)) : 1;
        mask0[at + h] = value > 0 ? scale : 0;
        h0[at + h] = value > 0 ? value * scale : 0;
      }
    }
    convolve(h0, c1, h1, first.values, 1, width, length);
    convolve(h1, c2, h2, second.values, 2, 2 * width, length);
    for (let t = 0; t < length; t++) {
      for (let label = 0; label < labelCount; label++) scores[t * labelCount + label] = 0;
      for (let h = 0; h < width; h++) {
        const scale = training ? (random() < dropShare ? 0 : 1 / (1 - dropShare)) : 1;
        mask2[t * width + h] = scale;
        const value = h2[t * width + h]! * scale;
        if (value === 0) continue;
        for (let label = 0; label < labelCount; label++) {
          scores[t * labelCount + label] =
            scores[t * labelCount + label]! + value * output.values[h * labelCount + label]!;
        }
      }
    }
  };

  /** to = from + relu(weights · the three tokens `reach` apart + bias); `inner` keeps what the relu was given. */
  const convolve = (
    from: Float32Array,
    inner: Float32Array,
    to: Float32Array,
    values: Float32Array,
    reach: number,
    biasAt: number,
    length: number,
  ) => {
    for (let t = 0; t < length; t++) {
      const at = t * width;
      for (let h = 0; h < width; h++) inner[at + h] = biases.values[biasAt + h]!;
      for (let k = 0; k < 3; k++) {
        const other = t + (k - 1) * reach;
        if (other >= 0 && other < length) multiply(values, k * width * width, from, other * width, width, inner, at);
      }
      for (let h = 0; h < width; h++) {
        const value = inner[at + h]!;
        to[at + h] = from[at + h]! + Math.max(value, 0);
      }
    }
  };

  /** The way back through `convolve`: slopes of `to` become slopes of `from`; gathers the weights' gradient. */
  const convolveBack = (
    layer: { from: Float32Array; inner: Float32Array; weights: Weights; reach: number; biasAt: number },
    slopeTo: Float32Array,
    slopeFrom: Float32Array,
    length: number,
  ) => {
    const { from, inner, weights, reach, biasAt } = layer;
    for (let n = 0; n < length * width; n++) slopeFrom[n] = slopeTo[n]!;
    for (let t = 0; t < length; t++) {
      const at = t * width;
      for (let h = 0; h < width; h++) {
        if (inner[at + h]! <= 0) inner[at + h] = 0;
        else {
          inner[at + h] = slopeTo[at + h]!;
          biases.gradient[biasAt + h] = biases.gradient[biasAt + h]! + slopeTo[at + h]!;
        }
      }
      for (let k = 0; k < 3; k++) {
        const other = t + (k - 1) * reach;
        if (other < 0 || other >= length) continue;
        const base = k * width * width;
        outer(weights.gradient, base, from, other * width, width, inner, at);
        for (let i = 0; i < width; i++) {
          const row = base + i * width;
          let sum = 0;
          for (let h = 0; h < width; h++) sum += weights.values[row + h]! * inner[at + h]!;
          slopeFrom[other * width + i] = slopeFrom[other * width + i]! + sum;
        }
      }
    }
  };

  return {
    learn(chain) {
      const { length } = chain;
      forward(chain, true);
      const loss = fieldGradient({
        scores,
        transitions: transitions.values,
        labels: chain.labels,
        length,
        alpha,
        beta,
        slopes,
        gradient: transitions.gradient,
      });
      for (let t = 0; t < length; t++) {
        for (let h = 0; h < width; h++) {
          const scale = mask2[t * width + h]!;
          const value = h2[t * width + h]! * scale;
          let sum = 0;
          for (let label = 0; label < labelCount; label++) {
            const slope = slopes[t * labelCount + label]!;
            const at = h * labelCount + label;
            sum += slope * output.values[at]!;
            output.gradient[at] = output.gradient[at]! + slope * value;
          }
          d2[t * width + h] = sum * scale;
        }
      }
      convolveBack({ from: h1, inner: c2, weights: second, reach: 2, biasAt: 2 * width }, d2, d1, length);
      convolveBack({ from: h0, inner: c1, weights: first, reach: 1, biasAt: width }, d1, d0, length);
      for (let t = 0; t < length; t++) {
        const at = t * width;
        for (let h = 0; h < width; h++) {
          d0[at + h] = d0[at + h]! * mask0[at + h]!;
          biases.gradient[h] = biases.gradient[h]! + d0[at + h]!;
        }
        for (let k = 0; k < window; k++) {
          const id = chain.words[t * window + k]!;
          if (id >= 0 && !dropped[t * (window + 1) + k])
            outer(input.gradient, k * size * width, vectors.values, id * size, size, d0, at);
        }
        if (!dropped[t * (window + 1) + window])
          outer(input.gradient, window * size * width, chain.elsewhere, t * size, size, d0, at);
        for (let r = chain.at[t]!; r < chain.at[t + 1]!; r++) {
          if (droppedRows[r]) continue;
          const number = chain.rows[r]!;
          if (!touched[number]) {
            touched[number] = 1;
            touchedRows.push(number);
          }
          const row = number * width;
          for (let h = 0; h < width; h++) table.gradient[row + h] = table.gradient[row + h]! + d0[at + h]!;
        }
      }
      return loss;
    },
    step(rate, tokens) {
      const scale = 1 / Math.max(1, tokens / 8);
      for (const weights of dense) adam(weights, 0, weights.values.length, rate, scale);
      for (const row of touchedRows) {
        adam(table, row * width, (row + 1) * width, rate, scale);
        touched[row] = 0;
      }
      touchedRows.length = 0;
    },
    guess(chain) {
      forward(chain, false);
      const labels = new Uint8Array(chain.length);
      decoder.decode(scores, transitions.values, chain.length, labels);
      return labels;
    },
  };
}

// Bias correction is left out: the moments start at 0, which only makes the first steps smaller.
function adam(weights: Weights, from: number, to: number, rate: number, scale: number): void {
  const { values, gradient, mean, square } = weights;
  for (let n = from; n < to; n++) {
    const slope = gradient[n]! * scale;
    gradient[n] = 0;
    mean[n] = 0.9 * mean[n]! + 0.1 * slope;
    square[n] = 0.999 * square[n]! + 0.001 * slope * slope;
    values[n] = values[n]! - (rate * mean[n]!) / (Math.sqrt(square[n]!) + 1e-6);
  }
}

/** The loss of a linear-chain conditional random field, and its slopes by score and by transition. */
function fieldGradient(of: {
  readonly scores: Float32Array;
  readonly transitions: Float32Array;
  readonly labels: Uint8Array;
  readonly length: number;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly slopes: Float32Array;
  readonly gradient: Float32Array;
}): number {
  const { scores, transitions, labels, length, alpha, beta, slopes, gradient } = of;
  const closed = mayPrecede[0]!;
  for (let t = 0; t < length; t++) {
    const row = t * labelCount;
    for (let label = 0; label < labelCount; label++) {
      const before = mayPrecede[label]!;
      if (t === 0) {
        alpha[label] = before === closed ? scores[label]! + transitions[label]! : Number.NEGATIVE_INFINITY;
        continue;
      }
      let top = Number.NEGATIVE_INFINITY;
      for (const b of before) top = Math.max(top, alpha[row - labelCount + b]! + transitions[b * labelCount + label]!);
      if (top === Number.NEGATIVE_INFINITY) {
        alpha[row + label] = top;
        continue;
      }
      let sum = 0;
      for (const b of before)
        sum += Math.exp(alpha[row - labelCount + b]! + transitions[b * labelCount + label]! - top);
      alpha[row + label] = top + Math.log(sum) + scores[row + label]!;
    }
  }
  const lastRow = (length - 1) * labelCount;
  for (let label = 0; label < labelCount; label++) {
    beta[lastRow + label] = closed.includes(label) ? transitions[label * labelCount]! : Number.NEGATIVE_INFINITY;
  }
  for (let t = length - 2; t >= 0; t--) {
    const row = t * labelCount;
    const next = row + labelCount;
    const top = new Float64Array(labelCount).fill(Number.NEGATIVE_INFINITY);
    const sum = new Float64Array(labelCount);
    for (let after = 0; after < labelCount; after++) {
      for (const b of mayPrecede[after]!) {
        top[b] = Math.max(top[b]!, transitions[b * labelCount + after]! + scores[next + after]! + beta[next + after]!);
      }
    }
    for (let after = 0; after < labelCount; after++) {
      for (const b of mayPrecede[after]!) {
        const value = transitions[b * labelCount + after]! + scores[next + after]! + beta[next + after]!;
        if (top[b]! > Number.NEGATIVE_INFINITY) sum[b] = sum[b]! + Math.exp(value - top[b]!);
      }
    }
    for (let b = 0; b < labelCount; b++)
      beta[row + b] = sum[b]! > 0 ? top[b]! + Math.log(sum[b]!) : Number.NEGATIVE_INFINITY;
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const end of closed) top = Math.max(top, alpha[lastRow + end]! + beta[lastRow + end]!);
  let sum = 0;
  for (const end of closed) sum += Math.exp(alpha[lastRow + end]! + beta[lastRow + end]! - top);
  const total = top + Math.log(sum);

  let right = 0;
  for (let t = 0; t < length; t++) {
    const row = t * labelCount;
    const before = t === 0 ? 0 : labels[t - 1]!;
    const wanted = labels[t]!;
    right += scores[row + wanted]! + transitions[before * labelCount + wanted]!;
    gradient[before * labelCount + wanted] = gradient[before * labelCount + wanted]! - 1;
    for (let label = 0; label < labelCount; label++) {
      const chance = Math.exp(alpha[row + label]! + beta[row + label]! - total);
      slopes[row + label] = chance - (label === wanted ? 1 : 0);
      if (t === 0) gradient[label] = gradient[label]! + chance;
      else if (chance > 1e-6) {
        for (const b of mayPrecede[label]!) {
          const both = Math.exp(
            alpha[row - labelCount + b]! +
              transitions[b * labelCount + label]! +
              scores[row + label]! +
              beta[row + label]! -
              total,
          );
          gradient[b * labelCount + label] = gradient[b * labelCount + label]! + both;
        }
      }
    }
    if (t === length - 1) {
      right += transitions[wanted * labelCount]!;
      gradient[wanted * labelCount] = gradient[wanted * labelCount]! - 1;
      for (const end of closed) {
        gradient[end * labelCount] =
          gradient[end * labelCount]! + Math.exp(alpha[row + end]! + beta[row + end]! - total);
      }
    }
  }
  return total - right;
}
