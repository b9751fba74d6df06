/**
 * A 32-bit hash of a text's UTF-16 code units (FNV-1a with a final mix, public domain: Fowler, Noll and Vo;
 * the mix is that of MurmurHash3). The same text gives the same number on every machine; models depend on it.
 */
export function hashText(text: string): number {
  let h = hashSeed;
  for (let n = 0; n < text.length; n++) h = hashStep(h, text.charCodeAt(n));
  return mix(h);
}

/** `hashText` taken apart, for callers that go through a long text: begin, take each code unit, end with `mix`. */
export const hashSeed = 0x811c9dc5;
export const hashStep = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

/** Spreads the bits of a number over all 32 of them; the answer is a signed 32-bit integer. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of a sequence that goes on with `value`. */
export function chain(hash: number, value: number): number {
  return mix(Math.imul(hash, 31) + value);
}

/** Lower case without diacritics: the form under which words and listed names are looked up. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let n = 0; n < lower.length; n++) {
    if (lower.charCodeAt(n) > 127) return lower.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'");
  }
  return lower;
}
