import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleInput } from "../graph-data/records/article.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import { drawArticles, shippedArticles } from "./bench/benchArticles.ts";
import { benchIngest } from "./bench/benchIngest.ts";
import { benchNeighbors } from "./bench/benchNeighbors.ts";
import { benchReading } from "./bench/benchReading.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ingestOne } from "./ingest/ingestOne.ts";
import { openReadingPool } from "./pool/readingPool.ts";
import { parseJsonLine } from "./read/readJsonLine.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const root = join(import.meta.dirname, "..");

/** More articles change the figure no more, and take long to read again and again. */
const mostRead = 250;

const program = command("bench", {
  does: "Measures how fast articles are read, neighbours are answered and one more article comes in, each beside the least that could be.",
  examples: ["npm run bench", "npm run bench -- --rounds 9"],
})
  .option("--rounds <n>", "measurements of each figure; their median counts", wholeNumber(1), 5)
  .option("--largest <n>", "articles in the largest store that one more comes into", wholeNumber(100), 10_000)
  .option(
    "--data <file>",
    "articles to read and to fill that store with, one JSON object a line; without it, those that ship",
  )
  .option("--more <n>", "articles that come into it at each size, one at a time", wholeNumber(1), 20)
  .option("--only <what>", "measure this alone: reading, neighbours or ingest");

await runCommand(program, async () => {
  const { rounds, largest, data, more, only } = program.opts<{
    rounds: number;
    largest: number;
    data?: string;
    more: number;
    only?: string;
  }>();
  const articles = await shippedArticles(root);
  await print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${rounds}`);

  if (only === undefined || only === "reading") {
    const given = data === undefined ? articles : articlesOf(readFileSync(data, "utf8"), mostRead);
    const reading = benchReading(given, rounds);
    await print(
      `Reading, ${given.length} articles: ${whole(reading.ours)} words a CPU second; bare compromise (people, places, organizations): ${whole(reading.bare)}; ratio ${ratio(reading.ours, reading.bare)}`,
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
    const count = Math.max(...sizes) + more;
    const given =
      data === undefined
        ? drawArticles(articles, { count, seed: 1 })
        : enough(articlesOf(readFileSync(data, "utf8"), count), count);
    const found = await benchIngest(given, { sizes, more, rounds });
    await print("One more article    entities  relations   read it   into the graph, on the disk      in all");
    const first = found[0]!;
    for (const at of found)
      await print(
        [
          `at ${whole(at.articles)}`.padEnd(18),
          whole(at.entities).padStart(10),
          whole(at.relations).padStart(11),
          `${at.read.toFixed(1)} ms`.padStart(10),
          `${at.keep.toFixed(1)} ms, ${ratio(at.keep, first.keep)}`.padStart(30),
          ratio(at.read + at.keep, first.read + first.keep).padStart(12),
        ].join(""),
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

/** At most as many articles of a file as are wanted; a text that comes twice is one article and is taken once. */
function articlesOf(lines: string, wanted: number): ArticleInput[] {
  const found = new Map<string, ArticleInput>();
  for (const line of lines.split("\n")) {
    if (found.size === wanted) break;
    if (line === "") continue;
    const article = parseJsonLine(line);
    found.set(article.text, article);
  }
  return [...found.values()];
}

function enough(articles: ArticleInput[], wanted: number): ArticleInput[] {
  if (articles.length < wanted)
    throw new UsageError(`--data has ${articles.length} articles, ${wanted} are wanted. Choose a smaller --largest.`);
  return articles;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)}×`;
}
