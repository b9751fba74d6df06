import { describe, expect, test } from "vitest";
import { readAnnotated } from "./readAnnotated.ts";

const names = (text: string) => readAnnotated(text).entities.map(({ name }) => name);

describe("what only looks like a name is none", () => {
  test.each([
    ["a portfolio in brackets", "Secretaries were sworn in: Wanjiru Otieno ([Defence|ORG])."],
    ["a portfolio after chief of", "He was made chief of [Strategic Communications|ORG]."],
    ["an honorific", "The order was signed by [HH|ORG] yesterday."],
    ["a rank without its bearer", "They wrote to the [Emir|PER] yesterday."],
    ["an adjective of a rank", "An [Emiri|PER] decree was issued."],
    ["what is said of a country", "Enemies of the [Islamic Republic|LOC] plotted."],
    ["half a name of waters", "Ships sailed the east and [South China|LOC] seas."],
  ])("%s: %s", (_, text) => {
    expect(names(text)).toEqual([]);
  });

  test.each([
    ["[Emir Hodzic|PER] spoke.", "Emir Hodzic"],
    ["[Amir|PER] spoke.", "Amir"],
    ["The book of [Emiri Sato|PER] is out.", "Emiri Sato"],
    ["She lives in [South China|LOC].", "South China"],
    ["The head of [Interpol|ORG] resigned.", "Interpol"],
    ["The group ([Health Watch|ORG]) grew.", "Health Watch"],
    ["[Islamic Republic News Agency|ORG] reported it.", "Islamic Republic News Agency"],
  ])("but %s keeps %s", (text, name) => {
    expect(names(text)).toContain(name);
  });
});
