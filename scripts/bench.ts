import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../graph-data/store/openStore.ts";
import { drawArticles, shippedArticles } from "./bench/benchArticles.ts";
import { benchIngest } from "./bench/benchIngest.ts";
import { benchNeighbors } from "./bench/benchNeighbors.ts";
import { benchReading } from "./bench/benchReading.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ingestOne } from "./ingest/ingestOne.ts";
import { openReadingPool } from "./pool/readingPool.ts";
import { command, exitCodes, runCommand, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const root = join(import.meta.dirname, "..");

const program = command("bench", {
  does: "Measures how fast articles are read, neighbours are answered and one more article comes in, each beside the least that could be.",
  examples: ["npm run bench", "npm run bench -- --rounds 9"],
})
  .option("--rounds <n>", "measurements of each figure; their median counts", wholeNumber(1), 5)
  .option("--largest <n>", "articles in the largest store that one more comes into", wholeNumber(100), 10_000)
  .option("--only <what>", "measure this alone: reading, neighbours or ingest");

await runCommand(program, async () => {
  const { rounds, largest, only } = program.opts<{ rounds: number; largest: number; only?: string }>();
  const articles = await shippedArticles(root);
  await print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${rounds}`);

  if (only === undefined || only === "reading") {
    const reading = benchReading(articles, rounds);
    await print(
      `Reading, ${articles.length} articles: ${whole(reading.ours)} words a CPU second; bare compromise (people, places, organizations): ${whole(reading.bare)}; ratio ${ratio(reading.ours, reading.bare)}`,
    );
  }
  if (only === undefined || only === "neighbours") {
    const store = await shippedStore(articles);
    try {
      const options = { root, rounds, connections: 20, seconds: 2 };
      const neighbors = await benchNeighbors(store, options);
      await print(
        `Neighbours, ${options.connections} connections, ${neighbors.bytes} bytes: ${whole(neighbors.ours)} answers/s; bare node:http with the same bytes: ${whole(neighbors.bare)}; ratio ${ratio(neighbors.ours, neighbors.bare)}`,
      );
    } finally {
      rmSync(store, { recursive: true });
    }
  }
  if (only === undefined || only === "ingest") {
    const sizes = [100, 1_000, 10_000].filter((size) => size <= largest);
    const drawn = drawArticles(articles, { count: Math.max(...sizes) + (rounds + 1) * sizes.length, seed: 1 });
    const more = await benchIngest(drawn, { sizes, rounds });
    await print("One more article    entities  relations   read it   into the graph, on the disk");
    for (const at of more)
      await print(
        `${`at ${whole(at.articles)}`.padEnd(18)}${whole(at.entities).padStart(10)} ${whole(at.relations).padStart(10)} ${`${at.read.toFixed(1)} ms`.padStart(9)}   ${at.keep.toFixed(1)} ms`,
      );
    const [first, last] = [more[0]!, more.at(-1)!];
    await print(
      `From ${whole(first.articles)} to ${whole(last.articles)} articles, one more takes ${ratio(last.read + last.keep, first.read + first.keep)}; the graph and the disk alone ${ratio(last.keep, first.keep)}`,
    );
  }
  return exitCodes.ok;
});

async function shippedStore(articles: Awaited<ReturnType<typeof shippedArticles>>): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-bench-"));
  const store = await openStore(directory);
  const pool = openReadingPool();
  const now = () => new Date().toISOString();
  for (const article of articles) await ingestOne({ article }, { store, pool, rules: rulesVersion, now });
  await pool.close();
  await store.close();
  return directory;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)}×`;
}
