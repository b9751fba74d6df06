import { readFileSync } from "node:fs";
import { foldWord } from "./foldWord.ts";
import { nameKey } from "./key.ts";

/** What lists say about names: which of them mean one thing, and which are borne by very many. Keys are name keys or folded words. */
export interface NameLists {
  /** Folded forename → what all its spellings share. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Folded forename → its folded short forms. */
  readonly nicknames: ReadonlyMap<string, ReadonlySet<string>>;
  /** Folded forename → who bears it. */
  readonly genders: ReadonlyMap<string, "female" | "male">;
  /** Folded surname → countries (ISO 3166-1 alpha-2) where it is among the most frequent ones. */
  readonly surnames: ReadonlyMap<string, readonly string[]>;
  /** Name key of a place → name key that it goes by now. */
  readonly places: ReadonlyMap<string, string>;
  /** Name key of an acronym or other wording of a body → name key of its long form. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Name key of a state or territory, or of its people → name key of the state. */
  readonly countries: ReadonlyMap<string, string>;
  /** Name keys of what comes from a country: "french" → "france". */
  readonly demonyms: ReadonlyMap<string, string>;
}

/**
 * Reads the lists from the text of their files.
 *
 * @throws TypeError where a row has no second column
 */
function readNameLists(text: (file: string) => string): NameLists {
  const rows = (file: string) => rowsOf(text(file), file);
  const spellings = new Map<string, string>();
  for (const [name, others] of rows("spellings.tsv"))
    for (const spelling of [name!, ...words(others)]) spellings.set(foldWord(spelling), foldWord(name!));
  const nicknames = new Map<string, Set<string>>();
  for (const [name, short] of rows("nicknames.tsv"))
    nicknames.set(foldWord(name!), new Set(words(short).map(foldWord)));
  const genders = new Map<string, "female" | "male">();
  for (const [name, gender] of rows("forenames.tsv"))
    genders.set(foldWord(name!), gender === "female" ? "female" : "male");
  const surnames = new Map<string, string[]>();
  for (const [name, countries] of rows("surnames.tsv")) {
    const key = foldWord(name!);
    surnames.set(key, [...(surnames.get(key) ?? []), ...words(countries)]);
  }
  const places = new Map<string, string>();
  for (const [name, others] of rows("renamed-places.tsv"))
    for (const other of words(others)) places.set(nameKey(other), nameKey(name!));
  const bodies = new Map<string, string>();
  for (const [short, long, others] of rows("acronyms.tsv"))
    for (const other of [short!, ...words(others)])
      if (nameKey(other) !== nameKey(long!)) bodies.set(nameKey(other), nameKey(long!));
  const countries = new Map<string, string>();
  const demonyms = new Map<string, string>();
  for (const [name, kind, others, people] of rows("countries.tsv")) {
    if (kind !== "state" && kind !== "territory")
      throw new TypeError(`readNameLists: countries.tsv: expected state or territory, got "${kind}"`);
    const key = nameKey(name!);
    for (const other of [name!, ...words(others)])
      if (!countries.has(nameKey(other))) countries.set(nameKey(other), key);
    for (const word of words(people)) demonyms.set(nameKey(word), key);
  }
  return { spellings, nicknames, genders, surnames, places, bodies, countries, demonyms };
}

/** The lists that ship with the project. */
export const nameLists: NameLists = readNameLists((file) =>
  readFileSync(new URL(`../lexicon/${file}`, import.meta.url), "utf8"),
);

function rowsOf(content: string, file: string): string[][] {
  return content.split("\n").flatMap((line, i) => {
    if (line === "" || line.startsWith("#")) return [];
    const cells = line.split("\t");
    if (cells.length < 2) throw new TypeError(`readNameLists: ${file}, line ${i + 1}: expected two columns or more`);
    return [cells];
  });
}

function words(cell: string | undefined): string[] {
  return (cell ?? "").split("|").filter(Boolean);
}
