import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ArticleId, articleId } from "../../graph-data/ids.ts";
import { toArticle } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import { run } from "./runCommand.ts";

vi.setConfig({ testTimeout: 120_000 });

const place = mkdtempSync(join(tmpdir(), "dramatis-forget-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const [one, two] = ["One.", "Two."].map((text) => toArticle({ text }));

beforeAll(async () => {
  const store = await openStore(place);
  for (const article of [one!, two!])
    await store.addArticle(article, {
      extraction: {
        id: article.id,
        entities: [
          { id: "e", type: "Person", name: `Ann ${article.text}`, mentions: [{ start: 0, end: 1, kind: "name" }] },
        ],
        relations: [],
        quotes: [],
        attributes: [],
      },
      rules: "1",
      now: "2020-01-01T00:00:00.000Z",
    });
  await store.close();
});

test("forgets articles and says what is left", async () => {
  const never = articleId("never there");
  const { code, out } = await run("forget", ["--store", place, "--json", one!.id, never]);
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(lines).toEqual([
    { article: one!.id, outcome: "forgotten" },
    { article: never, outcome: "unknown" },
    { summary: { forgotten: 1, unknown: 1, entities: 1, relations: 0, articles: 1, build: expect.any(String) } },
  ]);
  expect(code).toBe(1);
  const store = await openStore(place);
  expect((await store.currentBuild())?.articles.map(({ id }) => id)).toEqual<ArticleId[]>([two!.id]);
  await store.close();
});

test.each([
  [[], /Say which articles/],
  [["jane"], /"jane" is no id of an article/],
])("called with %j it says how it is called", async (args, says) => {
  const { code, err } = await run("forget", ["--store", place, ...args]);
  expect([code, err]).toEqual([2, expect.stringMatching(says)]);
});
