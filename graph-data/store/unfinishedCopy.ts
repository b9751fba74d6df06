import { type Kysely, sql } from "kysely";
import type { Engine } from "./engine.ts";
import { StoreError } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Stands in a store while another is copied into it. It is in no migration: whole stores never have it. */
export const unfinishedMark = "unfinished_copy";

/** Makes a store say that it does not hold all of another yet: until this is taken back, opening it is refused. */
export const markingUnfinished = `create table if not exists ${unfinishedMark} (since text)`;

export async function markUnfinished(db: Kysely<Tables>): Promise<void> {
  await sql.raw(markingUnfinished).execute(db);
}

/** Says that a copy is whole. */
export async function markFinished(db: Kysely<Tables>): Promise<void> {
  await sql`drop table ${sql.table(unfinishedMark)}`.execute(db);
}

/** Was a copy into this store cut? */
export const isUnfinished = (engine: Engine): Promise<boolean> => engine.hasTable(unfinishedMark);

/** @throws StoreError where a copy into this store was cut */
export async function refuseUnfinished(engine: Engine): Promise<void> {
  if (await isUnfinished(engine))
    throw new StoreError(
      `${engine.location} holds a part of another store: a backup, restore or move that was cut. Start the same command again, which goes on where it was, or choose another place.`,
    );
}
