import type { ArticleId, EntityId } from "../ids.ts";
import { isSymmetric } from "../ontology.ts";
import type { Relation } from "../records/build.ts";
import type { OpenGraph } from "./openGraph.ts";

/** Where relations begin and end. What is absent does not restrict. */
export interface RelationEnds {
  /** They begin here; symmetric ones count from either end. */
  readonly subject?: EntityId | undefined;
  /** They end here; symmetric ones count from either end. */
  readonly object?: EntityId | undefined;
  /** One of their ends. */
  readonly entity?: EntityId | undefined;
  /** An article that speaks of them. */
  readonly article?: ArticleId | undefined;
}

/** The relations between some ends or of an article, fallbacks included; looked up from an end where there is one. */
export function relationsOf(graph: OpenGraph, ends: RelationEnds): readonly Relation[] {
  const { subject, object, entity, article } = ends;
  const start = subject ?? object ?? entity;
  const relations =
    start !== undefined
      ? graph.links(start).map(({ relation }) => relation)
      : article !== undefined
        ? [...new Set(graph.statementsOf(article).map(({ relation }) => relation))]
        : graph.build.relations;
  return relations.filter((relation) => {
    const { source, target } = relation;
    const symmetric = isSymmetric(relation.type);
    return (
      (subject === undefined || source === subject || (symmetric && target === subject)) &&
      (object === undefined || target === object || (symmetric && source === object)) &&
      (entity === undefined || source === entity || target === entity) &&
      (article === undefined || relation.statements.some((statement) => statement.article === article))
    );
  });
}
