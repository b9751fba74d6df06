import { abbreviationOf, commonAbbreviations } from "./common-abbreviations.ts";
import type { Document } from "./document.ts";
import { listNames } from "./gazetteer.ts";
import { chain } from "./hash.ts";
import type { NameKnowledge, Word } from "./name-features.ts";
import type { NameSpan, ScoredSpan } from "./name-span.ts";
import { agreeOnTypes, keyOf } from "./name-types.ts";
import { compass, namesPeople } from "./peoples.ts";
import { isPartyMembers, plainNames } from "./plain-names.ts";
import { bareNouns, classBit, plainAbbreviations } from "./word-classes.ts";

/**
 * Corrects what the trained tagger gets wrong in ways that rules describe better. Steps run in order; each takes the
 * spans of the one before. `words` are the document's tokens as the tagger read them.
 */
export function applyNameRules(
  document: Document,
  words: readonly Word[],
  spans: readonly ScoredSpan[],
  knowledge: NameKnowledge,
): NameSpan[] {
  const common = commonAbbreviations(document, words); // "non-fungible token (NFT)"
  const cut = spans.flatMap((span) => cutSpan(document, span)); // "Port Ellis. Lowe", "Lowe – Acme", over a line end
  const trimmed = cut.flatMap((span) => trimSpan(words, span)); // "Mr Bandt", "the Senate"
  const marked = withMark(document, words, trimmed); // "Yahoo! said"
  const whole = withFirstHalf(document, words, marked); // "the Disaster Prevention and Mitigation Department"
  const kept = whole.filter(
    (span) => !isBare(document, words, span) && !isCredit(words, document, span) && !isCommon(words, span, common), // "President", an address, "Editor: …"
  );
  const typed = kept.map((span) => retype(words, span, knowledge)); // "South African" is MISC, "Morgan Stanley" ORG
  const agreed = agreeOnTypes(document, words, typed, knowledge).map((span) => partyOf(words, span)); // "Republicans"
  const more = [...agreed, ...plainNames(document, words, agreed)]; // "the Cabinet"
  return addRepeats(document, words, more).sort((a, b) => a.first - b.first);
}

/** Cuts a span where no name goes on: at a full stop that no initial or short form explains, at a dash, over a line end. */
function cutSpan(document: Document, span: ScoredSpan): ScoredSpan[] {
  const pieces: ScoredSpan[] = [];
  let first = span.first;
  for (let n = span.first; n < span.last; n++) {
    const { text } = document.tokens[n]!;
    const gap = n + 1 < span.last ? document.text.slice(document.tokens[n]!.end, document.tokens[n + 1]!.start) : "";
    const isMark =
      text === "." || text === "–" || text === "—" || text === "--" || text === ";" || text === ":" || text === "…";
    if (isMark || /\n/.test(gap)) {
      const last = isMark ? n : n + 1;
      if (last > first) pieces.push({ ...span, first, last });
      first = n + 1;
    }
  }
  if (first < span.last) pieces.push({ ...span, first });
  return pieces;
}

const title = classBit("title");
const rank = classBit("rank");
const office = classBit("office");
const particle = classBit("particle");
const letters = /[\p{L}\p{N}]/u;

function trimSpan(words: readonly Word[], span: ScoredSpan): ScoredSpan[] {
  let { first, last } = span;
  const isTitle = (n: number) =>
    (words[n]!.classes & (title | rank | office)) !== 0 && (words[n]!.classes & particle) === 0;
  while (first < last && !letters.test(words[first]!.text)) first++;
  while (last > first && !letters.test(words[last - 1]!.text) && !/^[!)]$/.test(words[last - 1]!.text)) last--;
  if (last > first && /^['’]s$/i.test(words[last - 1]!.text)) last--;
  if (span.type === "PER") {
    // "King Charles" keeps its first word only where a name of one word would lose what it is known by.
    while (last - first > 1 && isTitle(first)) first++;
  }
  return last > first ? [{ ...span, first, last }] : [];
}

/** Nouns that are a name only with more words, and addresses. */
function isBare(document: Document, words: readonly Word[], span: NameSpan): boolean {
  const { text } = document.tokens[span.first]!;
  if (/:\/\/|@.*\.|^www\.|\.(com|org|net|html?)$/i.test(text)) return true;
  if (span.last - span.first > 1 || span.type === "MISC") return false;
  if (plainAbbreviations.has(text)) return true;
  return (
    bareNouns.has(text.toLowerCase()) ||
    (span.type === "PER" && (words[span.first]!.classes & (title | rank | office)) !== 0)
  );
}

const agencies = new Set(["afp", "ap", "dpa", "reuters", "epd", "kna", "sid", "efe", "ansa", "upi"]);

/** Who wrote or edited the article, where only that is said: "Editor: Ann Moss", "kl/rt (AFP, dpa)". */
function isCredit(words: readonly Word[], document: Document, span: NameSpan): boolean {
  const sentence = document.sentences[document.tokens[span.first]!.sentence]!;
  const before = span.first - sentence.first;
  if (before >= 2 && words[span.first - 1]!.text === ":" && /^(?:editor|author)s?$/i.test(words[span.first - 2]!.text))
    return true;
  if (!agencies.has(words[span.first]!.text.toLowerCase())) return false;
  const isCreditWord = (n: number) => agencies.has(words[n]!.text.toLowerCase()) || /^[,/()]$/.test(words[n]!.text);
  let from = span.first;
  let to = span.last;
  while (from > sentence.first && isCreditWord(from - 1)) from--;
  while (to < sentence.last && isCreditWord(to)) to++;
  // Two agencies, or one after the initials of an editor.
  let named = 0;
  for (let n = from; n < to; n++) if (agencies.has(words[n]!.text.toLowerCase())) named++;
  return (
    words[from]!.text === "(" && (named > 1 || (from > sentence.first && /^\p{Ll}{2,3}$/u.test(words[from - 1]!.text)))
  );
}

const bitOf = (name: (typeof listNames)[number]) => 1 << listNames.indexOf(name);
const demonyms = bitOf("demonyms");
const placeLists = bitOf("countries") | bitOf("cities") | bitOf("regions");

const companies = bitOf("companies");
const people = bitOf("people");

function retype(words: readonly Word[], span: ScoredSpan, knowledge: NameKnowledge): ScoredSpan {
  if (isPeople(words, span, knowledge)) return { ...span, type: "MISC" };
  if (span.type !== "PER" || span.last - span.first < 2) return span;
  const listed = listsOf(words, span, knowledge);
  return (listed & companies) !== 0 && (listed & people) === 0 ? { ...span, type: "ORG" } : span;
}

function listsOf(words: readonly Word[], span: NameSpan, knowledge: NameKnowledge): number {
  let hash = 0;
  for (let n = span.first; n < span.last; n++) hash = chain(hash, words[n]!.folded);
  return knowledge.lists.find(hash);
}

/** "South African", "Costa Rican": a people, although half of it is the name of a place. */
function isPeople(words: readonly Word[], span: NameSpan, knowledge: NameKnowledge): boolean {
  if (span.type !== "LOC" && span.type !== "ORG") return false;
  const listed = listsOf(words, span, knowledge);
  if (listed & placeLists) return false;
  if (listed & demonyms) return true;
  const last = words[span.last - 1]!;
  if (last.lists & placeLists) return false;
  const isLastPeople = (last.lists & demonyms) !== 0 || namesPeople(last.text);
  if (span.last - span.first === 1) return span.type === "LOC" && isLastPeople;
  return span.last - span.first === 2 && compass.has(words[span.first]!.text.toLowerCase()) && isLastPeople;
}

/** "Yahoo! said": a mark that no sentence ends with is part of the name, there and wherever else it follows the name. */
function withMark(document: Document, words: readonly Word[], spans: readonly ScoredSpan[]): ScoredSpan[] {
  const isMarked = ({ last }: NameSpan) =>
    words[last]?.text === "!" &&
    document.tokens[last]!.start === document.tokens[last - 1]!.end &&
    document.tokens[last]!.sentence === document.tokens[last - 1]!.sentence;
  const goesOn = ({ last }: NameSpan) => /^\p{Ll}/u.test(words[last + 1]?.text ?? "");
  const names = new Set(spans.filter((span) => isMarked(span) && goesOn(span)).map((span) => keyOf(words, span)));
  return spans.map((span) =>
    names.has(keyOf(words, span)) && isMarked(span) ? { ...span, last: span.last + 1 } : span,
  );
}

const jointBodies =
  /^(?:Department|Ministry|Commission|Agency|Bureau|Authority|Administration|Directorate|Secretariat|Committee|Council|Board|Institute)$/;

/**
 * "the Disaster Prevention and Mitigation Department": a body whose name joins two fields of work is one body. Only where "the" opens the
 * name and nothing else was found before the "and": "the Treasury and the Justice Department" are two.
 */
function withFirstHalf(document: Document, words: readonly Word[], spans: readonly ScoredSpan[]): ScoredSpan[] {
  const taken = new Uint8Array(words.length);
  for (const { type, first, last } of spans) if (type !== "MISC") taken.fill(1, first, last);
  const joined = spans.map((span) => {
    if (span.type !== "ORG" || span.last - span.first < 2 || !jointBodies.test(words[span.last - 1]!.text)) return span;
    if (!/^(?:and|&)$/.test(words[span.first - 1]?.text ?? "")) return span;
    const sentence = document.sentences[document.tokens[span.first]!.sentence]!;
    let first = span.first - 1;
    while (first - 1 > sentence.first && words[first - 1]!.capitalised && !taken[first - 1]) first--;
    return first < span.first - 1 && words[first - 1]!.text.toLowerCase() === "the" ? { ...span, first } : span;
  });
  let before = words.length;
  const kept = joined.toReversed().filter(({ first }) => {
    const isOutside = first < before;
    before = Math.min(before, first);
    return isOutside;
  });
  return kept.reverse();
}

/** Is the name an abbreviation that the text explains by common words? */
function isCommon(words: readonly Word[], span: NameSpan, common: ReadonlySet<string>): boolean {
  const letters = span.last - span.first === 1 ? abbreviationOf(words[span.first]!.text) : undefined;
  return letters !== undefined && common.has(letters);
}

/** "Social Democrats" may be a way of thinking to the weights, but names a party. */
function partyOf(words: readonly Word[], span: NameSpan): NameSpan {
  if (span.type !== "MISC") return span;
  const wording = words.slice(span.first, span.last).map((word) => word.text);
  return isPartyMembers(wording.join(" ")) ? { ...span, type: "ORG" } : span;
}

/** Adds further mentions of names that were found elsewhere in the document, where nothing was found. */
function addRepeats(document: Document, words: readonly Word[], spans: readonly NameSpan[]): NameSpan[] {
  const taken = new Uint8Array(words.length);
  for (const span of spans) taken.fill(1, span.first, span.last);
  const known = new Map<number, NameSpan[]>();
  const seen = new Set<string>();
  for (const span of spans) {
    if (span.type === "MISC" || span.confidence < 0.5) continue;
    const key = keyOf(words, span);
    if (seen.has(key)) continue;
    const first = words[span.first]!;
    // A single word must not be one that is often written in lower case: "Post", "May", "Will".
    if (
      span.last - span.first === 1 &&
      (!first.capitalised || (first.casing >= 2 && first.casing < 8) || first.text.length < (first.allCaps ? 2 : 3))
    )
      continue;
    seen.add(key);
    const list = known.get(first.lower) ?? [];
    list.push(span);
    known.set(first.lower, list);
  }
  const added: NameSpan[] = [];
  for (let n = 0; n < words.length; n++) {
    if (taken[n] || !words[n]!.capitalised) continue;
    const candidates = known.get(words[n]!.lower);
    if (!candidates) continue;
    const sentence = document.sentences[document.tokens[n]!.sentence]!;
    let best: NameSpan | undefined;
    for (const of of candidates) {
      const length = of.last - of.first;
      if (best && length <= best.last - best.first) continue;
      let same = n + length <= sentence.last;
      for (let k = 0; same && k < length; k++) {
        same = words[n + k]!.text === words[of.first + k]!.text && !taken[n + k];
      }
      if (same) best = of;
    }
    if (!best) continue;
    const last = n + best.last - best.first;
    // Part of a longer run of capitals is part of another name.
    const before = n > sentence.first ? words[n - 1]! : undefined;
    const after = last < sentence.last ? words[last]! : undefined;
    if ((before?.capitalised && n - 1 > sentence.first && !taken[n - 1]) || after?.capitalised) continue;
    added.push({ first: n, last, type: best.type, confidence: best.confidence * 0.8 });
    taken.fill(1, n, last);
  }
  return [...spans, ...added];
}
