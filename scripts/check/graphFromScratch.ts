import { groupCopies } from "../../graph-data/copies/groupCopies.ts";
import { type Sketch, sketchOf } from "../../graph-data/copies/sketch.ts";
import type { ArticleId } from "../../graph-data/ids.ts";
import type { Build } from "../../graph-data/records/build.ts";
import type { Decision } from "../../graph-data/records/decision.ts";
import { buildGraph } from "../../graph-data/resolve/buildGraph.ts";
import type { Store } from "../../graph-data/store/store.ts";

/** The graph that a store's articles and the given decisions make, built in memory from nothing else; places are left out. */
export async function graphFromScratch(store: Store, decisions: readonly Decision[]): Promise<Build> {
  const readings = [];
  const sketches = new Map<ArticleId, Sketch>();
  for await (const reading of store.readings()) {
    readings.push(reading);
    const { id } = reading.article;
    const text = (await store.texts([id])).get(id);
    if (text === undefined) throw new Error(`graphFromScratch: article ${id} has a reading and no text`);
    sketches.set(id, sketchOf(text));
  }
  const rules = [...new Set(readings.map((reading) => reading.rules))].sort().join("+") || "none";
  return buildGraph({ rules, readings, copies: groupCopies(sketches), decisions, layout: {} });
}
