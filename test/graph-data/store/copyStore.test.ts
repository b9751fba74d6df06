import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { type ArticleId, decisionId, type EntityId, jobId } from "../../../graph-data/ids.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";
import type { Store } from "../../../graph-data/store/store.ts";

const root = mkdtempSync(join(tmpdir(), "dramatis-copy-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newPlace = () => join(root, `store-${count++}`);
const now = "2020-01-01T00:00:00.000Z";

/** Articles that each name one person. */
async function fill(store: Store, names: readonly string[]): Promise<ArticleId[]> {
  const readings = names.map((name) => {
    const article = toArticle({ text: `${name} was here.` });
    const mentions = [{ start: 0, end: name.length, kind: "name" as const }];
    return {
      article,
      extraction: {
        id: article.id,
        entities: [{ id: "e1", type: "Person" as const, name, mentions }],
        relations: [],
        quotes: [],
        attributes: [],
      },
      rules: "1",
    };
  });
  await store.addArticles(readings, now);
  return readings.map(({ article }) => article.id);
}

const rename = (digit: string, name: string) => ({
  id: decisionId(digit.repeat(16)),
  at: now,
  author: "Ann",
  content: { kind: "rename", entity: "person.jane-smith" as EntityId, name } as const,
});

describe("a copy", () => {
  test("has likenesses and a build with decisions, and takes what comes later as the first would", async () => {
    const [from, to] = [await openStore(newPlace()), await openStore(newPlace(), { forCopy: true })];
    // Pairs that may be one person each, more of them than are copied at a time.
    const letters = [..."bcdfghklmnprstv"];
    const surnames = letters.flatMap((a) => letters.map((b) => `Ma${a}lo${b}e`));
    await fill(from, ["Jane Smith", ...surnames.flatMap((name) => [`Jean-Paul ${name}`, `Jean ${name}`])]);
    await from.addDecision(rename("1", "Jane Smith-Lee"));
    await from.replayDecisions(now);
    expect((await from.currentBuild())?.possiblySame?.length).toBeGreaterThan(200);
    expect(await from.copyTo(to)).toBe(await from.currentBuildHash());
    expect(await to.currentBuild()).toEqual(await from.currentBuild());
    for (const store of [from, to]) await fill(store, ["Bo Mablobe", "Jane A. Smith"]);
    expect((await to.currentBuild())!.entities.map(({ name }) => name)).toContain("Jane Smith-Lee");
    expect(await to.currentBuildHash()).toBe(await from.currentBuildHash());
    for (const store of [from, to]) await store.close();
  });

  test("made again takes over what came since", async () => {
    const [from, to] = [await openStore(newPlace()), await openStore(newPlace(), { forCopy: true })];
    await fill(from, ["Jane Smith"]);
    await from.copyTo(to);
    await fill(from, ["Otto Brenner"]);
    await from.copyTo(to);
    expect(await to.currentBuild()).toEqual(await from.currentBuild());
    for (const store of [from, to]) await store.close();
  });
});

test("rows that are not the graph that they say they are are no copy", async () => {
  const [place, target] = [newPlace(), newPlace()];
  const from = await openStore(place);
  await fill(from, ["Jane Smith", "Otto Brenner"]);
  const database = new DatabaseSync(join(place, "dramatis.db"));
  database.exec("update entity set digest = 'x' where id = 'person.jane-smith'");
  const to = await openStore(target, { forCopy: true });
  await expect(from.copyTo(to)).rejects.toThrow(/is not the graph that it says it is. Make the graph anew/);
  await from.remakeGraph(now);
  await from.copyTo(to);
  expect(await to.currentBuild()).toEqual(await from.currentBuild());
  database.close();
  for (const store of [from, to]) await store.close();
});

describe("a copy that is cut", () => {
  const cut = async (from: Awaited<ReturnType<typeof openStore>>, place: string): Promise<void> => {
    const to = await openStore(place, { forCopy: true });
    const copying = from.copyTo(to, () => {
      throw new Error("cut");
    });
    await expect(copying).rejects.toThrow("cut");
    await to.close();
  };

  test("is no store until it is made again", async () => {
    const place = newPlace();
    const from = await openStore(newPlace());
    await fill(from, ["Jane Smith"]);
    await cut(from, place);
    for (const options of [{}, { readOnly: true }, { create: false }])
      await expect(openStore(place, options)).rejects.toThrow(
        /a part of another store: .* Start the same command again/,
      );
    const to = await openStore(place, { forCopy: true });
    await from.copyTo(to);
    await to.close();
    const whole = await openStore(place);
    expect(await whole.currentBuild()).toEqual(await from.currentBuild());
    for (const store of [from, whole]) await store.close();
  });

  test("nor is one that was cut before its first row", async () => {
    const place = newPlace();
    await (await openStore(place, { forCopy: true })).close();
    await expect(openStore(place)).rejects.toThrow(/a part of another store/);
  });

  test("does not keep what the source has lost since", async () => {
    const place = newPlace();
    const from = await openStore(newPlace());
    const [gone] = await fill(from, ["Jane Smith", "Otto Brenner"]);
    await from.enqueue([{ id: jobId("1".repeat(16)), name: "x", content: { article: { text: "x" } } }], now);
    await cut(from, place);
    await from.forgetArticle(gone!, now);
    const to = await openStore(place, { forCopy: true });
    await from.copyTo(to);
    expect(await to.currentBuild()).toEqual(await from.currentBuild());
    expect(await to.hasArticle(gone!)).toBe(false);
    expect(await to.searchArticles("jane", 5)).toEqual([]);
    for (const store of [from, to]) await store.close();
  });
});

describe("a store that has something of its own is left as it is", () => {
  test.each([
    ["articles", (store: Store) => fill(store, ["Otto Brenner"])],
    ["decisions", (store: Store) => store.addDecision(rename("2", "Jane Lee"))],
    [
      "jobs",
      (store: Store) =>
        store.enqueue([{ id: jobId("2".repeat(16)), name: "x", content: { article: { text: "x" } } }], now),
    ],
  ])("%s", async (what, add) => {
    const [from, place] = [await openStore(newPlace()), newPlace()];
    await fill(from, ["Jane Smith"]);
    await from.addDecision(rename("1", "Jane Smith-Lee"));
    const own = await openStore(place);
    await add(own);
    await own.replayDecisions(now);
    const before = await own.currentBuild();
    await own.close();
    const to = await openStore(place, { forCopy: true });
    await expect(from.copyTo(to)).rejects.toThrow(new RegExp(`holds other ${what} already`));
    await to.close();
    const after = await openStore(place);
    expect(await after.currentBuild()).toEqual(before);
    for (const store of [from, after]) await store.close();
  });
});

test("a decision that was kept by a program that was killed then is in the graph at the next start", async () => {
  const place = newPlace();
  const store = await openStore(place);
  await fill(store, ["Jane Smith"]);
  await store.addDecision(rename("1", "Jane Smith-Lee"));
  await store.close();
  const again = await openStore(place);
  expect((await again.currentBuild())?.entities.map(({ name }) => name)).toEqual(["Jane Smith-Lee"]);
  await again.close();
});
