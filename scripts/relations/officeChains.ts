import type { RelationType } from "../../graph-data/ontology.ts";
import type { Candidate } from "./candidate.ts";
import { relationOfOffice } from "./relationOfOffice.ts";
import { isKindOf, saidFormer, type Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";
import { determiners } from "./words.ts";

interface Held {
  /** Unit of the office. */
  readonly at: number;
  /** Units of what it is of. */
  readonly of: readonly number[];
}

const longestChain = 45;
const being = new Set(["be", "become", "remain"]);
const serving = new Set(["serve", "work", "act", "return", "continue", "start", "begin", "join", "rise"]);
const electing = new Set([
  "appoint",
  "elect",
  "name",
  "choose",
  "promote",
  "nominate",
  "install",
  "select",
  "confirm",
  "hire",
  "re-elect",
]);

/**
 * Offices that are told one after the other: "Jane Smith is a chemist, chairwoman of Acme and a former director of Zenith", "…, founder and
 * head of Acme,". Patterns read one office; here the whole predicate or apposition is walked, and offices that share one body share it.
 */
export function findOfficeChains(view: SentenceView): Candidate[] {
  const { units } = view.sentence;
  if (!view.sentence.holds.has("office")) return [];
  const found: Candidate[] = [];
  const give = (person: Unit, { at, of }: Held, rule: string, verb: number) => {
    const office = units[at]!.office!;
    for (const index of of) {
      const target = units[index]!;
      const type: RelationType | undefined = relationOfOffice(office, target, receives(units, at, index));
      if (!type) continue;
      found.push({
        type,
        source: person,
        target,
        trigger: { start: units[at]!.start, end: units[at]!.end },
        at,
        role: office.role,
        rule,
        verb,
        former: office.former || saidFormer(units, at),
        coming: office.coming,
        apposition: verb < 0,
        dated: false,
      });
    }
  };

  for (const [n, verb] of view.clauses.verbs.entries()) {
    const start = predicateOf(units, verb.lemma, verb.to, verb.passive);
    if (start < 0) continue;
    const subjects = view.clauses
      .subjectsOf(n)
      .filter((phrase) => phrase.head >= 0 && !phrase.through && units[phrase.head]!.type === "Person");
    if (subjects.length !== 1) continue;
    for (const held of officesFrom(view, start)) give(units[subjects[0]!.head]!, held, "office.predicate", n);
  }
  for (const [at, unit] of units.entries()) {
    if (unit.type !== "Person" || unit.mention?.kind !== "name") continue;
    let next = at + 1;
    while (view.sentence.skips[next] !== undefined && view.sentence.skips[next]! > next && units[next]!.lower !== ",")
      next = view.sentence.skips[next]!;
    if (units[next]?.lower !== ",") continue;
    for (const held of officesFrom(view, next + 1)) give(unit, held, "office.chain", -1);
  }
  return found;
}

/** Where the offices begin behind a verb, or -1: "is", "serves as", "was elected". */
function predicateOf(units: readonly Unit[], lemma: string, to: number, passive: boolean): number {
  if (being.has(lemma) && !passive) return to;
  const next = units[to]?.lower;
  if (serving.has(lemma) && !passive) {
    for (let at = to; at < to + 4; at++) if (units[at]?.lower === "as") return at + 1;
    return -1;
  }
  if (!electing.has(lemma) || !passive) return -1;
  return next === "as" || next === "to" ? to + 1 : to;
}

/** The offices from here to the next person, verb or mark that ends the chain. */
function officesFrom(view: SentenceView, start: number): Held[] {
  const { units } = view.sentence;
  const found: Held[] = [];
  let waiting: number[] = [];
  for (let at = start; at < units.length && at < start + longestChain; at++) {
    const skip = view.sentence.skips[at]!;
    if (skip > at) {
      at = skip - 1;
      continue;
    }
    const unit = units[at]!;
    if (unit.kind === "office") {
      // "chairman Jane Smith": somebody else's.
      if (unit.office!.plural || units[at + 1]?.type === "Person") break;
      waiting.push(at);
      const before = ownerBefore(units, at);
      const of = before >= 0 && units[at + 1]?.lower !== "of" ? [before] : bodiesBehind(view, at + 1);
      if (of.length === 0) continue;
      for (const office of waiting) found.push({ at: office, of });
      waiting = [];
      at = Math.max(at, of[of.length - 1]!);
      continue;
    }
    if (unit.type === "Person" || unit.relative) break;
    // "founder of Acme, son of Peru's former president": somebody else's office.
    if (kin.has(unit.lower) && units[at + 1]?.lower === "of") break;
    if (unit.kind === "mark" && unit.lower !== "," && unit.lower !== "-" && unit.lower !== "&") break;
    if (/^(?:that|who|when|while|but|because|whose|where|after|before|than|about)$/.test(unit.lower)) break;
    const verb = view.clauses.verbs.find((group) => group.from <= at && at < group.to);
    if (verb && (!verb.bareParticiple || units[verb.to]?.lower === "by")) break;
    // An office waits for its body only across "and", a comma and what describes the next office.
    if (waiting.length > 0 && unit.kind === "mention" && unit.type !== "Country") waiting = [];
    if (waiting.length > 0 && /^(?:of|at|for|in|to|with|from)$/.test(unit.lower)) waiting = [];
  }
  return found;
}

const kin = new Set(
  "son daughter wife husband widow widower brother sister father mother nephew niece cousin grandson granddaughter friend ally protege successor".split(
    " ",
  ),
);

/** "Acme's chairman", "the Acme chairman": the body right before the office. */
function ownerBefore(units: readonly Unit[], at: number): number {
  let back = at - 1;
  if (units[back]?.upos === "ADJ") back--;
  if (units[back]?.lower === "'s") back--;
  const unit = units[back];
  return unit?.kind === "mention" && unit.type !== "Person" && unit.type !== undefined ? back : -1;
}

const links = new Set(["of", "at", "for", "with", "in", "to"]);

/** What stands behind "of": "of Acme", "of the French carmaker Acme and of Zenith"; nothing where another preposition comes first. */
function bodiesBehind(view: SentenceView, start: number): number[] {
  const { units } = view.sentence;
  if (!links.has(units[start]?.lower ?? "")) return [];
  const found: number[] = [];
  let at = start + 1;
  for (let steps = 0; at < units.length && steps < 7; at++, steps++) {
    const unit = units[at]!;
    if (view.sentence.skips[at]! > at) {
      at = view.sentence.skips[at]! - 1;
      continue;
    }
    if (unit.kind === "mention") {
      const next = units[at + 1];
      if (unit.type === "Person" || unit.mention?.kind === "pronoun") break;
      // "of the French carmaker Acme", "of Peru's national bank": not of the country.
      const describes = unit.mention?.kind === "demonym" || next?.lower === "'s" || next?.lower === "-";
      const behind = next && next.kind === "word" && next.upos === "NOUN" && !isKindOf(unit, next);
      if (behind && !describes) break;
      if (describes) continue;
      found.push(at);
      break;
    }
    if (unit.kind !== "word" && unit.lower !== "'s" && unit.lower !== "-") break;
    if (
      !determiners.has(unit.lower) &&
      unit.upos !== "ADJ" &&
      unit.upos !== "NOUN" &&
      unit.upos !== "PROPN" &&
      unit.lower !== "'s" &&
      unit.lower !== "-"
    )
      break;
  }
  const first = found[0];
  if (first === undefined) return [];
  // "of Acme, Zenith and Beta"
  let next = first + 1;
  const open: number[] = [];
  for (let n = 0; n < 8; n++) {
    let step = next;
    while (view.sentence.skips[step] !== undefined && view.sentence.skips[step]! > step && units[step]!.lower !== ",")
      step = view.sentence.skips[step]!;
    if (units[step]?.lower === ",") step++;
    const and = units[step]?.lower === "and" || units[step]?.lower === "&";
    if (and) step++;
    if (step === next) break;
    if (units[step]?.lower === "of") step++;
    if (units[step]?.lower === "the") step++;
    const unit = units[step];
    if (unit?.kind !== "mention" || unit.type === "Person" || unit.mention?.kind !== "name" || unit.type === "Place")
      break;
    if (units[step + 1]?.lower === "'s" || units[step + 1]?.kind === "office") break;
    if ((unit.type === "Country") !== (units[first]!.type === "Country")) break;
    open.push(step);
    next = step + 1;
    if (and) {
      found.push(...open);
      break;
    }
  }
  return found;
}

function receives(units: readonly Unit[], office: number, target: number): boolean {
  for (let at = office + 1; at < target; at++) if (units[at]!.lower === "to" || units[at]!.lower === "in") return true;
  return false;
}
