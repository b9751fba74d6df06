import { describe, expect, test } from "vitest";
import { activeFilters, type Filters, narrow, noFilters, reasonAgainst } from "../../../client/state/filters.ts";
import { sampleKnowledge } from "./sampleKnowledge.ts";

const relation: Parameters<typeof reasonAgainst>[0] = {
  relationType: "metWith",
  assertion: "stated",
  confidence: 0.8,
  firstSeen: "2018-03-28",
  lastSeen: "2018-05",
  dates: ["2018-03-28", "2018-05"],
};

describe("which relations pass", () => {
  test.each([
    [{}, undefined],
    [{ hiddenRelations: ["metWith"] }, "type"],
    [{ hiddenRelations: ["visited"] }, undefined],
    [{ hiddenAssertions: ["stated"] }, "assertion"],
    [{ hiddenAssertions: ["claimed"] }, undefined],
    [{ minConfidence: 0.9 }, "confidence"],
    [{ minConfidence: 0.8 }, undefined],
    [{ from: "2018-05" }, undefined],
    [{ from: "2018-06" }, "date"],
    [{ to: "2018-03" }, undefined],
    [{ to: "2018-02" }, "date"],
    [{ from: "2018-03", to: "2018-03" }, undefined],
    // Two meetings, in March and in May: none in April.
    [{ from: "2018-04", to: "2018-04" }, "date"],
  ] as [Partial<Filters>, string | undefined][])("%j → %s", (filters, reason) => {
    expect(reasonAgainst(relation, { ...noFilters, ...filters })).toBe(reason);
  });

  test.each(["linkedByText", "coOccurs"] as const)("%s only where asked for", (relationType) => {
    expect(reasonAgainst({ ...relation, relationType }, noFilters)).toBe("fallback");
    expect(reasonAgainst({ ...relation, relationType }, { ...noFilters, fallbacks: true })).toBeUndefined();
  });

  test("one without a date passes as long as no dates are asked for", () => {
    const undated = { relationType: "metWith", assertion: "stated", confidence: 1 } as const;
    expect(reasonAgainst(undated, noFilters)).toBeUndefined();
    expect(reasonAgainst(undated, { ...noFilters, from: "2018-01" })).toBe("undated");
  });

  test("a bare year overlaps each of its months", () => {
    const year = { ...relation, dates: ["2018"] };
    expect(reasonAgainst(year, { ...noFilters, from: "2018-07", to: "2018-08" })).toBeUndefined();
    expect(reasonAgainst(year, { ...noFilters, from: "2019-01" })).toBe("date");
  });
});

test("a tie that lasted from March to May held in April too", () => {
  const tie = { ...relation, relationType: "headOf", dates: undefined } as const;
  expect(reasonAgainst(tie, { ...noFilters, from: "2018-04", to: "2018-04" })).toBeUndefined();
  expect(reasonAgainst(tie, { ...noFilters, from: "2018-06" })).toBe("date");
});

describe("what is shown", () => {
  const knowledge = sampleKnowledge(
    ["person.jane", "person.omar", "org.acme", "country.france", "place.lyon", "org.alone"],
    [
      ["person.jane", "employedBy", "org.acme"],
      ["person.jane", "metWith", "person.omar"],
      ["org.acme", "basedIn", "country.france"],
      ["place.lyon", "locatedIn", "country.france"],
      ["org.alone", "coOccurs", "country.france"],
    ],
  );
  const shown = (part: Partial<Filters>, more: Partial<Parameters<typeof narrow>[1]> = {}) => {
    const answer = narrow(knowledge, { filters: { ...noFilters, ...part }, hidden: [], always: [], ...more });
    return { ...answer, ids: [...answer.entities].sort(), count: answer.relations.length };
  };

  test("all that is related, and the number of those that are not", () => {
    expect(shown({}).ids).toEqual(["country.france", "org.acme", "person.jane", "person.omar", "place.lyon"]);
    expect(shown({})).toMatchObject({ alone: 1, fallbacks: 1, count: 4 });
  });

  test("those without a relation where asked for", () => {
    expect(shown({ alone: true }).ids).toContain("org.alone");
    expect(shown({ alone: true }).alone).toBe(0);
  });

  test("weak links where asked for", () => {
    expect(shown({ fallbacks: true })).toMatchObject({ alone: 0, fallbacks: 0, count: 5 });
  });

  test("a type that is off takes its relations along, and who is left alone is counted", () => {
    expect(shown({ hiddenTypes: ["Country"] }).ids).toEqual(["org.acme", "person.jane", "person.omar"]);
    expect(shown({ hiddenTypes: ["Country"] }).alone).toBe(2);
  });

  test("who was put away by hand is gone", () => {
    expect(shown({}, { hidden: ["person.jane"] }).ids).toEqual(["country.france", "org.acme", "place.lyon"]);
  });

  test.each([
    [1, ["country.france", "org.acme", "person.jane"]],
    [2, ["country.france", "org.acme", "person.jane", "person.omar", "place.lyon"]],
  ])("within %i steps of the focus", (hops, ids) => {
    expect(shown({}, { focus: { id: "org.acme", hops } }).ids).toEqual(ids);
  });

  test("the selection is there whatever the filters say", () => {
    expect(shown({}, { always: ["org.alone"] }).ids).toContain("org.alone");
    expect(shown({ hiddenTypes: ["Person"] }, { always: ["person.jane"] }).ids).toContain("person.jane");
  });
});

test.each([
  [{}, 0],
  [{ hiddenTypes: ["Place", "Event"] }, 2],
  [{ from: "2018-01", to: "2018-02" }, 1],
  [{ minConfidence: 0.5, fallbacks: true }, 2],
] as [Partial<Filters>, number][])("%j counts as %i filters", (part, amount) => {
  expect(activeFilters({ ...noFilters, ...part })).toBe(amount);
});
