import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../graph-data/store/openStore.ts";
import * as contract from "../../server/contract.ts";
import { type Running, startSample } from "./sampleStore.ts";

let server: Running;
beforeEach(async () => {
  server = await startSample();
});
afterEach(() => server.stop());

const post = (body: BodyInit, type = "application/json", query = "") =>
  server.get(`/v1/articles${query}`, { method: "POST", body, headers: { "Content-Type": type } });

const postJson = (body: unknown) => post(JSON.stringify(body));

async function accepted(response: Response): Promise<contract.Job[]> {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(202);
  return contract.acceptedJobs.parse(body).data;
}

describe("adding articles", () => {
  test("one as JSON: 202, a job that waits, and its address", async () => {
    const response = await postJson({ text: "Vera Holt met Ada Rask.", title: "A meeting", publishedAt: "2020-01-02" });
    const location = response.headers.get("location");
    const [job] = await accepted(response);
    expect(job).toMatchObject({ state: "queued", name: "A meeting", ahead: 0 });
    expect(location).toBe(`/v1/jobs/${job?.id}`);
    const again = await server.get(location!);
    expect([again.status, again.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(contract.oneOf(contract.job).parse(await again.json()).data).toEqual(job);
  });

  test("several as JSON: a job each, in their order", async () => {
    const jobs = await accepted(
      await postJson({ articles: [{ text: "One is here." }, { text: "Two is here.", id: "two" }] }),
    );
    expect(jobs.map(({ name, ahead }) => [name, ahead])).toEqual([
      ["One is here.", 0],
      ["two", 1],
    ]);
  });

  test.each([
    ["text/plain", "", "article.txt"],
    ["text/plain; charset=utf-8", "?name=report.txt", "report.txt"],
    ["text/plain", "?name=notes.md", "notes.md"],
    ["text/markdown", "?name=report", "report.md"],
    ["text/html", "?name=page.htm", "page.htm"],
    ["application/x-ndjson", "?name=many.jsonl", "many.jsonl"],
    ["text/plain", "?name=..%2F..%2Fetc%2Fpasswd", "passwd.txt"],
    ["text/plain", "?name=C%3A%5Ctemp%5Cnews.txt", "news.txt"],
    ["text/plain", "?name=%00%0Anews.txt", "news.txt"],
    ["text/html", "?name=v1.2", "v1.2.html"],
  ])("a file of %s%s waits as %s", async (type, query, name) => {
    const [job] = await accepted(await post("Vera Holt met Ada Rask.", type, query));
    expect(job).toMatchObject({ state: "queued", name });
  });

  test("the bytes are kept as they came", async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x00, 0x80]);
    const [job] = await accepted(await post(bytes, "text/plain"));
    const taken = await server.store.takeJob({ pid: process.pid, now: new Date().toISOString(), alive: () => true });
    expect(taken).toMatchObject({ id: job?.id, content: { file: bytes } });
  });

  test("what was accepted is there for whoever opens the store next, whatever became of this server", async () => {
    const [job] = await accepted(await postJson({ text: "Vera Holt met Ada Rask." }));
    const other = await openStore(server.directory, { readOnly: true });
    expect(await other.findJob(job!.id as never)).toMatchObject({ state: "queued" });
    await other.close();
  });

  test("the same article sent again, also at the same time, is the same job", async () => {
    const article = { text: "Vera Holt met Ada Rask.", title: "A meeting" };
    const answers = await Promise.all([
      postJson(article),
      postJson(article),
      postJson({ articles: [article, article] }),
    ]);
    const jobs = (await Promise.all(answers.map(accepted))).flat();
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    expect((await server.store.countJobs()).queued).toBe(1);
  });

  test.each<[string, unknown, number, string]>([
    ["nothing", {}, 422, "/text"],
    ["an empty text", { text: "" }, 422, "/text"],
    ["a text that is none", { text: 7 }, 422, "/text"],
    ["an unknown field", { text: "a b c", author: "x" }, 422, ""],
    ["no articles", { articles: [] }, 422, "/articles"],
    ["a bad one among several", { articles: [{ text: "a b c" }, { text: "d", title: 1 }] }, 422, "/articles/1/title"],
    ["a list", [{ text: "a b c" }], 422, ""],
    ["a title without end", { text: "a b c", title: "t".repeat(1001) }, 422, "/title"],
  ])("%s is refused, and says where", async (_, body, status, pointer) => {
    const response = await postJson(body);
    const answer = contract.problem.parse(await response.json());
    expect([response.status, answer.errors?.[0]?.pointer]).toEqual([status, pointer]);
    expect((await server.store.countJobs()).queued).toBe(0);
  });

  test.each<[string, BodyInit, string, string, number]>([
    ["broken JSON", "{", "application/json", "", 400],
    ["JSON that is no object", '"text"', "application/json", "", 400],
    ["a form", "text=a", "application/x-www-form-urlencoded", "", 415],
    ["an image", "x", "image/png", "", 415],
    ["no content type that anybody knows", "x", "anything", "", 415],
    ["an unknown character set", "{}", "application/json; charset=nothing", "", 415],
    ["an empty file", "", "text/plain", "", 422],
    ["a name that contradicts the type", "x", "text/html", "?name=a.jsonl", 400],
    ["an unknown parameter", "x", "text/plain", "?title=a", 400],
    ["too much JSON", JSON.stringify({ text: "a".repeat(4_000_001) }), "application/json", "", 413],
    ["too large a file", new Uint8Array(20_000_001), "text/plain", "", 413],
  ])("%s is refused", async (_, body, type, query, status) => {
    const response = await post(body, type, query);
    expect(contract.problem.parse(await response.json()).status).toBe(status);
    expect(response.status).toBe(status);
    expect((await server.store.countJobs()).queued).toBe(0);
  });

  test.each([
    '{"text":"a b c","__proto__":{"polluted":1}}',
    '{"__proto__":{"text":"a b c"}}',
    '{"text":"a b c","constructor":{"prototype":{"polluted":1}}}',
  ])("%s changes nothing but the answer", async (body) => {
    await (await post(body)).text();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("a full queue says so", async () => {
    const articles = Array.from({ length: contract.limits.queueLength }, (_, n) => ({ text: `Article ${n} is here.` }));
    await accepted(await postJson({ articles }));
    const response = await postJson({ text: "One too many." });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
  });
});

describe("jobs", () => {
  test("are listed newest first, with their number", async () => {
    for (const text of ["One is here.", "Two is here.", "Three is here."]) await accepted(await postJson({ text }));
    const body = contract.listOf(contract.job).parse(await (await server.get("/v1/jobs?limit=2")).json());
    expect(body.data.map(({ name, ahead }) => [name, ahead])).toEqual([
      ["Three is here.", 2],
      ["Two is here.", 1],
    ]);
    expect(body).toMatchObject({ total: { value: 3, relation: "eq" }, truncated: true });
  });

  test("one that waits can be cancelled, once or twice; one that is being read cannot", async () => {
    const [first] = await accepted(await postJson({ text: "One is here." }));
    const [second] = await accepted(await postJson({ text: "Two is here." }));
    for (let i = 0; i < 2; i++) {
      const response = await server.get(`/v1/jobs/${first?.id}`, { method: "DELETE" });
      expect([response.status, await response.json()]).toMatchObject([200, { data: { state: "cancelled" } }]);
    }
    await server.store.takeJob({ pid: process.pid, now: new Date().toISOString(), alive: () => true });
    const late = await server.get(`/v1/jobs/${second?.id}`, { method: "DELETE" });
    expect([late.status, await late.json()]).toMatchObject([409, { type: "urn:dramatis:problem:too-late" }]);
  });

  test("say why an article was rejected, and what a read one brought", async () => {
    const [first] = await accepted(await postJson({ text: "One is here." }));
    const [second] = await accepted(await postJson({ text: "Two is here." }));
    const now = new Date().toISOString();
    await server.store.takeJob({ pid: process.pid, now, alive: () => true });
    await server.store.finishJob(first!.id as never, { state: "rejected", reason: "Not in a language we read." }, now);
    await server.store.takeJob({ pid: process.pid, now, alive: () => true });
    const build = (await server.store.currentBuildHash())!;
    await server.store.finishJob(
      second!.id as never,
      {
        state: "done",
        known: false,
        articles: [],
        build,
        newEntities: [{ id: "person.vera-holt", type: "Person", name: "Vera Holt" }],
        newRelations: [{ id: "r_0000000000000000", sentence: "Vera Holt met Ada Rask" }],
      },
      now,
    );
    const shown = async (id: string) =>
      contract.oneOf(contract.job).parse(await (await server.get(`/v1/jobs/${id}`)).json()).data;
    expect(await shown(first!.id)).toMatchObject({ state: "rejected", reason: "Not in a language we read." });
    expect(await shown(second!.id)).toMatchObject({
      state: "done",
      known: false,
      result: { build, newEntities: [{ name: "Vera Holt" }], newRelations: [{ sentence: "Vera Holt met Ada Rask" }] },
    });
  });
});

const workerScript = join(import.meta.dirname, "..", "..", "scripts", "worker.ts");

describe.skipIf(!existsSync(workerScript))("with the worker", () => {
  let working: Running;
  beforeAll(async () => {
    working = await startSample([], {});
    await working.close();
  });
  afterAll(() => working.stop());

  test("an article that is added is read, and the graph follows", { timeout: 60_000 }, async () => {
    const { startServer } = await import("../../server/startServer.ts");
    const running = await startServer({
      store: working.store,
      pageDirectory: working.directory,
      lookEveryMs: 50,
      worker: { command: process.execPath, args: [workerScript, "--store", working.directory] },
    });
    try {
      const before = (await (await fetch(`${running.address}/v1/stats`)).json()) as contract.Stats;
      const response = await fetch(`${running.address}/v1/articles`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          text: "Jane Smith met John Brown in Paris on Monday. Smith is the chairwoman of Acme Ltd.",
        }),
      });
      const [job] = await accepted(response);
      let now = job!;
      for (let i = 0; i < 500 && (now.state === "queued" || now.state === "reading"); i++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        now = ((await (await fetch(`${running.address}/v1/jobs/${job!.id}`)).json()) as contract.One<contract.Job>)
          .data;
      }
      expect(now).toMatchObject({ state: "done", known: false });
      await running.look();
      const after = (await (await fetch(`${running.address}/v1/stats`)).json()) as contract.Stats;
      expect([before.articles, after.articles]).toEqual([0, 1]);
      expect(after.build).toBe(now.result?.build);
      expect(after.entities).toBeGreaterThan(0);
    } finally {
      await running.close();
    }
  });
});
