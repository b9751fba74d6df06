import { nameTypes } from "../nlp/bilou.ts";
import type { ListName } from "../nlp/gazetteer.ts";
import type { TrainingText } from "./names.ts";
import { kindCount } from "./word-vectors.ts";

/** How single-word lists count among labelled words: the kind of name, and how much. */
const listed: readonly (readonly [ListName, (typeof nameTypes)[number], number])[] = [
  ["given-names", "PER", 1],
  ["surnames", "PER", 0.15],
  ["cities", "LOC", 1],
  ["regions", "LOC", 1],
  ["countries", "LOC", 2],
  ["demonyms", "MISC", 2],
  ["companies", "ORG", 2],
  ["organizations", "ORG", 1],
  ["parties", "ORG", 1],
  ["armed-groups", "ORG", 1],
];

/** Counts, for each lower-case word, how often it is outside of names and inside of one of each type. */
export function countKinds(
  texts: readonly TrainingText[],
  lists: ReadonlyMap<ListName, readonly string[]>,
): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  const add = (word: string, kind: number, by: number) => {
    const of = counts.get(word) ?? new Array<number>(kindCount).fill(0);
    of[kind] = of[kind]! + by;
    counts.set(word, of);
  };
  for (const text of texts) {
    const kinds = new Uint8Array(text.document.tokens.length);
    for (const span of text.spans) kinds.fill(1 + nameTypes.indexOf(span.type), span.first, span.last);
    for (const [n, token] of text.document.tokens.entries()) {
      if (!text.trusted[token.sentence] || !/^\p{L}/u.test(token.text)) continue;
      if (kinds[n] === 0 || /^\p{Lu}/u.test(token.text)) add(token.text.toLowerCase(), kinds[n]!, 1);
    }
  }
  for (const [list, type, by] of listed) {
    for (const name of lists.get(list) ?? []) {
      if (!name.includes(" ")) add(name.toLowerCase(), 1 + nameTypes.indexOf(type), by);
    }
  }
  return counts;
}
