import type { Clauses } from "./clauses.ts";
import type { Unit } from "./units.ts";
import type { VerbGroup } from "./verbGroups.ts";
import { failVerbs, planAdjectives, planVerbs, requestVerbs } from "./verbs.ts";
import { timeWords } from "./words.ts";

export type Mood = "negated" | "hypothetical" | "planned" | "former" | undefined;

/**
 * What a verb, and the verbs that it depends on, say about whether it happens.
 *
 * @param ofNoun what is told stands in a noun near the verb ("discussed the attack on Peru"): the verb's "not" leaves it as it is, unless the
 *   verb says whether it took place ("there was no attack")
 */
export function moodOf(
  clauses: Clauses,
  verb: number,
  { reportedInPast, ofNoun }: { reportedInPast: boolean; ofNoun: boolean },
): Mood {
  const { units, verbs } = clauses;
  let mood: Mood;
  let at = verb;
  // "could discuss the attack on Peru": that Peru was attacked stands.
  if (ofNoun && !takesPlace.has(verbs[verb]!.lemma)) return undefined;
  const opened = opening(units, verbs[verb]!);
  if (opened !== undefined) return opened;
  for (let hops = 0; at >= 0 && hops < 4; hops++) {
    const group = verbs[at]!;
    if (isNegated(units, group)) return "negated";
    if (at !== verb && failVerbs.has(group.lemma)) return "negated";
    if (group.ended) mood ??= "former";
    if (group.possible) mood = "hypothetical";
    if (group.would) mood = reportedInPast ? (mood ?? "planned") : "hypothetical";
    if (group.future) mood ??= "planned";
    if (at !== verb && requestVerbs.has(group.lemma)) mood ??= "hypothetical";
    // "in the running to replace Smith", "a bid to oust Smith"
    if (group.infinitive && hopes.has(units[group.from - 1]?.lower ?? "")) mood = "hypothetical";
    if (at !== verb && group.lemma === "be" && units[group.to]?.lower === "unlikely") mood = "hypothetical";
    if (at !== verb && isPlan(clauses, at, units[group.to]?.lower)) mood ??= "planned";
    // "recommended that Smith be suspended"
    if (at === verb && units[group.from]!.lower === "be" && !group.infinitive) mood = "hypothetical";
    at = group.infinitive ? clauses.governorOf(at) : sharesAuxiliary(clauses, at);
  }
  // "will resign if Peru asks"
  if (mood === "planned" && conditionBehind(clauses, verb)) return "hypothetical";
  return mood;
}

// "no talks were held", "the visit did not take place", "plans a visit"; "did not discuss the visit" leaves the visit alone.
const takesPlace = new Set(
  (
    "be hold take have happen occur begin start conduct go exist plan schedule expect seek want propose prepare announce cancel postpone resume renew return attend join host lead make pay " +
    "sign reach launch impose lift order win get receive give offer provide continue"
  ).split(" "),
);

/** "not only met", "not just to visit": it did happen. */
function isNegated(units: readonly Unit[], { negated, from, to }: VerbGroup): boolean {
  if (!negated) return false;
  for (let at = Math.max(0, from - 1); at <= to; at++)
    if (/^(?:not|n't)$/.test(units[at]?.lower ?? "") && only.has(units[at + 1]?.lower ?? "")) return false;
  return true;
}

/** "will chair the summit and host the games": the verb whose auxiliary a bare form behind "and" shares, or -1. */
function sharesAuxiliary({ units, verbs }: Clauses, verb: number): number {
  const { from, to, main, lemma, past } = verbs[verb]!;
  if (past || to - from > 1 || units[main]!.lower !== lemma || !/^(?:and|or)$/.test(units[from - 1]?.lower ?? ""))
    return -1;
  for (let earlier = verb - 1; earlier >= 0 && earlier >= verb - 3; earlier--) {
    const other = verbs[earlier]!;
    if (other.gerund || other.bareParticiple) continue;
    return other.future || other.would || other.possible || other.infinitive ? earlier : -1;
  }
  return -1;
}

const hopes = new Set(
  "running race line power right authority ability contention favourite favorite favourites favorites frontrunner candidate contender chance".split(
    " ",
  ),
);

const only = new Set(["only", "just", "merely", "simply"]);

function isPlan(clauses: Clauses, at: number, next: string | undefined): boolean {
  const group = clauses.verbs[at]!;
  if (planVerbs.has(group.lemma)) return true;
  if (group.lemma === "be" && next !== undefined && planAdjectives.has(next)) return true;
  // "is next week to visit"
  if (group.lemma === "be" && next !== undefined && (timeWords.has(next) || next === "on")) return true;
  return group.passive && planAdjectives.has(clauses.units[group.main]!.lower);
}

const conditions = new Set(["if", "whether", "unless", "should"]);
const doubts = new Set([
  "unlikely",
  "likely",
  "possible",
  "impossible",
  "doubtful",
  "probable",
  "improbable",
  "unclear",
]);

/** What stands before the verb in its clause: a condition, a doubt, or what a participle hangs on. */
function opening(units: readonly Unit[], group: VerbGroup): Mood {
  if (group.gerund) {
    const before = units[group.from - 1]?.lower ?? "";
    const words = `${units[group.from - 2]?.lower ?? ""} ${before}`;
    if (before === "from" && isKept(units, group.from)) return "negated";
    if (before === "without" || words === "instead of" || words === "rather than") return "negated";
    if (/^(?:verge|brink|point|cusp) of$/.test(words)) return "planned";
    if (
      /^(?:possibility|prospect|risk|idea|option|fear|fears|threat|chance) of$|^(?:talking|thinking|talk|talked) (?:about|of)$/.test(
        words,
      )
    )
      return "hypothetical";
    if (/^(?:considering|considered|mulling|contemplating|suggested|suggesting)$/.test(before)) return "hypothetical";
  }
  let inClause = true;
  for (let at = group.from - 1; at >= 0 && at > group.from - 16; at--) {
    const { lower } = units[at]!;
    if (inClause && at > group.from - 12 && conditions.has(lower)) return "hypothetical";
    if (lower === "that" && doubts.has(units[at - 1]?.lower ?? "")) return "hypothetical";
    if (lower === ";" || lower === ":") return undefined;
    if (lower === "," || lower === "that" || lower === "and") inClause = false;
  }
  return undefined;
}

/** "barred its fund from investing", "refrained from criticizing" */
function isKept(units: readonly Unit[], gerund: number): boolean {
  for (let at = gerund - 2; at >= 0 && at > gerund - 9; at--)
    if (/^(?:bar|ban|prevent|block|stop|prohibit|discourag|dissuad|deter|keep|kept|refrain)/.test(units[at]!.lower))
      return units[at]!.upos === "VERB";
  return false;
}

/** "if" or "unless" behind the verb, before its sentence says something else. */
function conditionBehind({ units, verbs }: Clauses, verb: number): boolean {
  const next = verbs.find((other, n) => n > verb && !other.infinitive && !other.gerund && !other.bareParticiple);
  for (let at = verbs[verb]!.to; at < units.length && at < (next?.from ?? units.length); at++) {
    const { lower } = units[at]!;
    if (lower === "if" || lower === "unless") return units[at - 1]?.lower !== "even";
    if (lower === ";" || lower === ":" || lower === '"' || lower === "”") return false;
  }
  return false;
}

/** "reportedly", "allegedly" beside the verb: somebody says so, and nobody says who. */
export function isHearsay(units: readonly Unit[], { from, to }: VerbGroup): boolean {
  for (let at = Math.max(0, from - 1); at <= to; at++)
    if (/^(?:reportedly|allegedly|supposedly|purportedly)$/.test(units[at]?.lower ?? "")) return true;
  return false;
}

/** "was chairman of Acme": over, unless somebody who speaks in the past says so of the present. */
export function wasOnly(units: readonly Unit[], { lemma, main, from, to }: VerbGroup): boolean {
  return lemma === "be" && to - from === 1 && /^(?:was|were)$/.test(units[main]!.lower);
}

const year = /^(?:19|20)\d\d$/;

/** "lived in Lima between 2001 and 2013", "worked for Acme until 2015": a tie in the past with an end. */
export function hasEnded(units: readonly Unit[], { past, from, to }: VerbGroup): boolean {
  if (!past) return false;
  for (let at = Math.max(0, from - 9); at < units.length && at < to + 18; at++) {
    const { lower } = units[at]!;
    const [second, third] = [units[at + 2]?.lower ?? "", units[at + 3]?.lower ?? ""];
    if (lower === "between" && year.test(units[at + 1]?.lower ?? "") && second === "and" && year.test(third))
      return true;
    if (lower === "from" && year.test(units[at + 1]?.lower ?? "") && /^(?:to|until|till|through|-|–)$/.test(second))
      return year.test(third);
    if ((lower === "until" || lower === "till") && (year.test(units[at + 1]?.lower ?? "") || year.test(second)))
      return true;
  }
  return false;
}
