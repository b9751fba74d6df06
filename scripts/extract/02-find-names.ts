import { nameKey } from "../../graph-data/names/key.ts";
import type { Document } from "../nlp/document.ts";
import type { NameSpan } from "../nlp/name-span.ts";
import { isEvent } from "./event-names.ts";
import { type Country, type Lexicon, tokenForm } from "./lexicon.ts";
import { setEdges } from "./set-edges.ts";

/** A stretch of tokens that names something, before it is known what. */
export interface FoundName {
  /** Token range, last exclusive. */
  readonly first: number;
  readonly last: number;
  readonly kind: "name" | "demonym";
  readonly coarse: "PER" | "ORG" | "LOC" | "MISC";
  readonly confidence: number;
  /** The state or territory that it names. */
  readonly country?: Country;
  /** The name where it differs from the wording: "[Aleksei] Borodavkin" is Aleksei Borodavkin. */
  readonly name?: string;
}

/**
 * Everything that might be a name: what the tagger found, with its edges set right, and states and demonyms from the list wherever the
 * tagger found nothing.
 *
 * @returns in text order, never overlapping
 */
export function findNames(document: Document, tagged: readonly NameSpan[], lexicon: Lexicon): FoundName[] {
  const words = document.tokens.map((token) => tokenForm(token.text));
  const glued = document.tokens.map((token, i) => i > 0 && document.tokens[i - 1]!.end === token.start);
  const found: FoundName[] = [];
  const covered = new Array<boolean>(words.length).fill(false);
  for (const span of tagged) {
    for (const part of setEdges(words, glued, span, lexicon)) {
      const name = readAsCountry(words, part, lexicon);
      found.push(name);
      // Under a span of other things the list still looks for states: "Russian ambassador" as MISC holds a demonym.
      if (name.coarse === "MISC" && !name.country && !isEvent(words.slice(name.first, name.last).join(" "))) continue;
      for (let i = name.first; i < name.last; i++) covered[i] = true;
    }
  }
  for (const name of listedCountries(words, covered, lexicon)) found.push(name);
  for (const name of combinedCountries(words, covered, lexicon)) found.push(name);
  for (const name of [...listedBodies(words, covered, lexicon), ...citedSources(words, covered)]) found.push(name);
  const inOrder = withoutOthers(found).sort((a, b) => a.first - b.first);
  return withoutOverlaps(joinBrackets(document, inOrder));
}

/** Of two names that share a token the longer one stays, then the earlier one. */
function withoutOverlaps(found: readonly FoundName[]): FoundName[] {
  const taken = new Set<number>();
  const byLength = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept = byLength.filter(({ first, last }) => {
    for (let i = first; i < last; i++) if (taken.has(i)) return false;
    for (let i = first; i < last; i++) taken.add(i);
    return true;
  });
  return kept.sort((a, b) => a.first - b.first);
}

/** Spans of other things that are no event name nothing here. */
const withoutOthers = (found: readonly FoundName[]): FoundName[] => {
  const taken = new Set(found.flatMap(({ country, first }) => (country ? [first] : [])));
  return found.filter(({ coarse, country, first, last }) => {
    if (coarse !== "MISC" || country) return true;
    for (let i = first; i < last; i++) if (taken.has(i)) return false;
    return true;
  });
};

/** Sees a state or a demonym where the tagger saw any kind of name: "US" is no company, "Chinese" no person. */
function readAsCountry(words: readonly string[], span: NameSpan, lexicon: Lexicon): FoundName {
  const { first, last, type } = span;
  const wording = words.slice(first, last).join(" ");
  const country = lexicon.countries.get(wording) ?? lexicon.countries.get(wording.replace(/^The /, ""));
  const sure = Math.max(span.confidence, 0.9);
  // "Jordan" and "Chad" are people too: the tagger knows better where it is sure of a person.
  if (country && !(type === "PER" && span.confidence > 0.5))
    // "US officials": before a noun the tagger calls the state's name MISC, as it does an adjective of origin.
    return { first, last, kind: type === "MISC" ? "demonym" : "name", coarse: "LOC", confidence: sure, country };
  const people = lexicon.demonyms.get(wording);
  // "French" may be a surname, "Costa Ricans" may not.
  if (people && (type !== "PER" || /\s|s$/.test(wording)))
    return { first, last, kind: "demonym", coarse: "LOC", confidence: sure, country: people };
  return { first, last, kind: "name", coarse: type, confidence: span.confidence };
}

/** States and demonyms of the list, longest first, in tokens that no other name has taken. */
function listedCountries(words: readonly string[], covered: readonly boolean[], lexicon: Lexicon): FoundName[] {
  const found: FoundName[] = [];
  for (let first = 0; first < words.length; first++) {
    if (covered[first] || !lexicon.countryStarts.has(words[first]!)) continue;
    for (let length = Math.min(lexicon.longest, words.length - first); length > 0; length--) {
      const last = first + length;
      if (covered.slice(first, last).some(Boolean)) continue;
      const wording = words.slice(first, last).join(" ");
      const country = lexicon.countries.get(wording);
      const people = country ? undefined : lexicon.demonyms.get(wording);
      if (!country && !people) continue;
      found.push({
        first,
        last,
        kind: country ? "name" : "demonym",
        coarse: "LOC",
        confidence: 0.9,
        country: (country ?? people)!,
      });
      first = last - 1;
      break;
    }
  }
  return found;
}

/** "Franco-German", "Anglo-Irish": the first state in the form that it takes before another. */
function combinedCountries(words: readonly string[], covered: readonly boolean[], lexicon: Lexicon): FoundName[] {
  return words.flatMap((word, first): FoundName[] => {
    const country = lexicon.countries.get(combiningForms.get(word) ?? "");
    if (!country || covered[first] || words[first + 1] !== "-" || !lexicon.demonyms.has(words[first + 2] ?? ""))
      return [];
    return [{ first, last: first + 1, kind: "demonym", coarse: "LOC", confidence: 0.9, country }];
  });
}

const combiningForms: ReadonlyMap<string, string> = new Map([
  ["Anglo", "United Kingdom"],
  ["Austro", "Austria"],
  ["Franco", "France"],
  ["Greco", "Greece"],
  ["Indo", "India"],
  ["Italo", "Italy"],
  ["Luso", "Portugal"],
  ["Russo", "Russia"],
  ["Serbo", "Serbia"],
  ["Sino", "China"],
]);

/**
 * Bodies of the list with a name of two words or more, in tokens that no other name has taken: "General Motors" is unlikely to be anything
 * else. Parties are left out, whose names are often plain words ("New Future").
 */
function listedBodies(words: readonly string[], covered: readonly boolean[], lexicon: Lexicon): FoundName[] {
  const found: FoundName[] = [];
  for (let first = 0; first < words.length; first++) {
    if (
      covered[first] ||
      !/^\p{Lu}\p{L}/u.test(words[first]!) ||
      !lexicon.organizationStarts.has(nameKey(words[first]!))
    )
      continue;
    for (let last = Math.min(first + longestBody, words.length); last > first + 1; last--) {
      if (!/^\p{Lu}/u.test(words[last - 1]!) || covered.slice(first, last).some(Boolean)) continue;
      const type = lexicon.organizationTypes.get(nameKey(words.slice(first, last).join(" ")));
      if (!type || type === "PoliticalParty") continue;
      found.push({ first, last, kind: "name", coarse: "ORG", confidence: 0.7 });
      first = last - 1;
      break;
    }
  }
  return found;
}

const longestBody = 6;

/** "As Harbourwatch writes": a source that is cited by a name which nothing else knows. */
function citedSources(words: readonly string[], covered: readonly boolean[]): FoundName[] {
  return words.flatMap((word, first): FoundName[] => {
    const cited =
      /^as$/i.test(words[first - 1] ?? "") && /^(?:writes|wrote|reports|reported)$/.test(words[first + 1] ?? "");
    if (!cited || covered[first] || !/^\p{Lu}\p{L}{2,}$/u.test(word)) return [];
    return [{ first, last: first + 1, kind: "name", coarse: "ORG", confidence: 0.6 }];
  });
}

/** "[Aleksei] Borodavkin": an editor gave the forename in brackets; both are one name. */
function joinBrackets(document: Document, found: readonly FoundName[]): FoundName[] {
  const { tokens } = document;
  const joined: FoundName[] = [];
  const text = (i: number): string => tokens[i]?.text ?? "";
  for (const name of found) {
    const before = joined.at(-1);
    const inBrackets =
      before && text(before.first - 1) === "[" && text(before.last) === "]" && before.last + 1 === name.first;
    if (inBrackets && before.coarse === "PER" && name.coarse === "PER") {
      joined.pop();
      joined.push({
        ...name,
        first: before.first - 1,
        name: `${wordingOf(document, before)} ${wordingOf(document, name)}`,
      });
    } else if (
      name.coarse === "PER" &&
      text(name.first - 1) === "]" &&
      text(name.first - 3) === "[" &&
      /^\p{Lu}\p{Ll}/u.test(text(name.first - 2)) &&
      before?.first !== name.first - 2
    ) {
      joined.push({ ...name, first: name.first - 3, name: `${text(name.first - 2)} ${wordingOf(document, name)}` });
    } else if (text(name.first) === "[" || text(name.first + 1) === "]") {
      const plain = wordingOf(document, name).replace(/[[\]]/g, "").replace(/\s+/g, " ");
      const first = text(name.first - 1) === "[" ? name.first - 1 : name.first;
      joined.push(name.coarse === "PER" ? { ...name, first, name: plain } : name);
    } else joined.push(name);
  }
  return joined;
}

/** The wording of a name in the text, its line breaks made blanks. */
export const wordingOf = (document: Document, { first, last }: { first: number; last: number }): string =>
  document.text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end).replace(/\s+/g, " ");
