import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { NewReading } from "../../graph-data/store/store.ts";
import { rulesVersion } from "../extract/rulesVersion.ts";
import { ingestOne } from "../ingest/ingestOne.ts";
import { type Keeper, keepTogether } from "../ingest/keepTogether.ts";
import { inOrder } from "../pool/inOrder.ts";
import { openReadingPool } from "../pool/readingPool.ts";
import { median } from "./median.ts";

/** Milliseconds for one more article: to read it, and until it is on the disk and in the graph. */
export interface OneMore {
  readonly articles: number;
  readonly entities: number;
  readonly relations: number;
  readonly read: number;
  readonly keep: number;
}

/**
 * One more article in stores of several sizes; medians of several articles.
 *
 * @param articles at least as many as the largest size and the rounds at each size need
 */
export async function benchIngest(
  articles: Iterable<ArticleInput>,
  options: { sizes: readonly number[]; rounds: number },
): Promise<OneMore[]> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-bench-"));
  const store = await openStore(directory);
  const pool = openReadingPool();
  const now = () => new Date().toISOString();
  const world = { store, pool, rules: rulesVersion, now };
  const waiting = articles[Symbol.iterator]();
  const results: OneMore[] = [];
  try {
    for (const size of options.sizes) {
      const missing = take(waiting, size - (await store.countArticles()));
      const keeper = keepTogether(store, { now, after });
      for await (const _ of inOrder(missing, (article) => ingestOne({ article }, { ...world, keeper }), {
        ahead: 128,
      }));
      const rounds: { read: number; keep: number }[] = [];
      // The first one at each size is not counted: it finds the reading processes and the pages of the store cold.
      for (const [round, article] of [...take(waiting, options.rounds + 1)].entries()) {
        let keep = 0;
        const timed: Keeper = {
          begin: () => () => {},
          async keep(reading: NewReading) {
            const begun = performance.now();
            const outcome = await store.addArticles([reading], now());
            keep = performance.now() - begun;
            return outcome[0]!;
          },
        };
        const begun = performance.now();
        await ingestOne({ article }, { ...world, keeper: timed });
        if (round > 0) rounds.push({ read: performance.now() - begun - keep, keep });
      }
      results.push({
        articles: size,
        ...(await store.countGraph()),
        read: median(rounds.map((round) => round.read)),
        keep: median(rounds.map((round) => round.keep)),
      });
    }
  } finally {
    await pool.close();
    await store.close();
    await rm(directory, { recursive: true });
  }
  return results;
}

function* take<Item>(items: Iterator<Item>, count: number): Generator<Item> {
  for (let n = 0; n < count; n++) {
    const next = items.next();
    if (next.done) return;
    yield next.value;
  }
}

function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}
