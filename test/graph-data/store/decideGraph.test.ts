import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decisionId, type EntityId, type RelationId } from "../../../graph-data/ids.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import type { Build } from "../../../graph-data/records/build.ts";
import type { Decision, DecisionContent } from "../../../graph-data/records/decision.ts";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import { buildGraph } from "../../../graph-data/resolve/buildGraph.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";
import type { NewReading, Store } from "../../../graph-data/store/store.ts";

const now = "2020-01-01T00:00:00.000Z";

/** An article that names these, each twice, and says of each that it met the next one. */
function reading(n: number, names: readonly (readonly [string, EntityType])[], publishedAt?: string): NewReading {
  const article = toArticle({ text: `Article ${n}`, ...(publishedAt ? { publishedAt } : {}) });
  const place = (i: number) => ({ start: 10 * i, end: 10 * i + 4, kind: "name" as const });
  const extraction: Extraction = {
    id: article.id,
    entities: names.map(([name, type], i) => ({
      id: `e${i}`,
      type,
      name,
      ...(name.includes("Office") ? { aliases: ["RTO"] } : {}),
      mentions: [place(i), { ...place(i), start: 10 * i + 5, end: 10 * i + 9 }],
    })),
    relations: names.slice(1).map((_, i) => ({
      type: (["metWith", "headOf", "criticized"] as const satisfies readonly RelationType[])[i % 3]!,
      source: `e${i}`,
      target: `e${i + 1}`,
      assertion: "stated",
      confidence: 0.8,
      rule: "test",
      evidence: { start: 10 * i, end: 10 * i + 19, source: place(i), target: place(i + 1) },
    })),
    quotes: [],
    attributes: [],
  };
  return { article, extraction, rules: "1" };
}

const known: readonly (readonly [string, EntityType])[] = [
  ["Ann Lee", "Person"],
  ["Lee", "Person"],
  ["Bill Moor", "Person"],
  ["William Moor", "Person"],
  ["Acme", "Company"],
  ["Acme", "Person"],
  ["Acme Motors", "Company"],
  ["RTO", "Organization"],
  ["Regional Trade Office", "PublicBody"],
  ["Lima", "Place"],
];
const anyReadings = fc
  .array(
    fc.tuple(
      fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(undefined, "2018-01-01", "2019-01-01"),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((all) => all.map(([names, date], n) => reading(n, names, date)));

type Step =
  | { readonly do: "decide"; readonly kind: DecisionContent["kind"]; readonly picks: readonly number[] }
  | { readonly do: "undo" | "forget" | "add" | "replace" | "remake"; readonly pick: number };
const pick = fc.nat(1_000);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      kind: fc.constantFrom<DecisionContent["kind"]>("same", "notSame", "split", "rename", "retype", "reject", "add"),
      picks: fc.array(pick, { minLength: 5, maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("forget", "add", "replace"), pick }) },
);

const at = <Item>(items: readonly Item[], n: number): Item => items[n % items.length]!;

/** A decision about what the graph has; undefined where it has nothing to decide about. */
function contentOf({ kind, picks }: Extract<Step, { do: "decide" }>, build: Build, readings: readonly NewReading[]) {
  const [a, b, c, d, e] = picks as [number, number, number, number, number];
  if (build.entities.length === 0) return undefined;
  const entity = at(build.entities, a).id;
  const other = at(build.entities, b).id;
  const { article, extraction } = at(readings, c);
  const mention = at(at(extraction.entities, d).mentions, e);
  const place = { article: article.id, start: mention.start, end: mention.end };
  const relation = build.relations.length > 0 ? at(build.relations, b) : undefined;
  switch (kind) {
    case "same":
      return entity === other ? undefined : ({ kind, entities: [entity, other] } as const);
    case "notSame":
      return entity === other ? undefined : ({ kind, entities: [entity, other] } as const);
    case "split":
      return { kind, entity, places: [place], name: at(["A", "Ann Lee"], e) } as const;
    case "rename":
      return { kind, entity, name: at(["A", "B"], e) } as const;
    case "retype":
      return { kind, entity, type: at<EntityType>(["Person", "Company", "Place"], e) } as const;
    case "reject": {
      if (e % 3 === 0 || relation === undefined) return { kind, what: "entity", entity } as const;
      const { type, source, target, statements } = relation;
      const edge = { type, source, target };
      if (e % 3 === 1) return { kind, what: "relation", edge } as const;
      const { id: statement, article: of, evidence } = at(statements, d);
      return {
        kind,
        what: "statement",
        statement,
        edge,
        place: { article: of, start: evidence.start, end: evidence.end },
      } as const;
    }
    default: {
      const edge = { type: at<RelationType>(["metWith", "advises"], e), source: entity, target: other };
      const evidence = { start: 0, end: 9, source: { start: 0, end: 4 }, target: { start: 5, end: 9 } };
      return { kind: "add", edge, article: article.id, evidence, assertion: "stated" } as const;
    }
  }
}

const facts = ({ layout: _, ...build }: Build) => build;
const fromScratch = (readings: readonly NewReading[], decisions: readonly Decision[]) =>
  buildGraph({
    rules: "1",
    readings: readings.map(({ article: { text: _, ...article }, extraction }) => ({ article, extraction })),
    decisions,
    layout: {},
  });

let drawn = 0;
const decide = (content: DecisionContent): Decision => ({
  id: decisionId((++drawn).toString(36).padStart(16, "0")),
  at: now,
  author: "Ann Lee",
  content,
});

/** A store of its own, since the log of one only grows. */
async function inStore(work: (store: Store) => Promise<void>): Promise<void> {
  const place = mkdtempSync(join(root, "s-"));
  const store = await openStore(place);
  try {
    await work(store);
  } finally {
    await store.close();
    rmSync(place, { recursive: true });
  }
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "dramatis-decide-"));
});
afterAll(() => rmSync(root, { recursive: true }));

const rounds = Number(process.env.DECIDE_ROUNDS ?? 60);

test("after any sequence of decisions, undoing, adding, forgetting and reading again the graph is the one of a rebuild", {
  timeout: 20_000 + rounds * 2_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyReadings, fc.array(anyStep, { minLength: 1, maxLength: 10 }), (all, steps) =>
      inStore(async (store) => {
        let there = all.slice(0, Math.ceil(all.length / 2));
        const log: Decision[] = [];
        await store.addArticles(there, now);
        const keep = async (content: DecisionContent) => {
          const line = decide(content);
          log.push(line);
          await store.addDecision(line);
          await store.replayDecisions(now);
        };
        let before = (await store.currentBuild())!;
        for (const step of steps) {
          if (step.do === "decide") {
            const content = there.length > 0 ? contentOf(step, before, there) : undefined;
            if (content !== undefined) await keep(content as DecisionContent);
          } else if (step.do === "undo") {
            if (log.length > 0) await keep({ kind: "undo", decision: at(log, step.pick).id });
          } else if (step.do === "add") {
            const more = at(all, step.pick);
            await store.addArticles([more], now);
            if (!there.some(({ article }) => article.id === more.article.id)) there = [...there, more];
          } else if (step.do === "forget" && there.length > 0) {
            const { article } = at(there, step.pick);
            await store.forgetArticle(article.id, now);
            there = there.filter((each) => each.article.id !== article.id);
          } else if (step.do === "replace" && there.length > 0) {
            const old = at(there, step.pick);
            const { extraction } = at(all, step.pick + 1);
            const replaced = { ...old, extraction: { ...extraction, id: old.article.id } };
            await store.replaceExtractions([{ id: old.article.id, extraction: replaced.extraction, rules: "1" }], now);
            there = there.map((each) => (each === old ? replaced : each));
          }
          const build = (await store.currentBuild())!;
          const scratch = fromScratch(there, log);
          expect(facts(build)).toEqual({ ...facts(scratch), rules: build.rules, hash: build.hash });
          if (there.length > 0) expect(build.hash).toBe(scratch.hash);
          expect(Object.keys(build.layout).sort()).toEqual(build.entities.map(({ id }) => id as string));
          for (const [id, place] of Object.entries(before.layout))
            if (build.layout[id as EntityId]) expect(build.layout[id as EntityId]).toEqual(place);
          // What changed since is all that differs.
          expect(facts((await store.currentBuild({ before }))!)).toEqual(facts(build));
          before = build;
        }
        await store.remakeGraph(now);
        expect((await store.currentBuild())!.hash).toBe(before.hash);
      }),
    ),
    { numRuns: rounds },
  );
});

describe("a decision", () => {
  const [one, two, three] = [
    reading(1, [known[0]!, known[4]!]),
    reading(2, [known[2]!, known[4]!]),
    reading(3, [known[9]!, known[8]!]),
  ];

  test("tells what it changed and nothing else, and places stay, also those of who went and came back", () =>
    inStore(async (store) => {
      await store.addArticles([one, two, three], now);
      const before = (await store.currentBuild())!;
      const same = decide({ kind: "same", entities: ["person.ann-lee", "person.bill-moor"] as EntityId[] });
      await store.addDecision(same);
      await store.replayDecisions(now);
      const joined = (await store.currentBuild())!;
      const changes = (await store.changesSince(before.hash))!;
      expect(changes.entities).toEqual({ added: [], changed: ["person.ann-lee"], gone: ["person.bill-moor"] });
      const metWith = (id: RelationId) => joined.relations.find((relation) => relation.id === id)?.type;
      expect([...changes.relations.added, ...changes.relations.changed].map(metWith)).toEqual(["metWith"]);
      expect((await store.findRetired("person.bill-moor" as EntityId))?.successors).toEqual([
        { id: "person.ann-lee", members: 1 },
      ]);
      await store.addDecision(decide({ kind: "undo", decision: same.id }));
      await store.replayDecisions(now);
      const after = (await store.currentBuild())!;
      expect(after.hash).toBe(before.hash);
      expect(after.layout).toEqual(before.layout);
    }));
});
