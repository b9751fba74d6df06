import { expect, test } from "vitest";
import { sharedSentences } from "../../../client/state/sharedSentences.ts";
import type { ArticleDetail } from "../../../server/contract.ts";

const text = "Jane Smith met Omar Khan in Lyon. Smith left. Later Khan wrote to Smith.\n\nSmith is tired.";
const at = (wording: string, from = 0) => {
  const start = text.indexOf(wording, from);
  return { start, end: start + wording.length };
};
const mention = (entity: string, span: { start: number; end: number }): ArticleDetail["mentions"][number] => ({
  ...span,
  kind: "name",
  entity,
  entityType: "Person",
  entityName: entity,
});
const article: ArticleDetail = {
  id: "a_1",
  title: "A meeting",
  text,
  copies: [],
  mentions: [
    mention("jane", at("Jane Smith")),
    mention("omar", at("Omar Khan")),
    mention("jane", at("Smith left")),
    mention("omar", at("Khan wrote")),
    mention("jane", at("Smith.")),
    mention("jane", at("Smith is")),
  ].map((one) => ({ ...one, end: Math.min(one.end, one.start + one.entityName.length + 6) })),
  statements: [],
  quotes: [],
};

test("only sentences that name both, cut out whole, with where each is named", () => {
  const found = sharedSentences([article], "jane", "omar");
  expect(found.map(({ quotation }) => quotation)).toEqual([
    "Jane Smith met Omar Khan in Lyon.",
    "Later Khan wrote to Smith.",
  ]);
  for (const { start, end, quotation, one, other } of found) {
    expect(text.slice(start, end)).toBe(quotation);
    for (const span of [one, other]) expect(span.start >= start && span.end <= end).toBe(true);
  }
});

test("two that no sentence names together have none", () => {
  expect(sharedSentences([article], "jane", "nobody")).toEqual([]);
});
