import type { DatabaseSync } from "node:sqlite";
import { Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { ArticleId, BuildHash, DecisionId, JobId } from "../ids.ts";
import type { Article, ArticleHead, ArticleInput } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Decision, DecisionContent } from "../records/decision.ts";
import type { Extraction } from "../records/extraction.ts";
import { packBuild, unpackBuild } from "./packBuild.ts";
import { sqliteDialect } from "./sqliteDialect.ts";
import type { Job, JobOutcome, JobState, NewJob, QueuedJob, Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The store in one SQLite file. Made by `openStore`, which has looked at the file and brought it to the newest shape. */
export class SqliteStore implements Store {
  readonly location: string;
  readonly #database: DatabaseSync;
  readonly #db: Kysely<Tables>;
  readonly #readOnly: boolean;
  #closed = false;

  constructor(options: { database: DatabaseSync; location: string; readOnly: boolean }) {
    this.location = options.location;
    this.#database = options.database;
    this.#readOnly = options.readOnly;
    this.#db = new Kysely<Tables>({ dialect: sqliteDialect(options.database) });
  }

  async addArticle(
    article: Article,
    reading: { extraction: Extraction; rules: string; now: string },
  ): Promise<"added" | "known"> {
    return this.#write(async (trx) => {
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
          added_at: reading.now,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning("n")
        .executeTakeFirst();
      if (added === undefined) return "known";
      await trx
        .insertInto("extraction")
        .values({ article: article.id, rules: reading.rules, content: JSON.stringify(reading.extraction) })
        .execute();
      await sql`insert into article_words (rowid, title, text) values (${added.n}, ${article.title ?? null}, ${article.text})`.execute(
        trx,
      );
      return "added";
    });
  }

  async replaceExtraction(id: ArticleId, reading: { extraction: Extraction; rules: string }): Promise<void> {
    await this.#write((trx) =>
      trx
        .updateTable("extraction")
        .set({ rules: reading.rules, content: JSON.stringify(reading.extraction) })
        .where("article", "=", id)
        .execute(),
    );
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
    // Every word quoted, so that AND, *, ( and their like are words to look for and no commands.
    const query = words
      .normalize("NFC")
      .split(/[\s\0]+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .slice(0, 32)
      .map((word) => `"${word.replaceAll('"', '""')}"`)
      .join(" ");
    if (query === "") return [];
    const found = await sql<{ id: string }>`
      select article.id as id from article_words join article on article.n = article_words.rowid
      where article_words match ${query} order by article_words.rank, article.id limit ${limit}`.execute(this.#db);
    return found.rows.map((row) => row.id as ArticleId);
  }

  async putBuild(build: Build, now: string): Promise<void> {
    const parts = [...packBuild(build)];
    await this.#write(async (trx) => {
      const current = await this.#newestBuild(trx, 0);
      let n = current?.hash === build.hash ? current.n : undefined;
      if (n === undefined) {
        const made = await trx
          .insertInto("build")
          .values({ hash: build.hash, rules: build.rules, made_at: now, decisions: build.decisions })
          .returning("n")
          .executeTakeFirstOrThrow();
        n = made.n;
        if (current !== undefined) await trx.deleteFrom("build").where("n", "<", current.n).execute();
      } else {
        // The same graph, perhaps with other positions: the build before stays the one before.
        await trx.updateTable("build").set({ decisions: build.decisions }).where("n", "=", n).execute();
        await trx.deleteFrom("build_part").where("build", "=", n).execute();
      }
      for (const part of parts)
        await trx
          .insertInto("build_part")
          .values({ build: n, ...part })
          .execute();
    });
  }

  async currentBuild(): Promise<Build | undefined> {
    return this.#readBuild(0);
  }

  async previousBuild(): Promise<Build | undefined> {
    return this.#readBuild(1);
  }

  async currentBuildHash(): Promise<BuildHash | undefined> {
    const head = await this.#newestBuild(this.#db, 0);
    return head?.hash as BuildHash | undefined;
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
      const before = next.build_before ?? (await this.#newestBuild(trx, 0))?.hash ?? null;
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
            ? { file: next.payload }
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

  async changeCounter(): Promise<number> {
    // data_version counts the writes of others only (https://sqlite.org/pragma.html#pragma_data_version).
    const row = await sql<{
      others: number;
      own: number;
    }>`select data_version as others, total_changes() as own from pragma_data_version`.execute(this.#db);
    return Number(row.rows[0]?.others) + Number(row.rows[0]?.own);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#readOnly) {
      // Others may be reading: then the log stays for them, and the last one to close takes it away.
      await sql`pragma wal_checkpoint(truncate)`.execute(this.#db);
    }
    await this.#db.destroy();
    if (this.#database.isOpen) this.#database.close();
  }

  #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(work);
  }

  async #decisionHead(db: Kysely<Tables>): Promise<string> {
    const last = await db.selectFrom("decision").select("id").orderBy("n", "desc").limit(1).executeTakeFirst();
    return last?.id ?? "none";
  }

  async #newestBuild(db: Kysely<Tables>, skip: number) {
    return db.selectFrom("build").selectAll().orderBy("n", "desc").limit(1).offset(skip).executeTakeFirst();
  }

  async #readBuild(skip: number): Promise<Build | undefined> {
    // One transaction, so that head and parts are of one build while another process puts the next.
    const reading = this.#db.transaction().setAccessMode("read only");
    return reading.execute(async (trx) => {
      const head = await this.#newestBuild(trx, skip);
      if (head === undefined) return undefined;
      const parts = await trx
        .selectFrom("build_part")
        .select(["part", "position", "content"])
        .where("build", "=", head.n)
        .execute();
      return unpackBuild(head, parts);
    });
  }
}

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

function toHead(
  row: Pick<Tables["article"], "id" | "source_id" | "title" | "published_at" | "outlet" | "url">,
): ArticleHead {
  return {
    id: row.id as ArticleId,
    ...(row.source_id === null ? {} : { sourceId: row.source_id }),
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.outlet === null ? {} : { outlet: row.outlet }),
    ...(row.url === null ? {} : { url: row.url }),
  };
}

function toDecision(row: Omit<Selectable<Tables["decision"]>, "n">): Decision {
  return {
    id: row.id as DecisionId,
    at: row.made_at,
    author: row.author,
    ...(row.reason === null ? {} : { reason: row.reason }),
    content: JSON.parse(row.content) as DecisionContent,
  };
}

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
