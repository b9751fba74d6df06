import type { RelationCriteria } from "../../graph-data/graph/relationFilter.ts";
import type { RelationEnds } from "../../graph-data/graph/relationsOf.ts";
import { type Assertion, assertionNames, relationTypeNames } from "../../graph-data/ontology.ts";
import { date, flag, fraction, id, someOf } from "../parameters.ts";
import type { Snapshot } from "../snapshot.ts";
import { articleOf, entityOf } from "./found.ts";

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

/** Where relations begin and end, and which article speaks of them. */
export const endParameters = {
  subject: id("Only relations that begin at this entity; symmetric ones count from either end."),
  object: id("Only relations that end at this entity; symmetric ones count from either end."),
  entity: id("Only relations with this entity at either end."),
  article: id("Only relations that this article speaks of."),
};

/**
 * What those mean.
 *
 * @throws ApiError not-found
 */
export function toEnds(
  snapshot: Snapshot,
  query: { readonly [End in keyof RelationEnds]?: string | undefined },
): RelationEnds {
  const end = (id: string | undefined) => (id === undefined ? undefined : entityOf(snapshot, id).id);
  return {
    subject: end(query.subject),
    object: end(query.object),
    entity: end(query.entity),
    article: query.article === undefined ? undefined : articleOf(snapshot, query.article).id,
  };
}
