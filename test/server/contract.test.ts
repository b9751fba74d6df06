import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { articleId } from "../../graph-data/ids.ts";
import * as contract from "../../server/contract.ts";
import { type Running, sample, startSample } from "./sampleStore.ts";

let server: Running;
let document: OpenApi;
beforeAll(async () => {
  server = await startSample();
  document = (await (await server.get("/openapi.json")).json()) as OpenApi;
});
afterAll(() => server.stop());

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; schema: Record<string, unknown> }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}

const article = articleId(sample[0]!.text);
const relation = async () =>
  ((await (await server.get("/v1/relations?type=metWith")).json()) as { data: { id: string }[] }).data[0]!.id;

/** Each path of the contract with questions that between them use every parameter. */
const questions: readonly (readonly [path: string, schema: z.ZodType, ...queries: string[]])[] = [
  [
    "/v1/entities",
    contract.listOf(contract.chosenFields(contract.entitySummary)),
    "",
    "?fields=name,degree",
    "?q=hal&type=Place&minDegree=0&since=2018&limit=2&sort=-name,id",
    `?article=${article}`,
    "?q=hal&cursor=CURSOR",
  ],
  ["/v1/entities/{id}", contract.oneOf(contract.entityDetail), ""],
  [
    "/v1/entities/{id}/mentions",
    contract.listOf(contract.entityMentions),
    "",
    "?include=context",
    "?limit=1&cursor=CURSOR",
  ],
  [
    "/v1/entities/{id}/neighbors",
    contract.listOf(contract.neighborItem),
    "",
    "?depth=3&include=evidence&direction=both&fallbacks=true&assertion=all&sort=name",
    "?relation=metWith&type=Person&minConfidence=0.5&from=2018&to=2020-01-01&limit=1",
    "?limit=1&cursor=CURSOR",
  ],
  ["/v1/entities/{id}/similar", contract.listOf(contract.similarEntity), "", "?limit=1", "?limit=1&cursor=CURSOR"],
  ["/v1/similar", contract.listOf(contract.similarPair), "", "?limit=1", "?limit=1&cursor=CURSOR"],
  [
    "/v1/relations",
    contract.listOf(contract.chosenFields(contract.relationListItem)),
    "",
    "?fields=sentence,roles",
    "?entity=person.otto-brenner&type=metWith&assertion=stated&minConfidence=0&from=2018&to=2020&fallbacks=true&sort=type&limit=3",
    `?subject=person.otto-brenner&article=${article}`,
    "?object=person.otto-brenner",
    "?limit=1&cursor=CURSOR",
  ],
  ["/v1/relations/{id}", contract.oneOf(contract.relationDetail), ""],
  ["/v1/relations/{id}/evidence", contract.listOf(contract.evidence), "", "?limit=1&cursor=CURSOR"],
  [
    "/v1/articles",
    contract.listOf(contract.chosenFields(contract.articleListItem)),
    "",
    "?fields=title,copyCount",
    "?q=rail&entity=person.otto-brenner&from=2018&to=2019&sort=title&limit=1",
    "?limit=1&cursor=CURSOR",
  ],
  ["/v1/articles/{id}", contract.oneOf(contract.articleDetail), ""],
  [
    "/v1/subgraph",
    contract.subgraph,
    "",
    "?maxNodes=2",
    "?seed=person.otto-brenner&depth=2&minDegree=1&type=Person&relation=metWith&assertion=stated&minConfidence=0.1&from=2018&to=2019&fallbacks=false",
  ],
  [
    "/v1/paths",
    contract.pathsAnswer,
    "?from=country.norland&to=org.northwind-rail",
    "?from=country.norland&to=org.northwind-rail&maxHops=6&k=10&avoidHubs=false&relation=headOf&assertion=all&minConfidence=0.2",
  ],
  ["/v1/builds", contract.listOf(contract.buildItem), "", "?limit=1"],
  ["/v1/diff", contract.diffAnswer, "", "?kind=entity&change=added,gone&limit=2", "?limit=1&cursor=CURSOR"],
  ["/v1/schema", contract.schemaAnswer, ""],
  ["/v1/stats", contract.stats, ""],
  ["/v1/scorecard", contract.scorecard, ""],
  ["/healthz", contract.health, ""],
  ["/readyz", contract.readiness, ""],
  ["/v1/jobs", contract.listOf(contract.job), "", "?limit=1"],
];

const idFor = async (path: string): Promise<string> =>
  path.startsWith("/v1/entities")
    ? "person.otto-brenner"
    : path.startsWith("/v1/articles")
      ? article
      : path.startsWith("/v1/jobs")
        ? "j_0000000000000000"
        : relation();

describe("every answer has the shape that the contract gives it, and nothing more", () => {
  for (const [path, schema, ...queries] of questions)
    test.each(queries)(`${path}%s`, async (query) => {
      const address = path.replace("{id}", await idFor(path));
      const cursor = query.includes("CURSOR") ? await nextCursor(address + query.replace(/[?&]cursor=CURSOR/, "")) : "";
      if (query.includes("CURSOR") && cursor === null) return;
      const response = await server.get(address + query.replace("CURSOR", String(cursor)));
      const body: unknown = await response.json();
      expect(response.status, JSON.stringify(body)).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(drift(schema, body)).toBe("none");
    });
});

describe("the OpenAPI document", () => {
  test("is 3.1 and names every endpoint that answers", () => {
    expect(document.openapi).toBe("3.1.0");
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const served = server.endpoints.map(
      (endpoint) => `${endpoint.kind === "question" ? "get" : endpoint.method} ${endpoint.path}`,
    );
    expect(documented.sort()).toEqual(served.sort());
    expect(served.length).toBeGreaterThan(15);
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((o) => o.operationId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every path of it is asked here", () => {
    // What streams or changes something has tests of its own.
    const asked = new Set([
      ...questions.map(([path]) => path),
      "/v1/export",
      "/v1/decisions",
      "/v1/decisions/{id}",
      "/v1/events",
      "/v1/jobs/{id}",
    ]);
    expect(Object.keys(document.paths).filter((path) => !asked.has(path))).toEqual([]);
  });

  test("publishes the limits", () => {
    const parameter = (path: string, name: string) =>
      document.paths[path]?.get?.parameters?.find((each) => each.name === name)?.schema;
    expect(parameter("/v1/entities", "limit")).toMatchObject({
      type: "integer",
      minimum: 1,
      maximum: 500,
      default: 50,
    });
    expect(parameter("/v1/entities/{id}/neighbors", "depth")).toMatchObject({ maximum: 3 });
    expect(parameter("/v1/subgraph", "maxNodes")).toMatchObject({ maximum: 5000 });
    expect(parameter("/v1/paths", "maxHops")).toMatchObject({ maximum: 6 });
    expect(parameter("/v1/entities", "type")).toMatchObject({
      type: "array",
      items: { enum: expect.arrayContaining(["Person"]) },
    });
    expect(parameter("/v1/entities", "q")).toMatchObject({ type: "string", maxLength: 200 });
  });

  test("each endpoint names the problems that it may answer with", () => {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods))
        for (const status of ["400", "403", "500"])
          expect(operation.responses[status]?.content).toHaveProperty(["application/problem+json"]);
    expect(document.paths["/v1/entities/{id}"]?.get?.responses).toHaveProperty("404");
    expect(document.paths["/v1/articles"]?.post?.responses).toHaveProperty("415");
  });

  test("the files that can be added are named", () => {
    expect(Object.keys(document.paths["/v1/articles"]?.post?.requestBody?.content ?? {})).toEqual([
      "application/json",
      "text/plain",
      "text/markdown",
      "text/html",
      "application/x-ndjson",
    ]);
  });
});

async function nextCursor(address: string): Promise<string | null> {
  const body = (await (await server.get(address)).json()) as { page: { nextCursor: string | null } };
  return body.page.nextCursor;
}

/** What is wrong with an answer. A field that the schema does not name is drift too: parsing leaves it out, so the two differ. */
function drift(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return parsed.error.issues;
  return JSON.stringify(sortKeys(parsed.data)) === JSON.stringify(sortKeys(value)) ? "none" : "fields without a name";
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sortKeys(part)]),
  );
}
