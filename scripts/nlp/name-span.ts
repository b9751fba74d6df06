import type { NameType } from "./bilou.ts";

/** A name among the tokens of a document: `last` is exclusive, `confidence` between 0 and 1. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly confidence: number;
}

/** A name with what speaks for each type. */
export interface ScoredSpan extends NameSpan {
  /** By place in `nameTypes`: how many points the weights give the span as that type. */
  readonly points: readonly number[];
}
