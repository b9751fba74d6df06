import { describe, expect, test } from "vitest";
import { bundleRelations, pairKey } from "../../../client/state/bundles.ts";
import { sampleKnowledge } from "./sampleKnowledge.ts";

describe("parallel relations are one line", () => {
  const knowledge = sampleKnowledge(
    ["person.b", "person.a", "org.c"],
    [
      ["person.b", "metWith", "person.a", { assertion: "claimed", sourceCount: 9 }],
      ["person.b", "advises", "person.a", { confidence: 0.6 }],
      ["person.a", "criticized", "person.b", { confidence: 0.7, sourceCount: 3 }],
      ["person.b", "employedBy", "org.c", { assertion: "planned" }],
    ],
  );
  const bundles = bundleRelations(knowledge.relations.values());

  test("whichever way they point", () => {
    expect([...bundles.keys()].sort()).toEqual(["org.c~person.b", "person.a~person.b"]);
    expect(bundles.get("person.a~person.b")).toMatchObject({ a: "person.a", b: "person.b" });
  });

  test("the strongest assertion first, and drawn as that", () => {
    const pair = bundles.get("person.a~person.b");
    expect(pair?.relations.map(({ relationType }) => relationType)).toEqual(["criticized", "advises", "metWith"]);
    expect(pair).toMatchObject({ assertion: "stated", confidence: 0.7, sources: 9 });
  });

  test.each([
    ["person.a~person.b", { atA: true, atB: true }],
    ["org.c~person.b", { atA: true, atB: false }],
  ])("%s has its arrows where its relations point", (key, arrows) => {
    expect(bundles.get(key)?.arrows).toEqual(arrows);
  });

  test("a symmetric relation alone has no arrow", () => {
    const met = sampleKnowledge(["person.a", "person.b"], [["person.a", "metWith", "person.b"]]);
    expect(bundleRelations(met.relations.values()).get("person.a~person.b")?.arrows).toEqual({
      atA: false,
      atB: false,
    });
  });
});

test("a pair has one key from either end", () => {
  expect(pairKey("org.b", "org.a")).toBe(pairKey("org.a", "org.b"));
});
