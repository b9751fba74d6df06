import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../graph-data/store/openStore.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { workQueue } from "./ingest/workQueue.ts";
import { defaultWorkers, openReadingPool } from "./pool/readingPool.ts";
import { command, exitCodes, runCommand, wholeNumber, withStore } from "./terminal/command.ts";

const program = withStore(
  command("worker", {
    does: "Reads the articles that wait in the queue into the graph, and ends when none is left. The server starts it by itself.",
    examples: ["npm run worker -- --store .dramatis", "npm run worker -- --store .dramatis --keep"],
  }),
)
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers())
  .option("--deadline <seconds>", "longest time for one article", wholeNumber(1), 10)
  .option("--keep", "stay, and read what is queued later");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; workers: number; deadline: number; keep?: true }>();
  const store = await openStore(options.store, { create: false });
  const pool = openReadingPool({ workers: options.workers, deadline: options.deadline * 1_000 });
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      stopped = true;
    });
  await workQueue(
    {
      store,
      pool,
      rules: rulesVersion,
      now: () => new Date().toISOString(),
      clock: () => performance.now(),
      pid: process.pid,
      alive: isAlive,
      stopped: () => stopped,
      sleep,
      async wait() {
        if (!options.keep) return false;
        const before = await store.changeCounter();
        while (!stopped && (await store.changeCounter()) === before) await sleep(250);
        return true;
      },
    },
    { atOnce: options.workers },
  );
  await pool.close();
  await store.close();
  return exitCodes.ok;
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === "EPERM") return true;
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
