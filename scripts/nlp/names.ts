import { labelCount, makeDecoder, readLabels, typePoints } from "./bilou.ts";
import type { Document, Sentence } from "./document.ts";
import { type NameKnowledge, readNameFeatures, readWord, type Word, wordAt } from "./name-features.ts";
import { type NameModel, readNameModel } from "./name-model.ts";
import { applyNameRules } from "./name-rules.ts";
import type { NameSpan, ScoredSpan } from "./name-span.ts";

/** Finds the names of people, organisations and places, and MISC: peoples, events, works and the like. */
export interface NameTagger {
  /** The names of a document in order; they do not overlap. The whole document is looked at for each of them. */
  tag(document: Document): NameSpan[];
}

/** Makes a tagger from the bytes of a model and what it was trained with. Throws if the bytes are no such model. */
export function loadNameTagger(bytes: Uint8Array, knowledge: NameKnowledge): NameTagger {
  return makeNameTagger(readNameModel(bytes), knowledge);
}

interface ScoredWord extends Word {
  /** What the word's own features add to each label, at each distance: (offset + reach) × label. */
  readonly scores: Float32Array;
}

// A process reads many articles; word forms it has met are kept, but not without end.
const mostWords = 40_000;

/** Makes a tagger of a model in memory; `rules` false leaves its output as the weights give it. */
export function makeNameTagger(model: NameModel, knowledge: NameKnowledge, { rules = true } = {}): NameTagger {
  const { transitions, confidence } = model;
  const { places, weights } = model.rows;
  const mask = model.rowCount - 1;
  const decoder = makeDecoder();
  const known = new Map<string, ScoredWord>();
  let scores = new Float32Array(64 * labelCount);

  const addRow = (hash: number, into: Float32Array, at: number) => {
    const base = places[hash & mask]! * labelCount;
    if (base === 0) return;
    for (let label = 0; label < labelCount; label++) into[at + label] = into[at + label]! + weights[base + label]!;
  };
  const scoreWord = (word: Word): ScoredWord => {
    const sums = new Float32Array(word.features.length * labelCount);
    for (const [n, hashes] of word.features.entries()) for (const hash of hashes) addRow(hash, sums, n * labelCount);
    // A kept word is small: what its features score is all that they are for.
    return { ...word, features: [], scores: sums };
  };
  const read = (text: string): ScoredWord => {
    const found = known.get(text);
    if (found) return found;
    const made = scoreWord(readWord(text, knowledge));
    if (known.size >= mostWords) known.clear();
    known.set(text, made);
    return made;
  };
  const boundaryScores = scoreWord(wordAt([], { first: 0, last: 0 }, 0)).scores;

  // Four rows at a time: a pass over the labels costs as much as what it adds. The first row of the weights is empty.
  const addRows = (hashes: readonly number[], row: number) => {
    const baseOf = (n: number) => (n < hashes.length ? places[hashes[n]! & mask]! * labelCount : 0);
    for (let n = 0; n < hashes.length; n += 4) {
      const [a, b, c, d] = [baseOf(n), baseOf(n + 1), baseOf(n + 2), baseOf(n + 3)];
      if ((a | b | c | d) === 0) continue;
      for (let label = 0; label < labelCount; label++)
        scores[row + label] =
          scores[row + label]! + weights[a + label]! + weights[b + label]! + weights[c + label]! + weights[d + label]!;
    }
  };
  // What the words around token `n` and its own say of it, written into `scores` from `row` on, in one pass over the labels.
  const addWords = (words: readonly ScoredWord[], sentence: Sentence, n: number, row: number) => {
    const scoresAt = (at: number) => (at >= sentence.first && at < sentence.last ? words[at]!.scores : boundaryScores);
    const [before2, before, own, after, after2] = [
      scoresAt(n - 2),
      scoresAt(n - 1),
      scoresAt(n),
      scoresAt(n + 1),
      scoresAt(n + 2),
    ];
    for (let label = 0; label < labelCount; label++) {
      scores[row + label] =
        before2[label]! +
        before[labelCount + label]! +
        own[2 * labelCount + label]! +
        after[3 * labelCount + label]! +
        after2[4 * labelCount + label]!;
    }
  };

  return {
    tag(document) {
      const { words, scored, dynamic } = readNameFeatures(document, knowledge, read);
      const spans: ScoredSpan[] = [];
      for (const sentence of document.sentences) {
        for (let first = sentence.first; first < sentence.last; first++) {
          if (!scored[first]) continue;
          let last = first + 1;
          while (last < sentence.last && scored[last]) last++;
          const length = last - first;
          if (scores.length < length * labelCount) scores = new Float32Array(2 * length * labelCount);
          for (let n = first; n < last; n++) {
            const row = (n - first) * labelCount;
            addWords(words as readonly ScoredWord[], sentence, n, row);
            addRows(dynamic[n]!, row);
          }
          const labels = new Uint8Array(length);
          const margins = new Float32Array(length);
          decoder.decode(scores, transitions, length, labels);
          const found = readLabels(labels, first);
          if (found.length > 0) decoder.margins(scores, transitions, length, labels, margins);
          for (const span of found) {
            let margin = Number.POSITIVE_INFINITY;
            for (let n = span.first; n < span.last; n++) margin = Math.min(margin, margins[n - first]!);
            spans.push({
              ...span,
              confidence: 1 / (1 + Math.exp(-(confidence.slope * margin + confidence.offset))),
              points: typePoints(scores, transitions, length, labels, {
                first: span.first - first,
                last: span.last - first,
              }),
            });
          }
          first = last;
        }
      }
      return rules ? applyNameRules(document, words, spans, knowledge) : spans;
    },
  };
}
