import { foldWord, hashText } from "./hash.ts";

/**
 * What is known of a word from unlabelled text: a number made of four parts, 0 for an unknown word.
 * See `packFacts`.
 */
export interface WordTable {
  facts(word: string): number;
}

/** Parts of a word's facts. All are small whole numbers; 0 means unknown. */
export interface WordFacts {
  /** Cluster of its word vector, 1…2048; (cluster − 1) >> 2 and >> 4 are its coarser clusters. */
  readonly cluster: number;
  /** Which kind of name its word vector looks like, 1…255. */
  readonly prior: number;
  /** How it is cased in running text, 1…15. */
  readonly casing: number;
  /** How frequent it is, 1 (most) … 15. */
  readonly rank: number;
}

export function packFacts(facts: WordFacts): number {
  return facts.cluster | (facts.prior << 12) | (facts.casing << 20) | (facts.rank << 24);
}
export const clusterOf = (packed: number) => packed & 0xfff;
export const priorOf = (packed: number) => (packed >> 12) & 0xff;
export const casingOf = (packed: number) => (packed >> 20) & 0xf;
export const rankOf = (packed: number) => (packed >> 24) & 0xf;

/** Reads parallel arrays of word hashes (`hashText` of the lower-case word) and packed facts. */
export function makeWordTable(hashes: Int32Array, packed: Int32Array): WordTable {
  let size = 1 << 10;
  while (size < hashes.length * 2) size *= 2;
  const keys = new Int32Array(size);
  const values = new Int32Array(size);
  const slot = (hash: number) => {
    let at = hash & (size - 1);
    while (values[at] !== 0 && keys[at] !== hash) at = (at + 1) & (size - 1);
    return at;
  };
  for (let n = 0; n < hashes.length; n++) {
    const at = slot(hashes[n]!);
    keys[at] = hashes[n]!;
    values[at] = packed[n]!;
  }
  const find = (word: string) => values[slot(hashText(word))]!;
  return {
    facts(word) {
      const lower = word.toLowerCase();
      return find(lower) || find(foldWord(lower));
    },
  };
}
