import { readFileSync } from "node:fs";
import { nameKey } from "../names/key.ts";

/** The country that a list knows a place to be in. Never a statement of an article, so never an edge. */
export interface PlaceCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Who says so. */
  readonly source: string;
}

/**
 * Reads the list of towns that only one country has.
 *
 * @param content of cities.tsv: code, country, keys of names
 * @returns the country of a place by its name, undefined where the list has doubts or knows nothing
 * @throws TypeError naming the line that is no row of it
 */
export function readPlaceCountries(content: string): (name: string) => PlaceCountry | undefined {
  const countries = new Map<string, PlaceCountry>();
  for (const [index, line] of content.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [code, name, keys, more] = line.split("\t");
    if (!code || !/^[A-Z]{2}$/.test(code) || !name || !keys || more !== undefined)
      throw new TypeError(`readPlaceCountries: cities.tsv, line ${index + 1}: expected 3 columns. Restore the file.`);
    const country = { code, name, source: "GeoNames" };
    for (const key of keys.split("|")) countries.set(key, country);
  }
  return (name) => countries.get(nameKey(name));
}

let shipped: ((name: string) => PlaceCountry | undefined) | undefined;

/** The country of a place by the list that ships with the project, read on first use. */
export function countryOfPlace(name: string): PlaceCountry | undefined {
  shipped ??= readPlaceCountries(readFileSync(new URL("cities.tsv", import.meta.url), "utf8"));
  return shipped(name);
}
