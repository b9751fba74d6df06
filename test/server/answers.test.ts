import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleId } from "../../graph-data/ids.ts";
import scorecard from "../../graph-data/scorecard.json" with { type: "json" };
import type * as contract from "../../server/contract.ts";
import { type Running, sample, startSample } from "./sampleStore.ts";

let server: Running;
beforeAll(async () => {
  server = await startSample();
});
afterAll(() => server.stop());

const opening = articleId(sample[0]!.text);

/** Asks, and expects an answer of status 200 that names its build. */
async function ask<T>(path: string): Promise<T> {
  const response = await server.get(path);
  const body = (await response.json()) as T & { build?: string };
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(body.build).toMatch(/^[0-9a-f]{64}$/);
  return body;
}

const list = <T>(path: string): Promise<contract.List<T>> => ask(path);
const one = <T>(path: string): Promise<contract.One<T>> => ask(path);
const names = ({ data }: { data: { name: string }[] }): string[] => data.map(({ name }) => name);

describe("entities", () => {
  test.each([
    ["?limit=4", ["Halden Terminal", "Northwind Rail", "Mara Lindqvist", "Otto Brenner"]],
    ["?q=lindq", ["Mara Lindqvist"]],
    ["?q=zuraw", ["Łukasz Żuraw"]],
    ["?q=brener", ["Otto Brenner"]],
    ["?q=halden", ["Halden", "Halden Terminal"]],
    ["?q=halden&type=Company", ["Halden Terminal"]],
    ["?type=Country,Place&sort=name", ["Halden", "Norland", "Ostmark"]],
    ["?type=Country&type=Place&sort=-name", ["Ostmark", "Norland", "Halden"]],
    ["?minDegree=3&type=Person", ["Mara Lindqvist", "Otto Brenner"]],
    ["?since=2019&sort=name&type=Person", ["Mara Lindqvist", "Otto Brenner"]],
    [`?article=${opening}&type=Company&sort=name`, ["Halden Terminal", "Northwind Rail"]],
    ["?q=nobody%20at%20all", []],
    ["?q=", []],
  ])("%s", async (query, expected) => {
    const found = names(await list<contract.EntitySummary>(`/v1/entities${query}`));
    expect(found).toEqual(expected);
  });

  test("each with its roles, its degree without fallbacks, and when it was seen", async () => {
    const { data } = await list<contract.EntitySummary>("/v1/entities?q=mara");
    expect(data).toEqual([
      {
        id: "person.mara-lindqvist",
        type: "Person",
        name: "Mara Lindqvist",
        aliases: expect.any(Array),
        roles: ["President of Norland"],
        degree: 3,
        mentionCount: 3,
        articleCount: 2,
        firstSeen: "2018-03-28",
        lastSeen: "2019-06",
      },
    ]);
    const norland = await list<contract.EntitySummary>("/v1/entities?q=norland");
    expect(norland.data[0]?.degree).toBe(1);
  });

  test("facets count the types, whatever type is asked for", async () => {
    const { facets, total } = await list("/v1/entities?type=Place");
    expect(total).toEqual({ value: 1, relation: "eq" });
    expect(facets).toEqual({ type: { Company: 3, Country: 2, Person: 3, Place: 1 } });
  });

  test("only the fields that are asked for come, and the id", async () => {
    const { data } = await list("/v1/entities?q=norland&fields=name,degree");
    expect(data).toEqual([{ id: "country.norland", name: "Norland", degree: 1 }]);
    const relations = (await list<contract.RelationListItem>("/v1/relations?fields=sentence")).data;
    expect(relations.length).toBeGreaterThan(0);
    for (const relation of relations) expect(Object.keys(relation).sort()).toEqual(["id", "sentence"]);
    expect((await server.get("/v1/entities?fields=password")).status).toBe(400);
  });

  test("pages follow each other without a gap, and the header says where the next is", async () => {
    const all = names(await list("/v1/entities?sort=name"));
    const seen: string[] = [];
    for (let path = "/v1/entities?sort=name&limit=2"; path !== ""; ) {
      const response = await server.get(path);
      const body = (await response.json()) as contract.List<contract.EntitySummary>;
      seen.push(...names(body));
      const link = /^<(.+)>; rel="next"$/.exec(response.headers.get("link") ?? "");
      expect(link !== null).toBe(body.page.nextCursor !== null);
      path = link?.[1] ?? "";
    }
    expect(seen).toEqual(all);
  });

  test("a place has its country where the list knows it, a person has none", async () => {
    const country = async (id: string) => (await one<contract.EntityDetail>(`/v1/entities/${id}`)).data.country;
    expect(await country("place.halden")).toEqual({ code: "NO", name: "Norway", source: "GeoNames" });
    expect(await country("person.mara-lindqvist")).toBeUndefined();
  });

  test("one, with its articles and where it is named there", async () => {
    const { data } = await one<contract.EntityDetail>("/v1/entities/person.mara-lindqvist");
    expect(data.relationCounts).toEqual({ headOf: 1, metWith: 1, visited: 1 });
    expect(
      data.articles.map(({ article, reason, mentions }) => [article.title, reason, mentions.map((m) => m.wording)]),
    ).toEqual([
      ["Terminal company names a chair", "same full name", ["Mara Lindqvist"]],
      ["Norland and Ostmark open a rail link", "same full name", ["Mara Lindqvist", "Lindqvist"]],
    ]);
    expect(data.truncated).toBe(false);
    const mentions = await list<contract.EntityMentions>("/v1/entities/person.mara-lindqvist/mentions?limit=1");
    expect(mentions).toMatchObject({ data: [data.articles[0]], total: { value: 2, relation: "eq" } });
    const around = await list<contract.EntityMentions>("/v1/entities/person.mara-lindqvist/mentions?include=context");
    expect(around.data[1]!.mentions[0]).toMatchObject({
      before: "President ",
      wording: "Mara Lindqvist",
      after: " of Norland met Ostmark's president, Otto Brenner, in",
    });
  });
});

describe("neighbours", () => {
  const shown = ({ data }: contract.List<contract.NeighborItem>): string[] =>
    data.map(({ entity, relation, depth }) => `${depth} ${relation.direction} ${relation.type} ${entity.name}`);
  const path = (id: string, query = "") => `/v1/entities/${id}/neighbors${query}`;

  test.each([
    ["person.mara-lindqvist", "", ["1 both metWith Otto Brenner", "1 out headOf Norland", "1 out visited Halden"]],
    ["person.mara-lindqvist", "?relation=headOf", ["1 out headOf Norland"]],
    ["person.mara-lindqvist", "?direction=in", ["1 both metWith Otto Brenner"]],
    ["person.mara-lindqvist", "?type=Country,Place&sort=name", ["1 out visited Halden", "1 out headOf Norland"]],
    ["person.mara-lindqvist", "?from=2019-06&to=2019-06", ["1 both metWith Otto Brenner"]],
    ["country.norland", "", ["1 in headOf Mara Lindqvist"]],
    ["country.norland", "?fallbacks=true&sort=relation", ["1 both coOccurs Halden", "1 in headOf Mara Lindqvist"]],
    ["country.norland", "?relation=coOccurs", ["1 both coOccurs Halden"]],
    [
      "country.norland",
      "?depth=2&sort=depth,name",
      ["1 in headOf Mara Lindqvist", "2 out visited Halden", "2 both metWith Otto Brenner"],
    ],
    ["org.halden-terminal", "?assertion=claimed", ["1 in ownerOf Northwind Rail"]],
    ["org.halden-terminal", "?assertion=all&minConfidence=0.95", []],
    ["org.aida-and-sons", "?direction=out", ["1 out investsIn Halden Terminal"]],
  ])("%s%s", async (id, query, expected) => {
    const found = shown(await list<contract.NeighborItem>(path(id, query)));
    expect(query.includes("sort") ? found : found.sort()).toEqual(
      query.includes("sort") ? expected : [...expected].sort(),
    );
  });

  test("best evidenced first; facets count before anything is shown, left-out fallbacks too", async () => {
    const body = await list<contract.NeighborItem>(path("country.norland", "?limit=1"));
    expect(body.facets).toEqual({ relation: { headOf: 1 }, type: { Person: 1 }, left: { coOccurs: 1 } });
    const mara = await list<contract.NeighborItem>(path("person.mara-lindqvist", "?limit=1"));
    expect(shown(mara)).toEqual(["1 both metWith Otto Brenner"]);
    expect(mara).toMatchObject({ total: { value: 3, relation: "eq" }, truncated: false });
  });

  test("with the passages that say it, both ends marked", async () => {
    const { data } = await list<contract.NeighborItem>(
      path("person.mara-lindqvist", "?relation=metWith&include=evidence"),
    );
    const evidence = data[0]?.evidence ?? [];
    expect(evidence.map(({ article }) => article.title).sort()).toEqual(sample.map(({ title }) => title).sort());
    for (const { quotation, start, source, target } of evidence) {
      const part = (span: { start: number; end: number }) => quotation.slice(span.start - start, span.end - start);
      expect([part(source), part(target)]).toEqual(["Mara Lindqvist", "Otto Brenner"]);
    }
  });
});

describe("relations", () => {
  const sentences = ({ data }: contract.List<contract.RelationListItem>) => data.map(({ sentence }) => sentence);

  test.each([
    [
      "?subject=person.otto-brenner&sort=type",
      ["Otto Brenner criticized Northwind Rail", "Otto Brenner heads Ostmark", "Mara Lindqvist met Otto Brenner"],
    ],
    ["?object=person.otto-brenner", ["Mara Lindqvist met Otto Brenner"]],
    ["?subject=org.northwind-rail&object=org.halden-terminal", ["Northwind Rail owns Halden Terminal (claimed)"]],
    ["?entity=org.northwind-rail&type=headOf", ["Łukasz Żuraw heads Northwind Rail"]],
    ["?type=coOccurs", ["Norland is named together with Halden"]],
    ["?assertion=planned", ["Łukasz Żuraw visited Ostmark (planned)"]],
    [`?article=${opening}&type=metWith`, ["Mara Lindqvist met Otto Brenner"]],
    ["?subject=country.norland&object=org.halden-terminal", []],
  ])("%s", async (query, expected) => {
    const found = sentences(await list<contract.RelationListItem>(`/v1/relations${query}`));
    if (query.includes("coOccurs")) expect(found).toHaveLength(1);
    else expect(found).toEqual(expected);
  });

  test("one with all its evidence, and the evidence as a list", async () => {
    const { data: found } = await list<contract.RelationListItem>("/v1/relations?type=metWith");
    const id = found[0]!.id;
    const { data } = await one<contract.RelationDetail>(`/v1/relations/${id}`);
    expect(data).toMatchObject({
      sentence: "Mara Lindqvist met Otto Brenner",
      sourceEntity: { name: "Mara Lindqvist" },
      targetEntity: { name: "Otto Brenner" },
      evidenceCount: 2,
      sourceCount: 2,
      firstSeen: "2018-03-26",
      lastSeen: "2019-06-03",
      truncated: false,
    });
    expect(data.evidence).toHaveLength(2);
    const evidence = await list<contract.Evidence>(`/v1/relations/${id}/evidence?limit=1`);
    expect(evidence).toMatchObject({ data: [data.evidence[0]], total: { value: 2 } });
  });

  test("a claim names who makes it", async () => {
    const { data: found } = await list<contract.RelationListItem>("/v1/relations?type=ownerOf");
    const { data } = await one<contract.RelationDetail>(`/v1/relations/${found[0]!.id}`);
    expect(data.evidence[0]?.claimant).toEqual({ id: "person.mara-lindqvist", name: "Mara Lindqvist" });
  });
});

describe("articles", () => {
  test.each([
    ["", ["Terminal company names a chair", "Norland and Ostmark open a rail link"]],
    ["?sort=publishedAt", ["Norland and Ostmark open a rail link", "Terminal company names a chair"]],
    ["?q=tariffs", ["Norland and Ostmark open a rail link"]],
    ["?q=tariffs%20criticized", []],
    ["?entity=country.norland", ["Norland and Ostmark open a rail link"]],
    ["?from=2019-01", ["Terminal company names a chair"]],
    ["?to=2018-03-28", ["Norland and Ostmark open a rail link"]],
  ])("%s", async (query, expected) => {
    const { data } = await list<contract.ArticleListItem>(`/v1/articles${query}`);
    expect(data.map(({ title }) => title)).toEqual(expected);
  });

  test("say how much was read from them", async () => {
    const { data } = await list<contract.ArticleListItem>("/v1/articles?q=tariffs");
    expect(data[0]).toMatchObject({ entityCount: 8, statementCount: 8, characters: sample[0]!.text.length });
  });

  test("one with every mention, statement and quotation at its place", async () => {
    const { data } = await one<contract.ArticleDetail>(`/v1/articles/${opening}`);
    expect(data.text).toBe(sample[0]!.text);
    expect(data.mentions.map(({ start, end, entityName }) => [data.text.slice(start, end), entityName])).toContainEqual(
      ["Lindqvist", "Mara Lindqvist"],
    );
    expect(data.statements.map(({ relation }) => relation.type)).toContain("metWith");
    expect(data.quotes.map(({ start, end, speaker }) => [data.text.slice(start, end), speaker?.name])).toEqual([
      ["We will build it together,", "Otto Brenner"],
    ]);
  });
});

describe("the graph as a picture", () => {
  const shape = async (query: string) => {
    const body = await ask<contract.Subgraph>(`/v1/subgraph${query}`);
    return {
      ...body,
      nodes: body.graph.nodes.map(({ attributes }) => attributes.name).sort(),
      edges: body.graph.edges.map(({ attributes }) => attributes.relationType).sort(),
    };
  };

  test("the whole, without fallbacks", async () => {
    const { nodes, edges, truncated } = await shape("");
    expect(nodes).toHaveLength(9);
    expect(edges).toHaveLength(10);
    expect(edges).not.toContain("coOccurs");
    expect(truncated).toBe(false);
  });

  test.each([
    ["?fallbacks=true&relation=coOccurs,headOf", 9, ["coOccurs", "headOf", "headOf", "headOf"]],
    ["?seed=country.norland", 2, ["headOf"]],
    ["?seed=country.norland,country.ostmark&depth=0", 2, []],
    ["?type=Person", 3, ["metWith"]],
    ["?assertion=claimed", 9, ["ownerOf"]],
    ["?minDegree=3&assertion=all", 4, ["criticized", "metWith", "ownerOf"]],
  ])("%s", async (query, nodes, edges) => {
    const found = await shape(query);
    expect(found.nodes).toHaveLength(nodes);
    expect(found.edges).toEqual(edges);
  });

  test("what was left out is said", async () => {
    const { nodes, truncated, dropped, edges } = await shape("?maxNodes=2");
    expect(nodes).toHaveLength(2);
    expect(truncated).toBe(true);
    expect(dropped).toEqual({ nodes: 7, edges: 10 - edges.length, rankedBy: "degree" });
  });

  test("graphology can import it, and no attribute is called type", async () => {
    const { graph } = await ask<contract.Subgraph>("/v1/subgraph");
    const { MultiDirectedGraph } = await import("graphology");
    const imported = MultiDirectedGraph.from(graph as Parameters<typeof MultiDirectedGraph.from>[0]);
    expect([imported.order, imported.size]).toEqual([9, 10]);
    imported.forEachNode((_, attributes) => {
      expect(attributes).toMatchObject({ x: expect.any(Number), y: expect.any(Number), label: expect.any(String) });
      expect(attributes).not.toHaveProperty("type");
    });
  });
});

describe("paths", () => {
  const find = (from: string, to: string, more = "") =>
    ask<contract.PathsAnswer>(`/v1/paths?from=${from}&to=${to}${more}`);

  test("as sentences with evidence, hop by hop", async () => {
    const { data } = await find("country.norland", "org.northwind-rail");
    expect(data[0]?.hops.map(({ sentence, forward }) => [sentence, forward])).toEqual([
      ["Mara Lindqvist heads Norland", false],
      ["Mara Lindqvist met Otto Brenner", true],
      ["Otto Brenner criticized Northwind Rail", true],
    ]);
    expect(data[0]?.entities.map(({ name }) => name)).toEqual([
      "Norland",
      "Mara Lindqvist",
      "Otto Brenner",
      "Northwind Rail",
    ]);
    expect(data[0]?.hops[2]?.evidence.quotation).toBe("Otto Brenner criticized Northwind Rail.");
  });

  test.each([
    ["&maxHops=2", "no path within 2 hops through stated relations"],
    ["&maxHops=1", "no path within 1 hop through stated relations"],
  ])("none is said in words: %s", async (more, note) => {
    expect(await find("country.norland", "org.northwind-rail", more)).toMatchObject({ data: [], note });
  });

  test("where claimed or planned relations would connect them, the note says how many ways", async () => {
    expect(await find("org.northwind-rail", "org.halden-terminal", "&maxHops=1")).toMatchObject({
      data: [],
      note: "no path within 1 hop through stated relations; 1 through claimed or planned ones",
    });
    expect((await find("org.northwind-rail", "org.halden-terminal", "&maxHops=1&assertion=claimed")).data).toHaveLength(
      1,
    );
  });

  test("never through two being named together", async () => {
    const { data } = await find("country.norland", "place.halden", "&k=10&assertion=all");
    expect(data.flatMap(({ hops }) => hops.map(({ relation }) => relation.type))).not.toContain("coOccurs");
  });
});

describe("what the server says of itself", () => {
  test("figures and limits", async () => {
    const stats = await ask<contract.Stats>("/v1/stats");
    expect(stats).toMatchObject({
      articles: 2,
      entities: 9,
      relations: 11,
      statements: 12,
      entitiesByType: { Company: 3, Country: 2, Person: 3, Place: 1 },
      statementsByAssertion: { claimed: 1, planned: 1, stated: 10 },
      statementsByMonth: { "2018-03": 7, "2018-05": 1, "2019-06": 4 },
      jobs: { queued: 0, reading: 0, done: 0, rejected: 0 },
      limits: { pageSize: 500, depth: 3 },
    });
  });

  test("the vocabulary", async () => {
    const { relationTypes } = await ask<{ relationTypes: Record<string, { reads: string }> }>("/v1/schema");
    expect(relationTypes.ambassadorTo?.reads).toBe("is ambassador to");
  });

  test("how good the reading is: every figure of the scorecard that ships", async () => {
    const card: unknown = await (await server.get("/v1/scorecard")).json();
    expect(card).toEqual(scorecard);
    expect(scorecard.sets.length).toBeGreaterThan(0);
  });

  test("health and readiness", async () => {
    expect(await (await server.get("/healthz")).json()).toEqual({ status: "ok" });
    expect(await (await server.get("/readyz")).json()).toMatchObject({ status: "ready", articles: 2 });
  });
});

describe("caching", () => {
  test("the same question to the same build has the same strong tag, and a client that has it gets 304", async () => {
    const path = "/v1/entities?q=halden&limit=5";
    const [first, again] = [await server.get(path), await server.get("/v1/entities?limit=5&q=halden")];
    const tag = first.headers.get("etag")!;
    expect(tag).toMatch(/^"[^"]+"$/);
    expect(again.headers.get("etag")).toBe(tag);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    for (const has of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const answer = await server.get(path, { headers: { "If-None-Match": has } });
      expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([304, "", tag]);
    }
    expect((await server.get(path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  test("other questions have other tags", async () => {
    const paths = ["/v1/entities", "/v1/entities?limit=5", "/v1/entities?limit=6", "/v1/relations", "/v1/schema"];
    const tags = await Promise.all(paths.map(async (path) => (await server.get(path)).headers.get("etag")));
    expect(new Set(tags).size).toBe(paths.length);
  });

  test("compressed and plain answers say the same and have tags of their own", async () => {
    const [plain, packed] = await Promise.all(
      ["identity", "gzip"].map((encoding) => server.get("/v1/subgraph", { headers: { "Accept-Encoding": encoding } })),
    );
    expect(plain!.headers.get("content-encoding")).toBeNull();
    expect(packed!.headers.get("content-encoding")).toBe("gzip");
    expect(packed!.headers.get("vary")).toBe("Accept-Encoding");
    expect(await packed!.text()).toBe(await plain!.text());
    expect(packed!.headers.get("etag")).not.toBe(plain!.headers.get("etag"));
  });

  test("HEAD has the headers and no body", async () => {
    for (const path of ["/v1/entities", "/v1/entities", "/v1/stats", "/healthz", "/v1/events"]) {
      const answer = await server.get(path, { method: "HEAD" });
      expect([answer.status, await answer.text()]).toEqual([200, ""]);
    }
  });
});

test("an empty store answers too", async () => {
  const empty = await startSample([]);
  try {
    for (const path of ["/v1/entities", "/v1/relations", "/v1/articles", "/v1/subgraph", "/v1/stats", "/readyz"]) {
      const answer = await empty.get(path);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ build: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  } finally {
    await empty.stop();
  }
});
