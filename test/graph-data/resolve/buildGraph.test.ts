import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articleId } from "../../../graph-data/ids.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import type { ArticleHead } from "../../../graph-data/records/article.ts";
import type { ExtractedRelation, Extraction } from "../../../graph-data/records/extraction.ts";
import { buildGraph } from "../../../graph-data/resolve/buildGraph.ts";

type Told = readonly [name: string, type: EntityType, aliases?: readonly string[]];
type Tie = readonly [source: number, type: RelationType, target: number, more?: Partial<ExtractedRelation>];

/** An article of which only what was read matters. */
function reading(name: string, entities: readonly Told[], ties: readonly Tie[] = [], publishedAt?: string) {
  const article: ArticleHead = { id: articleId(name), ...(publishedAt ? { publishedAt } : {}) };
  const extraction: Extraction = {
    id: name,
    entities: entities.map(([entity, type, aliases], i) => ({
      id: `e${i}`,
      type,
      name: entity,
      ...(aliases ? { aliases } : {}),
      mentions: [{ start: i, end: i + 1, kind: "name" }],
    })),
    relations: ties.map(([source, type, target, more]) => ({
      type,
      source: `e${source}`,
      target: `e${target}`,
      assertion: "stated",
      confidence: 0.8,
      rule: "test",
      evidence: {
        start: 0,
        end: 90,
        source: { start: source, end: source + 1 },
        target: { start: target, end: target + 1 },
      },
      ...more,
    })),
    quotes: [],
    attributes: [],
  };
  return { article, extraction };
}

const build = (...readings: ReturnType<typeof reading>[]) => buildGraph({ rules: "1", readings });
const names = (graph: ReturnType<typeof build>) => graph.entities.map(({ name, type }) => `${name}: ${type}`);

describe("entities of several articles are one", () => {
  test.each<[string, Told, Told, string]>([
    ["by the same full name", ["Jane Smith", "Person"], ["Jane Smith", "Person"], "Jane Smith: Person"],
    ["whatever the accents and the case", ["JOSÉ GARCÍA", "Person"], ["José García", "Person"], "José García: Person"],
    [
      "when one article knows the kind of body and the other does not",
      ["Acme", "Organization"],
      ["Acme", "Company"],
      "Acme: Company",
    ],
    [
      "by an acronym that one of them explains",
      ["Regional Trade Office", "PublicBody", ["RTO"]],
      ["RTO", "Organization"],
      "Regional Trade Office: PublicBody",
    ],
  ])("%s", (_, one, two, joined) => {
    expect(names(build(reading("1", [one]), reading("2", [two])))).toEqual([joined]);
  });

  test("each joining says why", () => {
    const graph = build(
      reading("1", [["Regional Trade Office", "PublicBody", ["RTO"]]]),
      reading("2", [["RTO", "Organization"]]),
    );
    expect(graph.entities[0]!.members.map(({ reason }) => reason).sort()).toEqual([
      "acronym that 1 article explains",
      "same full name",
    ]);
  });
});

test("a name that one article takes for a person and three others for a company is the company, and it says so", () => {
  const company: Told = ["Acme", "Company"];
  const graph = build(
    reading("1", [company]),
    reading("2", [company]),
    reading("3", [company]),
    reading("4", [["Acme", "Person"]]),
  );
  expect(names(graph)).toEqual(["Acme: Company"]);
  expect(graph.entities[0]!.members.map(({ reason }) => reason)).toContain(
    "same name, which 3 other articles know as a company",
  );
});

test("two articles against one do not settle what a name is, nor do any number make a state of a place", () => {
  const [company, state]: Told[] = [
    ["Acme", "Company"],
    ["Georgia", "Country"],
  ];
  expect(
    build(reading("1", [company!]), reading("2", [company!]), reading("3", [["Acme", "Person"]])).entities,
  ).toHaveLength(2);
  const many = ["1", "2", "3", "4"].map((name) => reading(name, [state!]));
  expect(build(...many, reading("5", [["Georgia", "Place"]])).entities).toHaveLength(2);
});

describe("entities of several articles stay two", () => {
  test.each<[string, Told, Told]>([
    ["a person and a place of one name", ["Paris", "Person"], ["Paris", "Place"]],
    ["a state and a place of one name", ["Georgia", "Country"], ["Georgia", "Place"]],
    ["a surname alone and a full name of another article", ["Smith", "Person"], ["Jane Smith", "Person"]],
    ["two forenames", ["Jane Smith", "Person"], ["John Smith", "Person"]],
    ["an acronym that nobody explains", ["Regional Trade Office", "PublicBody"], ["RTO", "Organization"]],
  ])("%s", (_, one, two) => {
    expect(names(build(reading("1", [one]), reading("2", [two])))).toHaveLength(2);
  });

  test("an acronym that two articles explain differently joins neither", () => {
    const graph = build(
      reading("1", [["Regional Trade Office", "PublicBody", ["RTO"]]]),
      reading("2", [["Rail Transport Operator", "Company", ["RTO"]]]),
      reading("3", [["RTO", "Organization"]]),
    );
    expect(graph.entities).toHaveLength(3);
  });
});

describe("statements become edges", () => {
  const people: Told[] = [
    ["Jane Smith", "Person"],
    ["Acme", "Company"],
  ];

  test("statements of one type between two entities are one relation, with articles, dates and the strongest assertion", () => {
    const graph = build(
      reading("1", people, [[0, "headOf", 1, { assertion: "claimed", role: "chair" }]], "2018-03-01"),
      reading("2", people, [[0, "headOf", 1, { confidence: 0.7, role: "chair" }]], "2019-01-05"),
    );
    expect(graph.relations).toHaveLength(1);
    expect(graph.relations[0]).toMatchObject({
      source: "person.jane-smith",
      target: "org.acme",
      assertion: "stated",
      confidence: 0.7,
      roles: ["chair"],
      sourceCount: 2,
      firstSeen: "2018-03-01",
      lastSeen: "2019-01-05",
    });
  });

  test("the wrong way round is turned, with its evidence", () => {
    const graph = build(reading("1", people, [[1, "headOf", 0]]));
    expect(graph.relations[0]).toMatchObject({ source: "person.jane-smith", target: "org.acme" });
    expect(graph.relations[0]!.statements[0]!.evidence.source).toEqual({ start: 0, end: 1 });
  });

  test("a symmetric relation is stored once, and its evidence follows its ends", () => {
    const couple: Told[] = [
      ["Zoe Ash", "Person"],
      ["Adam Ash", "Person"],
    ];
    const graph = build(reading("1", couple, [[0, "spouseOf", 1]]), reading("2", couple, [[1, "spouseOf", 0]]));
    expect(graph.relations).toHaveLength(1);
    expect(graph.relations[0]).toMatchObject({ source: "person.adam-ash", target: "person.zoe-ash" });
    for (const { evidence } of graph.relations[0]!.statements) expect(evidence.source.start).toBe(1);
  });

  test.each<[string, Told[], Tie]>([
    [
      "ends that break the signature",
      [
        ["Acme", "Company"],
        ["Paris", "Place"],
      ],
      [0, "headOf", 1],
    ],
    [
      "one entity at both ends",
      [
        ["Jane Smith", "Person"],
        ["JANE SMITH", "Person"],
      ],
      [0, "metWith", 1],
    ],
  ])("%s make no edge, and it is said", (_, entities, tie) => {
    const dropped: unknown[] = [];
    const graph = buildGraph({
      rules: "1",
      readings: [reading("1", entities, [tie])],
      onDropped: (each) => dropped.push(each),
    });
    expect(graph.relations).toEqual([]);
    expect(dropped).toHaveLength(1);
  });
});

const anyReadings = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1 }),
    entities: fc.array(
      fc.tuple(
        fc.constantFrom("Ann Lee", "Bob Roe", "Acme", "RTO", "Lima"),
        fc.constantFrom<EntityType>("Person", "Company", "Country"),
      ),
      { minLength: 2, maxLength: 5 },
    ),
    tie: fc.constantFrom<RelationType>("metWith", "headOf", "tradesWith", "coOccurs"),
  }),
  { selector: ({ name }) => name, maxLength: 8 },
);
const toReadings = (given: typeof anyReadings extends fc.Arbitrary<infer T> ? T : never) =>
  given.map(({ name, entities, tie }) => reading(name, entities, [[0, tie, 1]]));

test("the order of the articles does not change the graph, nor its picture", () => {
  fc.assert(
    fc.property(anyReadings, (given) => {
      const readings = toReadings(given);
      expect(build(...readings.toReversed())).toEqual(build(...readings));
    }),
    { numRuns: 30 },
  );
});

test("no two entities stand on one another, however many", () => {
  const readings = Array.from({ length: 30 }, (_, a) =>
    reading(
      String(a),
      Array.from({ length: 6 }, (_, i): Told => [`Name ${(a * 5 + i * i) % 90}`, "Company"]),
      [
        [0, "metWith", 1],
        [2, "metWith", 3],
      ],
    ),
  );
  const places = Object.values(build(...readings).layout);
  for (const [i, one] of places.entries())
    for (const two of places.slice(i + 1)) expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThan(3);
});
