import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExportFormatName, exportFormatNames } from "../../graph-data/export/exportFormats.ts";
import { type Running, startSample } from "./sampleStore.ts";

let server: Running;
beforeAll(async () => {
  server = await startSample();
});
afterAll(() => server.stop());

const text = async (query: string): Promise<string> => {
  const answer = await server.get(`/v1/export?${query}`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const lines = async (query: string): Promise<Record<string, unknown>[]> =>
  (await text(`format=ndjson&${query}`))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const types: Record<ExportFormatName, [mediaType: string, ending: string, begins: string]> = {
  graphology: ["application/json", ".graphology.json", '{"attributes"'],
  gexf: ["application/gexf+xml", ".gexf", "<?xml"],
  graphml: ["application/graphml+xml", ".graphml", "<?xml"],
  "csv-entities": ["text/csv", ".entities.csv", "id,label,"],
  "csv-relations": ["text/csv", ".relations.csv", "id,source,"],
  "csv-statements": ["text/csv", ".statements.csv", "id,relation,"],
  ndjson: ["application/x-ndjson", ".ndjson", '{"kind":"article"'],
  jsonld: ["application/ld+json", ".jsonld", '{"@context"'],
  turtle: ["text/turtle", ".ttl", "@prefix d:"],
  ftm: ["application/x-ndjson", ".ftm.json", '{"id":"a_'],
  cypher: ["application/x-cypher-query", ".cypher", "CREATE CONSTRAINT"],
  report: ["text/html", ".html", "<!doctype html>"],
};

test.each(exportFormatNames)(
  "%s comes with its content type and a name that tells build and format",
  async (format) => {
    const [mediaType, ending, begins] = types[format];
    const answer = await server.get(`/v1/export?format=${format}`);
    expect(answer.headers.get("content-type")).toBe(`${mediaType}; charset=utf-8`);
    expect(answer.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="dramatis-[0-9a-f]{12}${ending.replaceAll(".", "\\.")}"$`),
    );
    expect((await answer.text()).startsWith(begins)).toBe(true);
  },
);

test("NDJSON ends with a line that counts the lines before it", async () => {
  const all = await lines("");
  expect(all.at(-1)).toEqual({ end: true, count: all.length - 1 });
});

test.each([
  "",
  "assertion=claimed",
  "assertion=stated,planned&minConfidence=0.5",
  "from=2018-03-26&to=2018-03-26",
  "from=2019",
  "type=metWith,headOf",
  "fallbacks=true",
  "entity=person.otto-brenner",
  "subject=person.otto-brenner&object=person.mara-lindqvist",
])("the filters %j choose the relations that the list shows", async (query) => {
  const list = (await (await server.get(`/v1/relations?limit=500&${query}`)).json()) as { data: { id: string }[] };
  const exported = (await lines(query)).filter(({ kind }) => kind === "relation").map(({ id }) => id as string);
  expect(exported.sort()).toEqual(list.data.map(({ id }) => id).sort());
});

test.each(["format=word", "", "format=gexf&frmo=2018", "format=gexf&minConfidence=2", "format=gexf&format=ndjson"])(
  "%j is refused",
  async (query) => {
    const answer = await server.get(`/v1/export?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  },
);

test("an entity that is not there is not found", async () => {
  expect((await server.get("/v1/export?format=gexf&entity=person.nobody")).status).toBe(404);
  expect((await server.get("/v1/export?format=gexf&seed=person.nobody")).status).toBe(404);
});

test("whoever leaves in the middle does not bring the server down", async () => {
  const stop = new AbortController();
  const answer = await server.get("/v1/export?format=jsonld", { signal: stop.signal });
  const reader = answer.body!.getReader();
  await reader.read();
  stop.abort();
  await reader.closed.catch(() => undefined);
  expect((await server.get("/healthz")).status).toBe(200);
  expect(server.logged).toEqual([]);
});

test("a report names every sentence of the selection", async () => {
  const html = await text("format=report&seed=org.halden-terminal");
  expect(html).toContain("Aida &amp; Sons");
  expect(html).toContain("claimed by <bdi>Mara Lindqvist</bdi>");
  expect(html).not.toContain("<script");
});
