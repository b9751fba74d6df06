import { describe, expect, test } from "vitest";
import { readAnnotated, summary } from "./readAnnotated.ts";

describe("a capital that acts is its country", () => {
  test.each([
    "[Lima|LOC] wants a treaty.",
    "Positions adopted by [Lima|LOC] hardened.",
    "[Lima|LOC]'s tariffs rose.",
    "[Lima|LOC] has rejected the plan.",
    "They urged [Lima|LOC] to withdraw.",
    "He accused [Lima|LOC] of meddling.",
    "She called on [Lima|LOC] to stop.",
    "[Lima|LOC]'s growing maritime assertiveness worried them.",
    "[Lima|LOC]'s embassy was closed.",
    "According to [Lima|LOC]'s embassy it rained.",
    "[Lima|LOC] piled pressure on its neighbour.",
  ])("%s", (text) => {
    expect(summary(readAnnotated(text))).toEqual(["Peru (Country): Lima acts"]);
  });

  test.each([
    "She travelled to [Lima|LOC].",
    "A forum in [Lima|LOC] wants money.",
    "[Lima|LOC] is a city of ten million.",
    "He left [Lima|LOC] on Monday.",
    "[Lima|LOC]'s airport closed.",
    "Talks were held in [Lima|LOC].",
    "He asked [Lima|LOC] residents to stay.",
    "[Lima|LOC]'s old town is worth a visit.",
    "They flew to [Lima|LOC]'s airport.",
    "They urged on [Lima|LOC] crowds.",
  ])("but here it is the city: %s", (text) => {
    expect(summary(readAnnotated(text))).toEqual(["Lima (Place): Lima"]);
  });
});

describe("he and she are the person who can be meant", () => {
  test.each<[string, string]>([
    ["[Jane Smith|PER] left. She was tired.", "Jane Smith (Person): Jane Smith, She pronoun"],
    [
      "[John Roe|PER] was tired. “It rained. It rained. It rained. It rained,” he said.",
      "John Roe (Person): John Roe, he pronoun",
    ],
    ["Mr. [Roe|PER] said he was tired.", "Roe (Person): Roe, he pronoun"],
    ["[Jane Smith|PER] met [John Roe|PER]. He was tired.", "John Roe (Person): John Roe, He pronoun"],
    ["[Mary Roe|PER] met [Jane Smith|PER]. She was tired.", "Mary Roe (Person): Mary Roe, She pronoun"],
    ["[Jane Smith|PER] and her team won.", "Jane Smith (Person): Jane Smith, her pronoun"],
    [
      "[Jane Smith|PER] met [Mary Roe|PER]. Prices will rise, she said.",
      "Jane Smith (Person): Jane Smith, she pronoun",
    ],
  ])("%s", (text, expected) => {
    expect(summary(readAnnotated(text))).toContain(expected);
  });

  test.each([
    "When she was young, [Jane Smith|PER] sang. In her youth, [Mary Roe|PER] danced.",
    "[Mary Roe|PER] sang. In her youth, [Jane Smith|PER] danced.",
    "[Jane Smith|PER] and [Mary Roe|PER] sang. She was tired.",
    "[Jane Smith|PER] sang, and [Mary Roe|PER] danced. She was tired.",
    "[Jane Smith|PER] met [Mary Roe|PER] at her house.",
    "They read [Jane Smith|PER]'s book. She was tired.",
    "It rained. He was tired.",
    "[Jane Smith|PER] left. He was tired.",
    "[John Roe|PER] left. It rained. It rained. It rained. He was tired.",
    "“He was tired,” said [John Roe|PER].",
    "With [John Roe|PER] and [Peter Doe|PER] away, he was tired.",
  ])("but nobody is meant for certain here: %s", (text) => {
    expect(readAnnotated(text).mentions.filter(({ kind }) => kind === "pronoun")).toEqual([]);
  });
});

test("whoever was she is not he further down", () => {
  expect(summary(readAnnotated("[Vellanor|PER] left. She was tired. The guard was late. He slept."))).toContain(
    "Vellanor (Person): Vellanor, She pronoun",
  );
});

describe("a description is whoever was called so before", () => {
  test.each<[string, string]>([
    [
      "Ambassador [Jane Smith|PER] came. Later the ambassador left.",
      "Jane Smith (Person): Jane Smith, the ambassador nominal",
    ],
    [
      "[Jane Smith|PER], the Dutch ambassador, came. Later the ambassador left.",
      "Jane Smith (Person): Jane Smith, the ambassador nominal",
    ],
    ["[Acme|ORG] news agency came. Later the agency left.", "Acme (MediaOutlet): Acme, the agency nominal"],
    ["[Harbour Bank|ORG] grew. Later the bank hired.", "Harbour Bank (Company): Harbour Bank, the bank nominal"],
  ])("%s", (text, expected) => {
    expect(summary(readAnnotated(text))).toContain(expected);
  });

  test.each([
    "The ambassador came before Ambassador [Jane Smith|PER].",
    "Ambassador [Jane Smith|PER] and ambassador [John Roe|PER] came. Later the ambassador left.",
    "Ambassador [Jane Smith|PER] came. The ambassador to Peru left.",
    "[Acme|ORG] came. The company left.",
  ])("but not here: %s", (text) => {
    expect(readAnnotated(text).mentions.filter(({ kind }) => kind === "nominal")).toEqual([]);
  });
});
