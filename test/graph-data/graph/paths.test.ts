import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OpenGraph, openGraph } from "../../../graph-data/graph/openGraph.ts";
import { type PathOptions, paths, stepCost } from "../../../graph-data/graph/paths.ts";
import type { EntityId } from "../../../graph-data/ids.ts";
import { isFallback } from "../../../graph-data/ontology.ts";
import { anyTies, handMade, openHandMade, orgId, type Tie } from "./handMade.ts";

const all: PathOptions = { maxHops: 4, k: 5, avoidHubs: false, keep: () => true };

const namesOf = (graph: OpenGraph, from: string, to: string, options: Partial<PathOptions> = {}): string[] =>
  paths(graph, orgId(from), orgId(to), { ...all, ...options }).map(({ entities }) =>
    entities.map((id) => graph.entities.get(id)?.name).join(" "),
  );

describe("how two are connected", () => {
  const graph = openHandMade([
    ["A", "ownerOf", "B"],
    ["C", "ownerOf", "B"],
    ["C", "agreedWith", "D"],
    ["A", "criticized", "E"],
    ["E", "criticized", "D"],
    ["D", "ownerOf", "F"],
    ["X", "coOccurs", "F"],
    ["X", "linkedByText", "A"],
  ]);

  test.each([
    ["next to each other, against the direction as well", "B", "A", ["B A", "B C D E A"]],
    ["fewer hops first", "A", "D", ["A E D", "A B C D"]],
    ["through a shared target", "A", "C", ["A B C", "A E D C"]],
  ])("%s", (_, from, to, expected) => {
    expect(namesOf(graph, from, to)).toEqual(expected);
  });

  test.each([
    ["through a fallback", "A", "X", {}],
    ["farther than allowed", "A", "F", { maxHops: 2 }],
    ["from one to itself", "A", "A", {}],
    ["through relations that are not meant", "A", "B", { keep: () => false }],
  ])("no path %s", (_, from, to, options) => {
    expect(namesOf(graph, from, to, options)).toEqual([]);
  });

  test("as many as asked for, cheapest first", () => {
    expect(namesOf(graph, "A", "D", { k: 1 })).toEqual(["A E D"]);
  });

  test("of several relations between two, the best evidenced stands for the hop", () => {
    const parallel = openHandMade([
      ["A", "criticized", "B", { confidence: 0.4 }],
      ["A", "ownerOf", "B", { confidence: 0.95, sources: 3 }],
    ]);
    const [path] = paths(parallel, orgId("A"), orgId("B"), all);
    expect(path?.relations.map(({ type }) => type)).toEqual(["ownerOf"]);
  });

  test("a way through somebody with few ties comes before one as long through somebody with many", () => {
    const hub: Tie[] = Array.from({ length: 40 }, (_, n) => ["Hub", "agreedWith", `Other ${n}`]);
    const ties: Tie[] = [
      ...hub,
      ["A", "agreedWith", "Hub", { confidence: 1 }],
      ["Hub", "agreedWith", "Z", { confidence: 1 }],
      ["A", "agreedWith", "Quiet", { confidence: 0.6 }],
      ["Quiet", "agreedWith", "Z", { confidence: 0.6 }],
    ];
    expect(namesOf(openHandMade(ties), "A", "Z", { avoidHubs: true, k: 2 })).toEqual(["A Quiet Z", "A Hub Z"]);
    expect(namesOf(openHandMade(ties), "A", "Z", { avoidHubs: false, k: 2 })).toEqual(["A Hub Z", "A Quiet Z"]);
  });
});

test("the paths are those that trying all of them would give", () => {
  fc.assert(
    fc.property(
      anyTies,
      fc.record({
        maxHops: fc.integer({ min: 1, max: 6 }),
        k: fc.integer({ min: 1, max: 10 }),
        avoidHubs: fc.boolean(),
        statedOnly: fc.boolean(),
      }),
      (ties, { statedOnly, ...options }) => {
        const graph = openGraph(handMade(ties, { "Body 1": "Organization", "Body 2": "Organization" }));
        const asked = {
          ...options,
          keep: ({ assertion }: { assertion: string }) => !statedOnly || assertion === "stated",
        };
        const [from, to] = [orgId("Body 1"), orgId("Body 2")];
        const found = paths(graph, from, to, asked);
        const expected = allPaths(graph, from, to, asked).sort((a, b) => a.cost - b.cost);
        expect(found.map(({ cost }) => cost)).toEqual(expected.slice(0, options.k).map(({ cost }) => cost));
        for (const path of found) {
          expect(new Set(path.entities).size).toBe(path.entities.length);
          expect(path.relations.length).toBe(path.entities.length - 1);
          expect(expected.some(({ key }) => key === path.entities.join(" "))).toBe(true);
          path.relations.forEach(({ source, target }, i) => {
            expect([source, target].sort()).toEqual([path.entities[i], path.entities[i + 1]].sort());
          });
        }
        expect(new Set(found.map(({ entities }) => entities.join(" "))).size).toBe(found.length);
      },
    ),
    { numRuns: 500 },
  );
});

/** Slow and obviously right: walks everywhere. */
function allPaths(
  graph: OpenGraph,
  from: EntityId,
  to: EntityId,
  { maxHops, avoidHubs, keep }: Omit<PathOptions, "k">,
) {
  const found: { key: string; cost: number }[] = [];
  const walk = (entities: EntityId[], cost: number): void => {
    const here = entities.at(-1)!;
    if (here === to) {
      found.push({ key: entities.join(" "), cost });
      return;
    }
    if (entities.length > maxHops) return;
    for (const next of graph.entities.keys() as Iterable<EntityId>) {
      if (entities.includes(next)) continue;
      const hub = avoidHubs && next !== to ? { degree: graph.degree(next) } : undefined;
      const costs = graph.build.relations
        .filter(({ source, target }) => (source === here && target === next) || (source === next && target === here))
        .filter((relation) => !isFallback(relation.type) && keep(relation))
        .map((relation) => stepCost(relation, hub));
      if (costs.length > 0) walk([...entities, next], cost + Math.min(...costs));
    }
  };
  walk([from], 0);
  return found;
}
