import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { startSample } from "./sampleStore.ts";

test("where the usual port is taken, the next free one is used; a chosen one is not left in silence", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const { port } = blocker.address() as { port: number };
  const server = await startSample([], { port, furtherPorts: 50 });
  expect(server.port).toBeGreaterThan(port);
  expect((await server.get("/healthz")).status).toBe(200);
  await server.stop();
  await expect(startSample([], { port })).rejects.toThrow(/EADDRINUSE/);
  blocker.close();
});

test("more questions at once than allowed are told to come again, health is still answered", async () => {
  const server = await startSample();
  const slowTexts = server.store.texts.bind(server.store);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.store.texts = async (ids) => {
    await held;
    return slowTexts(ids);
  };
  const waiting = Array.from({ length: 64 }, (_, n) => server.get(`/v1/articles?limit=${n + 1}`));
  for (let answered = false; !answered; ) {
    const extra = await server.get("/v1/schema");
    answered = extra.status === 503;
    if (answered) {
      expect(extra.headers.get("retry-after")).toBe("1");
      expect(await extra.json()).toMatchObject({ type: "urn:dramatis:problem:not-ready" });
    }
  }
  expect((await server.get("/healthz")).status).toBe(200);
  release();
  expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([200]));
  expect((await server.get("/v1/schema")).status).toBe(200);
  await server.stop();
});

test("an unexpected error is logged once, whole, and answered with a fixed text", async () => {
  const server = await startSample();
  server.store.searchArticles = async () => {
    throw new Error("secret of /home/someone");
  };
  const response = await server.get("/v1/articles?q=rail");
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain("secret");
  expect(server.logged).toHaveLength(1);
  expect(JSON.parse(server.logged[0]!)).toMatchObject({
    err: { message: "secret of /home/someone", stack: expect.stringContaining("at ") },
    traceId: (JSON.parse(text) as { traceId: string }).traceId,
    path: "/v1/articles",
  });
  await server.stop();
});

test("a store that is gone makes the server not ready, and it goes on serving what it has", async () => {
  const server = await startSample();
  server.store.changeCounter = async () => {
    throw new Error("gone");
  };
  expect((await server.get("/readyz")).status).toBe(503);
  expect((await server.get("/healthz")).status).toBe(200);
  expect((await server.get("/v1/entities")).status).toBe(200);
  await server.stop();
});

test("the access log has a line of JSON for each request, whatever the request holds", async () => {
  const server = await startSample([], { accessLog: true });
  await (await server.get("/v1/entities?q=a%0A%7B%22level%22%3A60%7D")).text();
  for (let i = 0; i < 100 && server.logged.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(server.logged.map((line) => JSON.parse(line) as object)).toMatchObject([
    { method: "GET", url: "/v1/entities?q=a%0A%7B%22level%22%3A60%7D", status: 200 },
  ]);
  await server.stop();
});
