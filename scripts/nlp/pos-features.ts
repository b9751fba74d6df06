import { hashText, mix } from "./hash.ts";
import { shapeOf } from "./name-features.ts";
import { clusterOf, rankOf, type WordTable } from "./word-table.ts";

/** A word form with its features for tagging parts of speech, at each distance from the token that is tagged. */
export interface PosWord {
  readonly lower: number;
  readonly shape: number;
  readonly features: readonly Int32Array[];
}

/** How far the features of a word reach, in tokens. */
export const posReach = 2;

/** Describes a word form. */
export function readPosWord(text: string, words: WordTable): PosWord {
  const facts = words.facts(text);
  const lowerText = text.toLowerCase();
  const word = { lower: hashText(lowerText), shape: hashText(shapeOf(text)) };
  const features: Int32Array[] = [];
  for (let offset = -posReach; offset <= posReach; offset++) {
    const out: number[] = [];
    const add = (template: number, value: number) => out.push(posFeature(template * 8 + offset + posReach, value));
    const cluster = clusterOf(facts);
    add(1, word.lower);
    if (cluster) add(2, (cluster - 1) >> 2);
    if (Math.abs(offset) < 2) {
      add(3, word.shape);
      add(4, hashText(lowerText.slice(-3)));
      if (cluster) add(5, (cluster - 1) >> 4);
    }
    if (offset === 0) {
      add(6, hashText(text));
      for (let n = 1; n <= 5 && n < lowerText.length; n++) if (n !== 3) add(6 + n, hashText(lowerText.slice(-n)));
      for (let n = 1; n <= 3 && n < lowerText.length; n++) add(12 + n, hashText(lowerText.slice(0, n)));
      if (cluster) add(16, cluster);
      add(17, rankOf(facts) * 2 + (/^\p{Lu}/u.test(text) ? 1 : 0));
      if (/[-\d]/.test(text)) add(18, hashText(text.replace(/\p{L}+/gu, "x").replace(/\d+/g, "0")));
    }
    features.push(Int32Array.from(out));
  }
  return { ...word, features };
}

/** What stands in for words before and behind the sentence. */
export const posBoundary: PosWord = {
  lower: 1,
  shape: 1,
  features: Array.from({ length: 2 * posReach + 1 }, (_, n) => Int32Array.of(posFeature(n, 77))),
};

/** Most features that `posContext` gives. */
export const posContextSize = 9;

/**
 * Features that rest on the tags already given to the two tokens before, and on pairs of words. Writes hashes into
 * `out` and answers how many; `isFirst` says that the token opens its sentence.
 */
export function posContext(
  before: PosWord,
  word: PosWord,
  after: PosWord,
  tags: { readonly before: number; readonly before2: number },
  isFirst: boolean,
  out: Int32Array,
): number {
  const one = tags.before + 1;
  const two = one * 128 + tags.before2 + 1;
  out[0] = posFeature(205, 0);
  out[1] = posFeature(213, one);
  out[2] = posFeature(221, two);
  out[3] = posFeature(229, mix(one) ^ word.lower);
  out[4] = posFeature(237, mix(one) ^ after.lower);
  out[5] = posFeature(245, mix(word.lower) ^ after.lower);
  out[6] = posFeature(253, mix(before.lower) ^ word.lower);
  out[7] = posFeature(261, mix(two) ^ word.shape);
  out[8] = posFeature(269, isFirst ? word.shape : 3);
  return posContextSize;
}

function posFeature(template: number, value: number): number {
  return mix(Math.imul(template, 0x9e3779b1) ^ value);
}
