import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { ontologyPage } from "./docs/ontologyPage.ts";

/** Writes the documentation that is made from code. */
new Command("docs")
  .description("Write graph-data/ONTOLOGY.md from the ontology's tables.")
  .addHelpText("after", "\nExample:\n  npm run docs")
  .parse();

writeFileSync(join(import.meta.dirname, "..", "graph-data", "ONTOLOGY.md"), ontologyPage());
console.log("graph-data/ONTOLOGY.md");
