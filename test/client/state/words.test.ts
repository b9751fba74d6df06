import { describe, expect, test } from "vitest";
import {
  announcement,
  assertion,
  confidence,
  count,
  date,
  dateRange,
  number,
  rule,
  sources,
} from "../../../client/state/words.ts";

describe("words", () => {
  test.each([
    [7, "7"],
    [1234, "1\u2009234"],
    [1234567, "1\u2009234\u2009567"],
  ])("%i is written %s", (value, words) => expect(number(value)).toBe(words));

  test.each([
    [1, "relation", undefined, "1 relation"],
    [0, "relation", undefined, "0 relations"],
    [3, "entity", "entities", "3 entities"],
  ])("%i %s", (value, one, many, words) => expect(count(value, one, many)).toBe(words));

  test.each([
    [3, 2, "3 sources, 2 copies left out"],
    [1, 1, "1 source, 1 copy left out"],
    [4, 0, "4 sources"],
  ])("%i sources with %i copies", (sourceCount, copyCount, words) =>
    expect(sources({ sourceCount, copyCount })).toBe(words),
  );

  test.each([
    ["2018-03-28", "28 Mar 2018"],
    ["2018-03-05T10:00:00Z", "5 Mar 2018"],
    ["2018-03", "Mar 2018"],
    ["2018", "2018"],
    ["last week", "last week"],
  ])("the date %s reads %s", (iso, words) => expect(date(iso)).toBe(words));

  test.each([
    ["2015-03", "2018-03-28", "Mar 2015 – 28 Mar 2018"],
    ["2018-03-28", "2018-03-28", "28 Mar 2018"],
    ["2018", undefined, "2018"],
    [undefined, undefined, ""],
  ])("from %s to %s reads %s", (first, last, words) => expect(dateRange(first, last)).toBe(words));

  test.each([
    [0.62, "likely right in 6 of 10 cases"],
    [0.9, "likely right in 9 of 10 cases"],
    [0.95, "likely right in 19 of 20 cases"],
    [0.99, "likely right in 99 of 100 cases"],
    [1, "likely right in 99 of 100 cases"],
    [0.01, "likely right in 1 of 10 cases"],
  ])("a confidence of %d is %s", (value, words) => expect(confidence(value)).toBe(words));

  test.each([
    ["stated", undefined, "stated"],
    ["stated", "Jane Smith", "stated"],
    ["claimed", "Jane Smith", "claimed by Jane Smith"],
    ["denied", "Acme", "denied by Acme"],
    ["claimed", undefined, "claimed"],
  ] as const)("%s, claimant %s: %s", (kind, claimant, words) => expect(assertion(kind, claimant)).toBe(words));

  test("a selection is announced with name, type and relations", () => {
    expect(announcement({ name: "Jane Smith", entityType: "Person" }, 6)).toBe("Jane Smith, person, 6 relations");
  });

  test("a rule's name is words", () => expect(rule("verb.subject-object")).toBe("verb, subject object"));
});
