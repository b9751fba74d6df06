import { fork } from "node:child_process";
import { join } from "node:path";

// Starts a child in an endless loop, prints its number, and waits to be killed.
const child = fork(join(import.meta.dirname, "testChild.ts"), { serialization: "advanced" });
child.once("message", () => {
  child.send("hang");
  setTimeout(() => process.stdout.write(String(child.pid)), 300);
});
setInterval(() => {}, 1_000);
