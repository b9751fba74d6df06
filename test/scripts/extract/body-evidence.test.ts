import { describe, expect, test } from "vitest";
import { readAnnotated } from "./readAnnotated.ts";

const first = (text: string) => readAnnotated(text).entities[0];

describe("a person has no chief executive: what only a body can have makes a name a body", () => {
  test.each([
    ["The newspaper [Le Phare|PER] printed it.", "MediaOutlet"],
    ["The media conglomerate [Anna Vries|PER] was sold.", "Company"],
    ["The road was built by a private company, [Zebulon|PER].", "Company"],
    ["[Zebulon|PER], a charity that feeds children, moved.", "Organization"],
    ["She bought shares in [Zebulon|PER] and sold them.", "Company"],
    ["He holds a stake in [Zebulon|LOC] since May.", "Company"],
    ["The chief executive of [Zebulon|PER] resigned.", "Company"],
    ["A chief operating officer at [Zebulon|PER] resigned.", "Company"],
    ["[Zebulon|PER] CEO Jane Smith resigned.", "Company"],
    ["[Zebulon|PER]'s shareholders met.", "Company"],
    ["[Zebulon|PER] was founded in 1990 by two sisters.", "Organization"],
    ["Rain fell all day, [Zebulon|PER] reported on Monday.", "MediaOutlet"],
    ["The local [Zebulon|PER] daily printed it.", "MediaOutlet"],
    ["The textile company [Changa Mills|LOC] was fined.", "Company"],
  ])("%s", (text, type) => {
    expect(first(text)?.type).toBe(type);
  });

  test("one mention tells for all of them", () => {
    const { entities } = readAnnotated("[Zebulon|PER] grew. Shares in [Zebulon|PER] rose. Then [Zebulon|PER] fell.");
    expect(entities.map(({ name, type }) => [name, type])).toEqual([["Zebulon", "Company"]]);
  });

  test.each([
    ["The company [Smith|PER] founded was sold.", "Person"],
    ["In her company [Smith|PER] had two drivers.", "Person"],
    ["A producer, [Jane Smith|PER], was hired.", "Person"],
    ["Mr [Smith|PER] was founded in faith.", "Person"],
    ["[Smith|PER], 45, has shares in an airline.", "Person"],
    ["[Jane Smith|PER], who heads a company, left.", "Person"],
    ["[Smith|PER] reported a loss.", "Person"],
    ["The bribes went to a [Smith|PER] company abroad.", "Person"],
    ["The head of [Lisbon|LOC] spoke.", "Place"],
    ["A [Lisbon|LOC] company was sold.", "Place"],
    ["[Lisbon|LOC] was founded by sailors, they say.", "Place"],
    ["The mayor of [Lisbon|LOC] owns shares in a bank.", "Place"],
    ["The [Lisbon|LOC] factories closed.", "Place"],
  ])("but not here: %s", (text, type) => {
    expect(first(text)?.type).toBe(type);
  });

  test("a surname stays with its bearer", () => {
    const { entities } = readAnnotated("[John Smith|PER] came. The chief executive of [Smith|PER] resigned.");
    expect(entities.map(({ type }) => type)).toEqual(["Person"]);
  });
});

describe("places that are bodies", () => {
  test.each([
    ["The [Northern Cape High Court|LOC] ruled.", "PublicBody"],
    ["The [Lake Victoria Airlines|LOC] flew.", "Company"],
  ])("%s", (text, type) => {
    expect(first(text)?.type).toBe(type);
  });
  test.each([
    ["He studied in the [Lakeside University|LOC].", "Place"],
    ["They met at [Union Square|LOC].", "Place"],
    ["They met at [Bank Street|LOC].", "Place"],
  ])("but not here: %s", (text, type) => {
    expect(first(text)?.type).toBe(type);
  });
});
