import type { Assertion } from "../../graph-data/ontology.ts";
import type { Clauses } from "./clauses.ts";
import { hasEnded, isHearsay, moodOf, wasOnly } from "./mood.ts";
import type { Saying } from "./saying.ts";
import type { SentenceUnits } from "./units.ts";

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
  /** Told by a noun near the verb. */
  readonly ofNoun: boolean;
  /** A lasting tie, which may be over. */
  readonly tie: boolean;
  /** A tie that somebody holds for a time: a post or a seat. */
  readonly office: boolean;
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
  const { units, verbs } = asserted.clauses;
  const group = asserted.verb >= 0 ? verbs[asserted.verb]! : undefined;
  const mood = group
    ? moodOf(asserted.clauses, asserted.verb, { reportedInPast: saying?.past ?? false, ofNoun: asserted.ofNoun })
    : undefined;
  const hold = (assertion: Assertion): Held => ({ assertion, ...by });
  if (mood === "negated") return hold("negated");
  if (saying && saying.verb === "deny" && !asserted.apposition) return hold("denied");
  if (mood === "hypothetical") return hold("hypothetical");
  if (mood === "planned" || asserted.coming || asserted.planned) return hold("planned");
  if (asserted.former || mood === "former") return { assertion: "former" };
  if (asserted.tie && group && hasEnded(units, group)) return { assertion: "former" };
  if (asserted.office && group && !saying && wasOnly(units, group)) return { assertion: "former" };
  // "criticised Acme's purchase of Beta": the paper itself says that it was bought.
  if (saying?.asserts && (saying.kind === "direct" || !asserted.apposition)) return hold("claimed");
  return { assertion: group && !asserted.ofNoun && isHearsay(units, group) ? "claimed" : "stated" };
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
