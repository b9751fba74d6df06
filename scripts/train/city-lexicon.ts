import { nameKey } from "../../graph-data/names/key.ts";

/**
 * Makes `graph-data/lexicon/cities.tsv`: towns that only one country has, one country a row. A name that towns of two countries share, one
 * that is a forename, and one that is a country's own are left out: an attribute is shown where the list knows without doubt.
 *
 * @param cities GeoNames' cities of 15,000 people and more, `{ data: [{ name, country }] }`
 * @param countryNames what each country is called in countries.tsv
 * @param forenames as written
 */
export function cityLexicon(
  cities: unknown,
  countryNames: ReadonlySet<string>,
  forenames: ReadonlySet<string>,
): string {
  const data = (cities as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw new TypeError("cityLexicon: expected { data: [...] }");
  const codes = new Map(regionCodes().map((code) => [codeNames.of(code)!, code]));
  const countries = new Map<string, Set<string>>();
  for (const { name, country } of data as { name: string; country: string }[]) {
    const key = nameKey(name);
    if (/\p{Lu}\p{L}{2}/u.test(name) && !forenames.has(name) && !countryNames.has(name) && !/\d/.test(name))
      countries.set(key, (countries.get(key) ?? new Set()).add(country));
  }
  const rows = new Map<string, string[]>();
  for (const [key, [country, other]] of countries) {
    if (country === undefined || other !== undefined) continue;
    const shown = ourNames[country] ?? country.replace(/,.*$/, "");
    const code = codes.get(icuNames[shown] ?? shown);
    if (code === undefined || !countryNames.has(shown)) continue;
    const row = `${code}\t${shown}`;
    rows.set(row, [...(rows.get(row) ?? []), key]);
  }
  const lines = [...rows].map(([row, keys]) => `${row}\t${keys.sort().join("|")}`).sort();
  return `${[
    "# cities: ISO 3166-1 code, country, keys of towns that no other country has",
    "# source: GeoNames (https://www.geonames.org), cities of 15,000 people and more, by way of datasets/world-cities",
    "# licence: CC BY 4.0; changed: names that two countries or a forename share are left out",
    "# made by: npm run lexicon -- --data DIR",
    ...lines,
  ].join("\n")}\n`;
}

const codeNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Codes that have a name, in order. */
function regionCodes(): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => codeNames.of(code) !== undefined);
}

/** Countries that the source calls otherwise than our list. */
const ourNames: Readonly<Record<string, string>> = {
  "Brunei Darussalam": "Brunei",
  "Congo, The Democratic Republic of the": "Democratic Republic of the Congo",
  Congo: "Republic of the Congo",
  "Cabo Verde": "Cape Verde",
  Czechia: "Czech Republic",
  "Korea, Democratic People's Republic of": "North Korea",
  "Korea, Republic of": "South Korea",
  "Lao People's Democratic Republic": "Laos",
  "Russian Federation": "Russia",
  "Syrian Arab Republic": "Syria",
  Türkiye: "Turkey",
  "Viet Nam": "Vietnam",
  "Timor-Leste": "East Timor",
  "Côte d'Ivoire": "Ivory Coast",
};

/** The same, for the names of codes. */
const icuNames: Readonly<Record<string, string>> = {
  "Democratic Republic of the Congo": "Congo - Kinshasa",
  "Republic of the Congo": "Congo - Brazzaville",
  "Cape Verde": "Cape Verde",
  "Czech Republic": "Czechia",
  Turkey: "Türkiye",
  "East Timor": "Timor-Leste",
  "Ivory Coast": "Côte d’Ivoire",
  Myanmar: "Myanmar (Burma)",
  "Bosnia and Herzegovina": "Bosnia & Herzegovina",
  "Trinidad and Tobago": "Trinidad & Tobago",
};
