import fc from "fast-check";
import { expect, test } from "vitest";
import { exportAddress } from "../../../client/state/exportAddress.ts";
import { type Filters, narrow, noFilters } from "../../../client/state/filters.ts";
import { toKnowledge } from "../../../client/state/knowledge.ts";
import { startView, type View } from "../../../client/state/view.ts";
import { choosePart } from "../../../graph-data/export/choosePart.ts";
import { openGraph } from "../../../graph-data/graph/openGraph.ts";
import type { EntityId } from "../../../graph-data/ids.ts";
import {
  type Assertion,
  assertionNames,
  type EntityType,
  entityTypeNames,
  type RelationType,
  relationTypeNames,
} from "../../../graph-data/ontology.ts";
import type { Subgraph } from "../../../server/contract.ts";
import { toCriteria } from "../../../server/routes/relationParameters.ts";
import { openSnapshot } from "../../../server/snapshot.ts";
import { handMade, type Tie } from "../../graph-data/graph/handMade.ts";

const aDate = fc.constantFrom("2017", "2017-12", "2018-03", "2018-03-28", "2018-05-01", "2019");
const aMonth = fc.option(fc.constantFrom("2017-11", "2017-12", "2018-01", "2018-03", "2018-04", "2018-12", "2019-06"), {
  nil: undefined,
});

const someTies: fc.Arbitrary<Tie[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom("A", "B", "C", "D", "Eve"),
      fc.constantFrom<RelationType>("ownerOf", "agreedWith", "criticized", "memberOf", "coOccurs", "linkedByText"),
      fc.constantFrom("A", "B", "C", "D", "Eve"),
      fc.record({
        assertion: fc.constantFrom<Assertion>("stated", "claimed", "denied"),
        confidence: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
        dates: fc.array(aDate, { maxLength: 3 }),
      }),
    ),
    { maxLength: 14 },
  )
  .map((ties) => ties.filter(([source, , target]) => source !== target));

const someFilters: fc.Arbitrary<Filters> = fc
  .record({
    hiddenTypes: fc.subarray<EntityType>(["Organization", "Person"]),
    hiddenRelations: fc.subarray<RelationType>(["ownerOf", "agreedWith", "coOccurs"]),
    hiddenAssertions: fc.subarray<Assertion>(["claimed", "denied"]),
    minConfidence: fc.constantFrom(0, 0, 0.5, 0.8),
    from: aMonth,
    to: aMonth,
    fallbacks: fc.boolean(),
    alone: fc.boolean(),
  })
  .map(({ from, to, ...filters }) => ({ ...noFilters, ...filters, ...(from ? { from } : {}), ...(to ? { to } : {}) }));

/** What the server takes an address to mean. */
function asked(address: string): Parameters<typeof choosePart>[1] {
  const query = new URLSearchParams(address.split("?")[1]);
  const set = <Name extends string>(name: string, known: readonly Name[]): ReadonlySet<Name> | undefined => {
    const values = query.get(name)?.split(",");
    return values && new Set(known.filter((one) => values.includes(one)));
  };
  const least = query.get("minConfidence");
  return {
    ...toCriteria({
      relation: set("type", relationTypeNames),
      assertion: set("assertion", assertionNames),
      ...(least === null ? {} : { minConfidence: Number(least) }),
      from: query.get("from") ?? undefined,
      to: query.get("to") ?? undefined,
      fallbacks: query.get("fallbacks") === "true",
    }),
    entityTypes: set("entityType", entityTypeNames),
    without: new Set((query.get("without")?.split(",") ?? []) as EntityId[]),
    seeds: query.get("seed")?.split(",") as EntityId[] | undefined,
    depth: Number(query.get("depth") ?? 1),
    alone: query.get("alone") !== "false",
  };
}

test("what is shown and what is exported of it are the same, whatever the filters", () => {
  fc.assert(
    fc.property(
      someTies,
      someFilters,
      fc.option(fc.record({ at: fc.nat(4), hops: fc.constantFrom(1, 2) }), { nil: undefined }),
      fc.option(fc.nat(4), { nil: undefined }),
      (ties, filters, near, away) => {
        const build = handMade(ties, {
          A: "Organization",
          B: "Organization",
          C: "Organization",
          D: "Organization",
          Eve: "Person",
        });
        const ids = build.entities.map(({ id }) => id);
        const graph = openGraph(build);
        const snapshot = openSnapshot(build, { version: "1", room: 0 });
        const knowledge = toKnowledge({
          graph: {
            attributes: {},
            options: { type: "directed", multi: true, allowSelfLoops: false },
            nodes: build.entities.map(({ id }) => {
              const { id: key, type: entityType, ...attributes } = snapshot.entity(id);
              return {
                key,
                attributes: { ...attributes, entityType, label: attributes.name, x: 0, y: 0, community: 0 },
              };
            }),
            edges: build.relations.map((relation) => {
              const { id: key, source, target, type: relationType, ...attributes } = snapshot.relation(relation);
              return { key, source, target, attributes: { ...attributes, relationType } };
            }),
          },
          truncated: false,
          build: build.hash,
        } satisfies Subgraph);
        const focus = near ? { id: ids[near.at]!, hops: near.hops } : undefined;
        const hidden = away === undefined || ids[away] === focus?.id ? [] : [ids[away]!];
        const view: View = { ...startView, filters, hidden, ...(focus ? { focus } : {}) };
        const shown = narrow(knowledge, { filters, hidden, always: [], ...(focus ? { focus } : {}) });
        const address = exportAddress("ndjson", "shown", { view, knowledge, path: [] });
        if (focus && filters.hiddenTypes.includes(knowledge.entities.get(focus.id)!.entityType)) return;
        const part = address === undefined ? { entities: [], relations: [] } : choosePart(graph, asked(address));
        expect(part.relations.map(({ id }) => id as string).sort()).toEqual(shown.relations.map(({ id }) => id).sort());
        // Whoever stands in the middle comes along, also without a relation.
        const expected = focus ? [...shown.entities, focus.id] : [...shown.entities];
        expect([...part.entities].sort()).toEqual([...new Set(expected)].sort());
      },
    ),
    { numRuns: 500 },
  );
});

test.each<[View["subject"], string]>([
  [{ kind: "entity", id: "org.acme" }, "entity=org.acme"],
  [{ kind: "pair", a: "org.acme", b: "org.zenith" }, "seed=org.acme%2Corg.zenith&depth=0&fallbacks=false"],
  [{ kind: "article", id: "a_1" }, "article=a_1&fallbacks=false"],
])("the selection %j is %s", (subject, query) => {
  const view: View = { ...startView, ...(subject ? { subject } : {}) };
  const knowledge = toKnowledge({
    graph: { attributes: {}, options: { type: "directed", multi: true, allowSelfLoops: false }, nodes: [], edges: [] },
    truncated: false,
    build: "",
  });
  expect(exportAddress("gexf", "selection", { view, knowledge, path: [] })).toBe(`/v1/export?format=gexf&${query}`);
});
