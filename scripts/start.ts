import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { openStore } from "../graph-data/store/openStore.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ingestAll } from "./ingest/ingestAll.ts";
import { pictureIsOld } from "./ingest/pictureIsOld.ts";
import { readItems } from "./ingest/readItems.ts";
import { makePage } from "./page/makePage.ts";
import { defaultWorkers, openReadingPool } from "./pool/readingPool.ts";
import { findFiles } from "./read/findFiles.ts";
import { command, exitCodes, runCommand, withStore } from "./terminal/command.ts";
import { startProgress } from "./terminal/progress.ts";

const root = join(import.meta.dirname, "..");

const program = withStore(
  command("start", {
    does: "Starts Dramatis: makes the page, reads the articles that ship with it into a new store, and serves the graph on this machine.",
    examples: ["npm start", "npm start -- --store my-graph --port 8080"],
  }),
)
  .option("--port <number>", "where to listen; by default a usual port, or the next that is free")
  .option("--host <address>", "the address to listen on; by default this machine only");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; port?: string; host?: string }>();
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  await makePage(root, say);
  await fill(options.store, say);
  const passed = (["port", "host"] as const).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  // In a process group of its own, so that Ctrl-C reaches the server once, from here, and it can finish what it is answering.
  const server = spawn(process.execPath, [join(root, "server", "main.ts"), "--store", options.store, ...passed], {
    stdio: "inherit",
    detached: process.platform !== "win32",
  });
  return watchOver(server);
});

/** Reads the shipped articles into a store that has none. */
async function fill(place: string, say: (sentence: string) => void): Promise<void> {
  const store = await openStore(place);
  const now = () => new Date().toISOString();
  if ((await store.countArticles()) === 0) {
    const files = await findFiles([join(root, "graph-data", "articles")]);
    const workers = defaultWorkers();
    const pool = openReadingPool({ workers });
    const progress = startProgress(process.stderr, {
      label: "Reading",
      clock: () => performance.now(),
      total: files.length,
    });
    const tally = await ingestAll(
      readItems(files),
      { store, pool, rules: rulesVersion, now },
      {
        ahead: workers * 2,
        async tell(item, outcome, { read, known, rejected }) {
          if (outcome.status === "rejected")
            await progress.above(async () => say(`${item.file}: rejected: ${outcome.reason}`));
          const articles = read + known + rejected;
          progress.show({ articles, share: articles / files.length });
        },
      },
    );
    progress.end();
    await pool.close();
    if (await pictureIsOld(store)) await store.arrange(now());
    const { entities, relations } = await store.countGraph();
    say(`Read ${tally.read} articles: ${entities} entities and ${relations} relations, kept in ${store.location}`);
  }
  await store.close();
}

/** Hands Ctrl-C and its like on to the server, and ends as it ends. */
function watchOver(server: ChildProcess): Promise<number> {
  let handedOn = Number.NEGATIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      // The terminal and npm both hand on one and the same Ctrl-C; the server takes a second one as "at once".
      if (performance.now() - handedOn < 300) return;
      handedOn = performance.now();
      server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => resolve(code ?? exitCodes.fault));
  });
}
