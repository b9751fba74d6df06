import type { Build } from "../records/build.ts";
import type { Store } from "./store.ts";

/** Makes the graph that has all decisions the current build, and reads it. Articles are in the graph as soon as they are kept. */
export async function refreshGraph(store: Store, options: { now: () => string }): Promise<{ build: Build }> {
  await store.replayDecisions(options.now());
  const build = await store.currentBuild();
  if (build === undefined) throw new Error("refreshGraph: the store has no graph after the decisions were replayed");
  return { build };
}
