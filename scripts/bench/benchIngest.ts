import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import { refreshGraph } from "../../graph-data/store/refreshGraph.ts";
import { rulesVersion } from "../extract/rulesVersion.ts";
import { type IngestWorld, ingestOne } from "../ingest/ingestOne.ts";
import { inOrder } from "../pool/inOrder.ts";
import { openReadingPool } from "../pool/readingPool.ts";
import { median } from "./median.ts";

/** Milliseconds for one more article: to read and keep it, and until the graph has it. */
export interface OneMore {
  readonly articles: number;
  readonly entities: number;
  readonly keep: number;
  readonly graph: number;
}

/** One more article in stores of several sizes; medians of several articles. */
export async function benchIngest(
  articles: readonly ArticleInput[],
  options: { sizes: readonly number[]; rounds: number },
): Promise<OneMore[]> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-bench-"));
  const store = await openStore(directory);
  const pool = openReadingPool();
  const world: IngestWorld = { store, pool, rules: rulesVersion, now: () => new Date().toISOString() };
  const waiting = [...articles];
  const results: OneMore[] = [];
  try {
    for (const size of options.sizes) {
      const missing = waiting.splice(0, size - (await store.countArticles()));
      for await (const _ of inOrder(missing, (article) => ingestOne({ article }, world), { ahead: 4 }));
      let entities = (await refreshGraph(store, world)).build.entities.length;
      const rounds: { keep: number; graph: number }[] = [];
      for (const article of waiting.splice(0, options.rounds)) {
        const begun = performance.now();
        await ingestOne({ article }, world);
        const kept = performance.now();
        entities = (await refreshGraph(store, world)).build.entities.length;
        rounds.push({ keep: kept - begun, graph: performance.now() - kept });
      }
      const keep = median(rounds.map((round) => round.keep));
      results.push({ articles: size, entities, keep, graph: median(rounds.map((round) => round.graph)) });
    }
  } finally {
    await pool.close();
    await store.close();
    await rm(directory, { recursive: true });
  }
  return results;
}
