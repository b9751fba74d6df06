import type { Kysely, Selectable, Transaction } from "kysely";
import type { ArticleId, BuildHash, EntityId, JobId } from "../ids.ts";
import type { Article, ArticleHead, ArticleInput } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { BuildStep } from "../records/change.ts";
import type { Decision } from "../records/decision.ts";
import type { Extraction } from "../records/extraction.ts";
import { readDifference, readSteps } from "./askBuilds.ts";
import { cameWith, changesSince, findRetired } from "./askGraph.ts";
import { type CopyProgress, copyStore } from "./copyStore.ts";
import { decideGraph } from "./decideGraph.ts";
import type { Engine } from "./engine.ts";
import { GraphRows } from "./graphRows.ts";
import { arrangeGraph, isGraphCurrent, makeGraph } from "./makeGraph.ts";
import { readBuild, readParts } from "./readBuild.ts";
import { type Reading, toHead, toReading } from "./reading.ts";
import type {
  GraphChanges,
  Job,
  JobOutcome,
  JobState,
  NewFacts,
  NewJob,
  NewReading,
  QueuedJob,
  Retired,
  Store,
} from "./store.ts";
import type { Tables } from "./tables.ts";
import { toDecision } from "./toDecision.ts";
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
        const added = await this.#insertArticle(trx, { article, extraction, rules }, now);
        outcomes.push(added ? "added" : "known");
        const { text: _, ...head } = article;
        if (added) add.push({ article: head, extraction, rules });
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

  /** Keeps an article and what was read from it, without the graph; false where it is there already. */
  async #insertArticle(trx: Transaction<Tables>, reading: NewReading, now: string): Promise<boolean> {
    const { article, extraction, rules } = reading;
    const added = await trx
      .insertInto("article")
      .values({
        id: article.id,
        source_id: article.sourceId ?? null,
        title: article.title ?? null,
        published_at: article.publishedAt ?? null,
        outlet: article.outlet ?? null,
        url: article.url ?? null,
        text: article.text,
        added_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("n")
      .executeTakeFirst();
    if (added === undefined) return false;
    await trx
      .insertInto("extraction")
      .values({ article: article.id, rules, content: JSON.stringify(extraction) })
      .execute();
    await this.#engine.indexWords(trx, { n: added.n, title: article.title ?? null, text: article.text });
    return true;
  }

  async hasArticle(id: ArticleId): Promise<boolean> {
    const found = await this.#db.selectFrom("article").select("n").where("id", "=", id).executeTakeFirst();
    return found !== undefined;
  }

  async findArticle(id: ArticleId): Promise<Article | undefined> {
    const row = await this.#db.selectFrom("article").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : { ...toHead(row), text: row.text };
  }

  async findExtraction(id: ArticleId): Promise<Extraction | undefined> {
    const row = await this.#db.selectFrom("extraction").select("content").where("article", "=", id).executeTakeFirst();
    return row === undefined ? undefined : (JSON.parse(row.content) as Extraction);
  }

  async texts(ids: readonly ArticleId[]): Promise<Map<ArticleId, string>> {
    const found = new Map<ArticleId, string>();
    for (let start = 0; start < ids.length; start += pageSize) {
      const rows = await this.#db
        .selectFrom("article")
        .select(["id", "text"])
        .where("id", "in", ids.slice(start, start + pageSize))
        .execute();
      for (const row of rows) found.set(row.id as ArticleId, row.text);
    }
    return found;
  }

  async countArticles(): Promise<number> {
    const row = await this.#db
      .selectFrom("article")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  async *readings(): AsyncIterable<{ article: ArticleHead; rules: string; extraction: Extraction }> {
    let after = "";
    for (;;) {
      const rows = await this.#db
        .selectFrom("article")
        .innerJoin("extraction", "extraction.article", "article.id")
        .select(["id", "source_id", "title", "published_at", "outlet", "url", "rules", "content"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(pageSize)
        .execute();
      for (const row of rows)
        yield { article: toHead(row), rules: row.rules, extraction: JSON.parse(row.content) as Extraction };
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

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
    return (await new GraphRows(this.#db).newestBuild())?.hash as BuildHash | undefined;
  }

  async currentEdition(): ReturnType<Store["currentEdition"]> {
    return this.#read(async (rows) => {
      const [build, state] = [await rows.newestBuild(), await rows.state()];
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
      const from = build === undefined ? undefined : await rows.findBuild(build);
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
      (await rows.lastDecision()) === ((await rows.newestBuild())?.decisions ?? "none") &&
      ((await this.countArticles()) === 0 || (await isGraphCurrent(rows)));
    if (await isReady(new GraphRows(this.#db))) return;
    await this.#write(async (trx) => {
      const rows = new GraphRows(trx);
      if (!(await isGraphCurrent(rows))) {
        const before = await readParts(rows);
        await makeGraph(rows, { now, ...(before === undefined ? {} : { before }) });
        await rows.dropParts();
      }
      await decideGraph(rows, { now });
    });
  }

  async addDecision(
    decision: Decision,
    { key, ifHead }: { key?: string | undefined; ifHead?: string | undefined } = {},
  ): ReturnType<Store["addDecision"]> {
    const content = JSON.stringify(decision.content);
    return this.#write(async (trx) => {
      const kept = await trx
        .selectFrom("decision")
        .selectAll()
        .where((eb) =>
          eb.or([eb("id", "=", decision.id), ...(key === undefined ? [] : [eb("idempotency_key", "=", key)])]),
        )
        .executeTakeFirst();
      if (kept !== undefined)
        return kept.content === content ? { outcome: "known", decision: toDecision(kept) } : { outcome: "reused" };
      const head = await this.#decisionHead(trx);
      if (ifHead !== undefined && ifHead !== head) return { outcome: "moved on", head };
      await trx
        .insertInto("decision")
        .values({
          id: decision.id,
          made_at: decision.at,
          author: decision.author,
          reason: decision.reason ?? null,
          content,
          idempotency_key: key ?? null,
        })
        .execute();
      return { outcome: "added", decision };
    });
  }

  async decisions(): Promise<Decision[]> {
    const log: Decision[] = [];
    for (let after = 0; ; ) {
      const rows = await this.#db
        .selectFrom("decision")
        .selectAll()
        .where("n", ">", after)
        .orderBy("n")
        .limit(pageSize)
        .execute();
      log.push(...rows.map(toDecision));
      const last = rows.at(-1);
      if (last === undefined) return log;
      after = last.n;
    }
  }

  async decisionHead(): Promise<string> {
    return this.#decisionHead(this.#db);
  }

  async enqueue(jobs: readonly NewJob[], now: string): Promise<Job[]> {
    return this.#write(async (trx) => {
      const rows: Selectable<Tables["job"]>[] = [];
      for (const { id, name, content } of jobs) {
        const [payload_kind, payload] =
          "file" in content
            ? ["file", content.file]
            : ["article", new TextEncoder().encode(JSON.stringify(content.article))];
        const row = await trx
          .insertInto("job")
          .values({ id, name, state: "queued", attempts: 0, payload_kind, payload, created_at: now, changed_at: now })
          .returningAll()
          .executeTakeFirstOrThrow();
        rows.push(row);
      }
      return rows.map(toJob);
    });
  }

  async takeJob(worker: { pid: number; now: string; alive: (pid: number) => boolean }): Promise<QueuedJob | undefined> {
    return this.#write(async (trx) => {
      const reading = await trx.selectFrom("job").select(["n", "worker"]).where("state", "=", "reading").execute();
      const lost = reading.filter((job) => job.worker === null || !worker.alive(job.worker)).map((job) => job.n);
      const next = await trx
        .selectFrom("job")
        .selectAll()
        .where((eb) => eb.or([eb("state", "=", "queued"), eb("n", "in", lost.length > 0 ? lost : [-1])]))
        .orderBy("n")
        .limit(1)
        .executeTakeFirst();
      if (next === undefined || next.payload === null) return undefined;
      // A job that is taken again keeps the build that was current when it was first taken.
      const before = next.build_before ?? (await new GraphRows(trx).newestBuild())?.hash ?? null;
      await trx
        .updateTable("job")
        .set({
          state: "reading",
          worker: worker.pid,
          attempts: next.attempts + 1,
          changed_at: worker.now,
          build_before: before,
        })
        .where("n", "=", next.n)
        .execute();
      return {
        id: next.id as JobId,
        name: next.name,
        attempts: next.attempts + 1,
        content:
          next.payload_kind === "file"
            ? { file: new Uint8Array(next.payload) }
            : { article: JSON.parse(new TextDecoder().decode(next.payload)) as ArticleInput },
      };
    });
  }

  async finishJob(id: JobId, outcome: JobOutcome, now: string): Promise<void> {
    const { state, ...rest } = outcome;
    await this.#write((trx) =>
      trx
        .updateTable("job")
        .set({
          state,
          worker: null,
          payload: null,
          changed_at: now,
          finished_at: now,
          outcome: JSON.stringify(rest),
        })
        .where("id", "=", id)
        .where("state", "in", ["queued", "reading"])
        .execute(),
    );
  }

  async cancelJob(id: JobId, now: string): Promise<"cancelled" | "too late" | "unknown"> {
    return this.#write(async (trx) => {
      const job = await trx.selectFrom("job").select("state").where("id", "=", id).executeTakeFirst();
      if (job === undefined) return "unknown";
      if (job.state !== "queued") return "too late";
      await trx
        .updateTable("job")
        .set({ state: "cancelled", payload: null, changed_at: now, finished_at: now })
        .where("id", "=", id)
        .execute();
      return "cancelled";
    });
  }

  async findJob(id: JobId): Promise<Job | undefined> {
    const row = await this.#db.selectFrom("job").select(jobColumns).where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : toJob(row);
  }

  async jobs(options: { limit: number; since?: string }): Promise<Job[]> {
    let query = this.#db.selectFrom("job").select(jobColumns).orderBy("n", "desc").limit(options.limit);
    if (options.since !== undefined) query = query.where("changed_at", ">=", options.since);
    return (await query.execute()).map(toJob);
  }

  async countJobs(): Promise<Record<JobState, number>> {
    const counts: Record<JobState, number> = { queued: 0, reading: 0, done: 0, rejected: 0, cancelled: 0 };
    const rows = await this.#db
      .selectFrom("job")
      .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
      .groupBy("state")
      .execute();
    for (const row of rows) counts[row.state as JobState] = Number(row.count);
    return counts;
  }

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

  async #decisionHead(db: Kysely<Tables>): Promise<string> {
    const last = await db.selectFrom("decision").select("id").orderBy("n", "desc").limit(1).executeTakeFirst();
    return last?.id ?? "none";
  }

  #read<T>(work: (rows: GraphRows) => Promise<T>): Promise<T> {
    return readOnly(this.#db).execute((trx) => work(new GraphRows(trx)));
  }
}

/** A transaction that sees one moment, however long it reads. */
const readOnly = (db: Kysely<Tables>) =>
  db.transaction().setAccessMode("read only").setIsolationLevel("repeatable read");

const pageSize = 200;

const jobColumns = [
  "id",
  "name",
  "state",
  "created_at",
  "changed_at",
  "finished_at",
  "outcome",
  "build_before",
] as const;

function toJob(row: Pick<Selectable<Tables["job"]>, (typeof jobColumns)[number]>): Job {
  const outcome: Partial<Job> = row.outcome === null ? {} : (JSON.parse(row.outcome) as Partial<Job>);
  const article = outcome.articles?.[0];
  return {
    id: row.id as JobId,
    name: row.name,
    state: row.state as JobState,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    ...outcome,
    ...(article === undefined ? {} : { article }),
    ...(row.build_before === null ? {} : { buildBefore: row.build_before as BuildHash }),
  };
}
