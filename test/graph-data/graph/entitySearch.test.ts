import { describe, expect, test } from "vitest";
import { beginsWithOneTypo, entitySearch } from "../../../graph-data/graph/entitySearch.ts";
import { openHandMade } from "./handMade.ts";

const graph = openHandMade([["Harbour Council", "ownerOf", "Harbour Line"]], {
  "Łucja Żuławska": "Person",
  "José Núñez": "Person",
  "Jose Nunezo": "Person",
  "Марина Орлова": "Person",
  "Halden Bank": { type: "Company", aliases: ["HB", "Bank of Halden"] },
  Halden: "Place",
  "Harbour Council": "Organization",
  "Harbour Line": "Organization",
  "Old Harbour Museum": "Organization",
  "State Bank": "Company",
});
const search = entitySearch(graph);
const names = (typed: string): (string | undefined)[] =>
  search(typed).map(({ entity }) => graph.entities.get(entity)?.name);

describe("search as you type", () => {
  test.each([
    ["halden", ["Halden", "Halden Bank"]],
    ["HALD", ["Halden Bank", "Halden"]],
    ["hb", ["Halden Bank"]],
    ["bank of hal", ["Halden Bank"]],
    ["bank hal", ["Halden Bank"]],
    ["lucja zul", ["Łucja Żuławska"]],
    ["Łucja", ["Łucja Żuławska"]],
    ["nunez", ["José Núñez", "Jose Nunezo"]],
    ["marina orlova", ["Марина Орлова"]],
    ["орлова", ["Марина Орлова"]],
    ["  Harbour   line ", ["Harbour Line"]],
    ["the harbour line", ["Harbour Line"]],
    ["harbour line's", ["Harbour Line"]],
  ])("%j finds %j", (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  test.each([
    ["a letter wrong", "holden bank"],
    ["a letter missing", "haldn bank"],
    ["a letter too many", "haldeen ban"],
    ["two swapped", "hladen bank"],
  ])("one typo is forgiven: %s", (_, typed) => {
    expect(names(typed)).toEqual(["Halden Bank"]);
  });

  test.each([
    ["two typos", "holdon bank"],
    ["a typo in a short word", "ald"],
    ["the wrong first letter", "malden"],
    ["a word that the name has not", "halden museum"],
    ["the middle of a word", "alden"],
    ["nothing", ""],
    ["blanks", "   "],
    ["marks", "'\"%_*()"],
    ["a control character", "\u0000"],
  ])("%s finds nobody", (_, typed) => {
    expect(names(typed)).toEqual([]);
  });

  test("the better connected come first among names that match as well, whichever word begins so", () => {
    expect(names("harbour")).toEqual(["Harbour Council", "Harbour Line", "Old Harbour Museum"]);
    const known = openHandMade([["Ada Harbour", "agreedWith", "Old Harbour Museum"]], {
      "Ada Harbour": "Person",
      "Harbour Line": "Company",
    });
    expect(entitySearch(known)("harb").map(({ entity }) => known.entities.get(entity)?.name)).toEqual([
      "Old Harbour Museum",
      "Ada Harbour",
      "Harbour Line",
    ]);
  });

  test("a right spelling comes before one with a typo", () => {
    expect(names("jose nunezo")).toEqual(["Jose Nunezo", "José Núñez"]);
  });
});

test.each([
  ["halden", "halden", true],
  ["halden", "haldne", true],
  ["halden", "hldn", false],
  ["halden", "haldenx", true],
  ["halden", "haldenxy", false],
  ["halden", "halxen", true],
  ["halden", "xalden", false],
])("is %j begun by %j with at most one typo: %j", (word, typed, expected) => {
  expect(beginsWithOneTypo(word, typed)).toBe(expected);
});
