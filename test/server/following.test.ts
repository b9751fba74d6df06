import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../graph-data/store/openStore.ts";
import type * as contract from "../../server/contract.ts";
import { oneMore, type Running, startSample, tell } from "./sampleStore.ts";

let server: Running;
beforeEach(async () => {
  server = await startSample();
});
afterEach(() => server.stop());

/** Another process's view of the same store. */
async function elsewhere<T>(act: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> {
  const store = await openStore(server.directory);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a new build", () => {
  test("takes the place of the old one without a restart", async () => {
    const before = (await (await server.get("/v1/stats")).json()) as contract.Stats;
    expect((await server.get("/v1/entities/person.vera-holt")).status).toBe(404);
    const hash = await elsewhere((store) => tell(store, [oneMore]));
    for (let i = 0; i < 100; i++) {
      const { build } = (await (await server.get("/v1/stats")).json()) as contract.Stats;
      if (build === hash) break;
      await pause(20);
    }
    expect((await (await server.get("/v1/stats")).json()) as contract.Stats).toMatchObject({
      build: hash,
      articles: before.articles + 1,
    });
    expect((await server.get("/v1/entities/person.vera-holt")).status).toBe(200);
  });

  test("has tags of its own, and ends lists that began before it", async () => {
    const path = "/v1/entities?limit=2";
    const first = await server.get(path);
    const [tag, { page }] = [first.headers.get("etag")!, (await first.json()) as contract.List<unknown>];
    await elsewhere((store) => tell(store, [oneMore]));
    await server.look();
    const again = await server.get(path, { headers: { "If-None-Match": tag } });
    expect(again.status).toBe(200);
    expect(again.headers.get("etag")).not.toBe(tag);
    const stale = await server.get(`${path}&cursor=${page.nextCursor}`);
    expect([stale.status, await stale.json()]).toMatchObject([409, { type: "urn:dramatis:problem:stale-cursor" }]);
  });

  test("is never mixed with the old one within an answer, whatever is asked meanwhile", async () => {
    const seen = new Map<string, Set<string>>();
    let swaps = 0;
    let asking = true;
    const asker = async (n: number) => {
      for (let i = 0; asking; i++) {
        const path = ["/v1/subgraph", "/v1/entities?limit=500", `/v1/relations?limit=${200 + ((i * 7 + n) % 300)}`][
          (i + n) % 3
        ]!;
        const response = await server.get(path);
        const text = await response.text();
        expect(response.status).toBe(200);
        const { build, data, graph } = JSON.parse(text) as {
          build: string;
          data?: { id: string }[];
          graph?: contract.Subgraph["graph"];
        };
        const shape = graph ? `g${graph.nodes.length}/${graph.edges.length}` : `l${data?.length}`;
        const kind = `${build} ${path.split("?")[0]}`;
        seen.set(kind, (seen.get(kind) ?? new Set()).add(shape));
      }
    };
    const askers = [0, 1, 2, 3].map(asker);
    for (let n = 0; n < 6; n++) {
      await elsewhere((store) => tell(store, [{ ...oneMore, text: `${oneMore.text} Note ${n}.` }]));
      swaps++;
      await pause(60);
    }
    asking = false;
    await Promise.all(askers);
    expect(swaps).toBe(6);
    expect(new Set([...seen.keys()].map((kind) => kind.split(" ")[0])).size).toBeGreaterThan(2);
    // One build has one shape for each question; a mixture would show as a second one.
    for (const [kind, shapes] of seen) expect([...shapes], kind).toHaveLength(1);
  });
});

describe("events", () => {
  test("tell the build at the start and every new one, and how jobs go", async () => {
    const stream = await listen();
    expect(await stream.next("build")).toMatchObject({ articles: 2, entities: 9, relations: 11 });
    await (
      await server.get("/v1/articles", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text: "Vera Holt is here." }),
      })
    ).text();
    expect(await stream.next("job")).toMatchObject({ state: "queued", name: "Vera Holt is here." });
    await elsewhere(async (store) => {
      await store.takeJob({ pid: process.pid, now: new Date().toISOString(), alive: () => true });
    });
    expect(await stream.next("job")).toMatchObject({ state: "reading" });
    const hash = await elsewhere((store) => tell(store, [oneMore]));
    expect(await stream.next("build")).toMatchObject({ build: hash, articles: 3 });
    await stream.stop();
  });

  test("are plain server-sent events, not compressed, whatever event was last", async () => {
    const stream = await listen({ "Last-Event-ID": "12345", "Accept-Encoding": "gzip" });
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.headers.get("content-encoding")).toBeNull();
    expect(await stream.next("build")).toMatchObject({ articles: 2 });
    await stream.stop();
  });

  test("a heartbeat goes out where nothing happens", async () => {
    const quick = await startSample([], { heartbeatMs: 20 });
    const response = await quick.get("/v1/events");
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes(": still here")) text += (await reader.read()).value ?? "";
    await reader.cancel();
    await quick.stop();
  });
});

test("closing ends event streams, finishes what is under way, and takes nothing new", async () => {
  const stream = await listen();
  const answers = Array.from({ length: 8 }, () => server.get("/v1/subgraph"));
  const [statuses] = await Promise.all([
    Promise.all(answers.map(async (answer) => (await answer).status)),
    pause(5).then(() => server.close()),
  ]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await stream.ended;
  await expect(server.get("/healthz")).rejects.toThrow();
});

async function listen(headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await server.get("/v1/events", { headers, signal: controller.signal });
  const events: { event: string; data: unknown }[] = [];
  const waiting = new EventTarget();
  const ended = (async () => {
    let text = "";
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const whole = text.split("\n\n");
      text = whole.pop()!;
      for (const block of whole) {
        const [event, data] = [/^event: (.+)$/m.exec(block)?.[1], /^data: (.+)$/m.exec(block)?.[1]];
        if (event && data) events.push({ event, data: JSON.parse(data) });
      }
      waiting.dispatchEvent(new Event("more"));
    }
  })().catch((error: unknown) => {
    if (!controller.signal.aborted) throw error;
  });
  return {
    headers: response.headers,
    ended,
    async next(name: string): Promise<unknown> {
      for (;;) {
        const at = events.findIndex(({ event }) => event === name);
        if (at >= 0) return events.splice(at, 1)[0]!.data;
        await once(waiting, "more");
      }
    },
    async stop() {
      controller.abort();
      await ended;
    },
  };
}
