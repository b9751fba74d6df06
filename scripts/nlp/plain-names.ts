import type { Document, Sentence } from "./document.ts";
import type { Word } from "./name-features.ts";
import type { NameSpan } from "./name-span.ts";

/**
 * Names that look like common words and that the weights therefore miss: "the Cabinet", "the Republicans", and sources
 * that are told something ("he told XYZ"). Only where nothing else was found, and never in headings.
 */
export function plainNames(document: Document, words: readonly Word[], spans: readonly NameSpan[]): NameSpan[] {
  const taken = new Uint8Array(words.length);
  for (const span of spans) taken.fill(1, span.first, span.last);
  const found: NameSpan[] = [];
  for (const sentence of document.sentences) {
    if (isHeading(words, sentence)) continue;
    for (let n = sentence.first; n < sentence.last; n++) {
      if (taken[n] || !words[n]!.capitalised) continue;
      if (isChamber(words, sentence, n)) found.push({ first: n, last: n + 1, type: "ORG", confidence: 0.6 });
      else if (isTold(words, sentence, n)) found.push({ first: n, last: n + 1, type: "ORG", confidence: 0.7 });
      else if (partyNouns.test(words[n]!.text)) {
        const first = n > sentence.first && !taken[n - 1] && partyKinds.test(words[n - 1]!.text) ? n - 1 : n;
        found.push({ first, last: n + 1, type: "ORG", confidence: 0.7 });
      }
    }
  }
  return found;
}

const partyKinds = /^(?:Social|Christian|Free|Liberal)$/;
const partyNouns = /^(?:Republicans?|Democrats?)$/;

/** Does the wording name the members of a party, who are the party in news: "the Social Democrats", "Tories"? */
export const isPartyMembers = (wording: string): boolean =>
  /^(?:(?:Social|Christian|Free|Liberal) )?(?:Democrats?|Republicans?)$|^(?:Liberals|Conservatives|Greens|Socialists|Tories)$/.test(
    wording,
  );

const chambers = new Set("cabinet assembly house parliament senate congress diet".split(" "));

/** "the Cabinet", "urged Parliament to": inside a sentence, and no part of a longer name. */
function isChamber(words: readonly Word[], sentence: Sentence, n: number): boolean {
  const [before, word, after] = [words[n - 1], words[n]!, n + 1 < sentence.last ? words[n + 1] : undefined];
  if (n === sentence.first || !before || word.allCaps || !chambers.has(word.text.toLowerCase())) return false;
  if (!/^[\p{L}“"(]/u.test(before.text) || (before.capitalised && n - 1 > sentence.first)) return false;
  return !after?.capitalised && after?.text !== "of" && after?.text !== "-";
}

/** "he told XYZ" */
function isTold(words: readonly Word[], sentence: Sentence, n: number): boolean {
  const after = n + 1 < sentence.last ? words[n + 1] : undefined;
  return (
    n > sentence.first &&
    /^\p{Lu}{2,5}$/u.test(words[n]!.text) &&
    /^(?:told|tells|telling)$/.test(words[n - 1]!.text) &&
    !after?.capitalised
  );
}

function isHeading(words: readonly Word[], sentence: Sentence): boolean {
  let long = 0;
  let capitalised = 0;
  for (let n = sentence.first; n < sentence.last; n++) {
    if (!words[n]!.cased || words[n]!.text.length < 4) continue;
    long++;
    if (words[n]!.capitalised) capitalised++;
  }
  return long > 2 && capitalised / long > 0.7;
}
