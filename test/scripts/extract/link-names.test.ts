import { describe, expect, test } from "vitest";
import { readAnnotated, summary } from "./readAnnotated.ts";

describe("names of one article are joined", () => {
  test.each<[string, string, string[]]>([
    [
      "a surname after the full name",
      "[Jane Smith|PER] left. [Smith|PER] spoke.",
      ["Jane Smith (Person): Jane Smith, Smith"],
    ],
    [
      "a surname in the headline before it",
      "[Smith|PER] leaves\n\n[Jane Smith|PER] left on Monday.",
      ["Jane Smith (Person): Smith, Jane Smith"],
    ],
    [
      "a family name that comes first",
      "[Wei Minghao|PER] spoke. [Wei|PER] left.",
      ["Wei Minghao (Person): Wei Minghao, Wei"],
    ],
    [
      "a middle initial",
      "[John Q. Doe|PER] spoke. [John Doe|PER] left.",
      ["John Q. Doe (Person): John Q. Doe, John Doe"],
    ],
    [
      "a forename in an editor's brackets",
      "My friend [Piotr|PER] [Nowak|PER] came.".replace("[Piotr|PER]", "[[Piotr|PER]]"),
      ["Piotr Nowak (Person): [Piotr] Nowak"],
    ],
    [
      "a title that tells brother from sister",
      "[Jane Roe|PER] met [John Roe|PER]. Mr. [Roe|PER] left.",
      ["Jane Roe (Person): Jane Roe", "John Roe (Person): John Roe, Roe"],
    ],
    [
      "an acronym in brackets",
      "The [Lakes Trade Office|ORG] ([LTO|ORG]) opened.",
      ["Lakes Trade Office (PublicBody): Lakes Trade Office, LTO"],
    ],
    [
      "an acronym that the long form spells",
      "The [Lakes Trade Office|ORG] opened. [LTO|ORG] staff left.",
      ["Lakes Trade Office (PublicBody): Lakes Trade Office, LTO"],
    ],
    [
      "capitals that a longer name begins with",
      "[VXR China Energy|ORG] grew. [VXR|ORG] hired.",
      ["VXR China Energy (Company): VXR China Energy, VXR"],
    ],
    ["a legal form", "[Acme Corp.|ORG] grew. [Acme|ORG] hired.", ["Acme Corp. (Company): Acme Corp., Acme"]],
    ["the names of a state", "The [US|LOC] and [America|LOC] agree.", ["United States (Country): US, America"]],
    [
      "a dateline in capitals",
      "[LISBON|LOC] – Rain fell. In [Lisbon|LOC] it rains.",
      ["Lisbon (Place): LISBON, Lisbon"],
    ],
    ["a dateline in capitals alone", "[PORTO ALEGRE|LOC] – Rain fell.", ["Porto Alegre (Place): PORTO ALEGRE"]],
    ["a demonym and its state", "Chilean wine comes from [Chile|LOC].", ["Chile (Country): Chilean demonym, Chile"]],
  ])("%s", (_, text, expected) => {
    expect(summary(readAnnotated(text))).toEqual(expected);
  });
});

describe("names of one article stay apart", () => {
  test.each<[string, string, number]>([
    ["two forenames", "[Jane Smith|PER] met [John Smith|PER].", 2],
    ["a surname that two people share, named at once", "[Jane Smith|PER] and [John Smith|PER] met [Ann Lee|PER].", 3],
    ["a body named after a person", "[Jane Smith|PER] founded the [Smith Foundation|ORG].", 2],
    ["two ministries", "The [Ministry of Health|ORG] and the [Ministry of Defence|ORG] met.", 2],
    ["an acronym of something else", "The [Lakes Trade Office|ORG] and [NBC|ORG] met.", 2],
    ["a body and its branch in a country", "[VXR Kenya|ORG] grew. [VXR|ORG] hired.", 2],
    ["a body and its assembly", "The [VXR Assembly|ORG] met. [VXR|ORG] agreed.", 2],
    ["capitals before the longer name", "[VXR|ORG] hired. [VXR Energy|ORG] grew.", 2],
    ["a bank and a university of one town", "[Harbour Bank|ORG] sued [Harbour University|ORG].", 2],
  ])("%s", (_, text, count) => {
    expect(readAnnotated(text).entities).toHaveLength(count);
  });
});

test.each([
  "[Monday|PER] was quiet.",
  "[Prime Minister|PER] spoke.",
  "[Read More|ORG] here.",
  "[March|LOC] came.",
  "[Photo|ORG]: [Jane Smith|PER] / [Acme|ORG]",
])("no entity in %j", (text) => {
  expect(readAnnotated(text).entities).toEqual([]);
});
