import { describe, expect, test } from "vitest";
import { lemma } from "../../../scripts/nlp/lemma.ts";

describe("verbs", () => {
  test.each([
    ["said", "say"],
    ["Met", "meet"],
    ["bought", "buy"],
    ["criticized", "criticize"],
    ["visited", "visit"],
    ["planned", "plan"],
    ["controlled", "control"],
    ["called", "call"],
    ["created", "create"],
    ["founded", "found"],
    ["married", "marry"],
    ["dying", "die"],
    ["buying", "buy"],
    ["making", "make"],
    ["signing", "sign"],
    ["acquired", "acquire"],
    ["announces", "announce"],
    ["denies", "deny"],
    ["goes", "go"],
    ["accuses", "accuse"],
    ["watches", "watch"],
    ["overthrew", "overthrow"],
    ["rebuilt", "rebuild"],
    ["does", "do"],
    ["was", "be"],
    ["appointed", "appoint"],
    ["merged", "merge"],
    ["belonging", "belong"],
    ["bringing", "bring"],
  ])("%s is a form of %s", (form, base) => {
    expect(lemma(form, "VERB")).toBe(base);
  });

  test("what is tagged as a base form stays", () => {
    expect(lemma("need", "VB")).toBe("need");
    expect(lemma("found", "VB")).toBe("found");
  });
});

describe("nouns", () => {
  test.each([
    ["ministries", "ministry"],
    ["men", "man"],
    ["spokeswomen", "spokeswoman"],
    ["wives", "wife"],
    ["boxes", "box"],
    ["crises", "crisis"],
    ["companies", "company"],
    ["houses", "house"],
    ["series", "series"],
    ["status", "status"],
    ["business", "business"],
    ["news", "news"],
  ])("%s is a form of %s", (form, base) => {
    expect(lemma(form, "NNS")).toBe(base);
  });
});

test.each([
  ["Quickly", "ADV", "quickly"],
  ["United", "PROPN", "united"],
  ["better", "ADJ", "better"],
])("%s as %s is only put in lower case", (word, tag, expected) => {
  expect(lemma(word, tag)).toBe(expected);
});
