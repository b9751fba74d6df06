import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisionId, type EntityId, entityId, relationId } from "../../../graph-data/ids.ts";
import { nameKey } from "../../../graph-data/names/key.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import type { Build } from "../../../graph-data/records/build.ts";
import { type Decision, type DecisionContent, parseDecision } from "../../../graph-data/records/decision.ts";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import { buildGraph } from "../../../graph-data/resolve/buildGraph.ts";

/** Three articles: who is named where, and who does what to whom. */
const types: Record<string, EntityType> = {
  "Jane Smith": "Person",
  "Janet Smith": "Person",
  "Otto Brenner": "Person",
  Acme: "Company",
  "Acme Holding": "Company",
  Norland: "Country",
  Halden: "Person",
};
const articles: [text: string, relations: [string, RelationType, string][]][] = [
  [
    "Jane Smith met Otto Brenner. Jane Smith works for Acme.",
    [
      ["Jane Smith", "metWith", "Otto Brenner"],
      ["Jane Smith", "employedBy", "Acme"],
    ],
  ],
  ["Janet Smith works for Acme Holding in Norland.", [["Janet Smith", "employedBy", "Acme Holding"]]],
  [
    "Jane Smith criticized Acme Holding. Halden supports Norland.",
    [
      ["Jane Smith", "criticized", "Acme Holding"],
      ["Halden", "supports", "Norland"],
    ],
  ],
];

const readings = articles.map(([text, told]) => {
  const article = toArticle({ text });
  const span = (name: string) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length });
  const named = Object.keys(types).filter((name) => new RegExp(`\\b${name}\\b(?! Holding)`).test(text));
  const extraction: Extraction = {
    id: article.id,
    entities: named.map((name) => ({
      id: name,
      type: types[name]!,
      name,
      mentions: [{ ...span(name), kind: "name" }],
    })),
    relations: told.map(([source, type, target]) => {
      const sentence = text.split(/(?<=\.) /).find((each) => each.includes(source) && each.includes(target))!;
      const start = text.indexOf(sentence);
      const within = (name: string) => ({
        start: start + sentence.indexOf(name),
        end: start + sentence.indexOf(name) + name.length,
      });
      return {
        type,
        source,
        target,
        assertion: "stated",
        confidence: 0.9,
        rule: "by hand",
        evidence: { start, end: start + sentence.length, source: within(source), target: within(target) },
      };
    }),
    quotes: [],
    attributes: [],
  };
  return { article, extraction };
});
const [first, , third] = readings.map(({ article }) => article.id);
const idOf = (name: string, type = types[name]!): EntityId => entityId(type, nameKey(name));

let drawn = 0;
const decide = (content: DecisionContent): Decision => ({
  id: decisionId((++drawn).toString(36).padStart(16, "0")),
  at: "2020-01-01T00:00:00.000Z",
  author: "Ann Lee",
  content,
});
const plain = buildGraph({ rules: "by hand", readings });
/** Places that are known already save the arranging of the picture, which is not what is looked at here. */
const build = (...decisions: Decision[]): Build =>
  buildGraph({ rules: "by hand", readings, decisions, layout: plain.layout });
const names = ({ entities }: Build) => entities.map(({ name }) => name);
const edges = ({ relations, entities }: Build) => {
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  return relations.map(({ source, type, target }) => `${nameOf.get(source)} ${type} ${nameOf.get(target)}`).sort();
};
const edge = (source: string, type: RelationType, target: string) => ({
  type,
  source: idOf(source),
  target: idOf(target),
});

describe("a decision changes the graph as it says", () => {
  test("same: the others become the first, with their relations and names", () => {
    const now = build(decide({ kind: "same", entities: [idOf("Jane Smith"), idOf("Janet Smith")] }));
    const jane = now.entities.find(({ id }) => id === idOf("Jane Smith"))!;
    expect(names(now)).not.toContain("Janet Smith");
    expect(jane.aliases).toContain("Janet Smith");
    expect(jane.articleCount).toBe(3);
    expect(edges(now)).toContain("Jane Smith employedBy Acme Holding");
    expect(jane.members.filter(({ reason }) => reason === "a person decided so").length).toBe(1);
  });

  test("split: the mentions at these places are somebody of their own", () => {
    const text = articles[2]![0];
    const place = { article: third!, start: text.indexOf("Jane"), end: text.indexOf("Jane") + 10 };
    const now = build(
      decide({ kind: "split", entity: idOf("Jane Smith"), places: [place], name: "Jane Smith, editor" }),
    );
    const parts = now.entities.filter(({ name }) => name.startsWith("Jane Smith"));
    expect(parts.map(({ name, articleCount }) => [name, articleCount])).toEqual([
      ["Jane Smith", 1],
      ["Jane Smith, editor", 1],
    ]);
    expect(edges(now)).toContain("Jane Smith, editor criticized Acme Holding");
    expect(edges(now)).toContain("Jane Smith metWith Otto Brenner");
  });

  test("split: of one article some mentions may be somebody else, with the relations that they are in", () => {
    const text = articles[0]![0];
    const [one, other] = [text.indexOf("Jane"), text.lastIndexOf("Jane")].map((start) => ({ start, end: start + 10 }));
    const twice = readings.map(({ article, extraction }) => ({
      article,
      extraction: {
        ...extraction,
        entities: extraction.entities.map((entity) =>
          article.id === first && entity.id === "Jane Smith"
            ? { ...entity, mentions: [one!, other!].map((span) => ({ ...span, kind: "name" as const })) }
            : entity,
        ),
      },
    }));
    const made = (...decisions: Decision[]) =>
      buildGraph({ rules: "by hand", readings: twice, decisions, layout: plain.layout });
    const split = decide({
      kind: "split",
      entity: idOf("Jane Smith"),
      places: [{ article: first!, ...other! }],
      name: "Jane Smith, welder",
    });
    const now = made(split);
    expect(edges(now)).toContain("Jane Smith metWith Otto Brenner");
    expect(edges(now)).toContain("Jane Smith, welder employedBy Acme");
    expect(edges(now)).not.toContain("Jane Smith employedBy Acme");
    const parts = now.entities.filter(({ name }) => name.startsWith("Jane Smith"));
    expect(parts.map(({ name, articleCount, mentionCount }) => [name, articleCount, mentionCount])).toEqual([
      ["Jane Smith", 2, 2],
      ["Jane Smith, welder", 1, 1],
    ]);
    const undo = decide({ kind: "undo", decision: split.id });
    expect(made(split, undo).hash).toBe(made().hash);
    expect(made(split, undo, decide({ kind: "undo", decision: undo.id })).hash).toBe(now.hash);
  });

  test("rename and retype", () => {
    const now = build(
      decide({ kind: "rename", entity: idOf("Acme"), name: "Acme Inc." }),
      decide({ kind: "retype", entity: idOf("Acme"), type: "MediaOutlet" }),
    );
    expect(now.entities.find(({ id }) => id === idOf("Acme"))).toMatchObject({
      name: "Acme Inc.",
      type: "MediaOutlet",
      aliases: ["Acme"],
    });
  });

  test("retype to another class: the id follows, and so do relations that then have sense", () => {
    const now = build(decide({ kind: "retype", entity: idOf("Halden"), type: "Company" }));
    expect(now.entities.map(({ id }) => id)).toContain("org.halden");
    expect(now.entities.map(({ id }) => id)).not.toContain("person.halden");
    expect(edges(now)).toContain("Halden supports Norland");
  });

  test("retype there and back again is what it was", () => {
    const now = build(
      decide({ kind: "retype", entity: idOf("Halden"), type: "Company" }),
      decide({ kind: "retype", entity: idOf("Halden"), type: "Person" }),
    );
    expect(now.entities.map(({ id, type }) => [id, type])).toContainEqual(["person.halden", "Person"]);
  });

  test("reject an entity, an edge, one reading", () => {
    expect(edges(build(decide({ kind: "reject", what: "entity", entity: idOf("Halden") })))).not.toContain(
      "Halden supports Norland",
    );
    const now = build(
      decide({ kind: "reject", what: "relation", edge: edge("Otto Brenner", "metWith", "Jane Smith") }),
    );
    expect(edges(now)).toEqual(edges(plain).filter((each) => !each.includes("metWith")));
    const { statements, ...relation } = plain.relations.find(({ type }) => type === "criticized")!;
    const [statement] = statements;
    const { start, end } = statement!.evidence;
    const one = build(
      decide({
        kind: "reject",
        what: "statement",
        statement: statement!.id,
        edge: relation && edge("Jane Smith", "criticized", "Acme Holding"),
        place: { article: third!, start, end },
      }),
    );
    expect(edges(one)).toEqual(edges(plain).filter((each) => !each.includes("criticized")));
  });

  test("a rejected edge stays away when its end is joined afterwards", () => {
    const now = build(
      decide({ kind: "reject", what: "relation", edge: edge("Janet Smith", "employedBy", "Acme Holding") }),
      decide({ kind: "same", entities: [idOf("Jane Smith"), idOf("Janet Smith")] }),
    );
    expect(edges(now)).not.toContain("Jane Smith employedBy Acme Holding");
  });

  test("add: an edge with the sentence that shows it", () => {
    const evidence = { start: 0, end: 27, source: { start: 0, end: 10 }, target: { start: 15, end: 27 } };
    const added = decide({
      kind: "add",
      edge: edge("Jane Smith", "advises", "Otto Brenner"),
      article: first!,
      evidence,
      assertion: "stated",
    });
    const now = build(added);
    const relation = now.relations.find(
      ({ id }) => id === relationId("advises", { source: idOf("Jane Smith"), target: idOf("Otto Brenner") }),
    );
    expect(relation?.statements).toMatchObject([{ article: first, rule: "decision", confidence: 1, evidence }]);
  });

  test("a note changes nothing", () => {
    expect(build(decide({ kind: "note", about: idOf("Acme"), text: "ask them" })).hash).toBe(plain.hash);
  });
});

describe("a decision that changes nothing is listed with why, and never changes anything by accident", () => {
  test.each<[string, RegExp, (...earlier: Decision[]) => Decision[]]>([
    [
      "an id that nobody bears",
      /person.nobody is no longer in the graph/,
      () => [decide({ kind: "rename", entity: "person.nobody" as EntityId, name: "X" })],
    ],
    [
      "an edge that no sentence states",
      /no sentence is read this way/,
      () => [decide({ kind: "reject", what: "relation", edge: edge("Acme", "ownerOf", "Acme Holding") })],
    ],
    [
      "an edge that cannot be",
      /no such relation can hold/,
      () => [
        decide({
          kind: "add",
          edge: edge("Acme", "spouseOf", "Norland"),
          article: first!,
          evidence: { start: 0, end: 9, source: { start: 0, end: 1 }, target: { start: 3, end: 4 } },
          assertion: "stated",
        }),
      ],
    ],
    [
      "places where nothing is named",
      /nothing is named at these places/,
      () => [
        decide({ kind: "split", entity: idOf("Acme"), places: [{ article: first!, start: 11, end: 14 }], name: "X" }),
      ],
    ],
  ])("%s", (_, why, decisions) => {
    const now = build(...decisions());
    expect(now.idle.map((each) => each.why)).toEqual([expect.stringMatching(why)]);
    expect(now.hash).toBe(plain.hash);
  });

  test("a name given to one that was joined away later", () => {
    const now = build(
      decide({ kind: "rename", entity: idOf("Janet Smith"), name: "J. Smith" }),
      decide({ kind: "same", entities: [idOf("Jane Smith"), idOf("Janet Smith")] }),
    );
    expect(now.idle.map(({ why }) => why)).toEqual([
      `${idOf("Janet Smith")} was joined into ${idOf("Jane Smith")} later`,
    ]);
    expect(names(now)).toContain("Jane Smith");
  });
});

describe("taking back", () => {
  const anyId = fc.constantFrom(...Object.keys(types).map((name) => idOf(name)));
  const anyPlace = fc.constantFrom(
    ...readings.flatMap(({ article, extraction }) =>
      extraction.entities.map(({ mentions: [m] }) => ({ article: article.id, start: m!.start, end: m!.end })),
    ),
  );
  const anyEdge = fc.constantFrom(...plain.relations.map(({ type, source, target }) => ({ type, source, target })));
  const anyContent: fc.Arbitrary<DecisionContent> = fc.oneof(
    fc
      .tuple(anyId, anyId)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ kind: "same", entities: [a, b] }) as const),
    fc
      .tuple(anyId, anyId)
      .filter(([a, b]) => a !== b)
      .map((entities) => ({ kind: "notSame", entities }) as const),
    fc
      .tuple(anyId, anyPlace, fc.constantFrom("A", "B"))
      .map(([entity, place, name]) => ({ kind: "split", entity, places: [place], name }) as const),
    fc.tuple(anyId, fc.constantFrom("A", "B")).map(([entity, name]) => ({ kind: "rename", entity, name }) as const),
    fc
      .tuple(anyId, fc.constantFrom<EntityType>("Person", "Company", "Place"))
      .map(([entity, type]) => ({ kind: "retype", entity, type }) as const),
    anyId.map((entity) => ({ kind: "reject", what: "entity", entity }) as const),
    anyEdge.map((each) => ({ kind: "reject", what: "relation", edge: each }) as const),
  );

  test("a thousand sequences of doing and undoing: undo after do is the graph before, redo the one after, replay the same", {
    timeout: 240_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyContent, fc.boolean()), { minLength: 1, maxLength: 8 }), (steps) => {
        const log: Decision[] = [];
        for (const [content, takenBack] of steps) {
          const before = takenBack ? build(...log).hash : "";
          const done = decide(content);
          log.push(done);
          if (!takenBack) continue;
          const after = build(...log).hash;
          const undo = decide({ kind: "undo", decision: done.id });
          log.push(undo);
          expect(build(...log).hash).toBe(before);
          expect(build(...log, decide({ kind: "undo", decision: undo.id })).hash).toBe(after);
        }
        const whole = build(...log);
        expect(build(...log)).toEqual(whole);
        expect(build(...log.map((line) => parseDecision(JSON.parse(JSON.stringify(line))))).hash).toBe(whole.hash);
        expect(buildGraph({ rules: "by hand", readings: [...readings].reverse(), decisions: log }).hash).toBe(
          whole.hash,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
