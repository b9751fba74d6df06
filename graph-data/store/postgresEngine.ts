import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { ArticleId } from "../ids.ts";
import type { Engine, Opening } from "./engine.ts";
import type { Migration } from "./migrations.ts";
import { postgresDdl } from "./postgresDdl.ts";
import { StoreError } from "./store.ts";
import type { Tables } from "./tables.ts";

/** One number for everything that this program locks in a database: "DRAM" in ASCII. */
const lockId = 0x4452414d;
/** Some clients are for questions that come while a long one is answered. */
const mostConnections = 8;

/**
 * Opens the store in a PostgreSQL database (14 or newer), and makes its tables where there are none. The URL is as libpq writes it:
 * postgres://user:password@host:5432/database.
 *
 * @throws StoreError with a sentence that says what to do
 */
export async function openPostgres(url: string, opening: Opening): Promise<Engine> {
  const location = withoutPassword(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    // Counts and row numbers are far below 2^53.
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // Where the database acknowledges before it has written, we do not: what is acknowledged survives a power cut.
  pool.on("connect", (client) => {
    client.query(
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
      // A connection that cannot even do this fails at its first question, where the error is explained.
      () => {},
    );
  });
  // A connection that breaks while nobody uses it: the next question opens another.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, location, opening);
  } catch (error) {
    await db.destroy();
    throw explainPostgresError(error, location);
  }
  return {
    location,
    db,
    // The pool gives each transaction a connection of its own.
    readAside: (ask) => ask(db),
    async holdWriters(trx) {
      await sql`select pg_advisory_xact_lock(${lockId})`.execute(trx);
    },
    async hasTable(name) {
      const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(db);
      return rows[0]?.there === true;
    },
    async indexWords(trx, { n, title, text }) {
      await sql`update article set words = to_tsvector('simple', ${indexed(`${title ?? ""} ${text}`)}) where n = ${n}`.execute(
        trx,
      );
    },
    // They are a column of the article's row, and go with it.
    async forgetWords() {},
    async searchArticles(words, limit) {
      const wanted = folded(words).slice(0, 32).join(" ");
      if (wanted === "") return [];
      const found = await sql<{ id: string }>`
        select id from article, plainto_tsquery('simple', ${wanted}) query
        where words @@ query order by ts_rank(words, query) desc, id limit ${limit}`.execute(db);
      return found.rows.map(({ id }) => id as ArticleId);
    },
    async changeCounter() {
      // Where the write-ahead log ends: it grows with whatever anybody writes.
      const { rows } = await sql<{ at: string }>`select (pg_current_wal_insert_lsn() - '0/0')::text as at`.execute(db);
      return Number(rows[0]?.at);
    },
    async countOn(trx) {
      for (const table of ["article", "decision", "job", "build"])
        await sql`select setval(pg_get_serial_sequence(${table}, 'n'), (select coalesce(max(n), 0) + 1 from ${sql.table(table)}), false)`.execute(
          trx,
        );
    },
    close: () => db.destroy(),
  };
}

/** A PostgreSQL error as a sentence that says what to do; any other error as it is. */
function explainPostgresError(error: unknown, location: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const { code = "" } = error as { code?: string };
  const advice = sentences.find(([pattern]) => pattern.test(code));
  return advice ? new StoreError(`${location}: ${advice[1]}`, { cause: error }) : error;
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ECONNRESET|EHOSTUNREACH)$/,
    "no PostgreSQL answers there. Check that it runs, and the host and port in the URL.",
  ],
  [/^28/, "PostgreSQL refuses the user or the password. Check both in the URL."],
  [/^3D000$/, "there is no such database. Make it first: createdb NAME"],
  [/^42501$/, "the user may not make or write tables there. Grant it, or use a database of its own."],
  [/^53100$/, "the disk under PostgreSQL is full. Free some space; what was acknowledged before is safe."],
  [/^(53300|57P0[123]|08)/, "PostgreSQL takes no connection just now. Try again in a moment."],
];

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = "";
    parsed.search = "";
    return parsed.href;
  } catch {
    throw new StoreError("This is no URL of a database. Write postgres://user:password@host:5432/database.");
  }
}

async function migrate(
  db: Kysely<Tables>,
  location: string,
  { create, readOnly, migrations, whenNew }: Opening,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const taken = async (on: Kysely<Tables>): Promise<readonly { version: number; checksum: string }[] | undefined> => {
    const there = await sql<{ name: string | null }>`select to_regclass('dramatis_migration')::text as name`.execute(
      on,
    );
    if (there.rows[0]?.name == null) return undefined;
    const { rows } = await sql<{ version: number; checksum: string }>`
      select version, checksum from dramatis_migration order by version`.execute(on);
    return rows;
  };
  const before = await taken(db);
  if (before === undefined && (readOnly || !create))
    throw new StoreError(`There is no store in ${location}. Make one with: npm run ingest -- --store URL PATH`);
  checkHistory(before ?? [], migrations);
  if ((before?.length ?? 0) === newest) return;
  if (readOnly)
    throw new StoreError(
      "This store has the format of an older version. Open it once for writing, for example with: npm run rebuild",
    );
  // All steps in one transaction: PostgreSQL can take back the making of tables.
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockId})`.execute(trx);
    await sql`create table if not exists dramatis_migration (version bigint primary key, checksum text not null)`.execute(
      trx,
    );
    const done = (await taken(trx))?.length ?? 0;
    for (const migration of migrations.slice(done)) {
      await sql.raw(postgresDdl(migration.sql)).execute(trx);
      await sql`insert into dramatis_migration values (${migration.version}, ${checksum(migration)})`.execute(trx);
    }
    if (done === 0 && whenNew !== undefined) await sql.raw(whenNew).execute(trx);
  });
}

function checkHistory(taken: readonly { version: number; checksum: string }[], migrations: readonly Migration[]): void {
  if (taken.length > migrations.length)
    throw new StoreError(
      `This store was made by a newer version of Dramatis (its format is ${taken.length}, this version knows ${migrations.length}). Update Dramatis, or use another database.`,
    );
  for (const [n, row] of taken.entries())
    if (checksum(migrations[n]!) !== row.checksum)
      throw new StoreError(
        `This store was made by a version of Dramatis that was never released (its format ${row.version} differs from ours). Use another database and ingest the articles again.`,
      );
}

const checksum = (migration: Migration): string =>
  createHash("sha256").update(postgresDdl(migration.sql)).digest("hex");

/** PostgreSQL takes at most a megabyte of different words from one text; longer ones are found by the words that fit. */
const mostWordBytes = 900_000;

/** An article's words as they are indexed. */
function indexed(text: string): string {
  const kept: string[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  for (const word of folded(text)) {
    if (!seen.has(word)) {
      bytes += Buffer.byteLength(word) + 8;
      if (bytes > mostWordBytes) continue;
      seen.add(word);
    }
    kept.push(word);
  }
  return kept.join(" ");
}

/** Words without accents and case, as SQLite's index sees them; what is longer than PostgreSQL takes is cut. */
const folded = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.slice(0, 500));
