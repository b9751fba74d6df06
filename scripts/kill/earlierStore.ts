import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { toArticle } from "../../graph-data/records/article.ts";
import { migrations } from "../../graph-data/store/migrations.ts";

/** What a store of an earlier form holds. */
export interface Earlier {
  readonly version: number;
  readonly schema: unknown;
  readonly rows: unknown;
}

/** Articles are put in again so often, with another text, so that migrating takes a while. */
const timesMore = 8;

/**
 * Puts a store of an earlier form into a directory.
 *
 * @param options.earlierStores a directory with `v1.db.gz` and so on
 */
export function putEarlierStore(place: string, options: { earlierStores: string; random: () => number }): Earlier {
  const versions = readdirSync(options.earlierStores)
    .flatMap((name) => /^v(\d+)\.db\.gz$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((version) => version < migrations.length);
  const version = versions[Math.floor(options.random() * versions.length)];
  if (version === undefined) throw new Error(`${options.earlierStores} holds no store of an earlier form`);
  const path = join(place, "dramatis.db");
  writeFileSync(path, gunzipSync(readFileSync(join(options.earlierStores, `v${version}.db.gz`))));
  // From the third form on the graph is in rows, which would know nothing of further articles.
  if (version < 3) enlarge(path);
  return look(path);
}

/** Says where a store of which migrating was cut is neither as it was nor whole. */
export function checkEarlierStore(place: string, before: Earlier): string[] {
  const now = look(join(place, "dramatis.db"));
  if (now.version === before.version)
    return isDeepStrictEqual(now, before) ? [] : ["a store of an earlier form is not as it was"];
  if (now.version !== migrations.length) return [`a store stands between two forms, at ${now.version}`];
  if (!isDeepStrictEqual(now.rows, before.rows)) return ["a migrated store has other articles than before"];
  const copy = join(place, `dramatis.backup-v${before.version}.db`);
  if (!existsSync(copy)) return ["a migrated store has no backup"];
  return isDeepStrictEqual(look(copy), before) ? [] : ["the backup of a migrated store is not what it was"];
}

function look(path: string): Earlier {
  // For writing, so that closing it clears away what a log leaves.
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    return {
      version: Number(database.prepare("pragma user_version").get()?.user_version),
      schema: database.prepare("select type, name, sql from sqlite_schema order by name").all(),
      rows: ["article", "extraction"].map((table) => database.prepare(`select * from ${table} order by 1`).all()),
    };
  } finally {
    database.close();
  }
}

function enlarge(path: string): void {
  const database = new DatabaseSync(path);
  const articles = database
    .prepare("select id, text, rules, content from article join extraction on extraction.article = article.id")
    .all();
  const putArticle = database.prepare(
    "insert into article (id, text, added_at) values (?, ?, '2021-01-01') returning n",
  );
  const putReading = database.prepare("insert into extraction (article, rules, content) values (?, ?, ?)");
  const putWords = database.prepare("insert into article_words (rowid, title, text) values (?, null, ?)");
  database.exec("begin");
  for (let time = 0; time < timesMore; time++)
    for (const { id, text, rules, content } of articles) {
      const article = toArticle({ text: `${String(text)} Print ${time}.` });
      const row = putArticle.get(article.id, article.text);
      putReading.run(article.id, String(rules), String(content).replaceAll(String(id), article.id));
      putWords.run(Number(row?.n), article.text);
    }
  database.exec("commit");
  database.close();
}
