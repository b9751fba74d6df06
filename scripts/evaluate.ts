import { glob, readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseExtraction } from "../graph-data/records/extraction.ts";
import type { Measure, MeasuredSet, Scorecard } from "../graph-data/records/scorecard.ts";
import { calibrationOf, reliabilityRows, rounded } from "./evaluate/calibration.ts";
import { type DrawnEdge, drawEdges, isShown } from "./evaluate/drawEdges.ts";
import { type JudgedEdge, JudgedScorer, readJudgedEdges } from "./evaluate/judgedEdges.ts";
import {
  drawPronouns,
  type JoinedPronoun,
  type JudgedPronoun,
  JudgedPronounScorer,
  joinedPronouns,
  readJudgedPronouns,
} from "./evaluate/judgedPronouns.ts";
import { CopyLister } from "./evaluate/listCopies.ts";
import { nameErrors } from "./evaluate/nameErrors.ts";
import { openLines } from "./evaluate/openLines.ts";
import { coarseTypes, type LabelledArticle, readLabelled } from "./evaluate/readLabelled.ts";
import { type Counts, type Score, toScore } from "./evaluate/score.ts";
import { EntityScorer } from "./evaluate/scoreEntities.ts";
import { InteractionScorer, sumOf } from "./evaluate/scoreInteractions.ts";
import { KindScorer } from "./evaluate/scoreKinds.ts";
import { NameScorer } from "./evaluate/scoreNames.ts";
import { PronounScorer } from "./evaluate/scorePronouns.ts";
import { QuoteScorer } from "./evaluate/scoreQuotes.ts";
import { RelationScorer } from "./evaluate/scoreRelations.ts";
import { rulesVersion } from "./extract/rulesVersion.ts";
import { ask } from "./ingest/ingestOne.ts";
import { inOrder } from "./pool/inOrder.ts";
import { defaultWorkers, openReadingPool, type ReadingPool } from "./pool/readingPool.ts";
import { command, exitCodes, runCommand, UsageError, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";
import { seededRandom } from "./train/perceptron.ts";

const program = command("evaluate", {
  does:
    "Measures the reading against labelled sets: *.jsonl and *.jsonl.gz in a folder, one article a line ({id, text, entities, relations?,\n" +
    "quotes?}, offsets in code points). Names are right where start, end and type are; facts where both ends and the label are.\n" +
    "A set of interactions is cut in two by its ids: patterns may be written from the half that is seen, the other is kept for measuring.",
  examples: [
    "npm run evaluate -- --data labelled/",
    "npm run evaluate -- --data labelled/ --only dwie --relations",
    "npm run evaluate -- --data labelled/ --only worldwide.dev --judged test/fixtures/judged-edges.jsonl",
    "npm run evaluate -- --data labelled/ --only worldwide.dev --draw 200 > to-judge.jsonl",
  ],
})
  .requiredOption("--data <dir>", "folder of labelled sets")
  .option("--only <words...>", "only sets whose name holds one of these")
  .option("--relations", "relations label by label")
  .option("--errors <n>", "how many of the most frequent errors are listed", wholeNumber(0), 40)
  .option("--judged <file>", "also hold what is read against these verdicts of a person")
  .option("--judged-pronouns <file>", "the same for pronouns that were joined to a name")
  .option("--scorecard <file>", "write the figures there as JSON, as graph-data/scorecard.json is")
  .option(
    "--draw <n>",
    "instead, print edges with confidence of at least 0.5 to be judged, spread over types",
    wholeNumber(1),
  )
  .option("--draw-pronouns <n>", "instead, print pronouns that are joined to a name, to be judged", wholeNumber(1))
  .option("--seed <n>", "decides what is drawn", wholeNumber(1), 1)
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers());

interface Options {
  readonly data: string;
  readonly only?: string[];
  readonly relations?: true;
  readonly errors: number;
  readonly judged?: string;
  readonly scorecard?: string;
  readonly judgedPronouns?: string;
  readonly draw?: number;
  readonly drawPronouns?: number;
  readonly seed: number;
  readonly workers: number;
}

await runCommand(program, async () => {
  const options = program.opts<Options>();
  const paths: string[] = [];
  for await (const path of glob(`${options.data}/**/*.jsonl{,.gz}`)) paths.push(path);
  const wanted = paths.filter((path) => options.only?.some((word) => basename(path).includes(word)) ?? true).sort();
  if (wanted.length === 0)
    throw new UsageError(`There is no labelled set (*.jsonl, *.jsonl.gz) in ${options.data}. Check --data and --only.`);
  const judged = options.judged === undefined ? [] : readJudgedEdges(await readFile(options.judged, "utf8"));
  const judgedPronouns =
    options.judgedPronouns === undefined ? [] : readJudgedPronouns(await readFile(options.judgedPronouns, "utf8"));
  const isDraw = options.draw !== undefined || options.drawPronouns !== undefined;
  const pool = openReadingPool({ workers: options.workers, deadline: 60_000 });
  if (!isDraw)
    await print(`${"set".padEnd(24)}${"what".padEnd(24)}${"P".padStart(7)}${"R".padStart(7)}${"F1".padStart(7)}`);
  const sets: Measured[] = [];
  for (const path of wanted) {
    const name = basename(path).replace(/\.jsonl(\.gz)?$/, "");
    const measured = await measure({ name, path, pool, judged, judgedPronouns, options });
    sets.push(measured);
    if (!isDraw) for (const row of measured.rows) await print(`${name.padEnd(24)}${row}`);
    for (const { article, relation } of drawEdges(measured.edges, options.draw ?? 0, seededRandom(options.seed)))
      await print(JSON.stringify(toJudge(name, article, relation)));
    for (const drawn of drawPronouns(measured.pronouns, options.drawPronouns ?? 0, seededRandom(options.seed)))
      await print(JSON.stringify({ set: name, ...drawn }));
  }
  await pool.close();
  if (!isDraw) for (const line of mostFrequent(sets, options.errors)) await print(line);
  if (options.scorecard !== undefined) {
    const judgedSet = sets.find(({ judged }) => judged !== undefined)?.judged;
    const scorecard: Scorecard = {
      rules: rulesVersion,
      measured: new Date().toISOString().slice(0, 10),
      sets: sets.map(({ set }) => set),
      ...(judgedSet ? { judged: judgedSet } : {}),
    };
    await writeFile(options.scorecard, `${JSON.stringify(scorecard, null, 2)}\n`);
  }
  return exitCodes.ok;
});

/** What a person is given to judge, and adds a verdict to. */
function toJudge(set: string, article: string, relation: DrawnEdge["relation"]) {
  const { type, evidence, assertion, confidence, rule } = relation;
  const [source, target] = [evidence.source, evidence.target].map(({ start, end }) => [start, end]);
  return { set, article, type, source, target, assertion, confidence, rule };
}

/** Errors over all sets, the most frequent first; those of one kind with one name are one. */
function mostFrequent(sets: readonly Measured[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const { errors, set } of sets)
    for (const error of errors) counts.set(`${set.name}  ${error}`, (counts.get(`${set.name}  ${error}`) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, most);
  return ranked.length === 0
    ? []
    : ["", "most frequent errors", ...ranked.map(([error, count]) => `${String(count).padStart(5)}  ${error}`)];
}

interface Measured {
  readonly rows: string[];
  readonly errors: string[];
  readonly set: MeasuredSet;
  readonly judged: Scorecard["judged"];
  readonly edges: DrawnEdge[];
  readonly pronouns: JoinedPronoun[];
}

async function measure({
  name,
  path,
  pool,
  judged,
  judgedPronouns,
  options,
}: {
  name: string;
  path: string;
  pool: ReadingPool;
  judged: readonly JudgedEdge[];
  judgedPronouns: readonly JudgedPronoun[];
  options: Options;
}): Promise<Measured> {
  const names = new NameScorer();
  const entities = new EntityScorer();
  const relations = new RelationScorer();
  const interactions = new InteractionScorer();
  const quotes = new QuoteScorer();
  const kinds = new KindScorer();
  const pronouns = new PronounScorer();
  const errors: string[] = [];
  const verdicts = new JudgedScorer(name, judged);
  const pronounVerdicts = new JudgedPronounScorer(name, judgedPronouns);
  const joined: JoinedPronoun[] = [];
  const copies = new CopyLister();
  const edges: DrawnEdge[] = [];
  let unread = 0;
  let articles = 0;
  const read = async (article: LabelledArticle) => {
    const { id, text } = article;
    return { article, result: await ask(pool, { kind: "line", line: JSON.stringify({ id, text }), id }) };
  };
  for await (const { article, result } of inOrder(labelled(path), read, { ahead: options.workers * 4 })) {
    articles++;
    copies.add(article);
    if (result.kind !== "line") unread++;
    const value: unknown =
      result.kind === "line"
        ? JSON.parse(result.line)
        : { id: article.id, entities: [], relations: [], quotes: [], attributes: [] };
    const extraction = parseExtraction(value, article.text);
    for (const scorer of [names, entities, relations, interactions, pronouns, pronounVerdicts, quotes, verdicts])
      scorer.add(article, extraction);
    errors.push(...nameErrors(article, extraction), ...kinds.add(article, extraction));
    joined.push(...joinedPronouns(article.id, extraction));
    for (const relation of extraction.relations) if (isShown(relation)) edges.push({ article: article.id, relation });
  }
  const rows: string[] = [];
  const namesBy = ([...coarseTypes, "all"] as const).flatMap((type) => {
    const { right, missed } = names.counts[type];
    return right + missed > 0 ? [{ type, ...toMeasure(names.counts[type]) }] : [];
  });
  for (const measured of namesBy) rows.push(row(`names ${measured.type}`, measured));
  for (const [type, counts] of [...kinds.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (counts.right + counts.missed > 0) rows.push(countedRow(`type ${type}`, counts));
  if (kinds.bodies.seen > 0) {
    const { right, seen } = kinds.bodies;
    rows.push(`kinds of bodies right ${percent(right / seen)} of ${seen}`);
    for (const [confusion, times] of [...kinds.confusions].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
      rows.push(`  ${confusion} ${times}`);
  }
  if (pronouns.counts.right + pronouns.counts.missed > 0) rows.push(countedRow("pronouns", pronouns.counts));
  if (entities.score) rows.push(row("entities (B-cubed)", entities.score));
  const used = relations.used;
  const sum = { right: 0, wrong: 0, missed: 0 };
  for (const [label, counts] of used) {
    for (const key of ["right", "wrong", "missed"] as const) sum[key] += counts[key];
    if (options.relations) rows.push(countedRow(label, counts));
  }
  const calibration = calibrationOf(relations.verdicts);
  if (used.length > 0) {
    rows.push(countedRow("relations", sum));
    rows.push(...reliabilityRows(calibration));
  }
  for (const [half, counts] of Object.entries(interactions.counts)) {
    if (counts.size === 0) continue;
    if (options.relations)
      for (const [category, one] of [...counts].sort()) rows.push(countedRow(`${category} (${half})`, one));
    rows.push(countedRow(`interactions (${half})`, sumOf(counts)));
  }
  if (quotes.score) rows.push(row("quotes", quotes.score, `speaker right ${percent(quotes.score.speaker).trim()}`));
  const ofJudged = verdicts.score;
  if (ofJudged) {
    rows.push(`edges judged by hand: ${percent(ofJudged.right).trim()} % of ${ofJudged.edges} right`);
    rows.push(...reliabilityRows(ofJudged.calibration));
  }
  const { right, judged: heldPronouns } = pronounVerdicts.counts;
  if (heldPronouns > 0)
    rows.push(`pronouns judged by hand: ${percent(right / heldPronouns).trim()} % of ${heldPronouns} right`);
  rows.push(...copies.rows);
  if (unread > 0) rows.push(`${unread} articles could not be read; they count as empty`);
  const { score } = entities;
  return {
    rows,
    errors,
    judged: ofJudged,
    edges,
    pronouns: joined,
    set: {
      name,
      articles,
      ...(namesBy.length > 0 ? { names: namesBy } : {}),
      ...(score ? { entities: roundedScore(score) } : {}),
      ...(used.length > 0
        ? {
            relations: [
              ...[...relations.byType].map(([type, counts]) => ({ type, ...toMeasure(counts) })),
              { type: "all" as const, ...toMeasure(sum) },
            ],
            calibration,
          }
        : {}),
      ...(quotes.score ? { quotes: { ...roundedScore(quotes.score), speaker: rounded(quotes.score.speaker) } } : {}),
    },
  };
}

function roundedScore({ precision, recall, f1 }: Score): Score {
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}

function toMeasure(counts: Counts): Measure {
  return { ...roundedScore(toScore(counts)), ...counts };
}

async function* labelled(path: string): AsyncGenerator<LabelledArticle> {
  for await (const { text, number } of openLines(path)) {
    if (text === undefined) throw new UsageError(`${path}, line ${number} is too long`);
    const article = readLabelled(text);
    // Text without labels measures nothing.
    if (article.names || article.entities || article.relations || article.quotes || article.pronouns) yield article;
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
