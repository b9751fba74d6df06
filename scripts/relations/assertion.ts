import type { Assertion } from "../../graph-data/ontology.ts";
import type { Clauses } from "./clauses.ts";
import type { Saying } from "./saying.ts";
import type { SentenceUnits } from "./units.ts";
import { failVerbs, planAdjectives, planVerbs, requestVerbs } from "./verbs.ts";
import { timeWords } from "./words.ts";

/** How a reading is to be taken, and who answers for it. */
export interface Held {
  readonly assertion: Assertion;
  /** Index of the entity that says so. */
  readonly claimant?: number;
}

interface Asserted {
  readonly sentence: SentenceUnits;
  readonly clauses: Clauses;
  /** What is said in the sentence, by whom. */
  readonly sayings: readonly Saying[];
  /** The verb that the reading rests on, or -1 where it rests on a noun phrase alone. */
  readonly verb: number;
  /** Offsets from the first to the last word of the reading. */
  readonly start: number;
  readonly end: number;
  readonly former: boolean;
  readonly coming: boolean;
  /** An apposition or a title: the paper says it, even within what somebody is reported to have said. */
  readonly apposition: boolean;
  /** A name says it: nobody's claim. */
  readonly settled?: boolean;
  /** What the rule itself says. */
  readonly planned?: boolean;
}

/**
 * The strongest thing that the words around a reading say against taking it as a fact: negated, denied, only possible, only planned, over,
 * or somebody's claim. Within a claim negation and plans still hold.
 */
export function assess(asserted: Asserted): Held {
  if (asserted.settled) return { assertion: "stated" };
  const saying = innermost(asserted);
  const claimant = saying?.by?.entity;
  const by = claimant === undefined ? {} : { claimant };
  const mood = asserted.verb >= 0 ? moodOf(asserted.clauses, asserted.verb, saying?.past ?? false) : undefined;
  const hold = (assertion: Assertion): Held => ({ assertion, ...by });
  if (mood === "negated") return hold("negated");
  if (saying && saying.verb === "deny" && !asserted.apposition) return hold("denied");
  if (mood === "hypothetical") return hold("hypothetical");
  if (mood === "planned" || asserted.coming || asserted.planned) return hold("planned");
  if (asserted.former || mood === "former") return { assertion: "former" };
  // "criticised Acme's purchase of Beta": the paper itself says that it was bought.
  if (saying?.asserts && (saying.kind === "direct" || !asserted.apposition)) return hold("claimed");
  return { assertion: "stated" };
}

/** The shortest saying that holds the whole reading: "Reuters quoted Smith as saying that …" is Smith's. */
function innermost({ sayings, start, end }: Asserted): Saying | undefined {
  let best: Saying | undefined;
  for (const saying of sayings) {
    if (!saying.parts.some((part) => part.start <= start && end <= part.end)) continue;
    if (!best || saying.end - saying.start <= best.end - best.start) best = saying;
  }
  return best;
}

type Mood = "negated" | "hypothetical" | "planned" | "former" | undefined;

/** What a verb, and the verbs that it depends on, say about whether it happens. */
function moodOf(clauses: Clauses, verb: number, reportedInPast: boolean): Mood {
  const { units, verbs } = clauses;
  let mood: Mood;
  let at = verb;
  for (let hops = 0; at >= 0 && hops < 4; hops++) {
    const group = verbs[at]!;
    if (group.negated) return "negated";
    if (at !== verb && failVerbs.has(group.lemma)) return "negated";
    if (group.ended) mood ??= "former";
    if (group.possible) mood = "hypothetical";
    if (group.would) mood = reportedInPast ? (mood ?? "planned") : "hypothetical";
    if (group.future) mood ??= "planned";
    if (at !== verb && requestVerbs.has(verbs[at]!.lemma)) mood ??= "hypothetical";
    if (at !== verb && isPlan(clauses, at, units[group.to]?.lower)) mood ??= "planned";
    if (at === verb && opensCondition(clauses, at)) mood = "hypothetical";
    at = group.infinitive ? clauses.governorOf(at) : -1;
  }
  return mood;
}

function isPlan(clauses: Clauses, at: number, next: string | undefined): boolean {
  const group = clauses.verbs[at]!;
  if (planVerbs.has(group.lemma)) return true;
  if (group.lemma === "be" && next !== undefined && planAdjectives.has(next)) return true;
  // "is next week to visit"
  if (group.lemma === "be" && next !== undefined && (timeWords.has(next) || next === "on")) return true;
  return group.passive && planAdjectives.has(clauses.units[group.main]!.lower);
}

const conditions = new Set(["if", "whether", "unless", "should"]);

/** "if", "whether" or "unless" opens the verb's own clause. */
function opensCondition(clauses: Clauses, verb: number): boolean {
  const { units } = clauses;
  const group = clauses.verbs[verb]!;
  for (let at = group.from - 1; at >= 0 && at > group.from - 12; at--) {
    const lower = units[at]!.lower;
    if (conditions.has(lower)) return true;
    if (lower === "," || lower === ";" || lower === "that" || lower === "and") return false;
  }
  return false;
}
