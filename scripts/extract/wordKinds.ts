import { hashText } from "../nlp/hash.ts";

/** Which kind of thing a word looks like by its vector alone. */
export interface WordKinds {
  /** A small number: 0 unknown, else the same for words of one kind and sureness. Lower case, as `nameKey` writes it. */
  kindOf(word: string): number;
}

/** Makes a table of parallel arrays: `hashText` of each word, and its number. */
export function makeWordKinds(hashes: Int32Array, kinds: Uint8Array): WordKinds {
  const table = new Map<number, number>();
  for (let n = 0; n < hashes.length; n++) table.set(hashes[n]!, kinds[n]!);
  return { kindOf: (word) => table.get(hashText(word)) ?? 0 };
}
