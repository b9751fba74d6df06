import { join } from "node:path";
import process from "node:process";
import { Command } from "commander";
import { openStore } from "../graph-data/store/openStore.ts";
import { StoreError } from "../graph-data/store/store.ts";
import { type Config, ConfigError, readConfig, usualPort } from "./config.ts";
import { startServer } from "./startServer.ts";

const root = join(import.meta.dirname, "..");

const command = new Command("server")
  .description("Serves the graph: the API, its documentation at /docs/, and the page.")
  .option("--store <dir>", "where everything is kept (DRAMATIS_STORE; default .dramatis)")
  .option("--port <number>", `default: DRAMATIS_PORT, or ${usualPort}, or the next that is free; 0 is any`)
  .option("--host <address>", "the address to listen on (default 127.0.0.1: this machine only)")
  .option("--allow-host <name...>", "further names by which the server may be called")
  .option("--rate-limit <number>", "requests a minute from one address (default: none on this machine, else 300)")
  .option("--access-log", "write a line of JSON for each request to standard error")
  .addHelpText("after", "\nExample:\n  node server/main.ts --store .dramatis --port 8080\n")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

/** The one line that programs wait for goes to standard output; everything else to standard error. */
async function run(config: Config): Promise<void> {
  const store = await openStore(config.store);
  const server = await startServer({
    ...config,
    store,
    furtherPorts: config.anyNextPort ? 50 : 0,
    pageDirectory: join(root, "client", "dist"),
    worker: { command: process.execPath, args: [join(root, "scripts", "worker.ts"), "--store", config.store] },
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    server
      .close()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.stdout.write(`Dramatis is at ${server.address}\n`);
}

function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

function explain(error: unknown): string {
  if (error instanceof StoreError || error instanceof ConfigError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return "That port is taken. Choose another with --port, or leave it out for the next free one.";
  if (code === "EACCES") return "That port may not be used. Choose one above 1023 with --port.";
  if (code === "EADDRNOTAVAIL") return "This machine does not have that address. Choose another with --host.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run(readConfig(command.opts(), process.env));
} catch (error) {
  fail(error);
}
