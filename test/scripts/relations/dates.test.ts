import { expect, test } from "vitest";
import { dateOf, findDates } from "../../../scripts/relations/dates.ts";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { toUnits } from "../../../scripts/relations/units.ts";
import { publishedAt, readingOf } from "./readingOf.ts";

// The readings are dated 28 March 2018, a Wednesday.
test.each([
  ["They met on March 27.", "2018-03-27"],
  ["They met on 27 March 2016.", "2016-03-27"],
  ["They met on March 27, 2016.", "2016-03-27"],
  ["They met on Tuesday.", "2018-03-27"],
  ["They met on Wednesday.", "2018-03-28"],
  ["They met on Thursday.", "2018-03-22"],
  ["They met last Wednesday.", "2018-03-21"],
  ["They met yesterday.", "2018-03-27"],
  ["They met in 2016.", "2016"],
  ["They met in February.", "2018-02"],
  ["They met in December.", "2017-12"],
  ["They met on December 5.", "2017-12-05"],
  ["They met in February 2015.", "2015-02"],
  ["They met last year.", "2017"],
  ["They met last month.", "2018-02"],
])("what happened: %s", (text, expected) => {
  const [sentence] = toUnits(readingOf(text), []);
  expect(dateOf(findDates(sentence!, publishedAt), sentence!.units, 1, false)).toBe(expected);
});

test.each([
  ["They will meet this Sunday.", "2018-04-01"],
  ["They will meet on Wednesday.", "2018-04-04"],
  ["They will meet on April 5.", "2018-04-05"],
  ["They will meet in January.", "2019-01"],
  ["They will meet tomorrow.", "2018-03-29"],
])("what is planned: %s", (text, expected) => {
  const [sentence] = toUnits(readingOf(text), []);
  expect(dateOf(findDates(sentence!, publishedAt), sentence!.units, 2, true)).toBe(expected);
});

test.each(["They may meet.", "They met 2000 miners.", "May met them.", "They met in the mine."])(
  "no date: %s",
  (text) => {
    const [sentence] = toUnits(readingOf(text), []);
    expect(dateOf(findDates(sentence!, publishedAt), sentence!.units, 1, false)).toBeUndefined();
  },
);

test("a weekday says nothing where the article has no date", () => {
  const [sentence] = toUnits(readingOf("They met on Tuesday."), []);
  expect(dateOf(findDates(sentence!, undefined), sentence!.units, 1, false)).toBeUndefined();
});

test.each([
  ["[Jane Smith|Person] met [John Miller|Person] on Tuesday.", "2018-03-27"],
  ["[Jane Smith|Person] will meet [John Miller|Person] this Sunday.", "2018-04-01"],
  ["[Jane Smith|Person] met [John Miller|Person] last March.", "2017-03"],
  ["[Jane Smith|Person] met [John Miller|Person] in 2016.", "2016"],
  ["[Jane Smith|Person] met [John Miller|Person] in March 2016.", "2016-03"],
  ["[Jane Smith|Person] met [John Miller|Person] on 5 March 2016.", "2016-03-05"],
  ["On Monday [Jane Smith|Person] met [John Miller|Person].", "2018-03-26"],
])("an interaction has the date that its sentence gives: %s", (text, expected) => {
  expect(findRelations(readingOf(text)).relations.find(({ type }) => type === "metWith")?.date).toBe(expected);
});

test.each([
  "[Jane Smith|Person] met [John Miller|Person].",
  "[Jane Smith|Person] met [John Miller|Person] and 2000 miners.",
  "[Jane Smith|Person] met [John Miller|Person] after a long day.",
  "[Jane Smith|Person] met [John Miller|Person], who may leave.",
])("an interaction without a date has none: %s", (text) => {
  const met = findRelations(readingOf(text)).relations.find(({ type }) => type === "metWith");
  expect(met).toBeDefined();
  expect(met).not.toHaveProperty("date");
});

test("a lasting tie takes no date from its sentence", () => {
  const { relations } = findRelations(readingOf("[Acme|Company] chairman [Jane Smith|Person] left on Tuesday."));
  expect(relations.find(({ type }) => type === "headOf")).not.toHaveProperty("date");
});

test.each([
  ["[Jane Smith|Person], 45, left.", "age 45"],
  ["The 45-year-old [Jane Smith|Person] left.", "age 45"],
  ["[Jane Smith|Person] was born on 3 March 1950 in [Lima|Place].", "birthDate 1950-03-03"],
  ["[Jane Smith|Person] (born March 3, 1950) left.", "birthDate 1950-03-03"],
  ["[Jane Smith|Person] (3 March 1950 – 5 May 2010) was a miner.", "deathDate 2010-05-05"],
  ["[Jane Smith|Person] died in 2010.", "deathDate 2010"],
  ["[Acme|Company] was founded in 1990.", "foundedDate 1990"],
  ["President [Jane Smith|Person] left.", "title President"],
])("an attribute: %s", (text, expected) => {
  const reading = readingOf(text);
  const { attributes } = findRelations(reading);
  expect(attributes.map(({ type, value }) => `${type} ${value}`)).toContain(expected);
});

test.each([
  ["[Jane Smith|Person] left 45 miners behind.", "age"],
  ["[Jane Smith|Person] left in 1950.", "birthDate"],
  ["[Jane Smith|Person]'s son was born in 1950.", "birthDate"],
  ["[Jane Smith|Person] may have died in 2010.", "foundedDate"],
  ["[Acme|Company] closed in 1990.", "foundedDate"],
  ["The chairman met [Jane Smith|Person].", "title"],
])("no attribute: %s has no %s", (text, type) => {
  expect(findRelations(readingOf(text)).attributes.filter((attribute) => attribute.type === type)).toEqual([]);
});
