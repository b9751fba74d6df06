import { mkdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problem } from "../../server/contract.ts";
import { type Running, startSample } from "./sampleStore.ts";

let server: Running;
beforeAll(async () => {
  server = await startSample();
});
afterAll(() => server.stop());

/** Every problem has the same form, and none shows where the server's code stands. */
async function refusal(response: Response, status: number, kind: string) {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const body = problem.strict().parse(JSON.parse(text));
  expect(body).toMatchObject({ type: `urn:dramatis:problem:${kind}`, status });
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:|\/server\/|file:/);
  return body;
}

describe("a question that makes no sense is refused, with the parameter's name", () => {
  test.each([
    ["/v1/entities?unknown=1", "unknown", "unknown parameter"],
    ["/v1/entities?limit=5&limit=6", "limit", "more than once"],
    ["/v1/entities?q=a&q=b", "q", "more than once"],
    ["/v1/entities?limit=0", "limit", "from 1 to 500"],
    ["/v1/entities?limit=501", "limit", "from 1 to 500"],
    ["/v1/entities?limit=", "limit", "whole number"],
    ["/v1/entities?limit=1e2", "limit", "whole number"],
    ["/v1/entities?limit=-1", "limit", "whole number"],
    ["/v1/entities?limit=5.5", "limit", "whole number"],
    ["/v1/entities?limit[]=5", "limit[]", "unknown parameter"],
    ["/v1/entities?type=Robot", "type", "expected one of Person"],
    ["/v1/entities?type=Person,", "type", "expected one of"],
    ["/v1/entities?type=person", "type", "expected one of"],
    ["/v1/entities?sort=beauty", "sort", "expected some of"],
    ["/v1/entities?sort=--name", "sort", "expected some of"],
    ["/v1/entities?sort=name,name,name,name,name,name,name", "sort", "at most 6"],
    ["/v1/entities?since=yesterday", "since", "expected a date"],
    ["/v1/entities?since=2018-13", "since", "expected a date"],
    ["/v1/entities?since=2018-02-30", "since", "expected a date"],
    ["/v1/entities?since=2018-03-28T10:00", "since", "expected a date"],
    [`/v1/entities?q=${"a".repeat(201)}`, "q", "at most 200"],
    ["/v1/entities?cursor=%21", "cursor", "cursor that this server gave"],
    ["/v1/entities?cursor=bm90aGluZw", "cursor", "cursor that this server gave"],
    [
      `/v1/entities?cursor=${Buffer.from('["a","b",-1]').toString("base64url")}`,
      "cursor",
      "cursor that this server gave",
    ],
    ["/v1/entities?__proto__=1", "__proto__", "unknown parameter"],
    ["/v1/entities?constructor=1", "constructor", "unknown parameter"],
    ["/v1/entities/person.otto-brenner?limit=1", "limit", "unknown parameter"],
    ["/v1/entities/person.otto-brenner/neighbors?depth=4", "depth", "from 1 to 3"],
    ["/v1/entities/person.otto-brenner/neighbors?direction=up", "direction", "in, out or both"],
    ["/v1/entities/person.otto-brenner/neighbors?minConfidence=2", "minConfidence", "from 0 to 1"],
    ["/v1/entities/person.otto-brenner/neighbors?minConfidence=NaN", "minConfidence", "from 0 to 1"],
    ["/v1/entities/person.otto-brenner/neighbors?include=everything", "include", "evidence"],
    ["/v1/entities/person.otto-brenner/neighbors?fallbacks=1", "fallbacks", "true or false"],
    ["/v1/relations?type=Person", "type", "expected one of headOf"],
    ["/v1/subgraph?maxNodes=5001", "maxNodes", "from 1 to 5000"],
    ["/v1/subgraph?seed=", "seed", "expected an id"],
    ["/v1/paths", "from", "missing"],
    ["/v1/paths?from=person.otto-brenner&to=person.otto-brenner", "to", "another entity"],
    ["/v1/paths?from=person.otto-brenner&to=country.norland&maxHops=7", "maxHops", "from 1 to 6"],
    ["/v1/paths?from=person.otto-brenner&to=country.norland&k=11", "k", "from 1 to 10"],
    ["/v1/jobs?limit=501", "limit", "from 1 to 500"],
    ["/healthz?verbose=1", "verbose", "unknown parameter"],
  ])("%s", async (path, parameter, detail) => {
    const { errors } = await refusal(await server.get(path), 400, "invalid-parameter");
    expect(errors?.find((error) => error.parameter === parameter)?.detail).toContain(detail);
  });

  test("all that is wrong is said at once", async () => {
    const { errors } = await refusal(await server.get("/v1/entities?x=1&limit=0&type=y"), 400, "invalid-parameter");
    expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(["limit", "type", "x"]);
  });

  test("a cursor belongs to its question", async () => {
    const { page } = (await (await server.get("/v1/entities?limit=1")).json()) as { page: { nextCursor: string } };
    expect((await server.get(`/v1/entities?limit=2&cursor=${page.nextCursor}`)).status).toBe(200);
    for (const path of ["/v1/entities?q=h", "/v1/entities?sort=name", "/v1/relations?limit=1"])
      await refusal(await server.get(`${path}&cursor=${page.nextCursor}`), 400, "invalid-parameter");
  });
});

describe("what is not there", () => {
  test.each([
    "/v1/entities/person.nobody",
    "/v1/entities/%00",
    "/v1/entities/..%2f..%2fetc%2fpasswd",
    "/v1/entities/__proto__",
    "/v1/entities/constructor/neighbors",
    "/v1/entities/person.nobody/mentions",
    `/v1/entities/${"a".repeat(5_000)}`,
    "/v1/entities/%F0%9F%92%A9",
    "/v1/relations/r_0000000000000000",
    "/v1/relations/r_0000000000000000/evidence",
    "/v1/relations?subject=person.nobody",
    "/v1/articles/a_00000000000000000000",
    "/v1/articles?entity=nobody",
    "/v1/subgraph?seed=person.nobody",
    "/v1/paths?from=person.nobody&to=person.otto-brenner",
    "/v1/jobs/j_0000000000000000",
    "/v1/jobs/1%3B%20drop%20table%20job",
    "/v1/nothing",
    "/v2/entities",
    "/assets/missing.js",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/docs/..%2f..%2fpackage.json",
    "/docs/%2e%2e/main.ts",
    "/.git/config",
    "/package.json",
  ])("%s", async (path) => {
    await refusal(await server.get(path), 404, "not-found");
  });

  test.each(["/v1/entities/%", "/v1/entities/%E0%A4%A", "/%"])("%s is no address at all", async (path) => {
    await refusal(await raw(path), path === "/%" ? 404 : 400, path === "/%" ? "not-found" : "bad-request");
  });
});

describe("methods", () => {
  test.each([
    ["POST", "/v1/entities", "GET, HEAD"],
    ["DELETE", "/v1/articles", "GET, HEAD, POST"],
    ["PUT", "/v1/jobs/j_0000000000000000", "GET, HEAD, DELETE"],
    ["PATCH", "/healthz", "GET, HEAD"],
    ["OPTIONS", "/v1/subgraph", "GET, HEAD"],
  ])("%s %s: 405, only %s", async (method, path, allowed) => {
    const response = await server.get(path, { method });
    expect(response.headers.get("allow")).toBe(allowed);
    await refusal(response, 405, "method-not-allowed");
  });
});

describe("requests from elsewhere", () => {
  const everywhere = [
    "/v1/entities",
    "/v1/stats",
    "/healthz",
    "/v1/events",
    "/openapi.json",
    "/docs/",
    "/",
    "/v1/nothing",
  ];

  test.each(everywhere)("another Host is refused at %s, also for what is remembered", async (path) => {
    await (await server.get(path, { method: "HEAD" })).text();
    for (const host of [
      "evil.example",
      "evil.example:4600",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "10.0.0.1",
      "@localhost",
      "",
    ])
      await refusal(await raw(path, { headers: { Host: host } }), 403, "forbidden");
  });

  test.each(everywhere)("another Origin is refused at %s", async (path) => {
    for (const origin of ["http://evil.example", "null", `http://127.0.0.1:${server.port + 1}`, "file://"])
      await refusal(await raw(path, { headers: { Origin: origin } }), 403, "forbidden");
  });

  test.each(["cross-site", "same-site"])("a browser that says %s may not write", async (site) => {
    const response = await raw("/v1/articles", { method: "POST", headers: { "Sec-Fetch-Site": site } });
    await refusal(response, 403, "forbidden");
  });

  test("names of this machine and its own Origin pass", async () => {
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`, `[::1]:${server.port}`, "LOCALHOST"])
      expect((await raw("/v1/schema", { headers: { Host: host } })).status).toBe(200);
    expect((await raw("/v1/schema", { headers: { Origin: server.address } })).status).toBe(200);
    expect((await raw("/v1/schema", { headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(200);
  });

  test("a name that the server was told is its own", async () => {
    const named = await startSample([], { allowedHosts: ["news.example"] });
    try {
      expect((await raw("/healthz", { headers: { Host: "news.example" } }, named)).status).toBe(200);
      await refusal(await raw("/healthz", { headers: { Host: "other.example" } }, named), 403, "forbidden");
    } finally {
      await named.stop();
    }
  });
});

describe("headers", () => {
  test.each(["/v1/entities", "/v1/entities", "/v1/stats", "/", "/docs/", "/v1/nothing", "/v1/entities?x=1"])(
    "of %s",
    async (path) => {
      const { headers } = await server.get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("worker-src 'self' blob:");
      expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-eval|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});

describe("hostile words are only words", () => {
  test.each([
    "<script>alert(1)</script>",
    "\u0000",
    "%00",
    "'; drop table article; --",
    'AND OR NOT NEAR("',
    '"',
    "*",
    "O'Neill",
    "a:b",
    "(((",
    "^-",
    "\ud800",
    "..\\..\\",
    "{{7*7}}",
    "a".repeat(200),
    "🏳️‍🌈".repeat(20),
    "\u202Eevil",
  ])("%j", async (words) => {
    for (const path of ["/v1/entities", "/v1/articles"]) {
      const response = await server.get(`${path}?${new URLSearchParams({ q: words.toWellFormed() })}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(await response.json()).toMatchObject({ data: [] });
    }
  });

  test("text that looks like HTML stays text", async () => {
    const { data } = (await (await server.get("/v1/articles?q=Aida")).json()) as { data: { id: string }[] };
    const article = await (await server.get(`/v1/articles/${data[0]?.id}`)).json();
    expect(article).toMatchObject({ data: { text: expect.stringContaining("<b>Aida & Sons</b>") } });
  });
});

describe("the page", () => {
  test("says in words that it is not built", async () => {
    const response = await server.get("/", { headers: { Accept: "text/html" } });
    expect([response.status, response.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
    expect(await response.text()).toContain("npm run build");
  });

  test("is served at any address a person may be at, its files for good, and nothing beside it", async () => {
    const built = await startSample([]);
    const directory = join(built.directory, "no-page");
    mkdirSync(join(directory, "assets"), { recursive: true });
    writeFileSync(join(directory, "index.html"), "<!doctype html><title>page</title>");
    writeFileSync(join(directory, "assets", "main-abc123.js"), "1;");
    writeFileSync(join(directory, ".secret"), "secret");
    try {
      for (const path of ["/", "/entity/person.otto-brenner", "/index.html"]) {
        const page = await built.get(path, { headers: { Accept: "text/html,*/*" } });
        expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-cache"]);
        expect(await page.text()).toContain("<title>page</title>");
      }
      const file = await built.get("/assets/main-abc123.js");
      expect([file.status, file.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
      for (const path of [
        "/.secret",
        "/assets/other.js",
        "/assets/",
        "/..%2fdramatis.db",
        "/assets/..%2f..%2fdramatis.db",
      ])
        expect((await built.get(path)).status).toBe(404);
      const unknown = await built.get("/v1/nothing", { headers: { Accept: "text/html" } });
      await refusal(unknown, 404, "not-found");
    } finally {
      await built.stop();
    }
  });
});

describe("the documentation", () => {
  test("comes whole from here, without a script inline", async () => {
    const html = await (await server.get("/docs/")).text();
    expect(html).not.toMatch(/<script>|https?:\/\/| on[a-z]+=/);
    for (const [, file] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const part = await server.get(new URL(file!, "http://here/docs/").pathname);
      expect(part.status, file).toBe(200);
      await part.arrayBuffer();
    }
    expect((await server.get("/docs", { redirect: "manual" })).headers.get("location")).toBe("/docs/");
  });
});

describe("too much", () => {
  test("an address longer than Node takes", async () => {
    expect((await raw(`/v1/entities?q=${"a".repeat(20_000)}`)).status).toBe(431);
  });

  test("more requests a minute than allowed, where there is a limit", async () => {
    const limited = await startSample([], { rateLimit: 3 });
    try {
      for (let i = 0; i < 3; i++) expect((await limited.get("/v1/schema")).status).toBe(200);
      const response = await limited.get("/v1/schema");
      expect(response.headers.get("retry-after")).toBe("60");
      await refusal(response, 429, "rate-limited");
    } finally {
      await limited.stop();
    }
  });

  test("half a request does not hold the server", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("GET /v1/entities HTTP/1.1\r\nHost: 127");
    expect((await server.get("/healthz")).status).toBe(200);
    socket.destroy();
  });
});

/** Sends what fetch would put right or refuse to send. */
function raw(
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
  to: Running = server,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port: to.port, path, method, headers, setHost: !("Host" in headers), agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => {
          parts.push(part);
          // An event stream has no end of its own.
          if (String(answer.headers["content-type"]).startsWith("text/event-stream")) answer.destroy();
        });
        answer.on("close", () => {
          resolve(
            new Response(Buffer.concat(parts), {
              status: answer.statusCode ?? 0,
              headers: Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]),
            }),
          );
        });
      },
    );
    request.on("error", reject);
    request.end();
  });
}
