import { diffBuilds } from "../graph-data/graph/diffBuilds.ts";
import type { ArticleId } from "../graph-data/ids.ts";
import type { Extraction } from "../graph-data/records/extraction.ts";
import { buildGraph } from "../graph-data/resolve/buildGraph.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ask } from "./ingest/ingestOne.ts";
import { tellDifference } from "./ingest/tellDifference.ts";
import { inOrder } from "./pool/inOrder.ts";
import { defaultWorkers, openReadingPool } from "./pool/readingPool.ts";
import { command, exitCodes, runCommand, wholeNumber, withStore } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";
import { startProgress } from "./terminal/progress.ts";

const program = withStore(
  command("rebuild", {
    does: "Reads every article again with the present rules, makes the graph from scratch, and prints what changed.",
    examples: ["npm run rebuild", "npm run rebuild -- --store my-graph --json"],
  }),
)
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers())
  .option("--deadline <seconds>", "longest time for one article", wholeNumber(1), 10)
  .option("--json", "print one JSON object a line");

/** Readings that are replaced in one transaction. */
const atOnce = 200;

await runCommand(program, async () => {
  const options = program.opts<{ store: string; workers: number; deadline: number; json?: true }>();
  const store = await openStore(options.store, { create: false });
  const pool = openReadingPool({ workers: options.workers, deadline: options.deadline * 1_000 });
  const now = () => new Date().toISOString();
  const begun = performance.now();
  const total = await store.countArticles();
  const progress = startProgress(process.stderr, { label: "Reading again", clock: () => performance.now(), total });

  const readAgain = async ({ article: { id } }: { article: { id: Parameters<typeof store.findArticle>[0] } }) => {
    const article = await store.findArticle(id);
    if (article === undefined) throw new Error(`rebuild: article ${id} is gone from the store`);
    const read = await ask(pool, { kind: "read", article });
    if (read.kind === "extraction") {
      ready.push({ id, extraction: read.extraction, rules: rulesVersion });
      if (ready.length >= atOnce) await store.replaceExtractions(ready.splice(0), now());
    }
    return { id, reason: read.kind === "rejected" ? read.reason : undefined };
  };
  const ready: { id: ArticleId; extraction: Extraction; rules: string }[] = [];
  const before = await store.currentBuild();
  let articles = 0;
  let rejected = 0;
  for await (const { id, reason } of inOrder(store.readings(), readAgain, { ahead: options.workers * 2 })) {
    articles++;
    if (reason !== undefined) {
      rejected++;
      const line = options.json
        ? JSON.stringify({ article: id, reason })
        : `${id}: stays as it was read before: ${reason}`;
      await progress.above(() => print(line));
    }
    progress.show({ articles, share: articles / total });
  }
  progress.end();
  await pool.close();
  if (ready.length > 0) await store.replaceExtractions(ready, now());
  const read = performance.now();
  // Whatever was wrong with the rows of the graph is gone with this, not only what articles changed.
  await store.remakeGraph(now());
  const remade = performance.now();
  await store.arrange(now());
  const build = (await store.currentBuild()) ?? buildGraph({ rules: rulesVersion, readings: [] });
  const seconds = (from: number, to: number) => Math.round(to - from) / 1_000;
  const times = {
    reading: seconds(begun, read),
    graph: seconds(read, remade),
    picture: seconds(remade, performance.now()),
  };
  await tellDifference({ build, difference: diffBuilds(before, build), times }, { json: options.json === true });
  await store.close();
  return rejected > 0 ? exitCodes.rejected : exitCodes.ok;
});
