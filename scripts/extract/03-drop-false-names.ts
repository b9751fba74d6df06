import type { Document } from "../nlp/document.ts";
import { type FoundName, wordingOf } from "./02-find-names.ts";
import { isEvent } from "./event-names.ts";
import { isLanguage } from "./isLanguage.ts";
import type { Lexicon } from "./lexicon.ts";

/**
 * Leaves out what only looks like a name: titles and months alone, web addresses, boilerplate, credits, and what the tagger itself calls
 * neither person, body nor place. A junk node is worse than a missing one.
 */
export function dropFalseNames(document: Document, found: readonly FoundName[], lexicon: Lexicon): FoundName[] {
  const isOrigin = (word: string): boolean => lexicon.demonyms.has(word);
  return found.filter((name) => {
    if (name.country) return !isLanguage(document, name, isOrigin);
    const wording = wordingOf(document, name);
    if (name.coarse === "MISC") return isEvent(wording);
    return (
      !isFalse(wording, name) &&
      !isPortfolio(document, name) &&
      !isRank(document, name, wording) &&
      !isWaters(document, name) &&
      !isThing(document, name) &&
      !inBoilerplate(document, name)
    );
  });
}

function isFalse(wording: string, name: FoundName): boolean {
  if (!/\p{Lu}/u.test(wording) && !/^\p{Lo}/u.test(wording)) return true;
  if (/https?:|www\.|@|\.(?:com|org|net)\/|^#/i.test(wording)) return true;
  if (/^[\p{L}]$/u.test(wording) || regional.test(wording) || nothings.test(wording)) return true;
  const words = wording.split(/[\s-]+/);
  if (words.every((word) => plainWords.has(word.toLowerCase().replace(/[.,]$/, "")))) return true;
  // A name of a person has a letter of its own in every part: "Mr 4", "Page 2".
  return name.coarse === "PER" && /\d/.test(wording);
}

/** "Minister for Investment and Development": what a minister looks after is part of the office. */
function isPortfolio(document: Document, name: FoundName): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const wording = wordingOf(document, name);
  // "cabinet secretaries Jane Roe (Defence) and John Doe (Health)".
  if (word(name.first - 1) === "(" && word(name.last) === ")" && portfolio.test(wording)) return true;
  return (
    name.coarse === "ORG" &&
    /^(?:for|of)$/.test(word(name.first - 1)) &&
    /^(?:ministers?|secretary|commissioner|undersecretary|chief)$/.test(word(name.first - 2)) &&
    !/\b(?:Ministry|Department|Office|Government|Council|Union|Nations)\b/.test(wording)
  );
}

const portfolio =
  /^(?:(?:Defen[cs]e|Health|Education|Finance|Treasury|National Treasury|Interior|Home Affairs|Foreign Affairs|Justice|Labou?r|Agriculture|Energy|Transport|Trade|Industry|Environment|Tourism|Sports?|Culture|Water|Lands|Housing)(?:,? and |, | & )?)+$/;

/** "HH the Amir", "the Crown Prince", "an Amiri order": a rank without its bearer. */
function isRank(document: Document, name: FoundName, wording: string): boolean {
  if (/^(?:HH|HRH|HE|HM|H\.H\.?|H\.E\.?)$/.test(wording)) return true;
  const before = document.tokens[name.first - 1]?.text ?? "";
  if (/^(?:Amir|Emir|Sultan|Shah|Caliph|Crown Prince|Crown Princess|Ayatollah)$/.test(wording))
    return /^the$/i.test(before);
  // "the Islamic Republic" is said of a country, and is the name of none.
  if (
    /^(?:(?:Islamic|People's|Democratic|Federal|Socialist|Arab|Hashemite)\s)+(?:Republic|Kingdom|Federation|Emirates?)$/.test(
      wording,
    )
  )
    return true;
  return (
    /^(?:Amiri|Emiri)$/.test(wording) &&
    /^(?:order|decree|court|diwan)s?$/i.test(document.tokens[name.last]?.text ?? "")
  );
}

/** "the East and South China seas": half a name of waters. */
const isWaters = (document: Document, name: FoundName): boolean =>
  name.coarse === "LOC" && /^(?:seas|oceans|gulfs)$/.test(document.tokens[name.last]?.text ?? "");

/** "the Bill would pass": a single name of a person has no article, unless a noun follows that it describes. */
const isThing = (document: Document, name: FoundName): boolean =>
  name.coarse === "PER" &&
  name.last - name.first === 1 &&
  /^the$/i.test(document.tokens[name.first - 1]?.text ?? "") &&
  /^(?:would|will|is|was|has|had|should|shall|could|may|must|can)$/.test(document.tokens[name.last]?.text ?? "");

/** Adjectives of regions: "Central Asian" names no place that the graph could show. */
const regional =
  /^(?:(?:North|South|East|West|Central|Latin|Northern|Southern|Eastern|Western|Middle|Southeast|Sub-Saharan|Trans-?)[ -]?)*(?:Asian|African|European|American|Eastern|Caucasian|Arab|Nordic|Scandinavian|Eurasian)s?$/;

/** Diseases, currencies and scripts that taggers take for places and bodies. */
const nothings =
  /^(?:Covid(?:-?19)?|COVID(?:-?19)?|Omicron|Ebola|Monkeypox|SARS(?:-CoV-2)?|MERS|HIV|AIDS|H\dN\d|USD|EUR|GBP|JPY|RMB|CNY|INR|Eurobonds?|Bitcoins?|GDP|VAT|GMT|UTC|CEO|CFO|PhD|MBA|DNA|PCR|FAQ|PDF|GPS)$/;

/** Words that are no name on their own, nor when they stand together: "Prime Minister", "Read More", "Last Friday". */
const plainWords = new Set(
  (
    "mr mrs ms miss dr prof sir lady lord madam president vice deputy prime minister premier chancellor chairman chairwoman chair chief executive officer " +
    "director general secretary governor mayor senator congressman congresswoman representative judge justice king queen prince princess emperor pope bishop " +
    "imam sheikh ambassador consul envoy spokesman spokeswoman spokesperson commander captain colonel major lieutenant sergeant admiral marshal professor doctor " +
    "minister ministers presidents leader leaders head member members official officials first second third acting former late new old " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow last next this that these those i he she it we you they his her its our your their " +
    "read more advertisement photo photos image images file video watch listen subscribe share related story stories source sources editor reporter " +
    "christmas easter ramadan eid god internet covid english"
  ).split(" "),
);

/** Lines that the page put there, not the writer: "Photo: …", "Follow us on …". */
function inBoilerplate(document: Document, name: FoundName): boolean {
  const sentence = document.sentences[document.tokens[name.first]!.sentence]!;
  const opening = document.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60));
  return /^\W*(?:photos?(?:graph)?(?: credit| by)?\s*[:/]|image credit|follow us on|click here|sign up|copyright\b|©|all rights reserved|share on\b)/i.test(
    opening,
  );
}
