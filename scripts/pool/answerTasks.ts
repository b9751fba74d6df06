import { Worker } from "node:worker_threads";

/**
 * The child's half of a pool: answers one task at a time until the parent is gone.
 *
 * @param answer must not throw for what a text holds; whatever it throws ends this process and rejects the task
 */
export function answerTasks<Task, Result>(answer: (task: Task) => Result | Promise<Result>): void {
  // Ctrl-C on a terminal reaches children too; the parent decides when they end.
  process.on("SIGINT", () => {});
  process.on("disconnect", () => process.exit(0));
  process.on("message", async (task: Task) => {
    const result = await answer(task);
    process.send?.({ kind: "done", result });
  });
  endWithParent();
  process.send?.({ kind: "ready" });
}

/** A parent that was killed cannot end a child in an endless loop. This thread looks whether it is still there. */
function endWithParent(): void {
  const watch = new Worker(
    `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, "SIGKILL"); }, 2000);`,
    { eval: true, execArgv: [] },
  );
  watch.unref();
}
