import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { EntityType } from "../../graph-data/ontology.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import { checkSpans } from "../../scripts/evaluate/checkSpans.ts";
import { nameErrors } from "../../scripts/evaluate/nameErrors.ts";
import { type LabelledArticle, readLabelled } from "../../scripts/evaluate/readLabelled.ts";
import { toScore } from "../../scripts/evaluate/score.ts";
import { EntityScorer } from "../../scripts/evaluate/scoreEntities.ts";
import { halfOf, InteractionScorer, sumOf } from "../../scripts/evaluate/scoreInteractions.ts";
import { KindScorer } from "../../scripts/evaluate/scoreKinds.ts";
import { NameScorer } from "../../scripts/evaluate/scoreNames.ts";
import { PronounScorer } from "../../scripts/evaluate/scorePronouns.ts";
import { QuoteScorer } from "../../scripts/evaluate/scoreQuotes.ts";
import { RelationScorer } from "../../scripts/evaluate/scoreRelations.ts";
import { run } from "./runCommand.ts";

// Each test starts processes, which takes long where other tests run beside.
vi.setConfig({ testTimeout: 120_000 });

const text = "Jane Smith heads Acme. Smith lives in Oslo. “We grow,” she said.";
const span = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const name = (words: string, from = 0) => ({ ...span(words, from), kind: "name" as const });
const reading: Extraction = {
  id: "a",
  entities: [
    { id: "e0", type: "Person", name: "Jane Smith", mentions: [name("Jane Smith"), name("Smith", 20)] },
    { id: "e1", type: "Company", name: "Acme", mentions: [name("Acme")] },
    { id: "e2", type: "Person", name: "Oslo", mentions: [name("Oslo")] },
  ],
  relations: [
    {
      type: "headOf",
      source: "e0",
      target: "e1",
      assertion: "stated",
      confidence: 1,
      rule: "x",
      evidence: { ...span("Jane Smith heads Acme."), source: span("Jane Smith"), target: span("Acme") },
    },
  ],
  quotes: [{ ...span("“We grow,”"), kind: "direct", speaker: "e0" }],
  attributes: [],
};
const gold: LabelledArticle = {
  id: "a",
  text,
  names: [
    { ...span("Jane Smith"), type: "PER" },
    { ...span("Smith", 20), type: "PER" },
    { ...span("Acme"), type: "ORG" },
    { ...span("Oslo"), type: "LOC" },
  ],
  entities: [
    { id: "0", type: "PER", mentions: [span("Jane Smith"), span("Smith", 20)] },
    { id: "1", type: "ORG", mentions: [span("Acme")] },
    { id: "2", type: "LOC", mentions: [span("Oslo")] },
  ],
  relations: [
    { label: "head_of", head: "0", tail: "1" },
    { label: "spouse_of", head: "0", tail: "2" },
  ],
  quotes: [
    { ...span("We grow"), speaker: span("Smith", 20) },
    { ...span("lives in Oslo"), speaker: span("Acme") },
  ],
};

describe("scores", () => {
  test("names: type and both ends count", () => {
    const scorer = new NameScorer();
    scorer.add(gold, reading);
    expect(scorer.counts).toEqual({
      PER: { right: 2, wrong: 1, missed: 0 },
      ORG: { right: 1, wrong: 0, missed: 0 },
      LOC: { right: 0, wrong: 0, missed: 1 },
      all: { right: 3, wrong: 1, missed: 1 },
    });
  });
  test("entities: B-cubed is 1 where mentions are grouped as labelled, and less where one is split off", () => {
    const whole = new EntityScorer();
    whole.add(gold, reading);
    expect(whole.score).toEqual({ precision: 1, recall: 1, f1: 1 });
    const split = new EntityScorer();
    const [jane, ...others] = reading.entities;
    split.add(gold, { ...reading, entities: [{ ...jane!, mentions: jane!.mentions.slice(0, 1) }, ...others] });
    // Of four mentions two stand alone that are labelled as one: their recall is a half each.
    expect(split.score).toMatchObject({ precision: 1, recall: 0.75 });
  });
  test("relations: label and both ends count; what is denied is no fact", () => {
    const scorer = new RelationScorer();
    scorer.add(gold, reading);
    expect(Object.fromEntries(scorer.used)).toEqual({
      head_of: { right: 1, wrong: 0, missed: 0 },
      spouse_of: { right: 0, wrong: 0, missed: 1 },
    });
    const denied = new RelationScorer();
    denied.add(gold, { ...reading, relations: [{ ...reading.relations[0]!, assertion: "denied" }] });
    expect(denied.counts.get("head_of")).toEqual({ right: 0, wrong: 0, missed: 1 });
  });
  test("quotes: found where most is shared, with the speaker's words", () => {
    const scorer = new QuoteScorer();
    scorer.add(gold, reading);
    expect(scorer.score).toMatchObject({ precision: 1, recall: 0.5, speaker: 0.5 });
  });
  test("kinds: of entities that are found, the type counts; one label may leave several open", () => {
    const scorer = new KindScorer();
    const label = (words: string, types: EntityType[]) => ({ types, mentions: [span(words)] });
    const errors = scorer.add(
      {
        ...gold,
        kinds: [
          label("Acme", ["PublicBody"]),
          label("Jane Smith", ["Person"]),
          label("Oslo", ["Company", "PublicBody"]),
          label("lives", ["Place"]),
        ],
      },
      reading,
    );
    expect(Object.fromEntries(scorer.counts)).toEqual({
      PublicBody: { right: 0, wrong: 0, missed: 1 },
      Company: { right: 0, wrong: 1, missed: 0 },
      Person: { right: 1, wrong: 1, missed: 0 },
    });
    expect(scorer.bodies).toEqual({ seen: 1, right: 0 });
    expect([...scorer.confusions]).toEqual([
      ["PublicBody → Company", 1],
      ["another body → Person", 1],
    ]);
    expect(errors).toEqual(["type PublicBody → Company: Acme", "type another body → Person: Oslo"]);
  });
  test("pronouns: of those that are joined, how many have the right name", () => {
    const she = span("she");
    const candidates = (smith: boolean) => [
      { ...span("Jane Smith"), same: smith },
      { ...span("Acme"), same: !smith },
    ];
    const joined: Extraction = {
      ...reading,
      entities: reading.entities.map((entity) =>
        entity.id === "e0" ? { ...entity, mentions: [...entity.mentions, { ...she, kind: "pronoun" }] } : entity,
      ),
    };
    const counts = (extraction: Extraction, smith: boolean) => {
      const scorer = new PronounScorer();
      scorer.add({ id: "a", text, pronouns: [{ ...she, candidates: candidates(smith) }] }, extraction);
      return scorer.counts;
    };
    expect(counts(joined, true)).toEqual({ right: 1, wrong: 0, missed: 0 });
    expect(counts(joined, false)).toEqual({ right: 0, wrong: 1, missed: 1 });
    expect(counts(reading, true)).toEqual({ right: 0, wrong: 0, missed: 1 });
  });
  test("errors say what was read as what", () => {
    expect(nameErrors(gold, reading)).toEqual(["name LOC read as PER: Oslo"]);
    const [jane, acme] = reading.entities;
    expect(
      nameErrors(gold, { ...reading, entities: [jane!, { ...acme!, mentions: [name("heads Acme")] }] }).sort(),
    ).toEqual(["name LOC not found: Oslo", "name ORG with other ends: heads Acme for Acme"]);
    expect(nameErrors({ ...gold, names: [] }, { ...reading, entities: [acme!] })).toEqual([
      "name where none is: ORG Acme",
    ]);
  });
  test("nothing found is zero and not a division by zero", () => {
    expect(toScore({ right: 0, wrong: 0, missed: 5 })).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(toScore({ right: 3, wrong: 1, missed: 2 })).toMatchObject({ precision: 0.75, recall: 0.6 });
  });
});

test("offsets of labelled sets are code points, ours are UTF-16 code units", () => {
  const line = JSON.stringify({ id: 1, text: "😀 Jane left.", entities: [{ start: 2, end: 6, type: "PER" }] });
  const article = readLabelled(line);
  expect(article.names?.map(({ start, end }) => article.text.slice(start, end))).toEqual(["Jane"]);
});

test.each<[Record<string, unknown>, readonly EntityType[] | undefined]>([
  [{ tags: ["type::entity", "type::media"] }, ["MediaOutlet"]],
  [{ tags: ["type::army", "type::governmental_organisation"] }, ["ArmedForce"]],
  [{ subtype: "politicalparty" }, ["PoliticalParty"]],
  [{ tags: ["type::gpe0-x", "type::location"] }, undefined],
  [{ subtype: "ORG" }, undefined],
])("the fine label %j allows %j", (label, types) => {
  const line = { id: 1, text: "Acme left.", entities: [{ start: 0, end: 4, type: "ORG", ...label }] };
  expect(readLabelled(JSON.stringify(line)).kinds?.[0]?.types).toEqual(types);
});

describe("spans", () => {
  const broken = (change: (reading: Extraction) => unknown) => checkSpans(change(reading), text).faults;
  test("a right reading has no fault, and every span is counted", () => {
    expect(checkSpans(reading, text)).toEqual({ spans: 8, faults: [], unlisted: [] });
  });
  test.each<[string, (reading: Extraction) => unknown, RegExp]>([
    ["an end outside the text", (r) => ({ ...r, quotes: [{ ...r.quotes[0], end: 900 }] }), /whole offsets within/],
    [
      "a blank at the edge",
      (r) => ({ ...r, quotes: [{ ...r.quotes[0]!, end: r.quotes[0]!.end + 1 }] }),
      /a blank at the edge/,
    ],
    ["an unknown speaker", (r) => ({ ...r, quotes: [{ ...r.quotes[0], speaker: "e9" }] }), /id of an entity/],
    ["no reading at all", () => null, /expected an object/],
  ])("%s is told", (_, change, fault) => {
    expect(broken(change).join("\n")).toMatch(fault);
  });
  test("an end that is no mention of its entity is told apart", () => {
    const other = { ...reading, relations: reading.relations.map((relation) => ({ ...relation, target: "e2" })) };
    expect(checkSpans(other, text)).toMatchObject({
      faults: [],
      unlisted: [expect.stringMatching(/no mention of e2/)],
    });
  });
  test("half a character at the edge is told", () => {
    const smile = "😀 Jane";
    const half = {
      ...reading,
      entities: [{ id: "e0", type: "Person", name: "J", mentions: [{ start: 1, end: 7, kind: "name" }] }],
      relations: [],
      quotes: [],
    };
    expect(checkSpans(half, smile).faults.join()).toMatch(/half a character/);
  });
});

describe("commands", () => {
  const root = mkdtempSync(join(tmpdir(), "dramatis-evaluate-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("evaluate prints a table over the sets of a folder, packed or not", async () => {
    const line = JSON.stringify({ id: "x", text, entities: gold.names });
    writeFileSync(join(root, "small.jsonl"), `${line}\n`);
    writeFileSync(join(root, "packed.jsonl.gz"), gzipSync(`${line}\n`));
    const { code, out } = await run("evaluate", ["--data", root]);
    expect(code).toBe(0);
    expect(out).toMatch(/^packed +names PER +\d+\.\d +\d+\.\d +\d+\.\d$/m);
    expect(out).toMatch(/^small +names all +\d+\.\d +\d+\.\d +\d+\.\d$/m);
  });
  test.each([
    [["--data", join(root, "none")], /There is no labelled set/],
    [[], /required option '--data <dir>'/],
  ])("evaluate %j ends with 2", async (args, says) => {
    const { code, err } = await run("evaluate", args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });

  test("check-spans holds the output of extract against its articles", async () => {
    const articles = join(root, "articles.txt");
    const extractions = join(root, "extractions.txt");
    writeFileSync(articles, `${JSON.stringify({ id: "a", text })}\n`);
    writeFileSync(extractions, (await run("extract", [articles])).out);
    const right = await run("check-spans", [articles, extractions]);
    expect(right).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1 articles, 0 without a reading; .* 0 faults;/),
    });
    writeFileSync(extractions, `${JSON.stringify({ ...reading, quotes: [{ ...reading.quotes[0], end: 999 }] })}\n`);
    expect(await run("check-spans", [articles, extractions])).toMatchObject({ code: 1 });
  });
});

describe("interactions", () => {
  const sentence = "Peru's army shelled Chile on Monday. Chilean miners blamed Bolivia.";
  const at = (words: string) => {
    const start = sentence.indexOf(words);
    return { start, end: start + words.length };
  };
  const article = (id: string, label: string, head: string, tail: string): LabelledArticle => ({
    id,
    text: sentence,
    entities: [
      { id: "0", type: "ACTOR", mentions: [at(head)] },
      { id: "1", type: "ACTOR", mentions: [at(tail)] },
    ],
    relations: [{ label, head: "0", tail: "1" }],
  });
  const told = (type: "fought" | "criticized", assertion: "stated" | "planned" | "negated" = "stated"): Extraction => ({
    id: "a",
    entities: [
      { id: "e0", type: "Country", name: "Peru", mentions: [{ ...at("Peru"), kind: "name" }] },
      { id: "e1", type: "Country", name: "Chile", mentions: [{ ...at("Chile"), kind: "name" }] },
      { id: "e2", type: "Country", name: "Bolivia", mentions: [{ ...at("Bolivia"), kind: "name" }] },
    ],
    relations: [
      {
        type,
        source: "e0",
        target: "e1",
        assertion,
        confidence: 1,
        rule: "x",
        evidence: { ...at("Peru's army shelled Chile"), source: at("Peru"), target: at("Chile") },
      },
    ],
    quotes: [],
    attributes: [],
  });
  const scored = (labelled: LabelledArticle, extraction: Extraction) => {
    const scorer = new InteractionScorer();
    scorer.add(labelled, extraction);
    return sumOf(scorer.counts[halfOf(labelled.id)]);
  };
  test.each([
    ["ASSAULT", "Peru's army", "Chile", told("fought"), { right: 1, wrong: 0, missed: 0 }],
    ["FIGHT", "Peru's army", "Chile", told("fought"), { right: 1, wrong: 0, missed: 0 }],
    ["THREATEN", "Peru's army", "Chile", told("fought", "planned"), { right: 1, wrong: 0, missed: 0 }],
    ["THREATEN", "Peru's army", "Chile", told("fought"), { right: 0, wrong: 1, missed: 1 }],
    ["ASSAULT", "Peru's army", "Chile", told("fought", "negated"), { right: 0, wrong: 0, missed: 1 }],
    ["ASSAULT", "Chile", "Peru's army", told("fought"), { right: 0, wrong: 1, missed: 1 }],
    ["ASSAULT", "Peru's army", "Chile", told("criticized"), { right: 0, wrong: 1, missed: 1 }],
    ["DISAPPROVE", "Chilean miners", "Bolivia", told("fought"), { right: 0, wrong: 1, missed: 0 }],
    ["RETREAT", "Peru's army", "Chile", told("fought"), { right: 0, wrong: 0, missed: 0 }],
  ])("%s of %s on %s", (label, head, tail, extraction, expected) => {
    expect(scored(article("a", label, head, tail), extraction)).toEqual(expected);
  });
  test("an article is in the same half whatever stands before it", () => {
    expect(["a-1", "a-2", "a-3", "a-4"].map(halfOf)).toEqual(["a-4", "a-3", "a-2", "a-1"].map(halfOf).reverse());
  });
});
