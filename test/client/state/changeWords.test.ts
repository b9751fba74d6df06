import { describe, expect, test } from "vitest";
import { causeWords, differenceWords } from "../../../client/state/changeWords.ts";
import type { Change, ChangeCause } from "../../../server/contract.ts";

const article = { id: "a_1", title: "Harbour talks" };
const decision = { id: "d_1", sentence: "Acme is called Acme Lines", author: "Ann" };

test.each<[ChangeCause, string]>([
  [{ added: { count: 1, first: [article] } }, "“Harbour talks” was added"],
  [{ added: { count: 3, first: [article] } }, "3 articles were added"],
  [{ forgotten: 1 }, "1 article was forgotten"],
  [{ readAgain: 12 }, "12 articles were read again"],
  [{ decisions: { count: 1, first: [decision] } }, "Ann decided: Acme is called Acme Lines"],
  [{ decisions: { count: 2, first: [decision, decision] } }, "2 corrections"],
  [{ madeAnew: true, decisions: { count: 2, first: [] } }, "2 corrections; the graph was made anew"],
  [{}, "the picture was arranged anew"],
])("%j reads “%s”", (cause, words) => expect(causeWords(cause)).toBe(words));

describe("how something is another than before", () => {
  const entity = { type: "Company", name: "Acme", mentionCount: 3, articleCount: 2 } as const;
  const relation = { assertion: "stated", roles: [], evidenceCount: 1, sourceCount: 1, copyCount: 0 } as const;
  const common = { id: "x", change: "changed", build: "b", because: {}, isThere: true } as const;
  const ofEntity = (now: object) => ({ ...common, kind: "entity", was: entity, now: { ...entity, ...now } }) as Change;
  const ofRelation = (now: object) =>
    ({ ...common, kind: "relation", was: relation, now: { ...relation, ...now } }) as unknown as Change;

  test.each([
    [ofEntity({ name: "Acme Lines" }), ["was called Acme"]],
    [ofEntity({ type: "Person" }), ["person, was company"]],
    [ofEntity({ articleCount: 3, mentionCount: 5 }), ["named in 3 articles, was 2"]],
    [ofEntity({ mentionCount: 1 }), ["1 mention, was 3"]],
    [ofRelation({ sourceCount: 2, evidenceCount: 2 }), ["2 sources, was 1"]],
    [ofRelation({ copyCount: 1, evidenceCount: 2 }), ["1 source, 1 copy left out, was 1 source", "2 sentences, was 1"]],
    [ofRelation({ assertion: "denied" }), ["denied, was stated"]],
    [ofRelation({ roles: ["chair"] }), ["as chair"]],
    [ofEntity({}), []],
  ])("case %#", (change, words) => expect(differenceWords(change)).toEqual(words));

  test("of what came or went there is no difference to tell", () => {
    expect(differenceWords({ ...common, kind: "entity", now: entity } as Change)).toEqual([]);
    expect(differenceWords({ ...common, kind: "entity", was: entity } as Change)).toEqual([]);
  });
});
