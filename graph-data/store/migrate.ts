import { createHash } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backup, type DatabaseSync } from "node:sqlite";
import type { Migration } from "./migrations.ts";
import { StoreError } from "./store.ts";

/** "DRAM" in ASCII: tells a store of this program from any other SQLite file. */
export const applicationId = 0x4452414d;

/**
 * Brings a database to the newest shape, one transaction a step. A database that holds something is copied beside itself first
 * (`dramatis.backup-v1.db`), whole or not at all.
 *
 * @throws StoreError where the database was made by a newer version, or its history is not ours
 */
export async function migrate(
  database: DatabaseSync,
  options: { directory: string; migrations: readonly Migration[] },
): Promise<void> {
  const { directory, migrations } = options;
  const newest = migrations.at(-1)?.version ?? 0;
  checkHistory(database, migrations);
  const version = userVersion(database);
  if (version === newest) return;
  if (version > 0) await backUp(database, join(directory, `dramatis.backup-v${version}.db`));
  for (const migration of migrations) takeStep(database, migration);
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

function takeStep(database: DatabaseSync, migration: Migration): void {
  database.exec("begin immediate");
  try {
    // Read within the transaction: another process may have taken this step while we waited.
    if (userVersion(database) < migration.version) {
      database.exec(
        "create table if not exists migration (version integer primary key, checksum text not null) strict",
      );
      database.exec(migration.sql);
      database
        .prepare("insert into migration (version, checksum) values (?, ?)")
        .run(migration.version, checksum(migration));
      database.exec(`pragma application_id = ${applicationId}`);
      database.exec(`pragma user_version = ${migration.version}`);
    }
    database.exec("commit");
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw error;
  }
}

async function backUp(database: DatabaseSync, path: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  if (existsSync(unfinished)) rmSync(unfinished);
  await backup(database, unfinished);
  renameSync(unfinished, path);
}

const userVersion = (database: DatabaseSync): number =>
  Number(database.prepare("pragma user_version").get()?.user_version);

const checksum = (migration: Migration): string => createHash("sha256").update(migration.sql).digest("hex");
