import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../graph-data/store/openStore.ts";
import { refreshGraph } from "../graph-data/store/refreshGraph.ts";
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
}).option("--rounds <n>", "measurements of each figure; their median counts", wholeNumber(1), 5);

await runCommand(program, async () => {
  const { rounds } = program.opts<{ rounds: number }>();
  const articles = await shippedArticles(root);
  await print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${rounds}`);

  const reading = benchReading(articles, rounds);
  await print(
    `Reading, ${articles.length} articles: ${whole(reading.ours)} words a CPU second; bare compromise (people, places, organizations): ${whole(reading.bare)}; ratio ${ratio(reading.ours, reading.bare)}`,
  );

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

  const sizes = [100, 1_000];
  const drawn = drawArticles(articles, Math.max(...sizes) + rounds * sizes.length, 1);
  const [small, large] = await benchIngest(drawn, { sizes, rounds });
  for (const at of [small!, large!])
    await print(
      `One more article at ${at.articles} (${at.entities} entities): read and kept after ${whole(at.keep)} ms, in the graph ${whole(at.graph)} ms later`,
    );
  await print(
    `From ${small!.articles} to ${large!.articles} articles, reading and keeping takes ${ratio(large!.keep, small!.keep)}, the graph ${ratio(large!.graph, small!.graph)}`,
  );
  return exitCodes.ok;
});

async function shippedStore(articles: Awaited<ReturnType<typeof shippedArticles>>): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-bench-"));
  const store = await openStore(directory);
  const pool = openReadingPool();
  const now = () => new Date().toISOString();
  for (const article of articles) await ingestOne({ article }, { store, pool, rules: rulesVersion, now });
  await refreshGraph(store, { now });
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
