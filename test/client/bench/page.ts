import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { makePage } from "../../../scripts/page/makePage.ts";
import { startChromium } from "../browser/chromium.ts";
import { sampleGraph } from "./sampleGraph.ts";

/**
 * The page against a bare Sigma page with the same graph from the same server: time to the first picture, and frames while panning.
 * Prints medians and ratios. Sizes and rounds can be given: `npm run bench:page -- 10000 30000 5`.
 */

const [entities = 10_000, relations = 30_000, rounds = 5] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, "../../..");

await makePage(root, (sentence) => console.error(sentence));
const bare = await mkdtemp(join(tmpdir(), "dramatis-bare-"));
await build({
  root: import.meta.dirname,
  configFile: false,
  logLevel: "warn",
  base: "/bare/",
  build: {
    outDir: bare,
    emptyOutDir: true,
    target: "es2022",
    rollupOptions: { input: join(import.meta.dirname, "bare.html") },
  },
});

const small = serve(300, 700);
const large = serve(entities, relations);
const browser = await startChromium({ viewport: { width: 1440, height: 900 } });

const first = { ours: [] as number[], bare: [] as number[] };
const frames = { ours: [] as number[], bare: [] as number[] };
const afterAnswer: number[] = [];
for (let round = 0; round < rounds; round++) {
  for (const kind of round % 2 ? (["bare", "ours"] as const) : (["ours", "bare"] as const)) {
    const seen = await look(`${await large.address}${kind === "bare" ? "/bare/bare.html" : "/"}`);
    first[kind].push(seen.first);
    frames[kind].push(seen.frames);
  }
  afterAnswer.push((await look(`${await small.address}/`)).afterAnswer);
}
await browser.close();
small.close();
large.close();
await rm(bare, { recursive: true, force: true });

const line = (name: string, ours: number[], other: number[], unit: string) =>
  console.log(
    `${name}: page ${median(ours).toFixed(0)} ${unit}, bare ${median(other).toFixed(0)} ${unit}, ratio ${(median(ours) / median(other)).toFixed(2)}`,
  );
console.log(`${entities} entities, ${relations} relations, ${rounds} rounds, 1440×900, WebGL on the processor`);
line("first picture", first.ours, first.bare, "ms");
line("frames a second while panning", frames.ours, frames.bare, "fps");
console.log(`300 entities: first picture ${median(afterAnswer).toFixed(0)} ms after the server's answer`);

/** Opens a page: when its first picture stood, and how many frames a second it draws while it is dragged. */
async function look(address: string): Promise<{ first: number; afterAnswer: number; frames: number }> {
  const page = await browser.context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  const first = await page.waitForFunction(
    () =>
      (window as unknown as { dramatis?: { spots(): unknown[] } }).dramatis?.spots().length ? performance.now() : false,
    null,
    { polling: "raf", timeout: 120_000 },
  );
  const time = (await first.jsonValue()) as number;
  const answered = await page.evaluate(
    () =>
      performance
        .getEntriesByType("resource")
        .find(({ name }) => name.includes("/v1/subgraph")) as PerformanceResourceTiming,
  );
  await page.waitForTimeout(1_000);
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const target = document.querySelector(".sigma-mouse")!;
        const send = (type: string, x: number, y: number) =>
          target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button: 0, buttons: 1 }));
        send("mousedown", 720, 420);
        const start = performance.now();
        let count = 0;
        const step = () => {
          const passed = performance.now() - start;
          count++;
          send("mousemove", 720 + Math.sin(passed / 300) * 120, 420 + Math.cos(passed / 300) * 80);
          if (passed < 3_000) requestAnimationFrame(step);
          else {
            send("mouseup", 720, 420);
            resolve((count * 1_000) / passed);
          }
        };
        requestAnimationFrame(step);
      }),
  );
  await page.close();
  return { first: time, afterAnswer: time - answered.responseEnd, frames };
}

function serve(nodes: number, edges: number): { address: Promise<string>; close(): void } {
  const graph = gzipSync(JSON.stringify(sampleGraph(nodes, edges)));
  const answers: Record<string, unknown> = {
    "/v1/stats": {
      articles: 1_000,
      entities: nodes,
      relations: edges,
      relationsByType: {},
      limits: {},
      build: "sample",
    },
    "/v1/articles": {
      data: [],
      page: { limit: 50, nextCursor: null },
      total: { value: 0, relation: "eq" },
      truncated: false,
      build: "sample",
    },
    "/healthz": { status: "ok" },
  };
  const types: Record<string, string> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/v1/subgraph") {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      response.end(graph);
    } else if (pathname === "/v1/events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 2000\n\n");
    } else if (answers[pathname]) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(answers[pathname]));
    } else {
      const [folder, path] = pathname.startsWith("/bare/")
        ? [bare, pathname.slice(5)]
        : [join(root, "client/dist"), pathname];
      try {
        const body = readFileSync(join(folder, normalize(path === "/" ? "/index.html" : path)));
        response.writeHead(200, { "content-type": types[extname(path === "/" ? ".html" : path)] ?? "text/html" });
        response.end(body);
      } catch {
        // A file that is not there is all that can go wrong here.
        response.writeHead(404);
        response.end();
      }
    }
  });
  const address = new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
  return {
    address,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
