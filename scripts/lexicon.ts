import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Command } from "commander";
import { cityLexicon } from "./train/city-lexicon.ts";
import { countryLexicon } from "./train/country-lexicon.ts";
import { forenameLexicon } from "./train/forename-lexicon.ts";
import { nicknameLexicon } from "./train/nickname-lexicon.ts";
import { organizationLexicon } from "./train/organization-lexicon.ts";
import { surnameLexicon } from "./train/surname-lexicon.ts";

/** Makes the lists of countries, organisations and names of people in graph-data/lexicon from open sources. */
const program = new Command("lexicon")
  .description("Make the lists in graph-data/lexicon from open sources.")
  .requiredOption("--data <dir>", "folder that holds gazetteers/*.json.gz")
  .addHelpText("after", "\nExample:\n  npm run lexicon -- --data ~/labelled-data")
  .parse();

const data = program.opts<{ data: string }>().data;
const source = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(join(data, "gazetteers", `${name}.json.gz`))).toString("utf8"));
const write = (name: string, content: string) => {
  const path = join(import.meta.dirname, "..", "graph-data", "lexicon", name);
  writeFileSync(path, content);
  console.log(`${name}: ${content.split("\n").filter((line) => line && !line.startsWith("#")).length} rows`);
};

const forenames = forenameLexicon(source("names_by_country"));
write("forenames.tsv", forenames);
const countries = countryLexicon(source("factbook_countries"));
write("countries.tsv", countries);
const columns = (table: string, column: number) =>
  new Set(table.split("\n").flatMap((line) => (line.startsWith("#") ? [] : (line.split("\t")[column] ?? []))));
write("cities.tsv", cityLexicon(source("cities"), columns(countries, 0), columns(forenames, 0)));
write("surnames.tsv", surnameLexicon(source("names_by_country")));
write("nicknames.tsv", nicknameLexicon(source("nicknames"), source("names_by_country")));
write(
  "organizations.tsv",
  organizationLexicon({
    cameoBodies: source("cameo_igo_ngo_mnc"),
    cameoOffices: source("cameo_people_and_offices"),
    cameoArmedGroups: source("cameo_armed_groups"),
    factbookParties: source("factbook_parties"),
    factbookAbbreviations: source("factbook_igo_abbreviations"),
    sp500: source("sp500"),
  }),
);
