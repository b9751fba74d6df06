import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Engine } from "./engine.ts";
import { applicationId, checkHistory, migrate } from "./migrate.ts";
import { type Migration, migrations as ourMigrations } from "./migrations.ts";
import { isPostgresUrl } from "./postgresUrl.ts";
import { explainSqliteError } from "./sqliteDialect.ts";
import { sqliteEngine } from "./sqliteEngine.ts";
import { SqlStore } from "./sqlStore.ts";
import { StoreError } from "./store.ts";
import { markingUnfinished, refuseUnfinished, unfinishedMark } from "./unfinishedCopy.ts";

/**
 * Opens the store in a directory (its file is `dramatis.db`) or in a PostgreSQL database, and makes a new one where there is none.
 *
 * @param location a directory, or postgres://user:password@host:5432/database
 * @param options.create false refuses a directory without a store; true is the default, except with `readOnly`
 * @param options.readOnly nothing is written or migrated
 * @param options.forCopy another store will be copied into this one, or was until it was cut
 * @param options.migrations only for tests of migrating
 * @throws StoreError with a sentence that says what to do
 */
export async function openStore(
  location: string,
  options: { create?: boolean; readOnly?: boolean; forCopy?: boolean; migrations?: readonly Migration[] } = {},
): Promise<SqlStore> {
  const { readOnly = false, create = !readOnly, forCopy = false, migrations = ourMigrations } = options;
  const engine = isPostgresUrl(location)
    ? await openPostgresEngine(location, { create, readOnly, forCopy, migrations })
    : await openSqliteEngine(resolve(location), { create, readOnly, forCopy, migrations });
  try {
    if (!forCopy) await refuseUnfinished(engine);
    const store = new SqlStore(engine);
    if (!readOnly && !forCopy) await store.prepareGraph(new Date().toISOString());
    return store;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Is there nothing in a directory but a copy of a store that was cut, or one that was not begun? */
export function holdsUnfinishedCopy(directory: string): boolean {
  const names = readdirSync(directory);
  if (!names.includes("dramatis.db") || names.some((name) => !/^dramatis\.db(-wal|-shm)?$/.test(name))) return false;
  const path = join(directory, "dramatis.db");
  if (statSync(path).size === 0) return true;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  try {
    const begun = database.prepare("pragma user_version").get()?.user_version !== 0;
    return !begun || database.prepare("select 1 from sqlite_schema where name = ?").get(unfinishedMark) !== undefined;
  } catch (error) {
    throw explainSqliteError(error);
  } finally {
    database.close();
  }
}

type Opening = { create: boolean; readOnly: boolean; forCopy: boolean; migrations: readonly Migration[] };

/** Its driver is loaded only where it is needed. */
async function openPostgresEngine(url: string, { forCopy, ...options }: Opening): Promise<Engine> {
  const { openPostgres } = await import("./postgresEngine.ts");
  return openPostgres(url, { ...options, ...(forCopy ? { whenNew: markingUnfinished } : {}) });
}

async function openSqliteEngine(
  directory: string,
  { create, readOnly, forCopy, migrations }: Opening,
): Promise<Engine> {
  const path = join(directory, "dramatis.db");
  try {
    prepareFile(directory, path, create);
    const database = new DatabaseSync(path, { readOnly, timeout: 5_000, enableForeignKeyConstraints: true });
    try {
      checkEngine(database);
      checkOwner(database, directory);
      if (readOnly) {
        checkHistory(database, migrations);
        checkCurrent(database, migrations);
      }
      await setUp(database, readOnly);
      const engine = sqliteEngine({ database, location: directory, readOnly });
      if (!readOnly)
        await migrate(database, { directory, migrations, ...(forCopy ? { whenNew: markingUnfinished } : {}) });
      return engine;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw explainFileError(explainSqliteError(error), directory);
  }
}

/** Never makes an empty database where there was one: a missing or emptied file beside its own log or backup is refused. */
function prepareFile(directory: string, path: string, create: boolean): void {
  const size = existsSync(path) ? statSync(path).size : undefined;
  if (size !== undefined && size > 0) return;
  const left = existsSync(directory)
    ? readdirSync(directory).filter((name) => /^dramatis\.(db-wal|backup-v\d+\.db)$/.test(name))
    : [];
  const remains = left.filter((name) => statSync(join(directory, name)).size > 0);
  if (remains.length > 0)
    throw new StoreError(
      `${path} is ${size === undefined ? "gone" : "empty"}, but ${remains.join(" and ")} is still there. Put the file back from a backup, or choose an empty directory with --store DIR.`,
    );
  if (!create)
    throw new StoreError(`There is no store in ${directory}. Make one with: npm run ingest -- --store DIR PATH`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Made here, so that only its owner may read it; SQLite gives its log the same permissions.
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
}

/** Versions before 3.51.3 can lose commits when a log is started anew (https://sqlite.org/wal.html#walresetbug). */
function checkEngine(database: DatabaseSync): void {
  const version = String(database.prepare("select sqlite_version() as version").get()?.version);
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const number = major * 1_000_000 + minor * 1_000 + patch;
  if (number < 3_051_003)
    throw new StoreError(
      `This Node holds SQLite ${version}, which can lose data. Start Dramatis with npm run, which uses the Node that it brings along.`,
    );
}

function checkOwner(database: DatabaseSync, directory: string): void {
  const id = Number(database.prepare("pragma application_id").get()?.application_id);
  if (id === applicationId) return;
  const tables = Number(database.prepare("select count(*) as n from sqlite_schema").get()?.n);
  if (id !== 0 || tables > 0)
    throw new StoreError(
      `${join(directory, "dramatis.db")} belongs to another program. Choose another directory with --store DIR.`,
    );
}

function checkCurrent(database: DatabaseSync, migrations: readonly Migration[]): void {
  const version = Number(database.prepare("pragma user_version").get()?.user_version);
  if (version !== (migrations.at(-1)?.version ?? 0))
    throw new StoreError(
      "This store has the format of an older version. Open it once for writing, for example with: npm run rebuild",
    );
}

async function setUp(database: DatabaseSync, readOnly: boolean): Promise<void> {
  database.enableDefensive(true);
  database.exec("pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0;");
  if (readOnly) return;
  // Two processes that open a new store at once: changing the journal does not wait for the other by itself.
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec("pragma journal_mode = wal");
      break;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  database.exec("pragma synchronous = full");
}

function explainFileError(error: unknown, directory: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new StoreError(`You may not write in ${directory}. Choose another directory with --store DIR.`, {
      cause: error,
    });
  if (code === "ENOTDIR" || code === "EEXIST")
    return new StoreError(`${directory} is a file. Give a directory with --store DIR.`, { cause: error });
  if (code === "ENOSPC") return new StoreError("The disk is full. Free some space and try again.", { cause: error });
  return error;
}
