import { type Kysely, sql, type Transaction } from "kysely";
import type { Engine } from "./engine.ts";
import { StoreError } from "./store.ts";
import type { Tables } from "./tables.ts";

/** What a copy has done so far. */
export interface CopyProgress {
  /** Rows that the other store has of this one. */
  readonly rows: number;
  readonly total: number;
}

type Table = keyof Tables;

/** What came in and never changes, or changes row by row: copied in steps, so that a copy that was cut goes on where it was. */
const kept: readonly Table[] = ["article", "extraction", "decision", "job", "retired"];
/** The graph, which must be of one moment: copied as one step. */
const graph: readonly Table[] = [
  "build",
  "profile",
  "member",
  "hint",
  "likeness",
  "entity",
  "place",
  "relation",
  "statement",
  "article_fact",
  "graph_state",
  "change",
];

const keys: Readonly<Record<string, readonly string[]>> = {
  article: ["n"],
  extraction: ["article"],
  decision: ["n"],
  job: ["n"],
  build: ["n"],
  profile: ["block", "id"],
  member: ["article", "local"],
  hint: ["article", "block", "profile"],
  likeness: ["block", "one", "other"],
  place: ["entity"],
  article_fact: ["article"],
  change: ["build", "kind", "id"],
};
const keyOf = (table: Table): readonly string[] => keys[table] ?? ["id"];

const rowsAtOnce = 200;

/**
 * Copies everything from one store into another, row by row, whatever their engines: articles, what was read from them, decisions, the
 * queue, and the graph with its positions. What is written to the source meanwhile is not in the copy. A copy that was cut is taken up
 * again by calling this once more.
 *
 * @throws StoreError where the other store has articles that this one has not
 */
export async function copyStore(
  from: Engine,
  to: Engine,
  told: (progress: CopyProgress) => Promise<void> | void = () => {},
): Promise<void> {
  // One moment of the source for all tables.
  await from.db
    .transaction()
    .setAccessMode("read only")
    .setIsolationLevel("repeatable read")
    .execute(async (source) => {
      await refuseOthers(source, to);
      let total = 0;
      for (const table of [...kept, ...graph]) total += await countRows(source, table);
      let rows = 0;
      const tell = async (more: number): Promise<void> => {
        rows += more;
        await told({ rows, total });
      };
      for (const table of kept)
        for await (const page of pages(source, table)) {
          await write(to, (trx) => insert(trx, to, table, page));
          await tell(page.length);
        }
      await write(to, async (trx) => {
        for (const table of graph) await trx.deleteFrom(table).execute();
        for (const table of graph)
          for await (const page of pages(source, table)) {
            await insert(trx, to, table, page);
            await tell(page.length);
          }
        await to.countOn?.(trx);
      });
    });
}

const write = <T>(to: Engine, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  to.db.transaction().execute(async (trx) => {
    await to.holdWriters(trx);
    return work(trx);
  });

async function refuseOthers(source: Kysely<Tables>, to: Engine): Promise<void> {
  for await (const page of pages(to.db, "article")) {
    const ids = page.map((row) => String(row.id));
    const here = await source.selectFrom("article").select("id").where("id", "in", ids).execute();
    if (here.length < ids.length)
      throw new StoreError(`${to.location} holds other articles already. Choose an empty place.`);
  }
}

async function countRows(db: Kysely<Tables>, table: Table): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

type Row = Readonly<Record<string, unknown>>;

/** All rows of a table in the order of its key, a page at a time. */
async function* pages(db: Kysely<Tables>, table: Table): AsyncGenerator<Row[]> {
  const key = keyOf(table);
  const columns = sql.join(key.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const after = last === undefined ? sql`` : sql`where (${columns}) > (${sql.join(key.map((name) => last![name]))})`;
    const { rows } =
      await sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${rowsAtOnce}`.execute(db);
    if (rows.length === 0) return;
    // A column of one engine only: the other makes its own.
    yield rows.map(({ words: _, ...row }) => row);
    last = rows.at(-1);
  }
}

/** Puts rows in, over those with the same key. */
async function insert(trx: Transaction<Tables>, to: Engine, table: Table, rows: readonly Row[]): Promise<void> {
  let news: readonly Row[] = rows;
  if (table === "article") {
    const ids = rows.map((row) => String(row.id));
    const there = await trx.selectFrom("article").select("id").where("id", "in", ids).execute();
    const known = new Set(there.map(({ id }) => id));
    news = rows.filter((row) => !known.has(String(row.id)));
  }
  if (news.length === 0) return;
  const key = keyOf(table);
  const others = Object.keys(news[0]!).filter((name) => !key.includes(name));
  await trx
    .insertInto(table)
    .values(news as never)
    .onConflict((conflict) =>
      others.length === 0
        ? conflict.columns(key as never).doNothing()
        : conflict
            .columns(key as never)
            .doUpdateSet(Object.fromEntries(others.map((name) => [name, sql.ref(`excluded.${name}`)])) as never),
    )
    .execute();
  if (table !== "article") return;
  for (const { n, title, text } of news as readonly { n: number; title: string | null; text: string }[])
    await to.indexWords(trx, { n, title, text });
}
