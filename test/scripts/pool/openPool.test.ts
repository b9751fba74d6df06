import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { inOrder } from "../../../scripts/pool/inOrder.ts";
import { openPool, type Pool } from "../../../scripts/pool/openPool.ts";

const module = fileURLToPath(new URL("./testChild.ts", import.meta.url));
let pool: Pool<string, string>;
const open = (size: number) => {
  pool = openPool({ module, size, deadline: 1_500, heapMegabytes: 40 });
  return pool;
};
afterEach(() => pool.close());

test.each([
  ["hang", /longer than 1.5 seconds. Split it/],
  ["exit", /ended without a word/],
  ["memory", /more than 40 MB of memory|longer than 1.5 seconds/],
  ["throw", /ended without a word/],
])("a child that meets %j fails its task alone, and the next task gets a new child", async (task, reason) => {
  open(1);
  const before = await pool.run("a");
  const lost = pool.run(task);
  const after = pool.run("b");
  await expect(lost).rejects.toThrow(reason);
  expect(await after).toMatch(/^b by/);
  expect((await after).slice(2)).not.toBe(before.slice(2));
});

test("children are used again, and no more of them start than there is work", async () => {
  open(4);
  const answers = [await pool.run("a"), await pool.run("b"), await pool.run("c")];
  expect(new Set(answers.map((answer) => answer.split(" ").at(-1))).size).toBe(1);
});

test("a module that does not start is told as a fault, and does not wait for ever", async () => {
  pool = openPool({
    module: join(import.meta.dirname, "no-such-module.ts"),
    size: 1,
    deadline: 1_000,
    heapMegabytes: 40,
  });
  await expect(pool.run("a")).rejects.toThrow(/does not start .*no-such-module/s);
});

test("closing ends children in the middle of their work", async () => {
  open(2);
  const running = pool.run("slow");
  const waiting = Promise.allSettled([running, pool.run("slow"), pool.run("slow")]);
  await pool.close();
  expect((await waiting).map((result) => result.status)).toEqual(["rejected", "rejected", "rejected"]);
  await expect(pool.run("a")).rejects.toThrow(/closed/);
});

test("a child in an endless loop ends when its parent is killed", async () => {
  open(1);
  const parent = spawn(process.execPath, [fileURLToPath(new URL("./hangingParent.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = Number(await new Promise<string>((done) => parent.stdout.once("data", (data) => done(String(data)))));
  parent.kill("SIGKILL");
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toBe(true);
  await expect.poll(isAlive, { timeout: 10_000 }).toBe(false);
});

test("results come in the order of the items, and only so many are begun ahead", async () => {
  let running = 0;
  let most = 0;
  const work = async (n: number) => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, (n * 7) % 13));
    running--;
    return n;
  };
  const items = Array.from({ length: 40 }, (_, n) => n);
  const results: number[] = [];
  for await (const result of inOrder(items, work, { ahead: 5 })) results.push(result);
  expect(results).toEqual(items);
  expect(most).toBe(5);
});

test("a failure is thrown where its turn comes", async () => {
  const work = async (n: number) => {
    if (n === 2) throw new Error("two");
    return n;
  };
  const results: number[] = [];
  const run = async () => {
    for await (const result of inOrder([0, 1, 2, 3], work, { ahead: 4 })) results.push(result);
  };
  await expect(run()).rejects.toThrow("two");
  expect(results).toEqual([0, 1]);
});
