import fc from "fast-check";
import { openGraph } from "../../../graph-data/graph/openGraph.ts";
import {
  articleId,
  buildHash,
  type EntityId,
  entityId,
  orderedEnds,
  relationId,
  statementId,
} from "../../../graph-data/ids.ts";
import { nameKey } from "../../../graph-data/names/key.ts";
import type { Assertion, EntityType, RelationType } from "../../../graph-data/ontology.ts";
import type { Build, Entity, Relation, Statement } from "../../../graph-data/records/build.ts";

/** A relation in a word or two: `["Jane Smith", "employedBy", "Acme", { confidence: 0.5 }]`. */
export type Tie = readonly [
  source: string,
  type: RelationType,
  target: string,
  more?: {
    readonly assertion?: Assertion;
    readonly confidence?: number;
    /** How many articles say it. */
    readonly sources?: number;
    readonly role?: string;
    readonly dates?: readonly string[];
  },
];

/** A build by hand, without texts: entities by name, who is tied to whom. A name that no type is given for is an Organization. */
export function handMade(
  ties: readonly Tie[],
  people: Readonly<
    Record<string, EntityType | { type: EntityType; aliases?: readonly string[]; lastSeen?: string }>
  > = {},
): Build {
  const names = new Set([...Object.keys(people), ...ties.flatMap(([source, , target]) => [source, target])]);
  const typeOf = (name: string): EntityType => {
    const given = people[name];
    return given === undefined ? "Organization" : typeof given === "string" ? given : given.type;
  };
  const idOf = (name: string): EntityId => entityId(typeOf(name), nameKey(name));
  const entities = [...names].map((name): Entity => {
    const given = people[name];
    const more = typeof given === "object" ? given : { aliases: undefined, lastSeen: undefined };
    return {
      id: idOf(name),
      type: typeOf(name),
      name,
      aliases: more.aliases ?? [],
      members: [{ article: article(0), local: name, name, reason: "same full name", mentions: 1 }],
      mentionCount: 1,
      articleCount: 1,
      ...(more.lastSeen ? { firstSeen: more.lastSeen, lastSeen: more.lastSeen } : {}),
    };
  });
  const relations = new Map<string, Relation>();
  for (const [from, type, to, more = {}] of ties) {
    const { source, target } = orderedEnds(type, { source: idOf(from), target: idOf(to) });
    const id = relationId(type, { source, target });
    const { assertion = "stated", confidence = 0.9, sources = 1, role, dates = [] } = more;
    const statements = Array.from({ length: Math.max(sources, dates.length) }, (_, n): Statement => {
      const place = { start: 0, end: 10 };
      return {
        id: statementId({ relation: id, article: article(n), ...place, assertion, rule: "by hand" }),
        article: article(n),
        ...(role ? { role } : {}),
        assertion,
        ...(dates[n] ? { date: dates[n] } : {}),
        confidence,
        rule: "by hand",
        evidence: { ...place, source: { start: 0, end: 1 }, target: { start: 9, end: 10 } },
      };
    });
    const sorted = [...dates].sort();
    relations.set(id, {
      id,
      type,
      source,
      target,
      assertion,
      confidence,
      roles: role ? [role] : [],
      sourceCount: sources,
      copyCount: 0,
      ...(sorted.length > 0 ? { firstSeen: sorted[0]!, lastSeen: sorted.at(-1)! } : {}),
      statements,
    });
  }
  const byId = <T extends { id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1);
  return {
    hash: buildHash(new TextEncoder().encode(JSON.stringify([ties, people])), "by hand"),
    rules: "by hand",
    articles: [{ id: article(0) }],
    entities: entities.sort(byId),
    relations: [...relations.values()].sort(byId),
    layout: Object.fromEntries(entities.map(({ id }, n) => [id, { x: n, y: -n, community: 0 }])),
    decisions: "none",
    idle: [],
  };
}

const article = (n: number) => articleId(`article ${n}`);

/** The same, opened. */
export const openHandMade = (...input: Parameters<typeof handMade>) => openGraph(handMade(...input));

/** The id that `handMade` gives to an organisation of this name. */
export const orgId = (name: string): EntityId => entityId("Organization", nameKey(name));

/** Small graphs of organisations, dense enough that there are several ways from one to another. */
export const anyTies: fc.Arbitrary<Tie[]> = fc.integer({ min: 2, max: 8 }).chain((size) => {
  const name = fc.integer({ min: 1, max: size }).map((n) => `Body ${n}`);
  const type = fc.constantFrom<RelationType>("ownerOf", "agreedWith", "criticized", "coOccurs", "linkedByText");
  const more = fc.record({
    confidence: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
    sources: fc.integer({ min: 1, max: 3 }),
    assertion: fc.constantFrom<Assertion>("stated", "claimed", "planned"),
  });
  return fc
    .array(fc.tuple(name, type, name, more), { maxLength: 24 })
    .map((ties) => ties.filter(([source, , target]) => source !== target));
});
