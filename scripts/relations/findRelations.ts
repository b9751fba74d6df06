import { checkSignature, type EntityType, isSymmetric, isTie, type RelationType } from "../../graph-data/ontology.ts";
import type { Attribute, ExtractedRelation, Span } from "../../graph-data/records/extraction.ts";
import type { Reading, ReadMention } from "../extract/reading.ts";
import { applyPatterns } from "./applyPatterns.ts";
import { applyVerbs } from "./applyVerbs.ts";
import { assess } from "./assertion.ts";
import { findAttributes } from "./attributes.ts";
import type { Candidate } from "./candidate.ts";
import { readClauses } from "./clauses.ts";
import { confidenceOf } from "./confidence.ts";
import { findCounterparts } from "./counterparts.ts";
import { dateOf, findDates } from "./dates.ts";
import { findFallbacks } from "./fallbacks.ts";
import { families } from "./families.ts";
import { findSayings } from "./findSayings.ts";
import { findNamedForState } from "./namedForState.ts";
import { findOfficeChains } from "./officeChains.ts";
import type { PairScorer, ScoredDate } from "./pairScorer.ts";
import { findQuoted, type Quoted } from "./quoted.ts";
import type { Saying } from "./saying.ts";
import { findStatements } from "./statements.ts";
import { type Quotes, toQuotes } from "./toQuotes.ts";
import { type SentenceUnits, toUnits, type Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/** What became of a candidate that is no relation as it stood. */
type Refusal = "flipped" | "breaks signature" | "same entity";

/** Called for every candidate that was flipped or dropped; a log or a counter. */
type OnRefusal = (refusal: Refusal, rule: string, type: RelationType, source: EntityType, target: EntityType) => void;

/**
 * Reads who is connected to whom, who says what, and what is said of one entity alone.
 *
 * Ends, claimants and speakers are `e0`, `e1`, …: indexes into `reading.entities`. Relations come in text order; one pair in one sentence
 * has each type once. Pure, and about linear in the length of the text (units.ts has the caps for one sentence).
 */
export function findRelations(
  reading: Reading,
  onRefusal: OnRefusal = () => {},
  pairs?: PairScorer,
): Quotes & { readonly relations: ExtractedRelation[]; readonly attributes: Attribute[] } {
  const { views, sayings } = viewSentences(reading);
  const relations: ExtractedRelation[] = [];
  const scoredDates: ScoredDate[] = [];
  for (const view of views) {
    if (view.sentence.entities === 0) continue;
    const candidates = families.flatMap((family) => [...applyPatterns(family, view), ...applyVerbs(family, view)]);
    candidates.push(
      ...findOfficeChains(view),
      ...findCounterparts(view),
      ...findNamedForState(view),
      ...findStatements(view),
    );
    const scored = pairs?.findPairs(view, candidates);
    relations.push(...settle(view, [...candidates, ...(scored?.relations ?? [])], onRefusal));
    scoredDates.push(...(scored?.dates ?? []));
  }
  for (const view of views) relations.push(...findFallbacks(view, relations));
  return {
    relations,
    ...toQuotes(
      reading,
      sayings.filter((saying) => saying.confidence >= leastQuoteConfidence),
    ),
    attributes: withScored(
      views.flatMap((view) => (view.sentence.entities === 0 ? [] : findAttributes(view))),
      scoredDates,
    ),
  };
}

/** The sentences of a reading, each with everything that was read round it, and who says what. */
export function viewSentences(reading: Reading): { views: SentenceView[]; sayings: readonly Saying[] } {
  const quoted = findQuoted(reading);
  const marks = marked(reading, quoted);
  const plain = toUnits(reading, marks);
  const clauses = plain.map((sentence) => readClauses(sentence.units));
  const sayings = findSayings({ reading, sentences: plain, clauses, quoted });
  const { voiced, changed } = withFirstPersons(reading, sayings);
  const sentences = toUnits(voiced, marks, { sentences: plain, changed });

  const views = sentences.map(
    (sentence, index): SentenceView => ({
      reading: voiced,
      sentence,
      clauses: changed.has(index) ? readClauses(sentence.units) : clauses[index]!,
      sayings: sayings.filter((saying) => saying.start < sentence.end && sentence.start < saying.end),
      dates: sentence.entities === 0 ? [] : findDates(sentence, reading.publishedAt),
    }),
  );
  return { views, sayings };
}

/** Dates that the scorer gives to somebody, where no pattern has given one. */
function withScored(attributes: readonly Attribute[], dates: readonly ScoredDate[]): Attribute[] {
  const known = new Set(attributes.map(({ type, entity }) => `${type} ${entity}`));
  const found = [...attributes];
  for (const { type, owner, date, start, end } of dates) {
    const entity = `e${owner.mention!.entity}`;
    if (known.has(`${type} ${entity}`)) continue;
    known.add(`${type} ${entity}`);
    found.push({ type, entity, value: date, start, end });
  }
  return found;
}

const leastQuoteConfidence = 0.4;

function marked(reading: Reading, quoted: readonly Quoted[]): boolean[] {
  const marks = new Array<boolean>(reading.document.tokens.length).fill(false);
  for (const { first, last } of quoted) marks.fill(true, first, last);
  return marks;
}

const firstPersons = new Set(["i", "me", "my", "myself", "mine", "we", "us", "our", "ours"]);

/** The reading with "I", "my" and "we" in a person's own words as mentions of that person. */
function withFirstPersons(
  reading: Reading,
  sayings: readonly Saying[],
): { voiced: Reading; changed: ReadonlySet<number> } {
  const { tokens } = reading.document;
  const taken = new Set<number>();
  for (const mention of reading.mentions) for (let at = mention.first; at < mention.last; at++) taken.add(at);
  const added: ReadMention[] = [];
  const changed = new Set<number>();
  let token = 0;
  for (const saying of sayings) {
    if (
      saying.kind !== "direct" ||
      saying.by?.entity === undefined ||
      reading.entities[saying.by.entity]?.type !== "Person"
    )
      continue;
    while (token < tokens.length && tokens[token]!.start < saying.start) token++;
    for (; token < tokens.length && tokens[token]!.end <= saying.end; token++) {
      const { text, start, end } = tokens[token]!;
      if (text.length > 6 || !firstPersons.has(text.toLowerCase()) || text === "US" || taken.has(token)) continue;
      changed.add(tokens[token]!.sentence);
      added.push({
        first: token,
        last: token + 1,
        start,
        end,
        kind: "pronoun",
        entity: saying.by.entity,
        reason: "the speaker of the quotation",
      });
    }
  }
  if (added.length === 0) return { voiced: reading, changed };
  return {
    voiced: { ...reading, mentions: [...reading.mentions, ...added].sort((a, b) => a.first - b.first) },
    changed,
  };
}

/** A joint "we" may be a party or a state; only meetings and ties between people are read from it. */
const jointTypes = new Set<RelationType>(["metWith", "associateOf", "agreedWith"]);
const joint = new Set(["we", "us", "our", "ours"]);
const isJoint = (unit: Unit): boolean => unit.mention?.kind === "pronoun" && joint.has(unit.lower);

/** Candidates to relations: ends checked against the signature, held as the text holds them, dated, one of each type and pair a sentence. */
function settle(view: SentenceView, candidates: readonly Candidate[], onRefusal: OnRefusal): ExtractedRelation[] {
  const { reading, sentence, clauses } = view;
  const best = new Map<string, ExtractedRelation>();
  for (const candidate of candidates) {
    let { source, target } = candidate;
    const from = source.mention!.entity;
    const to = target.mention!.entity;
    if (from === to) {
      onRefusal("same entity", candidate.rule, candidate.type, source.type!, target.type!);
      continue;
    }
    if ((isJoint(source) || isJoint(target)) && !jointTypes.has(candidate.type)) continue;
    const checked = checkSignature(candidate.type, source.type!, target.type!);
    // Who acts on whom is what a verb says best: where that does not fit, the type is wrong and not the direction ("Smith sued Acme").
    const signature = checked === "flipped" && !isTie(candidate.type) ? "breaks" : checked;
    if (signature !== "fits")
      onRefusal(
        signature === "flipped" ? "flipped" : "breaks signature",
        candidate.rule,
        candidate.type,
        source.type!,
        target.type!,
      );
    if (signature === "breaks") continue;
    if (signature === "flipped") [source, target] = [target, source];
    const spans = [source, target, candidate.trigger].map((span) =>
      span === candidate.pronoun?.of ? candidate.pronoun.at : span,
    );
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    const ofNoun = candidate.dated && !isWithin(view, candidate);
    const held = assess({
      sentence,
      clauses,
      sayings: view.sayings,
      verb: candidate.verb,
      start,
      end,
      ofNoun,
      tie: isTie(candidate.type),
      office: posts.has(candidate.type),
      former: candidate.former,
      coming: candidate.coming,
      apposition: candidate.apposition || standsAside(view, candidate) || (ofNoun && tellsWhen(view, candidate)),
      settled: candidate.settled ?? false,
      planned: candidate.planned ?? false,
    });
    if (held.claimant !== undefined && candidate.type === "spokeAbout" && held.claimant !== source.mention!.entity)
      continue;
    const planned = held.assertion === "planned" || held.assertion === "hypothetical";
    const date = candidate.dated ? dateOf(view.dates, sentence.units, candidate.at, planned) : undefined;
    const relation: ExtractedRelation = {
      type: candidate.type,
      source: `e${source.mention!.entity}`,
      target: `e${target.mention!.entity}`,
      ...(candidate.role ? { role: candidate.role } : {}),
      assertion: held.assertion,
      ...(held.claimant === undefined ? {} : { claimant: `e${held.claimant}` }),
      ...(date ? { date } : {}),
      confidence: confidenceOf(candidate, source, target),
      rule: candidate.rule,
      evidence: {
        ...passage(sentence, reading, [source, target, candidate.trigger]),
        source: spanOf(source),
        target: spanOf(target),
        trigger: spanOf(candidate.trigger),
      },
    };
    const ends = isSymmetric(relation.type)
      ? [relation.source, relation.target].sort()
      : [relation.source, relation.target];
    const key = `${relation.type} ${ends.join(" ")}`;
    const known = best.get(key);
    if (!known || relation.confidence > known.confidence) best.set(key, relation);
  }
  return [...best.values()].sort(
    (a, b) => a.evidence.source.start - b.evidence.source.start || a.evidence.target.start - b.evidence.target.start,
  );
}

/** The trigger is part of the verb that the candidate rests on. */
function isWithin({ clauses }: SentenceView, { verb, at }: Candidate): boolean {
  const group = clauses.verbs[verb];
  return group !== undefined && group.from <= at && at < group.to;
}

/** "…, Smith said during Miller's visit to Peru": when it was said is the paper's word. */
function tellsWhen({ sentence: { units } }: SentenceView, candidate: Candidate): boolean {
  if (!candidate.dated) return false;
  const first = units.findIndex(({ start }) => start >= Math.min(candidate.source.start, candidate.target.start));
  for (let at = first - 1; at >= 0 && at > first - 6; at--) {
    const { lower, upos, kind } = units[at]!;
    if (/^(?:during|following|amid|ahead|after|before)$/.test(lower)) return true;
    if (kind === "mark" || upos === "VERB" || upos === "AUX") return false;
  }
  return false;
}

/** "Peru, which invaded Chile in 1879, was late, Smith said": what stands aside is the paper's own word. */
function standsAside({ clauses }: SentenceView, { verb }: Candidate): boolean {
  if (verb < 0) return false;
  const { units } = clauses;
  return clauses
    .subjectsOf(verb)
    .some(({ head }) => head > 0 && units[head]!.relative === true && units[head - 1]!.lower === ",");
}

const posts = new Set<RelationType>([
  "headOf",
  "ministerOf",
  "ambassadorTo",
  "agentOf",
  "spokespersonFor",
  "advises",
  "employedBy",
  "memberOf",
  "boardMemberOf",
]);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

// A pronoun's antecedent this near in front of the sentence is taken into the passage, so that a reader sees whom it means.
const antecedentReach = 240;

/** The sentence; where an end is only a pronoun and its name stands close before, from there. */
function passage(sentence: SentenceUnits, reading: Reading, ends: readonly (Span & { mention?: ReadMention })[]): Span {
  let { start, end } = sentence;
  for (const one of ends) {
    start = Math.min(start, one.start);
    end = Math.max(end, one.end);
    const mention = one.mention;
    if (!mention || mention.kind === "name" || mention.kind === "demonym") continue;
    const namedHere = reading.mentions.some(
      (other) =>
        other.entity === mention.entity &&
        other.kind === "name" &&
        other.start >= sentence.start &&
        other.end <= sentence.end,
    );
    if (namedHere) continue;
    let name: ReadMention | undefined;
    for (const other of reading.mentions) {
      if (other.start >= sentence.start) break;
      if (other.entity === mention.entity && other.kind === "name") name = other;
    }
    if (name && sentence.start - name.start <= antecedentReach)
      start = Math.min(start, reading.document.sentences[reading.document.tokens[name.first]!.sentence]!.start);
  }
  return { start, end };
}
