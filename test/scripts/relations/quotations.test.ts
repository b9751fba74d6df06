import { describe, expect, test } from "vitest";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { readingOf } from "./readingOf.ts";

/** Quotations as "kind | speaker | words". */
function quotesOf(marked: string): string[] {
  const reading = readingOf(marked);
  return findRelations(reading).quotes.map(
    ({ kind, speaker, start, end }) =>
      `${kind} | ${speaker === null ? "nobody" : reading.entities[Number(speaker.slice(1))]!.name} | ${reading.document.text.slice(start, end)}`,
  );
}

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
    ["Officials said that the mine was safe.", "indirect | nobody | the mine was safe"],
    ["[Jane Smith|Person]'s lawyers said that the mine was safe.", "indirect | nobody | the mine was safe"],
    ["A spokesman for [Acme|Company] said that the mine was safe.", "indirect | nobody | the mine was safe"],
    ["The [Lima Post|MediaOutlet] reported that the mine was safe.", "indirect | Lima Post | the mine was safe"],
  ])("%s", (text, expected) => {
    expect(quotesOf(text)).toContain(expected);
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
  test.each([
    "[Jane Smith|Person] spoke to [Acme|Company].",
    "A lawyer of [Jane Smith|Person] said that [Acme|Company] was late.",
  ])("not: %s", (text) => {
    expect(about(text)).toEqual([]);
  });
});
