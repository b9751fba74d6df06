import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** How many rows a table has. */
export async function countRows(db: Kysely<Tables>, table: keyof Tables): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
