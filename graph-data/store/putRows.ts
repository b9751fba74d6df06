import { type Insertable, type Kysely, sql } from "kysely";
import { inParts } from "./inParts.ts";
import { tableKeys } from "./tablePages.ts";
import type { Tables } from "./tables.ts";

/**
 * Puts rows into a table, over those with the same key.
 *
 * @param options.stay columns that a row which is there keeps as they are
 */
export async function putRows<Table extends keyof Tables>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
  options: { readonly stay?: readonly (keyof Tables[Table])[] } = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  // "words" is a column of one engine only, where a row is copied from it: the other makes its own.
  const columns = Object.keys(first).filter((name) => name !== "words");
  const fixed = new Set<PropertyKey>([...tableKeys[table], ...(options.stay ?? [])]);
  const changed = columns.filter((name) => !fixed.has(name));
  const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  const change =
    changed.length === 0
      ? sql`nothing`
      : sql`update set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}`;
  await inParts(rows, async (part) => {
    const values = part.map((row) => {
      const byName = new Map<string, unknown>(Object.entries(row));
      return sql`(${sql.join(columns.map((name) => byName.get(name)))})`;
    });
    await sql`
      insert into ${sql.table(table)} (${list(columns)}) values ${sql.join(values)}
      on conflict (${list(tableKeys[table])}) do ${change}`.execute(db);
    return [];
  });
}
