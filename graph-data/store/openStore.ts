import { resolve } from "node:path";
import type { Engine, Opening } from "./engine.ts";
import { type Migration, migrations as ourMigrations } from "./migrations.ts";
import { openSqlite } from "./openSqlite.ts";
import { isPostgresUrl } from "./postgresUrl.ts";
import { SqlStore } from "./sqlStore.ts";
import { markingUnfinished, refuseUnfinished } from "./unfinishedCopy.ts";

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
  const opening = { create, readOnly, migrations, ...(forCopy ? { whenNew: markingUnfinished } : {}) };
  const engine = isPostgresUrl(location)
    ? await openPostgresLate(location, opening)
    : await openSqlite(resolve(location), opening);
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

/** Its driver is loaded only where it is needed. */
async function openPostgresLate(url: string, opening: Opening): Promise<Engine> {
  const { openPostgres } = await import("./postgresEngine.ts");
  return openPostgres(url, opening);
}
