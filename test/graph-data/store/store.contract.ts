import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ArticleId, buildHash, decisionId, type EntityId, jobId } from "../../../graph-data/ids.ts";
import { type ArticleInput, toArticle } from "../../../graph-data/records/article.ts";
import type { Decision } from "../../../graph-data/records/decision.ts";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import type { Store } from "../../../graph-data/store/store.ts";
import { stretch } from "../copies/stories.ts";

/**
 * What every store must do, whatever its engine.
 *
 * @param open opens the store named by the place; the same place again is the same store
 * @param newPlace a place where nothing is yet
 */
export function storeContract(
  engine: string,
  world: { newPlace: () => string; open: (place: string) => Promise<Store> },
) {
  describe(`a store on ${engine}`, () => {
    let place: string;
    let store: Store;
    beforeEach(async () => {
      place = world.newPlace();
      store = await world.open(place);
    });
    afterEach(async () => {
      await store.close();
    });

    const read = (input: ArticleInput, to = store) => {
      const article = toArticle(input);
      return to.addArticle(article, { extraction: extractionOf(article.id), rules: "1", now });
    };

    test("keeps the log of decisions in its order, each line as it was made", async () => {
      expect([await store.decisionHead(), await store.decisions()]).toEqual(["none", []]);
      const [a, b] = [deciding("a"), { ...deciding("b"), reason: "seen in two papers" }];
      for (const each of [a, b]) expect(await store.addDecision(each)).toEqual({ outcome: "added", decision: each });
      expect(await store.decisions()).toEqual([a, b]);
      expect(await store.decisionHead()).toBe(b.id);
    });

    test("a decision sent twice is one decision, by its id or by the name that its sender gave it", async () => {
      const a = deciding("a");
      await store.addDecision(a, { key: "first" });
      expect(await store.addDecision(a)).toEqual({ outcome: "known", decision: a });
      expect(await store.addDecision(deciding("b"), { key: "first" })).toEqual({ outcome: "known", decision: a });
      expect(await store.addDecision(deciding("c", "another"), { key: "first" })).toEqual({ outcome: "reused" });
      expect(await store.decisions()).toEqual([a]);
    });

    test("a decision made on an older log than there is now is not kept", async () => {
      const a = deciding("a");
      expect((await store.addDecision(a, { ifHead: "none" })).outcome).toBe("added");
      expect(await store.addDecision(deciding("b"), { ifHead: "none" })).toEqual({ outcome: "moved on", head: a.id });
      expect((await store.addDecision(deciding("b"), { ifHead: a.id })).outcome).toBe("added");
    });

    test("gives back an article and what was read from it, field by field", async () => {
      const article = toArticle({
        id: "desk-7",
        text: "Jane Smith met Ann Lee in Oslo.\n“So it goes,” said Smith — 😀.",
        title: "A meeting",
        publishedAt: "2018-03",
        outlet: "The Desk",
        url: "https://example.org/7",
      });
      const extraction = extractionOf(article.id);
      expect(await store.addArticle(article, { extraction, rules: "1", now })).toBe("added");
      expect(await store.findArticle(article.id)).toEqual(article);
      expect(await store.findExtraction(article.id)).toEqual(extraction);
      expect(await store.hasArticle(article.id)).toBe(true);
      expect(await store.countArticles()).toBe(1);
    });

    test("leaves out what an article does not say of itself", async () => {
      const article = toArticle({ text: "Bare text." });
      await read({ text: "Bare text." });
      expect(Object.keys((await store.findArticle(article.id)) ?? {}).sort()).toEqual(["id", "text"]);
    });

    test("keeps the first of two articles with one text, and says that it knows it", async () => {
      await read({ text: "The same text.", title: "First" });
      expect(await read({ text: "The same text.", title: "Second" })).toBe("known");
      const article = await store.findArticle(toArticle({ text: "The same text." }).id);
      expect(article?.title).toBe("First");
      expect(await store.countArticles()).toBe(1);
    });

    test("does not know what was never added", async () => {
      const id = "a_00000000000000000000" as ArticleId;
      expect(await store.hasArticle(id)).toBe(false);
      expect(await store.findArticle(id)).toBeUndefined();
      expect(await store.findExtraction(id)).toBeUndefined();
      expect(await store.texts([id])).toEqual(new Map());
      expect(await store.texts([])).toEqual(new Map());
      expect(await store.currentBuild()).toBeUndefined();
      expect(await store.currentBuildHash()).toBeUndefined();
      expect(await store.currentEdition()).toBeUndefined();
      expect(await store.countGraph()).toEqual({ entities: 0, relations: 0 });
      expect(await store.forgetArticle(id, now)).toBe("unknown");
      expect(await store.findJob(jobId("0000000000000000"))).toBeUndefined();
    });

    test("knows copies of one story, and no longer when the one that links them is forgotten", async () => {
      const [first, middle, last] = [0, 2, 4].map((from) => toArticle({ text: stretch(from) }));
      for (const article of [first!, last!, middle!])
        await store.addArticle(article, { extraction: extractionOf(article.id), rules: "1", now });
      const ids = [first!, middle!, last!].map(({ id }) => id).sort();
      expect((await store.currentBuild())!.copies).toEqual(Object.fromEntries(ids.map((id) => [id, ids[0]])));
      await store.forgetArticle(middle!.id, now);
      expect((await store.currentBuild())!.copies).toBeUndefined();
    });

    test("keeps any text that an article may have", async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (text) => {
          const article = toArticle({ text: `Word ${text}` });
          await store.addArticle(article, { extraction: extractionOf(article.id), rules: "1", now });
          expect((await store.texts([article.id])).get(article.id)).toBe(article.text);
        }),
        { numRuns: 60 },
      );
    });

    test("lists every reading once, in id order, over many pages", async () => {
      const ids: string[] = [];
      for (let n = 0; n < 450; n++) {
        await read({ text: `Article number ${n}.` });
        ids.push(toArticle({ text: `Article number ${n}.` }).id);
      }
      const seen: string[] = [];
      for await (const reading of store.readings()) {
        expect(reading.extraction.id).toBe(reading.article.id);
        expect(reading.rules).toBe("1");
        expect(reading.article).not.toHaveProperty("text");
        seen.push(reading.article.id);
      }
      expect(seen).toEqual(ids.sort());
      expect((await store.texts(ids as ArticleId[])).size).toBe(450);
    });

    test("replaces what was read when the rules change", async () => {
      await read({ text: "Some text." });
      const { id } = toArticle({ text: "Some text." });
      const extraction: Extraction = { ...extractionOf(id), entities: [] };
      expect(await store.hasOlderRules("2")).toBe(true);
      await store.replaceExtractions([{ id, extraction, rules: "2" }], now);
      expect(await store.hasOlderRules("2")).toBe(false);
      expect(await store.findExtraction(id)).toEqual(extraction);
      for await (const reading of store.readings()) expect(reading.rules).toBe("2");
    });

    test("has what it acknowledged after it is closed and opened again", async () => {
      await read({ text: "Kept text." });
      await store.close();
      store = await world.open(place);
      expect(await store.countArticles()).toBe(1);
    });

    describe("searching articles", () => {
      beforeEach(async () => {
        await read({ text: "O'Neill visited Málaga AND left (quietly).", title: "Travel" });
        await read({ text: "The bank of Oslo opened. Oslo was quiet.", title: "Oslo" });
        await read({ text: "A harbour in Bergen, with ferries to Oslo and other towns further along the coast." });
      });
      test.each([
        ["málaga", 1],
        ["Malaga", 1],
        ["oslo", 2],
        ["oslo bank", 1],
        ["O'Neill", 1],
        ["AND", 2],
        ["travel", 1],
        ["bergen málaga", 0],
      ])("%j finds %d", async (words, count) => {
        expect(await store.searchArticles(words, 10)).toHaveLength(count);
      });
      test.each(['"', "(", "*", "-", "^", "a:b", "OR", "NEAR(", "", "  ", "\0", "x*", "title:x"])(
        "%j is no command and no error",
        async (words) => {
          expect(await store.searchArticles(words, 10)).toEqual([]);
        },
      );
      test("the article that says it most comes first, and no more come than were asked for", async () => {
        const found = await store.searchArticles("oslo", 1);
        expect(found).toEqual([toArticle({ text: "The bank of Oslo opened. Oslo was quiet." }).id]);
      });
    });

    describe("the graph", () => {
      test("has what an article says as soon as the article is kept, and no longer when it is forgotten", async () => {
        await read({ text: "One." });
        const one = await store.currentBuild();
        expect(one?.entities).toMatchObject([{ id: entity, articleCount: 1 }]);
        expect(await store.currentBuildHash()).toBe(one?.hash);
        await read({ text: "Two." });
        expect((await store.currentBuild())?.entities).toMatchObject([{ id: entity, articleCount: 2 }]);
        expect(await store.forgetArticle(toArticle({ text: "Two." }).id, now)).toBe("forgotten");
        expect(await store.currentBuild()).toEqual(one);
        expect(await store.searchArticles("two", 10)).toEqual([]);
        expect(await store.findArticle(toArticle({ text: "Two." }).id)).toBeUndefined();
      });
      test("says what came with an article, and what changed since a build", async () => {
        const [first, second] = [toArticle({ text: "One." }).id, toArticle({ text: "Two." }).id];
        await read({ text: "One." });
        const before = await store.currentBuildHash();
        await read({ text: "Two." });
        expect(await store.cameWith([second], undefined)).toMatchObject({ entities: [{ id: entity }] });
        expect(await store.cameWith([first, second], before)).toEqual({
          articles: [second],
          entities: [],
          relations: [],
        });
        expect(await store.changesSince(before)).toMatchObject({ entities: { changed: [entity] } });
        expect(await store.countSince(before)).toEqual({ entities: 0, relations: 0 });
      });
      test("can be arranged and made anew, and stays the same build", async () => {
        await read({ text: "One." });
        const before = await store.currentEdition();
        await store.arrange(now);
        await store.remakeGraph(now);
        const after = await store.currentEdition();
        expect(after?.build).toBe(before?.build);
        expect(after?.arranged).not.toBe(before?.arranged);
      });
    });

    describe("the queue", () => {
      const a = jobId("aaaaaaaaaaaaaaaa");
      const b = jobId("bbbbbbbbbbbbbbbb");
      const worker = { pid: 7, now, alive: () => true };
      const queue = (id = a, at = now) =>
        store.enqueue([{ id, name: `${id}.txt`, content: { article: { text: "Text.", title: "T" } } }], at);

      test("a job is queued, read and done", async () => {
        const [queued] = await queue();
        expect(queued).toEqual({ id: a, name: `${a}.txt`, state: "queued", createdAt: now, changedAt: now });
        expect(await store.takeJob(worker)).toEqual({
          id: a,
          name: `${a}.txt`,
          attempts: 1,
          content: { article: { text: "Text.", title: "T" } },
        });
        expect((await store.findJob(a))?.state).toBe("reading");
        const articles = ["a_00000000000000000000" as ArticleId];
        const newEntities = [{ id: "person.jane-smith", type: "Person", name: "Jane Smith" }];
        await store.finishJob(
          a,
          { state: "done", known: false, articles, build: buildHash(new Uint8Array(), "x"), newEntities },
          later,
        );
        expect(await store.findJob(a)).toEqual({
          id: a,
          name: `${a}.txt`,
          state: "done",
          known: false,
          createdAt: now,
          changedAt: later,
          finishedAt: later,
          articles,
          article: articles[0],
          build: buildHash(new Uint8Array(), "x"),
          newEntities,
        });
        expect(await store.takeJob(worker)).toBeUndefined();
      });

      test("a file comes back byte for byte", async () => {
        const file = Uint8Array.from({ length: 256 }, (_, n) => n);
        await store.enqueue([{ id: a, name: "x.html", content: { file } }], now);
        const job = await store.takeJob(worker);
        expect(job && "file" in job.content && [...job.content.file]).toEqual([...file]);
      });

      test("the oldest comes first, and each is given to one worker", async () => {
        await queue(a);
        await queue(b);
        expect((await store.takeJob(worker))?.id).toBe(a);
        expect((await store.takeJob({ ...worker, pid: 8 }))?.id).toBe(b);
        expect(await store.takeJob(worker)).toBeUndefined();
      });

      test("a job whose worker is gone is taken again, one whose worker lives is not", async () => {
        await queue();
        await store.takeJob(worker);
        expect(await store.takeJob({ pid: 8, now, alive: () => true })).toBeUndefined();
        expect(await store.takeJob({ pid: 8, now, alive: (pid) => pid !== 7 })).toMatchObject({ id: a, attempts: 2 });
      });

      test("a job keeps the build that was current when it was first taken", async () => {
        await read({ text: "One." });
        const before = await store.currentBuildHash();
        await queue();
        await store.takeJob(worker);
        await read({ text: "Two." });
        await store.takeJob({ pid: 8, now, alive: () => false });
        expect((await store.findJob(a))?.buildBefore).toBe(before);
      });

      test("a rejected job says why", async () => {
        await queue();
        await store.takeJob(worker);
        await store.finishJob(a, { state: "rejected", reason: "There is no text in it." }, later);
        expect(await store.findJob(a)).toMatchObject({ state: "rejected", reason: "There is no text in it." });
      });

      test("only a job that nobody has begun can be cancelled, and a finished one stays as it is", async () => {
        await queue(a);
        await queue(b);
        await store.takeJob(worker);
        expect(await store.cancelJob(a, later)).toBe("too late");
        expect(await store.cancelJob(b, later)).toBe("cancelled");
        expect(await store.cancelJob(b, later)).toBe("too late");
        expect(await store.cancelJob(jobId("cccccccccccccccc"), later)).toBe("unknown");
        await store.finishJob(b, { state: "rejected", reason: "late" }, later);
        expect((await store.findJob(b))?.state).toBe("cancelled");
        expect(await store.takeJob(worker)).toBeUndefined();
      });

      test("jobs are listed newest first, and by when they last changed", async () => {
        await queue(a, "2020-01-01T00:00:00.000Z");
        await queue(b, "2020-01-02T00:00:00.000Z");
        expect((await store.jobs({ limit: 10 })).map((job) => job.id)).toEqual([b, a]);
        expect((await store.jobs({ limit: 1 })).map((job) => job.id)).toEqual([b]);
        const since = "2020-01-02T00:00:00.000Z";
        expect((await store.jobs({ limit: 10, since })).map((job) => job.id)).toEqual([b]);
        expect(await store.countJobs()).toEqual({ queued: 2, reading: 0, done: 0, rejected: 0, cancelled: 0 });
      });

      test("several jobs are queued together or not at all", async () => {
        await queue(a);
        const twice = [b, a].map((id) => ({ id, name: "x", content: { article: { text: "Text." } } }));
        await expect(store.enqueue(twice, now)).rejects.toThrow();
        expect((await store.countJobs()).queued).toBe(1);
      });
    });

    test("two programs work on one store, and each sees that the other wrote", async () => {
      const other = await world.open(place);
      try {
        const before = await store.changeCounter();
        expect(await store.changeCounter()).toBe(before);
        await read({ text: "From the other." }, other);
        const after = await store.changeCounter();
        expect(after).not.toBe(before);
        await read({ text: "From here." });
        expect(await store.changeCounter()).not.toBe(after);
        expect(await other.countArticles()).toBe(2);
      } finally {
        await other.close();
      }
    });

    test("many calls at once do not mix", async () => {
      const texts = Array.from({ length: 60 }, (_, n) => `Article ${n % 30}.`);
      const results = await Promise.all(texts.map((text) => read({ text })));
      expect(results.filter((result) => result === "added")).toHaveLength(30);
      expect(await store.countArticles()).toBe(30);
    });
  });
}

const deciding = (name: string, text = "look into this"): Decision => ({
  id: decisionId(name.padEnd(16, "0")),
  at: now,
  author: "Jane Smith",
  content: { kind: "note", about: entity, text },
});

const now = "2020-01-01T00:00:00.000Z";
const later = "2020-01-01T00:00:05.000Z";
const entity = "person.jane-smith" as EntityId;

function extractionOf(id: ArticleId): Extraction {
  return {
    id,
    entities: [{ id: "e1", type: "Person", name: "Jane Smith", mentions: [{ start: 0, end: 4, kind: "name" }] }],
    relations: [],
    quotes: [{ start: 0, end: 4, kind: "direct", speaker: "e1" }],
    attributes: [],
  };
}
