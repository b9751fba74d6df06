import type { Selectable } from "kysely";
import type { DecisionId } from "../ids.ts";
import type { Decision, DecisionContent } from "../records/decision.ts";
import type { Tables } from "./tables.ts";

/** A line of the log out of its row. */
export function toDecision(row: Omit<Selectable<Tables["decision"]>, "n">): Decision {
  return {
    id: row.id as DecisionId,
    at: row.made_at,
    author: row.author,
    ...(row.reason === null ? {} : { reason: row.reason }),
    content: JSON.parse(row.content) as DecisionContent,
  };
}
