import { expect, test } from "vitest";
import { openGraph } from "../../../graph-data/graph/openGraph.ts";
import { handMade, orgId } from "./handMade.ts";

const build = handMade([
  ["A", "ownerOf", "B", { sources: 2 }],
  ["A", "criticized", "B"],
  ["B", "agreedWith", "A"],
  ["A", "coOccurs", "C"],
]);
const graph = openGraph(build);

test("nodes are keyed by entity, edges by relation, and both keep what they are", () => {
  expect(graph.graph.nodes()).toEqual(build.entities.map(({ id }) => id));
  expect(graph.graph.edges().sort()).toEqual(build.relations.map(({ id }) => id));
  for (const relation of build.relations) {
    expect(graph.graph.source(relation.id)).toBe(relation.source);
    expect(graph.graph.getEdgeAttributes(relation.id)).toEqual({ relation, relationType: relation.type });
  }
  expect(graph.graph.getNodeAttributes(orgId("A"))).toMatchObject({ entityType: "Organization", label: "A" });
});

test("no attribute has the name that Sigma keeps for its programs", () => {
  graph.graph.forEachNode((_, attributes) => {
    expect(attributes).not.toHaveProperty("type");
  });
  graph.graph.forEachEdge((_, attributes) => {
    expect(attributes).not.toHaveProperty("type");
  });
});

test("the degree counts relations and leaves fallbacks out; links have them", () => {
  expect([graph.degree(orgId("A")), graph.degree(orgId("C"))]).toEqual([3, 0]);
  expect(graph.links(orgId("C")).map(({ relation }) => relation.type)).toEqual(["coOccurs"]);
});

test("links come best evidenced first", () => {
  expect(graph.links(orgId("B"))[0]?.relation.type).toBe("ownerOf");
});

test("a relation with an end that the build does not have is refused", () => {
  expect(() => openGraph({ ...build, entities: build.entities.slice(1) })).toThrow();
});
