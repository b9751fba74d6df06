import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.ts";
import { requestRate } from "./requestRate.ts";

/**
 * Answers a second to the question for the neighbours of the most connected entity, and those of a bare `node:http` server that sends
 * the same bytes. Each server is a process of its own; they are asked turn by turn.
 */
export async function benchNeighbors(
  store: string,
  options: { root: string; rounds: number; connections: number; seconds: number },
): Promise<{ ours: number; bare: number; bytes: number }> {
  const children: ChildProcess[] = [];
  try {
    const ours = spawn(process.execPath, [join(options.root, "server", "main.ts"), "--store", store, "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(ours);
    const port = await portOf(ours);
    const path = await neighborsPath(port);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { "accept-encoding": "identity" } });
    if (!response.ok) throw new Error(`benchNeighbors: ${path} gave ${response.status} ${await response.text()}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const bare = fork(fileURLToPath(new URL("./bareServer.ts", import.meta.url)), {
      serialization: "advanced",
      execArgv: [],
    });
    children.push(bare);
    bare.send(bytes);
    const [barePort] = (await once(bare, "message")) as [number];
    const rates: { ours: number; bare: number }[] = [];
    for (let round = 0; round < options.rounds; round++)
      rates.push({
        ours: await requestRate({ port, path }, options),
        bare: await requestRate({ port: barePort, path }, options),
      });
    return {
      ours: median(rates.map((rate) => rate.ours)),
      bare: median(rates.map((rate) => rate.bare)),
      bytes: bytes.length,
    };
  } finally {
    for (const child of children) child.kill();
  }
}

/** The server prints one line with its address when it answers. */
async function portOf(server: ChildProcess): Promise<number> {
  let printed = "";
  server.stdout?.setEncoding("utf8");
  for await (const text of server.stdout ?? []) {
    printed += text;
    const port = /http:\/\/[^\s/]*:(\d+)/.exec(printed)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`benchNeighbors: the server ended before it answered: ${printed}`);
}

async function neighborsPath(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/entities?sort=-degree&limit=1`);
  const answer = (await response.json()) as { data?: { id: string }[] };
  const id = answer.data?.[0]?.id;
  if (id === undefined) throw new Error(`benchNeighbors: /v1/entities gave ${response.status} and no entity`);
  return `/v1/entities/${id}/neighbors`;
}
