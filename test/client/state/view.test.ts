import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noFilters } from "../../../client/state/filters.ts";
import { parseView, type Subject, startView, toQuery, type View } from "../../../client/state/view.ts";
import { assertionNames, entityTypeNames, relationTypeNames } from "../../../graph-data/ontology.ts";

const id = fc.stringMatching(/^(person|org|country|place|event)\.[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}$/);
const hash = (letter: string) => fc.stringMatching(new RegExp(`^${letter}_[0-9a-f]{16}$`));
const finite = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 10_000);
const month = fc.stringMatching(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);
const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc
    .record({ id, relationType: option(fc.constantFrom(...relationTypeNames)) })
    .map((rest) => ({ kind: "entity" as const, ...rest })),
  hash("r").map((relation) => ({ kind: "relation" as const, id: relation })),
  fc.record({ a: id, b: id }).map((ends) => ({ kind: "pair" as const, ...ends })),
  fc
    .record({ id: hash("a"), statement: option(hash("s")), entity: option(id) })
    .map((rest) => ({ kind: "article" as const, ...rest })),
  fc.record({ from: option(id), to: option(id) }).map((ends) => ({ kind: "path" as const, ...ends })),
  option(fc.stringMatching(/^[0-9a-f]{64}$/)).map((base) => ({ kind: "changes" as const, base })),
  fc.constantFrom({ kind: "articles" as const }, { kind: "quality" as const }, { kind: "history" as const }),
) as fc.Arbitrary<Subject>;

const view = fc.record({
  subject: option(subject),
  filters: fc.record({
    hiddenTypes: fc.uniqueArray(fc.constantFrom(...entityTypeNames)),
    hiddenRelations: fc.uniqueArray(fc.constantFrom(...relationTypeNames)),
    hiddenAssertions: fc.uniqueArray(fc.constantFrom(...assertionNames)),
    minConfidence: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    from: option(month),
    to: option(month),
    fallbacks: fc.boolean(),
    alone: fc.boolean(),
  }),
  mode: fc.constantFrom("picture", "list", "both"),
  table: fc.constantFrom("entities", "relations"),
  camera: option(
    fc.record({ x: finite, y: finite, ratio: fc.integer({ min: 1, max: 30_000 }).map((value) => value / 10_000) }),
  ),
  hidden: fc.uniqueArray(id, { maxLength: 4 }),
  pins: fc.uniqueArray(fc.record({ id, x: finite, y: finite }), { selector: (pin) => pin.id, maxLength: 4 }),
  focus: option(fc.record({ id, hops: fc.constantFrom(1, 2, 3) })),
});

/** Without the parts that are `undefined`, as the page keeps a view; -0 and 0 are one place. */
const tidy = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (Object.is(part, -0) ? 0 : part)));

describe("the view in the address bar", () => {
  test("comes back the same from its own address", () => {
    fc.assert(
      fc.property(view, (any) => {
        const kept = tidy(any) as View;
        expect(tidy(parseView(toQuery(kept)))).toEqual(kept);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is a bare address where nothing was done", () => {
    expect(toQuery(startView)).toBe("");
    expect(parseView("")).toEqual(startView);
  });

  test.each([
    [{ ...startView, subject: { kind: "entity", id: "person.jane-smith" } }, "at=entity:person.jane-smith"],
    [
      { ...startView, subject: { kind: "path", from: "org.acme", to: "country.france" } },
      "at=path:org.acme~country.france",
    ],
    [{ ...startView, filters: { ...noFilters, hiddenTypes: ["Place"], minConfidence: 0.7 } }, "without=Place&sure=0.7"],
    [{ ...startView, mode: "list", table: "relations" }, "view=list&table=relations"],
    [{ ...startView, focus: { id: "org.acme", hops: 2 } }, "focus=org.acme@2"],
  ] as [View, string][])("can be read by a person: %#", (given, query) => {
    expect(toQuery(given)).toBe(query);
  });

  test.each([
    "at=entity:",
    "at=entity:<script>",
    "at=nothing:person.jane",
    "at=pair:org.acme",
    "sure=seven",
    "sure=7",
    "camera=0,0,0",
    "camera=1,2",
    "focus=org.acme@9",
    "from=March",
    "pins=org.acme@x@1",
    "hidden=<b>",
    "without=Nothing,None",
    "something=else",
  ])("leaves out what it does not understand: %s", (query) => {
    expect(parseView(query)).toEqual(startView);
  });

  test("never throws, whatever the address says", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(() => parseView(query)).not.toThrow();
      }),
    );
  });
});
