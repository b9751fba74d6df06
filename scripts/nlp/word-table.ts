import { foldWord, hashText } from "./hash.ts";
import { fromPlanes, partOf, readModelFile, toPlanes, writeModelFile } from "./model-file.ts";

/** What is known of words from unlabelled text. */
export interface WordTable {
  /** A word's facts in one number (`packFacts`); 0 for an unknown word. Case is ignored. */
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

/**
 * Makes a table of parallel arrays: `hashText` of each lower-case word, ascending, and its packed facts. Words are looked up where their
 * hash's upper 16 bits begin; a hash table took three times as long to fill as the whole file takes to read.
 */
function makeWordTable(hashes: Int32Array, packed: Int32Array): WordTable {
  const bucketOf = (hash: number) => (hash >> 16) + 32_768;
  const starts = new Int32Array(65_537);
  for (let bucket = 0, n = 0; bucket <= 65_536; bucket++) {
    while (n < hashes.length && bucketOf(hashes[n]!) < bucket) n++;
    starts[bucket] = n;
  }
  const find = (word: string) => {
    const hash = hashText(word);
    const bucket = bucketOf(hash);
    const end = starts[bucket + 1]!;
    for (let n = starts[bucket]!; n < end; n++) if (hashes[n] === hash) return packed[n]!;
    return 0;
  };
  return {
    facts(word) {
      const lower = word.toLowerCase();
      return find(lower) || find(foldWord(lower));
    },
  };
}

/** Writes a table as a model file; hashes are sorted and kept as differences. */
export function writeWordTable(hashes: Int32Array, packed: Int32Array): Buffer {
  const order = Int32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]!);
  const gaps = order.map((word, n) => (n === 0 ? hashes[word]! : hashes[word]! - hashes[order[n - 1]!]!) | 0);
  const parts = new Map([
    ["gaps", toPlanes(gaps)],
    ["facts", toPlanes(order.map((word) => packed[word]!))],
  ]);
  return writeModelFile("words", { head: { words: order.length }, parts });
}

/** Reads a table. Throws, saying what to do, when the bytes are no such file. */
export function readWordTable(bytes: Uint8Array): WordTable {
  const file = readModelFile("words", bytes);
  const hashes = fromPlanes(partOf(file, "gaps"));
  for (let n = 1; n < hashes.length; n++) hashes[n] = (hashes[n - 1]! + hashes[n]!) | 0;
  return makeWordTable(hashes, fromPlanes(partOf(file, "facts")));
}
