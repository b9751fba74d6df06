import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  articleId,
  entityId,
  isArticleId,
  isEntityId,
  isJobId,
  isRelationId,
  jobId,
  relationId,
} from "../../graph-data/ids.ts";
import type { EntityType } from "../../graph-data/ontology.ts";

test.each<[EntityType, string, string]>([
  ["Person", "jane smith", "person.jane-smith"],
  ["Company", "acme", "org.acme"],
  ["PublicBody", "acme", "org.acme"],
  ["Country", "france", "country.france"],
  ["Place", "new york", "place.new-york"],
  ["Event", "world cup 2018", "event.world-cup-2018"],
])("the id of a %s called %j reads %s", (type, key, id) => {
  expect(entityId(type, key)).toBe(id);
});

test("keys that transliterate alike keep ids of their own", () => {
  const ids = ["иван", "ivan", "ıvan"].map((key) => entityId("Person", key));
  expect(new Set(ids).size).toBe(3);
  expect(ids.every(isEntityId)).toBe(true);
});

test("an entity without a letter has no id", () => {
  expect(() => entityId("Person", " ")).toThrow("expected a key");
});

test("every key gives an id that is well formed, and the same one again", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((key) => key.trim() !== ""),
      (key) => {
        const id = entityId("Place", key);
        return isEntityId(id) && id === entityId("Place", key);
      },
    ),
  );
});

describe("relations", () => {
  const [a, b] = [entityId("Person", "a"), entityId("Person", "b")];

  test("a symmetric relation has one id whichever end comes first", () => {
    expect(relationId("spouseOf", { source: a, target: b })).toBe(relationId("spouseOf", { source: b, target: a }));
  });

  test("the direction of any other counts", () => {
    expect(relationId("parentOf", { source: a, target: b })).not.toBe(relationId("parentOf", { source: b, target: a }));
  });
});

test.each([
  ["an article", isArticleId, articleId("Some text."), ["a_", "a_XYZ", "A_0123456789abcdef0123", "", 7, null]],
  ["an entity", isEntityId, "person.jane", ["person.", "person.Jane", "dog.rex", "person.a--b", "person.a/../b"]],
  ["a relation", isRelationId, "r_0123456789abcdef", ["r_", "r_0123456789abcdeg", "s_0123456789abcdef"]],
  ["a job", isJobId, jobId("0123456789abcdef00"), ["j_", "j_0123456789ABCDEF"]],
] as const)("the guard of %s knows its own", (_, guard, good, bad) => {
  expect(guard(good)).toBe(true);
  for (const value of bad) expect(guard(value), String(value)).toBe(false);
});
