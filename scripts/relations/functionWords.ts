import type { Unit } from "./units.ts";
import { conjunctions, prepositions, timeWords } from "./words.ts";

/** "Tuesday", "week", "3rd", "2018": a word of time or a number that may be one. */
export const isTime = (unit: Unit): boolean =>
  unit.kind === "word" && (timeWords.has(unit.lower) || /^\d{1,2}(?:st|nd|rd|th)?$|^(?:19|20)\d\d$/.test(unit.lower));

export const isPreposition = (unit: Unit): boolean => unit.kind === "word" && prepositions.has(unit.lower);

export const isConjunction = (unit: Unit): boolean => conjunctions.has(unit.lower);
