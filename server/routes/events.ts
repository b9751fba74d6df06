import type { Response } from "express";
import { z } from "zod";
import { limits, type ServerEvents } from "../contract.ts";
import { action } from "../endpoint.ts";
import { ApiError } from "../problem.ts";
import { toJob } from "../queue/toJob.ts";
import type { Serving } from "../serving.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Each stream begins with the build that is being
 * served, so one that was cut has nothing to catch up on: `Last-Event-ID` is taken and not needed.
 *
 * @param heartbeatMs how often a comment goes out, so that nobody on the way takes the silence for an end
 */
export function eventEndpoints({ serving, heartbeatMs }: { serving: Serving; heartbeatMs: number }) {
  const streams = new Set<Response>();
  let number = 0;
  const write = <Name extends keyof ServerEvents>(to: Iterable<Response>, name: Name, data: ServerEvents[Name]) => {
    number++;
    const message = `id: ${number}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const stream of to) stream.write(message);
  };
  const stopBuilds = serving.onBuild((snapshot) => write(streams, "build", toEvent(snapshot)));
  const stopJobs = serving.onJob((job) => write(streams, "job", toJob(job)));
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(": still here\n\n");
  }, heartbeatMs);
  heartbeat.unref();

  const endpoints = [
    action({
      path: "/v1/events",
      method: "get",
      tag: "Jobs",
      summary: "What happens, as it happens",
      description:
        "Server-sent events: `build` when a new build is being served, and once at the start; `job` when a job changes its state.",
      query: z.strictObject({}),
      answers: { 200: { description: "A stream of events.", contentType: "text/event-stream" } },
      problems: ["not-ready"],
      act({ request, response }) {
        if (streams.size >= limits.eventStreams)
          throw new ApiError("not-ready", `${limits.eventStreams} event streams are open already.`, {
            headers: { "Retry-After": "30" },
          });
        response.status(200).set({
          "Content-Type": "text/event-stream; charset=utf-8",
          "Cache-Control": "no-store",
          "X-Accel-Buffering": "no",
        });
        response.flushHeaders();
        if (request.method === "HEAD") {
          response.end();
          return;
        }
        response.write("retry: 2000\n\n");
        write([response], "build", toEvent(serving.current()));
        streams.add(response);
        response.once("close", () => streams.delete(response));
      },
    }),
  ];
  const stop = (): void => {
    stopBuilds();
    stopJobs();
    clearInterval(heartbeat);
    for (const stream of streams) stream.end();
    streams.clear();
  };
  return { endpoints, stop };
}

const toEvent = ({ build, graph }: Snapshot): ServerEvents["build"] => ({
  build,
  entities: graph.entities.size,
  relations: graph.relations.size,
  articles: graph.articles.size,
});
