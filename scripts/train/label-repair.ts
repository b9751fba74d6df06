import { type LabelledSpan, type NameType, nameTypes } from "../nlp/bilou.ts";
import type { Document } from "../nlp/document.ts";
import { foldWord } from "../nlp/hash.ts";
import { compass, namesPeople } from "../nlp/peoples.ts";
import { bareNouns, classBit, classesOf, type WordClass } from "../nlp/word-classes.ts";
import type { LabelledText } from "./corpora.ts";

/** Lists that tell a country from its people; names token by token, as in the shipped lists. */
export interface RepairLists {
  readonly countries: ReadonlySet<string>;
  readonly demonyms: ReadonlySet<string>;
  /** Cities and regions. */
  readonly places: ReadonlySet<string>;
}

/**
 * Brings the labels of a set to one convention: names without articles and titles; peoples, faiths and events are
 * MISC; countries are LOC. Labelled sets disagree on all of these, and a tagger that learns from the disagreement
 * guesses. `document` is the text of `labelled`, read.
 *
 * Answers undefined for a sentence whose labels cannot be trusted: `spans` is per document, `trusted` per sentence.
 */
export function repairLabels(
  labelled: LabelledText,
  document: Document,
  lists: RepairLists,
): { readonly spans: LabelledSpan[]; readonly trusted: boolean[] } {
  const trusted = document.sentences.map((sentence) => sentence.end <= labelled.completeUntil);
  const starts = new Map(document.tokens.map((token, n) => [token.start, n]));
  const ends = new Map(document.tokens.map((token, n) => [token.end, n + 1]));
  const raw: LabelledSpan[] = [];
  for (const name of labelled.names) {
    const first = starts.get(name.start);
    // "Acme Inc" labelled where we read "Acme Inc." and "Lowe" where we read "Lowe's" both end inside a token.
    const last = ends.get(name.end) ?? ends.get(name.end + 1);
    if (first === undefined || last === undefined || last <= first) {
      const touched = document.tokens.find((token) => token.end > name.start);
      if (touched) trusted[touched.sentence] = false;
      continue;
    }
    const type = typeOf(name.type, wordsOf(document, { first, last }), lists);
    raw.push({ first, last, type });
  }
  const words = (n: number) => document.tokens[n]!.text;
  const spans: LabelledSpan[] = [];
  for (const span of innermost(raw)) {
    const repaired = repairSpan(labelled.set, span, document);
    if (repaired && !spans.some((other) => other.first < repaired.last && repaired.first < other.last))
      spans.push(repaired);
  }
  // Two neighbours that together are a country ("Sri" PER, "Lanka" MISC).
  for (let n = 0; n + 1 < spans.length; n++) {
    const [a, b] = [spans[n]!, spans[n + 1]!];
    if (a.last !== b.first) continue;
    const joined = Array.from({ length: b.last - a.first }, (_, k) => words(a.first + k)).join(" ");
    if (lists.countries.has(joined)) spans.splice(n, 2, { first: a.first, last: b.last, type: "LOC" });
  }
  return { spans: spans.sort((a, b) => a.first - b.first), trusted };
}

const is = (word: string, ...names: WordClass[]) =>
  names.some((name) => (classesOf(word.toLowerCase()) & classBit(name)) !== 0);

/** When labels nest or overlap, the shorter is the name and the longer describes it. */
function innermost(spans: readonly LabelledSpan[]): LabelledSpan[] {
  const byLength = [...spans].sort((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first);
  const kept: LabelledSpan[] = [];
  for (const span of byLength) {
    if (!kept.some((other) => other.first < span.last && span.first < other.last)) kept.push(span);
  }
  return kept.sort((a, b) => a.first - b.first);
}

const faiths = new Set(
  "catholic catholics christian christians jewish jew jews protestant protestants muslim muslims islamic islamist islamists orthodox hindu hindus buddhist buddhists sunni sunnis shia shiite shiites shi'ite shi'ites sikh sikhs christianity catholicism islam judaism hinduism buddhism western democrat democrats republican republicans conservative conservatives liberal liberals communist communists socialist socialists anglican evangelical nazi nazis arab arabs kurd kurds kurdish asian asians african africans european europeans latin hispanic".split(
    " ",
  ),
);

function typeOf(labelled: NameType, text: string, lists: RepairLists): NameType {
  if (labelled !== "MISC" && isPeople(text, labelled, lists)) return "MISC";
  if (faiths.has(foldWord(text))) return "MISC";
  if (labelled === "ORG" && lists.countries.has(text) && !/^[A-Z]{2,5}$/.test(text)) return "LOC";
  if (labelled === "ORG" && /^U\.S\.(A\.)?$|^US$|^USA$|^UK$|^U\.K\.$/.test(text)) return "LOC";
  return labelled;
}

/** "American", "South Korean", "Roman Catholic": labelled LOC or ORG by some sets. A person may be called Roman. */
function isPeople(text: string, type: NameType, lists: RepairLists): boolean {
  if (lists.countries.has(text) || lists.places.has(text)) return false;
  if (lists.demonyms.has(text)) return true;
  const words = text.split(" ");
  const last = words[words.length - 1]!;
  if (words.length === 1)
    return type !== "PER" && namesPeople(last) && (type === "LOC" || !/(?:ians|eans|ean)$/.test(last));
  if (words.length !== 2 || type === "PER") return false;
  const before = words[0]!.toLowerCase();
  return compass.has(before)
    ? namesPeople(last) || lists.demonyms.has(last)
    : faiths.has(last.toLowerCase()) && before !== "the";
}

function wordsOf(document: Document, span: { first: number; last: number }): string {
  return Array.from({ length: span.last - span.first }, (_, n) => document.tokens[span.first + n]!.text).join(" ");
}

const articles = new Set([
  "the",
  "a",
  "an",
  "this",
  "that",
  "these",
  "those",
  "his",
  "her",
  "its",
  "their",
  "our",
  "my",
  "your",
]);
const edges = /^[\p{P}\p{S}]$/u;

function repairSpan(set: string, span: LabelledSpan, document: Document): LabelledSpan | undefined {
  const word = (n: number) => document.tokens[n]!.text;
  const sentence = document.sentences[document.tokens[span.first]!.sentence]!;
  let { first, last, type } = span;
  last = Math.min(last, sentence.last);
  const isCapital = (n: number) => /^[\p{Lu}\p{N}]/u.test(word(n)) || /^\p{Ll}\p{Lu}/u.test(word(n));
  const trim = () => {
    while (first < last && (articles.has(word(first).toLowerCase()) || edges.test(word(first)))) first++;
    while (
      last > first &&
      (/^['’]s$/i.test(word(last - 1)) || (edges.test(word(last - 1)) && !/^[!)]$/.test(word(last - 1))))
    )
      last--;
  };
  trim();
  if (type === "PER") {
    while (
      first < last - 1 &&
      (is(word(first), "title", "rank", "office", "kin") || !isCapital(first)) &&
      !is(word(first), "particle")
    )
      first++;
    for (let n = last - 2; n > first; n--) if (/^['’]s$/.test(word(n))) first = n + 1;
    for (let n = first + 1; n < last; n++) {
      if (/^(and|&|,|who|\()$/.test(word(n)) || (word(n) === "of" && n - first >= 2)) {
        last = n;
        break;
      }
    }
  } else if (type !== "MISC") {
    // Anything before the first capital describes the name ("downtown Port Ellis").
    while (first < last && !isCapital(first) && !is(word(first), "particle")) first++;
  }
  trim();
  if (first >= last) return undefined;
  if (type !== "MISC") {
    if (!/[\p{Lu}\p{Lt}]|[^\p{Ll}\p{Lu}\P{L}]/u.test(wordsOf(document, { first, last })) && !set.startsWith("uner"))
      return undefined;
    if (last - first === 1 && (bareNouns.has(word(first).toLowerCase()) || is(word(first), "title", "month")))
      return undefined;
  }
  if (type === "ORG" && is(word(first), "title") && word(first).includes(".") && last - first <= 3) type = "PER";
  if (type === "PER" && is(word(first), "title") && last - first > 1) first++;
  return { first, last, type: nameTypes.includes(type) ? type : "MISC" };
}
