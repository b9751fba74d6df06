import type { Kysely } from "kysely";
import type { ArticleId } from "../ids.ts";
import type { Article } from "../records/article.ts";
import type { Extraction } from "../records/extraction.ts";
import { GraphRows } from "./graphRows.ts";

import { type Reading, toHead, toReading } from "./reading.ts";
import type { NewReading } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The rows of articles and of what was read from them. */
export class ArticleRows {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Keeps an article and what was read from it, without the graph; returns the number of its row, undefined where it was there already. */
  async add(reading: NewReading, now: string): Promise<number | undefined> {
    const { article, extraction, rules } = reading;
    const added = await this.#db
      .insertInto("article")
      .values({
        id: article.id,
        source_id: article.sourceId ?? null,
        title: article.title ?? null,
        published_at: article.publishedAt ?? null,
        outlet: article.outlet ?? null,
        url: article.url ?? null,
        text: article.text,
        added_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("n")
      .executeTakeFirst();
    if (added === undefined) return undefined;
    await this.#db
      .insertInto("extraction")
      .values({ article: article.id, rules, content: JSON.stringify(extraction) })
      .execute();
    return added.n;
  }

  async has(id: ArticleId): Promise<boolean> {
    const found = await this.#db.selectFrom("article").select("n").where("id", "=", id).executeTakeFirst();
    return found !== undefined;
  }

  async find(id: ArticleId): Promise<Article | undefined> {
    const row = await this.#db.selectFrom("article").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : { ...toHead(row), text: row.text };
  }

  async findExtraction(id: ArticleId): Promise<Extraction | undefined> {
    const row = await this.#db.selectFrom("extraction").select("content").where("article", "=", id).executeTakeFirst();
    return row === undefined ? undefined : (JSON.parse(row.content) as Extraction);
  }

  async texts(ids: readonly ArticleId[]): Promise<Map<ArticleId, string>> {
    const rows = await new GraphRows(this.#db).texts(ids);
    return new Map(rows.map(({ id, text }) => [id as ArticleId, text]));
  }

  /** Every article with what was read from it, in id order. */
  async *readings(): AsyncIterable<Reading> {
    const rows = new GraphRows(this.#db);
    for await (const page of rows.articlePages()) {
      const read = await rows.readings(page.map(({ id }) => id));
      yield* read.sort((a, b) => (a.id < b.id ? -1 : 1)).map(toReading);
    }
  }
}
