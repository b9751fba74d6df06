import { describe, expect, test } from "vitest";
import { toEdgeLook } from "../../../client/canvas/toEdgeLook.ts";
import { bundleRelations } from "../../../client/state/bundles.ts";
import type { PictureRelation } from "../../../client/state/knowledge.ts";
import type { RelationType } from "../../../graph-data/ontology.ts";
import { sampleKnowledge } from "../state/sampleKnowledge.ts";

const look = (more: Partial<PictureRelation>, type: RelationType = "employedBy") => {
  const knowledge = sampleKnowledge(["org.acme", "person.jane"], [["person.jane", type, "org.acme", more]]);
  return toEdgeLook([...bundleRelations(knowledge.relations.values()).values()][0]!, 1);
};

describe("a line shows how the text holds it", () => {
  test.each([
    ["stated", "solid", 0],
    ["claimed", "dashed", 1],
    ["planned", "dotted", 2],
    ["hypothetical", "dotted", 2],
    ["denied", "with a stroke across", 3],
    ["negated", "with a stroke across", 3],
    ["former", "solid", 0],
  ] as const)("%s: %s", (assertion, _words, dash) => {
    expect(look({ assertion }).dash).toBe(dash);
  });

  test("former is faded", () => {
    expect(look({ assertion: "former" }).strength!).toBeLessThan(look({ assertion: "stated" }).strength! * 0.6);
  });

  test("only what can carry a stroke across is drawn by the program that has one", () => {
    expect(look({ assertion: "negated" }).type).toBe("crossed");
    expect(look({ assertion: "stated" }).type).toBe("arrow");
    expect(look({ assertion: "stated" }, "agreedWith").type).toBe("plain");
  });
});

test("more independent articles are a wider line, more certainty is more ink", () => {
  expect(look({ sourceCount: 8 }).size!).toBeGreaterThan(look({ sourceCount: 1 }).size!);
  expect(look({ confidence: 0.95 }).strength!).toBeGreaterThan(look({ confidence: 0.5 }).strength!);
});

test("the arrow points at the target", () => {
  expect(look({})).toMatchObject({ atSource: true, atTarget: false });
  expect(look({}, "metWith")).toMatchObject({ atSource: false, atTarget: false });
});
