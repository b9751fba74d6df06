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

/** How often a reading of this kind is thought to be right: 0.9 → "likely right in 9 of 10 cases". The figures are estimates of each rule, not yet fitted to labelled text, so it says likely. */
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

/** Where an article is from: "Eurasianet", or "outlet unknown". */
export const outlet = (article: { outlet?: string | undefined }): string => article.outlet ?? "outlet unknown";

/** Upper-cases the first letter. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
