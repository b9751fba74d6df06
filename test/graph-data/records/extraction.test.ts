import { expect, test } from "vitest";
import { parseExtraction } from "../../../graph-data/records/extraction.ts";

const text = "Jane Smith works for Acme.";
const good = () => ({
  id: "1",
  entities: [
    { id: "e0", type: "Person", name: "Jane Smith", mentions: [{ start: 0, end: 10, kind: "name" }] },
    {
      id: "e1",
      type: "Company",
      name: "Acme",
      aliases: ["Acme Inc"],
      mentions: [{ start: 21, end: 25, kind: "name", reason: "x" }],
    },
  ],
  relations: [
    {
      type: "employedBy",
      source: "e0",
      target: "e1",
      assertion: "stated",
      confidence: 0.9,
      rule: "work.verb",
      evidence: {
        start: 0,
        end: 26,
        source: { start: 0, end: 10 },
        target: { start: 21, end: 25 },
        trigger: { start: 11, end: 20 },
      },
    },
  ],
  quotes: [{ start: 0, end: 5, kind: "direct", speaker: null }],
  attributes: [{ type: "age", entity: "e0", value: "40", start: 0, end: 4 }],
});

test("an extraction in the contract's shape is taken as it is", () => {
  expect(parseExtraction(good(), text)).toEqual(good());
});

test.each<[string, (value: ReturnType<typeof good>) => unknown]>([
  ["extraction", () => null],
  ["entities", (value) => ({ ...value, entities: {} })],
  ["entities[0].type", (value) => ({ ...value, entities: [{ ...value.entities[0], type: "Human" }] })],
  ["entities[0].mentions", (value) => ({ ...value, entities: [{ ...value.entities[0], mentions: [] }] })],
  ["share an id", (value) => ({ ...value, entities: [value.entities[0], value.entities[0]] })],
  ["relations[0].source", (value) => ({ ...value, relations: [{ ...value.relations[0], source: "e9" }] })],
  ["relations[0].type", (value) => ({ ...value, relations: [{ ...value.relations[0], type: "likes" }] })],
  ["relations[0].confidence", (value) => ({ ...value, relations: [{ ...value.relations[0], confidence: 2 }] })],
  [
    "relations[0].evidence.target",
    (value) => ({
      ...value,
      relations: [{ ...value.relations[0], evidence: { ...value.relations[0]!.evidence, end: 22 } }],
    }),
  ],
  ["quotes[0]", (value) => ({ ...value, quotes: [{ start: 5, end: 5, kind: "direct", speaker: null }] })],
  ["quotes[0]", (value) => ({ ...value, quotes: [{ start: 0, end: 999, kind: "direct", speaker: null }] })],
  ["quotes[0].speaker", (value) => ({ ...value, quotes: [{ start: 0, end: 5, kind: "direct", speaker: "nobody" }] })],
  ["attributes[0].type", (value) => ({ ...value, attributes: [{ ...value.attributes[0], type: "height" }] })],
])("a wrong %s is refused by name", (at, spoil) => {
  expect(() => parseExtraction(spoil(good()), text)).toThrow(at);
});
