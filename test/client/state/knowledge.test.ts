import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followBuild, joinKnowledge } from "../../../client/state/knowledge.ts";
import { sampleKnowledge } from "./sampleKnowledge.ts";

const before = sampleKnowledge(
  ["person.jane", "org.acme", "country.france"],
  [
    ["person.jane", "employedBy", "org.acme"],
    ["org.acme", "basedIn", "country.france"],
  ],
);

describe("when a newer build arrives", () => {
  const after = sampleKnowledge(
    ["org.new", "country.france", "person.stranger", "org.acme", "person.jane"],
    [
      ["person.jane", "employedBy", "org.acme"],
      ["person.jane", "ownerOf", "org.new"],
    ],
    "two",
  );
  const followed = followBuild(before, after);

  test.each(["person.jane", "org.acme", "country.france"])("%s stays where it was", (id) => {
    const [was, is] = [before.entities.get(id), followed.entities.get(id)];
    expect([is?.x, is?.y]).toEqual([was?.x, was?.y]);
  });

  test("a newcomer stands beside the one it is related to, and on nobody", () => {
    const [jane, newcomer] = [followed.entities.get("person.jane")!, followed.entities.get("org.new")!];
    expect(Math.hypot(jane.x - newcomer.x, jane.y - newcomer.y)).toBeLessThan(15);
    for (const [id, other] of followed.entities) {
      if (id !== "org.new") expect(Math.hypot(other.x - newcomer.x, other.y - newcomer.y)).toBeGreaterThan(1);
    }
  });

  test("one who knows nobody stands where the server puts it", () => {
    expect(followed.entities.get("person.stranger")).toEqual(after.entities.get("person.stranger"));
  });

  test("relations and build are the new ones", () => {
    expect(followed.build).toBe("two");
    expect([...followed.relations.values()].map(({ relationType }) => relationType)).toEqual(["employedBy", "ownerOf"]);
  });
});

test("an expansion adds and moves nobody", () => {
  const more = sampleKnowledge(["org.far", "person.jane"], [["person.jane", "memberOf", "org.far"]]);
  const joined = joinKnowledge(before, more);
  expect(joined.entities.size).toBe(4);
  expect(joined.entities.get("person.jane")).toEqual(before.entities.get("person.jane"));
});

test("whoever was known stays, in any order of arrival and for any number of builds", () => {
  const names = fc.uniqueArray(fc.constantFrom(..."abcdefgh".split("").map((letter) => `person.${letter}`)), {
    minLength: 2,
  });
  fc.assert(
    fc.property(names, names, (first, second) => {
      const link = (ids: string[]) => ids.slice(1).map((id) => [ids[0]!, "metWith", id] as const);
      const one = sampleKnowledge(
        first,
        link(first).map(([a, type, b]) => [a, type, b]),
      );
      const two = followBuild(
        one,
        sampleKnowledge(
          second,
          link(second).map(([a, type, b]) => [a, type, b]),
          "two",
        ),
      );
      for (const id of first) {
        const is = two.entities.get(id);
        if (is) expect([is.x, is.y]).toEqual([one.entities.get(id)?.x, one.entities.get(id)?.y]);
      }
      expect([...two.entities.keys()].sort()).toEqual([...second].sort());
    }),
  );
});
