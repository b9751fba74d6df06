import { expect, test } from "vitest";
import { relationSentence } from "../../../graph-data/graph/relationSentence.ts";
import { handMade, type Tie } from "./handMade.ts";

test.each<[Tie, string]>([
  [["Acme", "ownerOf", "Zenith"], "Acme owns Zenith"],
  [["Acme", "agreedWith", "Zenith", { assertion: "planned" }], "Acme agreed with Zenith (planned)"],
  [["Acme", "criticized", "Zenith", { assertion: "negated" }], "Acme criticized Zenith (negated)"],
])("%j reads %j", (tie, sentence) => {
  const build = handMade([tie]);
  const names = new Map(build.entities.map(({ id, name }) => [id, name]));
  expect(relationSentence(build.relations[0]!, (id) => names.get(id)!)).toBe(sentence);
});
