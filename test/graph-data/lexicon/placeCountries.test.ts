import { describe, expect, test } from "vitest";
import { countryOfPlace, readPlaceCountries } from "../../../graph-data/lexicon/placeCountries.ts";

describe("the country of a place, where a list knows it without doubt", () => {
  test.each([
    ["Zhengzhou", "CN", "China"],
    ["Aktau", "KZ", "Kazakhstan"],
    ["Busan", "KR", "South Korea"],
    ["São Paulo", "BR", "Brazil"],
    ["sao paulo", "BR", "Brazil"],
    ["Hanoi", "VN", "Vietnam"],
  ])("%s is in %s", (name, code, country) => {
    expect(countryOfPlace(name)).toEqual({ code, name: country, source: "GeoNames" });
  });

  test.each([
    "Paris",
    "London",
    "Valencia",
    "San José",
    "Lima",
    "Victoria",
    "Sofia",
    "Georgia",
    "Port Nowhere",
    "",
    "Zhengzhou Airport",
  ])("but of %j the list says nothing", (name) => {
    expect(countryOfPlace(name)).toBeUndefined();
  });

  test.each([["CN\tChina"], ["china\tChina\tbeijing"], ["CN\tChina\tbeijing\tmore"]])(
    "the row %j is refused",
    (row) => {
      expect(() => readPlaceCountries(`# list\n${row}\n`)).toThrow(/line 2: expected 3 columns/);
    },
  );
});
