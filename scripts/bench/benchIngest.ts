import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ArticleInput, toArticle } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { NewReading, Store } from "../../graph-data/store/store.ts";
import { rulesVersion } from "../extract/rulesVersion.ts";
import { type IngestWorld, ingestOne } from "../ingest/ingestOne.ts";
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

/** At the first size everything is cold: code that was not compiled, processes that have read nothing. */
const warmUps = 6;

/**
 * One more article in stores of several sizes. The same articles come at each size, one at a time, and are forgotten again, so that sizes
 * are compared and not articles.
 *
 * @param articles at least as many as the largest size needs, and the ones that come
 * @param options.more how many articles come at each size; the median of them counts
 * @param options.rounds how often each of them comes; the median of its times counts
 */
export async function benchIngest(
  articles: Iterable<ArticleInput>,
  options: { readonly sizes: readonly number[]; readonly more: number; readonly rounds: number },
): Promise<OneMore[]> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-bench-"));
  const store = await openStore(directory);
  const pool = openReadingPool();
  const now = () => new Date().toISOString();
  const world = { store, pool, rules: rulesVersion, now };
  const waiting = articles[Symbol.iterator]();
  const results: OneMore[] = [];
  try {
    const more = [...take(waiting, options.more)];
    for (const size of options.sizes) {
      const missing = take(waiting, size - (await store.countArticles()));
      const keeper = keepTogether(store, { now, after });
      for await (const _ of inOrder(missing, (article) => ingestOne({ article }, { ...world, keeper }), {
        ahead: 128,
      }));
      const isFirst = results.length === 0;
      for (let n = 0; n < (isFirst ? warmUps : 1); n++) for (const article of more) await timeOne(article, world);
      const rounds = more.map((): { read: number; keep: number }[] => []);
      for (let round = 0; round < options.rounds; round++)
        for (const [n, article] of more.entries()) rounds[n]!.push(await timeOne(article, world));
      const typical = (what: "read" | "keep") => median(rounds.map((own) => median(own.map((times) => times[what]))));
      results.push({ articles: size, ...(await store.countGraph()), read: typical("read"), keep: typical("keep") });
    }
  } finally {
    await pool.close();
    await store.close();
    await rm(directory, { recursive: true });
  }
  return results;
}

/** Brings an article in, and takes it out again. */
async function timeOne(article: ArticleInput, world: IngestWorld & { readonly store: Store }) {
  const { store, now } = world;
  let keep = 0;
  const keeper: Keeper = {
    begin: () => () => {},
    async keep(reading: NewReading) {
      const begun = performance.now();
      const [outcome] = await store.addArticles([reading], now());
      keep = performance.now() - begun;
      return outcome!;
    },
  };
  const begun = performance.now();
  await ingestOne({ article }, { ...world, keeper });
  const read = performance.now() - begun - keep;
  await store.forgetArticle(toArticle(article).id, now());
  return { read, keep };
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
