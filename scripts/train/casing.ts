import type { Document } from "../nlp/document.ts";

/** How often a word was seen in lower case, capitalised inside a sentence, and at its start. */
export type CasingCounts = readonly [lower: number, capitalised: number, initial: number];

/** Counts the casing of words over documents. Headings, where every word is capitalised, are left out. */
export function countCasing(documents: Iterable<Document>): Map<string, [number, number, number]> {
  const counts = new Map<string, [number, number, number]>();
  for (const document of documents) {
    for (const sentence of document.sentences) {
      let capitalised = 0;
      let cased = 0;
      for (let n = sentence.first; n < sentence.last; n++) {
        const text = document.tokens[n]!.text;
        if (!/^\p{L}/u.test(text)) continue;
        cased++;
        if (/^\p{Lu}/u.test(text)) capitalised++;
      }
      if (cased < 3 || capitalised / cased > 0.7) continue;
      for (let n = sentence.first; n < sentence.last; n++) {
        const text = document.tokens[n]!.text;
        if (!/^\p{L}/u.test(text)) continue;
        const kind = /^\p{Lu}/u.test(text)
          ? n === sentence.first || /^["“‘'(]$/.test(document.tokens[n - 1]!.text)
            ? 2
            : 1
          : 0;
        const lower = text.toLowerCase();
        const entry = counts.get(lower);
        if (entry) entry[kind]++;
        else {
          const made: [number, number, number] = [0, 0, 0];
          made[kind]++;
          counts.set(lower, made);
        }
      }
    }
  }
  return counts;
}

/**
 * The casing of a word as a number from 0 (never seen) to 14. `without` are the counts of the text that the word
 * stands in: a tagger that is shown counts of its own training text never learns what an unknown word looks like.
 */
export function casingBin(counts: CasingCounts | undefined, without?: CasingCounts): number {
  if (!counts) return 0;
  const lower = counts[0] - (without?.[0] ?? 0);
  const capitalised = counts[1] - (without?.[1] ?? 0);
  const initial = counts[2] - (without?.[2] ?? 0);
  const seen = lower + capitalised;
  if (seen === 0) return initial > 0 ? 1 : 0;
  const often = seen >= 20 ? 2 : seen >= 4 ? 1 : 0;
  const share = lower / seen;
  const kind = share > 0.95 ? 0 : share > 0.5 ? 1 : share > 0.05 ? 2 : 3;
  return 2 + kind * 3 + often;
}
