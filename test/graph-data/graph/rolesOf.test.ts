import { describe, expect, test } from "vitest";
import { rolesOf } from "../../../graph-data/graph/rolesOf.ts";
import { entityId } from "../../../graph-data/ids.ts";
import { openHandMade, type Tie } from "./handMade.ts";

const people = { "Jane Smith": "Person", Norland: "Country" } as const;
const of = (...ties: Tie[]): string[] => rolesOf(openHandMade(ties, people), entityId("Person", "jane smith"));

describe("what somebody is, in a line", () => {
  test.each<[Tie, string]>([
    [["Jane Smith", "ambassadorTo", "Norland"], "ambassador to Norland"],
    [["Jane Smith", "headOf", "Acme", { role: "chairwoman" }], "chairwoman of Acme"],
    [["Jane Smith", "headOf", "Acme", { role: "chairwoman", assertion: "former" }], "former chairwoman of Acme"],
    [["Jane Smith", "headOf", "Acme", { role: "former chief", assertion: "former" }], "former chief of Acme"],
    [["Jane Smith", "employedBy", "Acme", { role: "analyst" }], "analyst at Acme"],
  ])("%j: %j", (tie, line) => {
    expect(of(tie)).toEqual([line]);
  });

  test.each<[string, Tie]>([
    ["an interaction", ["Jane Smith", "visited", "Norland"]],
    ["somebody's claim", ["Jane Smith", "headOf", "Acme", { assertion: "claimed" }]],
    ["a plan", ["Jane Smith", "ambassadorTo", "Norland", { assertion: "planned" }]],
    ["the other end's office", ["Acme", "appointed", "Jane Smith", { role: "chair" }]],
    ["work without a role", ["Jane Smith", "employedBy", "Acme"]],
  ])("%s is no role", (_, tie) => {
    expect(of(tie)).toEqual([]);
  });

  test("best evidenced first, each line once", () => {
    expect(
      of(
        ["Jane Smith", "founderOf", "Acme"],
        ["Jane Smith", "headOf", "Zenith", { sources: 2 }],
        ["Jane Smith", "boardMemberOf", "Zenith", { role: "head" }],
      ),
    ).toEqual(["head of Zenith", "founder of Acme"]);
  });
});
