import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run } from "./runCommand.ts";

// Some sixty processes, one after the other.
const patience = 1_200_000;
let out = "";
beforeAll(async () => {
  const articles = join(import.meta.dirname, "..", "fixtures", "stores", "articles.jsonl");
  const ended = await run("check-same-graph", ["--articles", articles]);
  expect([ended.code, ended.err]).toEqual([0, ""]);
  out = ended.out;
}, patience);

/** The hashes of the ways whose name begins so. */
const hashesOf = (way: string): string[] =>
  out.split("\n").flatMap((line) => (line.startsWith(way) ? (/ ([0-9a-f]{64}) /.exec(line)?.[1] ?? "none") : []));

test.each([
  ["from scratch, in memory", 1],
  ["backwards", 1],
  ["shuffled, order", 2],
  ["by 2 reading processes", 1],
  ["by 4 reading processes", 1],
  ["from the queue, by 1 worker ", 1],
  ["from the queue, by 2 workers", 1],
  ["from the queue, by 4 workers", 1],
  ["one by one", 1],
  ["with others that were forgotten again", 1],
  ["killed and resumed", 1],
  ["in the locale ", 3],
  ["read again with npm run rebuild", 1],
  ["backed up and restored", 1],
  ["in PostgreSQL ", 1],
  ["in PostgreSQL, read again", 1],
  ["carried over into PostgreSQL", 1],
  ["carried over from PostgreSQL", 1],
])("%s: the same graph as all at once by one process", (way, times) => {
  const [wanted] = hashesOf("all at once, by one process");
  expect(wanted).toMatch(/^[0-9a-f]{64}$/);
  expect(hashesOf(way)).toEqual(Array(times).fill(wanted));
});

test.each([
  "decided from scratch, in memory",
  "decided before half of the articles came",
  "decided, and read again",
  "decided in PostgreSQL",
])("%s: the same graph as decided when all articles were there", (way) => {
  const [wanted] = hashesOf("decided when all articles were there");
  expect(wanted).not.toBe(hashesOf("all at once, by one process")[0]);
  expect(hashesOf(way)).toEqual([wanted]);
});
