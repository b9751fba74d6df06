import type { BuildHash } from "../graph-data/ids.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import type { Store } from "../graph-data/store/store.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ingestAll } from "./ingest/ingestAll.ts";
import { keepTogether } from "./ingest/keepTogether.ts";
import { pictureIsOld } from "./ingest/pictureIsOld.ts";
import { readItems, readStreamItems } from "./ingest/readItems.ts";
import { tellInJson, tellInWords } from "./ingest/tell.ts";
import { defaultWorkers, openReadingPool } from "./pool/readingPool.ts";
import { findFiles } from "./read/findFiles.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber, withStore } from "./terminal/command.ts";
import { startProgress } from "./terminal/progress.ts";

const program = withStore(
  command("ingest", {
    does: "Reads articles into the graph: .txt, .md, .jsonl and .html files, folders, patterns, or standard input (-).",
    examples: [
      "npm run ingest -- article.txt",
      "npm run ingest -- news/ 'archive/*.html' --store my-graph",
      "curl -s https://example.org/news.jsonl | npm run ingest -- -",
    ],
  }),
)
  .argument("[path...]", "what to read")
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers())
  .option("--deadline <seconds>", "longest time for one article", wholeNumber(1), 10)
  .option("--json", "print one JSON object a line");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; workers: number; deadline: number; json?: true }>();
  if (program.args.length === 0)
    throw new UsageError("Say what to read, for example: npm run ingest -- news/   (--help shows more)");
  const now = () => new Date().toISOString();
  const fromStdin = program.args.includes("-");
  const files = await findFiles(program.args.filter((path) => path !== "-"));
  const store = await openStore(options.store);
  const before = await store.currentBuildHash();
  const pool = openReadingPool({ workers: options.workers, deadline: options.deadline * 1_000 });
  const stop = stopOnCtrlC();

  const items = (async function* () {
    yield* readItems(files);
    if (fromStdin) yield* readStreamItems(process.stdin, "standard input");
  })();
  const bytes = Math.max(
    1,
    files.reduce((sum, file) => sum + ("size" in file ? file.size : 0), 0),
  );
  const singles = files.every((file) => "rejected" in file || file.format !== "jsonl") && !fromStdin;
  const progress = startProgress(process.stderr, {
    label: "Reading",
    clock: () => performance.now(),
    ...(singles ? { total: files.length } : {}),
  });
  const tell = options.json ? tellInJson : tellInWords();
  const tally = await ingestAll(
    items,
    { store, pool, rules: rulesVersion, now, keeper: keepTogether(store, { now, after }) },
    {
      ahead: options.workers * 8,
      stopped: () => stop.asked,
      async tell(item, outcome, so) {
        await progress.above(() => tell.one(item, outcome));
        const articles = so.read + so.known + so.rejected;
        progress.show({ articles, share: fromStdin ? 0 : item.bytes / bytes });
      },
    },
  );
  await progress.above(() => tell.rest());
  progress.end();
  await pool.close();

  if (await pictureIsOld(store)) {
    if (process.stderr.isTTY) process.stderr.write("Arranging the picture …");
    await store.arrange(now());
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
  }
  const sum = { ...tally, ...(await store.countGraph()), ...(await countNew(store, before)) };
  const build = await store.currentBuildHash();
  await tell.sum(sum, build);
  if (await store.hasOlderRules(rulesVersion))
    process.stderr.write("Some articles were read with older rules. To read them again: npm run rebuild\n");
  await store.close();
  if (stop.asked) return exitCodes.stopped;
  return tally.rejected > 0 ? exitCodes.rejected : exitCodes.ok;
});

function after(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

async function countNew(store: Store, before: BuildHash | undefined) {
  const { entities, relations } = await store.countSince(before);
  return { newEntities: entities, newRelations: relations };
}

/** The first Ctrl-C asks to finish what is in hand; the second ends at once. What was told as read is on the disk either way. */
function stopOnCtrlC(): { readonly asked: boolean } {
  const stop = { asked: false };
  let askedAt = 0;
  const ask = () => {
    // The terminal and npm both hand on one and the same Ctrl-C.
    if (stop.asked && performance.now() - askedAt < 300) return;
    if (stop.asked) process.exit(exitCodes.stopped);
    stop.asked = true;
    askedAt = performance.now();
    process.stderr.write("\nStopping after the articles in hand. Ctrl-C again stops at once.\n");
  };
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  return stop;
}
