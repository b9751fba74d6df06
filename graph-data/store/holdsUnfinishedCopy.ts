import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainSqliteError } from "./sqliteDialect.ts";
import { unfinishedMark } from "./unfinishedCopy.ts";

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
