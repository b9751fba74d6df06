import { inSlices } from "../graph-data/graph/inSlices.ts";
import { buildHash } from "../graph-data/ids.ts";
import type { Build } from "../graph-data/records/build.ts";
import type { Job, Store } from "../graph-data/store/store.ts";
import { openingSnapshot, type Snapshot } from "./snapshot.ts";

/** Which build is being served, and who wants to know when that or a job changes. */
export interface Serving {
  /** The build to answer from. Take it once for each request: the next one may be another. */
  current(): Snapshot;
  onBuild(listener: (snapshot: Snapshot) => void): () => void;
  onJob(listener: (job: Job) => void): () => void;
  /** Called whenever somebody has written to the store. */
  onChange(listener: () => void): () => void;
  /** Looks at the store now instead of a moment later. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Serves the store's current build and follows it. A new build is read and prepared aside, then takes the place of the old one whole;
 * answers that are under way finish on the one that they began with.
 *
 * @param options.everyMs how often to look whether somebody has written
 * @param options.now the clock, for jobs that changed since
 * @throws whatever the store throws, at the start only; later troubles go to `onTrouble`, and the old build goes on being served
 */
export async function serve(
  store: Store,
  options: {
    version: string;
    room: number;
    everyMs: number;
    now: () => Date;
    onTrouble: (error: unknown) => void;
  },
): Promise<Serving> {
  const { version, room, everyMs, now, onTrouble } = options;
  let edition = await store.currentEdition();
  const open = async (before?: Build): Promise<Snapshot> => {
    const build = (await store.currentBuild({ before, breathe: nextTurn })) ?? nothing;
    return inSlices(openingSnapshot(build, { version, room, arranged: edition?.arranged ?? 0 }), nextTurn);
  };
  const listeners = {
    build: new Set<(snapshot: Snapshot) => void>(),
    job: new Set<(job: Job) => void>(),
    change: new Set<() => void>(),
  };
  let counter = await store.changeCounter();
  let snapshot = await open();
  let stopped = false;

  // A job that changes within the same millisecond as another must not be missed, so some are looked at twice.
  const overlapMs = 2_000;
  let since = now();
  const seen = new Map<string, string>();
  const tellJobs = async (): Promise<void> => {
    const until = now();
    const changed = await store.jobs({ limit: 500, since: new Date(since.getTime() - overlapMs).toISOString() });
    since = until;
    const current = new Map(changed.map((job) => [job.id as string, `${job.state} ${job.changedAt}`]));
    for (const job of changed.reverse())
      if (seen.get(job.id) !== current.get(job.id)) for (const listener of listeners.job) listener(job);
    seen.clear();
    for (const [id, state] of current) seen.set(id, state);
  };

  const lookOnce = async (): Promise<void> => {
    const latest = await store.changeCounter();
    if (latest === counter || stopped) return;
    const latestEdition = await store.currentEdition();
    if (
      latestEdition &&
      (latestEdition.build !== edition?.build ||
        latestEdition.arranged !== edition.arranged ||
        latestEdition.decisions !== edition.decisions)
    ) {
      const samePicture = latestEdition.arranged === edition?.arranged;
      edition = latestEdition;
      snapshot = await open(samePicture ? snapshot.graph.build : undefined);
      for (const listener of listeners.build) listener(snapshot);
    }
    await tellJobs();
    counter = latest;
    for (const listener of listeners.change) listener();
  };

  // One look at a time; who asks during one gets the next.
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    while (looking) await looking;
    looking = lookOnce()
      .catch(onTrouble)
      .finally(() => {
        looking = undefined;
      });
    await looking;
  };
  const timer = setInterval(() => void (looking ?? look()), everyMs);
  timer.unref();

  const subscribe =
    <Listener>(to: Set<Listener>) =>
    (listener: Listener): (() => void) => {
      to.add(listener);
      return () => to.delete(listener);
    };
  return {
    current: () => snapshot,
    onBuild: subscribe(listeners.build),
    onJob: subscribe(listeners.job),
    onChange: subscribe(listeners.change),
    look,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

/** Lets whatever waits be done first. */
const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** What a store without articles has. */
const nothing: Build = {
  hash: buildHash(new Uint8Array(), "none"),
  rules: "none",
  articles: [],
  entities: [],
  relations: [],
  layout: {},
  decisions: "none",
  idle: [],
};
