import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as contract from "../../server/contract.ts";
import { type Running, startSample, type Told } from "./sampleStore.ts";

/** Articles that name people of whom nobody can say whether they are one. */
const articles: readonly Told[] = [
  { text: "Jean-Paul Marlowe spoke.", entities: [["Jean-Paul Marlowe", "Person", "Jean-Paul Marlowe"]], relations: [] },
  { text: "Jean Marlowe sang.", entities: [["Jean Marlowe", "Person", "Jean Marlowe"]], relations: [] },
  { text: "J. Ellison wrote.", entities: [["J. Ellison", "Person", "J. Ellison"]], relations: [] },
  { text: "Jane Ellison read.", entities: [["Jane Ellison", "Person", "Jane Ellison"]], relations: [] },
  { text: "Otto Brenner slept.", entities: [["Otto Brenner", "Person", "Otto Brenner"]], relations: [] },
];

let server: Running;
beforeAll(async () => {
  server = await startSample(articles);
});
afterAll(() => server.stop());

async function list<T>(path: string): Promise<contract.List<T>> {
  const response = await server.get(path);
  expect(response.status).toBe(200);
  return (await response.json()) as contract.List<T>;
}

describe("who may be the same", () => {
  test("all pairs, the likeliest first, with why and why not", async () => {
    const { data, total } = await list<contract.SimilarPair>("/v1/similar");
    expect(total).toEqual({ value: 2, relation: "eq" });
    expect(data.map(({ one, other }) => [one.name, other.name].sort())).toEqual([
      ["J. Ellison", "Jane Ellison"],
      ["Jean Marlowe", "Jean-Paul Marlowe"],
    ]);
    expect(data[0]).toMatchObject({
      why: ["initial of Jane Ellison", "the only one of that name in the graph"],
      whyNot: [],
    });
    for (const { likeness } of data) {
      expect(likeness).toBeGreaterThan(0);
      expect(likeness).toBeLessThan(1);
    }
  });

  test("page after page", async () => {
    const first = await list<contract.SimilarPair>("/v1/similar?limit=1");
    expect(first.data).toHaveLength(1);
    const second = await list<contract.SimilarPair>(`/v1/similar?limit=1&cursor=${first.page.nextCursor}`);
    expect(second.data).toHaveLength(1);
    expect(second.page.nextCursor).toBeNull();
  });

  test("of one entity", async () => {
    const { data } = await list<contract.SimilarEntity>("/v1/entities/person.jane-ellison/similar");
    expect(data.map(({ entity }) => entity.id)).toEqual(["person.j-ellison"]);
    expect((await list("/v1/entities/person.otto-brenner/similar")).data).toEqual([]);
  });

  test("an entity that is not there is 404", async () => {
    expect((await server.get("/v1/entities/person.nobody/similar")).status).toBe(404);
  });
});
