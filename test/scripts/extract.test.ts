import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test, vi } from "vitest";
import { checkSpans } from "../../scripts/evaluate/checkSpans.ts";
import { hostileTexts } from "./hostileTexts.ts";
import { run, startCommand } from "./runCommand.ts";

// Each test starts processes, which takes long where other tests run beside.
vi.setConfig({ testTimeout: 120_000 });

const lines = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const text = "Jane Smith, the mayor of Oslo, met Ann Lee in Paris on Monday. Smith said that she would return.";

test("lines come out in the order they went in; bad ones say why and the rest goes on", async () => {
  const input = [
    JSON.stringify({ id: "one", text }),
    "no json",
    JSON.stringify({ id: "empty", text: "" }),
    "",
    JSON.stringify({ id: 4 }),
    JSON.stringify({ text, id: "two", labels: ["left", "alone"] }),
  ].join("\n");
  const { code, out } = await run("extract", ["--workers", "2"], input);
  expect(lines(out).map(({ id, error }) => [id, error])).toEqual([
    ["one", undefined],
    ["line 2", expect.stringContaining("no JSON")],
    ["empty", expect.stringContaining("no text in it")],
    ["4", expect.stringContaining('no "text"')],
    ["two", undefined],
  ]);
  expect(code).toBe(1);
  const { id: _, ...first } = lines(out)[0]!;
  const { id: __, ...last } = lines(out)[4]!;
  expect(last).toEqual(first);
});

test("a line has the form that programs rely on", async () => {
  const { code, out } = await run("extract", [], JSON.stringify({ id: "a", text, publishedAt: "2018-03-28" }));
  expect(code).toBe(0);
  const [extraction] = lines(out);
  const span = {
    type: "object",
    required: ["start", "end"],
    properties: { start: { type: "integer" }, end: { type: "integer" } },
  };
  const listOf = (required: string[]) => ({ type: "array", items: { type: "object", required } });
  const validate = new Ajv2020().compile({
    type: "object",
    required: ["id", "entities", "relations", "quotes", "attributes"],
    properties: {
      entities: {
        type: "array",
        minItems: 3,
        items: {
          type: "object",
          required: ["id", "type", "name", "mentions"],
          properties: { mentions: { type: "array", minItems: 1, items: span } },
        },
      },
      relations: listOf(["type", "source", "target", "assertion", "confidence", "rule", "evidence"]),
      quotes: listOf(["start", "end", "kind"]),
      attributes: listOf(["type", "entity", "value", "start", "end"]),
    },
  });
  expect(validate(extraction), JSON.stringify(validate.errors)).toBe(true);
});

test("offsets count in the text as it came, whatever its line ends, marks and accents are", async () => {
  const odd =
    "\uFEFFJane Smith\r\nmet Ann\u0000 Lee.\r\n\r\nCafe\u0301 owner Bo\u0301 Holm 😀 met Jane Smith in Oslo.\ud800";
  const { out } = await run("extract", [], JSON.stringify({ id: "odd", text: odd }));
  const [extraction] = lines(out);
  // A lone half of a character cannot travel as UTF-8; JSON's escape carries it.
  expect(checkSpans(extraction, odd)).toMatchObject({ faults: [] });
  const entities = extraction!.entities as { name: string; mentions: { start: number; end: number }[] }[];
  const jane = entities.find((entity) => entity.name === "Jane Smith");
  expect(jane?.mentions.map(({ start, end }) => odd.slice(start, end))).toContain("Jane Smith");
});

test("every hostile text ends with a reading whose spans are right, or with a reason", {
  timeout: 240_000,
}, async () => {
  const articles = hostileTexts(20_000);
  const input = articles.map((article) => JSON.stringify(article)).join("\n");
  const { out } = await run("extract", [], input);
  const results = lines(out);
  expect(results.map(({ id }) => id)).toEqual(articles.map(({ id }) => id));
  const faults = results.flatMap((result, n) =>
    typeof result.error === "string" ? [] : checkSpans(result, articles[n]!.text).faults,
  );
  expect(faults).toEqual([]);
  const tooSlow = results.filter((result) => /longer than|memory|ended without/.test(String(result.error)));
  expect(tooSlow).toEqual([]);
});

test("a text of the longest length ends within the deadline and a little, one way or the other", {
  timeout: 60_000,
}, async () => {
  const long = { id: "long", text: `${text} `.repeat(25_000).slice(0, 2_000_000) };
  const { out } = await run("extract", ["--deadline", "5"], JSON.stringify(long));
  const [result] = lines(out);
  if (result!.error === undefined) expect(checkSpans(result, long.text).faults).toEqual([]);
  else expect(result!.error).toMatch(/longer than 5 seconds. Split it|MB of memory. Split it/);
});

test("a reader that goes away ends the command quietly", async () => {
  const input = Array.from({ length: 300 }, (_, n) => JSON.stringify({ id: `a${n}`, text })).join("\n");
  const child = startCommand("extract", [], input);
  child.stdout?.once("data", () => child.stdout?.destroy());
  const { code, err } = await child.ended;
  expect([code, err]).toEqual([0, ""]);
});

test.each([
  [["--help"], 0, /Usage: npm run extract.*Examples:/s],
  [["--no-such-option"], 2, /unknown option.*--help/s],
  [["--workers", "0"], 2, /whole number from 1 on/],
])("extract %j ends with %d", async (args, wanted, says) => {
  const { code, out, err } = await run("extract", args);
  expect(code).toBe(wanted);
  expect(out + err).toMatch(says);
});
