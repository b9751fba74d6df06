import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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
