import type { Response } from "express";
import { z } from "zod";
import { isArticleId } from "../../graph-data/ids.ts";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import type { Job, Store } from "../../graph-data/store/store.ts";
import { acceptedJobs, articlesInput, forgotten, job, limits, listOf, oneOf } from "../contract.ts";
import { action } from "../endpoint.ts";
import { paging, text } from "../parameters.ts";
import { ApiError } from "../problem.ts";
import { fileName, fileTypes } from "../queue/articleFiles.ts";
import type { enqueueArticles } from "../queue/enqueueArticles.ts";
import { aheadOf, toJob } from "../queue/toJob.ts";
import type { Serving } from "../serving.ts";

/** Articles on their way into the graph. */
export function jobEndpoints({
  store,
  serving,
  enqueue,
  now,
}: {
  store: Store;
  serving: Serving;
  enqueue: ReturnType<typeof enqueueArticles>;
  now: () => Date;
}) {
  const ahead = async () => aheadOf(await store.jobs({ limit: limits.queueLength }));
  const found = async (id: string): Promise<Job> => {
    const kept = isJobLike(id) ? await store.findJob(id) : undefined;
    if (!kept)
      throw new ApiError(
        "not-found",
        `There is no job ${JSON.stringify(id.slice(0, 80))}; /v1/jobs lists the last ones.`,
      );
    return kept;
  };
  const send = (response: Response, status: number, body: object): void => {
    response
      .status(status)
      .set("Cache-Control", "no-store")
      .json({ ...body, build: serving.current().build });
  };

  return [
    action({
      path: "/v1/articles",
      method: "post",
      tag: "Articles",
      summary: "Add articles",
      description:
        "One article or several as JSON, or the bytes of one file with its `name`. They are read one after another; the answer names a job for each. Once it is there, the articles survive a power cut. The same article sent again changes nothing.",
      query: z.strictObject({ name: text("The file's name, where the body is a file.") }),
      body: {
        "application/json": articlesInput,
        ...Object.fromEntries(fileTypes.map((type) => [type, "bytes" as const])),
      },
      answers: { 202: { description: "The articles are in the queue.", schema: acceptedJobs } },
      problems: ["too-large", "unsupported-media-type", "unprocessable", "not-ready", "storage-full"],
      async act({ query, request, response }) {
        const jobs = await enqueue(
          request.is("application/json")
            ? toArticles(request.body).map((article) => ({
                name: article.title ?? article.id ?? firstWords(article.text),
                content: { article },
              }))
            : [toFile(request.is([...fileTypes]), query.name, request.body)],
        );
        const [first] = jobs;
        if (first) response.location(jobs.length === 1 ? `/v1/jobs/${first.id}` : "/v1/jobs");
        const waiting = await ahead();
        send(response, 202, { data: jobs.map((each) => toJob(each, waiting.get(each.id))) });
        await serving.look();
      },
    }),

    action({
      path: "/v1/articles/{id}",
      method: "delete",
      tag: "Articles",
      summary: "Forget an article",
      description:
        "Takes it away with everything that it alone said: the graph is as if it had never been added. An article that waits in the queue is taken out with DELETE /v1/jobs/{id}.",
      query: z.strictObject({}),
      answers: { 200: { description: "It is gone.", schema: oneOf(forgotten) } },
      problems: ["not-found", "storage-full"],
      async act({ id, response }) {
        const outcome = isArticleId(id) ? await store.forgetArticle(id, now().toISOString()) : "unknown";
        if (outcome === "unknown")
          throw new ApiError(
            "not-found",
            `There is no article ${JSON.stringify(id.slice(0, 80))}; /v1/articles lists them.`,
          );
        // The answer names the build without it, so whoever asks next is answered from that one.
        await serving.look();
        send(response, 200, { data: { article: id } });
      },
    }),

    action({
      path: "/v1/jobs",
      method: "get",
      tag: "Jobs",
      summary: "The last jobs",
      description: "Newest first.",
      query: z.strictObject({ limit: paging.limit }),
      answers: { 200: { description: "The last jobs.", schema: listOf(job) } },
      problems: [],
      async act({ query, response }) {
        const [kept, counts] = [await store.jobs({ limit: limits.queueLength }), await store.countJobs()];
        const waiting = aheadOf(kept);
        const all = Object.values(counts).reduce((a, b) => a + b, 0);
        send(response, 200, {
          data: kept.slice(0, query.limit).map((each) => toJob(each, waiting.get(each.id))),
          page: { limit: query.limit, nextCursor: null },
          total: { value: all, relation: "eq" },
          truncated: all > query.limit,
          facets: { state: counts },
        });
      },
    }),

    action({
      path: "/v1/jobs/{id}",
      method: "get",
      tag: "Jobs",
      summary: "How an article's reading goes",
      query: z.strictObject({}),
      answers: { 200: { description: "The job.", schema: oneOf(job) } },
      problems: ["not-found"],
      async act({ id, response }) {
        const kept = await found(id);
        const waiting = kept.state === "queued" ? await ahead() : undefined;
        send(response, 200, { data: toJob(kept, waiting?.get(kept.id)) });
      },
    }),

    action({
      path: "/v1/jobs/{id}",
      method: "delete",
      tag: "Jobs",
      summary: "Take an article out of the queue",
      description: "Only while it waits. One that is being read is finished.",
      query: z.strictObject({}),
      answers: { 200: { description: "It will not be read.", schema: oneOf(job) } },
      problems: ["not-found", "too-late"],
      async act({ id, response }) {
        const { id: known, state } = await found(id);
        const outcome = state === "cancelled" ? "cancelled" : await store.cancelJob(known, now().toISOString());
        if (outcome !== "cancelled")
          throw new ApiError(
            "too-late",
            "The article is being read or has been read; only waiting ones can be cancelled.",
          );
        send(response, 200, { data: toJob(await found(id)) });
        await serving.look();
      },
    }),
  ];
}

const isJobLike = (id: string): id is Job["id"] => /^j_[0-9a-z]{16}$/.test(id);

function toArticles(body: unknown): ArticleInput[] {
  const parsed = articlesInput.safeParse(body);
  if (!parsed.success) {
    const several = typeof body === "object" && body !== null && "articles" in body;
    const errors = bodyErrors(body, several).slice(0, 20);
    const [first] = errors;
    throw new ApiError(
      "unprocessable",
      first ? `${first.pointer || "body"}: ${first.detail}` : "Expected an article.",
      {
        errors,
      },
    );
  }
  const articles = "articles" in parsed.data ? parsed.data.articles : [parsed.data];
  return articles.map((article) => Object.fromEntries(Object.entries(article)) as unknown as ArticleInput);
}

/** What is wrong, seen as what it was meant to be: a union's own messages tell of both and help with neither. */
function bodyErrors(body: unknown, several: boolean): { pointer: string; detail: string }[] {
  const parsed = articlesInput.options[several ? 0 : 1].safeParse(body);
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).slice(0, 80)}`).join(""),
    detail: message.slice(0, 300),
  }));
}

function toFile(type: string | false | null, name: string | undefined, body: unknown) {
  const known = fileTypes.find((each) => each === type);
  if (!known)
    throw new ApiError(
      "unsupported-media-type",
      `Send application/json, or a file as ${fileTypes.join(", ")}. Other formats are read by the ingest command.`,
    );
  if (!Buffer.isBuffer(body) || body.length === 0) throw new ApiError("unprocessable", "The file is empty.");
  return { name: fileName(known, name), content: { file: new Uint8Array(body) } };
}

const firstWords = (text: string): string => {
  const words = text.trim().replace(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 59)}…` : words || "article";
};
