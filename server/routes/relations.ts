import { z } from "zod";
import { relationFilter } from "../../graph-data/graph/relationFilter.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import type { Relation } from "../../graph-data/records/build.ts";
import { bestFirst } from "../articleReader.ts";
import { evidence, limits, listOf, oneOf, relationDetail, relationListItem } from "../contract.ts";
import { question } from "../endpoint.ts";
import { counts, listPage, sorted } from "../listPage.ts";
import { id, paging, sortBy } from "../parameters.ts";
import type { Snapshot } from "../snapshot.ts";
import { articleOf, entityOf, relationOf } from "./found.ts";
import { relationParameters, toCriteria } from "./relationParameters.ts";

const { relation: type, ...otherParameters } = relationParameters;

const keys = [
  "evidenceCount",
  "sourceCount",
  "confidence",
  "firstSeen",
  "lastSeen",
  "type",
  "source",
  "target",
] as const;

export const relationEndpoints = [
  question({
    path: "/v1/relations",
    tag: "Relations",
    summary: "List relations",
    query: z.strictObject({
      subject: id("Only relations that begin at this entity; symmetric ones count from either end."),
      object: id("Only relations that end at this entity; symmetric ones count from either end."),
      entity: id("Only relations with this entity at either end."),
      article: id("Only relations that this article speaks of."),
      type,
      ...otherParameters,
      sort: sortBy(keys, "-evidenceCount,-sourceCount,-confidence", "The order; source and target sort by name."),
      ...paging,
    }),
    answer: listOf(relationListItem),
    problems: ["not-found", "stale-cursor"],
    ask(context, { query }) {
      const { snapshot } = context;
      const { graph } = snapshot;
      const keep = relationFilter(graph, toCriteria({ ...query, relation: undefined, fallbacks: true }));
      const meant = candidates(snapshot, query).filter(keep);
      const ofType = meant.filter((relation) =>
        query.type ? query.type.has(relation.type) : query.fallbacks || !isFallback(relation.type),
      );
      const items = sorted(ofType, query.sort ?? byDefault, {
        evidenceCount: (relation) => relation.statements.length,
        sourceCount: (relation) => relation.sourceCount,
        confidence: (relation) => relation.confidence,
        firstSeen: (relation) => relation.firstSeen,
        lastSeen: (relation) => relation.lastSeen,
        type: (relation) => relation.type,
        source: (relation) => graph.entities.get(relation.source)?.name,
        target: (relation) => graph.entities.get(relation.target)?.name,
        id: (relation) => relation.id,
      });
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items,
        show: (relations) =>
          relations.map((relation) => ({ ...snapshot.relation(relation), ...inWords(snapshot, relation) })),
        facets: {
          // Without the type filter itself, so that a legend can say what else there is.
          type: counts(meant, (relation) => relation.type),
          assertion: counts(ofType, (relation) => relation.assertion),
        },
      });
    },
  }),

  question({
    path: "/v1/relations/{id}",
    tag: "Relations",
    summary: "One relation with the sentences that say it",
    query: z.strictObject({}),
    answer: oneOf(relationDetail),
    problems: ["not-found"],
    async ask({ snapshot, reader }, { id }) {
      const relation = relationOf(snapshot, id);
      const statements = inOrder(relation);
      return {
        data: {
          ...snapshot.relation(relation),
          sourceEntity: snapshot.entity(relation.source),
          targetEntity: snapshot.entity(relation.target),
          sentence: inWords(snapshot, relation).sentence,
          evidence: await reader.evidence(snapshot, statements.slice(0, limits.evidencePerRelation)),
          truncated: statements.length > limits.evidencePerRelation,
        },
        build: snapshot.build,
      };
    },
  }),

  question({
    path: "/v1/relations/{id}/evidence",
    tag: "Relations",
    summary: "The sentences that say a relation",
    description: "The strongest assertion first, then the most certain.",
    query: z.strictObject({ ...paging }),
    answer: listOf(evidence),
    problems: ["not-found", "stale-cursor"],
    ask(context, { id, query }) {
      const { snapshot, reader } = context;
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items: inOrder(relationOf(snapshot, id)),
        show: (statements) => reader.evidence(snapshot, statements),
      });
    },
  }),
];

const byDefault = [
  { key: "evidenceCount", descending: true },
  { key: "sourceCount", descending: true },
  { key: "confidence", descending: true },
] as const;

const inOrder = (relation: Relation) => [...relation.statements].sort(bestFirst(relation.assertion));

function inWords({ graph }: Snapshot, relation: Relation) {
  const nameOf = (entity: Relation["source"]) => graph.entities.get(entity)?.name ?? entity;
  return {
    sourceName: nameOf(relation.source),
    targetName: nameOf(relation.target),
    sentence: relationSentence(relation, nameOf),
  };
}

/** The relations between the ends that were asked for; looked up from an end where there is one. */
function candidates(
  snapshot: Snapshot,
  query: {
    subject?: string | undefined;
    object?: string | undefined;
    entity?: string | undefined;
    article?: string | undefined;
  },
): readonly Relation[] {
  const { graph } = snapshot;
  const [subject, object, either] = [query.subject, query.object, query.entity].map((end) =>
    end === undefined ? undefined : entityOf(snapshot, end).id,
  );
  const article = query.article === undefined ? undefined : articleOf(snapshot, query.article).id;
  const start = subject ?? object ?? either;
  const relations =
    start !== undefined
      ? graph.links(start).map(({ relation }) => relation)
      : article !== undefined
        ? [...new Set(graph.statementsOf(article).map(({ relation }) => relation))]
        : graph.build.relations;
  return relations.filter((relation) => {
    const { symmetric } = snapshot.relation(relation);
    const [ends, { source, target }] = [[relation.source, relation.target], relation];
    return (
      (subject === undefined || source === subject || (symmetric && target === subject)) &&
      (object === undefined || target === object || (symmetric && source === object)) &&
      (either === undefined || ends.includes(either)) &&
      (article === undefined || relation.statements.some((statement) => statement.article === article))
    );
  });
}
