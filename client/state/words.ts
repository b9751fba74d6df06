import { type Assertion, assertions, type EntityType, entityTypes } from "../../graph-data/ontology.ts";

/**
 * How the page puts things into words: numbers with thin spaces, dates as "28 Mar 2018", doubt as "likely right in 9 of 10 cases".
 */

const thin = "\u2009";

/** 12345 → "12 345" with thin spaces. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, thin);

/** "1 relation", "12 relations". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** "3 sources, 2 copies left out". */
export const sources = ({ sourceCount, copyCount }: { sourceCount: number; copyCount: number }): string =>
  `${count(sourceCount, "source")}${copyCount > 0 ? `, ${count(copyCount, "copy", "copies")} left out` : ""}`;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An ISO date of any precision: "2018-03-28" → "28 Mar 2018", "2018-03" → "Mar 2018", "2018" → "2018". Anything else comes back as it is. */
export function date(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!parts) return iso;
  const month = parts[2] ? months[Number(parts[2]) - 1] : undefined;
  return [parts[3] ? String(Number(parts[3])) : "", month ?? "", parts[1]].filter(Boolean).join(" ");
}

/** "28 Mar 2018", or "Mar 2015 – 28 Mar 2018" where the two differ. */
export function dateRange(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return first ? date(first) : last ? date(last) : "";
  return date(first) === date(last) ? date(first) : `${date(first)} – ${date(last)}`;
}

/** How often a reading of this kind is thought to be right: 0.9 → "likely right in 9 of 10 cases". The figures are fitted on other text than the one that is shown, so it says likely. */
export function confidence(value: number): string {
  if (value >= 0.985) return "likely right in 99 of 100 cases";
  if (value >= 0.945) return "likely right in 19 of 20 cases";
  return `likely right in ${Math.max(1, Math.round(value * 10))} of 10 cases`;
}

/** The same in a table's few letters: "9 of 10". */
export const confidenceBriefly = (value: number): string => /\d+ of \d+/.exec(confidence(value))?.[0] ?? "";

/** "stated", or "claimed by Jane Smith" where the text names who claims or denies it. */
export function assertion(kind: Assertion, claimant?: string): string {
  const label = assertions[kind].label;
  return claimant && (kind === "claimed" || kind === "denied") ? `${label} by ${claimant}` : label;
}

/** "Jane Smith, person, 6 relations": what the live region says of a selection. */
export const announcement = (entity: { name: string; entityType: EntityType }, relations: number): string =>
  `${entity.name}, ${entityTypes[entity.entityType].label}, ${count(relations, "relation")}`;

/** The rule's name as words: "apposition.role" → "apposition, role". */
export const rule = (name: string): string => name.replace(/[._:/]+/g, ", ").replaceAll("-", " ");

/** What made a rule read a sentence so, in plain words: "a verb joins the two". */
export function ruleReason(name: string): string {
  const form = name.split(".").at(-1) ?? "";
  const known = Object.entries(ruleForms).find(([start]) => form === start || form.startsWith(`${start}-`));
  return known?.[1] ?? "its words follow a known pattern";
}

// The second half of a rule's name says which form of words it knows.
const ruleForms: Readonly<Record<string, string>> = {
  verb: "a verb joins the two",
  appositive: "the one is explained by the other, set beside it between commas",
  possessive: "the one is said to be the other’s",
  "before-name": "what somebody is stands before the name",
  "name-last": "what somebody is stands before the name",
  chain: "several offices are listed after one name",
  copula: "the sentence says that the one is the other’s",
  predicate: "the sentence says what somebody is",
  plain: "an office and its place stand beside the name",
  quotation: "a quotation names its speaker and speaks of the other",
  reported: "the sentence reports what somebody said",
  noun: "a noun names what was between them",
  between: "it is said to be between the two",
  demonym: "the name of a people stands before the name",
  of: "the one is said to be of the other",
  from: "the one is said to come from the other",
  in: "the one is said to be in the other",
  "by-hand": "a person added it",
};

/** How a text holds a reading, as a sentence around it: "According to Jane Smith: …", or "" where the text says so itself. */
export function heldWords(kind: Assertion, claimant?: string): string {
  switch (kind) {
    case "stated":
      return "";
    case "claimed":
      return claimant ? `According to ${claimant}` : "Somebody says so, not the text itself";
    case "denied":
      return claimant ? `${claimant} denies it` : "It is denied";
    case "negated":
      return "The text says that it is not so";
    case "planned":
      return claimant ? `According to ${claimant}, it is planned` : "It is planned, or meant to be";
    case "hypothetical":
      return claimant ? `According to ${claimant}, it could be` : "It could be; the text does not say that it is";
    case "former":
      return "It was so and is no longer";
  }
}

/** Where an article is from: "Eurasianet", or "outlet unknown". */
export const outlet = (article: { outlet?: string | undefined }): string => article.outlet ?? "outlet unknown";

/** Upper-cases the first letter. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
