import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { relationTypeNames } from "../../../graph-data/ontology.ts";
import { ontologyPage } from "../../../scripts/docs/ontologyPage.ts";

test("the page that describes the vocabulary says what the tables say (npm run docs writes it)", () => {
  expect(readFileSync(new URL("../../../graph-data/ONTOLOGY.md", import.meta.url), "utf8")).toBe(ontologyPage());
});

test("every relation type stands on it", () => {
  for (const type of relationTypeNames) expect(ontologyPage()).toContain(`\`${type}\``);
});
