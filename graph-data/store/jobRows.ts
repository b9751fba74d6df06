import type { Kysely, Selectable } from "kysely";
import type { BuildHash, JobId } from "../ids.ts";
import type { ArticleInput } from "../records/article.ts";
import { HistoryRows } from "./historyRows.ts";
import type { Job, JobOutcome, JobState, NewJob, QueuedJob } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The rows of the queue of articles to read. What writes belongs into a transaction. */
export class JobRows {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async enqueue(jobs: readonly NewJob[], now: string): Promise<Job[]> {
    const rows: Selectable<Tables["job"]>[] = [];
    for (const { id, name, content } of jobs) {
      const [payload_kind, payload] =
        "file" in content
          ? ["file", content.file]
          : ["article", new TextEncoder().encode(JSON.stringify(content.article))];
      const row = await this.#db
        .insertInto("job")
        .values({ id, name, state: "queued", attempts: 0, payload_kind, payload, created_at: now, changed_at: now })
        .returningAll()
        .executeTakeFirstOrThrow();
      rows.push(row);
    }
    return rows.map(toJob);
  }

  async take(worker: { pid: number; now: string; alive: (pid: number) => boolean }): Promise<QueuedJob | undefined> {
    const reading = await this.#db.selectFrom("job").select(["n", "worker"]).where("state", "=", "reading").execute();
    const lost = reading.filter((job) => job.worker === null || !worker.alive(job.worker)).map((job) => job.n);
    const next = await this.#db
      .selectFrom("job")
      .selectAll()
      .where((eb) => eb.or([eb("state", "=", "queued"), eb("n", "in", lost.length > 0 ? lost : [-1])]))
      .orderBy("n")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined || next.payload === null) return undefined;
    // A job that is taken again keeps the build that was current when it was first taken.
    const before = next.build_before ?? (await new HistoryRows(this.#db).newestBuild())?.hash ?? null;
    await this.#db
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
  }

  async finish(id: JobId, outcome: JobOutcome, now: string): Promise<void> {
    const { state, ...rest } = outcome;
    await this.#db
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
      .execute();
  }

  async cancel(id: JobId, now: string): Promise<"cancelled" | "too late" | "unknown"> {
    const job = await this.#db.selectFrom("job").select("state").where("id", "=", id).executeTakeFirst();
    if (job === undefined) return "unknown";
    if (job.state !== "queued") return "too late";
    await this.#db
      .updateTable("job")
      .set({ state: "cancelled", payload: null, changed_at: now, finished_at: now })
      .where("id", "=", id)
      .execute();
    return "cancelled";
  }

  async find(id: JobId): Promise<Job | undefined> {
    const row = await this.#db.selectFrom("job").select(jobColumns).where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : toJob(row);
  }

  async list(options: { limit: number; since?: string }): Promise<Job[]> {
    let query = this.#db.selectFrom("job").select(jobColumns).orderBy("n", "desc").limit(options.limit);
    if (options.since !== undefined) query = query.where("changed_at", ">=", options.since);
    return (await query.execute()).map(toJob);
  }

  async count(): Promise<Record<JobState, number>> {
    const counts: Record<JobState, number> = { queued: 0, reading: 0, done: 0, rejected: 0, cancelled: 0 };
    const rows = await this.#db
      .selectFrom("job")
      .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
      .groupBy("state")
      .execute();
    for (const row of rows) counts[row.state as JobState] = Number(row.count);
    return counts;
  }
}

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
