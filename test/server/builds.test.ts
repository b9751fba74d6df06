import { afterEach, beforeEach, expect, test } from "vitest";
import * as contract from "../../server/contract.ts";
import { oneMore, type Running, startSample, tell } from "./sampleStore.ts";

let server: Running;
let base: string;
beforeEach(async () => {
  server = await startSample();
  base = (await server.store.currentBuildHash())!;
});
afterEach(() => server.stop());

async function addOneMore(): Promise<void> {
  await tell(server.store, [oneMore]);
  await server.look();
}
const builds = async () => contract.listOf(contract.buildItem).parse(await (await server.get("/v1/builds")).json());
async function diff(query = ""): Promise<contract.DiffAnswer> {
  const response = await server.get(`/v1/diff${query}`);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return contract.diffAnswer.parse(body);
}
const decide = async (body: unknown) =>
  contract.decided.parse(
    await (
      await server.get("/v1/decisions", {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
      })
    ).json(),
  );

test("builds are listed with the articles that made them", async () => {
  await addOneMore();
  const { data, total } = await builds();
  expect(data[0]).toMatchObject({ base, cause: { added: { count: 1, first: [{ title: oneMore.title }] } } });
  expect(data[0]!.relations.added).toBeGreaterThan(0);
  expect(total.value).toBe(data.length);
});

test("without a base the last step is told, each relation with its sentence", async () => {
  await addOneMore();
  const { data, facets } = await diff();
  const relations = data.filter((change) => change.kind === "relation");
  expect(relations.length).toBeGreaterThan(0);
  for (const { because, change, isThere } of relations) {
    expect([change, isThere]).toEqual(["added", true]);
    expect(because.sentence!.article.title).toBe(oneMore.title);
    expect(oneMore.text).toContain(because.sentence!.quotation);
  }
  expect(facets!.relations!.added).toBe(relations.length);
  expect((await diff(`?base=${base}`)).data).toEqual(data);
});

test("what a forgotten article took away is told without its sentence", async () => {
  await addOneMore();
  const { data: articles } = (await (await server.get("/v1/articles")).json()) as contract.List<{
    id: string;
    title?: string;
  }>;
  const { id } = articles.find(({ title }) => title === oneMore.title)!;
  await server.get(`/v1/articles/${id}`, { method: "DELETE" });
  const { data } = await diff("?change=gone");
  expect(data.length).toBeGreaterThan(0);
  for (const change of data) {
    expect(change.because).toEqual({ forgotten: 1 });
    expect(change.isThere).toBe(false);
  }
  expect((await diff(`?base=${base}`)).data).toEqual([]);
});

test("what a person decided is told with the decision, and so is taking it back", async () => {
  const { data: decision } = await decide({
    kind: "rename",
    entity: "person.otto-brenner",
    name: "Otto F. Brenner",
    author: "Ann",
  });
  const sentence = "Otto Brenner is called Otto F. Brenner";
  expect((await diff()).data).toMatchObject([
    {
      kind: "entity",
      change: "changed",
      was: { name: "Otto Brenner" },
      now: { name: "Otto F. Brenner" },
      because: { decision: { id: decision.id, sentence, author: "Ann" } },
    },
  ]);
  await server.get(`/v1/decisions/${decision.id}`, { method: "DELETE" });
  expect((await diff()).data).toMatchObject([
    { now: { name: "Otto Brenner" }, because: { decision: { sentence: `Taken back: ${sentence}` } } },
  ]);
  expect((await diff(`?base=${base}`)).data).toEqual([]);
});

test("an edge that a person rejected went by that decision, with the sentence that had said it", async () => {
  const { data: relations } = (await (
    await server.get("/v1/relations?type=ownerOf")
  ).json()) as contract.List<contract.RelationListItem>;
  const { data: decision } = await decide({ kind: "reject", id: relations[0]!.id });
  const gone = (await diff("?kind=relation&change=gone")).data;
  expect(gone).toMatchObject([{ sentence: relations[0]!.sentence, because: { decision: { id: decision.id } } }]);
  expect(gone[0]!.because.sentence!.quotation).not.toBe("");
});

test("long answers come in pages, for as long as they are about one build", async () => {
  await addOneMore();
  const whole = await diff();
  const pages: contract.Change[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { data, page } = await diff(`?limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    pages.push(...data);
    cursor = page.nextCursor;
  }
  expect(pages).toEqual(whole.data);
  const { page } = await diff("?limit=1");
  await decide({ kind: "rename", entity: "person.otto-brenner", name: "Otto F. Brenner" });
  expect((await server.get(`/v1/diff?limit=1&cursor=${page.nextCursor}`)).status).toBe(409);
});

test.each([
  ["a build that never was", () => `?base=${"0".repeat(64)}`, 404],
  ["the later one as base", async () => `?base=${(await builds()).data[0]!.hash}&head=${base}`, 400],
  ["something else than a hash", () => "?base=yesterday", 400],
  ["a kind that there is not", () => "?kind=article", 400],
])("%s is refused", async (_, query, status) => {
  await addOneMore();
  const response = await server.get(`/v1/diff${await query()}`);
  expect(response.status).toBe(status);
  expect(contract.problem.parse(await response.json()).status).toBe(status);
});

test("an empty store has no builds, and a diff says so", async () => {
  const empty = await startSample([]);
  expect(((await (await empty.get("/v1/builds")).json()) as { data: unknown[] }).data).toEqual([]);
  expect((await empty.get("/v1/diff")).status).toBe(404);
  await empty.stop();
});
