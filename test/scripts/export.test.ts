import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFormatNames } from "../../graph-data/export/exportFormats.ts";
import { run } from "./runCommand.ts";

const directory = mkdtempSync(join(tmpdir(), "dramatis-export-"));
const store = join(directory, "store");
beforeAll(async () => {
  writeFileSync(
    join(directory, "one.txt"),
    "Acme chief executive Jane Smith met Maria Ortiz in Halden on Monday.\n\nAcme owns Zenith Bank.\n",
  );
  const read = await run("ingest", ["--store", store, join(directory, "one.txt")]);
  expect(read.code, read.err).toBe(0);
}, 120_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const exported = (...args: string[]) => run("export", ["--store", store, ...args]);

test("writes to standard output, and to a file with a word about what is in it", async () => {
  const { code, out, err } = await exported("--format", "ndjson");
  expect([code, err]).toEqual([0, ""]);
  const lines = out.trimEnd().split("\n");
  expect(JSON.parse(lines.at(-1)!)).toEqual({ end: true, count: lines.length - 1 });
  const file = join(directory, "graph.ndjson");
  const told = await exported("--format", "ndjson", "--out", file);
  expect(told.code).toBe(0);
  expect(told.err).toMatch(/graph\.ndjson: \d+ entities and \d+ relations\./);
  expect(readFileSync(file, "utf8")).toBe(out);
}, 60_000);

test("filters narrow it as they do on the server", async () => {
  const { out } = await exported("--format", "csv-relations", "--relation", "metWith,ownerOf", "--no-alone");
  const rows = out.trimEnd().split("\r\n").slice(1);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/,(metWith|ownerOf),/);
}, 60_000);

test("entities: who is who, an entity a line, with articles by the id they came with and mentions that cut out its names", async () => {
  const place = join(directory, "who");
  const texts = new Map([
    ["desk-7", "Jane Smith met Maria Ortiz in Halden. 😀 Smith left on Monday."],
    ["desk-8", "Maria Ortiz, the mayor of Halden, thanked Jane Smith."],
  ]);
  const input = [...texts].map(([id, text]) => JSON.stringify({ id, text })).join("\n");
  await run("ingest", ["--store", place, "-"], input);
  const { code, out } = await run("export", ["--store", place, "--format", "entities"]);
  expect(code).toBe(0);
  type Line = { id: string; name: string; type: string; mentions: { article: string; start: number; end: number }[] };
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  for (const line of lines) expect(Object.keys(line)).toEqual(["id", "name", "type", "mentions"]);
  const [jane] = lines.filter(({ id }) => id === "person.jane-smith");
  expect([jane?.name, jane?.type]).toEqual(["Jane Smith", "Person"]);
  const cut = jane!.mentions.map(({ article, start, end }) => [article, texts.get(article)?.slice(start, end)]);
  expect(cut.sort()).toEqual([
    ["desk-7", "Jane Smith"],
    ["desk-7", "Smith"],
    ["desk-8", "Jane Smith"],
  ]);
}, 60_000);

test("the help lists every format", async () => {
  const { out } = await run("export", ["--help"]);
  for (const name of [...exportFormatNames, "entities"]) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
}, 60_000);

test.each([
  [["--format", "word"], /expected one of graphology/],
  [[], /--format/],
  [["--format", "gexf", "--min-confidence", "7"], /expected a number from 0 to 1/],
  [["--format", "gexf", "--seed", "person.nobody"], /has no entity person\.nobody/],
  [["--format", "gexf", "--out", "/nowhere/at/all"], /cannot be written/],
])(
  "%j ends with 2 and says why",
  async (args, reason) => {
    const { code, err } = await exported(...args);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  },
  60_000,
);
