import { expect, test } from "vitest";
import { readPlaceCountries } from "../../../graph-data/lexicon/placeCountries.ts";
import { cityLexicon } from "../../../scripts/train/city-lexicon.ts";

test("towns of one country alone are kept, under the country's name in our list", () => {
  const data = [
    ["Aktau", "Kazakhstan"],
    ["Busan", "Korea, Republic of"],
    ["Springfield", "United States"],
    ["Springfield", "Canada"],
    ["Sofia", "Bulgaria"],
    ["Nowhere", "Atlantis"],
  ].map(([name, country]) => ({ name, country }));
  const names = new Set(["Kazakhstan", "South Korea", "United States", "Canada", "Bulgaria"]);
  const find = readPlaceCountries(cityLexicon({ data }, names, new Set(["Sofia"])));
  expect(["Aktau", "Busan", "Springfield", "Sofia", "Nowhere"].map((name) => find(name)?.name)).toEqual([
    "Kazakhstan",
    "South Korea",
    undefined,
    undefined,
    undefined,
  ]);
});
