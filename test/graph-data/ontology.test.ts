import { describe, expect, test } from "vitest";
import {
  checkSignature,
  type EntityType,
  isAssertion,
  isEntityType,
  isFallback,
  isRelationType,
  isSymmetric,
  isTie,
  type RelationType,
  relationTypes,
} from "../../graph-data/ontology.ts";

describe("a relation is held against its signature", () => {
  test.each<[RelationType, EntityType, EntityType]>([
    ["headOf", "Person", "Company"],
    ["headOf", "Person", "Country"],
    ["ambassadorTo", "Person", "IntergovernmentalOrg"],
    ["ownerOf", "Country", "Company"],
    ["locatedIn", "Place", "Country"],
    ["succeeds", "Person", "Person"],
    ["succeeds", "Company", "PublicBody"],
    ["spokeAbout", "Country", "Event"],
  ])("%s from %s to %s fits", (type, source, target) => {
    expect(checkSignature(type, source, target)).toBe("fits");
  });

  test.each<[RelationType, EntityType, EntityType]>([
    ["headOf", "Company", "Person"],
    ["ministerOf", "Country", "Person"],
    ["bornIn", "Place", "Person"],
    ["basedIn", "Country", "MediaOutlet"],
  ])("%s from %s to %s has only its direction wrong", (type, source, target) => {
    expect(checkSignature(type, source, target)).toBe("flipped");
  });

  test.each<[RelationType, EntityType, EntityType]>([
    ["ambassadorTo", "Person", "Person"],
    ["spouseOf", "Person", "Company"],
    ["succeeds", "Person", "Company"],
    ["headOf", "Country", "Country"],
    ["ownerOf", "Place", "Event"],
    ["metWith", "Person", "Place"],
  ])("%s from %s to %s is no edge in any direction", (type, source, target) => {
    expect(checkSignature(type, source, target)).toBe("breaks");
  });
});

test("symmetric types read the same both ways, and only those", () => {
  for (const [type, row] of Object.entries(relationTypes))
    expect(row.reads === row.inverse, type).toBe(
      isSymmetric(type as RelationType) || ["linkedByText", "tradesWith"].includes(type),
    );
});

test.each([
  ["headOf", true],
  ["metWith", false],
  ["coOccurs", false],
] as const)("%s is a lasting tie: %s", (type, tie) => {
  expect(isTie(type)).toBe(tie);
});

test("only the two fallbacks are fallbacks", () => {
  expect(Object.keys(relationTypes).filter((type) => isFallback(type as RelationType))).toEqual([
    "linkedByText",
    "coOccurs",
  ]);
});

test.each(["toString", "__proto__", "person", "", 1, null, undefined, {}])(
  "%j is no type and no assertion",
  (value) => {
    expect(isEntityType(value)).toBe(false);
    expect(isRelationType(value)).toBe(false);
    expect(isAssertion(value)).toBe(false);
  },
);
