import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ArticleRejected,
  longestArticle,
  normaliseText,
  toArticle,
  toDate,
} from "../../../graph-data/records/article.ts";

test("the same text is the same article, whatever it was called and however its lines ended", () => {
  const one = toArticle({ text: "Anna met Bob.\r\nThey left.", title: "A meeting", id: "17" });
  const two = toArticle({ text: "\uFEFFAnna met Bob.\nThey left.\u0000" });
  expect(two.id).toBe(one.id);
  expect(one).toMatchObject({ title: "A meeting", sourceId: "17" });
  expect(two).toEqual({ id: one.id, text: "Anna met Bob.\nThey left." });
});

test.each([
  ["", "There is no text"],
  [" \n\t", "There is no text"],
  ["…!?", "There is no text"],
  ["a".repeat(longestArticle + 1), "Split it"],
])("an article that cannot be read is rejected with what to do", (text, reason) => {
  expect(() => toArticle({ text })).toThrow(ArticleRejected);
  expect(() => toArticle({ text })).toThrow(reason);
});

test.each([
  ["2018-03-28", "2018-03-28"],
  ["2018-03-28T10:00:00Z", "2018-03-28"],
  ["2018-03", "2018-03"],
  ["2018", "2018"],
  ["2016-02-29", "2016-02-29"],
])("%s is the date %s", (raw, date) => {
  expect(toDate(raw)).toBe(date);
});

test.each(["2018-13-01", "2018-02-30", "28 March 2018", "yesterday", "", "20180328"])(
  "%j is no date, and none is guessed",
  (raw) => {
    expect(toDate(raw)).toBeUndefined();
  },
);

test.each(["javascript:alert(1)", "ftp://a", "a"])("%s is not kept as an address", (url) => {
  expect(toArticle({ text: "Text.", url }).url).toBeUndefined();
});

test("normalised text is well formed, holds no control characters, and stays as it is when normalised again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (raw) => {
      const text = normaliseText(raw);
      return text.isWellFormed() && !/[\0-\x08\x0b-\x1f\x7f]/.test(text) && normaliseText(text) === text;
    }),
  );
});
