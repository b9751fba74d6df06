import { createHash } from "node:crypto";
import { type JobId, jobId } from "../../graph-data/ids.ts";
import type { Job, NewJob, Store } from "../../graph-data/store/store.ts";
import { limits } from "../contract.ts";
import { ApiError } from "../problem.ts";

/**
 * Puts articles into the queue. What this server has queued and what still waits or is being read gets no second job; an article that
 * is in the graph already is found out by the worker and changes nothing.
 *
 * @param draw random hex digits, at least 16
 * @returns a function whose promise resolves once the store has committed the jobs: from then on they survive a power cut
 * @throws ApiError not-ready where the queue is full
 */
export function enqueueArticles(store: Store, { now, draw }: { now: () => Date; draw: () => string }) {
  const queued = new Map<string, JobId>();
  let last: Promise<unknown> = Promise.resolve();

  const enqueue = async (articles: readonly Omit<NewJob, "id">[]): Promise<Job[]> => {
    const fresh = new Map<string, NewJob>();
    const answers: (Job | string)[] = [];
    for (const article of articles) {
      const key = contentHash(article);
      const known = queued.get(key);
      const job = known === undefined ? undefined : await store.findJob(known);
      if (job && (job.state === "queued" || job.state === "reading")) answers.push(job);
      else {
        if (!fresh.has(key)) fresh.set(key, { ...article, id: jobId(draw()) });
        answers.push(key);
      }
    }
    if (fresh.size > 0) {
      const waiting = (await store.countJobs()).queued;
      if (waiting + fresh.size > limits.queueLength)
        throw new ApiError(
          "not-ready",
          `${waiting} articles are waiting already and the queue holds ${limits.queueLength}. Try again when some have been read.`,
          { headers: { "Retry-After": "30" } },
        );
      const jobs = await store.enqueue([...fresh.values()], now().toISOString());
      for (const [i, key] of [...fresh.keys()].entries()) {
        const job = jobs[i]!;
        queued.set(key, job.id);
        answers.forEach((answer, at) => {
          if (answer === key) answers[at] = job;
        });
      }
      for (const oldest of queued.keys()) {
        if (queued.size <= limits.queueLength) break;
        queued.delete(oldest);
      }
    }
    return answers as Job[];
  };

  // One after another, so that the same article sent twice at once is one job.
  return (articles: readonly Omit<NewJob, "id">[]): Promise<Job[]> => {
    const turn = last.then(() => enqueue(articles));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function contentHash({ name, content }: Omit<NewJob, "id">): string {
  const hash = createHash("sha256");
  if ("file" in content) hash.update(`file\n${name}\n`).update(content.file);
  else hash.update(`article\n${JSON.stringify(content.article)}`);
  return hash.digest("base64");
}
