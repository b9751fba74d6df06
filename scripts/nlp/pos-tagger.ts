import type { Document } from "./document.ts";
import { hashText } from "./hash.ts";
import {
  countIn,
  fromPlanes,
  packWeights,
  partOf,
  readModelFile,
  toPlanes,
  unpackWeights,
  type WeightRows,
  writeModelFile,
} from "./model-file.ts";
import { type PosWord, posBoundary, posContext, posContextSize, posReach, readPosWord } from "./pos-features.ts";
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
  const { gaps, values } = packWeights(model.weights);
  return writeModelFile("parts of speech", {
    head: { rowCount: model.rowCount, labels: model.labels },
    parts: new Map([
      ["gaps", gaps],
      ["values", values],
      ["fixedWords", toPlanes(model.fixedWords)],
      ["fixedLabels", toPlanes(model.fixedLabels)],
    ]),
  });
}

/** Reads a model. Throws, saying what to do, when the bytes are no whole model of this kind and version. */
export function readPosModel(bytes: Uint8Array): PosModel {
  const file = readModelFile("parts of speech", bytes);
  const rowCount = countIn(file, "rowCount");
  const labels = file.head.labels;
  if (
    !Array.isArray(labels) ||
    !labels.every((label) => typeof label === "string") ||
    (rowCount & (rowCount - 1)) !== 0
  ) {
    throw new Error("The parts-of-speech model is of another version; make one with: npm run train -- --data DIR");
  }
  return {
    rowCount,
    labels,
    rows: unpackWeights(partOf(file, "gaps"), partOf(file, "values"), rowCount, labels.length),
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
  const scores = new Int32Array(count);
  const context = new Int32Array(posContextSize);

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
            scores.fill(0);
            for (let offset = -posReach; offset <= posReach; offset++) {
              const from = (offset + posReach) * count;
              const of = (row[n + offset] ?? boundary).scores;
              for (let l = 0; l < count; l++) scores[l] = scores[l]! + of[from + l]!;
            }
            const features = posContext(
              row[n - 1] ?? boundary,
              word,
              row[n + 1] ?? boundary,
              { before, before2 },
              n === 0,
              context,
            );
            for (let f = 0; f < features; f++) {
              const base = places[context[f]! & mask]! * count;
              if (base === 0) continue;
              for (let l = 0; l < count; l++) scores[l] = scores[l]! + weights[base + l]!;
            }
            best = 0;
            for (let l = 1; l < count; l++) if (scores[l]! > scores[best]!) best = l;
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
