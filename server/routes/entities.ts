import { z } from "zod";
import { neighbourhood } from "../../graph-data/graph/neighbourhood.ts";
import { firstDay, lastDay, relationFilter } from "../../graph-data/graph/relationFilter.ts";
import { countryOfPlace } from "../../graph-data/lexicon/placeCountries.ts";
import { type EntityType, entityTypeNames, isFallback } from "../../graph-data/ontology.ts";
import type { Entity, Member } from "../../graph-data/records/build.ts";
import { bestFirst } from "../articleReader.ts";
import {
  chosenFields,
  type EntityMentions,
  entityDetail,
  entityMentions,
  entitySummary,
  limits,
  listOf,
  neighborItem,
  oneOf,
} from "../contract.ts";
import { type QuestionContext, question } from "../endpoint.ts";
import { counts, listPage, sorted } from "../listPage.ts";
import { date, fieldsOf, id, paging, someOf, sortBy, text, whole } from "../parameters.ts";
import { articleOf, entityOf } from "./found.ts";
import { relationParameters, toCriteria } from "./relationParameters.ts";

const type = someOf(entityTypeNames, "Only entities of these types.");

const entityKeys = ["degree", "name", "type", "mentionCount", "articleCount", "firstSeen", "lastSeen"] as const;

const neighbourKeys = [
  "depth",
  "evidenceCount",
  "sourceCount",
  "confidence",
  "firstSeen",
  "lastSeen",
  "name",
  "degree",
  "relation",
] as const;

export const entityEndpoints = [
  question({
    path: "/v1/entities",
    tag: "Entities",
    summary: "Find entities",
    description:
      "Search as you type over names and aliases: accents do not count, words may be unfinished and one may have a typo. Best match first, then best connected.",
    query: z.strictObject({
      q: text("What was typed of a name."),
      type,
      minDegree: whole({ min: 0, max: 1_000_000, fallback: 0, description: "Only entities with so many relations." }),
      since: date("Only entities that an article names on this day or later."),
      article: id("Only entities that this article names."),
      sort: sortBy(entityKeys, "best match, then -degree", "The order."),
      fields: fieldsOf(entitySummary),
      ...paging,
    }),
    answer: listOf(chosenFields(entitySummary)),
    problems: ["not-found", "stale-cursor"],
    ask(context, { query }) {
      const { snapshot } = context;
      const { graph } = snapshot;
      const found = query.q === undefined ? graph.build.entities : named(context, query.q);
      const inArticle =
        query.article === undefined ? undefined : new Set(graph.entitiesOf(articleOf(snapshot, query.article).id));
      const { since } = query;
      const meant = found.filter(
        (entity) =>
          graph.degree(entity.id) >= query.minDegree &&
          (!inArticle || inArticle.has(entity.id)) &&
          (since === undefined || (entity.lastSeen !== undefined && lastDay(entity.lastSeen) >= firstDay(since))),
      );
      const ofType = query.type ? meant.filter((entity) => query.type?.has(entity.type)) : meant;
      const byQuality = query.q !== undefined && query.sort === undefined;
      const items = byQuality
        ? ofType
        : sorted(ofType, query.sort ?? [{ key: "degree", descending: true }], {
            degree: (entity) => graph.degree(entity.id),
            name: (entity) => entity.name,
            type: (entity) => entity.type,
            mentionCount: (entity) => entity.mentionCount,
            articleCount: (entity) => entity.articleCount,
            firstSeen: (entity) => entity.firstSeen,
            lastSeen: (entity) => entity.lastSeen,
            id: (entity) => entity.id,
          });
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items,
        show: (entities) => entities.map((entity) => snapshot.entity(entity.id)),
        // Without the type filter itself, so that a legend can say what else there is.
        facets: { type: counts(meant, (entity) => entity.type) },
      });
    },
  }),

  question({
    path: "/v1/entities/{id}",
    aboutEntity: true,
    tag: "Entities",
    summary: "One entity",
    description:
      "With the number of its relations by type and, article by article, where it is named and why that is this entity.",
    query: z.strictObject({}),
    answer: oneOf(entityDetail),
    problems: ["not-found", "gone"],
    async ask(context, { id }) {
      const { snapshot } = context;
      const entity = entityOf(snapshot, id);
      const articles = membersByArticle(context, entity);
      const country = entity.type === "Place" ? countryOfPlace(entity.name) : undefined;
      const typeReason = await typeReasonOf(context, entity.type, articles.slice(0, limits.articlesPerEntity));
      return {
        data: {
          ...snapshot.entity(entity.id),
          ...(country === undefined ? {} : { country }),
          ...(typeReason === undefined ? {} : { typeReason }),
          relationCounts: counts(snapshot.graph.links(entity.id), ({ relation }) => relation.type),
          articles: await mentionsIn(context, articles.slice(0, limits.articlesPerEntity)),
          truncated: articles.length > limits.articlesPerEntity,
        },
        build: snapshot.build,
      };
    },
  }),

  question({
    path: "/v1/entities/{id}/mentions",
    aboutEntity: true,
    tag: "Entities",
    summary: "Where an entity is named",
    description:
      "Article by article, latest first: the name it has there, the offsets of every mention, and why it is this entity.",
    query: z.strictObject({
      include: z.enum(["context"], "expected context").optional().meta({
        description: "With the words before and after each mention.",
      }),
      ...paging,
    }),
    answer: listOf(entityMentions),
    problems: ["not-found", "gone", "stale-cursor"],
    ask(context, { id, query }) {
      const entity = entityOf(context.snapshot, id);
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items: membersByArticle(context, entity),
        show: (members) => mentionsIn(context, members, query.include === "context"),
      });
    },
  }),

  question({
    path: "/v1/entities/{id}/neighbors",
    aboutEntity: true,
    tag: "Entities",
    summary: "Who is connected to an entity, and how",
    description:
      "One item for each relation that leads from a nearer entity to a farther one. `facets` count them by relation type and entity type before any is shown; `facets.left` counts the fallbacks that were left out.",
    query: z.strictObject({
      ...relationParameters,
      type,
      direction: z.enum(["in", "out", "both"], "expected in, out or both").default("both").meta({
        description: "Only relations that begin (out) or end (in) at the nearer entity; symmetric ones are both.",
      }),
      depth: whole({ min: 1, max: limits.depth, fallback: 1, description: "How many steps away." }),
      include: someOf(["evidence"], "evidence: with up to three passages for each relation."),
      sort: sortBy(neighbourKeys, "depth,-evidenceCount,-sourceCount,-confidence", "The order."),
      ...paging,
    }),
    answer: listOf(neighborItem),
    problems: ["not-found", "gone", "stale-cursor"],
    ask(context, { id, query }) {
      const { snapshot, reader } = context;
      const { graph } = snapshot;
      const entity = entityOf(snapshot, id);
      const { neighbours, droppedEntities, droppedRelations } = neighbourhood(graph, entity.id, {
        depth: query.depth,
        direction: query.direction,
        keep: relationFilter(graph, toCriteria(query)),
        maxEntities: limits.subgraphNodes,
      });
      const { type: types } = query;
      const meant = types
        ? neighbours.filter((neighbour) => types.has(graph.entities.get(neighbour.entity)!.type))
        : neighbours;
      // One step away they come best evidenced first already.
      const items =
        query.sort === undefined && query.depth === 1
          ? meant
          : sorted(meant, query.sort ?? byDefault, {
              depth: (neighbour) => neighbour.depth,
              evidenceCount: ({ relation }) => relation.statements.length,
              sourceCount: ({ relation }) => relation.sourceCount,
              confidence: ({ relation }) => relation.confidence,
              firstSeen: ({ relation }) => relation.firstSeen,
              lastSeen: ({ relation }) => relation.lastSeen,
              name: (neighbour) => graph.entities.get(neighbour.entity)?.name,
              degree: (neighbour) => graph.degree(neighbour.entity),
              relation: ({ relation }) => relation.type,
              id: ({ relation }) => relation.id,
            });
      const left =
        query.fallbacks || query.relation
          ? {}
          : counts(graph.links(entity.id), ({ relation }) => (isFallback(relation.type) ? relation.type : undefined));
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items,
        show: (page) =>
          Promise.all(
            page.map(async ({ entity: other, relation, direction, depth }) => ({
              entity: snapshot.entity(other),
              relation: { ...snapshot.relation(relation), direction },
              depth,
              ...(query.include?.has("evidence")
                ? {
                    evidence: await reader.evidence(
                      snapshot,
                      [...relation.statements].sort(bestFirst(relation.assertion)).slice(0, limits.evidencePerItem),
                    ),
                  }
                : {}),
            })),
          ),
        facets: {
          relation: counts(meant, ({ relation }) => relation.type),
          type: counts(meant, (neighbour) => graph.entities.get(neighbour.entity)?.type),
          left,
        },
        dropped:
          droppedEntities > 0
            ? { nodes: droppedEntities, edges: droppedRelations, rankedBy: "depth,evidenceCount" }
            : undefined,
        atLeast: droppedEntities > 0,
      });
    },
  }),
];

const byDefault = [
  { key: "depth", descending: false },
  { key: "evidenceCount", descending: true },
  { key: "sourceCount", descending: true },
  { key: "confidence", descending: true },
] as const;

function named({ snapshot }: QuestionContext, typed: string): Entity[] {
  return snapshot.search(typed).map(({ entity }) => snapshot.graph.entities.get(entity)!);
}

/** Latest article first, those without a date last, then in id order. */
function membersByArticle({ snapshot }: QuestionContext, entity: Entity): Member[] {
  const dateOf = ({ article }: Member) => snapshot.graph.articles.get(article)?.publishedAt;
  return sorted(entity.members, [{ key: "date", descending: true }], {
    date: dateOf,
    id: ({ article, local }) => `${article} ${local}`,
  });
}

/** What the first of these articles that gives a reason says. */
async function typeReasonOf(
  { reader }: QuestionContext,
  type: EntityType,
  members: readonly Member[],
): Promise<string | undefined> {
  for (const { article, local } of members) {
    const own = (await reader.extraction(article))?.entities.find((entity) => entity.id === local);
    if (own?.type === type && own.typeReason !== undefined) return own.typeReason;
  }
  return undefined;
}

async function mentionsIn(
  { snapshot, reader }: QuestionContext,
  members: readonly Member[],
  inContext = false,
): Promise<EntityMentions[]> {
  const texts = await reader.texts(members.map(({ article }) => article));
  return Promise.all(
    members.map(async ({ article, local, name, reason, mentions: expected }) => {
      const [text, extraction] = [texts.get(article), await reader.extraction(article)];
      const own = extraction?.entities.find((entity) => entity.id === local);
      // While articles are read anew under new rules, a reading may be ahead of the build; then its offsets are of no use here.
      const current = text !== undefined && own?.name === name && own.mentions.length === expected;
      return {
        article: snapshot.article(article),
        name,
        reason,
        mentions: current
          ? own.mentions.map(({ start, end, kind }) => ({
              start,
              end,
              kind,
              wording: text.slice(start, end),
              ...(inContext ? around(text, { start, end }) : {}),
            }))
          : [],
      };
    }),
  );
}

/** Some words before and after a passage of a text, of its own line and cut between words. */
function around(text: string, { start, end }: { start: number; end: number }): { before: string; after: string } {
  const reach = 60;
  const before = text.slice(Math.max(0, start - reach), start).toWellFormed();
  const after = text.slice(end, end + reach).toWellFormed();
  const line = { before: before.slice(before.lastIndexOf("\n") + 1), after: after.split("\n", 1)[0]! };
  return {
    before: start > reach && line.before === before ? before.replace(/^\S*\s/, "") : line.before,
    after: line.after === after && end + reach < text.length ? after.replace(/\s\S*$/, "") : line.after,
  };
}
