import { expect, test } from "vitest";
import { type Answer, AnswerCache } from "../../server/answerCache.ts";

const answer = (bytes: number): Answer => ({ plain: { etag: '"a"', headers: {}, body: Buffer.alloc(bytes) } });

test("forgets the least recently used when there is no more room", () => {
  const cache = new AnswerCache(24_000);
  for (const key of ["a", "b", "c", "d"]) cache.set(key, answer(2_500));
  expect(cache.get("a")).toBeDefined();
  cache.set("e", answer(2_500));
  expect(["a", "b", "c", "d", "e"].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true, true]);
});

test("keeps nothing that would fill it alone, and does not grow when a key is set again", () => {
  const cache = new AnswerCache(20_000);
  cache.set("large", answer(10_000));
  expect(cache.get("large")).toBeUndefined();
  cache.set("b", answer(1_000));
  for (let i = 0; i < 100; i++) cache.set("a", answer(1_000));
  expect(cache.get("b")).toBeDefined();
});
