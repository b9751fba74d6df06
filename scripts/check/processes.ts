import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..", "..");

/** What a program printed, how it ended, and how long it ran. */
export interface Ended {
  readonly out: string;
  readonly err: string;
  /** Null where it was killed. */
  readonly code: number | null;
  readonly milliseconds: number;
}

export interface Running {
  /** The lines that it prints. */
  readonly lines: AsyncIterable<string>;
  readonly ended: Promise<Ended>;
  /** Kills it as `kill -9` does: alone, or with all processes that it has started. */
  kill(whom: "alone" | "all"): void;
  /** Asks it to end. */
  stop(): void;
}

/**
 * Starts a program of this project (`scripts/ingest.ts`) as a process in a group of its own.
 *
 * @param more.input what it reads from standard input
 * @param more.env what its environment has besides ours
 */
export function startProgram(
  path: string,
  args: readonly string[],
  { input = "", env = {} }: { readonly input?: string | undefined; readonly env?: NodeJS.ProcessEnv } = {},
): Running {
  const begun = performance.now();
  const child: ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } = spawn(
    process.execPath,
    [join(root, path), ...args],
    { stdio: ["pipe", "pipe", "pipe"], detached: true, env: { ...process.env, DRAMATIS_STORE: undefined, ...env } },
  );
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  // It may be gone before it has read all.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const ended = new Promise<Ended>((done, fail) => {
    child.on("error", fail);
    child.on("exit", (code) => {
      // What it printed before may still be in the pipe; processes that outlive it may hold the pipe open.
      const tell = () => done({ out, err, code, milliseconds: performance.now() - begun });
      const late = setTimeout(tell, 200);
      child.on("close", () => {
        clearTimeout(late);
        tell();
      });
    });
  });
  return {
    lines: createInterface({ input: child.stdout }),
    ended,
    kill(whom) {
      if (child.pid === undefined) return;
      try {
        process.kill(whom === "all" ? -child.pid : child.pid, "SIGKILL");
      } catch (error) {
        // It has ended by itself meanwhile.
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    },
    stop: () => child.kill("SIGTERM"),
  };
}

/** A server that answers, and how long it took from its start. */
export interface ReadyServer {
  readonly process: Running;
  readonly address: string;
  readonly milliseconds: number;
}

/**
 * Starts the server on a store and waits until it says that it is ready.
 *
 * @throws Error where it ends instead, with what it said
 */
export async function startReadyServer(place: string): Promise<ReadyServer> {
  const begun = performance.now();
  const running = startProgram("server/main.ts", ["--store", place, "--port", "0"]);
  const address = await addressOf(running);
  for (;;) {
    const { status } = await fetch(`${address}/readyz`);
    if (status === 200) return { process: running, address, milliseconds: performance.now() - begun };
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** Where a server says that it is. */
export async function addressOf(running: Running): Promise<string> {
  for await (const line of running.lines) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  const { err, code } = await running.ended;
  throw new Error(`The server ended with ${code ?? "a signal"}: ${err.trim()}`);
}
