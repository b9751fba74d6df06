import type { Kysely, Transaction } from "kysely";
import type { ArticleId, BuildHash, EntityId } from "../ids.ts";
import type { Article } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { BuildStep } from "../records/change.ts";
import type { Extraction } from "../records/extraction.ts";
import { ArticleRows } from "./articleRows.ts";
import { readDifference, readSteps } from "./askBuilds.ts";
import { cameWith, changesSince, findRetired } from "./askGraph.ts";
import { type CopyProgress, copyStore } from "./copyStore.ts";
import { countRows } from "./countRows.ts";
import { decideGraph } from "./decideGraph.ts";
import type { Engine } from "./engine.ts";
import { GraphRows } from "./graphRows.ts";
import { HistoryRows } from "./historyRows.ts";
import { JobRows } from "./jobRows.ts";
import { arrangeGraph, isGraphCurrent, makeGraph } from "./makeGraph.ts";
import { readBuild, readParts } from "./readBuild.ts";
import { type Reading, toReading } from "./reading.ts";
import type { GraphChanges, NewFacts, NewReading, Retired, Store } from "./store.ts";
import type { Tables } from "./tables.ts";
import { updateGraph } from "./updateGraph.ts";

/** The store over any engine. Made by `openStore`, which has looked at the database and brought it to the newest shape. */
export class SqlStore implements Store {
  readonly location: string;
  readonly #engine: Engine;
  readonly #db: Kysely<Tables>;
  #closed = false;

  constructor(engine: Engine) {
    this.location = engine.location;
    this.#engine = engine;
    this.#db = engine.db;
  }

  async addArticles(readings: readonly NewReading[], now: string): Promise<("added" | "known")[]> {
    return this.#write(async (trx) => {
      const outcomes: ("added" | "known")[] = [];
      const add: Reading[] = [];
      for (const { article, extraction, rules } of readings) {
        const n = await new ArticleRows(trx).add({ article, extraction, rules }, now);
        outcomes.push(n === undefined ? "known" : "added");
        if (n === undefined) continue;
        const { text, ...head } = article;
        await this.#engine.indexWords(trx, { n, title: article.title ?? null, text });
        add.push({ article: head, extraction, rules });
      }
      if (add.length === 0) return outcomes;
      const rows = new GraphRows(trx);
      await updateGraph(rows, { add, remove: [], cause: "", now });
      return outcomes;
    });
  }

  async addArticle(
    article: Article,
    { extraction, rules, now }: { extraction: Extraction; rules: string; now: string },
  ): Promise<"added" | "known"> {
    const [outcome] = await this.addArticles([{ article, extraction, rules }], now);
    return outcome!;
  }

  async replaceExtractions(
    readings: readonly { id: ArticleId; extraction: Extraction; rules: string }[],
    now: string,
  ): Promise<void> {
    await this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      const before = new Map(
        (await rows.readings(readings.map(({ id }) => id))).map((row) => [row.id, toReading(row)]),
      );
      const remove: Reading[] = [];
      const add: Reading[] = [];
      for (const { id, extraction, rules } of readings) {
        const old = before.get(id);
        const content = JSON.stringify(extraction);
        if (old === undefined || (old.rules === rules && JSON.stringify(old.extraction) === content)) continue;
        await trx.updateTable("extraction").set({ rules, content }).where("article", "=", id).execute();
        remove.push(old);
        add.push({ article: old.article, extraction, rules });
      }
      if (add.length === 0) return;
      await updateGraph(rows, { add, remove, cause: "the rules of reading changed", now });
    });
  }

  async forgetArticle(id: ArticleId, now: string): Promise<"forgotten" | "unknown"> {
    return this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      const [reading] = await rows.readings([id]);
      const article = await trx.selectFrom("article").selectAll().where("id", "=", id).executeTakeFirst();
      if (reading === undefined || article === undefined) return "unknown";
      await updateGraph(rows, {
        add: [],
        remove: [toReading(reading)],
        cause: "the articles that named it were forgotten",
        now,
      });
      await trx.deleteFrom("extraction").where("article", "=", id).execute();
      await this.#engine.forgetWords(trx, article);
      await trx.deleteFrom("article").where("id", "=", id).execute();
      return "forgotten";
    });
  }

  hasArticle: Store["hasArticle"] = (id) => new ArticleRows(this.#db).has(id);
  findArticle: Store["findArticle"] = (id) => new ArticleRows(this.#db).find(id);
  findExtraction: Store["findExtraction"] = (id) => new ArticleRows(this.#db).findExtraction(id);
  texts: Store["texts"] = (ids) => new ArticleRows(this.#db).texts(ids);
  countArticles: Store["countArticles"] = () => countRows(this.#db, "article");
  readings: Store["readings"] = () => new ArticleRows(this.#db).readings();

  async searchArticles(words: string, limit: number): Promise<ArticleId[]> {
    return this.#engine.searchArticles(words, limit);
  }

  async currentBuild(
    options: { before?: Build | undefined; breathe?: () => Promise<void> } = {},
  ): Promise<Build | undefined> {
    // One transaction, so that all pages are of one build while another process makes the next.
    if (options.breathe === undefined) return this.#read((rows) => readBuild(rows, options));
    return this.#engine.readAside((db) => readOnly(db).execute((trx) => readBuild(new GraphRows(trx), options)));
  }

  async currentBuildHash(): Promise<BuildHash | undefined> {
    return (await new GraphRows(this.#db).history.newestBuild())?.hash as BuildHash | undefined;
  }

  async currentEdition(): ReturnType<Store["currentEdition"]> {
    return this.#read(async (rows) => {
      const [build, state] = [await rows.history.newestBuild(), await rows.state()];
      return build && state && { build: build.hash as BuildHash, arranged: state.arranged, decisions: build.decisions };
    });
  }

  async countGraph(): Promise<{ entities: number; relations: number }> {
    return new GraphRows(this.#db).countAll();
  }

  async changesSince(build: BuildHash | undefined): Promise<GraphChanges | undefined> {
    return this.#read((rows) => changesSince(rows, build));
  }

  async cameWith(articles: readonly ArticleId[], after: BuildHash | undefined): Promise<NewFacts> {
    return this.#read((rows) => cameWith(rows, articles, after));
  }

  async countSince(build: BuildHash | undefined): Promise<{ entities: number; relations: number }> {
    return this.#read(async (rows) => {
      const from = build === undefined ? undefined : await rows.history.findBuild(build);
      return rows.countAll(from?.n ?? 0);
    });
  }

  async hasOlderRules(rules: string): Promise<boolean> {
    const counts = (await new GraphRows(this.#db).state())?.rules;
    return Object.keys(JSON.parse(counts ?? "{}") as object).some((version) => version !== rules);
  }

  async arrange(now: string): Promise<void> {
    await this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      await decideGraph(rows, { now });
      await arrangeGraph(rows);
    });
  }

  async replayDecisions(now: string): Promise<void> {
    await this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      await decideGraph(rows, { now });
    });
  }

  async arrangedFor(): Promise<number> {
    return (await new GraphRows(this.#db).state())?.arranged_entities ?? 0;
  }

  async remakeGraph(now: string): Promise<void> {
    await this.#write(async (trx) => {
      await makeGraph(new GraphRows(trx), { now });
    });
  }

  async builds(): Promise<BuildStep[]> {
    return this.#read(readSteps);
  }

  async difference(between: Parameters<Store["difference"]>[0]): ReturnType<Store["difference"]> {
    return this.#read((rows) => readDifference(rows, between));
  }

  async findRetired(id: EntityId): Promise<Retired | undefined> {
    return this.#read((rows) => findRetired(rows, id));
  }

  /**
   * For `openStore`: makes the rows of the graph where an older version kept none, or made them by other rules, and takes in decisions that
   * a program kept and then was killed.
   */
  async prepareGraph(now: string): Promise<void> {
    const isReady = async (rows: GraphRows): Promise<boolean> =>
      (await rows.history.lastDecision()) === ((await rows.history.newestBuild())?.decisions ?? "none") &&
      ((await this.countArticles()) === 0 || (await isGraphCurrent(rows)));
    if (await isReady(new GraphRows(this.#db))) return;
    await this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      if (!(await isGraphCurrent(rows))) {
        const before = await readParts(rows);
        await makeGraph(rows, { now, ...(before === undefined ? {} : { before }) });
        await rows.history.dropParts();
      }
      await decideGraph(rows, { now });
    });
  }

  addDecision: Store["addDecision"] = (decision, options = {}) =>
    this.#write((trx) => new HistoryRows(trx).addDecision(decision, options));
  decisions: Store["decisions"] = () => new HistoryRows(this.#db).decisions();
  decisionHead: Store["decisionHead"] = () => new HistoryRows(this.#db).lastDecision();

  enqueue: Store["enqueue"] = (jobs, now) => this.#write((trx) => new JobRows(trx).enqueue(jobs, now));
  takeJob: Store["takeJob"] = (worker) => this.#write((trx) => new JobRows(trx).take(worker));
  finishJob: Store["finishJob"] = (id, outcome, now) => this.#write((trx) => new JobRows(trx).finish(id, outcome, now));
  cancelJob: Store["cancelJob"] = (id, now) => this.#write((trx) => new JobRows(trx).cancel(id, now));
  findJob: Store["findJob"] = (id) => new JobRows(this.#db).find(id);
  jobs: Store["jobs"] = (options) => new JobRows(this.#db).list(options);
  countJobs: Store["countJobs"] = () => new JobRows(this.#db).count();

  /**
   * Copies everything into another store, as it is at this moment.
   *
   * @returns the build that the copy has
   * @throws StoreError where the other has something that this one has not, or not all of this one has arrived
   */
  async copyTo(
    other: SqlStore,
    told?: (progress: CopyProgress) => Promise<void> | void,
  ): Promise<BuildHash | undefined> {
    await copyStore(this.#engine, other.#engine, told);
    return other.currentBuildHash();
  }

  async changeCounter(): Promise<number> {
    return this.#engine.changeCounter();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#engine.close();
  }

  #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(async (trx) => {
      await this.#engine.holdWriters(trx);
      return work(trx);
    });
  }

  #read<T>(work: (rows: GraphRows) => Promise<T>): Promise<T> {
    return readOnly(this.#db).execute((trx) => work(new GraphRows(trx)));
  }
}

/** A transaction that sees one moment, however long it reads. */
const readOnly = (db: Kysely<Tables>) =>
  db.transaction().setAccessMode("read only").setIsolationLevel("repeatable read");
