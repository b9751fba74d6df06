import type { Kysely, Transaction } from "kysely";
import type { ArticleId } from "../ids.ts";
import type { Migration } from "./migrations.ts";
import type { Tables } from "./tables.ts";

/**
 * What differs from one database engine to the next; every other query is written once. Full text is the only thing that is asked in an
 * engine's own words.
 */
export interface Engine {
  /** Where it is, in words for people: a directory, or a URL without a password. */
  readonly location: string;
  readonly db: Kysely<Tables>;
  /** Asks over a connection of its own, so that short questions need not wait for the end of a long one. */
  readAside<Result>(ask: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  /** Called first in every transaction that writes: from here on other writers wait, so that none fails half way. */
  holdWriters(trx: Transaction<Tables>): Promise<void>;
  /** Is there a table of this name? */
  hasTable(name: string): Promise<boolean>;
  /** Makes an article's words findable. */
  indexWords(trx: Transaction<Tables>, article: IndexedArticle): Promise<void>;
  /** Takes them away again; called while the article is still there. */
  forgetWords(trx: Transaction<Tables>, article: IndexedArticle): Promise<void>;
  /** Articles in which all words occur, best first. Words are matched literally, whatever characters they hold. */
  searchArticles(words: string, limit: number): Promise<ArticleId[]>;
  /** A number that changes whenever anybody has written. */
  changeCounter(): Promise<number>;
  /** After rows with their numbers were put in: counting goes on after the highest. Absent where that needs nothing. */
  countOn?(trx: Transaction<Tables>): Promise<void>;
  close(): Promise<void>;
}

/** How an engine is opened. */
export interface Opening {
  /** False refuses a place without a store. */
  readonly create: boolean;
  /** Nothing is written or migrated. */
  readonly readOnly: boolean;
  readonly migrations: readonly Migration[];
  /** One more statement for a place in which there is nothing yet. */
  readonly whenNew?: string;
}

interface IndexedArticle {
  /** The number of its row. */
  readonly n: number;
  readonly title: string | null;
  readonly text: string;
}
