import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { Logger } from "pino";
import type { Store } from "../graph-data/store/store.ts";
import type { ArticleReader } from "./articleReader.ts";
import { limits } from "./contract.ts";
import type { Action, Endpoint, Question } from "./endpoint.ts";
import { readQuery } from "./parameters.ts";
import { ApiError, problems, toApiError, toProblem } from "./problem.ts";
import { fileTypes } from "./queue/articleFiles.ts";
import { matchingTag, sendAnswer, sendNotModified, toAnswer } from "./sendAnswer.ts";
import type { Serving } from "./serving.ts";
import { whereabouts } from "./whereabouts.ts";

export interface AppParts {
  readonly endpoints: readonly Endpoint[];
  readonly serving: Serving;
  readonly reader: ArticleReader;
  readonly store: Store;
  /** The documentation and the page: whatever is no endpoint. */
  readonly others: readonly RequestHandler[];
  /** Requests a minute from one address; absent is without limit. */
  readonly rateLimit?: number | undefined;
  readonly log: Logger;
  readonly traceIdOf: (request: IncomingMessage) => string;
}

/** The Express application: each endpoint at its path, 405 for its other methods, problems for whatever goes wrong. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  if (parts.rateLimit !== undefined) app.use(limiter(parts.rateLimit));
  const methods = new Map<string, string[]>();
  for (const endpoint of parts.endpoints) {
    const path = endpoint.path.replace("{id}", ":id");
    const method = endpoint.kind === "question" ? "get" : endpoint.method;
    methods.set(path, [...(methods.get(path) ?? []), ...(method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])]);
    if (endpoint.kind === "question") app.get(path, answerQuestion(endpoint, parts));
    else app[method](path, ...(endpoint.body ? bodyParsers : []), perform(endpoint));
  }
  for (const [path, allowed] of methods)
    app.all(path, () => {
      const list = allowed.join(", ");
      throw new ApiError("method-not-allowed", `Only ${list} here.`, { headers: { Allow: list } });
    });
  for (const other of parts.others) app.use(other);
  app.use(() => {
    throw new ApiError("not-found", "There is nothing at this address; /openapi.json lists what there is.");
  });
  app.use(problemHandler(parts));
  return app;
}

/** Writes a problem as an answer, also where Express is not there to do it. */
export function sendProblem(
  response: ServerResponse,
  error: ApiError,
  { path, traceId, method }: { path: string; traceId: string; method: string | undefined },
): void {
  const body = JSON.stringify(toProblem(error, { path, traceId }));
  response.writeHead(problems[error.problem].status, {
    "Content-Type": "application/problem+json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    ...error.headers,
  });
  response.end(method === "HEAD" ? undefined : body);
}

function answerQuestion(endpoint: Question, { serving, reader, store }: AppParts): RequestHandler {
  return async (request, response) => {
    // Taken once: if a new build arrives meanwhile, this answer is finished on the one that it began with.
    const snapshot = serving.current();
    const { pathname, searchParams } = addressOf(request.url);
    const query = readQuery(endpoint.query, searchParams);
    const etag = `${snapshot.edition}.${digest(canonical(pathname, searchParams))}`;
    const tag = matchingTag(request.headers["if-none-match"] ?? "", `"${etag}"`);
    if (tag !== undefined) {
      sendNotModified(response, tag, questionHeaders(response));
      return;
    }
    const id = typeof request.params.id === "string" ? request.params.id : "";
    const context = {
      snapshot,
      reader,
      store,
      // Worked out only where a list has more pages than one.
      get question() {
        return digest(canonical(pathname, searchParams, new Set(["cursor", "limit"])));
      },
    };
    if (endpoint.aboutEntity) {
      const now = await whereabouts(store, snapshot, id);
      if (now !== undefined) {
        sendMoved(response, endpoint.path.replace("{id}", now) + request.url.slice(pathname.length));
        return;
      }
    }
    const body = await endpoint.ask(context, { id, query });
    const link = nextPage(body, pathname, searchParams);
    const answer = toAnswer(JSON.stringify(body), {
      etag,
      headers: { ...questionHeaders(response), ...(link ? { Link: link } : {}) },
    });
    snapshot.answers.set(request.url, answer);
    await sendAnswer(request, response, answer);
  };
}

/** 308: the same request elsewhere. Not to be kept: an entity comes back when an article names it again. */
function sendMoved(response: ServerResponse, location: string): void {
  response.writeHead(308, { Location: location, "Cache-Control": "no-store", "Content-Length": 0 });
  response.end();
}

function perform(endpoint: Action): RequestHandler {
  return async (request, response) => {
    const query = readQuery(endpoint.query, addressOf(request.url).searchParams);
    const id = typeof request.params.id === "string" ? request.params.id : "";
    await endpoint.act({ id, query, request, response });
  };
}

const bodyParsers: RequestHandler[] = [
  express.json({ limit: limits.jsonBodyBytes, type: "application/json", strict: true }),
  express.raw({ limit: limits.uploadBytes, type: [...fileTypes] }),
];

function problemHandler({ log, traceIdOf }: AppParts): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = toApiError(error);
    const traceId = traceIdOf(request);
    if (problem.problem === "internal-error" || problem.problem === "storage-full")
      log.error({ err: error, traceId, method: request.method, path: request.path }, "a request failed");
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem, { path: request.path, traceId, method: request.method });
  };
}

function limiter(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(
        new ApiError("rate-limited", `At most ${perMinute} requests a minute.`, { headers: { "Retry-After": "60" } }),
      );
    },
  });
}

/** Headers of every question's answer; the ones of security are on the response already, and are kept with the answer. */
function questionHeaders(response: ServerResponse): Record<string, string | number | readonly string[]> {
  const kept: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(response.getHeaders()))
    if (value !== undefined && !/^ratelimit/i.test(name)) kept[name] = value;
  return {
    ...kept,
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding",
  };
}

/** The parts of a request's address; its host says nothing here. */
const addressOf = (url: string): { pathname: string; searchParams: URLSearchParams } => {
  const at = url.indexOf("?");
  return at < 0
    ? { pathname: url, searchParams: new URLSearchParams() }
    : { pathname: url.slice(0, at), searchParams: new URLSearchParams(url.slice(at + 1)) };
};

/** Path and parameters in one order, so that the same question has the same tag however it was written. */
function canonical(pathname: string, parameters: URLSearchParams, without: ReadonlySet<string> = new Set()): string {
  const sorted = [...parameters]
    .filter(([name]) => !without.has(name))
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return `${pathname}?${new URLSearchParams(sorted)}`;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);

/** RFC 8288: where the next page of a list is. */
function nextPage(body: unknown, pathname: string, parameters: URLSearchParams): string | undefined {
  const page = typeof body === "object" && body !== null && "page" in body ? body.page : undefined;
  const next = typeof page === "object" && page !== null && "nextCursor" in page ? page.nextCursor : undefined;
  if (typeof next !== "string") return undefined;
  const following = new URLSearchParams(parameters);
  following.set("cursor", next);
  return `<${pathname}?${following}>; rel="next"`;
}
