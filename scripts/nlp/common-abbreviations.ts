import type { Document } from "./document.ts";
import type { Word } from "./name-features.ts";

/**
 * Abbreviations that the text itself explains by common words, "non-fungible token (NFT)": what is written small has no
 * name. In lower case, without the s of a plural.
 */
export function commonAbbreviations(document: Document, words: readonly Word[]): Set<string> {
  const found = new Set<string>();
  for (let n = 3; n + 1 < words.length; n++) {
    if (words[n - 1]!.text !== "(" || words[n + 1]!.text !== ")") continue;
    const letters = abbreviationOf(words[n]!.text);
    if (letters && standsFor(document, words, letters, n - 2)) found.add(letters);
  }
  return found;
}

/** "NFTs" is "nft"; undefined for what is no abbreviation. */
export const abbreviationOf = (text: string): string | undefined => /^(\p{Lu}{2,5})s?$/u.exec(text)?.[1]?.toLowerCase();

/** Do the words that end at `last` begin with the letters, in lower case? Small joining words may be skipped. */
function standsFor(document: Document, words: readonly Word[], letters: string, last: number): boolean {
  const { sentence } = document.tokens[last]!;
  let left = letters.length;
  for (let n = last; n >= 0 && left > 0 && document.tokens[n]!.sentence === sentence; n--) {
    const { text } = words[n]!;
    if (text[0] === letters[left - 1]) left--;
    else if (!/^(?:-|of|and|for|the|in|to)$/.test(text)) return false;
  }
  return left === 0;
}
