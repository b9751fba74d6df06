import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePage } from "../../../scripts/page/makePage.ts";

const root = join(import.meta.dirname, "../../..");

/** A real server on a store of its own, with the page built from the sources as they are. */
export interface Site {
  readonly address: string;
  /** Ends the server and keeps the store. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  /** Ends it and throws the store away. */
  remove(): Promise<void>;
}

/** @param articles files or folders to read first; none leaves the store empty */
export async function startSite(articles: readonly string[]): Promise<Site> {
  await makePage(root, () => undefined);
  const store = await mkdtemp(join(tmpdir(), "dramatis-site-"));
  if (articles.length > 0) await finished(run(["scripts/ingest.ts", "--store", store, ...articles]), "the articles");
  let server: ChildProcess | undefined;
  let address = "";
  const start = async () => {
    const port = address ? new URL(address).port : "0";
    server = run(["server/main.ts", "--store", store, "--port", port]);
    address = await told(server);
  };
  const stop = async () => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill("SIGTERM");
    await gone;
  };
  await start();
  return {
    get address() {
      return address;
    },
    start,
    stop,
    async remove() {
      await stop();
      await rm(store, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const run = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });

/** The address that the server tells once it listens. */
function told(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [said, complained] = ["", ""];
    server.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    server.stderr?.on("data", (part: Buffer) => {
      complained += part.toString();
    });
    server.once("exit", () => reject(new Error(`The server ended before it listened. ${complained}`)));
  });
}

function finished(child: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let complained = "";
    child.stdout?.resume();
    child.stderr?.on("data", (part: Buffer) => {
      complained += part.toString();
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`Reading ${what} failed. ${complained}`))));
  });
}
