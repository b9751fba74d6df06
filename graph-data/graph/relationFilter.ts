import { type Assertion, isFallback, isTie, type RelationType } from "../ontology.ts";
import type { Relation } from "../records/build.ts";
import type { OpenGraph } from "./openGraph.ts";

/** Which relations a question is about. What is absent does not restrict. */
export interface RelationCriteria {
  readonly relationTypes?: ReadonlySet<RelationType> | undefined;
  readonly assertions?: ReadonlySet<Assertion> | undefined;
  /** 0 to 1. */
  readonly minConfidence?: number | undefined;
  /** ISO 8601, partial dates allowed; both ends count. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Also linkedByText and coOccurs. They come along as well where `relationTypes` names them. */
  readonly fallbacks?: boolean | undefined;
}

/**
 * A test for relations. A lasting tie is within a period where its first and last date span any of it; an interaction only where one
 * of its statements is dated within, so that two meetings years apart are not taken for one that lasted.
 */
export function relationFilter(
  { articles }: Pick<OpenGraph, "articles">,
  criteria: RelationCriteria,
): (relation: Relation) => boolean {
  const { relationTypes, assertions, minConfidence = 0, from, to, fallbacks = false } = criteria;
  const [earliest, latest] = [from === undefined ? "" : firstDay(from), to === undefined ? "9999-99-99" : lastDay(to)];
  const within = (first: string | undefined, last: string | undefined): boolean =>
    first !== undefined && last !== undefined && lastDay(last) >= earliest && firstDay(first) <= latest;
  const inPeriod = (relation: Relation): boolean => {
    if (from === undefined && to === undefined) return true;
    if (isTie(relation.type)) return within(relation.firstSeen, relation.lastSeen);
    return datesOf({ articles }, relation).some((day) => within(day, day));
  };
  return (relation) =>
    (relationTypes ? relationTypes.has(relation.type) : fallbacks || !isFallback(relation.type)) &&
    (!assertions || assertions.has(relation.assertion)) &&
    relation.confidence >= minConfidence &&
    inPeriod(relation);
}

/** When the statements of a relation are dated, in order: what happened or, where a statement has no date, its article. */
export const datesOf = ({ articles }: Pick<OpenGraph, "articles">, { statements }: Relation): string[] => {
  const dates = statements.flatMap(({ date, article }) => date ?? articles.get(article)?.publishedAt ?? []);
  return [...new Set(dates)].sort();
};

/** The first day that a date may mean: 2018 begins with 2018-01-01. */
export const firstDay = (date: string): string => (date + "-01-01".slice(date.length - 4)).slice(0, 10);

/** The last day that a date may mean, in an order by characters; no calendar is needed for comparing. */
export const lastDay = (date: string): string => (date + "-99-99".slice(date.length - 4)).slice(0, 10);
