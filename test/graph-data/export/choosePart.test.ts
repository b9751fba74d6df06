import { expect, test } from "vitest";
import { choosePart, type PartCriteria } from "../../../graph-data/export/choosePart.ts";
import { openHandMade, orgId } from "../graph/handMade.ts";

const graph = openHandMade(
  [
    ["Acme", "ownerOf", "Zenith"],
    ["Zenith", "ownerOf", "Beacon", { assertion: "claimed", confidence: 0.5 }],
    ["Beacon", "agreedWith", "Corvo", { dates: ["2018-03-01"] }],
    ["Acme", "coOccurs", "Corvo"],
  ],
  { Lonely: "Person" },
);
const names = (criteria: PartCriteria) => {
  const part = choosePart(graph, criteria);
  return {
    entities: part.entities.map((id) => graph.entities.get(id)!.name).sort(),
    relations: part.relations.map(({ type }) => type).sort(),
  };
};

test.each<[string, PartCriteria, string[], string[]]>([
  [
    "nothing asked: every tie with its ends",
    {},
    ["Acme", "Beacon", "Corvo", "Zenith"],
    ["agreedWith", "ownerOf", "ownerOf"],
  ],
  [
    "alone: also those without a tie",
    { alone: true },
    ["Acme", "Beacon", "Corvo", "Lonely", "Zenith"],
    ["agreedWith", "ownerOf", "ownerOf"],
  ],
  [
    "fallbacks",
    { fallbacks: true },
    ["Acme", "Beacon", "Corvo", "Zenith"],
    ["agreedWith", "coOccurs", "ownerOf", "ownerOf"],
  ],
  ["assertion", { assertions: new Set(["stated"]) }, ["Acme", "Beacon", "Corvo", "Zenith"], ["agreedWith", "ownerOf"]],
  ["confidence", { minConfidence: 0.6, relationTypes: new Set(["ownerOf"]) }, ["Acme", "Zenith"], ["ownerOf"]],
  ["dates", { from: "2018" }, ["Beacon", "Corvo"], ["agreedWith"]],
  ["one end", { entity: orgId("Zenith"), alone: true }, ["Acme", "Beacon", "Zenith"], ["ownerOf", "ownerOf"]],
  [
    "a seed: its relations, and those between its neighbours",
    { seeds: [orgId("Beacon")] },
    ["Beacon", "Corvo", "Zenith"],
    ["agreedWith", "ownerOf"],
  ],
  ["a seed alone", { seeds: [orgId("Beacon")], depth: 0 }, ["Beacon"], []],
  [
    "two seeds and what is between them",
    { seeds: [orgId("Beacon"), orgId("Corvo")], depth: 0 },
    ["Beacon", "Corvo"],
    ["agreedWith"],
  ],
  ["entity types", { entityTypes: new Set(["Person"]), alone: true }, ["Lonely"], []],
  ["without", { without: new Set([orgId("Zenith")]) }, ["Beacon", "Corvo"], ["agreedWith"]],
  [
    "nothing passes through what is left out",
    { seeds: [orgId("Acme")], depth: 3, without: new Set([orgId("Zenith")]) },
    ["Acme"],
    [],
  ],
])("%s", (_, criteria, entities, relations) => {
  expect(names(criteria)).toEqual({ entities, relations });
});
