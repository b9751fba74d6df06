import type { RelationCriteria } from "../../graph-data/graph/relationFilter.ts";
import { type Assertion, assertionNames, relationTypeNames } from "../../graph-data/ontology.ts";
import { date, flag, fraction, someOf } from "../parameters.ts";

/** The filters that every question about relations shares. */
export const relationParameters = {
  relation: someOf(relationTypeNames, "Only relations of these types. Fallbacks come along where they are named here."),
  assertion: someOf(
    [...assertionNames, "all"],
    "Only relations whose strongest assertion is one of these; all is the default.",
  ),
  minConfidence: fraction("Only relations at least so certain."),
  from: date("Only what was so or happened on this day or later."),
  to: date("Only what was so or happened on this day or earlier."),
  fallbacks: flag(false, "Also linkedByText and coOccurs, which say only that two are named together."),
};

/** What those filters mean. */
export function toCriteria(query: {
  relation?: RelationCriteria["relationTypes"];
  assertion?: ReadonlySet<Assertion | "all"> | undefined;
  minConfidence?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
  fallbacks?: boolean;
}): RelationCriteria {
  const { relation, assertion, minConfidence, from, to, fallbacks } = query;
  return {
    relationTypes: relation,
    assertions: assertion?.has("all") ? undefined : (assertion as ReadonlySet<Assertion> | undefined),
    minConfidence,
    from,
    to,
    fallbacks,
  };
}
