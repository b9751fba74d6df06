import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const main = join(import.meta.dirname, "..", "..", "server", "main.ts");
let directory: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "dramatis-main-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the command and collects what it says. */
function start(args: readonly string[], environment: NodeJS.Dict<string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, DRAMATIS_STORE: undefined, DRAMATIS_PORT: undefined, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (part) => {
    said.out += part;
  });
  child.stderr.on("data", (part) => {
    said.err += part;
  });
  const exit = once(child, "exit").then(([code, signal]) => code ?? signal);
  const ready = async (): Promise<string> => {
    while (!said.out.includes("\n"))
      await Promise.race([once(child.stdout, "data"), exit.then(() => Promise.reject(new Error(said.err)))]);
    return /^Dramatis is at (http:\/\/\S+)\n$/.exec(said.out)?.[1] ?? `not one line: ${said.out}`;
  };
  return { child, said, exit, ready };
}

const slow = { timeout: 60_000 };

describe("the server command", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "says where it is in one line, and ends on %s with 0",
    slow,
    async (signal) => {
      const { child, said, exit, ready } = start(["--store", directory, "--port", "0"]);
      const address = await ready();
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      child.kill(signal);
      expect(await exit).toBe(0);
      expect(said.err).toBe("");
      expect(said.out.split("\n")).toHaveLength(2);
    },
  );

  test("an article that was accepted is there after kill -9", slow, async () => {
    const first = start(["--store", directory, "--port", "0"]);
    const accepted = await fetch(`${await first.ready()}/v1/articles`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: "Vera Holt met Ada Rask in Halden.", title: "A meeting" }),
    });
    first.child.kill("SIGKILL");
    expect(accepted.status).toBe(202);
    expect(await first.exit).toBe("SIGKILL");
    const second = start(["--store", directory, "--port", "0"]);
    const job = `${await second.ready()}${accepted.headers.get("location")}`;
    expect(await (await fetch(job)).json()).toMatchObject({ data: { name: "A meeting" } });
    // Read by the worker of the first or of the second, whichever comes to it; once.
    let state = "";
    for (let i = 0; i < 300 && state !== "done"; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      state = ((await (await fetch(job)).json()) as { data: { state: string } }).data.state;
    }
    expect(state).toBe("done");
    second.child.kill("SIGTERM");
    expect(await second.exit).toBe(0);
  });

  test("store and port come from the environment too", slow, async () => {
    const port = await freePort();
    const { ready } = start([], { DRAMATIS_STORE: directory, DRAMATIS_PORT: String(port) });
    expect(await ready()).toBe(`http://127.0.0.1:${port}`);
  });

  test("a port that was chosen and is taken is said, with what to do", slow, async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const { port } = blocker.address() as { port: number };
    const { said, exit } = start(["--store", directory, "--port", String(port)]);
    expect(await exit).toBe(1);
    expect(said).toEqual({ out: "", err: expect.stringContaining("--port") });
    blocker.close();
  });

  test.each([
    [["--port", "many"], 2, "port"],
    [["--nonsense"], 2, "unknown option"],
  ])("%j is refused in a sentence", slow, async (args, code, words) => {
    const { said, exit } = start(["--store", directory, ...args]);
    expect(await exit).toBe(code);
    expect(said.err).toContain(words);
    expect(said.err).not.toMatch(/\n\s+at /);
  });

  test("a store that is none is refused in a sentence", slow, async () => {
    writeFileSync(
      join(directory, "dramatis.db"),
      "this is no database, and long enough to be looked at as one".repeat(100),
    );
    const { said, exit } = start(["--store", directory, "--port", "0"]);
    expect(await exit).toBe(1);
    expect(said.out).toBe("");
    expect(said.err).not.toMatch(/\n\s+at /);
    expect(said.err).toContain("--store DIR");
  });

  test("--help shows an example", slow, async () => {
    const { said, exit } = start(["--help"]);
    expect(await exit).toBe(0);
    expect(said.out).toContain("node server/main.ts --store");
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
