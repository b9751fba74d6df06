import type { ArticleId } from "../ids.ts";
import { type Assertion, assertionNames } from "../ontology.ts";
import type { Relation, Statement } from "../records/build.ts";

/** What a relation's summary is made of: sums over its statements, to which those of one article can be added or taken away. */
export interface RelationTally {
  statements: number;
  articles: number;
  /** For each assertion how many statements have which confidence. */
  confidences: Partial<Record<Assertion, Record<string, number>>>;
  roles: Record<string, number>;
  /** For each story that more than one article tells how many of the relation's articles do. Absent is none. */
  stories?: Record<ArticleId, number> | undefined;
  /** The first and the last date of what happened, and of the articles. */
  dates?: DateRange | undefined;
  published?: DateRange | undefined;
}

interface DateRange {
  readonly first: string;
  readonly last: string;
}

export const emptyTally = (): RelationTally => ({ statements: 0, articles: 0, confidences: {}, roles: {} });

/**
 * Adds the statements of one article, or takes them away. Date ranges only ever widen here: after taking away they are found anew by
 * whoever holds the statements.
 *
 * @param article.statements all that the article has for the relation
 * @param article.story the story that other articles tell as well (`Build.copies`)
 */
export function tally(
  sums: RelationTally,
  article: {
    readonly statements: readonly Statement[];
    readonly publishedAt?: string | undefined;
    readonly story?: ArticleId | undefined;
  },
  sign: 1 | -1,
): void {
  if (article.statements.length === 0) return;
  sums.articles += sign;
  sums.statements += sign * article.statements.length;
  for (const { assertion, confidence, role, date } of article.statements) {
    sums.confidences[assertion] ??= {};
    bump(sums.confidences[assertion], String(confidence), sign);
    if (role !== undefined) bump(sums.roles, role, sign);
    if (sign > 0) sums.dates = widen(sums.dates, date);
  }
  if (article.story !== undefined) {
    sums.stories ??= {};
    bump(sums.stories, article.story, sign);
  }
  if (sign > 0) sums.published = widen(sums.published, article.publishedAt);
}

/** The final form of a relation, without its statements: the one place where its assertion, confidence, roles and dates are decided. */
export function summarise(sums: RelationTally): Omit<Relation, "id" | "type" | "source" | "target" | "statements"> {
  const assertion = assertionNames.find((name) => Object.keys(sums.confidences[name] ?? {}).length > 0);
  if (assertion === undefined) throw new TypeError("summarise: expected a relation with a statement, got none");
  // An undated meeting happened by the time it was reported, so the article's date stands in where nothing better is known.
  const seen = sums.dates ?? sums.published;
  const copyCount = Object.values(sums.stories ?? {}).reduce((copies, articles) => copies + articles - 1, 0);
  return {
    assertion,
    confidence: Math.max(...Object.keys(sums.confidences[assertion]!).map(Number)),
    roles: Object.entries(sums.roles)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .map(([role]) => role),
    sourceCount: sums.articles - copyCount,
    copyCount,
    ...(seen === undefined ? {} : { firstSeen: seen.first, lastSeen: seen.last }),
  };
}

function bump(counts: Record<string, number>, key: string, by: number): void {
  const sum = (Object.hasOwn(counts, key) ? counts[key]! : 0) + by;
  // Defined, not assigned: a role that an article calls "__proto__" is a role like any other.
  if (sum > 0) Object.defineProperty(counts, key, { value: sum, enumerable: true, configurable: true, writable: true });
  else delete counts[key];
}

/** A range with one more date in it. */
function widen(range: DateRange | undefined, date: string | undefined): DateRange | undefined {
  if (date === undefined) return range;
  if (range === undefined) return { first: date, last: date };
  return { first: date < range.first ? date : range.first, last: date > range.last ? date : range.last };
}
