import type { GraphRows } from "./graphRows.ts";
import { updateGraph } from "./updateGraph.ts";

/** Brings the rows of the graph up to date with what people decided since, in the caller's transaction. */
export async function decideGraph(rows: GraphRows, { now }: { readonly now: string }): Promise<void> {
  const head = await rows.history.newestBuild();
  if (
    head !== undefined &&
    head.decisions === (await rows.history.lastDecision()) &&
    (await rows.state()) !== undefined
  )
    return;
  await updateGraph(rows, { add: [], remove: [], cause: "a person decided so", now });
}
