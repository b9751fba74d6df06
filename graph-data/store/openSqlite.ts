import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Engine, Opening } from "./engine.ts";
import { applicationId, checkHistory, migrate } from "./migrate.ts";
import type { Migration } from "./migrations.ts";
import { explainSqliteError } from "./sqliteDialect.ts";
import { sqliteEngine } from "./sqliteEngine.ts";
import { StoreError } from "./store.ts";

/**
 * Opens the store in a directory, whose file is `dramatis.db`, with an engine over it. What it has committed is on the disk: the log is
 * synchronised with each commit.
 *
 * @throws StoreError with a sentence that says what to do
 */
export async function openSqlite(directory: string, opening: Opening): Promise<Engine> {
  const { create, readOnly, migrations } = opening;
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
      if (!readOnly) await migrate(database, { ...opening, directory });
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
