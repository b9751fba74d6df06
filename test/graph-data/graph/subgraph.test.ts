import { describe, expect, test } from "vitest";
import { subgraph } from "../../../graph-data/graph/subgraph.ts";
import { isFallback } from "../../../graph-data/ontology.ts";
import { openHandMade, orgId } from "./handMade.ts";

const graph = openHandMade(
  [
    ["Hub", "ownerOf", "A", { sources: 2 }],
    ["Hub", "ownerOf", "B"],
    ["Hub", "ownerOf", "C"],
    ["A", "agreedWith", "B"],
    ["C", "agreedWith", "D"],
    ["D", "coOccurs", "A"],
  ],
  { Alone: "Organization" },
);

const ask = (options: Partial<Parameters<typeof subgraph>[1]> = {}) => {
  const found = subgraph(graph, {
    seeds: [],
    depth: 1,
    keep: ({ type }) => !isFallback(type),
    keepEntity: () => true,
    maxEntities: 100,
    maxRelations: 100,
    ...options,
  });
  return { ...found, names: found.entities.map((id) => graph.entities.get(id)?.name) };
};

describe("a part of the graph", () => {
  test("the whole, those without a relation too", () => {
    expect(ask()).toMatchObject({
      names: ["A", "Alone", "B", "C", "D", "Hub"],
      dropped: { nodes: 0, edges: 0 },
    });
  });

  test("without room for all, the best connected stay and the rest is counted", () => {
    expect(ask({ maxEntities: 3 })).toMatchObject({ names: ["A", "B", "Hub"], dropped: { nodes: 3, edges: 2 } });
  });

  test("around a seed; nearer ones have precedence over better connected ones", () => {
    expect(ask({ seeds: [orgId("D")], depth: 2, maxEntities: 2 })).toMatchObject({
      names: ["C", "D"],
      dropped: { nodes: 1, edges: 1 },
    });
  });

  test("a relation is there only with both its ends", () => {
    const { entities, relations } = ask({ maxEntities: 2 });
    for (const { source, target } of relations) {
      expect(entities).toContain(source);
      expect(entities).toContain(target);
    }
  });

  test("without room for all relations, the best evidenced stay", () => {
    const { relations, dropped } = ask({ maxRelations: 1 });
    expect(relations.map(({ target }) => target)).toEqual([orgId("A")]);
    expect(dropped.edges).toBe(4);
  });

  test("seeds stay, whatever entities are meant", () => {
    expect(ask({ seeds: [orgId("A")], keepEntity: () => false }).names).toEqual(["A"]);
  });
});
