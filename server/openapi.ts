import { z } from "zod";
import { createDocument } from "zod-openapi";
import * as contract from "./contract.ts";
import type { Endpoint } from "./endpoint.ts";
import { type ProblemName, problems } from "./problem.ts";

/** Shapes that the document names, so that programs made from it have names for them too. */
const named = {
  Entity: contract.entitySummary,
  EntityDetail: contract.entityDetail,
  Relation: contract.relationSummary,
  RelationListItem: contract.relationListItem,
  RelationDetail: contract.relationDetail,
  Neighbor: contract.neighborItem,
  Evidence: contract.evidence,
  Article: contract.articleSummary,
  ArticleListItem: contract.articleListItem,
  ArticleDetail: contract.articleDetail,
  ArticleInput: contract.articleInput,
  Subgraph: contract.subgraph,
  Paths: contract.pathsAnswer,
  Path: contract.path,
  Job: contract.job,
  Decision: contract.decision,
  DecisionInput: contract.decisionInput,
  Stats: contract.stats,
  Scorecard: contract.scorecard,
  Problem: contract.problem,
  EntityType: contract.entityType,
  RelationType: contract.relationType,
  Assertion: contract.assertion,
};

/** The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), from the same endpoints that answer. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): object {
  for (const [id, schema] of Object.entries(named))
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema as z.ZodType, { id });
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const methods = paths[endpoint.path] ?? {};
    methods[endpoint.kind === "question" ? "get" : endpoint.method] = toOperation(endpoint);
    paths[endpoint.path] = methods;
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Dramatis",
      version,
      summary: "Who is connected to whom, how, and which sentence says so.",
      description:
        "Every list has the same envelope and says whether it is complete. Every answer names the build of the graph that it is about; the same question to the same build has the same strong ETag. Unknown and repeated parameters are errors.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
  });
}

function toOperation(endpoint: Endpoint): object {
  const { path, tag, summary, description, query } = endpoint;
  const answers =
    endpoint.kind === "question"
      ? { 200: { description: "The answer.", schema: endpoint.answer, contentType: "application/json" } }
      : endpoint.answers;
  return {
    operationId: operationId(endpoint),
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    requestParams: {
      ...(path.includes("{id}") ? { path: z.object({ id: z.string() }) } : {}),
      ...(Object.keys(query.shape).length > 0 ? { query } : {}),
    },
    ...(endpoint.kind === "action" && endpoint.body
      ? { requestBody: { required: true, content: bodies(endpoint.body) } }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            ...(endpoint.kind === "question" ? { headers: answerHeaders } : {}),
            content: {
              [answer.contentType ?? "application/json"]: { schema: answer.schema ?? { type: "string" } },
            },
          },
        ]),
      ),
      ...(endpoint.kind === "question"
        ? {
            ...(endpoint.aboutEntity ? { 308: movedAnswer } : {}),
            304: { description: "The answer is the one with the tag in If-None-Match." },
          }
        : {}),
      ...problemAnswers(endpoint.problems),
    },
  };
}

const movedAnswer = {
  description: "The entity is part of another one now; the same question to that one is at Location.",
  headers: { Location: { description: "An address on this server.", schema: { type: "string" } } },
} as const;

const answerHeaders = {
  ETag: { description: "Strong: stands for the build and the question.", schema: { type: "string" } },
  Link: { description: 'The next page of a list, rel="next".', schema: { type: "string" } },
} as const;

const bodies = (types: Readonly<Record<string, z.ZodType | "bytes">>): object =>
  Object.fromEntries(
    Object.entries(types).map(([type, schema]) => [
      type,
      { schema: schema === "bytes" ? { type: "string", maxLength: contract.limits.uploadBytes } : schema },
    ]),
  );

/** Problems that any request may meet, and the endpoint's own. */
function problemAnswers(own: readonly ProblemName[]): Record<number, object> {
  const everywhere: ProblemName[] = [
    "invalid-parameter",
    "bad-request",
    "forbidden",
    "rate-limited",
    "internal-error",
    "not-ready",
  ];
  const byStatus = new Map<number, string[]>();
  for (const name of new Set([...everywhere, ...own])) {
    const { status } = problems[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(" or "),
        content: { "application/problem+json": { schema: contract.problem } },
      },
    ]),
  );
}

function operationId(endpoint: Endpoint): string {
  const method = endpoint.kind === "question" ? "get" : endpoint.method;
  const words = endpoint.path.replace("/v1", "").replace("{id}", "by-id").split(/[/-]+/).filter(Boolean);
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
}
