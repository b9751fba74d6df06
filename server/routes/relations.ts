import { z } from "zod";
import { relationFilter } from "../../graph-data/graph/relationFilter.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import { relationsOf } from "../../graph-data/graph/relationsOf.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import type { Relation } from "../../graph-data/records/build.ts";
import { bestFirst } from "../articleReader.ts";
import { chosenFields, evidence, limits, listOf, oneOf, relationDetail, relationListItem } from "../contract.ts";
import { question } from "../endpoint.ts";
import { counts, listPage, sorted } from "../listPage.ts";
import { fieldsOf, paging, sortBy } from "../parameters.ts";
import type { Snapshot } from "../snapshot.ts";
import { relationOf } from "./found.ts";
import { endParameters, relationParameters, toCriteria, toEnds } from "./relationParameters.ts";

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
      ...endParameters,
      type,
      ...otherParameters,
      sort: sortBy(keys, "-evidenceCount,-sourceCount,-confidence", "The order; source and target sort by name."),
      fields: fieldsOf(relationListItem),
      ...paging,
    }),
    answer: listOf(chosenFields(relationListItem)),
    problems: ["not-found", "stale-cursor"],
    ask(context, { query }) {
      const { snapshot } = context;
      const { graph } = snapshot;
      const keep = relationFilter(graph, toCriteria({ ...query, relation: undefined, fallbacks: true }));
      const meant = relationsOf(graph, toEnds(snapshot, query)).filter(keep);
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
