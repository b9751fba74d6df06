import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articleId } from "../../graph-data/ids.ts";
import { problem } from "../../server/contract.ts";
import { type Running, sample, startSample } from "./sampleStore.ts";

let server: Running;
let document: {
  paths: Record<
    string,
    Record<string, { parameters?: { name: string; in: string; schema: Schema }[]; responses: object }>
  >;
};
interface Schema {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  items?: Schema;
}

beforeAll(async () => {
  server = await startSample();
  document = (await (await server.get("/openapi.json")).json()) as typeof document;
});
afterAll(() => server.stop());

const ids = [
  "person.mara-lindqvist",
  "country.norland",
  "org.halden-terminal",
  articleId(sample[0]!.text),
  "person.nobody",
];

/** A value that a parameter may have, or nearly. */
const anyValue = (schema: Schema): fc.Arbitrary<string> => {
  const sane: fc.Arbitrary<string>[] = [
    fc.constantFrom(...ids),
    fc.constantFrom("", "2018", "2018-03-28", "-name", "0.5"),
  ];
  if (schema.enum) sane.push(fc.constantFrom(...schema.enum));
  if (schema.type === "integer")
    sane.push(fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 9) + 1 }).map(String));
  if (schema.type === "boolean") sane.push(fc.constantFrom("true", "false"));
  if (schema.items?.enum)
    sane.push(
      fc
        .subarray(schema.items.enum, { minLength: 1, maxLength: Math.min(3, schema.items.enum.length) })
        .map((some) => some.join(",")),
    );
  return fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...sane) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
    { weight: 1, arbitrary: fc.constantFrom("\0", "../", "' or 1=1", "💩", "[]", "{}", "NaN", "9".repeat(40)) },
  );
};

test("no question brings the server down, and every answer is one that its documentation names", {
  timeout: 120_000,
}, async () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(() => path !== "/v1/events")
      .map(([method, operation]) => ({ path, method, ...operation })),
  );
  const request = fc.constantFrom(...operations).chain(({ path, method, parameters = [], responses }) => {
    const query = parameters.filter((parameter) => parameter.in === "query");
    return fc.record({
      method: fc.constant(method),
      responses: fc.constant(Object.keys(responses)),
      path: fc
        .oneof(fc.constantFrom(...ids), fc.string({ unit: "binary", maxLength: 20 }))
        .map((id) => path.replace("{id}", () => encodeURIComponent(id.toWellFormed()))),
      query: fc.tuple(
        ...query.map(({ name, schema }) =>
          fc.option(
            anyValue(schema).map((value): [string, string] => [name, value.toWellFormed()]),
            { freq: 1, nil: undefined },
          ),
        ),
      ),
      body: fc.oneof(fc.json(), fc.constant('{"text":"Vera Holt met Ada Rask."}'), fc.string()),
      type: fc.constantFrom("application/json", "text/plain", "text/html", "application/x-ndjson", "nothing/known"),
    });
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body, type, responses }) => {
      const parameters = new URLSearchParams(query.filter((pair) => pair !== undefined));
      const answer = await server.get(`${path}?${parameters}`, {
        method: method.toUpperCase(),
        ...(method === "post" ? { body, headers: { "Content-Type": type } } : {}),
      });
      const text = await answer.text();
      // An empty id is another address: the list, or nothing.
      if (!path.includes("//") && !path.endsWith("/")) expect(responses).toContain(String(answer.status));
      expect(answer.status, text).toBeLessThan(500);
      expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:/);
      if (answer.status >= 400) problem.strict().parse(JSON.parse(text));
      else JSON.parse(text);
    }),
    { numRuns: 1_000 },
  );
  expect(server.logged).toEqual([]);
});
