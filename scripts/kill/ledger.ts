import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDeepStrictEqual } from "node:util";
import { type ArticleId, buildHash, type DecisionId, type EntityId } from "../../graph-data/ids.ts";
import type { Build } from "../../graph-data/records/build.ts";
import { holding } from "../../graph-data/records/decision.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import { graphFromScratch } from "../check/graphFromScratch.ts";

/** What a store has acknowledged, seen from outside. */
export interface Ledger {
  /** Articles that must be there. */
  readonly kept: Set<ArticleId>;
  /** Articles that must not be there. */
  readonly forgotten: Set<ArticleId>;
  /** Decisions that must be in the log, with their content as JSON. */
  readonly decided: Map<DecisionId, string>;
  /** What may have been read from an article: extractions as JSON. */
  readonly readings: Map<ArticleId, readonly string[]>;
}

/** What a store holds, as far as the next round needs it. */
export interface Held {
  readonly articles: readonly ArticleId[];
  readonly entities: readonly EntityId[];
  readonly holding: readonly DecisionId[];
}

export const newLedger = (): Ledger => ({
  kept: new Set(),
  forgotten: new Set(),
  decided: new Map(),
  readings: new Map(),
});

/**
 * Holds a store against what it acknowledged and against itself: nothing acknowledged is missing, every article and reading is whole, and
 * the graph, kept and in rows, is the one that its articles and decisions give when it is made from scratch. What the store holds beyond
 * that is in the ledger afterwards.
 */
export async function holdAgainst(place: string, ledger: Ledger): Promise<{ faults: string[]; held: Held }> {
  const faults = [...damage(place), ...strangers(place)];
  const store = await openStore(place, { create: false });
  try {
    const readings = [];
    for await (const reading of store.readings()) readings.push(reading);
    const there = new Set(readings.map(({ article }) => article.id));
    for (const id of ledger.kept) if (!there.has(id)) faults.push(`article ${id} was acknowledged and is lost`);
    for (const id of ledger.forgotten) if (there.has(id)) faults.push(`article ${id} was forgotten and is back`);
    const articles = await store.countArticles();
    if (articles !== there.size) faults.push(`${articles - there.size} articles are without what was read from them`);
    for (const { article, extraction } of readings) {
      const allowed = ledger.readings.get(article.id);
      if (allowed !== undefined && !allowed.includes(JSON.stringify(extraction)))
        faults.push(`article ${article.id} was read neither as before nor as it should be`);
    }
    const log = await store.decisions();
    const kept = new Map(log.map(({ id, content }) => [id, JSON.stringify(content)]));
    for (const [id, content] of ledger.decided)
      if (kept.get(id) !== content) faults.push(`decision ${id} was acknowledged and is lost`);

    const decided = await graphFromScratch(store, log);
    const build = await store.currentBuild();
    if (build !== undefined || readings.length > 0) faults.push(...compare(build, decided));
    const rows = hashOfRows(place, decided.rules);
    if (rows !== undefined && rows !== decided.hash)
      faults.push(`the rows sum up to ${rows}, made from scratch they are ${decided.hash}`);

    ledger.kept.clear();
    for (const id of there) ledger.kept.add(id);
    for (const id of there) ledger.forgotten.delete(id);
    for (const [id, content] of kept) ledger.decided.set(id, content);
    const held = {
      articles: [...there],
      entities: decided.entities.map(({ id }) => id),
      holding: holding(log).map(({ id }) => id),
    };
    return { faults, held };
  } finally {
    await store.close();
  }
}

/** Where a graph is another than the one made from scratch; places do not count. */
function compare(build: Build | undefined, wanted: Build): string[] {
  if (build === undefined) return ["there is no graph"];
  if (build.hash !== wanted.hash) return [`the graph is ${build.hash}, made from scratch it is ${wanted.hash}`];
  if (!isDeepStrictEqual(withoutPlaces(build), withoutPlaces(wanted)))
    return ["the graph has the right hash and other facts"];
  const placed = build.entities.filter(({ id }) => build.layout[id] === undefined);
  return placed.length === 0 ? [] : [`${placed.length} entities have no place`];
}

const withoutPlaces = ({ layout: _, ...facts }: Build) => facts;

function damage(place: string): string[] {
  const database = new DatabaseSync(join(place, "dramatis.db"), { timeout: 5_000 });
  try {
    const faults: string[] = [];
    const check = database.prepare("pragma quick_check").all();
    if (check.length !== 1 || check[0]?.quick_check !== "ok") faults.push(`quick_check: ${JSON.stringify(check)}`);
    if (database.prepare("pragma foreign_key_check").all().length > 0) faults.push("a foreign key points nowhere");
    // Compares the index of words with the texts (https://sqlite.org/fts5.html#the_integrity_check_command).
    database.exec("insert into article_words (article_words, rank) values ('integrity-check', 1)");
    return faults;
  } catch (error) {
    return [`the file: ${String(error)}`];
  } finally {
    database.close();
  }
}

/** Files beside the store that nobody clears away. */
const strangers = (place: string): string[] =>
  readdirSync(place)
    .filter((name) => !/^dramatis\.(db(-wal|-shm)?|backup-v\d+\.db)$/.test(name))
    .map((name) => `${name} is left over`);

/** The hash of the graph as its rows sum it up. */
function hashOfRows(place: string, rules: string): string | undefined {
  const database = new DatabaseSync(join(place, "dramatis.db"), { readOnly: true, timeout: 5_000 });
  try {
    const facts = database.prepare("select facts from graph_state").get()?.facts;
    return facts instanceof Uint8Array ? buildHash(facts, rules) : undefined;
  } finally {
    database.close();
  }
}
