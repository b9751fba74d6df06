import { chain, foldWord, hashSeed, hashStep, hashText, mix } from "./hash.ts";

/** The kinds of lists that the tagger asks. The order is part of trained models: append, never reorder. */
export const listNames = [
  "given-names",
  "surnames",
  "cities",
  "regions",
  "countries",
  "demonyms",
  "organizations",
  "parties",
  "companies",
  "armed-groups",
  "people",
  "places",
] as const;
export type ListName = (typeof listNames)[number];

/** Longest listed name that is looked for, in tokens. */
export const longestName = 7;

/** Many lists of names in one table, asked by the hash of a name's folded tokens. */
export interface Gazetteer {
  /** A bit for each list (by its place in `listNames`) that has the name; 0 if none has. */
  find(hash: number): number;
}

/**
 * Reads lists of names: one name a line, its tokens separated by single spaces, "#" before a remark. Case and
 * diacritics are folded. Two names that share a 32-bit hash are taken for one, which happens to about one in
 * 20,000 look-ups and is weighed by the trained model like any other error of the lists.
 */
export function readGazetteer(lists: ReadonlyMap<ListName, string>): Gazetteer {
  let count = 0;
  for (const text of lists.values()) for (let at = 0; at >= 0; at = text.indexOf("\n", at + 1)) count++;
  let size = 1 << 12;
  while (size < count * 2) size *= 2;
  const keys = new Int32Array(size);
  const bits = new Uint16Array(size);
  const slot = (hash: number) => {
    let at = hash & (size - 1);
    while (bits[at] !== 0 && keys[at] !== hash) at = (at + 1) & (size - 1);
    return at;
  };
  for (const [name, text] of lists) {
    const bit = 1 << listNames.indexOf(name);
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      if (end > start && text.charCodeAt(start) !== 35) {
        const hash = hashLine(text, start, end);
        const at = slot(hash);
        keys[at] = hash;
        bits[at] = bits[at]! | bit;
      }
      start = end + 1;
    }
  }
  return { find: (hash) => bits[slot(hash)]! };
}

/** Latin letters with diacritics, folded: the code units of each. */
const foldedLatin = Array.from({ length: 0x250 }, (_, code) => {
  const folded = foldWord(String.fromCharCode(code));
  return Array.from({ length: folded.length }, (_, n) => folded.charCodeAt(n));
});

/** `hashName` of a stretch of text, without taking it apart where it is Latin: lists have 200,000 lines. */
function hashLine(text: string, start: number, end: number): number {
  let hash = 0;
  let token = hashSeed;
  for (let n = start; n < end; n++) {
    const code = text.charCodeAt(n);
    if (code === 32) {
      hash = chain(hash, mix(token));
      token = hashSeed;
    } else if (code < 128) token = hashStep(token, code >= 65 && code <= 90 ? code + 32 : code);
    else if (code < foldedLatin.length) for (const folded of foldedLatin[code]!) token = hashStep(token, folded);
    else return hashName(text.slice(start, end));
  }
  return chain(hash, mix(token));
}

/** The hash under which a listed name is found: its folded tokens, chained. */
function hashName(line: string): number {
  let hash = 0;
  for (const token of line.split(" ")) hash = chain(hash, hashText(foldWord(token)));
  return hash;
}
