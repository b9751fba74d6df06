import { nameKey } from "../../graph-data/names/key.ts";
import { type EntityType, isEntityType } from "../../graph-data/ontology.ts";

/** A state or dependent territory as news names it. */
export interface Country {
  /** The name that the graph shows. */
  readonly name: string;
  readonly kind: "state" | "territory";
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
  readonly capitals: readonly string[];
}

/** What is known of names before any text is read. */
export interface Lexicon {
  /** By each of its names, as written. */
  readonly countries: ReadonlyMap<string, Country>;
  /** By demonym, as written: "French", "Frenchman". */
  readonly demonyms: ReadonlyMap<string, Country>;
  /** By capital, as written. */
  readonly capitals: ReadonlyMap<string, Country>;
  /** Longest name of a country, demonym or capital, in tokens. */
  readonly longest: number;
  /** First words of countries and demonyms, as written. */
  readonly countryStarts: ReadonlySet<string>;
  /** By name key. */
  readonly organizationTypes: ReadonlyMap<string, EntityType>;
  /** First words of those keys. */
  readonly organizationStarts: ReadonlySet<string>;
  /** By forename, as written. */
  readonly genders: ReadonlyMap<string, "female" | "male">;
}

/**
 * Reads the lists of graph-data/lexicon.
 *
 * @param files the content of countries.tsv, organizations.tsv and forenames.tsv
 * @throws TypeError naming the list and the line that is no row of it
 */
export function readLexicon(files: { countries: string; organizations: string; forenames: string }): Lexicon {
  const rows = readRows(files.countries, "countries.tsv", 5).map(([name, kind, aliases, demonyms, capitals]) => ({
    name: name!,
    kind: kind === "territory" ? ("territory" as const) : ("state" as const),
    aliases: words(aliases),
    demonyms: words(demonyms),
    capitals: words(capitals),
  }));
  const countries = new Map<string, Country>();
  const demonyms = new Map<string, Country>();
  const capitals = new Map<string, Country>();
  for (const row of rows) {
    for (const name of [row.name, ...row.aliases]) countries.set(tokenForm(name), row);
    for (const word of row.demonyms) demonyms.set(tokenForm(word), row);
    if (row.kind === "state") for (const name of row.capitals) capitals.set(tokenForm(name), row);
  }
  const longest = Math.max(...[...countries.keys(), ...demonyms.keys()].map((name) => name.split(" ").length));
  const countryStarts = new Set(
    [...countries.keys(), ...demonyms.keys()]
      .map((name) => name.split(" ")[0]!)
      .filter((word) => /^\p{Lu}/u.test(word)),
  );
  const organizationTypes = new Map<string, EntityType>();
  for (const [key, type] of readRows(files.organizations, "organizations.tsv", 2)) {
    if (!isEntityType(type))
      throw new TypeError(`readLexicon: organizations.tsv: expected an entity type, got "${type}"`);
    organizationTypes.set(key!, type);
  }
  const genders = new Map<string, "female" | "male">();
  for (const [name, gender] of readRows(files.forenames, "forenames.tsv", 2))
    genders.set(name!, gender === "female" ? "female" : "male");
  const organizationStarts = new Set([...organizationTypes.keys()].map((key) => key.split(" ")[0]!));
  return { countries, demonyms, capitals, longest, countryStarts, organizationTypes, organizationStarts, genders };
}

/** A name as its tokens read, one blank between them: "Côte d’Ivoire" is "Côte d'Ivoire", "Guinea-Bissau" is "Guinea - Bissau". */
export const tokenForm = (name: string): string =>
  name
    .replace(/’/g, "'")
    .replace(/\s*-\s*/g, " - ")
    .replace(/,/g, " ,")
    .replace(/\s+/g, " ")
    .trim();

/** The type that lists give an organisation's name, if any. */
export const listedType = (lexicon: Lexicon, name: string): EntityType | undefined =>
  lexicon.organizationTypes.get(nameKey(name));

function readRows(content: string, file: string, columns: number): string[][] {
  return content.split("\n").flatMap((line, index) => {
    if (line === "" || line.startsWith("#")) return [];
    const cells = line.split("\t");
    if (cells.length !== columns)
      throw new TypeError(
        `readLexicon: ${file}, line ${index + 1}: expected ${columns} columns, got ${cells.length}. Restore the file.`,
      );
    return [cells];
  });
}

const words = (cell: string | undefined): string[] => (cell ?? "").split("|").filter((word) => word !== "");
