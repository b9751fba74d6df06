import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startCommand } from "./runCommand.ts";

const root = mkdtempSync(join(tmpdir(), "dramatis-start-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Starts it, asks it for its sums, and stops it with Ctrl-C. */
async function startAndStop(place: string) {
  const child = startCommand("start", ["--store", place, "--port", "0"]);
  let printed = "";
  child.stdout?.on("data", (text: string) => {
    printed += text;
  });
  const address = async () => {
    await expect.poll(() => printed, { timeout: 90_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    return /http:\/\/127\.0\.0\.1:\d+/.exec(printed)![0];
  };
  const response = await fetch(`${await address()}/v1/stats`);
  const { data } = (await response.json()) as { data?: { articles: number } };
  child.kill("SIGINT");
  const { code, out, err } = await child.ended;
  return { status: response.status, articles: data?.articles, code, out, err };
}

test("the first start reads the shipped articles, later ones go straight to the server, and Ctrl-C ends both", {
  timeout: 200_000,
}, async () => {
  const place = join(root, "store");
  const first = await startAndStop(place);
  expect(first).toMatchObject({ status: 200, code: 0 });
  expect(first.err).toMatch(/Read \d+ articles: \d+ entities and \d+ relations, kept in /);
  expect(first.out.trim().split("\n")).toHaveLength(1);
  const second = await startAndStop(place);
  expect(second).toMatchObject({ status: 200, code: 0, articles: first.articles });
  expect(second.err).not.toMatch(/Read \d+ articles/);
});
