import fc from "fast-check";
import { vi } from "vitest";
import { choosePart } from "../../../graph-data/export/choosePart.ts";
import { type ExportedRelation, type ExportPart, exportPart } from "../../../graph-data/export/exportPart.ts";
import { openGraph } from "../../../graph-data/graph/openGraph.ts";
import {
  type ArticleId,
  articleId,
  buildHash,
  entityId,
  orderedEnds,
  relationId,
  statementId,
} from "../../../graph-data/ids.ts";
import { assertionNames, checkSignature, entityTypeNames, relationTypeNames } from "../../../graph-data/ontology.ts";
import type { ArticleHead } from "../../../graph-data/records/article.ts";
import type { Build, Entity, Relation, Statement } from "../../../graph-data/records/build.ts";

// A thousand graphs take their seconds, and longer where others use the processor.
vi.setConfig({ testTimeout: 120_000 });

/** Texts that have broken files elsewhere: markup, quotes, escapes, controls, halves of characters, marks of direction, formulas. */
const nasty = [
  "</node>",
  "<!-- ",
  "]]>",
  "&amp;",
  "&#0;",
  '"',
  "'",
  "''",
  "\\",
  "\\u0027",
  "\\'",
  "`",
  "$(x)",
  "\u0000",
  "\u0001",
  "\u000b",
  "\u001b[31m",
  "\u007f",
  "\u0085",
  "\u2028",
  "\ud800",
  "\udfff",
  "\ufffe",
  "\uffff",
  "\u202e",
  "\u2066",
  "\u2069",
  "\u200f",
  "\ufeff",
  "👩‍👩‍👧",
  "💩",
  "=1+1",
  "+1",
  "-1",
  "@x",
  "＝1",
  "'=1",
  "\t=1",
  "\r\n",
  "\n",
  "\t",
  ",",
  ";",
  "|",
  " | ",
  "\\|",
  "__proto__",
  "constructor",
  "{}",
  "@id",
  "_:b0",
  "<urn:x>",
  "https://example.org/?a=1&b=2",
  "javascript:alert(1)",
  "Żuraw",
  "习近平",
  " ",
];
const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...nasty, "a", "b"), { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 8 }) },
);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });
const aDate = fc.constantFrom("2018", "2018-03", "2018-03-28", "1999-12-31");

const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

/** A small graph whose every text may be hostile, as it is handed to the writers. */
const hostilePart: fc.Arbitrary<ExportPart> = fc
  .record({
    names: fc.array(
      fc.record({
        name: hostileText,
        type: fc.constantFrom(...entityTypeNames),
        aliases: fc.array(hostileText, { maxLength: 2 }),
        seen: maybe(aDate),
        x: fc.integer({ min: -99, max: 99 }).map((n) => n / 8 + 0.001),
      }),
      { maxLength: 5, size: "max" },
    ),
    texts: fc.array(
      fc.record({
        text: hostileText,
        title: maybe(hostileText),
        outlet: maybe(hostileText),
        url: maybe(hostileText),
        publishedAt: maybe(aDate),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    ties: fc.array(
      fc.record({
        from: fc.nat(4),
        to: fc.nat(4),
        type: fc.nat(relationTypeNames.length),
        assertion: fc.constantFrom(...assertionNames),
        confidence: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
        role: maybe(hostileText),
        date: maybe(aDate),
        article: fc.nat(2),
        claimant: maybe(fc.nat(4)),
        rule: hostileText,
        cut: fc.nat(6),
      }),
      { maxLength: 5, size: "max" },
    ),
  })
  .map(({ names, texts, ties }) => {
    const articles = new Map<ArticleId, ArticleHead & { text: string }>();
    for (const [n, { text, title, outlet, url, publishedAt }] of texts.entries()) {
      const whole = `${text} said ${text} to ${n}.`;
      const id = articleId(whole);
      articles.set(id, {
        id,
        ...given("title", title),
        ...given("outlet", outlet),
        ...given("url", url),
        ...given("publishedAt", publishedAt),
        text: whole,
      });
    }
    const heads = [...articles.values()];
    const entities = new Map<string, Entity>();
    const byNumber = names.map(({ name, type, aliases, seen }, n): Entity => {
      const id = entityId(type, `entity ${n}`);
      const entity: Entity = {
        id,
        type,
        name,
        aliases,
        members: [{ article: heads[0]!.id, local: `e${n}`, name, reason: "same full name", mentions: 1 }],
        mentionCount: 1 + n,
        articleCount: 1,
        ...(seen ? { firstSeen: seen, lastSeen: seen } : {}),
      };
      entities.set(id, entity);
      return entity;
    });
    const relations = new Map<string, Relation>();
    for (const { from, to, type: number, assertion, confidence, role, date, article, claimant, rule, cut } of ties) {
      const [a, b] = [byNumber[from % byNumber.length], byNumber[to % byNumber.length]];
      if (!a || !b || a === b) continue;
      const fitting = relationTypeNames.filter((name) => checkSignature(name, a.type, b.type) === "fits");
      const type = fitting[number % fitting.length]!;
      const { source, target } = orderedEnds(type, { source: a.id, target: b.id });
      const id = relationId(type, { source, target });
      if (relations.has(id)) continue;
      const { id: where, text } = heads[article % heads.length]!;
      const place = { start: Math.min(cut, text.length - 3), end: text.length };
      const statement: Statement = {
        id: statementId({ relation: id, article: where, ...place, assertion, rule }),
        article: where,
        ...given("role", role),
        assertion,
        ...given("claimant", claimant === undefined ? undefined : byNumber[claimant]?.id),
        ...given("date", date),
        confidence,
        rule,
        evidence: {
          ...place,
          source: { start: place.start, end: place.start + 1 },
          target: { start: place.end - 1, end: place.end },
          ...(cut % 2 ? { trigger: { start: place.start + 1, end: place.start + 2 } } : {}),
        },
      };
      relations.set(id, {
        id,
        type,
        source,
        target,
        assertion,
        confidence,
        roles: role === undefined ? [] : [role],
        sourceCount: 1,
        copyCount: 0,
        ...(date ? { firstSeen: date, lastSeen: date } : {}),
        statements: [statement],
      });
    }
    const byId = <Value extends { id: string }>(all: Iterable<Value>) =>
      [...all].sort((x, y) => (x.id < y.id ? -1 : 1));
    const build: Build = {
      hash: buildHash(new TextEncoder().encode(JSON.stringify(names)), "by hand"),
      rules: "by hand",
      articles: byId(heads.map(({ text: _, ...head }) => head)),
      entities: byId(entities.values()),
      relations: byId(relations.values()),
      layout: Object.fromEntries(byNumber.map(({ id }, n) => [id, { x: names[n]!.x, y: n + 0.5, community: n }])),
      decisions: "none",
      idle: [],
    };
    const graph = openGraph(build);
    return exportPart(
      graph,
      choosePart(graph, { fallbacks: true, alone: true }),
      async (ids) => new Map(ids.map((id) => [id, articles.get(id)?.text ?? ""])),
    );
  });

/** All that a writer writes. */
export async function written(pieces: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const piece of pieces) whole += piece;
  return whole;
}

/** The relations of a part as a list. */
export async function relationsIn(part: ExportPart): Promise<ExportedRelation[]> {
  const all: ExportedRelation[] = [];
  for await (const relation of part.relations()) all.push(relation);
  return all;
}

/** Holds a writer against many hostile graphs. */
export const onHostileGraphs = (check: (part: ExportPart) => Promise<void>, numRuns = 1_000): Promise<void> =>
  fc.assert(fc.asyncProperty(hostilePart, check), { numRuns });
