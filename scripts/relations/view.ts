import type { Reading } from "../extract/reading.ts";
import type { Clauses } from "./clauses.ts";
import type { FoundDate } from "./dates.ts";
import type { Saying } from "./saying.ts";
import type { SentenceUnits } from "./units.ts";

/** A sentence with everything that was read round it, as the families see it. */
export interface SentenceView {
  readonly reading: Reading;
  readonly sentence: SentenceUnits;
  readonly clauses: Clauses;
  /** What is said within or across this sentence. */
  readonly sayings: readonly Saying[];
  readonly dates: readonly FoundDate[];
}
