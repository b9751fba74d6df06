import type { Document } from "../nlp/document.ts";
import type { FoundName } from "./02-find-names.ts";

/**
 * Does an adjective of origin name a language: "speaks Norwegian", "translated into Czech and Polish", "answered in Russian"? Behind "in"
 * and "into" only where no noun follows: "in Russian cities" is about the country.
 *
 * @param isOrigin whether a word is such an adjective
 */
export function isLanguage(document: Document, name: FoundName, isOrigin: (word: string) => boolean): boolean {
  const word = (at: number): string => document.tokens[at]?.text ?? "";
  // "speak for Russians": people, and never a language.
  if (name.kind !== "demonym" || name.last - name.first > 1 || /s$/.test(word(name.first))) return false;
  const names = (at: number): boolean => otherLanguages.test(word(at)) || isOrigin(word(at));
  const joins = (at: number): boolean => /^(?:and|or|,|&)$/.test(word(at));
  let first = name.first;
  while (joins(first - 1) && names(first - 2)) first -= 2;
  if (word(first - 1) === "both") first--;
  let last = name.last;
  while (joins(last) && names(last + 1)) last += 2;
  const before = word(first - 1).toLowerCase();
  if (!ends.test(word(last))) return false;
  if (speaking.test(before)) return true;
  if (before === "in" || before === "into") return true;
  return before === "from" && /^translat/.test(word(first - 2));
}

const otherLanguages = /^(?:English|Mandarin|Cantonese|Latin|Hebrew|Hindi|Urdu|Farsi|Swahili|Tamil|Pashto|Dari)$/;
const speaking =
  /^(?:speaks?|spoke|speaking|spoken|fluent|learn(?:s|ed|t|ing)?|teach(?:es|ing)?|taught|stud(?:y|ies|ied|ying)|understands?|understood|broken)$/;
/** What stands behind a language, and never behind an adjective: marks, and words that open something else. */
const ends =
  /^(?:|[^\p{L}\p{N}-]+|and|or|but|to|at|on|when|while|as|with|for|by|because|which|that|before|after|at|well|fluently|only|too)$/u;
