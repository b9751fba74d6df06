import type { RelationType } from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import type { Unit } from "./units.ts";

/** A relation as a rule reads it, before its ends, assertion and date are settled. */
export interface Candidate {
  readonly type: RelationType;
  readonly source: Unit;
  readonly target: Unit;
  readonly trigger: Span;
  /** Unit index of the trigger. */
  readonly at: number;
  readonly role?: string;
  /** The pronoun that an end was read from, where that is no mention: what it is part of is claimed, not what stands before. */
  readonly pronoun?: { readonly of: Unit; readonly at: Span };
  readonly rule: string;
  /** The verb that it rests on, an index into the clauses' verbs, or -1. */
  readonly verb: number;
  readonly former: boolean;
  readonly coming: boolean;
  readonly planned?: boolean;
  /** Told by a noun phrase, which the paper answers for even inside reported speech. */
  readonly apposition: boolean;
  /** Told by a name alone, which nobody claims. */
  readonly settled?: true;
  /** Happened on a day: the sentence's date is looked for. */
  readonly dated: boolean;
  /** Weakens or strengthens the rule's confidence, 1 where nothing does. */
  readonly weight?: number;
}
