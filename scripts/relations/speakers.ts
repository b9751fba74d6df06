import type { Span } from "../../graph-data/records/extraction.ts";
import type { Clauses } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import type { Speaker, SpeechInput } from "./saying.ts";
import { framedVerbs } from "./speechFrames.ts";
import type { Unit } from "./units.ts";
import type { VerbGroup } from "./verbGroups.ts";
import { adverbs, determiners, prepositions, timeWords } from "./words.ts";

/**
 * Who says what a verb tells. A noun phrase ("a spokesman for Acme", "critics") is a described speaker of its own and never the name inside
 * it; a pronoun that nothing resolves keeps its words and names nobody.
 */
export function speakerOfVerb(input: SpeechInput, sentence: number, verb: number): Speaker | undefined {
  const clauses = input.clauses[sentence]!;
  const phrase = subjectPhrase(clauses, verb);
  return phrase && speakerFrom(input, sentence, phrase);
}

/** A phrase, and the unit of the "who" that stands for it. */
type Subject = NounPhrase & { readonly relative?: number };

/** The speaker that a phrase names or describes. */
export function speakerFrom(input: SpeechInput, sentence: number, phrase: Subject): Speaker | undefined {
  const { units } = input.sentences[sentence]!;
  const head = phrase.head >= 0 ? units[phrase.head] : undefined;
  if (head && !phrase.through && canSpeak(head)) {
    const { start, end } = head;
    return { start, end, entity: head.mention!.entity, ...(head.relative ? { relative: wordAt(input, head) } : {}) };
  }
  const only = units[phrase.from]!;
  if (phrase.to === phrase.from + 1) {
    if (pronouns.has(only.lower)) return { start: only.start, end: only.end };
    if (unnamed.has(only.lower)) return { start: only.start, end: only.end, described: "person" };
  }
  if (head && !phrase.through) return undefined;
  const who = phrase.relative === undefined ? undefined : units[phrase.relative];
  const kind = who?.lower === "who" ? "person" : (kindOfDescription(units, phrase) ?? thing(units, phrase));
  const { start, end } = describedSpan(input, sentence, phrase);
  return { start, end, ...(kind ? { described: kind } : {}), ...(who ? { relative: wordAt(input, who) } : {}) };
}

// The writer and the readers, or somebody whom the text leaves in the dark: "we noted", "some said".
const unnamed = new Set([
  "i",
  "we",
  "you",
  "some",
  "many",
  "others",
  "all",
  "most",
  "several",
  "both",
  "one",
  "someone",
]);

/** "the deal calls for", "exit polls": whatever else is said to say something, under the words that stand there. */
function thing(units: readonly Unit[], phrase: NounPhrase): Speaker["described"] {
  const last = units[phrase.to - 1]!;
  return last.kind === "word" && last.upos === "NOUN" && !timeWords.has(last.lower) ? "text" : undefined;
}

export const pronouns = new Set(["he", "she", "they", "it"]);

/** The word itself of a "who" that stands for a name. */
function wordAt({ reading: { document } }: SpeechInput, { first, last }: Unit): Span {
  return { start: document.tokens[first]!.start, end: document.tokens[last - 1]!.end };
}

function canSpeak(unit: Unit): boolean {
  return (
    unit.mention !== undefined &&
    unit.type !== "Event" &&
    (unit.type !== "Place" || unit.mention.acts === true) &&
    unit.mention.kind !== "demonym"
  );
}

/** The words of a description with what hangs on it: "a spokesman for the ministry". */
function describedSpan(input: SpeechInput, sentence: number, phrase: NounPhrase): { start: number; end: number } {
  const { units } = input.sentences[sentence]!;
  const clauses = input.clauses[sentence]!;
  const start = units[phrase.from]!.start;
  let to = phrase.to;
  for (let hop = 0; hop < 2 && /^(?:for|of|at|from|with|in|to)$/.test(units[to]?.lower ?? ""); hop++) {
    const next = clauses.phraseAt(to + 1);
    if (!next || units[next.to - 1]!.end - start > longestDescription) break;
    to = next.to;
  }
  return { start, end: units[to - 1]!.end };
}

const longestDescription = 80;

function subjectPhrase(clauses: Clauses, verb: number): Subject | undefined {
  const { units, verbs } = clauses;
  const group = verbs[verb]!;
  // "Reuters quoted Chen as saying that": Chen says it. "Chen was quoted as saying".
  if (group.gerund && units[group.from - 1]?.lower === "as") {
    const over = verbs[verb - 1];
    if (over && /^(?:quote|cite|report|describe)$/.test(over.lemma)) {
      if (over.passive) return lastOf(clauses.subjectsOf(verb - 1)) ?? simpleSubject(clauses, verb - 1);
      return lastOf(clauses.objectsOf(verb - 1));
    }
  }
  if (group.gerund && units[group.from - 1]?.lower === ",") {
    // "Smith said the mine was safe, adding that": not the mine adds it.
    const outer = verbs.findLastIndex((other, n) => n < verb && isTelling(clauses, other));
    if (outer >= 0) return subjectPhrase(clauses, outer);
  }
  if (group.infinitive || group.gerund) {
    const own = lastOf(clauses.subjectsOf(verb));
    // "unleashed a series of tweets saying that": who unleashed them says it.
    const kind = own && kindOfDescription(units, own);
    if (own && (own.head >= 0 || (kind && kind !== "text"))) return own;
    for (let earlier = verb - 1; earlier >= 0 && earlier >= verb - 2; earlier--) {
      const other = verbs[earlier]!;
      if (!other.infinitive && !other.gerund)
        return lastOf(clauses.subjectsOf(earlier)) ?? simpleSubject(clauses, earlier);
    }
    return undefined;
  }
  const outer = outerVerb(clauses, verb);
  if (outer >= 0) return subjectPhrase(clauses, outer);
  const found = lastOf(clauses.subjectsOf(verb));
  const simple = simpleSubject(clauses, verb);
  // "at the board of the Lima Post Smith said": a name right before the verb is surer than a noun further off.
  if (found && found.head >= 0) return found;
  if (simple && simple.head >= 0) return simple;
  const near = found ?? simple;
  if (near && kindOfDescription(units, near)) return simple?.relative !== undefined ? simple : near;
  return clauseHead(clauses, verb) ?? subjectAcross(clauses, verb) ?? near;
}

/** A finite verb of saying outside quotation marks. */
function isTelling({ units }: Clauses, verb: VerbGroup): boolean {
  return framedVerbs.has(verb.lemma) && !verb.infinitive && !verb.gerund && !verb.passive && !units[verb.main]!.quoted;
}

/** "Smith said the mine was safe and warned Peru": who said so warns, whatever is said between. The verb of saying before "and", or -1. */
function outerVerb(clauses: Clauses, verb: number): number {
  const { units, verbs } = clauses;
  const group = verbs[verb]!;
  let at = group.from - 1;
  while (at >= 0 && isLoose(units, at)) at--;
  if (!/^(?:and|but)$/.test(units[at]?.lower ?? "")) return -1;
  for (let earlier = verb - 1; earlier >= 0; earlier--) {
    const other = verbs[earlier]!;
    if (isTelling(clauses, other) && other.past === group.past) return earlier;
  }
  return -1;
}

const lastOf = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

/** What stands directly before the verb: a pronoun, a quantity, "who" with the noun before it, a noun phrase. */
function simpleSubject(clauses: Clauses, verb: number): Subject | undefined {
  const { units } = clauses;
  let at = clauses.verbs[verb]!.from - 1;
  while (at >= 0 && isLoose(units, at)) at--;
  const before = units[at];
  if (!before) return undefined;
  if (/^(?:who|which|that)$/.test(before.lower)) {
    const antecedent = units[at - 1]?.lower === "," ? at - 2 : at - 1;
    const phrase = phraseBefore(units, antecedent);
    return phrase && { ...phrase, relative: at };
  }
  if (before.upos === "PRON" || quantities.has(before.lower)) return wordPhrase(at, before);
  return phraseBefore(units, at);
}

const wordPhrase = (at: number, unit: Unit): NounPhrase => ({
  from: at,
  to: at + 1,
  head: unit.kind === "mention" ? at : -1,
  noun: unit.lower,
  owner: -1,
});

const isLoose = (units: readonly Unit[], at: number): boolean => {
  const unit = units[at]!;
  if (unit.kind !== "word") return false;
  return (
    adverbs.has(unit.lower) ||
    unit.upos === "ADV" ||
    timeWords.has(unit.lower) ||
    (unit.lower === "on" && timeWords.has(units[at + 1]?.lower ?? ""))
  );
};

/** The noun phrase whose last unit is this one, or that governs it: "a spokesman for Acme". */
function phraseBefore(units: readonly Unit[], last: number): NounPhrase | undefined {
  let at = last;
  const nearest = units[last];
  // "in a radio interview Smith said", "the aide Smith said": the name, whatever stands beside it.
  if (nearest?.type === "Person" && nearest.mention!.kind === "name" && !prepositions.has(units[last - 1]?.lower ?? ""))
    return wordPhrase(last, nearest);
  for (let hop = 0; hop < 4; hop++) {
    if (!isNominal(units[at])) return undefined;
    let from = at;
    while (from > 0 && !determiners.has(units[from]!.lower) && isNominal(units[from - 1])) from--;
    const before = units[from - 1];
    if (before && /^(?:for|of|at|from|in|with)$/.test(before.lower) && isNominal(units[from - 2])) {
      at = from - 2;
      continue;
    }
    if (before && prepositions.has(before.lower) && !/^(?:after|before|since|until|as|than)$/.test(before.lower))
      return undefined;
    const head = units[at]!;
    const named = head.kind === "mention" && head.mention?.kind !== "demonym";
    return { from, to: at + 1, head: named ? at : -1, noun: head.office?.noun ?? head.lower, owner: -1 };
  }
  return undefined;
}

function isNominal(unit: Unit | undefined): boolean {
  if (!unit) return false;
  if (unit.kind === "mention" || unit.kind === "office") return true;
  if (unit.lower === "'s" || unit.lower === "-") return true;
  if (unit.kind === "mark" || adverbs.has(unit.lower)) return false;
  return /^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(unit.upos) || determiners.has(unit.lower) || quantities.has(unit.lower);
}

/** "Experts on Peru and the use of coal said": the phrase at the head of the sentence, where no other verb stands between. */
function clauseHead(clauses: Clauses, verb: number): NounPhrase | undefined {
  const { units, verbs } = clauses;
  const group = verbs[verb]!;
  let at = 0;
  while (units[at] && (units[at]!.upos === "CCONJ" || isLoose(units, at) || units[at]!.lower === ",")) at++;
  if (verbs.some((other) => other.from >= at && other.from < group.from)) return undefined;
  const phrase = clauses.phraseAt(at);
  if (!phrase || phrase.to >= group.from || !prepositions.has(units[phrase.to]!.lower)) return undefined;
  for (let between = phrase.to; between < group.from; between++) if (units[between]!.lower === ",") return undefined;
  return phrase;
}

/**
 * The subject at the head of a clause, where an apposition, a bracket or a relative clause stands between it and the verb: "Jane Smith, a
 * miner who works in Lima, said", "Jane Smith (R-Ohio) said".
 */
function subjectAcross(clauses: Clauses, verb: number): NounPhrase | undefined {
  const { units, verbs } = clauses;
  const group = verbs[verb]!;
  let close = group.from - 1;
  while (close >= 0 && isLoose(units, close)) close--;
  const mark = units[close]?.lower ?? "";
  if (!/^(?:,|\)|--|-|–|—|")$/.test(mark)) return undefined;
  const starts = [0];
  for (let at = 0; at < close; at++)
    if (/^(?:that|but|and|while|as|because|though|although|;|:)$/.test(units[at]!.lower)) starts.push(at + 1);
  for (const start of starts) {
    let at = start;
    while (units[at] && (units[at]!.upos === "CCONJ" || isLoose(units, at) || /^(?:["“,]|'')$/.test(units[at]!.lower)))
      at++;
    if (prepositions.has(units[at]?.lower ?? "")) {
      while (units[at] && at < close && units[at]!.lower !== ",") at++;
      at++;
    }
    const phrase = at < close ? clauses.phraseAt(at) : undefined;
    if (!phrase || phrase.to > close) continue;
    let end = phrase.to;
    for (let hop = 0; hop < 3 && prepositions.has(units[end]?.lower ?? ""); hop++)
      end = clauses.phraseAt(end + 1)?.to ?? end + 1;
    const opener = units[end]?.lower ?? "";
    if (end > close || !/^(?:,|\(|--|-|–|—|who|which|that|whose)$/.test(opener)) continue;
    if (!standsAside(clauses, end, close)) continue;
    return phrase;
  }
  return undefined;
}

/** Whether every finite verb between the marks belongs to a relative clause. */
function standsAside(clauses: Clauses, from: number, to: number): boolean {
  const { units } = clauses;
  return clauses.verbs.every((other) => {
    if (other.from <= from || other.to > to || other.infinitive || other.gerund || other.bareParticiple) return true;
    for (let at = other.from - 1; at >= from; at--) {
      if (units[at]!.relative || /^(?:who|which|that|whose|where|when|whom)$/.test(units[at]!.lower)) return true;
      if (units[at]!.lower === "," && other.from - at > 12) return false;
    }
    return false;
  });
}

const quantities = new Set(
  "many some others most all several few both none half two three percent everyone everybody nobody everything".split(
    " ",
  ),
);

/** What is described, by its head noun; nothing where that is neither a person, a body nor a text. */
function kindOfDescription(units: readonly Unit[], phrase: NounPhrase): Speaker["described"] {
  if (phrase.through) return "body";
  for (let at = phrase.to - 1; at >= phrase.from; at--) {
    const unit = units[at]!;
    // "EAC Chairperson" is a title that stands for a name.
    if (unit.office) return /^\p{Lu}{2,}$/u.test(units[phrase.from]!.text) && at > phrase.from ? undefined : "person";
    if (unit.kind === "word" && bodies.has(unit.lower)) return "body";
    if (unit.kind === "word" && texts.has(unit.lower)) return "text";
    if (unit.kind === "word" && people.has(unit.lower)) return "person";
    if (unit.kind !== "word" || timeWords.has(unit.lower)) continue;
    if (quantities.has(unit.lower)) return phrase.to - phrase.from > 1 ? "person" : undefined;
    // A capital in the middle of a phrase: a name that nobody recognised.
    if (at > phrase.from && /^\p{Lu}/u.test(unit.text)) return undefined;
    return personEnding.test(unit.lower) && !things.has(unit.lower) ? "person" : undefined;
  }
  return undefined;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const bodies = list(
  "campaign campaigns government governments administration company companies agency agencies ministry department police court courts committee commission group groups party parties team union unions association board council office bureau " +
    "bank firm firms newspaper paper magazine website channel network station university school foundation institute organization organisation organizations organisations coalition alliance embassy army military panel jury senate house congress " +
    "parliament legislature city state states country countries nation church hospital club league industry camp band public crowd community staff airline carmaker automaker regulator regulators authorities authority side delegation regime militia tribunal fund",
);
const texts = list(
  "poll polls survey surveys study studies report reports document documents statement statements letter letters memo memos ad ads advertisement article articles story stories book books essay column columns editorial editorials review reviews " +
    "complaint complaints lawsuit lawsuits ruling rulings brief briefs data figures statistics records record website site page video footage analysis analyses transcript filing filings indictment affidavit petition email emails e-mail tweet tweets " +
    "post message messages text treaty resolution communique law bill draft account accounts bylaws rules guidelines file files audit autopsy research findings release headline piece database slide testimony submission plan proposal",
);
const people = list(
  "people man men woman women person spokesman spokeswoman spokesperson official officials critic critics expert experts aide aides source sources witness witnesses friend friends analyst analysts ally allies guest guests " +
    "student students scientist police family families couple wife husband mother father son daughter brother sister parent parents child children kid kids boy girl victim victims senior juror chief chiefs head heads member members " +
    "colleague colleagues resident residents republican republicans democrat democrats conservative conservatives liberal liberals american americans rival rivals opponent opponents insider insiders attorney attorneys counsel star host fan fans " +
    "economist economists activist activists advocate advocates veteran veterans pundit pundits candidate candidates nominee president diplomat diplomats fighter guard guards crew patient patients pilot nurse native migrant migrants respondent respondents " +
    "participant participants contestant contestants businessman businesswoman congressman congresswoman lawmaker lawmakers billionaire mogul tycoon politician politicians scholar scholars historian historians author authors",
);
const personEnding = /(?:man|men|woman|women|er|ers|or|ors|ist|ists|ian|ians|ant|ants|ee|ees)$/;
const things = list(
  "paper papers letter letters order orders number numbers chapter center centre computer power water quarter winter summer poster offer offers matter matters tower river corner border folder error factor factors sector color colour labor labour " +
    "motor mirror rumor rumour list twist restaurant plant plants grant grants covenant warrant warrants fee degree coffee twitter newsletter banner dinner whether never after over under however other either former latter october september november december " +
    "answer answers chatter filter register charter counter encounter human newspaper newspapers later earlier fear cover war year disaster murder slander tenor humor behavior clamor pamphlet committee",
);
