import { expect, test } from "vitest";
import type { EntityType } from "../../../graph-data/ontology.ts";
import { shippedLexicon } from "../../../scripts/extract/extract.ts";
import { initialsOf } from "../../../scripts/extract/initialsOf.ts";

const lexicon = shippedLexicon();

test.each<[string, EntityType, string]>([
  ["General Motors", "Company", "GM"],
  ["British Broadcasting Corporation", "Company", "BBC"],
  ["National Planning Commission", "PublicBody", "NPC"],
  ["Central Bank of Peru", "PublicBody", "CBP"],
  ["Arab Monetary Fund", "IntergovernmentalOrg", "AMF"],
])("%s is also %s", (name, type, initials) => {
  expect(initialsOf(name, type, lexicon)).toBe(initials);
});

test.each<[string, EntityType]>([
  ["Acme Motors", "Company"],
  ["Boeing", "Company"],
  ["Central Bank", "PublicBody"],
  ["Jane Smith", "Person"],
  ["New York", "Place"],
  ["National Rally", "PoliticalParty"],
])("%s has no initials of its own", (name, type) => {
  expect(initialsOf(name, type, lexicon)).toBeUndefined();
});
