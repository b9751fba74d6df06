import { type Kysely, sql } from "kysely";
import type { Row, Tables } from "./tables.ts";

/** The columns that tell the rows of each table apart. */
export const tableKeys: { readonly [Table in keyof Tables]: readonly (keyof Row<Table> & string)[] } = {
  article: ["n"],
  extraction: ["article"],
  decision: ["n"],
  job: ["n"],
  build: ["n"],
  build_part: ["build", "part", "position"],
  profile: ["block", "id"],
  member: ["article", "local"],
  hint: ["article", "block", "profile"],
  likeness: ["block", "one", "other", "reason", "likeness"],
  entity: ["id"],
  place: ["entity"],
  relation: ["id"],
  statement: ["article", "id"],
  effect: ["decision", "article"],
  sketch: ["article"],
  sketch_key: ["key", "article"],
  article_fact: ["article"],
  graph_state: ["id"],
  change: ["build", "kind", "id"],
  retired: ["id"],
};

/** Every table; those that others point to come first. */
export const tableNames = Object.keys(tableKeys) as (keyof Tables)[];

/**
 * All rows of a table, in the order of columns that tell them apart, a page at a time so that memory stays bounded.
 *
 * @param options.columns which columns are read; absent all of them
 * @param options.by the order, where it is not that of the table's key
 */
export async function* tablePages<Table extends keyof Tables, Column extends keyof Row<Table> & string>(
  db: Kysely<Tables>,
  table: Table,
  options: {
    readonly rowsAtOnce: number;
    readonly columns?: readonly Column[];
    readonly by?: readonly (keyof Row<Table> & string)[];
  },
): AsyncGenerator<Pick<Row<Table>, Column>[]> {
  const { rowsAtOnce, by = tableKeys[table] } = options;
  const list = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  const columns = options.columns === undefined ? sql`*` : list(options.columns);
  const order = list(by);
  for (let after = sql``; ; ) {
    const { rows } = await sql<Row<Table>>`
      select ${columns} from ${sql.table(table)} ${after} order by ${order} limit ${rowsAtOnce}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    const bound = by.map((name) => last[name]);
    after = sql`where (${order}) > (${sql.join(bound)})`;
  }
}
