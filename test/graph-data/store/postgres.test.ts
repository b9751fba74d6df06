import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { decisionId, type EntityId, jobId } from "../../../graph-data/ids.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import { migrations } from "../../../graph-data/store/migrations.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";
import { openPostgres } from "../../../graph-data/store/postgresEngine.ts";
import type { SqlStore } from "../../../graph-data/store/sqlStore.ts";
import { graphFromScratch } from "../../../scripts/check/graphFromScratch.ts";
import { type OwnPostgres, startPostgres } from "../../../scripts/check/startPostgres.ts";
import { buildsContract } from "./builds.contract.ts";
import { storeContract } from "./store.contract.ts";

/** The same contract as on SQLite, on a real PostgreSQL 18. */
vi.setConfig({ testTimeout: 120_000 });

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres?.stop(), 300_000);

const databases = new Map<string, Promise<string>>();
const urlOf = (place: string): Promise<string> => {
  const url = databases.get(place) ?? postgres.newDatabase();
  databases.set(place, url);
  return url;
};
let count = 0;
const newPlace = () => `database ${++count}`;

storeContract("PostgreSQL", { newPlace, open: async (place) => openStore(await urlOf(place)) });
buildsContract("PostgreSQL", { newPlace, open: async (place) => openStore(await urlOf(place)) });

describe("opening", () => {
  test("makes the tables once, however many open it at the same moment", async () => {
    const url = await urlOf(newPlace());
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(url)));
    expect(await Promise.all(stores.map((store) => store.countArticles()))).toEqual([0, 0, 0, 0]);
    for (const store of stores) await store.close();
  });

  test("says where it is without the password", async () => {
    const url = (await urlOf(newPlace())).replace("dramatis@", "dramatis:secret@");
    const store = await openStore(url);
    expect(store.location).not.toContain("secret");
    await store.close();
  });

  test.each<[string, (url: string) => string, RegExp]>([
    [
      "nothing answers",
      () => "postgres://dramatis:secret@127.0.0.1:1/graph",
      /^postgres:\/\/dramatis@127.0.0.1:1\/graph: no PostgreSQL answers/,
    ],
    ["no such database", (url) => url.replace(/[^/]+$/, "nowhere"), /createdb/],
    ["no URL", () => "postgres://[", /This is no URL/],
  ])("%s: a sentence that says what to do", async (_, change, complaint) => {
    await expect(openStore(change(await urlOf(newPlace())))).rejects.toThrow(complaint);
  });

  test("a database without a store is not made one where that is not asked for", async () => {
    const url = await urlOf(newPlace());
    await expect(openStore(url, { create: false })).rejects.toThrow(/There is no store/);
    await expect(openStore(url, { readOnly: true })).rejects.toThrow(/There is no store/);
  });

  test("a store of a newer version is refused", async () => {
    const url = await urlOf(newPlace());
    const further = { version: migrations.length + 1, name: "colours", sql: "create table colour (name text) strict;" };
    await (await openStore(url, { migrations: [...migrations, further] })).close();
    await expect(openStore(url)).rejects.toThrow(/newer version/);
  });
});

describe("a database of an earlier form", () => {
  const directory = mkdtempSync(join(tmpdir(), "dramatis-earlier-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Makes a database as a program of that version left it, with the rows of the store that is kept of it. */
  const leftBehind = async (version: number, url: string): Promise<void> => {
    const path = join(directory, `v${version}.db`);
    const kept = join(import.meta.dirname, "..", "..", "fixtures", "stores", `v${version}.db.gz`);
    writeFileSync(path, gunzipSync(readFileSync(kept)));
    const file = new DatabaseSync(path, { readOnly: true });
    const engine = await openPostgres(url, { create: true, readOnly: false, migrations: migrations.slice(0, version) });
    const tables = file
      .prepare("select name from sqlite_schema where type = 'table' and name not glob 'article_words*'")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => name !== "migration" && !name.startsWith("sqlite_"));
    for (const table of tables)
      for (const row of file.prepare(`select * from ${table}`).all()) {
        const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
        await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
          engine.db,
        );
      }
    await engine.close();
    file.close();
  };

  test.each(migrations.slice(0, -1).map(({ version }) => version))(
    "%d is migrated, and has the graph that its articles and decisions give",
    async (version) => {
      const url = await urlOf(newPlace());
      await leftBehind(version, url);
      await expect(openStore(url, { readOnly: true })).rejects.toThrow(/format of an older version/);
      const store = await openStore(url);
      expect(await store.countArticles()).toBeGreaterThan(5);
      const made = await graphFromScratch(store, await store.decisions());
      expect(await store.currentBuildHash()).toBe(made.hash);
      const { layout: _, ...kept } = (await store.currentBuild())!;
      const { layout: __, ...facts } = made;
      expect(kept).toEqual(facts);
      await store.close();
    },
  );
});

describe("carrying everything over", () => {
  const root = mkdtempSync(join(tmpdir(), "dramatis-move-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const fill = async (store: SqlStore, from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n++) {
      const text = `Jane Smith met Otto Brenner number ${n} in Oslo. “So it goes” — 😀`;
      const article = toArticle({ text, id: `desk-${n}`, title: `Story ${n}`, publishedAt: "2018-03" });
      const mention = (name: string) => ({
        start: text.indexOf(name),
        end: text.indexOf(name) + name.length,
        kind: "name" as const,
      });
      await store.addArticle(article, {
        extraction: {
          id: article.id,
          entities: [
            { id: "e1", type: "Person", name: "Jane Smith", mentions: [mention("Jane Smith")] },
            { id: "e2", type: "Person", name: `Otto Brenner ${n % 7}`, mentions: [mention("Otto Brenner")] },
          ],
          relations: [
            {
              type: "metWith",
              source: "e1",
              target: "e2",
              assertion: "stated",
              confidence: 0.9,
              rule: "by hand",
              evidence: { start: 0, end: 40, source: mention("Jane Smith"), target: mention("Otto Brenner") },
            },
          ],
          quotes: [],
          attributes: [],
        },
        rules: "1",
        now,
      });
    }
  };
  const now = "2020-01-01T00:00:00.000Z";

  test("there and back again: the same graph, positions, articles, words, decisions and queue", async () => {
    const here = await openStore(join(root, "here"));
    await fill(here, 0, 40);
    await here.addDecision({
      id: decisionId("0".repeat(16)),
      at: now,
      author: "Ann",
      content: { kind: "rename", entity: "person.jane-smith" as EntityId, name: "Jane Smith-Lee" },
    });
    await here.replayDecisions(now);
    await here.enqueue(
      [{ id: jobId("1".repeat(16)), name: "later.txt", content: { file: new Uint8Array([0, 255]) } }],
      now,
    );
    const there = await openStore(await urlOf(newPlace()));
    const back = await openStore(join(root, "back"));
    const hash = await here.copyTo(there);
    expect(await there.copyTo(back)).toBe(hash);
    for (const store of [there, back]) {
      expect(await store.currentBuild()).toEqual(await here.currentBuild());
      expect(await store.decisions()).toEqual(await here.decisions());
      expect((await store.searchArticles("brenner 17", 5)).length).toBe(1);
      expect(await store.takeJob({ pid: 1, now, alive: () => true })).toMatchObject({
        content: { file: new Uint8Array([0, 255]) },
      });
      // What comes later counts on from there.
      await fill(store, 40, 42);
      expect(
        (
          await store.addDecision({
            id: decisionId("2".repeat(16)),
            at: now,
            author: "Ann",
            content: { kind: "note", about: "x", text: "y" },
          })
        ).outcome,
      ).toBe("added");
    }
    await fill(here, 40, 42);
    expect(await there.currentBuildHash()).toBe(await here.currentBuildHash());
    expect(await back.currentBuildHash()).toBe(await here.currentBuildHash());
    for (const store of [here, there, back]) await store.close();
  });

  test("one that is cut goes on where it was", async () => {
    const here = await openStore(join(root, "long"));
    await fill(here, 0, 30);
    const url = await urlOf(newPlace());
    const there = await openStore(url);
    let steps = 0;
    const cut = here.copyTo(there, () => {
      if (++steps === 2) throw new Error("cut");
    });
    await expect(cut).rejects.toThrow("cut");
    await there.close();
    await expect(openStore(url)).rejects.toThrow(/a part of another store: .* Start the same command again/);
    const again = await openStore(url, { forCopy: true });
    expect(await again.countArticles()).toBe(30);
    const [gone] = await here.searchArticles("brenner 7", 1);
    await here.forgetArticle(gone!, now);
    expect(await here.copyTo(again)).toBe(await here.currentBuildHash());
    expect(await again.currentBuild()).toEqual(await here.currentBuild());
    expect(await again.searchArticles("brenner 7", 1)).toEqual([]);
    await again.close();
    await here.close();
  });

  test("a place that holds other articles is left alone", async () => {
    const [a, b] = [await openStore(join(root, "a")), await openStore(join(root, "b"))];
    await fill(a, 0, 1);
    await fill(b, 1, 2);
    await expect(a.copyTo(b)).rejects.toThrow(/holds other articles/);
    for (const store of [a, b]) await store.close();
  });
});

test("a database that acknowledges before it has written is told not to", async () => {
  const url = await urlOf(newPlace());
  const admin = await openPostgres(url, { create: true, readOnly: false, migrations });
  await sql`alter database ${sql.id(new URL(url).pathname.slice(1))} set synchronous_commit = off`.execute(admin.db);
  await admin.close();
  const engine = await openPostgres(url, { create: false, readOnly: false, migrations });
  const { rows } = await sql<{ now: string }>`select current_setting('synchronous_commit') as now`.execute(engine.db);
  expect(rows).toEqual([{ now: "on" }]);
  await engine.close();
});

test("a database that loses its power keeps what was acknowledged", async () => {
  const url = await urlOf(newPlace());
  const store = await openStore(url);
  const article = toArticle({ text: "Jane Smith was here." });
  await store.addArticle(article, {
    extraction: { id: article.id, entities: [], relations: [], quotes: [], attributes: [] },
    rules: "1",
    now: "2020-01-01T00:00:00.000Z",
  });
  await postgres.crash();
  const again = await openStore(url);
  expect(await again.hasArticle(article.id)).toBe(true);
  await again.close();
  await store.close();
});
