import { describe, expect, test } from "vitest";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { readingOf } from "./readingOf.ts";
import { relationsOf } from "./relationsOf.ts";

const country = " [Peru|Country] was calm; the [Peruvian|Country:demonym:Peru] coast too.";

describe("a body that is named for its state", () => {
  test.each([
    ["The [Peruvian Foreign Ministry|PublicBody] objected.", "agentOf(Peruvian Foreign Ministry, Peru) stated"],
    ["The [Peru Planning Agency|PublicBody] objected.", "agentOf(Peru Planning Agency, Peru) stated"],
    ["The [Supreme Court of Peru|PublicBody] objected.", "agentOf(Supreme Court of Peru, Peru) stated"],
    ["The [Peruvian Army|ArmedForce] objected.", "agentOf(Peruvian Army, Peru) stated"],
    ["The [Peruvian Freedom Party|PoliticalParty] objected.", "basedIn(Peruvian Freedom Party, Peru) stated"],
    ["[Peruvian Airlines|Company] objected.", "basedIn(Peruvian Airlines, Peru) stated"],
    ['"The [Peruvian Army|ArmedForce] is old," [Jane Smith|Person] said.', "agentOf(Peruvian Army, Peru) stated"],
  ])("%s", (text, expected) => {
    expect(relationsOf(text + country, findRelations).lines).toContain(expected);
  });

  test.each([
    "The [Peruvian Shining Front|ArmedForce] objected.",
    "The [Peruvian Sea Agency|PublicBody]'s name".replace("Sea Agency", "Ocean Agency"),
    "The [Peruvian University in Chile|Organization] objected.",
    "The [Peruvian Pounds|Organization] fell.",
    "The [Peru-Chile Chamber|Company] objected.",
    "The [Foreign Ministry|PublicBody] objected.",
  ])("nothing: %s", (text) => {
    const { lines } = relationsOf(text + country, findRelations);
    expect(lines.filter((line) => /^(?:agentOf|basedIn)/.test(line))).toEqual([]);
  });

  test("an article that never names the country by itself says nothing", () => {
    expect(relationsOf("The [Peruvian Army|ArmedForce] met [Jane Smith|Person].", findRelations).lines).not.toContain(
      "agentOf(Peruvian Army, Peru) stated",
    );
  });

  test("both ends lie in the name", () => {
    const { relations } = findRelations(readingOf(`The [Peruvian Army|ArmedForce] left.${country}`));
    const found = relations.find(({ type }) => type === "agentOf")!;
    expect(found.evidence).toMatchObject({ source: { start: 4, end: 17 }, target: { start: 4, end: 12 } });
  });
});
