import type { Document } from "./document.ts";
import { hashText } from "./hash.ts";
import {
  fromPlanes,
  partOf,
  readModelFile,
  toPlanes,
  type WeightRows,
  weightParts,
  weightsIn,
  writeModelFile,
} from "./model-file.ts";
import { type PosWord, posBoundary, posContext, posContextSize, readPosWord } from "./pos-features.ts";
import type { WordTable } from "./word-table.ts";

/**
 * Parts of speech of a document's tokens, one of each a token: universal ("VERB") and Penn Treebank ("VBD"), as in
 * Universal Dependencies 2 (https://universaldependencies.org/u/pos/).
 */
export interface PartsOfSpeech {
  readonly upos: string[];
  readonly xpos: string[];
}

/** Tags parts of speech, from left to right. */
export interface PosTagger {
  tag(document: Document): PartsOfSpeech;
}

/** A trained tagger of parts of speech. */
export interface PosModel {
  /** A power of two; a feature's row is its hash modulo this. */
  readonly rowCount: number;
  /** Labels, "VERB VBD". */
  readonly labels: readonly string[];
  readonly rows: WeightRows;
  /** Words that have one label only: `hashText` of the form, and the label's number. */
  readonly fixedWords: Int32Array;
  readonly fixedLabels: Int32Array;
}

/** A model with all its weights, row by row, as training makes it. */
export type TrainedPosModel = Omit<PosModel, "rows"> & { readonly weights: Int8Array };

export function writePosModel(model: TrainedPosModel): Buffer {
  return writeModelFile("parts of speech", {
    head: { rowCount: model.rowCount, labels: model.labels },
    parts: new Map([
      ...weightParts(model.weights),
      ["fixedWords", toPlanes(model.fixedWords)],
      ["fixedLabels", toPlanes(model.fixedLabels)],
    ]),
  });
}

/** Reads a model. Throws, saying what to do, when the bytes are no whole model of this kind and version. */
export function readPosModel(bytes: Uint8Array): PosModel {
  const file = readModelFile("parts of speech", bytes);
  const labels = file.head.labels;
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === "string")) {
    throw new Error("The parts-of-speech model is of another version; make one with: npm run train -- --data DIR");
  }
  return {
    ...weightsIn(file, labels.length),
    labels,
    fixedWords: fromPlanes(partOf(file, "fixedWords")),
    fixedLabels: fromPlanes(partOf(file, "fixedLabels")),
  };
}

interface ScoredWord extends PosWord {
  /** What the word's own features add to each label, at each distance: (offset + reach) × label. */
  readonly scores: Int16Array;
  /** The only label of the word, or −1. */
  readonly fixed: number;
}

// Word forms that were met are kept, but not without end.
const mostWords = 30_000;

/** Makes a tagger of a model and what is known of words. */
export function makePosTagger(model: PosModel, words: WordTable): PosTagger {
  const { places, weights } = model.rows;
  const count = model.labels.length;
  const mask = model.rowCount - 1;
  const upos = model.labels.map((label) => label.split(" ")[0]!);
  const xpos = model.labels.map((label) => label.split(" ")[1]!);
  const fixed = new Map(Array.from(model.fixedWords, (hash, n) => [hash, model.fixedLabels[n]!]));
  const known = new Map<string, ScoredWord>();
  const score = (word: PosWord, label: number): ScoredWord => {
    const scores = new Int16Array(word.features.length * count);
    for (const [n, hashes] of word.features.entries()) {
      for (const hash of hashes) {
        const base = places[hash & mask]! * count;
        if (base === 0) continue;
        for (let l = 0; l < count; l++) scores[n * count + l] = scores[n * count + l]! + weights[base + l]!;
      }
    }
    return { ...word, scores, fixed: label };
  };
  const boundary = score(posBoundary, -1);
  const read = (text: string): ScoredWord => {
    const found = known.get(text);
    if (found) return found;
    const made = score(readPosWord(text, words), fixed.get(hashText(text)) ?? -1);
    if (known.size >= mostWords) known.clear();
    known.set(text, made);
    return made;
  };
  const context = new Int32Array(posContextSize);
  // One pass over the labels, every sum in a register: a pass for each row of weights took most of the tagger's time.
  const bestLabel = (a: Int16Array, b: Int16Array, c: Int16Array, d: Int16Array, e: Int16Array): number => {
    const [c0, c1, c2] = [context[0]!, context[1]!, context[2]!];
    const [c3, c4, c5] = [context[3]!, context[4]!, context[5]!];
    const [c6, c7, c8] = [context[6]!, context[7]!, context[8]!];
    const b0 = count;
    const d0 = 3 * count;
    const e0 = 4 * count;
    const m0 = 2 * count;
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < count; l++) {
      const sum =
        a[l]! +
        b[b0 + l]! +
        c[m0 + l]! +
        d[d0 + l]! +
        e[e0 + l]! +
        weights[c0 + l]! +
        weights[c1 + l]! +
        weights[c2 + l]! +
        weights[c3 + l]! +
        weights[c4 + l]! +
        weights[c5 + l]! +
        weights[c6 + l]! +
        weights[c7 + l]! +
        weights[c8 + l]!;
      if (sum > most) {
        most = sum;
        best = l;
      }
    }
    return best;
  };

  return {
    tag(document) {
      const tags = new Int16Array(document.tokens.length);
      for (const sentence of document.sentences) {
        const row = document.tokens.slice(sentence.first, sentence.last).map((token) => read(token.text));
        let before = -1;
        let before2 = -1;
        for (let n = 0; n < row.length; n++) {
          const word = row[n]!;
          let best = word.fixed;
          if (best < 0) {
            const features = posContext(
              row[n - 1] ?? boundary,
              word,
              row[n + 1] ?? boundary,
              { before, before2 },
              n === 0,
              context,
            );
            for (let f = 0; f < features; f++) context[f] = places[context[f]! & mask]! * count;
            best = bestLabel(
              (row[n - 2] ?? boundary).scores,
              (row[n - 1] ?? boundary).scores,
              word.scores,
              (row[n + 1] ?? boundary).scores,
              (row[n + 2] ?? boundary).scores,
            );
          }
          tags[sentence.first + n] = best;
          before2 = before;
          before = best;
        }
      }
      return { upos: Array.from(tags, (tag) => upos[tag]!), xpos: Array.from(tags, (tag) => xpos[tag]!) };
    },
  };
}
