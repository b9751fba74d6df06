import { factLine } from "../../resolve/factLines.ts";
import { SetHash } from "../../setHash.ts";
import { ChangeTeller } from "../changeTeller.ts";
import type { GraphRows } from "../graphRows.ts";

/**
 * The version of the rules by which the graph is made of what was read: blocks, profiles, joins, summaries. A change that can alter the
 * graph of the same readings raises it; then a store makes its rows anew when it is next opened for writing.
 */
export const resolutionVersion = "5";

/** What an update adds to and takes from, besides the rows themselves. */
export interface GraphState {
  readonly hash: SetHash;
  readonly rules: Record<string, number>;
  /** Number of the build that is being made. */
  readonly since: number;
  /** Collects what changes, as it is told to people. */
  readonly teller: ChangeTeller;
  /** The last decision that the rows have; "none" where they have none. */
  readonly decisions: string;
  entities: number;
  communities: number;
  readonly arranged: number;
  readonly arrangedEntities: number;
}

export async function openState(rows: GraphRows): Promise<GraphState> {
  const kept = await rows.state();
  const head = await rows.history.newestBuild();
  return {
    hash: new SetHash(kept?.facts),
    rules: kept === undefined ? {} : (JSON.parse(kept.rules) as Record<string, number>),
    since: (head?.n ?? 0) + 1,
    teller: new ChangeTeller(),
    decisions: kept === undefined ? "none" : (head?.decisions ?? "none"),
    entities: kept?.entities ?? 0,
    communities: kept?.communities ?? 0,
    arranged: kept?.arranged ?? 0,
    arrangedEntities: kept?.arranged_entities ?? 0,
  };
}

/** The rules as a build names them: after they have changed, articles of both versions lie side by side until they are read again. */
export const rulesOf = (counts: Readonly<Record<string, number>>): string =>
  Object.keys(counts).sort().join("+") || "none";

/** One fact's line in the place of the one that it had; either may be none. */
export function replaceLine(
  hash: SetHash,
  [kind, id]: readonly ["entity" | "relation" | "article", string],
  before: string | undefined,
  after: string | undefined,
): void {
  if (before === after) return;
  if (before !== undefined) hash.remove(factLine(kind, id, before));
  if (after !== undefined) hash.add(factLine(kind, id, after));
}
