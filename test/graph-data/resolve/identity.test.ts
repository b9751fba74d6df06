import { describe, expect, test } from "vitest";
import { articleId } from "../../../graph-data/ids.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import type { ArticleHead } from "../../../graph-data/records/article.ts";
import type { ExtractedRelation, Extraction } from "../../../graph-data/records/extraction.ts";
import { resolveEntities } from "../../../graph-data/resolve/resolveEntities.ts";
import { namesakes, type Told } from "./namesakes.ts";
import { variants } from "./variants.ts";

/** An article that names one thing and, if it says so, its country and office. */
function reading(article: string, type: EntityType, { name, country, office }: Told) {
  const head: ArticleHead = { id: articleId(article) };
  const mention = (start: number) => [{ start, end: start + 1, kind: "name" as const }];
  const tie = (kind: RelationType): ExtractedRelation => ({
    type: kind,
    source: "e0",
    target: "e1",
    ...(office === undefined ? {} : { role: office }),
    assertion: "stated",
    confidence: 0.8,
    rule: "test",
    evidence: { start: 0, end: 9, source: { start: 0, end: 1 }, target: { start: 1, end: 2 } },
  });
  const kind =
    type === "Place" ? "locatedIn" : type !== "Person" ? "agentOf" : office === undefined ? "citizenOf" : "headOf";
  const extraction: Extraction = {
    id: article,
    entities: [
      { id: "e0", type, name, mentions: mention(0) },
      ...(country === undefined ? [] : [{ id: "e1", type: "Country" as const, name: country, mentions: mention(1) }]),
    ],
    relations: country === undefined ? [] : [tie(kind)],
    quotes: [],
    attributes: [],
  };
  return { article: head, extraction };
}

/** Are two articles' names put into one entity? */
function areOne(type: EntityType, one: Told, other: Told): boolean {
  const readings = [reading("1", type, one), reading("2", type, other)];
  const { find } = resolveEntities(readings);
  return find(readings[0]!.article.id, "e0") === find(readings[1]!.article.id, "e0");
}

const pairs = variants.flatMap(([type, ...names]) =>
  names.flatMap((one, i) => names.slice(i + 1).map((other) => [type, one, other] as const)),
);

describe("spellings of one thing are one", () => {
  test("there are 300 pairs and more, and nine of ten are joined", () => {
    const missed = pairs.filter(([type, one, other]) => !areOne(type, { name: one }, { name: other }));
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(missed.map(([, one, other]) => `${one} / ${other}`)).toEqual(knownMisses);
    expect(missed.length / pairs.length).toBeLessThan(0.1);
  });
});

/** What we do not join yet. */
const knownMisses: string[] = [
  "Anton Chekhov / Anton Chekov",
  "Anton Chekov / Антон Чехов",
  "Bill Fulbright / J. William Fulbright",
  "William Fulbright / J. William Fulbright",
];

describe("namesakes and near names stay two", () => {
  test("there are 150 pairs and more", () => expect(namesakes.length).toBeGreaterThanOrEqual(150));

  test.each(namesakes)("%s %o and %o", (type, one, other) => {
    expect(areOne(type, one, other)).toBe(false);
  });
});
