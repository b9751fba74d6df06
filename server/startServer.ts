import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { type Logger, pino } from "pino";
import card from "../graph-data/scorecard.json" with { type: "json" };
import type { Store } from "../graph-data/store/store.ts";
import about from "../package.json" with { type: "json" };
import { createApp, sendProblem } from "./app.ts";
import { articleReader } from "./articleReader.ts";
import { limits, scorecard } from "./contract.ts";
import type { Endpoint } from "./endpoint.ts";
import { ApiError } from "./problem.ts";
import { enqueueArticles } from "./queue/enqueueArticles.ts";
import { runWorker, type WorkerCommand } from "./queue/runWorker.ts";
import { aboutEndpoints } from "./routes/about.ts";
import { articleEndpoints } from "./routes/articles.ts";
import { buildEndpoints } from "./routes/builds.ts";
import { decisionEndpoints } from "./routes/decisions.ts";
import { docsPage } from "./routes/docs.ts";
import { entityEndpoints } from "./routes/entities.ts";
import { eventEndpoints } from "./routes/events.ts";
import { exportEndpoints } from "./routes/export.ts";
import { jobEndpoints } from "./routes/jobs.ts";
import { page } from "./routes/page.ts";
import { pathEndpoints } from "./routes/paths.ts";
import { relationEndpoints } from "./routes/relations.ts";
import { similarEndpoints } from "./routes/similar.ts";
import { subgraphEndpoints } from "./routes/subgraph.ts";
import { vocabularyEndpoints } from "./routes/vocabulary.ts";
import { originGuard, securityHeaders } from "./security.ts";
import { sendAnswer } from "./sendAnswer.ts";
import { serve } from "./serving.ts";

export interface ServerOptions {
  readonly store: Store;
  /** Reads queued articles; without one they wait. */
  readonly worker?: WorkerCommand;
  /** The built page. */
  readonly pageDirectory: string;
  readonly host?: string;
  /** 0 is any free port. */
  readonly port?: number;
  /** How many ports after this one may be taken instead. */
  readonly furtherPorts?: number;
  readonly allowedHosts?: readonly string[];
  /** Requests a minute from one address. */
  readonly rateLimit?: number;
  readonly accessLog?: boolean;
  readonly log?: Logger;
  readonly lookEveryMs?: number;
  readonly heartbeatMs?: number;
  readonly now?: () => Date;
}

export interface RunningServer {
  /** http://127.0.0.1:4600 */
  readonly address: string;
  readonly port: number;
  /** Every endpoint, for whoever checks the documentation against it. */
  readonly endpoints: readonly Endpoint[];
  /** Looks at the store now instead of a moment later. */
  look(): Promise<void>;
  /** Takes no new requests, finishes those that are under way for at most five seconds, and ends the worker. The store stays open. */
  close(): Promise<void>;
}

/** Bytes of answers that are kept, and characters of article texts. */
const answerRoom = 64_000_000;
const textRoom = 32_000_000;
const drainMs = 5_000;
/** How long a server that stops still takes what was already on its way, telling each to come back elsewhere. */
const graceMs = 100;

/**
 * Starts the server on an open store.
 *
 * @throws Error with code EADDRINUSE where the port is taken, and whatever the store throws
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {
    store,
    host = "127.0.0.1",
    port = 0,
    furtherPorts = 0,
    allowedHosts = [],
    accessLog = false,
    lookEveryMs = 250,
    heartbeatMs = 15_000,
    now = () => new Date(),
  } = options;
  const log = options.log ?? pino({ level: accessLog ? "info" : "warn" }, pino.destination({ fd: 2, sync: true }));
  const serving = await serve(store, {
    version: about.version,
    room: answerRoom,
    everyMs: lookEveryMs,
    now,
    onTrouble: (err) => log.error({ err }, "the store cannot be looked at; the last build goes on being served"),
  });
  const draw = () => randomBytes(8).toString("hex");
  let stopping = false;
  const events = eventEndpoints({ serving, heartbeatMs });
  const reader = articleReader(store, textRoom);
  const endpoints: Endpoint[] = [
    ...entityEndpoints,
    ...similarEndpoints,
    ...relationEndpoints,
    ...articleEndpoints,
    ...subgraphEndpoints,
    ...pathEndpoints,
    ...exportEndpoints({ serving, reader }),
    ...vocabularyEndpoints,
    ...jobEndpoints({
      store,
      serving,
      now,
      enqueue: enqueueArticles(store, { now, draw }),
    }),
    ...decisionEndpoints({ store, serving, now, draw }),
    ...buildEndpoints({ store, serving, reader }),
    ...events.endpoints,
    ...aboutEndpoints({ store, serving, isStopping: () => stopping, card: scorecard.parse(card) }),
  ];
  const describe = async () => (await import("./openapi.ts")).openApiDocument(endpoints, about.version);
  const traceIdOf = traceIds();
  const app = createApp({
    endpoints,
    serving,
    reader,
    store,
    others: [compression(), docsPage(describe), page(options.pageDirectory)],
    rateLimit: options.rateLimit,
    log,
    traceIdOf,
  });
  const guard = originGuard({ host, allowedHosts });
  let inFlight = 0;

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000 });
  server.maxConnections = 500;
  server.on("request", (request, response) => {
    const { url = "/", method } = request;
    if (accessLog) {
      const began = performance.now();
      response.once("close", () =>
        log.info({ method, url, status: response.statusCode, ms: Math.round(performance.now() - began) }, "request"),
      );
    }
    if (stopping) response.setHeader("Connection", "close");
    const refusal = guard(request);
    // The short way: what was asked before in this build needs no router.
    const known =
      refusal || method !== "GET" || options.rateLimit !== undefined ? undefined : serving.current().answers.get(url);
    if (known) {
      sendAnswer(request, response, known).catch((err: unknown) => {
        log.error({ err }, "an answer could not be sent");
        response.destroy();
      });
      return;
    }
    securityHeaders(request, response, () => {});
    const path = url.split("?", 1)[0]!;
    const alwaysTaken = path === "/v1/events" || path === "/healthz" || path === "/readyz";
    const problem =
      refusal ??
      (inFlight >= limits.inFlightRequests && !alwaysTaken
        ? new ApiError("not-ready", `${limits.inFlightRequests} requests are being answered already.`, {
            headers: { "Retry-After": "1" },
          })
        : undefined);
    if (problem) {
      sendProblem(response, problem, { path, traceId: traceIdOf(request), method });
      return;
    }
    if (!alwaysTaken) {
      inFlight++;
      response.once("close", () => {
        inFlight--;
      });
    }
    app(request, response);
  });

  const taken = await listen(server, { host, port, furtherPorts });
  const worker = options.worker
    ? runWorker(store, options.worker, { onTrouble: (message) => log.warn(message) })
    : undefined;
  const stopWaking = worker ? serving.onChange(() => worker.wake()) : () => {};
  worker?.wake();

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stopping = true;
    serving.stop();
    stopWaking();
    events.stop();
    await new Promise((resolve) => setTimeout(resolve, graceMs));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const hard = setTimeout(() => server.closeAllConnections(), drainMs);
    await Promise.all([closed, worker?.stop()]);
    clearTimeout(hard);
  };
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    port: taken,
    endpoints,
    look: () => serving.look(),
    close: () => (closing ??= close()),
  };
}

/** Listens on the port, or on the first free one of those that follow. */
async function listen(
  server: Server,
  { host, port, furtherPorts }: { host: string; port: number; furtherPorts: number },
): Promise<number> {
  for (let tried = port; ; tried++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen({ host, port: tried }, () => {
          server.off("error", reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || tried >= port + furtherPorts || tried >= 65_535) throw error;
    }
  }
}

/** One id for each request, by which its problem is found in the log. */
function traceIds(): (request: IncomingMessage) => string {
  const start = randomBytes(6).toString("hex");
  const known = new WeakMap<IncomingMessage, string>();
  let count = 0;
  return (request) => {
    const id = known.get(request) ?? `${start}-${(++count).toString(36)}`;
    known.set(request, id);
    return id;
  };
}
