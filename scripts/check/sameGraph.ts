import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generator } from "../../graph-data/graph/seededRandom.ts";
import { decisionId, jobId } from "../../graph-data/ids.ts";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import type { Decision } from "../../graph-data/records/decision.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { Store } from "../../graph-data/store/store.ts";
import { rulesVersion } from "../extract/rulesVersion.ts";
import { ingestOne } from "../ingest/ingestOne.ts";
import { openReadingPool } from "../pool/readingPool.ts";
import { graphFromScratch } from "./graphFromScratch.ts";
import { type Ended, startProgram } from "./processes.ts";

/** A way to come to a graph, and the graph that it came to. */
export interface Way {
  /** In words for people. */
  readonly way: string;
  readonly hash: string | undefined;
  /** What it must equal. */
  readonly wanted: string | undefined;
  readonly milliseconds: number;
}

export interface SameGraphOptions {
  /** Five or more, the last of which are forgotten again in one way. */
  readonly articles: readonly ArticleInput[];
  readonly seed: number;
  /** A directory of its own. */
  readonly directory: string;
  /** The URL of a new, empty PostgreSQL database. */
  readonly newDatabase: () => Promise<string>;
}

/**
 * Makes the graph of the same articles in every way in which it must be the same, by the commands that people use: in other orders, by
 * other numbers of processes, one by one, with others that are forgotten again, in another engine, killed and resumed, in other locales
 * and time zones, read again, backed up and carried over; and the same with decisions.
 */
export async function* sameGraph(options: SameGraphOptions): AsyncGenerator<Way> {
  const { articles, directory, newDatabase } = options;
  const random = generator(options.seed);
  const [asTheyCome, backwards] = [[...articles], articles.toReversed()];
  let count = 0;
  const newPlace = (): string => join(directory, `store-${++count}`);
  let wanted: string | undefined;
  const tell = async (way: string, make: () => Promise<string | undefined>): Promise<Way> => {
    const begun = performance.now();
    const hash = await make();
    wanted ??= hash;
    return { way, hash, wanted, milliseconds: performance.now() - begun };
  };

  const first = newPlace();
  yield tell("all at once, by one process", () => ingest(first, asTheyCome));
  yield tell("from scratch, in memory", () => look(first, async (store) => (await graphFromScratch(store, [])).hash));
  yield tell("backwards", () => ingest(newPlace(), backwards));
  for (const n of [1, 2])
    yield tell(`shuffled, order ${n}`, () => ingest(newPlace(), shuffled(articles, random), { workers: 2 }));
  for (const workers of [2, 4])
    yield tell(`by ${workers} reading processes`, () => ingest(newPlace(), asTheyCome, { workers }));
  for (const workers of [1, 2, 4])
    yield tell(`from the queue, by ${workers} ${workers === 1 ? "worker" : "workers"}`, () =>
      queue(newPlace(), shuffled(articles, random), { workers, random }),
    );
  yield tell("one by one", () => oneByOne(newPlace(), shuffled(articles, random)));
  yield tell("with others that were forgotten again", () => addAndForget(newPlace(), asTheyCome));
  yield tell("killed and resumed", () => killAndResume(newPlace(), shuffled(articles, random), random));
  for (const { LC_ALL, TZ } of elsewhere)
    yield tell(`in the locale ${LC_ALL}, time zone ${TZ}`, () =>
      ingest(newPlace(), shuffled(articles, random), { env: { LC_ALL, LANG: LC_ALL, LANGUAGE: LC_ALL, TZ } }),
    );
  yield tell("read again with npm run rebuild", () => rebuild(first));
  yield tell("backed up and restored", async () => {
    const [backup, back] = [newPlace(), newPlace()];
    await run("scripts/backup.ts", [backup, "--store", first]);
    await run("scripts/restore.ts", [backup, "--store", back]);
    return rebuild(back);
  });
  const url = await newDatabase();
  yield tell("in PostgreSQL", () => ingest(url, shuffled(articles, random), { workers: 2 }));
  yield tell("in PostgreSQL, read again", () => rebuild(url));
  yield tell("carried over into PostgreSQL, and read again there", async () => {
    const there = await newDatabase();
    await run("scripts/move.ts", ["--store", first, "--to", there]);
    return rebuild(there);
  });
  yield tell("carried over from PostgreSQL, and read again here", async () => {
    const here = newPlace();
    await run("scripts/move.ts", ["--store", url, "--to", here]);
    return rebuild(here);
  });

  wanted = undefined;
  const half = Math.floor(articles.length / 2);
  const log = await look(first, (store) => decisionsOn(store, random));
  const decided = newPlace();
  yield tell("decided when all articles were there", async () => {
    await ingest(decided, asTheyCome);
    return decide(decided, log);
  });
  yield tell("decided from scratch, in memory", () =>
    look(decided, async (store) => (await graphFromScratch(store, log)).hash),
  );
  yield tell("decided before half of the articles came", async () => {
    const place = newPlace();
    await ingest(place, backwards.slice(0, half));
    await decide(place, log);
    return ingest(place, shuffled(articles, random));
  });
  yield tell("decided, and read again", () => rebuild(decided));
  yield tell("decided in PostgreSQL", async () => {
    const place = await newDatabase();
    await ingest(place, shuffled(articles, random));
    return decide(place, log);
  });
}

const elsewhere = [
  { LC_ALL: "C", TZ: "UTC" },
  { LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kolkata" },
  { LC_ALL: "sv_SE.UTF-8", TZ: "America/St_Johns" },
] as const;

async function ingest(
  place: string,
  articles: readonly ArticleInput[],
  { workers = 1, env = {} }: { workers?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<string | undefined> {
  await run("scripts/ingest.ts", ["--store", place, "--workers", String(workers), "-"], {
    input: toLines(articles),
    env,
  });
  return hashOf(place);
}

/** All are queued, then read by several commands at the same time. */
async function queue(
  place: string,
  articles: readonly ArticleInput[],
  { workers, random }: { workers: number; random: () => number },
): Promise<string | undefined> {
  const store = await openStore(place);
  await store.enqueue(
    articles.map((article, n) => ({ id: jobId(hexDigits(random)), name: `article ${n}`, content: { article } })),
    aMoment,
  );
  await store.close();
  const all = Array.from({ length: workers }, () => run("scripts/worker.ts", ["--store", place, "--workers", "1"]));
  await Promise.all(all);
  return hashOf(place);
}

/** Each in a transaction of its own. */
async function oneByOne(place: string, articles: readonly ArticleInput[]): Promise<string | undefined> {
  const store = await openStore(place);
  const pool = openReadingPool({ workers: 1 });
  try {
    for (const article of articles)
      await ingestOne({ article }, { store, pool, rules: rulesVersion, now: () => aMoment });
  } finally {
    await pool.close();
    await store.close();
  }
  return hashOf(place);
}

/** Others come first and last and between, made of the same sentences, and go again. */
async function addAndForget(place: string, articles: readonly ArticleInput[]): Promise<string | undefined> {
  const others = articles.map(({ text }, n) => ({
    text: `${text.slice(text.length >> 1)} ${articles.at(n - 1)!.text}`,
  }));
  const half = articles.length >> 1;
  await ingest(place, [...others.slice(0, half), ...articles, ...others.slice(half)], { workers: 2 });
  const ids: string[] = [];
  await look(place, async (store) => {
    const wanted = new Set(articles.map(({ id }) => id));
    for await (const { article } of store.readings()) if (!wanted.has(article.sourceId)) ids.push(article.id);
  });
  await run("scripts/forget.ts", ["--store", place, ...ids]);
  return hashOf(place);
}

/** Killed a few times at random moments, then run to its end. */
async function killAndResume(
  place: string,
  articles: readonly ArticleInput[],
  random: () => number,
): Promise<string | undefined> {
  for (let time = 0; time < 4; time++) {
    const running = startProgram("scripts/ingest.ts", ["--store", place, "--workers", "1", "--json", "-"], {
      input: toLines(articles),
    });
    for await (const _ of running.lines) break;
    await sleep(random() * 400);
    running.kill("all");
    await running.ended;
  }
  return ingest(place, articles);
}

async function rebuild(place: string): Promise<string | undefined> {
  await run("scripts/rebuild.ts", ["--store", place]);
  return hashOf(place);
}

async function decide(place: string, log: readonly Decision[]): Promise<string | undefined> {
  await run("scripts/decide.ts", ["import", "-", "--store", place], {
    input: log.map((line) => JSON.stringify(line)).join("\n"),
  });
  return hashOf(place);
}

/** A few decisions of each kind that changes who is who, on entities that most articles name. */
async function decisionsOn(store: Store, random: () => number): Promise<Decision[]> {
  const entities = [...((await store.currentBuild())?.entities ?? [])]
    .sort((a, b) => b.articleCount - a.articleCount || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const [a, b, c, d, e] = entities;
  if (!a || !b || !c || !d || !e) throw new Error("sameGraph: these articles name fewer than five entities");
  const contents: Decision["content"][] = [
    { kind: "same", entities: [a, b] },
    { kind: "rename", entity: c, name: "Another Name" },
    { kind: "retype", entity: d, type: "MediaOutlet" },
    { kind: "reject", what: "entity", entity: e },
    { kind: "note", about: a, text: "Look into this." },
  ];
  return contents.map((content) => ({ id: decisionId(hexDigits(random)), at: aMoment, author: "A reader", content }));
}

async function run(
  program: string,
  args: readonly string[],
  more: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const ended = await startProgram(program, args, more).ended;
  if (ended.code !== 0) throw new Error(`${program} ended with ${ended.code ?? "a signal"}: ${ended.err || ended.out}`);
  return ended;
}

async function look<Result>(place: string, at: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(place, { create: false });
  try {
    return await at(store);
  } finally {
    await store.close();
  }
}

const hashOf = (place: string): Promise<string | undefined> => look(place, (store) => store.currentBuildHash());

const toLines = (articles: readonly ArticleInput[]): string =>
  articles.map((article) => JSON.stringify(article)).join("\n");

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

const hexDigits = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");

const aMoment = "2026-01-01T00:00:00.000Z";
