import { answerTasks } from "../../../scripts/pool/answerTasks.ts";

// Does what a hostile text might make a reading process do.
answerTasks<string, string>(async (task) => {
  if (task === "hang") for (;;);
  if (task === "exit") process.exit(3);
  if (task === "memory") {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n / 3));
  }
  if (task === "throw") throw new Error("thrown");
  if (task === "slow") await new Promise((done) => setTimeout(done, 200));
  return `${task} by ${process.pid}`;
});
