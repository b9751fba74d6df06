import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import { StoreError } from "./store.ts";

/**
 * kysely over `node:sqlite`: the one place that knows this driver. One connection, used by one query or transaction at a time, so that
 * transactions of one process never mix; `begin immediate`, so that those of several processes wait for each other instead of failing
 * half way.
 */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite's error as a sentence that says what to do; any other error as it is. */
export function explainSqliteError(error: unknown): unknown {
  const code = typeof error === "object" && error !== null ? (error as { errcode?: unknown }).errcode : undefined;
  if (typeof code !== "number") return error;
  // The low byte is the primary result code (https://sqlite.org/rescode.html).
  const advice = sentences[code & 0xff];
  return advice === undefined ? error : new StoreError(advice, { cause: error });
}

const sentences: Readonly<Record<number, string>> = {
  5: "The store is busy: another program has been writing to it for more than 5 seconds. Try again when it has finished.",
  8: "The store cannot be written. Check who owns its directory and whether the disk is mounted read-only.",
  10: "The disk under the store failed to read or write. Check free space, quotas and the disk, then try again; what was acknowledged before is safe.",
  11: "The store is damaged. Stop every program that uses it, keep a copy of the directory, and go back to a backup.",
  13: "The disk is full. Free some space and try again; what was acknowledged before is safe.",
  14: "The store cannot be opened. Check that its directory exists and that you may read and write there.",
  26: "dramatis.db is not a store of this program. Choose another directory with --store DIR, or move that file away.",
};

const keptStatements = 1_000;

class NodeSqliteDriver implements Driver {
  readonly #connection: NodeSqliteConnection;
  readonly #database: DatabaseSync;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#free = promise;
    await before;
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#connection.run(settings.accessMode === "read only" ? "begin" : "begin immediate");
  }

  async commitTransaction(): Promise<void> {
    this.#connection.run("commit");
  }

  async rollbackTransaction(): Promise<void> {
    // After SQLITE_FULL and its like SQLite has rolled back by itself, and another rollback would hide the first error.
    if (this.#database.isTransaction) this.#connection.run("rollback");
  }

  async destroy(): Promise<void> {
    this.#connection.forget();
    this.#database.close();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw explainSqliteError(error);
    }
  }

  forget(): void {
    this.#statements.clear();
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#prepare(query.sql);
      const parameters = query.parameters as SQLInputValue[];
      if (statement.columns().length > 0) return { rows: statement.all(...parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw explainSqliteError(error);
    }
  }

  // biome-ignore lint/correctness/useYield: kysely asks for this method; the store reads in pages instead.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("streamQuery: the store reads in pages; use limit");
  }

  #prepare(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = this.#database.prepare(sql);
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}
