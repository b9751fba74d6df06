import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DecisionId, decisionId, type EntityId } from "../../../graph-data/ids.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import { toArticle } from "../../../graph-data/records/article.ts";
import { type CausedChange, changeOf } from "../../../graph-data/records/change.ts";
import type { DecisionContent } from "../../../graph-data/records/decision.ts";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import type { NewReading, Store } from "../../../graph-data/store/store.ts";
import { stretch } from "../copies/stories.ts";

/** What every store tells of its builds, whatever its engine. */
export function buildsContract(
  engine: string,
  world: { newPlace: () => string; open: (place: string) => Promise<Store> },
) {
  describe(`builds in a store on ${engine}`, () => {
    let place: string;
    let store: Store;
    beforeEach(async () => {
      place = world.newPlace();
      store = await world.open(place);
    });
    afterEach(() => store.close());

    const add = (...readings: NewReading[]) => store.addArticles(readings, now);
    let decisions = 0;
    const decide = async (content: DecisionContent): Promise<DecisionId> => {
      const id = decisionId(String(++decisions).padStart(16, "0"));
      await store.addDecision({ id, at: now, author: "Ann", content });
      await store.replayDecisions(now);
      return id;
    };
    const since = async (base: Awaited<ReturnType<Store["currentBuildHash"]>>) => {
      const head = await store.currentBuildHash();
      const found = await store.difference({ base, head: head! });
      if (typeof found === "string") throw new Error(found);
      return found;
    };

    test("each says which articles made it, and how much it changed", async () => {
      await add(meeting);
      const first = await store.currentBuildHash();
      await add(chair);
      const [newest, oldest, ...more] = await store.builds();
      expect(more).toEqual([]);
      expect(newest).toMatchObject({
        hash: await store.currentBuildHash(),
        base: first,
        cause: { added: [chair.article.id] },
        counts: { entities: { added: 1, gone: 0, changed: 1 }, relations: { added: 1, gone: 0, changed: 0 } },
      });
      expect(oldest).toMatchObject({ hash: first, cause: { added: [meeting.article.id] } });
      expect(oldest).not.toHaveProperty("base");
    });

    test("what came has the sentence that says it", async () => {
      await add(meeting);
      const base = await store.currentBuildHash();
      await add(chair);
      const changes = await since(base);
      expect(told(changes)).toEqual(["added Ann Lee headOf Acme", "added Acme", "changed Ann Lee"]);
      expect(changes[0]).toMatchObject({
        sentence: { article: chair.article.id, start: 0, end: 40 },
        now: { assertion: "stated", evidenceCount: 1, sourceCount: 1, copyCount: 0 },
        cause: { added: [chair.article.id] },
      });
      expect(changes[2]).toMatchObject({ was: { articleCount: 1 }, now: { articleCount: 2 } });
    });

    test("what a forgotten article took away says so; what came and went again is not told", async () => {
      await add(meeting);
      const base = await store.currentBuildHash();
      await add(chair);
      const between = await store.currentBuildHash();
      await store.forgetArticle(chair.article.id, now);
      expect(await since(between)).toMatchObject([
        { kind: "relation", was: { evidenceCount: 1 }, cause: { forgotten: [chair.article.id] } },
        { kind: "entity", id: "org.acme", was: { name: "Acme" } },
        { kind: "entity", id: "person.ann-lee" },
      ]);
      expect(await store.currentBuildHash()).toBe(base);
      expect(await since(base)).toEqual([]);
    });

    test("a copy changes no sources, a second paper does", async () => {
      const [one, copy, other] = [
        said(stretch(0)),
        said(stretch(1)),
        said("Another paper reports it in its own words."),
      ];
      await add(one);
      const base = await store.currentBuildHash();
      await add(copy);
      const after = await store.currentBuildHash();
      expect((await since(base))[0]).toMatchObject({
        was: { sourceCount: 1, copyCount: 0 },
        now: { sourceCount: 1, copyCount: 1 },
      });
      await add(other);
      expect((await since(after))[0]).toMatchObject({
        was: { sourceCount: 1, copyCount: 1 },
        now: { sourceCount: 2, copyCount: 1 },
      });
    });

    test("what a decision brought about names it, also what taking it back did", async () => {
      await add(meeting, chair);
      const base = await store.currentBuildHash();
      const rename = await decide({ kind: "rename", entity: annLee, name: "Ann B. Lee" });
      expect(await since(base)).toMatchObject([
        { id: annLee, was: { name: "Ann Lee" }, now: { name: "Ann B. Lee" }, cause: { decisions: [rename] } },
      ]);
      const renamed = await store.currentBuildHash();
      const undo = await decide({ kind: "undo", decision: rename });
      expect(await since(renamed)).toMatchObject([
        { id: annLee, was: { name: "Ann B. Lee" }, now: { name: "Ann Lee" }, cause: { decisions: [undo] } },
      ]);
      expect(await store.currentBuildHash()).toBe(base);
    });

    test("an article that comes while decisions hold is told against what they made", async () => {
      await add(meeting);
      await decide({ kind: "rename", entity: annLee, name: "Ann B. Lee" });
      const base = await store.currentBuildHash();
      await add(chair);
      const changes = await since(base);
      expect(told(changes)).toEqual(["added Ann B. Lee headOf Acme", "added Acme", "changed Ann B. Lee"]);
      for (const { cause } of changes) expect(cause).toEqual({ added: [chair.article.id] });
      expect((await store.builds()).map(({ cause }) => Object.keys(cause))).toEqual([
        ["added"],
        ["decisions"],
        ["added"],
      ]);
    });

    test("made anew it is the same graph, and what came before can still be told", async () => {
      await add(meeting);
      const base = await store.currentBuildHash();
      await add(chair);
      const before = await since(base);
      await store.remakeGraph(now);
      expect(told(await since(base))).toEqual(told(before));
      expect((await store.builds())[0]).toMatchObject({
        cause: { madeAnew: true },
        counts: { entities: { added: 0, gone: 0, changed: 0 } },
      });
    });

    test("a program that starts later tells the same", async () => {
      await add(meeting);
      const base = await store.currentBuildHash();
      await add(chair);
      const [steps, changes] = [await store.builds(), await since(base)];
      await store.close();
      store = await world.open(place);
      expect(await store.builds()).toEqual(steps);
      expect(await since(base)).toEqual(changes);
    });

    test("it says where two builds cannot be compared", async () => {
      await add(meeting);
      const first = (await store.currentBuildHash())!;
      await add(chair);
      const second = (await store.currentBuildHash())!;
      expect(await store.difference({ base: second, head: first })).toBe("backwards");
      expect(await store.difference({ base: first, head: "0".repeat(64) as never })).toBe("unknown");
      expect(await store.difference({ base: "0".repeat(64) as never, head: second })).toBe("unknown");
      expect(await store.difference({ base: second, head: second })).toEqual([]);
      expect(told((await store.difference({ head: first })) as CausedChange[])).toHaveLength(3);
    });
  });
}

const now = "2020-01-01T00:00:00.000Z";
const annLee = "person.ann-lee" as EntityId;
const meeting = said("Ann Lee met Omar Khan.");
const chair = said("Ann Lee is the chair of Acme, a company.", "headOf", ["Acme", "Company"]);

/** An article that ties Ann Lee to somebody. */
function said(
  text: string,
  type: RelationType = "metWith",
  [name, kind]: readonly [string, EntityType] = ["Omar Khan", "Person"],
): NewReading {
  const article = toArticle({ text });
  const at = (start: number) => ({ start, end: start + 3 });
  const extraction: Extraction = {
    id: article.id,
    entities: [
      { id: "e0", type: "Person", name: "Ann Lee", mentions: [{ ...at(0), kind: "name" }] },
      { id: "e1", type: kind, name, mentions: [{ ...at(4), kind: "name" }] },
    ],
    relations: [
      {
        type,
        source: "e0",
        target: "e1",
        assertion: "stated",
        confidence: 0.8,
        rule: "test",
        evidence: { start: 0, end: Math.min(text.length, 40), source: at(0), target: at(4) },
      },
    ],
    quotes: [],
    attributes: [],
  };
  return { article, extraction, rules: "1" };
}

const told = (changes: readonly CausedChange[]): string[] =>
  changes.map((change) =>
    change.kind === "entity"
      ? `${changeOf(change)} ${(change.now ?? change.was)!.name}`
      : `${changeOf(change)} ${change.sourceName} ${change.type} ${change.targetName}`,
  );
