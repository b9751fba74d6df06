import type { Insertable, Kysely } from "kysely";
import type { BuildCause } from "../records/change.ts";
import type { Decision } from "../records/decision.ts";
import { inParts } from "./inParts.ts";
import { putRows } from "./putRows.ts";
import type { Store } from "./store.ts";
import type { Row, Tables } from "./tables.ts";
import { toDecision } from "./toDecision.ts";

/**
 * The rows that say what the graph was before: builds and what each changed, ids that went, and the log of decisions. One of these belongs
 * to one transaction; no query of it depends on the engine.
 */
export class HistoryRows {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** The number of the newest build, 0 where there is none. */
  async lastBuild(): Promise<number> {
    const row = await this.#db
      .selectFrom("build")
      .select((eb) => eb.fn.max("n").as("n"))
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  }

  async addBuild(build: Insertable<Tables["build"]>): Promise<void> {
    await this.#db.insertInto("build").values(build).execute();
  }

  async addChanges(rows: readonly Insertable<Tables["change"]>[]): Promise<void> {
    await inParts(rows, (part) => this.#db.insertInto("change").values(part).execute());
  }

  /** Forgets what builds after one changed. */
  async dropChangesAfter(build: number): Promise<void> {
    await this.#db.deleteFrom("change").where("build", ">", build).execute();
  }

  /** Forgets what builds changed, up to and with this one. */
  async dropChanges(upTo: number): Promise<void> {
    await this.#db.deleteFrom("change").where("build", "<=", upTo).execute();
  }

  async addDecision(
    decision: Decision,
    { key, ifHead }: { key?: string | undefined; ifHead?: string | undefined } = {},
  ): ReturnType<Store["addDecision"]> {
    const content = JSON.stringify(decision.content);
    const kept = await this.#db
      .selectFrom("decision")
      .selectAll()
      .where((eb) =>
        eb.or([eb("id", "=", decision.id), ...(key === undefined ? [] : [eb("idempotency_key", "=", key)])]),
      )
      .executeTakeFirst();
    if (kept !== undefined)
      return kept.content === content ? { outcome: "known", decision: toDecision(kept) } : { outcome: "reused" };
    const head = await this.lastDecision();
    if (ifHead !== undefined && ifHead !== head) return { outcome: "moved on", head };
    await this.#db
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
  }

  /** The whole log of decisions, oldest first. */
  async decisions(): Promise<Decision[]> {
    const rows = await this.#db.selectFrom("decision").selectAll().orderBy("n").execute();
    return rows.map(toDecision);
  }

  /** The id of the last decision, or "none". */
  async lastDecision(): Promise<string> {
    const last = await this.#db.selectFrom("decision").select("id").orderBy("n", "desc").limit(1).executeTakeFirst();
    return last?.id ?? "none";
  }

  /** The pieces of a build that is kept whole. */
  async partsOf(build: number): Promise<Omit<Row<"build_part">, "build">[]> {
    return this.#db
      .selectFrom("build_part")
      .select(["part", "position", "content"])
      .where("build", "=", build)
      .execute();
  }

  /** Forgets the build that an earlier version kept whole. */
  async dropParts(): Promise<void> {
    await this.#db.deleteFrom("build_part").execute();
  }

  retire = (rows: readonly Row<"retired">[]): Promise<void> => putRows(this.#db, "retired", rows);

  /** These ids stand for something again. */
  async unretire(ids: readonly string[]): Promise<void> {
    await inParts(ids, (part) => this.#db.deleteFrom("retired").where("id", "in", part).execute());
  }

  async retired(id: string): Promise<Row<"retired"> | undefined> {
    return this.#db.selectFrom("retired").selectAll().where("id", "=", id).executeTakeFirst();
  }

  /** The number of the oldest build whose changes are still written down; beyond the newest where none is. */
  async oldestFollowed(): Promise<number> {
    const row = await this.#db
      .selectFrom("change")
      .select((eb) => eb.fn.min("build").as("n"))
      .executeTakeFirst();
    return row?.n === null || row?.n === undefined ? (await this.lastBuild()) + 1 : Number(row.n);
  }

  /** What builds after one changed, oldest first. */
  async changesAfter(build: number): Promise<Row<"change">[]> {
    return this.#db.selectFrom("change").selectAll().where("build", ">", build).orderBy("build").execute();
  }

  /** Builds with this number and later ones, newest first. */
  async buildsFrom(n: number): Promise<Row<"build">[]> {
    return this.#db.selectFrom("build").selectAll().where("n", ">=", n).orderBy("n", "desc").execute();
  }

  /** How many entities and relations each build from this one on changed in what people are told. */
  async countTold(from: number): Promise<{ build: number; kind: string; what: string; count: number }[]> {
    const rows = await this.#db
      .selectFrom("change")
      .select((eb) => ["build", "kind", "what", eb.fn.countAll<number>().as("count")])
      .where("build", ">=", from)
      .where("content", "is not", null)
      .groupBy(["build", "kind", "what"])
      .execute();
    return rows.map(({ build, count, ...row }) => ({ ...row, build: Number(build), count: Number(count) }));
  }

  /** What these builds changed, as people are told. */
  toldIn = (builds: readonly number[]): Promise<Row<"change">[]> =>
    inParts(builds, (part) =>
      this.#db.selectFrom("change").selectAll().where("build", "in", part).where("content", "is not", null).execute(),
    );

  /** Says why a build was made, and of which. */
  async explainBuild(n: number, { base, cause }: { base: number; cause: BuildCause }): Promise<void> {
    await this.#db
      .updateTable("build")
      .set({ base, cause: JSON.stringify(cause) })
      .where("n", "=", n)
      .execute();
  }

  async findBuild(hash: string): Promise<Row<"build"> | undefined> {
    return this.#db
      .selectFrom("build")
      .selectAll()
      .where("hash", "=", hash)
      .orderBy("n", "desc")
      .limit(1)
      .executeTakeFirst();
  }

  async newestBuild(): Promise<Row<"build"> | undefined> {
    return this.#db.selectFrom("build").selectAll().orderBy("n", "desc").limit(1).executeTakeFirst();
  }
}
