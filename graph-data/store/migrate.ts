import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Migration } from "./migrations.ts";
import { StoreError } from "./store.ts";

/** "DRAM" in ASCII: tells a store of this program from any other SQLite file. */
export const applicationId = 0x4452414d;

/**
 * Brings a database to the newest shape: all steps in one transaction. A database that holds something is copied beside itself first
 * (`dramatis.backup-v1.db`), whole or not at all. Other programs wait meanwhile.
 *
 * @param options.whenNew one more statement for a database in which there is nothing yet
 * @throws StoreError where the database was made by a newer version, or its history is not ours
 */
export async function migrate(
  database: DatabaseSync,
  options: { directory: string; migrations: readonly Migration[]; whenNew?: string },
): Promise<void> {
  const { directory, migrations, whenNew } = options;
  const newest = migrations.at(-1)?.version ?? 0;
  checkHistory(database, migrations);
  if (userVersion(database) === newest) return;
  await begin(database);
  try {
    // Read within the transaction: another program may have migrated while we waited.
    const version = userVersion(database);
    if (version > 0 && version < newest) await backUp(directory, version);
    for (const migration of migrations) if (migration.version > version) takeStep(database, migration);
    if (version === 0 && whenNew !== undefined) database.exec(whenNew);
    database.exec("commit");
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw error;
  }
}

/**
 * Compares what a database went through with the steps that we know.
 *
 * @throws StoreError
 */
export function checkHistory(database: DatabaseSync, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const version = userVersion(database);
  if (version > newest)
    throw new StoreError(
      `This store was made by a newer version of Dramatis (its format is ${version}, this version knows ${newest}). Update Dramatis, or choose another directory with --store DIR.`,
    );
  if (version === 0) return;
  const taken = database.prepare("select version, checksum from migration order by version").all();
  for (const row of taken) {
    const known = migrations.find((migration) => migration.version === row.version);
    if (known === undefined || checksum(known) !== row.checksum)
      throw new StoreError(
        `This store was made by a version of Dramatis that was never released (its format ${String(row.version)} differs from ours). Choose another directory with --store DIR and ingest the articles again.`,
      );
  }
}

/** Waits for another program that migrates: copying a large store aside takes longer than a write. */
async function begin(database: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return database.exec("pragma busy_timeout = 0; begin immediate");
    } catch (error) {
      if (attempt === mostAttempts) throw error;
      await new Promise((done) => setTimeout(done, 100));
    } finally {
      database.exec("pragma busy_timeout = 5000");
    }
}

/** Ten minutes. */
const mostAttempts = 6_000;

function takeStep(database: DatabaseSync, migration: Migration): void {
  database.exec("create table if not exists migration (version integer primary key, checksum text not null) strict");
  database.exec(migration.sql);
  database
    .prepare("insert into migration (version, checksum) values (?, ?)")
    .run(migration.version, checksum(migration));
  database.exec(`pragma application_id = ${applicationId}`);
  database.exec(`pragma user_version = ${migration.version}`);
}

/** Over a connection of its own: one that holds a transaction cannot be copied from. */
async function backUp(directory: string, version: number): Promise<void> {
  const path = join(directory, `dramatis.backup-v${version}.db`);
  const unfinished = `${path}.unfinished`;
  for (const left of ["", "-journal", "-wal", "-shm"]) rmSync(`${unfinished}${left}`, { force: true });
  const before = new DatabaseSync(join(directory, "dramatis.db"), { readOnly: true });
  try {
    await backup(before, unfinished);
  } finally {
    before.close();
  }
  renameSync(unfinished, path);
  if (process.platform === "win32") return;
  // The new name is on the disk before the first step is.
  const entry = openSync(dirname(path), "r");
  fsyncSync(entry);
  closeSync(entry);
}

const userVersion = (database: DatabaseSync): number =>
  Number(database.prepare("pragma user_version").get()?.user_version);

const checksum = (migration: Migration): string => createHash("sha256").update(migration.sql).digest("hex");
