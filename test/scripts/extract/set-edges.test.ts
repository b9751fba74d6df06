import { describe, expect, test } from "vitest";
import { readAnnotated, summary } from "./readAnnotated.ts";

describe("the edges of a name are set right", () => {
  test.each<[string, string, string[]]>([
    [
      "a dateline is a place of its own",
      "[LISBON – Acme|ORG] grew.",
      ["Lisbon (Place): LISBON", "Acme (Organization): Acme"],
    ],
    ["a dateline alone is a place", "[LISBON|ORG] – Rain fell.", ["Lisbon (Place): LISBON"]],
    [
      "an owner is a name of its own",
      "[Peru's Fisheries Office|ORG] met.",
      ["Peru (Country): Peru", "Fisheries Office (PublicBody): Fisheries Office"],
    ],
    ["a hyphenated forename is whole", "Anna-[Maria Roe|PER] spoke.", ["Anna-Maria Roe (Person): Anna-Maria Roe"]],
    ["a hyphenated town is whole", "In [Baden|LOC]-Baden it rained.", ["Baden-Baden (Place): Baden-Baden"]],
    [
      "a common word is no part of it",
      "[Acme joins Zeta|ORG].",
      ["Acme (Organization): Acme", "Zeta (Organization): Zeta"],
    ],
    [
      "the office behind a body",
      "[White House Advisor|ORG] Jane Roe spoke.",
      ["White House (PublicBody): White House"],
    ],
    ["what a speaker calls a country", "[Islamic Iran|LOC] answered.", ["Iran (Country): Iran"]],
    ["the kind of body at the end", "The [Lakes oil company|ORG] won.", ["Lakes (Organization): Lakes"]],
  ])("%s", (_, text, expected) => {
    expect(summary(readAnnotated(text))).toEqual(expected);
  });

  test.each<[string, string]>([
    ["[Harry's Bar|ORG] opened.", "Harry's Bar"],
    ["[Bank of the Lakes|ORG] opened.", "Bank of the Lakes"],
    ["The [Lakes party|ORG] won.", "Lakes party"],
    ["[Abu al-khair Roe|PER] spoke.", "Abu al-khair Roe"],
    ["[Ludwig van Beek|PER] spoke.", "Ludwig van Beek"],
    ["[Peru|LOC]-[Chile|LOC] talks", "Peru"],
    ["[Islamic Relief|ORG] helped.", "Islamic Relief"],
    ["[Red Cross|ORG] helped.", "Red Cross"],
    ["[Union of Analysts|ORG] met.", "Union of Analysts"],
  ])("but %s stays as it is", (text, name) => {
    expect(readAnnotated(text).entities[0]?.name).toBe(name);
  });
});

describe("names that the tagger saw nothing of", () => {
  test.each<[string, string[]]>([
    ["Talks with Goldman Sachs failed.", ["Goldman Sachs (Company): Goldman Sachs"]],
    ["As Harbourwatch writes, it rained.", ["Harbourwatch (MediaOutlet): Harbourwatch"]],
    ["Prices rose in Peru.", ["Peru (Country): Peru"]],
  ])("are found by lists and by how they are cited: %s", (text, expected) => {
    expect(summary(readAnnotated(text))).toEqual(expected);
  });

  test.each([
    "Harbourwatch closed.",
    "As he writes, it rained.",
    "It rained as Monday came.",
    "Sachs and goldman stayed away.",
  ])("but not in %j", (text) => {
    expect(readAnnotated(text).entities).toEqual([]);
  });
});
