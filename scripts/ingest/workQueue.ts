import { diffBuilds } from "../../graph-data/graph/diffBuilds.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import type { ArticleId, EntityId } from "../../graph-data/ids.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import type { Build } from "../../graph-data/records/build.ts";
import { refreshGraph } from "../../graph-data/store/refreshGraph.ts";
import type { QueuedJob, Store } from "../../graph-data/store/store.ts";
import { type Content, type IngestWorld, ingestOne } from "./ingestOne.ts";
import { readFileItems } from "./readItems.ts";

export interface QueueWorld extends IngestWorld {
  readonly pid: number;
  readonly alive: (pid: number) => boolean;
  /** Milliseconds that never go back. */
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Waits until something may have been queued; false means that there is nothing to wait for. */
  readonly wait: () => Promise<boolean>;
  readonly stopped: () => boolean;
}

/** How long articles that were read wait for others before the graph is built: whichever comes first. */
const mostJobs = 50;
const longestWait = 3_000;
/** A job that ended its worker so often is not tried again. */
const mostAttempts = 5;

/**
 * Reads what is queued: takes jobs, keeps their articles, builds the graph when the queue is empty or enough has come together, and tells
 * each job what it brought. It may be killed at any moment: a job is done only when the graph has its articles, and is taken again
 * otherwise; adding an article twice changes nothing.
 *
 * @param options.atOnce jobs that are read at the same time
 */
export async function workQueue(world: QueueWorld, options: { atOnce: number }): Promise<void> {
  const { store } = world;
  const reading = new Set<Promise<void>>();
  let done: ReadJob[] = [];
  let oldest = 0;
  let current: Build | undefined;

  const currentBuild = async (): Promise<Build | undefined> => {
    const hash = await store.currentBuildHash();
    if (hash !== current?.hash) current = await store.currentBuild();
    return current;
  };
  const take = async (): Promise<boolean> => {
    if (reading.size >= options.atOnce || world.stopped()) return false;
    // While this process has no job in hand, one that bears its number was taken by an earlier process of the same number.
    const own = reading.size + done.length > 0;
    const alive = (pid: number) => (pid === world.pid ? own : world.alive(pid));
    const job = await store.takeJob({ pid: world.pid, now: world.now(), alive });
    if (job === undefined) return false;
    const before = await currentBuild();
    const work = readJob(job, before, world).then((read) => {
      if (read) {
        if (done.length === 0) oldest = world.clock();
        done.push(read);
      }
      reading.delete(work);
    });
    reading.add(work);
    return true;
  };

  for (;;) {
    while (await take());
    const idle = reading.size === 0;
    if (done.length > 0 && (idle || done.length >= mostJobs || world.clock() - oldest > longestWait)) {
      const finished = done;
      done = [];
      await finish(finished, world);
      continue;
    }
    // One that takes long holds up the others' graph for a few seconds only.
    const due = done.length > 0 ? [world.sleep(Math.max(0, oldest + longestWait - world.clock()) + 1)] : [];
    if (!idle) await Promise.race([...reading, ...due]);
    else if (world.stopped() || !(await world.wait())) return;
  }
}

interface ReadJob {
  readonly job: QueuedJob;
  readonly before: Build | undefined;
  readonly articles: readonly ArticleId[];
  readonly known: boolean;
  readonly reason?: string;
}

/** Reads and keeps a job's articles. A job of which nothing can be read is finished here. */
async function readJob(job: QueuedJob, before: Build | undefined, world: QueueWorld): Promise<ReadJob | undefined> {
  const articles: ArticleId[] = [];
  const reasons: string[] = [];
  let known = true;
  const built = new Set(before?.articles.map((article) => article.id));
  for await (const { line, content } of contentsOf(job)) {
    const outcome = await ingestOne(content, world);
    if (outcome.status === "rejected") reasons.push(`${line === undefined ? "" : `Line ${line}: `}${outcome.reason}`);
    else {
      if (!articles.includes(outcome.article)) articles.push(outcome.article);
      // An article that an attempt before this one kept, and that no graph has yet, is as new as one kept just now.
      if (outcome.status === "read" || (job.attempts > 1 && !built.has(outcome.article))) known = false;
    }
  }
  const reason = summary(reasons);
  if (articles.length > 0) return { job, before, articles, known, ...(reason === undefined ? {} : { reason }) };
  const rejected = reason ?? "There is no article in it. Give a file with at least one sentence.";
  await world.store.finishJob(job.id, { state: "rejected", reason: rejected }, world.now());
  return undefined;
}

async function* contentsOf(job: QueuedJob): AsyncGenerator<{ line?: number; content: Content }> {
  if (job.attempts > mostAttempts)
    yield {
      content: {
        rejected: `Reading it was begun ${mostAttempts} times and never ended. Leave it out, and report this.`,
      },
    };
  else if ("file" in job.content) yield* readFileItems(job.name, job.content.file);
  else yield { content: { article: job.content.article } };
}

const mostReasons = 5;

function summary(reasons: readonly string[]): string | undefined {
  if (reasons.length === 0) return undefined;
  const more = reasons.length - mostReasons;
  return [...reasons.slice(0, mostReasons), ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

async function finish(jobs: readonly ReadJob[], world: QueueWorld): Promise<void> {
  const build = await graphWith(new Set(jobs.flatMap((job) => job.articles)), world.store, world.now);
  const names = new Map(build.entities.map((entity) => [entity.id, entity.name]));
  const nameOf = (id: EntityId) => names.get(id) ?? id;
  for (const { job, before, articles, known, reason } of jobs) {
    const own = new Set(articles);
    const { entities, relations } = diffBuilds(before, build);
    const newEntities = known ? [] : entities.added.filter((entity) => entity.members.some((m) => own.has(m.article)));
    const newRelations = known
      ? []
      : relations.added.filter((r) => !isFallback(r.type) && r.statements.some((s) => own.has(s.article)));
    await world.store.finishJob(
      job.id,
      {
        state: "done",
        known,
        articles,
        build: build.hash,
        newEntities: newEntities.map(({ id, type, name }) => ({ id, type, name })),
        newRelations: newRelations.map((relation) => ({
          id: relation.id,
          sentence: relationSentence(relation, nameOf),
        })),
        ...(reason === undefined ? {} : { reason }),
      },
      world.now(),
    );
  }
}

/** The current build if it has these articles; otherwise the graph is built. */
async function graphWith(articles: ReadonlySet<ArticleId>, store: Store, now: () => string): Promise<Build> {
  const build = await store.currentBuild();
  const built = new Set(build?.articles.map((article) => article.id));
  if (build !== undefined && [...articles].every((article) => built.has(article))) return build;
  return (await refreshGraph(store, { now })).build;
}
