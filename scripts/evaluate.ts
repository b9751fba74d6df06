import { glob } from "node:fs/promises";
import { basename } from "node:path";
import { parseExtraction } from "../graph-data/records/extraction.ts";
import { openLines } from "./evaluate/openLines.ts";
import { coarseTypes, type LabelledArticle, readLabelled } from "./evaluate/readLabelled.ts";
import { type Counts, type Score, toScore } from "./evaluate/score.ts";
import { EntityScorer } from "./evaluate/scoreEntities.ts";
import { InteractionScorer, sumOf } from "./evaluate/scoreInteractions.ts";
import { NameScorer } from "./evaluate/scoreNames.ts";
import { QuoteScorer } from "./evaluate/scoreQuotes.ts";
import { RelationScorer } from "./evaluate/scoreRelations.ts";
import { ask } from "./ingest/ingestOne.ts";
import { inOrder } from "./pool/inOrder.ts";
import { defaultWorkers, openReadingPool, type ReadingPool } from "./pool/readingPool.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = command("evaluate", {
  does:
    "Measures the reading against labelled sets: *.jsonl and *.jsonl.gz in a folder, one article a line ({id, text, entities, relations?,\n" +
    "quotes?}, offsets in code points). Names are right where start, end and type are; facts where both ends and the label are.\n" +
    "A set of interactions is cut in two by its ids: patterns may be written from the half that is seen, the other is kept for measuring.",
  examples: ["npm run evaluate -- --data labelled/", "npm run evaluate -- --data labelled/ --only dwie --relations"],
})
  .requiredOption("--data <dir>", "folder of labelled sets")
  .option("--only <words...>", "only sets whose name holds one of these")
  .option("--relations", "relations label by label")
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers());

await runCommand(program, async () => {
  const options = program.opts<{ data: string; only?: string[]; relations?: true; workers: number }>();
  const paths: string[] = [];
  for await (const path of glob(`${options.data}/**/*.jsonl{,.gz}`)) paths.push(path);
  const wanted = paths.filter((path) => options.only?.some((word) => basename(path).includes(word)) ?? true).sort();
  if (wanted.length === 0)
    throw new UsageError(`There is no labelled set (*.jsonl, *.jsonl.gz) in ${options.data}. Check --data and --only.`);
  const pool = openReadingPool({ workers: options.workers, deadline: 60_000 });
  await print(`${"set".padEnd(24)}${"what".padEnd(24)}${"P".padStart(7)}${"R".padStart(7)}${"F1".padStart(7)}`);
  for (const path of wanted) {
    const name = basename(path).replace(/\.jsonl(\.gz)?$/, "");
    for (const row of await measure(path, pool, options)) await print(`${name.padEnd(24)}${row}`);
  }
  await pool.close();
  return exitCodes.ok;
});

async function measure(
  path: string,
  pool: ReadingPool,
  options: { workers: number; relations?: true },
): Promise<string[]> {
  const names = new NameScorer();
  const entities = new EntityScorer();
  const relations = new RelationScorer();
  const interactions = new InteractionScorer();
  const quotes = new QuoteScorer();
  let unread = 0;
  const read = async (article: LabelledArticle) => {
    const { id, text } = article;
    return { article, result: await ask(pool, { kind: "line", line: JSON.stringify({ id, text }), id }) };
  };
  for await (const { article, result } of inOrder(labelled(path), read, { ahead: options.workers * 4 })) {
    if (result.kind !== "line") unread++;
    const value: unknown =
      result.kind === "line"
        ? JSON.parse(result.line)
        : { id: article.id, entities: [], relations: [], quotes: [], attributes: [] };
    const extraction = parseExtraction(value, article.text);
    for (const scorer of [names, entities, relations, interactions, quotes]) scorer.add(article, extraction);
  }
  const rows: string[] = [];
  for (const type of [...coarseTypes, "all"] as const) {
    const { right, missed } = names.counts[type];
    if (right + missed > 0) rows.push(row(`names ${type}`, toScore(names.counts[type])));
  }
  if (entities.score) rows.push(row("entities (B-cubed)", entities.score));
  const used = relations.used;
  if (used.length > 0) {
    const sum = { right: 0, wrong: 0, missed: 0 };
    for (const [label, counts] of used) {
      for (const key of ["right", "wrong", "missed"] as const) sum[key] += counts[key];
      if (options.relations) rows.push(countedRow(label, counts));
    }
    rows.push(countedRow("relations", sum));
  }
  for (const [half, counts] of Object.entries(interactions.counts)) {
    if (counts.size === 0) continue;
    if (options.relations)
      for (const [category, one] of [...counts].sort()) rows.push(countedRow(`${category} (${half})`, one));
    rows.push(countedRow(`interactions (${half})`, sumOf(counts)));
  }
  if (quotes.score) rows.push(row("quotes", quotes.score, `speaker right ${percent(quotes.score.speaker).trim()}`));
  if (unread > 0) rows.push(`${unread} articles could not be read; they count as empty`);
  return rows;
}

async function* labelled(path: string): AsyncGenerator<LabelledArticle> {
  for await (const { text, number } of openLines(path)) {
    if (text === undefined) throw new UsageError(`${path}, line ${number} is too long`);
    const article = readLabelled(text);
    // Text without labels measures nothing.
    if (article.names || article.entities || article.relations || article.quotes) yield article;
  }
}

function row(what: string, { precision, recall, f1 }: Score, more = ""): string {
  return `${what.padEnd(24)}${[precision, recall, f1].map(percent).join("")}${more === "" ? "" : `   ${more}`}`;
}

function countedRow(what: string, counts: Counts): string {
  return row(what, toScore(counts), `right ${counts.right} wrong ${counts.wrong} missed ${counts.missed}`);
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(7);
}
