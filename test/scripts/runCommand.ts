import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What a command printed, and its exit code; a signal's name where it was killed. */
export interface Ended {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** Starts a command of `scripts`, as people do. */
export function startCommand(
  name: string,
  args: readonly string[],
  input?: string | Uint8Array,
): ChildProcess & { ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(root, "scripts", `${name}.ts`), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, DRAMATIS_STORE: undefined },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  child.stdin.on("error", () => {}); // it may end before it has read all
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? signal ?? "", out, err }));
  });
  return Object.assign(child, { ended });
}

/** Runs a command to its end. */
export const run = (name: string, args: readonly string[], input?: string | Uint8Array): Promise<Ended> =>
  startCommand(name, args, input).ended;
