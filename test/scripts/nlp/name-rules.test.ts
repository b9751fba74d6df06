import { describe, expect, test } from "vitest";
import { type NameType, nameTypes } from "../../../scripts/nlp/bilou.ts";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { shippedGazetteer, shippedWordTable } from "../../../scripts/nlp/models.ts";
import { readWord } from "../../../scripts/nlp/name-features.ts";
import { applyNameRules } from "../../../scripts/nlp/name-rules.ts";

const knowledge = { words: shippedWordTable(), lists: shippedGazetteer() };

/**
 * What the rules make of text in which the weights saw names: "{PER Velmar} rose". Each is only a little surer of its
 * type than of the others, as weights are with names that they do not know.
 */
function settle(annotated: string): string[] {
  const marks: { start: number; end: number; type: NameType }[] = [];
  let text = "";
  let at = 0;
  for (const mark of annotated.matchAll(/\{(PER|ORG|LOC|MISC) ([^}]*)\}/g)) {
    text += annotated.slice(at, mark.index);
    marks.push({ start: text.length, end: text.length + mark[2]!.length, type: mark[1] as NameType });
    text += mark[2]!;
    at = mark.index + mark[0].length;
  }
  text += annotated.slice(at);
  const document = readDocument(text);
  const words = document.tokens.map((token) => readWord(token.text, knowledge));
  const spans = marks.map(({ start, end, type }) => ({
    first: document.tokens.findIndex((token) => token.start === start),
    last: document.tokens.findIndex((token) => token.end === end) + 1,
    type,
    confidence: 0.6,
    points: nameTypes.map((other) => (other === type ? 30 : 0)),
  }));
  return applyNameRules(document, words, spans, knowledge)
    .filter(({ type }) => type !== "MISC")
    .map(
      ({ first, last, type }) => `${type} ${text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end)}`,
    );
}

describe("a name is a body", () => {
  test.each([
    ["by its legal form", "{PER Harlan Moss Pell LLP} moved.", ["ORG Harlan Moss Pell LLP"]],
    ["by its last word", "The {LOC Tarkand Court} ruled.", ["ORG Tarkand Court"]],
    ["by what it has", "{PER Velmar} shares fell.", ["ORG Velmar"]],
    ["by what it has, as an owner", "{PER Velmar}'s chief executive resigned.", ["ORG Velmar"]],
    ["by the mark of an exchange", "{PER Velmar} (NYSE: VLM) fell.", ["ORG Velmar"]],
    ["by what it is called after it", "{PER Velmar}, a family-owned retailer, fell.", ["ORG Velmar"]],
    ["by what it is called before it", "The newspaper {PER Velmar} wrote so.", ["ORG Velmar"]],
    ["by who leads it", "The founder of {PER Velmar} left.", ["ORG Velmar"]],
    ["by who works there", "An analyst at {PER Velmar} agreed.", ["ORG Velmar"]],
    ["by who plays for it", "{PER Velmar} striker {PER Ana Silva} scored.", ["ORG Velmar", "PER Ana Silva"]],
    ["everywhere, by one mention", "{PER Velmar} grew. Shares of {PER Velmar} rose.", ["ORG Velmar", "ORG Velmar"]],
    [
      "as the short form of one",
      "{ORG Velmar Holdings Ltd} grew. {PER Velmar} is old.",
      ["ORG Velmar Holdings Ltd", "ORG Velmar"],
    ],
    [
      "as the initials of one",
      "The {ORG Tarkand Relief Fund} ({LOC TRF}) paid.",
      ["ORG Tarkand Relief Fund", "ORG TRF"],
    ],
  ])("%s: %j", (_, text, expected) => {
    expect(settle(text)).toEqual(expected);
  });

  test.each([
    ["because it speaks", "{PER Velmar} said so.", ["PER Velmar"]],
    ["because a bank manager is no bank", "{PER Velmar}, a bank manager, left.", ["PER Velmar"]],
    ["because one has an age", "{ORG Velmar}, 34, left.", ["PER Velmar"]],
    [
      "because a longer one begins with the town",
      "{ORG Lima Water Ltd} grew. {LOC Lima} is old.",
      ["ORG Lima Water Ltd", "LOC Lima"],
    ],
    [
      "because a longer one ends with it",
      "{ORG Bank of Velmar} grew. {LOC Velmar} is old.",
      ["ORG Bank of Velmar", "LOC Velmar"],
    ],
    [
      "because brackets hold something else",
      "The {ORG Tarkand Relief Fund} ({LOC VLM}) paid.",
      ["ORG Tarkand Relief Fund", "LOC VLM"],
    ],
  ])("not %s: %j", (_, text, expected) => {
    expect(settle(text)).toEqual(expected);
  });
});

describe("a body whose name joins two fields of work", () => {
  test.each([
    ["The {MISC Flood Prevention} and {ORG Relief Department} met.", ["ORG Flood Prevention and Relief Department"]],
    ["They asked the Labour and {ORG Social Security Ministry} again.", ["ORG Labour and Social Security Ministry"]],
  ])("is one: %j", (text, expected) => {
    expect(settle(text)).toEqual(expected);
  });

  test.each([
    ["The {ORG Home Office} and {ORG Foreign Ministry} met.", ["ORG Home Office", "ORG Foreign Ministry"]],
    ["Clara and {ORG Relief Department} staff met.", ["ORG Relief Department"]],
    ["The {PER Okafor} and {ORG Relief Department} case closed.", ["PER Okafor", "ORG Relief Department"]],
  ])("is not made of two names: %j", (text, expected) => {
    expect(settle(text)).toEqual(expected);
  });
});

describe("a place is known by what it is called", () => {
  test.each([
    ["The {PER Vestara} region is dry.", ["LOC Vestara"]],
    ["They moved to a capital named {PER Vestara}.", ["LOC Vestara"]],
    [
      "{PER Vestara}, which lies inland, grew. They live in a town called {PER Vestara}.",
      ["LOC Vestara", "LOC Vestara"],
    ],
  ])("%j", (text, expected) => {
    expect(settle(text)).toEqual(expected);
  });

  test.each([
    ["The {ORG Vestara} region is dry.", ["ORG Vestara"]],
    ["{PER Vestara} region head spoke.", ["PER Vestara"]],
    ["A man named {PER Vestara} spoke.", ["PER Vestara"]],
    ["A book by {PER Vestara}, which sold well, is out.", ["PER Vestara"]],
  ])("not so: %j", (text, expected) => {
    expect(settle(text)).toEqual(expected);
  });
});

describe("names that look like common words", () => {
  test.each([
    ["On Friday the Cabinet met.", ["ORG Cabinet"]],
    ["They urged Parliament to act.", ["ORG Parliament"]],
    ["He told XYZ that it was over.", ["ORG XYZ"]],
    ["Most Republicans agreed.", ["ORG Republicans"]],
    ["Her {MISC Social Democrats} lost.", ["ORG Social Democrats"]],
    ["Neither {ORG Velmar}! nor its owner agreed. They like {ORG Velmar}!", ["ORG Velmar!", "ORG Velmar!"]],
  ])("are found: %j", (text, expected) => {
    expect(settle(text)).toEqual(expected);
  });

  test.each([
    ["The cabinet met in the house."],
    ["House of Cards was shown again."],
    ["In The House Of Cabinet Makers Nobody Slept"],
    ["He told HIM Enterprise it was over."],
    ["She is a democrat."],
    ["The environmental impact assessment ({ORG EIA}) is due. An {ORG EIA} takes long."],
    ["Some non-fungible tokens ({ORG NFTs}) lost value."],
  ])("are not: %j", (text) => {
    expect(settle(text)).toEqual([]);
  });

  test("an exclamation is no part of a name", () => {
    expect(settle("They love {ORG Velmar}! Everybody does.")).toEqual(["ORG Velmar"]);
  });
});
