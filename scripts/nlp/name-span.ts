import type { NameType } from "./bilou.ts";

/** A name among the tokens of a document: `last` is exclusive, `confidence` between 0 and 1. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly confidence: number;
}
