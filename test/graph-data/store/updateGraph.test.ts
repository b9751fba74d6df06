import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { groupCopies } from "../../../graph-data/copies/groupCopies.ts";
import { sketchOf } from "../../../graph-data/copies/sketch.ts";
import type { EntityId } from "../../../graph-data/ids.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import type { Build } from "../../../graph-data/records/build.ts";
import type { ExtractedRelation, Extraction } from "../../../graph-data/records/extraction.ts";
import { buildGraph } from "../../../graph-data/resolve/buildGraph.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";
import type { NewReading, Store } from "../../../graph-data/store/store.ts";
import { stretch } from "../copies/stories.ts";

type Told = readonly [name: string, type: EntityType, aliases?: readonly string[]];

/** An article of which only what was read matters. */
function reading(
  text: string,
  entities: readonly Told[],
  ties: readonly (readonly [number, RelationType, number, Partial<ExtractedRelation>?])[] = [],
  publishedAt?: string,
): NewReading {
  const article = toArticle({ text: `Article ${text}`, ...(publishedAt ? { publishedAt } : {}) });
  const extraction: Extraction = {
    id: article.id,
    entities: entities.map(([name, type, aliases], i) => ({
      id: `e${i}`,
      type,
      name,
      ...(aliases ? { aliases } : {}),
      mentions: Array.from({ length: 1 + (i % 3) }, (_, n) => ({
        start: i + n,
        end: i + n + 1,
        kind: "name" as const,
      })),
    })),
    relations: ties
      .filter(([source, , target]) => source < entities.length && target < entities.length)
      .map(([source, type, target, more]) => ({
        type,
        source: `e${source}`,
        target: `e${target}`,
        assertion: "stated" as const,
        confidence: 0.8,
        rule: "test",
        evidence: {
          start: source,
          end: 90,
          source: { start: source, end: source + 1 },
          target: { start: target, end: target + 1 },
        },
        ...more,
      })),
    quotes: [],
    attributes: [],
  };
  return { article, extraction, rules: "1" };
}

/** Few names, many ways to use them, so that blocks are shared, acronyms explained and kinds disputed. */
const anyEntity = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("Ann Lee", "ANN LEE", "Acme", "RTO", "Lima", "Rto"),
      fc.constantFrom<EntityType>("Person", "Company", "Organization", "Country", "Place"),
    )
    .map((told): Told => told),
  fc
    .tuple(
      fc.constantFrom("Regional Trade Office", "Rail Transport Operator"),
      fc.constantFrom<EntityType>("PublicBody", "Organization", "Person"),
      fc.subarray(["RTO", "the Office"]),
    )
    .map((told): Told => told),
);
const anyReadings = fc
  .uniqueArray(
    fc.record({
      text: fc.oneof(
        fc.string({ minLength: 1 }).map((text) => text.trim() || "x"),
        fc.tuple(fc.nat(6), fc.constantFrom("", "!")).map(([from, end]) => `${stretch(from)}${end}`),
      ),
      entities: fc.array(anyEntity, { minLength: 1, maxLength: 5 }),
      ties: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 4 }),
          fc.constantFrom<RelationType>("metWith", "headOf", "tradesWith", "coOccurs", "ownerOf"),
          fc.integer({ min: 0, max: 4 }),
          fc.record(
            {
              role: fc.constantFrom("chair", "__proto__"),
              assertion: fc.constantFrom("stated", "claimed", "denied"),
              date: fc.constantFrom("2018", "2019-05-01"),
              claimant: fc.constant("e0"),
              confidence: fc.constantFrom(0.5, 0.8),
            },
            { requiredKeys: [] },
          ),
        ),
        { maxLength: 5 },
      ),
      publishedAt: fc.option(fc.constantFrom("2018-01-01", "2019-01-01", "2020-01-01"), { nil: undefined }),
    }),
    { selector: ({ text }) => toArticle({ text: `Article ${text}` }).id, minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ text, entities, ties, publishedAt }) =>
      reading(text, entities, ties as Parameters<typeof reading>[2], publishedAt),
    ),
  );

const now = "2020-01-01T00:00:00.000Z";
const fromScratch = (readings: readonly NewReading[]): Build =>
  buildGraph({
    rules: "1",
    readings: readings.map(({ article: { text: _, ...article }, extraction }) => ({ article, extraction })),
    copies: groupCopies(new Map(readings.map(({ article }) => [article.id, sketchOf(article.text)]))),
  });
/** A build without what does not count for its hash. */
const facts = ({ layout: _, ...build }: Build) => build;

let place: string;
let store: Store;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "dramatis-rows-"));
  store = await openStore(place);
});
afterAll(async () => {
  await store.close();
  rmSync(place, { recursive: true });
});
/** One store serves all: what is forgotten leaves no trace. */
async function empty(): Promise<void> {
  for await (const { article } of store.readings()) await store.forgetArticle(article.id, now);
}

const runs = { numRuns: 25 };

describe("the graph in rows is the one that all articles give at once", () => {
  test("whatever their order and however many come at a time", async () => {
    await fc.assert(
      fc.asyncProperty(anyReadings, fc.integer({ min: 1, max: 8 }), async (readings, atOnce) => {
        await empty();
        for (let start = 0; start < readings.length; start += atOnce)
          await store.addArticles(readings.slice(start, start + atOnce), now);
        const build = await store.currentBuild();
        expect(facts(build!)).toEqual(facts(fromScratch(readings)));
        expect(Object.keys(build!.layout).sort()).toEqual(build!.entities.map(({ id }) => id as string));
      }),
      runs,
    );
  });

  test("after some of them were forgotten, as if they had never been added", async () => {
    await fc.assert(
      fc.asyncProperty(anyReadings, fc.nat(), async (readings, pick) => {
        await empty();
        const [gone, stay] = [
          readings.filter((_, n) => (pick >> n) & 1),
          readings.filter((_, n) => !((pick >> n) & 1)),
        ];
        await store.addArticles(readings, now);
        for (const { article } of gone) expect(await store.forgetArticle(article.id, now)).toBe("forgotten");
        const build = await store.currentBuild();
        expect(build!.hash).toBe(stay.length > 0 ? fromScratch(stay).hash : build!.hash);
        expect(build!.entities).toEqual(fromScratch(stay).entities);
        expect(build!.relations).toEqual(fromScratch(stay).relations);
      }),
      runs,
    );
  });

  test("after the article was forgotten that made most take a body for a person", async () => {
    await empty();
    const stays = reading("x", [["Regional Trade Office", "PublicBody"]]);
    const goes = reading("!", [
      ["Regional Trade Office", "Person"],
      ["Ann Lee", "Country"],
      ["Regional Trade Office", "PublicBody"],
      ["RTO", "Country"],
      ["Ann Lee", "Person"],
    ]);
    await store.addArticles([stays, goes], now);
    await store.forgetArticle(goes.article.id, now);
    expect((await store.currentBuild())!.hash).toBe(fromScratch([stays]).hash);
  });

  test("after their readings were replaced", async () => {
    await fc.assert(
      fc.asyncProperty(anyReadings, anyReadings, async (readings, others) => {
        await empty();
        await store.addArticles(readings, now);
        const again = readings.map((each, n) => ({ ...each, extraction: (others[n] ?? each).extraction }));
        await store.replaceExtractions(
          again.map(({ article, extraction, rules }) => ({ id: article.id, extraction, rules })),
          now,
        );
        expect(facts((await store.currentBuild())!)).toEqual(facts(fromScratch(again)));
      }),
      runs,
    );
  });

  test("made anew from what was read", async () => {
    await fc.assert(
      fc.asyncProperty(anyReadings, async (readings) => {
        await empty();
        await store.addArticles(readings, now);
        await store.remakeGraph(now);
        expect(facts((await store.currentBuild())!)).toEqual(facts(fromScratch(readings)));
      }),
      runs,
    );
  });
});

describe("copies of one story count as one source", () => {
  const met = (text: string) =>
    reading(
      text,
      [
        ["Ann Lee", "Person"],
        ["Omar Khan", "Person"],
      ],
      [[0, "metWith", 1]],
    );
  const [first, middle, last, other] = [met(stretch(0)), met(stretch(2)), met(stretch(4)), met("of another paper")];
  const counts = async () =>
    (await store.currentBuild())!.relations.map(({ sourceCount, copyCount }) => ({ sourceCount, copyCount }));

  test("also when the one that links them comes last and goes again", async () => {
    await empty();
    await store.addArticles([first], now);
    await store.addArticles([last], now);
    await store.addArticles([other], now);
    expect(await counts()).toEqual([{ sourceCount: 3, copyCount: 0 }]);
    await store.addArticles([middle], now);
    expect(await counts()).toEqual([{ sourceCount: 2, copyCount: 2 }]);
    expect(Object.keys((await store.currentBuild())!.copies!)).toHaveLength(3);
    await store.forgetArticle(middle.article.id, now);
    expect(await counts()).toEqual([{ sourceCount: 3, copyCount: 0 }]);
    expect((await store.currentBuild())!.copies).toBeUndefined();
  });

  test("and so they do where a person decided something", async () => {
    await empty();
    await store.addArticles([first, middle, last], now);
    const plain = await store.currentBuildHash();
    const rename = { kind: "rename", entity: "person.ann-lee" as EntityId, name: "Ann B. Lee" } as const;
    await store.addDecision({ id: "d_0000000000000001" as never, at: now, author: "test", content: rename });
    await store.replayDecisions(now);
    expect(await counts()).toEqual([{ sourceCount: 1, copyCount: 2 }]);
    const undo = { kind: "undo", decision: "d_0000000000000001" as never } as const;
    await store.addDecision({ id: "d_0000000000000002" as never, at: now, author: "test", content: undo });
    await store.replayDecisions(now);
    expect(await store.currentBuildHash()).toBe(plain);
  });
});

test("nobody who was there moves when an article comes", async () => {
  await fc.assert(
    fc.asyncProperty(anyReadings, async (readings) => {
      await empty();
      const [last, ...first] = readings;
      await store.addArticles(first, now);
      const before = await store.currentBuild();
      await store.addArticles([last!], now);
      const after = (await store.currentBuild())!;
      for (const [id, place] of Object.entries(first.length > 0 ? before!.layout : {}))
        if (after.layout[id as EntityId]) expect(after.layout[id as EntityId]).toEqual(place);
    }),
    runs,
  );
});

test("no two entities stand on one another, however many come", async () => {
  await empty();
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
  for (const each of readings) await store.addArticles([each], now);
  const places = Object.values((await store.currentBuild())!.layout);
  for (const [i, one] of places.entries())
    for (const two of places.slice(i + 1)) expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThan(30);
});

describe("what changed since a build", () => {
  test("takes all builds since then together", async () => {
    await empty();
    const [one, two, three] = [
      reading("one", [["Ann Lee", "Person"]]),
      reading("two", [["Acme", "Company"]]),
      reading("three", [
        ["Ann Lee", "Person"],
        ["Lima", "Place"],
      ]),
    ];
    await store.addArticles([one], now);
    const before = await store.currentBuildHash();
    await store.addArticles([two], now);
    await store.addArticles([three], now);
    await store.forgetArticle(two.article.id, now);
    expect(await store.changesSince(before)).toEqual({
      entities: { added: ["place.lima"], changed: ["person.ann-lee"], gone: [] },
      relations: { added: [], changed: [], gone: [] },
      articles: { added: [three.article.id], changed: [], gone: [] },
    });
  });

  test("is unknown for a build that never was", async () => {
    expect(await store.changesSince(undefined)).toBeUndefined();
  });
});

describe("an entity that went", () => {
  const office: Told = ["Regional Trade Office", "PublicBody", ["RTO"]];

  test("says where its members went, also when they went on from there", async () => {
    await empty();
    await store.addArticles([reading("1", [["RTO", "Organization"]])], now);
    expect(await store.findRetired("org.rto" as EntityId)).toBeUndefined();
    await store.addArticles([reading("2", [office])], now);
    expect(await store.findRetired("org.rto" as EntityId)).toEqual({
      reason: "its members are part of another entity now",
      successors: [{ id: "org.regional-trade-office", members: 1 }],
    });
  });

  test("says that the articles were forgotten, and comes back with them", async () => {
    await empty();
    const only = reading("1", [["Ann Lee", "Person"]]);
    await store.addArticles([only], now);
    await store.forgetArticle(only.article.id, now);
    expect(await store.findRetired("person.ann-lee" as EntityId)).toEqual({
      reason: "the articles that named it were forgotten",
      successors: [],
    });
    await store.addArticles([only], now);
    expect(await store.findRetired("person.ann-lee" as EntityId)).toBeUndefined();
  });

  test("after the rules changed, is what has its name in the same article", async () => {
    await empty();
    const [before, after] = [reading("1", [["Acme", "Person"]]), reading("1", [["Acme", "Company"]])];
    await store.addArticles([before], now);
    await store.replaceExtractions([{ id: after.article.id, extraction: after.extraction, rules: "2" }], now);
    expect((await store.findRetired("person.acme" as EntityId))?.successors).toEqual([{ id: "org.acme", members: 1 }]);
  });

  test("one that never was is not known", async () => {
    expect(await store.findRetired("person.nobody" as EntityId)).toBeUndefined();
    expect(await store.forgetArticle(toArticle({ text: "Never added." }).id, now)).toBe("unknown");
  });
});
