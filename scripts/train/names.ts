import type { LabelledSpan } from "../nlp/bilou.ts";
import { writeLabels } from "../nlp/bilou.ts";
import { type Document, readDocument } from "../nlp/document.ts";
import type { Gazetteer } from "../nlp/gazetteer.ts";
import { hashText } from "../nlp/hash.ts";
import { type NameKnowledge, reach, readNameFeatures, readWord, type Word, wordAt } from "../nlp/name-features.ts";
import { packFacts, type WordTable } from "../nlp/word-table.ts";
import { type CasingCounts, casingBin, countCasing } from "./casing.ts";
import type { LabelledText } from "./corpora.ts";
import { type RepairLists, repairLabels } from "./label-repair.ts";
import type { Chain } from "./perceptron.ts";

/** A text that has been read, with its names as tokens. */
export interface TrainingText {
  readonly id: string;
  readonly set: string;
  readonly document: Document;
  readonly spans: readonly LabelledSpan[];
  /** By sentence: whether its labels are to be learned. */
  readonly trusted: readonly boolean[];
}

export function toTrainingText(labelled: LabelledText, lists: RepairLists): TrainingText {
  const document = readDocument(labelled.text);
  return { id: labelled.id, set: labelled.set, document, ...repairLabels(labelled, document, lists) };
}

/** The same texts, some of them cut into pieces of one to three sentences, so that short texts are learned too. */
export function splitSome(texts: readonly TrainingText[], share: number, random: () => number): TrainingText[] {
  return texts.flatMap((text) => {
    if (text.document.sentences.length < 4 || random() >= share) return [text];
    const pieces: TrainingText[] = [];
    for (let first = 0; first < text.document.sentences.length; ) {
      const last = Math.min(text.document.sentences.length, first + 1 + Math.floor(random() * 3));
      pieces.push(pieceOf(text, first, last));
      first = last;
    }
    return pieces;
  });
}

function pieceOf(text: TrainingText, firstSentence: number, lastSentence: number): TrainingText {
  const sentences = text.document.sentences.slice(firstSentence, lastSentence);
  const first = sentences[0]!.first;
  const last = sentences[sentences.length - 1]!.last;
  return {
    ...text,
    document: {
      text: text.document.text,
      tokens: text.document.tokens
        .slice(first, last)
        .map((token) => ({ ...token, sentence: token.sentence - firstSentence })),
      sentences: sentences.map((sentence) => ({
        ...sentence,
        first: sentence.first - first,
        last: sentence.last - first,
      })),
    },
    spans: text.spans
      .filter((span) => span.first >= first && span.last <= last)
      .map((span) => ({ ...span, first: span.first - first, last: span.last - first })),
    trusted: text.trusted.slice(firstSentence, lastSentence),
  };
}

/** What a word's vector shows: its cluster from 1 and its prior code from 1, 0 for none. */
export interface VectorFacts {
  readonly words: readonly string[];
  readonly clusters: Uint16Array;
  readonly priors: Uint8Array;
}

/** All that is known of words, for training: facts from vectors and casing counts of open text. */
export interface WordKnowledge {
  readonly hashes: Int32Array;
  readonly facts: Int32Array;
  readonly table: WordTable;
  readonly casing: ReadonlyMap<string, CasingCounts>;
}

/** Joins what vectors and casing counts say of words; words seen once or twice and without a vector are left out. */
export function knowWords(vectors: VectorFacts, casing: ReadonlyMap<string, CasingCounts>): WordKnowledge {
  const facts = new Map<string, number>();
  for (const [n, word] of vectors.words.entries()) {
    facts.set(
      word,
      packFacts({
        cluster: vectors.clusters[n]!,
        prior: vectors.priors[n]!,
        casing: casingBin(casing.get(word)),
        rank: Math.min(15, 1 + Math.max(0, Math.floor(Math.log2((n + 1) / 64)))),
      }),
    );
  }
  for (const [word, counts] of casing) {
    if (facts.has(word) || counts[0] + counts[1] + counts[2] < 3) continue;
    facts.set(word, packFacts({ cluster: 0, prior: 0, casing: casingBin(counts), rank: 0 }));
  }
  return {
    hashes: Int32Array.from([...facts.keys()].map(hashText)),
    facts: Int32Array.from(facts.values()),
    table: { facts: (word) => facts.get(word.toLowerCase()) ?? facts.get(fold(word)) ?? 0 },
    casing,
  };
}

function fold(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** Makes the chains of training texts. `rowCount` is a power of two. */
export function makeChains(
  texts: readonly TrainingText[],
  words: WordKnowledge,
  lists: Gazetteer,
  rowCount: number,
): Chain[] {
  const knowledge: NameKnowledge = { words: words.table, lists };
  const mask = rowCount - 1;
  const known = new Map<string, Word>();
  const chains: Chain[] = [];
  for (const text of texts) {
    const own = countCasing([text.document]);
    const read = (form: string): Word => {
      const lower = form.toLowerCase();
      const casing = casingBin(words.casing.get(lower), own.get(lower));
      const key = `${form}\0${casing}`;
      const found = known.get(key);
      if (found) return found;
      const made = readWord(form, knowledge, casing);
      known.set(key, made);
      return made;
    };
    const features = readNameFeatures(text.document, knowledge, read);
    const labels = new Uint8Array(text.document.tokens.length);
    writeLabels(text.spans, labels);
    for (const [s, sentence] of text.document.sentences.entries()) {
      if (!text.trusted[s]) continue;
      for (let first = sentence.first; first < sentence.last; first++) {
        if (!features.scored[first]) continue;
        let last = first + 1;
        while (last < sentence.last && features.scored[last]) last++;
        const rows: number[] = [];
        const at = new Int32Array(last - first + 1);
        for (let n = first; n < last; n++) {
          at[n - first] = rows.length;
          for (let offset = -reach; offset <= reach; offset++) {
            const word = wordAt(features.words, sentence, n + offset);
            for (const hash of word.features[offset + reach]!) rows.push(hash & mask);
          }
          for (const hash of features.dynamic[n]!) rows.push(hash & mask);
        }
        at[last - first] = rows.length;
        const own = labels.slice(first, last);
        if (isWhole(own)) chains.push({ rows: Int32Array.from(rows), at, labels: own });
        first = last;
      }
    }
  }
  return chains;
}

/** Whether every name in the chain begins and ends in it; one that reaches into unscored words does not. */
function isWhole(labels: Uint8Array): boolean {
  let open = false;
  for (const label of labels) {
    const part = label === 0 ? -1 : (label - 1) & 3;
    if (open !== (part === 1 || part === 2)) return false;
    open = part === 0 || part === 1;
  }
  return !open;
}

/** Scales weights to whole numbers of one byte; those below `cut` (in points of the scaled weight) become 0. */
export function quantise(
  weights: { readonly rows: Float32Array; readonly transitions: Float32Array },
  scale: number,
  cut: number,
): { weights: Int8Array; transitions: Float32Array; kept: number } {
  const rows = new Int8Array(weights.rows.length);
  let kept = 0;
  for (let n = 0; n < rows.length; n++) {
    const value = Math.round(weights.rows[n]! * scale);
    if (Math.abs(value) <= cut) continue;
    rows[n] = Math.max(-127, Math.min(127, value));
    kept++;
  }
  return { weights: rows, transitions: weights.transitions.map((value) => value * scale), kept };
}
