import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { decisionId, type EntityId } from "../../graph-data/ids.ts";
import { toArticle } from "../../graph-data/records/article.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import { graphFromScratch } from "../../scripts/check/graphFromScratch.ts";
import { startProgram } from "../../scripts/check/processes.ts";
import { type OwnPostgres, startPostgres } from "../../scripts/check/startPostgres.ts";
import { run, startCommand } from "./runCommand.ts";

// Each test starts processes, which takes long where other tests run beside.
vi.setConfig({ testTimeout: 600_000 });

const root = mkdtempSync(join(tmpdir(), "dramatis-copying-"));
let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(root, { recursive: true, force: true });
}, 300_000);
let count = 0;
const newPlace = () => join(root, `store-${count++}`);

const hashes = async (place: string) => {
  const store = await openStore(place, { create: false });
  try {
    const made = await graphFromScratch(store, await store.decisions());
    const articles = new Set<string>();
    for await (const { article } of store.readings()) articles.add(article.id);
    return { kept: await store.currentBuildHash(), made: made.hash, articles };
  } finally {
    await store.close();
  }
};

describe("a backup while articles come in", () => {
  test("is of one moment, has all that was acknowledged before, and restored it is the graph of its articles", async () => {
    const place = newPlace();
    const line = (n: number) =>
      JSON.stringify({ text: `Jane Smith met Otto Brenner-${"abcdefgh"[n % 8]} number ${n} in Oslo.` });
    const ingest = startCommand(
      "ingest",
      ["--store", place, "--json", "--workers", "1", "-"],
      Array.from({ length: 600 }, (_, n) => line(n)).join("\n"),
    );
    let told = "";
    ingest.stdout?.on("data", (text: string) => {
      told += text;
    });
    await new Promise((done) => ingest.stdout?.once("data", done));
    const backups: { directory: string; before: string[] }[] = [];
    for (let n = 0; n < 3; n++) {
      const directory = newPlace();
      const before = [...told.matchAll(/"article":"(a_[0-9a-f]{20})"/g)].map(([, id]) => id!);
      const { code, err } = await run("backup", [directory, "--store", place]);
      expect([code, err]).toEqual([0, ""]);
      backups.push({ directory, before });
    }
    const { code, err } = await ingest.ended;
    expect([code, err]).toEqual([0, ""]);
    for (const { directory, before } of backups) {
      const { kept, made, articles } = await hashes(directory);
      expect(kept).toBe(made);
      expect(before.filter((id) => !articles.has(id))).toEqual([]);
    }
    // They were taken while there was something to come.
    expect((await hashes(backups[0]!.directory)).articles.size).toBeLessThan(600);
    const back = newPlace();
    expect((await run("restore", [backups[1]!.directory, "--store", back])).code).toBe(0);
    const before = await hashes(backups[1]!.directory);
    expect(await hashes(back)).toEqual(before);
    expect((await run("rebuild", ["--store", back])).code).toBe(0);
    expect((await hashes(back)).kept).toBe(before.kept);
  });

  test("is not written over what is there", async () => {
    const [place, directory] = [newPlace(), newPlace()];
    await run("ingest", ["--store", place, "-"], "Jane Smith met Ann Lee in Oslo.");
    expect((await run("backup", [directory, "--store", place])).code).toBe(0);
    const again = await run("backup", [directory, "--store", place]);
    expect([again.code, again.err]).toEqual([2, expect.stringMatching(/is not empty. Name a new directory/)]);
  });

  test("that was cut goes on when it is made again", async () => {
    const [place, directory] = [newPlace(), newPlace()];
    await run("ingest", ["--store", place, "-"], "Jane Smith met Ann Lee in Oslo.");
    await (await openStore(directory, { forCopy: true })).close();
    const restore = await run("restore", [directory, "--store", newPlace()]);
    expect([restore.code, restore.err]).toEqual([2, expect.stringMatching(/a part of another store/)]);
    expect((await run("backup", [directory, "--store", place])).code).toBe(0);
    expect(await hashes(directory)).toEqual(await hashes(place));
  });
});

describe("a move that is killed goes on when it is started again, and ends with the same graph", () => {
  const now = "2020-01-01T00:00:00.000Z";
  const from = newPlace();
  beforeAll(async () => {
    const store = await openStore(from);
    const readings = Array.from({ length: 800 }, (_, n) => {
      const name = `Otto Brenner-${String.fromCharCode(97 + (n % 26))}`;
      const article = toArticle({ text: `${name} opened shop number ${n}. ${"He was pleased. ".repeat(40)}` });
      const mentions = [{ start: 0, end: name.length, kind: "name" as const }];
      const entities = [{ id: "e1", type: "Person" as const, name, mentions }];
      return {
        article,
        extraction: { id: article.id, entities, relations: [], quotes: [], attributes: [] },
        rules: "1",
      };
    });
    for (let n = 0; n < readings.length; n += 100) await store.addArticles(readings.slice(n, n + 100), now);
    const entity = "person.otto-brenner-a" as EntityId;
    const content = { kind: "rename" as const, entity, name: "Otto B. Brenner" };
    await store.addDecision({ id: decisionId("1".repeat(16)), at: now, author: "Ann", content });
    await store.replayDecisions(now);
    await store.close();
  }, 120_000);

  /** Kills the move at several moments, spread over the time that one takes, then lets it end. */
  const moveCut = async (source: string, target: string, spare: string): Promise<void> => {
    const begun = performance.now();
    expect((await run("move", ["--store", source, "--to", spare])).code).toBe(0);
    const usual = performance.now() - begun;
    for (const share of [0.35, 0.5, 0.65, 0.8, 0.95]) {
      const move = startProgram("scripts/move.ts", ["--store", source, "--to", target]);
      await Promise.race([sleep(usual * share), move.ended]);
      move.kill("all");
      await move.ended;
      const opened = await openStore(target, { create: false }).catch((error: Error) => error);
      if (opened instanceof Error) expect(opened.message).toMatch(/There is no store|a part of another store/);
      else {
        expect(await opened.countArticles()).toBe(800);
        await opened.close();
      }
    }
    expect((await run("move", ["--store", source, "--to", target])).code).toBe(0);
    const [one, other] = [await openStore(source), await openStore(target)];
    expect(await other.currentBuild()).toEqual(await one.currentBuild());
    expect(await other.searchArticles("shop 799", 5)).toEqual(await one.searchArticles("shop 799", 5));
    for (const store of [one, other]) await store.close();
  };

  test("from SQLite to PostgreSQL and from there to SQLite", async () => {
    const there = await postgres.newDatabase();
    await moveCut(from, there, await postgres.newDatabase());
    await moveCut(there, newPlace(), newPlace());
  });
});
