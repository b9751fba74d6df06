import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Direction, neighbourhood } from "../../../graph-data/graph/neighbourhood.ts";
import type { OpenGraph } from "../../../graph-data/graph/openGraph.ts";
import { anyTies, openHandMade, orgId } from "./handMade.ts";

const graph = openHandMade([
  ["A", "ownerOf", "B", { sources: 3 }],
  ["C", "ownerOf", "A"],
  ["A", "agreedWith", "D", { sources: 2 }],
  ["B", "ownerOf", "E"],
  ["D", "criticized", "B"],
  ["E", "ownerOf", "F"],
]);

const ask = (center: string, depth: number, direction: Direction = "both", maxEntities = 100, of: OpenGraph = graph) =>
  neighbourhood(of, orgId(center), { depth, direction, keep: () => true, maxEntities });

const shown = (...input: Parameters<typeof ask>): string[] =>
  ask(...input).neighbours.map(
    ({ entity, relation, direction, depth }) =>
      `${depth} ${direction} ${relation.type} ${(input[4] ?? graph).entities.get(entity)?.name}`,
  );

describe("who is near", () => {
  test.each([
    ["one step, best evidenced first", "A", 1, "both", ["1 out ownerOf B", "1 both agreedWith D", "1 in ownerOf C"]],
    ["only what begins here; symmetric ones do", "A", 1, "out", ["1 out ownerOf B", "1 both agreedWith D"]],
    ["only what ends here; symmetric ones do", "A", 1, "in", ["1 both agreedWith D", "1 in ownerOf C"]],
    ["two steps, without going back", "F", 2, "both", ["1 in ownerOf E", "2 in ownerOf B"]],
    ["nobody", "F", 1, "out", []],
  ] as const)("%s", (_, center, depth, direction, expected) => {
    expect(shown(center, depth, direction)).toEqual(expected);
  });

  test("a relation between two of the same distance leads to nobody, so it is left out", () => {
    expect(shown("A", 1)).not.toContainEqual(expect.stringContaining("criticized"));
  });

  test("what there is no room for is counted", () => {
    const found = ask("A", 2, "both", 2);
    expect(found.neighbours).toHaveLength(2);
    expect(found).toMatchObject({ droppedEntities: 2, droppedRelations: 2 });
  });
});

test("depth is the number of steps on the shortest way, and each relation comes once", () => {
  fc.assert(
    fc.property(anyTies, fc.integer({ min: 1, max: 3 }), (ties, depth) => {
      const any = openHandMade(ties, { "Body 1": "Organization" });
      const { neighbours } = ask("Body 1", depth, "both", 100, any);
      const steps = slowDistances(any, orgId("Body 1"));
      for (const each of neighbours) expect(each.depth).toBe(steps.get(each.entity));
      const reached = new Set(neighbours.map(({ entity }) => entity as string));
      for (const [id, distance] of steps) expect(reached.has(id)).toBe(distance > 0 && distance <= depth);
      expect(new Set(neighbours.map(({ relation }) => relation.id)).size).toBe(neighbours.length);
    }),
  );
});

function slowDistances(of: OpenGraph, from: string): Map<string, number> {
  const steps = new Map([[from, 0]]);
  for (let round = 0; round < of.entities.size; round++)
    for (const { source, target } of of.build.relations)
      for (const [a, b] of [
        [source, target],
        [target, source],
      ] as const) {
        const via = (steps.get(a) ?? Number.POSITIVE_INFINITY) + 1;
        if (via < (steps.get(b) ?? Number.POSITIVE_INFINITY)) steps.set(b, via);
      }
  return steps;
}
