import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runWorker } from "../../../server/queue/runWorker.ts";

let directory: string;
let waiting: number;
const troubles: string[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "dramatis-worker-"));
  writeFileSync(join(directory, "starts"), "");
  troubles.length = 0;
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const store = { countJobs: async () => ({ queued: waiting, reading: 0, done: 0, rejected: 0, cancelled: 0 }) };
const starts = (): number => readFileSync(join(directory, "starts"), "utf8").length;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A process that says that it was started, then does as told. */
const run = (then: string) =>
  runWorker(
    store,
    {
      command: process.execPath,
      args: ["-e", `require("node:fs").appendFileSync(${JSON.stringify(join(directory, "starts"))}, "x");${then}`],
    },
    { onTrouble: (message) => troubles.push(message) },
  );

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !condition(); i++) await pause(20);
  expect(condition()).toBe(true);
}

describe("the worker", () => {
  test("is not started while nothing waits", async () => {
    waiting = 0;
    const worker = run("");
    worker.wake();
    await pause(300);
    expect(starts()).toBe(0);
    await worker.stop();
  });

  test("is one, however often it is woken, and ends with the server", { timeout: 30_000 }, async () => {
    waiting = 1;
    const worker = run("setInterval(() => {}, 1000);");
    for (let i = 0; i < 5; i++) worker.wake();
    await until(() => starts() === 1);
    for (let i = 0; i < 5; i++) worker.wake();
    await pause(200);
    expect(starts()).toBe(1);
    await worker.stop();
    worker.wake();
    await pause(200);
    expect(starts()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test("that dies is started again after a pause, and what it said is told", { timeout: 30_000 }, async () => {
    waiting = 1;
    const worker = run('console.error("out of luck"); process.exit(3);');
    worker.wake();
    await until(() => starts() >= 2);
    expect(troubles[0]).toBe("The worker ended with code 3. It said: out of luck");
    await worker.stop();
  });

  test("that leaves with nothing left is let go", { timeout: 30_000 }, async () => {
    waiting = 1;
    const worker = run("");
    worker.wake();
    await until(() => starts() === 1);
    waiting = 0;
    await pause(1_500);
    const before = starts();
    await pause(300);
    expect(starts()).toBe(before);
    await worker.stop();
  });

  test("that cannot be started is told, not thrown", async () => {
    waiting = 1;
    const worker = runWorker(
      store,
      { command: join(directory, "nothing"), args: [] },
      { onTrouble: (m) => troubles.push(m) },
    );
    worker.wake();
    await until(() => troubles.length > 0);
    expect(troubles[0]).toContain("could not be started");
    await worker.stop();
  });
});
