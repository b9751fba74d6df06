import type { NameSpan } from "../nlp/name-span.ts";
import type { Lexicon } from "./lexicon.ts";
import { typeFromHead } from "./typeFromHead.ts";

/**
 * Sets the edges of a tagged span right where the words leave no doubt: a dateline is not part of the name after it, an owner with a
 * possessive is a name of its own, a hyphenated name is not cut, and common words at the end do not belong to it.
 *
 * @param words the document's tokens with plain apostrophes
 * @param glued whether a token follows the one before it without a blank
 * @returns the parts that the span holds, possibly none
 */
export function setEdges(
  words: readonly string[],
  glued: readonly boolean[],
  span: NameSpan,
  lexicon: Lexicon,
): NameSpan[] {
  return [keepHyphens(words, glued, span, lexicon)]
    .flatMap((part) => splitAtDash(words, part))
    .flatMap((part) => splitAtOwner(words, part, lexicon))
    .flatMap((part) => splitAtCommonWords(words, part))
    .map((part) => trim(words, part))
    .map((part) => withoutOffice(words, part))
    .map((part) => withoutFaith(words, part, lexicon))
    .filter((part) => part.first < part.last);
}

/** "Anna-Maria", "Baden-Baden": a tagger that saw half of it gets all of it. */
function keepHyphens(words: readonly string[], glued: readonly boolean[], span: NameSpan, lexicon: Lexicon): NameSpan {
  let { first, last } = span;
  // "Peru-Chile talks" are between two.
  const capitalised = (i: number): boolean =>
    /^\p{Lu}\p{Ll}/u.test(words[i] ?? "") && !lexicon.countries.has(words[i]!) && !lexicon.demonyms.has(words[i]!);
  while (words[first - 1] === "-" && glued[first] && glued[first - 1] && capitalised(first - 2) && capitalised(first))
    first -= 2;
  while (words[last] === "-" && glued[last] && glued[last + 1] && capitalised(last + 1) && capitalised(last - 1))
    last += 2;
  // "Organization for Security and Co-operation".
  if (words[last - 1] === "Co" && words[last] === "-" && words[last + 1] === "operation") last += 2;
  return { ...span, first, last };
}

/** "LISBON – Acme": the dateline is a place, the name after the dash is what was tagged. */
function splitAtDash(words: readonly string[], span: NameSpan): NameSpan[] {
  for (let i = span.first + 1; i < span.last; i++) {
    if (!/^[–—]$/.test(words[i]!)) continue;
    const dateline = words.slice(span.first, i).every((word) => word === word.toUpperCase());
    const before: NameSpan = { ...span, last: i, type: dateline ? "LOC" : span.type };
    return [before, ...splitAtDash(words, { ...span, first: i + 1 })];
  }
  // A dateline on its own is a place, whatever it was taken for.
  const shouted = words.slice(span.first, span.last).every((word) => /^\p{Lu}{3,}$/u.test(word));
  return [shouted && span.type !== "LOC" && /^[–—]$/.test(words[span.last] ?? "") ? { ...span, type: "LOC" } : span];
}

/** "Britain's Serious Fraud Office" is two names; "Lloyd's" and "People's Bank" are one. */
function splitAtOwner(words: readonly string[], span: NameSpan, lexicon: Lexicon): NameSpan[] {
  for (let i = span.first + 1; i < span.last - 1; i++) {
    if (words[i] !== "'s" && words[i] !== "'") continue;
    const owner = words.slice(span.first, i).join(" ");
    const known = lexicon.countries.has(owner) || lexicon.capitals.has(owner);
    if (!known && !(span.type === "ORG" && typeFromHead(owner)?.sure)) continue;
    const left: NameSpan = { ...span, last: i, type: known ? "LOC" : span.type };
    return [left, { ...span, first: i + 1 }];
  }
  return [span];
}

const connectors =
  /^(?:of|for|the|and|in|on|de|del|della|di|da|do|dos|das|du|des|la|le|les|los|las|el|al|an|as|ad|ul|ur|bin|bint|ibn|van|von|der|den|am|zu|y|e|et|und|und|à|a|to|with|at|by|against|from|'s|'|&|-|,|\.|\/)$/i;

/** "CNPC joins Eni", "Riverside oil company": a common word in lower case is no part of a name, unless it joins its parts. */
function splitAtCommonWords(words: readonly string[], span: NameSpan): NameSpan[] {
  if (span.type === "MISC") return [span];
  for (let i = span.first; i < span.last; i++) {
    // Syllables of transliterated names are written small after a hyphen: "al-khair".
    if (!/^\p{Ll}{2,}$/u.test(words[i]!) || connectors.test(words[i]!) || words[i - 1] === "-") continue;
    // "Labour party", "Inter-Services agency": where the tagger took the kind with the name, most newspapers do.
    if (i === span.last - 1 && i > span.first && /^(?:party|agency)$/.test(words[i]!)) continue;
    const parts = [{ ...span, last: i }, ...splitAtCommonWords(words, { ...span, first: i + 1 })];
    return parts.filter(({ first, last }) => first < last);
  }
  return [span];
}

/** "White House Advisor Jane Roe": the office behind a body is not part of its name. */
function withoutOffice(words: readonly string[], span: NameSpan): NameSpan {
  const office =
    span.type === "ORG" &&
    span.last - span.first > 2 &&
    /^(?:Advis[eo]r|Spokes(?:man|woman|person)|Correspondent|Reporter|Analyst|Ambassador|Envoy)$/.test(
      words[span.last - 1]!,
    );
  return office ? { ...span, last: span.last - 1 } : span;
}

/** "Islamic Iran", "Communist China": what a speaker calls a country is not its name. */
function withoutFaith(words: readonly string[], span: NameSpan, lexicon: Lexicon): NameSpan {
  const named = /^(?:Islamic|Communist|Soviet|Christian|Nazi|Red)$/.test(words[span.first] ?? "");
  const rest = words.slice(span.first + 1, span.last).join(" ");
  return named && lexicon.countries.has(rest) ? { ...span, first: span.first + 1, type: "LOC" } : span;
}

/** Articles, connectors and possessives at the edges belong to no name. */
function trim(words: readonly string[], span: NameSpan): NameSpan {
  let { first, last } = span;
  while (
    first < last &&
    /^(?:the|a|an|of|for|and|in|'s|'|[^\p{L}\p{N}[]+)$/iu.test(words[first]!) &&
    words[first] !== "The"
  )
    first++;
  if (words[first] === "The" && last - first > 1 && span.type !== "ORG") first++;
  while (first < last && /^(?:'s|'|of|for|and|in|the|[^\p{L}\p{N}.\])!]+)$/u.test(words[last - 1]!)) last--;
  return { ...span, first, last };
}
