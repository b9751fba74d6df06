import { openStore } from "../graph-data/store/openStore.ts";
import { refreshGraph } from "../graph-data/store/refreshGraph.ts";
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

await runCommand(program, async () => {
  const options = program.opts<{ store: string; workers: number; deadline: number; json?: true }>();
  const store = await openStore(options.store, { create: false });
  const pool = openReadingPool({ workers: options.workers, deadline: options.deadline * 1_000 });
  const total = await store.countArticles();
  const progress = startProgress(process.stderr, { label: "Reading again", clock: () => performance.now(), total });

  const readAgain = async ({ article: { id } }: { article: { id: Parameters<typeof store.findArticle>[0] } }) => {
    const article = await store.findArticle(id);
    if (article === undefined) throw new Error(`rebuild: article ${id} is gone from the store`);
    const read = await ask(pool, { kind: "read", article });
    if (read.kind === "extraction")
      await store.replaceExtraction(id, { extraction: read.extraction, rules: rulesVersion });
    return { id, reason: read.kind === "rejected" ? read.reason : undefined };
  };
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
  const { build, difference } = await refreshGraph(store, { now: () => new Date().toISOString(), fromScratch: true });
  await tellDifference({ build, difference }, { json: options.json === true });
  await store.close();
  return rejected > 0 ? exitCodes.rejected : exitCodes.ok;
});
