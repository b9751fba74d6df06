import { z } from "zod";
import type { Store } from "../../graph-data/store/store.ts";
import { health, limits, readiness, type Scorecard, scorecard, stats } from "../contract.ts";
import { action } from "../endpoint.ts";
import { counts } from "../listPage.ts";
import { ApiError } from "../problem.ts";
import type { Serving } from "../serving.ts";
import type { Snapshot } from "../snapshot.ts";

/** What the server says of itself. */
export function aboutEndpoints({
  store,
  serving,
  isStopping,
  card,
}: {
  store: Store;
  serving: Serving;
  card: Scorecard;
  isStopping: () => boolean;
}) {
  const figures = new WeakMap<Snapshot, ReturnType<typeof countAll>>();
  return [
    action({
      path: "/healthz",
      method: "get",
      tag: "About",
      summary: "Is the server alive?",
      description: "Never touches the store.",
      query: z.strictObject({}),
      answers: { 200: { description: "It is.", schema: health } },
      problems: [],
      act({ response }) {
        response.set("Cache-Control", "no-store").json({ status: "ok" });
      },
    }),

    action({
      path: "/readyz",
      method: "get",
      tag: "About",
      summary: "Can the server answer?",
      query: z.strictObject({}),
      answers: { 200: { description: "It can, and says of what.", schema: readiness } },
      problems: ["not-ready"],
      async act({ response }) {
        if (isStopping()) throw new ApiError("not-ready", "The server is stopping.");
        try {
          await store.changeCounter();
        } catch {
          throw new ApiError("not-ready", "The store cannot be read. Is its directory still there?");
        }
        const { build, graph } = serving.current();
        response.set("Cache-Control", "no-store").json({
          status: "ready",
          articles: graph.articles.size,
          entities: graph.entities.size,
          relations: graph.relations.size,
          build,
        });
      },
    }),

    action({
      path: "/v1/scorecard",
      method: "get",
      tag: "About",
      summary: "How good is the reading?",
      description:
        "Measured on labelled text that nothing was learned from, when these rules were made: precision, recall and calibration by type.",
      query: z.strictObject({}),
      answers: { 200: { description: "The figures.", schema: scorecard } },
      problems: [],
      act({ response }) {
        response.set("Cache-Control", "no-cache").json(card);
      },
    }),

    action({
      path: "/v1/stats",
      method: "get",
      tag: "About",
      summary: "Figures of the graph, the queue and the limits",
      query: z.strictObject({}),
      answers: { 200: { description: "The figures.", schema: stats } },
      problems: [],
      async act({ response }) {
        const snapshot = serving.current();
        let own = figures.get(snapshot);
        if (!own) {
          own = countAll(snapshot);
          figures.set(snapshot, own);
        }
        const { queued, reading, done, rejected } = await store.countJobs();
        response
          .set("Cache-Control", "no-store")
          .json({ ...own, jobs: { queued, reading, done, rejected }, limits: { ...limits }, build: snapshot.build });
      },
    }),
  ];
}

function countAll({ graph }: Snapshot) {
  const { build } = graph;
  const statements = build.relations.flatMap((relation) => relation.statements);
  return {
    articles: build.articles.length,
    entities: build.entities.length,
    relations: build.relations.length,
    statements: statements.length,
    entitiesByType: counts(build.entities, ({ type }) => type),
    relationsByType: counts(build.relations, ({ type }) => type),
    statementsByAssertion: counts(statements, ({ assertion }) => assertion),
    statementsByMonth: counts(statements, ({ date, article }) => {
      // As the filters by date have it: what happened, or else when it was written. A year alone belongs to no month.
      const day = date ?? graph.articles.get(article)?.publishedAt;
      return day && day.length >= 7 ? day.slice(0, 7) : undefined;
    }),
    rules: build.rules,
  };
}
