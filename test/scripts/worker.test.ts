import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { type JobId, jobId } from "../../graph-data/ids.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import type { NewJob, Store } from "../../graph-data/store/store.ts";
import { run, startCommand } from "./runCommand.ts";

// Each test starts processes, which takes long where other tests run beside.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), "dramatis-worker-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newStore = async () => {
  const place = join(root, `store-${count++}`);
  return { place, store: await openStore(place) };
};
const id = (n: number): JobId => jobId(String(n).padStart(16, "0"));
const now = () => new Date().toISOString();
const article = (n: number, text: string): NewJob => ({ id: id(n), name: `job ${n}`, content: { article: { text } } });
const file = (n: number, name: string, content: string): NewJob => ({
  id: id(n),
  name,
  content: { file: new TextEncoder().encode(content) },
});
const states = async (store: Store) => (await store.jobs({ limit: 100 })).toReversed().map((job) => job.state);
const meeting = "Jane Smith met Ann Lee in Oslo on Monday.";

test("works off what is queued, says what each job brought, and ends", async () => {
  const { place, store } = await newStore();
  await store.enqueue(
    [
      article(1, meeting),
      file(2, "page.html", "<p>Bo Holm, the mayor of Bergen, visited Paris.</p>"),
      article(3, meeting),
      file(4, "many.jsonl", `{"text": "Carla Ruiz met Ann Lee in Oslo."}\nno json\n`),
      article(5, "..."),
      file(6, "x.pdf", "%PDF"),
    ],
    now(),
  );
  const { code, err } = await run("worker", ["--store", place, "--workers", "1"]);
  expect([code, err]).toEqual([0, ""]);
  const jobs = (await store.jobs({ limit: 10 })).toReversed();
  expect(jobs.map(({ state, known }) => [state, known])).toEqual([
    ["done", false],
    ["done", false],
    ["done", true],
    ["done", false],
    ["rejected", undefined],
    ["rejected", undefined],
  ]);
  const build = await store.currentBuild();
  expect(jobs[0]).toMatchObject({
    build: expect.stringMatching(/^[0-9a-f]{64}$/),
    article: expect.stringMatching(/^a_/),
  });
  expect(jobs[0]?.newEntities?.map((entity) => entity.name)).toEqual(expect.arrayContaining(["Jane Smith", "Ann Lee"]));
  expect(jobs[1]?.newEntities?.map((entity) => entity.name)).toContain("Bo Holm");
  expect(jobs[1]?.newEntities?.map((entity) => entity.name)).not.toContain("Jane Smith");
  expect(jobs[2]).toMatchObject({ newEntities: [], newRelations: [] });
  expect(jobs[3]?.reason).toMatch(/^Line 2: The line is no JSON/);
  expect(jobs[4]?.reason).toMatch(/no text in it/);
  expect(jobs[5]?.reason).toMatch(/kind of file is not read/);
  for (const relation of jobs.flatMap((job) => job.newRelations ?? []))
    expect(build?.relations.map((each) => each.id)).toContain(relation.id);
  await store.close();
});

test("killed at any moment, the next one finishes the work, and each article is there once", {
  timeout: 300_000,
}, async () => {
  const { place, store } = await newStore();
  const jobs = Array.from({ length: 30 }, (_, n) => article(n, `${meeting} Talks number ${n} went well.`));
  await store.enqueue(jobs, now());
  for (let round = 0; round < 3; round++) {
    const child = startCommand("worker", ["--store", place]);
    const before = (await store.countJobs()).queued;
    await expect.poll(async () => (await store.countJobs()).queued < before, { timeout: 90_000 }).toBe(true);
    await new Promise((done) => setTimeout(done, round * 150));
    child.kill("SIGKILL");
    await child.ended;
  }
  const { code } = await run("worker", ["--store", place]);
  expect(code).toBe(0);
  expect(await states(store)).toEqual(jobs.map(() => "done"));
  expect(await store.countArticles()).toBe(30);
  expect((await store.currentBuild())?.articles.length).toBe(30);
  // None of them was in a graph before its job, so none may say that it was.
  expect((await store.jobs({ limit: 100 })).filter((job) => job.known)).toEqual([]);
  await store.close();
});

test("two workers share the work", async () => {
  const { place, store } = await newStore();
  await store.enqueue(
    Array.from({ length: 20 }, (_, n) => article(n, `${meeting} Talks number ${n} went well.`)),
    now(),
  );
  const ended = await Promise.all([run("worker", ["--store", place]), run("worker", ["--store", place])]);
  expect(ended.map(({ code, err }) => [code, err])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  expect(new Set(await states(store))).toEqual(new Set(["done"]));
  expect((await store.currentBuild())?.articles.length).toBe(20);
  await store.close();
});

test("with --keep it waits for more, and ends when it is asked to", async () => {
  const { place, store } = await newStore();
  const child = startCommand("worker", ["--store", place, "--keep"]);
  await store.enqueue([article(1, meeting)], now());
  await expect.poll(() => states(store), { timeout: 30_000 }).toEqual(["done"]);
  await store.enqueue([article(2, `${meeting} Again.`)], now());
  await expect.poll(() => states(store), { timeout: 30_000 }).toEqual(["done", "done"]);
  child.kill("SIGTERM");
  expect((await child.ended).code).toBe(0);
  await store.close();
});

test("without a store it says so", async () => {
  const { code, err } = await run("worker", ["--store", join(root, "none")]);
  expect([code, err]).toEqual([2, expect.stringMatching(/There is no store in/)]);
});
