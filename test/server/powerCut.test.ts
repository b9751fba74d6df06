import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, test, vi } from "vitest";
import { migrations } from "../../graph-data/store/migrations.ts";
import { openSqlite } from "../../graph-data/store/openSqlite.ts";

// Programs that are watched call by call are slow.
vi.setConfig({ testTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), "dramatis-power-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const project = join(import.meta.dirname, "..", "..");

test("the store synchronises its log with every commit", async () => {
  const engine = await openSqlite(join(root, "settings"), { create: true, readOnly: false, migrations });
  const settings = await sql<{ synchronous: number; journal: string }>`
    select (select synchronous from pragma_synchronous) as synchronous, (select journal_mode from pragma_journal_mode) as journal
  `.execute(engine.db);
  // 2 is FULL (https://sqlite.org/pragma.html#pragma_synchronous): with it a commit in the log is on the disk.
  expect(settings.rows).toEqual([{ synchronous: 2, journal: "wal" }]);
  await engine.close();
});

/** Can we see which calls a program makes to the system? */
const canWatch = spawnSync("strace", ["-qq", "-e", "trace=none", "true"]).status === 0;

describe.skipIf(!canWatch)("nothing is acknowledged before it is on the disk", () => {
  /** The synchronisations and the acknowledgements that a program made, in their order. */
  const watch = (name: string, acknowledges: RegExp, args: readonly string[]) => {
    const trace = join(root, `${name}.trace`);
    const calls = ["-qq", "-s", "60", "-e", "trace=fsync,fdatasync,write,writev", "-e", "signal=none", "-o", trace];
    const child = spawn("strace", [...calls, process.execPath, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const order = (): ("synchronised" | "acknowledged")[] =>
      readFileSync(trace, "utf8")
        .split("\n")
        .flatMap((line) =>
          /^f(data)?sync\(/.test(line) ? "synchronised" : acknowledges.test(line) ? "acknowledged" : [],
        );
    return { child, order };
  };
  const ended = (child: ChildProcess) => new Promise((done) => child.once("exit", done));

  test("by the server, for articles, decisions and what is forgotten", async () => {
    const { child, order } = watch("server", /^write.*"HTTP\/1\.1 20[0-2] /, [
      join(project, "server", "main.ts"),
      "--store",
      join(root, "served"),
      "--port",
      "0",
    ]);
    const said = await new Promise<string>((done) => child.stdout!.once("data", (data) => done(String(data))));
    const address = /http:\S+/.exec(said)![0];
    const pid = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0]);
    const post = (path: string, body: object) =>
      fetch(`${address}${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", Connection: "close" },
      });
    for (let n = 0; n < 5; n++)
      expect((await post("/v1/articles", { text: `Jane Smith met Ann Lee, number ${n}.` })).status).toBe(202);
    let entities: { id: string }[] = [];
    for (let waited = 0; entities.length === 0 && waited < 600; waited++) {
      await new Promise((done) => setTimeout(done, 100));
      const answer = (await (await fetch(`${address}/v1/entities`)).json()) as { data: { id: string }[] };
      entities = answer.data;
    }
    const before = order().length;
    for (let n = 0; n < 4; n++)
      expect((await post("/v1/decisions", { kind: "note", about: entities[0]!.id, text: `Note ${n}` })).status).toBe(
        201,
      );
    const articles = (await (await fetch(`${address}/v1/articles`)).json()) as { data: { id: string }[] };
    const gone = await fetch(`${address}/v1/articles/${articles.data[0]!.id}`, { method: "DELETE" });
    expect(gone.status).toBe(200);
    process.kill(pid, "SIGTERM");
    await ended(child);
    const calls = order();
    // Each of the posts has a synchronisation between the answer before it and its own.
    expect(gaps(calls.slice(0, before)).slice(0, 5)).toEqual(Array(5).fill(true));
    expect(gaps(calls.slice(before)).slice(0, 4)).toEqual(Array(4).fill(true));
    expect(gaps(calls).at(-1)).toBe(true);
  });

  test("by the store itself, article by article", async () => {
    const { child, order } = watch("store", /^write\(1, "a_[0-9a-f]{20}/, [
      join(project, "test", "graph-data", "store", "addForever.ts"),
      join(root, "added"),
      "0",
    ]);
    let lines = 0;
    await new Promise<void>((done) => {
      child.stdout!.on("data", (data: Buffer) => {
        lines += String(data).split("\n").length - 1;
        if (lines > 20) done();
      });
    });
    const pid = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0]);
    process.kill(pid, "SIGKILL");
    await ended(child);
    const all = gaps(order());
    expect(all.length).toBeGreaterThan(20);
    expect(all).toEqual(all.map(() => true));
  });
});

/** For each acknowledgement: was anything synchronised since the one before? */
function gaps(calls: readonly ("synchronised" | "acknowledged")[]): boolean[] {
  const answers: boolean[] = [];
  let synchronised = false;
  for (const call of calls) {
    if (call === "synchronised") synchronised = true;
    else {
      answers.push(synchronised);
      synchronised = false;
    }
  }
  return answers;
}
