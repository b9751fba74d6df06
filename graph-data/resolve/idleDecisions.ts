import type { DecisionId } from "../ids.ts";
import { type Decision, type DecisionContent, holding } from "../records/decision.ts";
import type { Overrides } from "./foldDecisions.ts";

/**
 * Decisions that hold and change nothing, each with why: none is dropped in silence.
 *
 * @param graph.used decisions that were seen to change something
 */
export const idleDecisions = (
  log: readonly Decision[],
  { overrides, used }: { readonly overrides: Pick<Overrides, "idle">; readonly used: ReadonlySet<DecisionId> },
): { readonly id: DecisionId; readonly why: string }[] =>
  holding(log).flatMap(({ id, content }) => {
    const why = overrides.idle.get(id) ?? (used.has(id) ? undefined : unused(content));
    return why === undefined ? [] : [{ id, why }];
  });

/** Why a decision that the fold took up changed nothing after all; undefined for those that only keep something from happening. */
function unused({ kind }: DecisionContent): string | undefined {
  switch (kind) {
    case "reject":
      return "no sentence is read this way any more";
    case "add":
      return "no such relation can hold between what its ends are now";
    case "note":
    case "notSame":
      return undefined;
    default:
      return "the graph is the same without it";
  }
}
