import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import type { ArticleId, EntityId } from "../../graph-data/ids.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import type { NewFacts, QueuedJob } from "../../graph-data/store/store.ts";
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

/** A job that ended its worker so often is not tried again. */
const mostAttempts = 5;

/**
 * Reads what is queued: takes jobs, keeps their articles and tells each job what it brought. It may be killed at any moment: a job is
 * done only when its articles are in the graph, and is taken again otherwise; adding an article twice changes nothing.
 *
 * @param options.atOnce jobs that are read at the same time
 */
export async function workQueue(world: QueueWorld, options: { atOnce: number }): Promise<void> {
  const reading = new Set<Promise<void>>();
  const take = async (): Promise<boolean> => {
    if (reading.size >= options.atOnce || world.stopped()) return false;
    // While this process has no job in hand, one that bears its number was taken by an earlier process of the same number.
    const own = reading.size > 0;
    const alive = (pid: number) => (pid === world.pid ? own : world.alive(pid));
    const job = await world.store.takeJob({ pid: world.pid, now: world.now(), alive });
    if (job === undefined) return false;
    const work = readJob(job, world).finally(() => reading.delete(work));
    reading.add(work);
    return true;
  };
  for (;;) {
    while (await take());
    if (reading.size > 0) await Promise.race(reading);
    else if (world.stopped() || !(await world.wait())) return;
  }
}

/** Reads and keeps a job's articles, and finishes it. */
async function readJob(job: QueuedJob, world: QueueWorld): Promise<void> {
  const { store } = world;
  const articles: ArticleId[] = [];
  const reasons: string[] = [];
  let known = true;
  for await (const { line, content } of contentsOf(job)) {
    const outcome = await ingestOne(content, world);
    if (outcome.status === "rejected") reasons.push(`${line === undefined ? "" : `Line ${line}: `}${outcome.reason}`);
    else if (!articles.includes(outcome.article)) articles.push(outcome.article);
    if (outcome.status === "read") known = false;
  }
  const reason = summary(reasons);
  if (articles.length === 0) {
    const rejected = reason ?? "There is no article in it. Give a file with at least one sentence.";
    await store.finishJob(job.id, { state: "rejected", reason: rejected }, world.now());
    return;
  }
  const came = await store.cameWith(articles, (await store.findJob(job.id))?.buildBefore);
  // An article that an attempt before this one kept is as new as one kept just now.
  if (job.attempts > 1 && came.articles.length > 0) known = false;
  const build = await store.currentBuildHash();
  await store.finishJob(
    job.id,
    {
      state: "done",
      known,
      articles,
      ...(build === undefined ? {} : { build }),
      newEntities: known ? [] : came.entities,
      newRelations: known ? [] : came.relations.filter(({ type }) => !isFallback(type)).map(toSentence),
      ...(reason === undefined ? {} : { reason }),
    },
    world.now(),
  );
}

function toSentence(relation: NewFacts["relations"][number]): { id: string; sentence: string } {
  const nameOf = (id: EntityId) => (id === relation.source ? relation.sourceName : relation.targetName);
  return { id: relation.id, sentence: relationSentence(relation, nameOf) };
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
