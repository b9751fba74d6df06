import type { Request, Response } from "express";
import { z } from "zod";
import { decisionId, isArticleId } from "../../graph-data/ids.ts";
import { checkSignature } from "../../graph-data/ontology.ts";
import {
  type DecisionContent,
  DecisionRejected,
  type Decision as KeptDecision,
  parseDecisionContent,
} from "../../graph-data/records/decision.ts";
import { divideExtraction, divisionsOf } from "../../graph-data/resolve/divideExtraction.ts";
import type { Store } from "../../graph-data/store/store.ts";
import { type DecisionInput, decided, decision, decisionInput, listOf, oneOf } from "../contract.ts";
import { decisionTeller } from "../decisionTeller.ts";
import { action } from "../endpoint.ts";
import { id as idParameter, paging } from "../parameters.ts";
import { ApiError } from "../problem.ts";
import type { Serving } from "../serving.ts";
import type { Snapshot } from "../snapshot.ts";
import { entityOf } from "./found.ts";

/**
 * What people set right: an append-only log that is replayed over every build. Once an answer has come, the decision survives a power
 * cut, and the graph that is served has it.
 */
export function decisionEndpoints({
  store,
  serving,
  now,
  draw,
}: {
  store: Store;
  serving: Serving;
  now: () => Date;
  /** Sixteen random hex digits. */
  draw: () => string;
}) {
  const log = async () => decisionTeller(await store.decisions(), serving.current().graph);

  /** Keeps a decision, brings the graph up to date, and answers. */
  const keep = async (
    content: DecisionContent,
    signed: { author?: string | undefined; reason?: string | undefined },
    { request, response, status }: { request: Request; response: Response; status: number },
  ): Promise<void> => {
    const line: KeptDecision = {
      id: decisionId(draw()),
      at: now().toISOString(),
      author: signed.author ?? "somebody at this computer",
      ...(signed.reason === undefined ? {} : { reason: signed.reason }),
      content,
    };
    const kept = await store.addDecision(line, { key: idempotencyKey(request), ifHead: headIn(request) });
    if (kept.outcome === "reused")
      throw new ApiError("decision-conflict", "This Idempotency-Key was used for another decision. Draw a new one.");
    if (kept.outcome === "moved on")
      throw new ApiError(
        "precondition-failed",
        `The last decision is ${kept.head} now. Look at /v1/decisions and send it again with If-Match: "${kept.head}".`,
      );
    if (kept.outcome === "added") await store.replayDecisions(now().toISOString());
    await serving.look();
    const head = await store.decisionHead();
    const path = `/v1/decisions/${kept.decision.id}`;
    response
      .status(kept.outcome === "added" ? status : 200)
      .set({ "Cache-Control": "no-store", ETag: `"${head}"` })
      .location(path)
      .json({
        data: (await log()).tell(kept.decision),
        inverse: { method: "DELETE", path },
        head,
        build: serving.current().build,
      });
  };

  return [
    action({
      path: "/v1/decisions",
      method: "post",
      tag: "Decisions",
      summary: "Set something right",
      description:
        "Two are the same or are not, some mentions are somebody else, a name, a type, an edge or an entity that is wrong, an edge that is missing, a note. With the header Idempotency-Key a decision that is sent twice is one decision; with If-Match naming the head of the log it is kept only where nobody has decided anything since.",
      query: z.strictObject({}),
      body: { "application/json": decisionInput },
      answers: {
        201: { description: "It is kept, and the graph has it.", schema: decided },
        200: { description: "It was kept before under this Idempotency-Key.", schema: decided },
      },
      problems: [
        "decision-conflict",
        "precondition-failed",
        "unprocessable",
        "unsupported-media-type",
        "too-large",
        "storage-full",
      ],
      async act({ request, response }) {
        if (!request.is("application/json"))
          throw new ApiError("unsupported-media-type", "Send the decision as application/json.");
        const input = readInput(request.body);
        const content = await toContent(input, serving.current(), store);
        await keep(content, input, { request, response, status: 201 });
      },
    }),

    action({
      path: "/v1/decisions",
      method: "get",
      tag: "Decisions",
      summary: "The log of decisions",
      description: "Newest first. The ETag names the head of the log.",
      query: z.strictObject({
        about: idParameter("Only decisions about this entity or relation."),
        limit: paging.limit,
        before: idParameter("Only decisions made before this one: where the next page begins."),
      }),
      answers: { 200: { description: "The decisions.", schema: listOf(decision) } },
      problems: ["not-found"],
      async act({ query, response }) {
        const told = (await log())
          .all()
          .filter(({ about }) => query.about === undefined || about.includes(query.about));
        const from = query.before === undefined ? 0 : told.findIndex(({ id }) => id === query.before) + 1;
        if (query.before !== undefined && from === 0) throw missing(query.before);
        const page = told.slice(from, from + query.limit);
        const more = from + query.limit < told.length;
        response.set({ "Cache-Control": "no-store", ETag: `"${await store.decisionHead()}"` }).json({
          data: page,
          page: { limit: query.limit, nextCursor: more ? page.at(-1)!.id : null },
          total: { value: told.length, relation: "eq" },
          truncated: more,
          build: serving.current().build,
        });
      },
    }),

    action({
      path: "/v1/decisions/{id}",
      method: "get",
      tag: "Decisions",
      summary: "One decision",
      query: z.strictObject({}),
      answers: { 200: { description: "The decision.", schema: oneOf(decision) } },
      problems: ["not-found"],
      async act({ id, response }) {
        const found = (await log()).all().find((each) => each.id === id);
        if (!found) throw missing(id);
        response.set("Cache-Control", "no-store").json({ data: found, build: serving.current().build });
      },
    }),

    action({
      path: "/v1/decisions/{id}",
      method: "delete",
      tag: "Decisions",
      summary: "Take a decision back",
      description:
        "Adds a line to the log that undoes it: the graph is what it would be had the decision never been made. Taking back such a line makes the decision hold again.",
      query: z.strictObject({ author: idParameter("Who takes it back.") }),
      answers: { 200: { description: "It is taken back.", schema: decided } },
      problems: ["not-found", "decision-conflict", "precondition-failed", "storage-full"],
      async act({ id, query, request, response }) {
        const found = (await log()).all().find((each) => each.id === id);
        if (!found) throw missing(id);
        if (found.state === "taken back")
          throw new ApiError(
            "decision-conflict",
            `It was taken back already by ${found.takenBackBy}; take that one back to make it hold again.`,
          );
        const content = parseDecisionContent({ kind: "undo", decision: id });
        await keep(content, { author: query.author }, { request, response, status: 200 });
      },
    }),
  ];
}

const missing = (id: string): ApiError =>
  new ApiError("not-found", `There is no decision ${JSON.stringify(id.slice(0, 80))}; /v1/decisions lists them.`);

/** The head of the log that If-Match names; undefined where there is no such header, or it is a star. */
function headIn(request: Request): string | undefined {
  const has = request.get("if-match")?.trim();
  if (has === undefined || has === "*") return undefined;
  return has.replace(/^W\//, "").replace(/^"(.*)"$/, "$1");
}

function idempotencyKey(request: Request): string | undefined {
  const key = request.get("idempotency-key")?.trim();
  if (key === undefined || key === "") return undefined;
  if (key.length > 200) throw new ApiError("bad-request", "An Idempotency-Key has at most 200 characters.");
  return key;
}

function readInput(body: unknown): DecisionInput {
  const parsed = decisionInput.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).slice(0, 80)}`).join(""),
    detail: message.slice(0, 300),
  }));
  const [first] = errors;
  throw new ApiError("unprocessable", first ? `${first.pointer || "body"}: ${first.detail}` : "Expected a decision.", {
    errors,
  });
}

/** What was sent as the log keeps it, held against the graph as it is. */
async function toContent(input: DecisionInput, snapshot: Snapshot, store: Store): Promise<DecisionContent> {
  const { author: _, reason: __, ...said } = input;
  const { graph } = snapshot;
  switch (said.kind) {
    case "same":
    case "notSame":
      for (const id of said.entities) known(snapshot, id, "/entities");
      return parsed(said);
    case "rename":
    case "retype":
      known(snapshot, said.entity, "/entity");
      return parsed(said);
    case "split": {
      const { id } = known(snapshot, said.entity, "/entity");
      const divisions = divisionsOf(await store.decisions());
      for (const place of said.places) {
        const { article } = place;
        const read = isArticleId(article) ? await store.findExtraction(article) : undefined;
        const extraction = read && divideExtraction(read, divisions.get(article));
        const here = extraction?.entities.some(
          (entity) =>
            isArticleId(article) &&
            graph.entityOf(article, entity.id) === id &&
            entity.mentions.some(({ start, end }) => start < place.end && end > place.start),
        );
        if (!here) throw refused("/places", `no mention of ${said.entity} at ${place.start} of article ${article}`);
      }
      return parsed(said);
    }
    case "reject":
      return parsed(rejection(said.id, snapshot));
    case "add": {
      const { kind, type, source, target, article, evidence, ...more } = said;
      const [from, to] = [known(snapshot, source, "/source"), known(snapshot, target, "/target")];
      if (source === target) throw refused("/target", "both ends are one entity");
      const fit = checkSignature(type, from.type, to.type);
      if (fit !== "fits")
        throw refused(
          "/type",
          `${type} cannot hold from a ${from.type} to a ${to.type}${fit === "flipped" ? "; the other way round it can" : ""}`,
        );
      const text = isArticleId(article) ? (await store.texts([article])).get(article) : undefined;
      if (text === undefined) throw refused("/article", `there is no article ${article}`);
      if (evidence.end > text.length) throw refused("/evidence/end", `the article has ${text.length} characters`);
      return parsed({ kind, edge: { type, source, target }, article, evidence, ...more });
    }
    case "note":
      if (!graph.relations.has(said.about)) known(snapshot, said.about, "/about");
      return parsed(said);
  }
}

function rejection(id: string, { graph }: Snapshot): object {
  const relation = graph.relations.get(id);
  if (relation) {
    const { type, source, target } = relation;
    return { kind: "reject", what: "relation", edge: { type, source, target } };
  }
  if (graph.entities.has(id)) return { kind: "reject", what: "entity", entity: id };
  for (const { type, source, target, statements } of graph.relations.values())
    for (const { id: statement, article, evidence } of statements)
      if (statement === id)
        return {
          kind: "reject",
          what: "statement",
          statement,
          edge: { type, source, target },
          place: { article, start: evidence.start, end: evidence.end },
        };
  throw refused("/id", `the graph has no entity, relation or statement ${JSON.stringify(id.slice(0, 80))}`);
}

function known(snapshot: Snapshot, id: string, pointer: string) {
  try {
    return entityOf(snapshot, id);
  } catch (error) {
    if (error instanceof ApiError) throw refused(pointer, error.message);
    throw error;
  }
}

function parsed(content: object): DecisionContent {
  try {
    return parseDecisionContent(JSON.parse(JSON.stringify(content)));
  } catch (error) {
    if (!(error instanceof DecisionRejected)) throw error;
    throw refused("", error.message);
  }
}

const refused = (pointer: string, detail: string): ApiError =>
  new ApiError("unprocessable", `${pointer}: ${detail}`.replace(/^: /, ""), { errors: [{ pointer, detail }] });
