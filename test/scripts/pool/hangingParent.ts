import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

// Starts a child in an endless loop, prints its number, and waits to be killed.
const child = fork(fileURLToPath(new URL("./testChild.ts", import.meta.url)), { serialization: "advanced" });
child.once("message", () => {
  child.send("hang");
  setTimeout(() => process.stdout.write(String(child.pid)), 300);
});
setInterval(() => {}, 1_000);
