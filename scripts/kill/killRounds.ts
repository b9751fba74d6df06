import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generator } from "../../graph-data/graph/seededRandom.ts";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { Store } from "../../graph-data/store/store.ts";
import { drawArticles } from "../bench/benchArticles.ts";
import { type Ended, startProgram, startReadyServer } from "../check/processes.ts";
import { type Act, type ActName, acts } from "./acts.ts";
import { type Held, holdAgainst, newLedger } from "./ledger.ts";

/** What became of one kill. */
export interface Round {
  readonly act: ActName;
  /** After so many milliseconds it was killed. */
  readonly after: number;
  /** Was it still at work? */
  readonly hit: boolean;
  /** How long the next server took from its start until it was ready. */
  readonly ready: number;
  /** What was lost or half done. */
  readonly faults: readonly string[];
}

export interface KillOptions {
  readonly rounds: number;
  /** The same seed gives the same acts, articles and moments; what the moments hit depends on the machine. */
  readonly seed: number;
  /** A directory of its own. */
  readonly directory: string;
  /** Articles whose sentences are used. */
  readonly articles: readonly ArticleInput[];
  /** Store files of earlier forms: `v1.db.gz` and so on. */
  readonly earlierStores: string;
}

const names = Object.keys(acts) as ActName[];
/** A server runs until it is killed. */
const servingMs = 2_500;

/**
 * Kills real programs at random moments of what they do, one after the other on one store, starts the server again each time, and holds
 * the store against everything that was acknowledged.
 */
export async function* killRounds(options: KillOptions): AsyncGenerator<Round> {
  const random = generator(options.seed);
  const place = join(options.directory, "store");
  const drawn = drawArticles(options.articles, { count: 40 * (options.rounds + 10), seed: options.seed, sentences: 2 })[
    Symbol.iterator
  ]();
  const ledger = newLedger();
  let held: Held = { articles: [], entities: [], holding: [] };
  const usual = new Map<ActName, number>();

  const prepare = async (name: ActName, own: string): Promise<Act> => {
    mkdirSync(own, { recursive: true });
    const nextArticle = (): ArticleInput => {
      const next = drawn.next();
      if (next.done) throw new Error("killRounds: no articles are left");
      return next.value;
    };
    return acts[name]({ place, own, ledger, held, random, nextArticle, earlierStores: options.earlierStores });
  };
  const verify = async (act: Act): Promise<string[]> => {
    if (act.place !== undefined) return (await holdAgainst(act.place, newLedger())).faults;
    const found = await holdAgainst(place, ledger);
    held = found.held;
    return found.faults;
  };

  // Undisturbed once each, so that it is known how long they take.
  for (const name of names.filter((each) => each !== "serve")) {
    const own = join(options.directory, `first-${name}`);
    const act = await prepare(name, own);
    const ended = await startProgram(act.program, act.args, { input: act.input }).ended;
    if (ended.code !== 0) throw new Error(`${act.program} ended with ${ended.code}: ${ended.err}`);
    usual.set(name, ended.milliseconds);
    const faults = [...(await act.after(ended)), ...(await verify(act))];
    if (faults.length > 0) throw new Error(`${name}, undisturbed: ${faults.join("; ")}`);
    rmSync(own, { recursive: true });
  }

  let waiting: ActName[] = [];
  for (let round = 0; round < options.rounds; round++) {
    if (waiting.length === 0) waiting = shuffled(names, random);
    const name = waiting.pop()!;
    const own = join(options.directory, `round-${round}`);
    const act = await prepare(name, own);
    // Loading the program is a fifth at least; a few come just after the end.
    const moment = (0.2 + 0.85 * random()) * (usual.get(name) ?? servingMs);
    const { ended, hit } = await killed(act, { moment, whom: random() < 0.5 ? "alone" : "all" });
    if (!hit) usual.set(name, ended.milliseconds);
    const faults = [...(await act.after(ended))];
    if (!hit && ended.code !== 0) faults.push(`it ended with ${ended.code}: ${ended.err.trim()}`);
    const ready = await startAgain(act.place ?? place);
    faults.push(...(await verify(act)));
    rmSync(own, { recursive: true });
    yield { act: name, after: moment, hit, ready, faults };
  }
}

async function killed(
  act: Act,
  { moment, whom }: { moment: number; whom: "alone" | "all" },
): Promise<{ ended: Ended; hit: boolean }> {
  const running = startProgram(act.program, act.args, { input: act.input });
  const driving = act.drive?.(running);
  const timer = sleep(moment, "late" as const);
  const hit = (await Promise.race([timer, running.ended])) === "late";
  // Also where it has ended: what it started is not to outlive the round.
  running.kill(hit ? whom : "all");
  const ended = await running.ended;
  await driving;
  return { ended, hit };
}

/** Starts the server on a store and lets it work off what is queued; returns how long it took until it was ready. */
async function startAgain(place: string): Promise<number> {
  const { process, milliseconds } = await startReadyServer(place);
  const store = await openStore(place, { create: false });
  const gone = process.ended.then(({ code, err }) => {
    throw new Error(`the server that was started again ended with ${code ?? "a signal"}: ${err.trim()}`);
  });
  await Promise.race([gone, workedOff(store)]);
  gone.catch(() => {}); // from here on it is asked to end
  await store.close();
  process.stop();
  await process.ended;
  return milliseconds;
}

/** Resolves when nothing is queued. */
async function workedOff(store: Store): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const { queued, reading } = await store.countJobs();
    if (queued + reading === 0) return;
    if (performance.now() - begun > 180_000)
      throw new Error(
        `after three minutes the queue is not worked off: ${JSON.stringify(await store.jobs({ limit: 3 }))}`,
      );
    await sleep(50);
  }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
