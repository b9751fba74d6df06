import type { Kysely, Transaction } from "kysely";
import { countRows } from "./countRows.ts";
import type { Engine } from "./engine.ts";
import { putRows } from "./putRows.ts";
import { StoreError } from "./store.ts";
import { sumOfRows } from "./sumOfRows.ts";
import { tableNames, tablePages } from "./tablePages.ts";
import type { Row, Tables } from "./tables.ts";
import { isUnfinished, markFinished, markUnfinished } from "./unfinishedCopy.ts";

/** What a copy has done so far. */
export interface CopyProgress {
  /** Rows that the other store has of this one. */
  readonly rows: number;
  readonly total: number;
}

type Table = keyof Tables;

/** What came in besides articles: copied in steps as they are, so that a copy that was cut goes on where it was. */
const besides = ["extraction", "decision", "job"] as const;
/** The graph, which must be of one moment: all other tables, copied as one step. */
const graph = tableNames.filter((table) => table !== "article" && besides.every((other) => other !== table));

const rowsAtOnce = 200;

/**
 * Copies everything from one store into another, row by row, whatever their engines: articles, what was read from them, decisions, the
 * queue, and the graph with its positions. What is written to the source meanwhile is not in the copy. A copy that was cut is marked as
 * such, and is taken up again by calling this once more.
 *
 * @throws StoreError where the other store has something that this one has not, or what arrived is not the same graph
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
      const goesOn = await isUnfinished(to);
      for (const table of ["article", "decision", "job"] as const)
        await (goesOn ? dropOthers : refuseOthers)(source, to, table);
      if (!goesOn) await write(to, markUnfinished);
      const counts = new Map<Table, number>();
      for (const table of tableNames) counts.set(table, await countRows(source, table));
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      let rows = 0;
      const tell = async (more: number): Promise<void> => {
        rows += more;
        await told({ rows, total });
      };
      for await (const page of tablePages(source, "article", { rowsAtOnce })) {
        await write(to, (trx) => putArticles(trx, to, page));
        await tell(page.length);
      }
      for (const table of besides)
        for await (const page of tablePages(source, table, { rowsAtOnce })) {
          await write(to, (trx) => putRows(trx, table, page));
          await tell(page.length);
        }
      await write(to, async (trx) => {
        for (const table of graph.toReversed()) await trx.deleteFrom(table).execute();
        for (const table of graph)
          for await (const page of tablePages(source, table, { rowsAtOnce })) {
            await putRows(trx, table, page);
            await tell(page.length);
          }
        await to.countOn?.(trx);
        for (const [table, count] of counts) {
          const arrived = await countRows(trx, table);
          if (arrived !== count)
            throw new StoreError(
              `${to.location} has ${arrived} rows of ${table}, not ${count}: something else writes there. Start it again when nothing does.`,
            );
        }
        await checkSum(trx, to);
        await markFinished(trx);
      });
    });
}

/** Do the rows that arrived sum up to the hash that came with them? */
async function checkSum(trx: Transaction<Tables>, to: Engine): Promise<void> {
  const state = await trx.selectFrom("graph_state").select("facts").executeTakeFirst();
  if (state !== undefined && Buffer.compare(state.facts, await sumOfRows(trx)) !== 0)
    throw new StoreError(
      `What arrived in ${to.location} is not the graph that it says it is. Make the graph anew with npm run rebuild, and start again.`,
    );
}

const write = <T>(to: Engine, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  to.db.transaction().execute(async (trx) => {
    await to.holdWriters(trx);
    return work(trx);
  });

type Numbered = "article" | "decision" | "job";

/** Rows of the other store that are not the source's. */
async function* othersIn(source: Kysely<Tables>, to: Engine, table: Numbered): AsyncGenerator<number[]> {
  for await (const page of tablePages(to.db, table, { rowsAtOnce, columns: ["n", "id"] })) {
    const here = new Map<number, string>();
    const numbers = page.map(({ n }) => n);
    for (const { n, id } of await source.selectFrom(table).select(["n", "id"]).where("n", "in", numbers).execute())
      here.set(n, id);
    const others = page.filter(({ n, id }) => here.get(n) !== id).map(({ n }) => n);
    if (others.length > 0) yield others;
  }
}

async function refuseOthers(source: Kysely<Tables>, to: Engine, table: Numbered): Promise<void> {
  const names = { article: "articles", decision: "decisions", job: "jobs" };
  for await (const _ of othersIn(source, to, table))
    throw new StoreError(`${to.location} holds other ${names[table]} already. Choose an empty place.`);
}

/** What a copy that was cut brought, and the source has no longer. */
async function dropOthers(source: Kysely<Tables>, to: Engine, table: Numbered): Promise<void> {
  for await (const others of othersIn(source, to, table))
    await write(to, async (trx) => {
      if (table === "article")
        for (const row of await trx.selectFrom("article").selectAll().where("n", "in", others).execute()) {
          await to.forgetWords(trx, row);
          await trx.deleteFrom("extraction").where("article", "=", row.id).execute();
        }
      await trx.deleteFrom(table).where("n", "in", others).execute();
    });
}

/** Texts are large and never change: those that are there already stay. */
async function putArticles(trx: Transaction<Tables>, to: Engine, rows: readonly Row<"article">[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const there = await trx.selectFrom("article").select("id").where("id", "in", ids).execute();
  const known = new Set(there.map(({ id }) => id));
  const news = rows.filter(({ id }) => !known.has(id));
  await putRows(trx, "article", news);
  for (const { n, title, text } of news) await to.indexWords(trx, { n, title, text });
}
