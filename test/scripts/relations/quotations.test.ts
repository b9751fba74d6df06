import { describe, expect, test } from "vitest";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { quotesOf } from "./quotesOf.ts";
import { readingOf } from "./readingOf.ts";

describe("direct quotations", () => {
  test.each([
    ['"The mine is safe and open," [Jane Smith|Person] said.', ["direct | Jane Smith | The mine is safe and open,"]],
    [
      "“The mine is safe and open,” said [Jane Smith|Person], the mayor.",
      ["direct | Jane Smith | The mine is safe and open,"],
    ],
    ['[Jane Smith|Person] said: "The mine is safe and open."', ["direct | Jane Smith | The mine is safe and open."]],
    [
      '[Jane Smith|Person] told reporters, "The mine is safe and open."',
      ["direct | Jane Smith | The mine is safe and open."],
    ],
    [
      '[Jane Smith|Person] left. "It will be very good," [she|Person:pronoun:Jane Smith] said.',
      ["direct | Jane Smith | It will be very good,"],
    ],
    [
      '[Andina|MediaOutlet] wrote on Monday. "The train will carry copper and tin," [the agency|MediaOutlet:nominal:Andina] reported.',
      ["direct | Andina | The train will carry copper and tin,"],
    ],
    [
      '"The ambassador [in Peru] is a friend of the mine," [Jane Smith|Person] said.',
      ["direct | Jane Smith | The ambassador [in Peru] is a friend of the mine,"],
    ],
  ])("%s", (text, expected) => {
    expect(quotesOf(text)).toEqual(expected);
  });

  test("parts with the same speaker between them are one quotation", () => {
    expect(quotesOf('"The mine is safe," [Jane Smith|Person] said. "It opens on Monday."')).toEqual([
      'direct | Jane Smith | The mine is safe," Jane Smith said. "It opens on Monday.',
    ]);
  });

  test("a paragraph that opens marks after an unclosed one goes on", () => {
    const found = quotesOf('[Jane Smith|Person] said: "The mine is safe and open.\n\n"It will stay open for years."');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^direct \| Jane Smith \| The mine.*for years\.$/s);
  });
});

describe("indirect quotations", () => {
  test.each([
    ["[Jane Smith|Person] said that the mine was safe.", "indirect | Jane Smith | the mine was safe"],
    ["[Jane Smith|Person] said the mine was safe.", "indirect | Jane Smith | the mine was safe"],
    ["The mine was safe, [Jane Smith|Person] said.", "indirect | Jane Smith | The mine was safe"],
    ["According to [Jane Smith|Person], the mine was safe.", "indirect | Jane Smith | the mine was safe"],
    ["The mine was safe, according to [Jane Smith|Person].", "indirect | Jane Smith | The mine was safe"],
    [
      "[Jane Smith|Person] told reporters in [Lima|Place] on Monday that the mine was safe.",
      "indirect | Jane Smith | the mine was safe",
    ],
    [
      "[Jane Smith|Person], the mayor of [Lima|Place], said that the mine was safe.",
      "indirect | Jane Smith | the mine was safe",
    ],
    ["[Jane Smith|Person] asked whether the mine was safe.", "indirect | Jane Smith | whether the mine was safe"],
    [
      '[Jane Smith|Person] said the mine was "as safe as a house".',
      'mixed | Jane Smith | the mine was "as safe as a house"',
    ],
    ["Officials said that the mine was safe.", "indirect | officials (described) | the mine was safe"],
    [
      "[Jane Smith|Person]'s lawyers said that the mine was safe.",
      "indirect | Jane Smith's lawyers (described) | the mine was safe",
    ],
    [
      "A spokesman for [Acme|Company] said that the mine was safe.",
      "indirect | a spokesman for Acme (described) | the mine was safe",
    ],
    [
      "The [Kenyan|Country:demonym:Kenya] government said that the mine was safe.",
      "indirect | the Kenyan government (described) | the mine was safe",
    ],
    ["A report showed that the mine was safe.", "indirect | a report (described) | the mine was safe"],
    [
      "[Jane Smith|Person], a miner who lives in [Lima|Place], said that the mine was safe.",
      "indirect | Jane Smith | the mine was safe",
    ],
    [
      "[Jane Smith|Person] (R-Ohio) said on Monday that the mine was safe.",
      "indirect | Jane Smith | the mine was safe",
    ],
    ["[Jane Smith|Person] later Thursday told miners the mine was safe.", "indirect | Jane Smith | the mine was safe"],
    [
      "In a radio interview [Jane Smith|Person] said that the mine was safe.",
      "indirect | Jane Smith | the mine was safe",
    ],
    ["[Jane Smith|Person], who said that the mine was safe, left.", "indirect | Jane Smith | the mine was safe, left"],
    [
      "[Jane Smith|Person] said the mine was safe and warned that [John Miller|Person] was ill.",
      "indirect | Jane Smith | John Miller was ill",
    ],
    [
      "[Reuters|MediaOutlet] quoted [Jane Smith|Person] as saying that [Peru|Country] wants peace.",
      "indirect | Jane Smith | Peru wants peace",
    ],
    ["The mine, [Jane Smith|Person] said, was safe.", "indirect | Jane Smith | The mine, Jane Smith said, was safe"],
    ["The mine was safe, [Jane Smith|Person] said on Monday.", "indirect | Jane Smith | The mine was safe"],
    ["[Jane Smith|Person] said the mine was safe, adding that it was old.", "indirect | Jane Smith | it was old"],
    [
      "[Jane Smith|Person] said the mine was safe, and [John Miller|Person] said it was old.",
      "indirect | John Miller | it was old",
    ],
    ["[Jane Smith|Person] said the mine was safe; miners left.", "indirect | Jane Smith | the mine was safe"],
    ["The [Lima Post|MediaOutlet] reported that the mine was safe.", "indirect | Lima Post | the mine was safe"],
  ])("%s", (text, expected) => {
    expect(quotesOf(text)).toContain(expected);
  });
});

describe("speakers that are only described", () => {
  test("are kept behind the entities, and are the same speaker where the words are the same", () => {
    const reading = readingOf("A spokesman said the mine was safe. Miners left. A spokesman said it was old.");
    const { quotes, described } = findRelations(reading);
    expect(described).toEqual([
      {
        type: "Person",
        name: "a spokesman",
        mentions: [
          { start: 0, end: 11, kind: "nominal" },
          { start: 49, end: 60, kind: "nominal" },
        ],
      },
    ]);
    expect(quotes.map(({ speaker }) => speaker)).toEqual(["e0", "e0"]);
  });

  test("a pronoun behind one of them means them", () => {
    expect(quotesOf("A spokesman said the mine was safe. He said it was old.")).toEqual([
      "indirect | a spokesman (described) | the mine was safe",
      "indirect | a spokesman (described) | it was old",
    ]);
  });

  test("he and she with nobody before them are nobody", () => {
    expect(quotesOf("He said the mine was old.")).toEqual(["indirect | nobody | the mine was old"]);
  });

  test.each([
    ["They said the mine was old.", "indirect | they (described) | the mine was old"],
    ["It said the mine was old.", "indirect | it (described) | the mine was old"],
    ["Some say that the mine is old.", "indirect | some (described) | the mine is old"],
    ["The inscription says that the mine is old.", "indirect | the inscription (described) | the mine is old"],
  ])("%s", (text, expected) => {
    expect(quotesOf(text)).toEqual([expected]);
  });
});

describe("interviews", () => {
  test("three turns or more are speech", () => {
    expect(
      quotesOf(
        "[Jane Smith|Person]: Is the mine safe, sir?\n\nMILLER: Well, it is safe and open.\n\n[Jane Smith|Person]: And will it stay open?",
      ),
    ).toEqual([
      "direct | Jane Smith | Is the mine safe, sir?",
      "direct | nobody | Well, it is safe and open.",
      "direct | Jane Smith | And will it stay open?",
    ]);
  });
  test.each([
    "Photo: The mine is safe and open.",
    "Lima: Miners are safe in the mine.",
    "[Jane Smith|Person]: A miner at home.",
  ])("no turn: %s", (text) => {
    expect(quotesOf(text)).toEqual([]);
  });
});

test.each([
  'Her book "The Safe Mine and Other Tales" sold well.',
  "Photo: [Jane Smith|Person] in [Lima|Place].",
  "[Jane Smith|Person] declined to comment.",
  "[Jane Smith|Person] walked home and slept.",
])("says nothing: %s", (text) => {
  expect(quotesOf(text)).toEqual([]);
});

describe("who speaks about whom", () => {
  const about = (marked: string): string[] => {
    const reading = readingOf(marked);
    return findRelations(reading)
      .relations.filter((relation) => relation.type === "spokeAbout")
      .map(
        ({ source, target }) =>
          `${reading.entities[Number(source.slice(1))]!.name} about ${reading.entities[Number(target.slice(1))]!.name}`,
      );
  };
  test.each([
    ['"[Acme|Company] buys a lot from us," [Jane Smith|Person] said.', ["Jane Smith about Acme"]],
    ["[Jane Smith|Person] framed relations with [Peru|Country] in warm terms.", ["Jane Smith about Peru"]],
    ["[Jane Smith|Person] spoke of [Acme|Company].", ["Jane Smith about Acme"]],
    ["[Jane Smith|Person] said that [Acme|Company] was late.", ["Jane Smith about Acme"]],
  ])("%s", (text, expected) => {
    expect(about(text)).toEqual(expected);
  });
  test("a pronoun that the quotation alone resolves is an end, unless somebody else was named since", () => {
    const lead = '"The mine is safe and open," [Jane Smith|Person] said. ';
    expect(about(`${lead}She said that [Acme|Company] was late.`)).toEqual(["Jane Smith about Acme"]);
    expect(about(`${lead}[Ann Brown|Person] slept. She said that [Acme|Company] was late.`)).toEqual([]);
  });

  test.each([
    "[Jane Smith|Person] spoke to [Acme|Company].",
    "A lawyer of [Jane Smith|Person] said that [Acme|Company] was late.",
  ])("not: %s", (text) => {
    expect(about(text)).toEqual([]);
  });
});
