import { describe, expect, test } from "vitest";
import { read, shippedKnowledge } from "../../../scripts/extract/extract.ts";

const names = (text: string): string[] =>
  read({ id: "1", text }, shippedKnowledge()).entities.map(({ name, type }) => `${name} (${type})`);

describe("names of many shapes are found whole, with their type", () => {
  test.each<[string, string[]]>([
    ["Ministers of Kenya, Peru and Norway met.", ["Kenya (Country)", "Peru (Country)", "Norway (Country)"]],
    ["They live in Lyon, France.", ["Lyon (Place)", "France (Country)"]],
    ["Sino-Kenyan trade grew.", ["Kenya (Country)"]],
    ["US-Peru talks began.", ["United States (Country)", "Peru (Country)"]],
    ["Norway's exports fell.", ["Norway (Country)"]],
    ["A lawyer for [Pavel] Sorokin spoke.", ["Pavel Sorokin (Person)"]],
    ["J. R. Whitfield spoke in Oslo.", ["J. R. Whitfield (Person)", "Oslo (Place)"]],
    ["Police arrested Willem van der Berg.", ["Willem van der Berg (Person)"]],
    ["Prince Faisal bin Khalid spoke.", ["Faisal bin Khalid (Person)"]],
    ["Chinese leader Wang Weimin spoke.", ["Wang Weimin (Person)", "China (Country)"]],
    ["President Aibek Dzhumabekov spoke.", ["Aibek Dzhumabekov (Person)"]],
    ["Senator María Fernández Ruiz spoke.", ["María Fernández Ruiz (Person)"]],
    ["Mr Ahmed al-Rashid said so.", ["Ahmed al-Rashid (Person)"]],
  ])("%s", (text, expected) => {
    expect(names(text)).toEqual(expect.arrayContaining(expected));
  });
});

describe("what is no name becomes no entity", () => {
  test.each([
    "He said they would meet them on Monday.",
    "In March and on Tuesday it rained.",
    "The Prime Minister and the President spoke.",
    "Read more",
    "Advertisement",
    "Photo: a harbour at dawn",
    "Write to desk@example.org for help.",
    "See https://example.org/page for more.",
    "It cost 20 dollars or 300 yuan.",
    "Cases of Covid-19 rose last week.",
    "The ministry and the company signed it.",
    "Share this story with a friend.",
    "The CEO and the CFO left.",
  ])("%s", (text) => {
    expect(names(text)).toEqual([]);
  });
});

test("a type says why", () => {
  const { entities } = read(
    { id: "1", text: "The airline Zebulon grounded two jets in Oslo, Norway." },
    shippedKnowledge(),
  );
  expect(entities.map(({ name, typeReason }) => [name, typeReason])).toEqual(
    expect.arrayContaining([
      ["Zebulon", "the text says “airline Zebulon”"],
      ["Norway", "the list of states has it"],
      ["Oslo", undefined],
    ]),
  );
});
