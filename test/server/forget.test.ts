import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as contract from "../../server/contract.ts";
import { oneMore, type Running, startSample, tell } from "./sampleStore.ts";

let server: Running;
beforeEach(async () => {
  server = await startSample();
});
afterEach(() => server.stop());

const vera = "person.vera-holt";
const ask = (path: string) => server.get(path, { redirect: "manual" });

async function articleCalled(title: string): Promise<string> {
  const { data } = (await (await ask("/v1/articles")).json()) as { data: { id: string; title?: string }[] };
  return data.find((article) => article.title === title)!.id;
}

describe("an article that is forgotten", () => {
  test("takes what it alone said with it: the graph is the one that never had it", async () => {
    const before = (await server.store.currentBuildHash())!;
    await tell(server.store, [oneMore]);
    await server.look();
    const id = await articleCalled(oneMore.title!);
    const response = await server.get(`/v1/articles/${id}`, { method: "DELETE" });
    expect(response.status).toBe(200);
    expect(contract.oneOf(contract.forgotten).parse(await response.json())).toEqual({
      data: { article: id },
      build: before,
    });
    expect((await ask(`/v1/articles/${id}`)).status).toBe(404);
    expect((await server.get(`/v1/articles/${id}`, { method: "DELETE" })).status).toBe(404);
  });

  test.each(["a_00000000000000000000", "nothing", "person.vera-holt"])("%s is none: 404", async (id) => {
    expect((await server.get(`/v1/articles/${id}`, { method: "DELETE" })).status).toBe(404);
  });
});

describe("an entity that went", () => {
  test("with its articles: 410 and why, at each of its addresses; 200 when it is back", async () => {
    await tell(server.store, [oneMore]);
    await server.look();
    await server.get(`/v1/articles/${await articleCalled(oneMore.title!)}`, { method: "DELETE" });
    for (const path of ["", "/mentions", "/neighbors"]) {
      const response = await ask(`/v1/entities/${vera}${path}`);
      expect(response.status).toBe(410);
      expect(contract.problem.parse(await response.json())).toMatchObject({
        type: "urn:dramatis:problem:gone",
        detail: expect.stringContaining("the articles that named it were forgotten"),
      });
    }
    await tell(server.store, [oneMore]);
    await server.look();
    expect((await ask(`/v1/entities/${vera}`)).status).toBe(200);
  });

  test("into another: 308 to the same question there, which a client follows by itself", async () => {
    const short = {
      title: "One",
      text: "RTO met.",
      entities: [["RTO", "Organization", "RTO"]],
      relations: [],
    } as const;
    await tell(server.store, [short]);
    const long = { title: "Two", text: "The Regional Trade Office (RTO) met again." };
    await tell(server.store, [
      { ...long, entities: [["Regional Trade Office", "PublicBody", "Regional Trade Office"]], relations: [] },
    ]);
    await server.look();
    expect((await ask("/v1/entities/org.rto")).status).toBe(200);
    const [reading] = [...(await readings())].filter(({ article }) => article.title === "Two");
    const { article, extraction } = reading!;
    const explained = { ...extraction, entities: extraction.entities.map((each) => ({ ...each, aliases: ["RTO"] })) };
    await server.store.replaceExtractions(
      [{ id: article.id, extraction: explained, rules: "by hand" }],
      "2020-01-01T00:00:00.000Z",
    );
    await server.look();
    const moved = await ask("/v1/entities/org.rto/neighbors?depth=2");
    expect([moved.status, moved.headers.get("location"), moved.headers.get("cache-control")]).toEqual([
      308,
      "/v1/entities/org.regional-trade-office/neighbors?depth=2",
      "no-store",
    ]);
    const followed = await server.get("/v1/entities/org.rto");
    expect(((await followed.json()) as { data: { id: string } }).data.id).toBe("org.regional-trade-office");
  });

  test("one that never was: 404", async () => {
    expect((await ask("/v1/entities/person.nobody-at-all")).status).toBe(404);
  });
});

async function readings() {
  const all = [];
  for await (const reading of server.store.readings()) all.push(reading);
  return all;
}
