import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EntityId } from "../../graph-data/ids.ts";
import { openStore } from "../../graph-data/store/openStore.ts";
import * as contract from "../../server/contract.ts";
import { type Running, startSample, tell } from "./sampleStore.ts";

let server: Running;
beforeEach(async () => {
  server = await startSample();
});
afterEach(() => server.stop());

const send = (body: unknown, headers: Record<string, string> = {}) =>
  server.get("/v1/decisions", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  });

async function decide(body: unknown, headers?: Record<string, string>): Promise<contract.Decided> {
  const response = await send(body, headers);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(201);
  return contract.decided.parse(answer);
}

const ask = async <Answer>(path: string): Promise<Answer> => (await server.get(path)).json() as Promise<Answer>;
const edges = async () =>
  (await ask<contract.List<contract.RelationListItem>>("/v1/relations?limit=100")).data.map(({ sentence }) => sentence);
const mara = "person.mara-lindqvist";
const otto = "person.otto-brenner";

describe("a decision is kept and at once in the graph", () => {
  test("a new name: 201, its address, what takes it back, the head of the log", async () => {
    const response = await send({
      kind: "rename",
      entity: otto,
      name: "Otto F. Brenner",
      author: "Ann Lee",
      reason: "his own site",
    });
    const answer = contract.decided.parse(await response.json());
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe(`/v1/decisions/${answer.data.id}`);
    expect(response.headers.get("etag")).toBe(`"${answer.head}"`);
    expect(answer.data).toMatchObject({ author: "Ann Lee", reason: "his own site", state: "holds", about: [otto] });
    expect((await ask<contract.One<contract.EntityDetail>>(`/v1/entities/${otto}`)).data.name).toBe("Otto F. Brenner");
    expect((await ask<{ build: string }>("/v1/stats")).build).toBe(answer.build);
  });

  test("two that are one: the first keeps its id and gets the relations", async () => {
    await decide({ kind: "same", entities: [otto, mara] });
    const { data } = await ask<contract.List<contract.NeighborItem>>(`/v1/entities/${otto}/neighbors?relation=headOf`);
    expect(data.map(({ entity }) => entity.name).sort()).toEqual(["Norland", "Ostmark"]);
    expect((await ask<contract.One<contract.EntityDetail>>(`/v1/entities/${otto}`)).data).toMatchObject({
      name: "Otto Brenner",
      aliases: expect.arrayContaining(["Mara Lindqvist"]),
    });
  });

  test("one of an article's mentions is somebody else: text, lists and relations show who is meant where", async () => {
    const text = "Karin Dahl met Otto Brenner in Halden. Ms Dahl criticized Norland.";
    await tell(server.store, [
      {
        text,
        entities: [
          ["Karin Dahl", "Person", "Karin Dahl", "Ms Dahl"],
          ["Otto Brenner", "Person", "Otto Brenner"],
          ["Norland", "Country", "Norland"],
        ],
        relations: [
          ["Karin Dahl", "metWith", "Otto Brenner", "Karin Dahl met Otto Brenner"],
          ["Karin Dahl", "criticized", "Norland", "Ms Dahl criticized Norland"],
        ],
      },
    ]);
    await server.look();
    const karin = "person.karin-dahl";
    const mentions = async (id: string) =>
      (await ask<contract.List<contract.EntityMentions>>(`/v1/entities/${id}/mentions`)).data.flatMap(
        ({ article, mentions: own }) =>
          own.map(({ start, end, wording }) => ({ article: article.id, start, end, wording })),
      );
    const before = await mentions(karin);
    expect(before.map(({ wording }) => wording)).toEqual(["Karin Dahl", "Ms Dahl"]);
    const { wording: _, ...place } = before[1]!;
    const { data } = await decide({ kind: "split", entity: karin, places: [place], name: "Greta Dahl" });
    const greta = (await ask<contract.List<contract.EntitySummary>>("/v1/entities?q=Greta")).data[0]!.id;
    expect(await mentions(greta)).toEqual([before[1]]);
    expect(await mentions(karin)).toEqual([before[0]]);
    const article = await ask<contract.One<contract.ArticleDetail>>(`/v1/articles/${place.article}`);
    const meant = (start: number) => article.data.mentions.find((mention) => mention.start === start)?.entity;
    expect([meant(before[0]!.start), meant(place.start)]).toEqual([karin, greta]);
    expect(await edges()).toEqual(expect.arrayContaining(["Greta Dahl criticized Norland"]));
    expect(await edges()).not.toContain("Karin Dahl criticized Norland");
    await server.get(`/v1/decisions/${data.id}`, { method: "DELETE" });
    expect(await mentions(karin)).toEqual(before);
  });

  test("an edge, a reading and an entity are rejected by their ids", async () => {
    const { data } = await ask<contract.List<contract.RelationListItem>>("/v1/relations?limit=100");
    const wrong = data.find(({ type }) => type === "criticized")!;
    await decide({ kind: "reject", id: wrong.id });
    expect(await edges()).not.toContain(wrong.sentence);
    const owner = data.find(({ type }) => type === "ownerOf")!;
    const [evidence] = (await ask<contract.One<contract.RelationDetail>>(`/v1/relations/${owner.id}`)).data.evidence;
    await decide({ kind: "reject", id: evidence!.statement });
    expect(await edges()).not.toContain(owner.sentence);
    await decide({ kind: "reject", id: mara });
    expect((await server.get(`/v1/entities/${mara}`)).status).not.toBe(200);
  });

  test("an edge is added with the passage that shows it", async () => {
    const { data } = await ask<contract.One<contract.RelationDetail>>(
      `/v1/relations/${(await ask<contract.List<contract.RelationListItem>>("/v1/relations?type=metWith")).data[0]!.id}`,
    );
    const { article, start, end, source, target } = data.evidence[0]!;
    await decide({
      kind: "add",
      type: "cooperatesWith",
      source: data.source,
      target: data.target,
      article: article.id,
      evidence: { start, end, source, target },
    });
    expect(await edges()).toContain(`${data.sourceEntity.name} cooperates with ${data.targetEntity.name}`);
  });

  test("what was acknowledged is there for whoever opens the store next", async () => {
    const { data } = await decide({ kind: "note", about: otto, text: "two spellings in the archive" });
    const other = await openStore(server.directory);
    expect((await other.decisions()).map(({ id }) => id)).toEqual([data.id]);
    await other.close();
  });
});

describe("taking back", () => {
  test("DELETE gives the graph before, and says so in the log; taking that back gives it again", async () => {
    const { build: before } = await ask<{ build: string }>("/v1/stats");
    const { data, inverse, build: after } = await decide({ kind: "retype", entity: otto, type: "Company" });
    expect(after).not.toBe(before);
    const undone = contract.decided.parse(await (await server.get(inverse.path, { method: inverse.method })).json());
    expect(undone.build).toBe(before);
    const log = await ask<contract.List<contract.Decision>>("/v1/decisions");
    expect(log.data.map(({ kind, state }) => [kind, state])).toEqual([
      ["undo", "holds"],
      ["retype", "taken back"],
    ]);
    expect(log.data[1]!.takenBackBy).toBe(undone.data.id);
    expect((await server.get(`/v1/decisions/${data.id}`, { method: "DELETE" })).status).toBe(409);
    const again = contract.decided.parse(await (await server.get(undone.inverse.path, { method: "DELETE" })).json());
    expect(again.build).toBe(after);
  });
});

describe("sent twice, or too late", () => {
  test("the same Idempotency-Key is one decision; for another one it is refused", async () => {
    const note = { kind: "note", about: otto, text: "once" };
    const first = await decide(note, { "Idempotency-Key": "k1" });
    const second = await send(note, { "Idempotency-Key": "k1" });
    expect([second.status, contract.decided.parse(await second.json()).data.id]).toEqual([200, first.data.id]);
    expect((await send({ ...note, text: "twice" }, { "Idempotency-Key": "k1" })).status).toBe(409);
  });

  test("If-Match with an older head is refused, and nothing is kept", async () => {
    const { head } = await decide({ kind: "note", about: otto, text: "one" }, { "If-Match": '"none"' });
    const late = await send({ kind: "note", about: otto, text: "two" }, { "If-Match": '"none"' });
    expect([late.status, ((await late.json()) as contract.Problem).type]).toEqual([
      412,
      "urn:dramatis:problem:precondition-failed",
    ]);
    await decide({ kind: "note", about: otto, text: "three" }, { "If-Match": `"${head}"` });
  });
});

describe("the log", () => {
  test("newest first, about one entity, page by page", async () => {
    for (const text of ["a", "b", "c"]) await decide({ kind: "note", about: otto, text });
    await decide({ kind: "note", about: mara, text: "d" });
    const page = await ask<contract.List<contract.Decision>>(`/v1/decisions?about=${otto}&limit=2`);
    expect(page.data.map(({ sentence }) => sentence)).toEqual(["Note: c", "Note: b"]);
    expect(page.total.value).toBe(3);
    const rest = await ask<contract.List<contract.Decision>>(
      `/v1/decisions?about=${otto}&limit=2&before=${page.page.nextCursor}`,
    );
    expect(rest.data.map(({ sentence }) => sentence)).toEqual(["Note: a"]);
  });

  test("a decision that no longer applies is listed with why", async () => {
    await decide({ kind: "rename", entity: mara, name: "M. Lindqvist" });
    await decide({ kind: "same", entities: [otto, mara] });
    const { data } = await ask<contract.List<contract.Decision>>("/v1/decisions");
    expect(data[1]).toMatchObject({
      kind: "rename",
      state: "changes nothing",
      why: expect.stringContaining("was joined into"),
    });
  });
});

describe("refused with what to do", () => {
  test.each<[unknown, RegExp]>([
    [{ kind: "same", entities: [otto] }, /\/entities/],
    [{ kind: "same", entities: [otto, "person.nobody"] }, /no entity "person.nobody"/],
    [{ kind: "rename", entity: otto, name: "" }, /\/name/],
    [{ kind: "retype", entity: otto, type: "Wizard" }, /\/type/],
    [{ kind: "reject", id: "r_0000000000000000" }, /no entity, relation or statement/],
    [
      { kind: "split", entity: otto, places: [{ article: "a_00000000000000000000", start: 0, end: 4 }], name: "X" },
      /no mention/,
    ],
    [
      {
        kind: "add",
        type: "spouseOf",
        source: otto,
        target: "country.norland",
        article: "a_00000000000000000000",
        evidence: { start: 0, end: 9, source: { start: 0, end: 1 }, target: { start: 2, end: 3 } },
      },
      /spouseOf cannot hold/,
    ],
    [{ kind: "undo", decision: "d_0000000000000000" }, /kind/],
    [{ kind: "note", about: otto, text: "x", shout: true }, /shout/],
    [[], /./],
    ["same", /./],
  ])("%j", async (body, detail) => {
    const response = await send(body);
    const problem = (await response.json()) as contract.Problem;
    expect([400, 422]).toContain(response.status);
    expect(problem.detail).toMatch(detail);
    expect(await server.store.decisions()).toEqual([]);
  });

  test("other content types and unknown decisions", async () => {
    expect(
      (await server.get("/v1/decisions", { method: "POST", body: "x", headers: { "Content-Type": "text/plain" } }))
        .status,
    ).toBe(415);
    expect((await server.get("/v1/decisions/d_0000000000000000")).status).toBe(404);
    expect((await server.get("/v1/decisions/d_0000000000000000", { method: "DELETE" })).status).toBe(404);
    expect((await server.get(`/v1/decisions?about=${otto as EntityId}&limit=0`)).status).toBe(400);
  });
});
