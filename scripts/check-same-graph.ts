import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleInput } from "../graph-data/records/article.ts";
import { shippedArticles } from "./bench/benchArticles.ts";
import { sameGraph, type Way } from "./check/sameGraph.ts";
import { startPostgres } from "./check/startPostgres.ts";
import { parseJsonLine } from "./read/readJsonLine.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = command("check-same-graph", {
  does: "Makes the graph of the same articles in every way in which it must be the same, and prints the hash of each: orders, numbers of processes, one by one, forgotten articles, SQLite and PostgreSQL, killed and resumed, locales and time zones, rebuilt, restored, moved, decided.",
  examples: ["npm run check-same-graph", "npm run check-same-graph -- --articles news.jsonl --seed 2"],
})
  .option("--articles <file>", "JSON lines; without it, the articles that ship with the project")
  .option("--seed <n>", "the same seed gives the same orders", wholeNumber(0), 1);

await runCommand(program, async () => {
  const { articles: file, seed } = program.opts<{ articles?: string; seed: number }>();
  const articles = file === undefined ? await shippedArticles(join(import.meta.dirname, "..")) : readArticles(file);
  if (articles.length < 5) throw new UsageError("Give five articles or more.");
  const directory = mkdtempSync(join(tmpdir(), "dramatis-same-"));
  const postgres = await startPostgres();
  const ways: Way[] = [];
  try {
    // A name of its own for each, so that those that are forgotten again are told apart.
    const named = articles.map((article, n) => ({ ...article, id: `article-${n}` }));
    for await (const way of sameGraph({ articles: named, seed, directory, newDatabase: postgres.newDatabase })) {
      ways.push(way);
      const { hash, wanted, milliseconds } = way;
      await print(
        `${way.way.padEnd(56)} ${hash ?? "no graph"} ${hash === wanted ? "same" : "DIFFERENT"} ${(milliseconds / 1_000).toFixed(1).padStart(6)} s`,
      );
    }
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true });
  }
  const different = ways.filter(({ hash, wanted }) => hash === undefined || hash !== wanted).length;
  await print(`${articles.length} articles, ${ways.length} ways, ${different} different`);
  return different > 0 ? exitCodes.rejected : exitCodes.ok;
});

function readArticles(file: string): ArticleInput[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parseJsonLine);
}
