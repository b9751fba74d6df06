import type { Decision } from "../../records/decision.ts";
import type { Reading } from "../reading.ts";

/** Readings that come and go, and how decisions divide those that are in the store. */
export type DividedUpdate = Pick<ArticlesUpdate, "add" | "remove"> & {
  readonly divided: (reading: Reading) => Reading;
};

/** What the graph is to be brought up to date with. */
export interface ArticlesUpdate {
  readonly add: readonly Reading[];
  /** As they were added; an article whose reading is replaced is in both lists. */
  readonly remove: readonly Reading[];
  /** Why ids may go: said when somebody asks for one. */
  readonly cause: string;
  readonly now: string;
  /** What people decided; absent is the whole log of the store. */
  readonly log?: readonly Decision[];
}
