import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { ArticleId } from "../ids.ts";
import type { Engine } from "./engine.ts";
import { sqliteDialect } from "./sqliteDialect.ts";
import type { Tables } from "./tables.ts";

/** The store in one SQLite file, with FTS5 for full text (https://sqlite.org/fts5.html). */
export function sqliteEngine(options: { database: DatabaseSync; location: string; readOnly: boolean }): Engine {
  const { database, location, readOnly } = options;
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  return {
    location,
    db,
    async readAside(ask) {
      const own = new DatabaseSync(join(location, "dramatis.db"), { readOnly: true, timeout: 5_000 });
      const aside = new Kysely<Tables>({ dialect: sqliteDialect(own) });
      try {
        return await ask(aside);
      } finally {
        await aside.destroy();
      }
    },
    // "begin immediate" has done it.
    async holdWriters() {},
    async hasTable(name) {
      const found = await sql`select 1 from sqlite_schema where type = 'table' and name = ${name}`.execute(db);
      return found.rows.length > 0;
    },
    async indexWords(trx, { n, title, text }) {
      await sql`insert into article_words (rowid, title, text) values (${n}, ${title}, ${text})`.execute(trx);
    },
    async forgetWords(trx, { n, title, text }) {
      await sql`insert into article_words (article_words, rowid, title, text) values ('delete', ${n}, ${title}, ${text})`.execute(
        trx,
      );
    },
    async searchArticles(words, limit) {
      // Every word quoted, so that AND, *, ( and their like are words to look for and no commands.
      const query = words
        .normalize("NFC")
        .split(/[\s\0]+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word))
        .slice(0, 32)
        .map((word) => `"${word.replaceAll('"', '""')}"`)
        .join(" ");
      if (query === "") return [];
      const found = await sql<{ id: string }>`
        select article.id as id from article_words join article on article.n = article_words.rowid
        where article_words match ${query} order by article_words.rank, article.id limit ${limit}`.execute(db);
      return found.rows.map((row) => row.id as ArticleId);
    },
    async changeCounter() {
      // data_version counts the writes of others only (https://sqlite.org/pragma.html#pragma_data_version).
      const row = await sql<{
        others: number;
        own: number;
      }>`select data_version as others, total_changes() as own from pragma_data_version`.execute(db);
      return Number(row.rows[0]?.others) + Number(row.rows[0]?.own);
    },
    async close() {
      // Others may be reading: then the log stays for them, and the last one to close takes it away.
      if (!readOnly) await sql`pragma wal_checkpoint(truncate)`.execute(db);
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}
