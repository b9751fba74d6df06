import { z } from "zod";
import { firstDay, lastDay } from "../../graph-data/graph/relationFilter.ts";
import type { ArticleHead } from "../../graph-data/records/article.ts";
import { withoutArticle } from "../articleReader.ts";
import { articleDetail, articleListItem, chosenFields, limits, listOf, oneOf } from "../contract.ts";
import { question } from "../endpoint.ts";
import { listPage, sorted } from "../listPage.ts";
import { date, fieldsOf, id, paging, sortBy, text } from "../parameters.ts";
import { ApiError } from "../problem.ts";
import { articleOf, entityOf } from "./found.ts";

const keys = ["publishedAt", "title", "outlet", "entityCount", "statementCount"] as const;

export const articleEndpoints = [
  question({
    path: "/v1/articles",
    tag: "Articles",
    summary: "List articles",
    query: z.strictObject({
      q: text("Words that the text holds, all of them."),
      entity: id("Only articles that name this entity."),
      from: date("Only articles of this day or later."),
      to: date("Only articles of this day or earlier."),
      sort: sortBy(keys, "best match where there is a q, else -publishedAt", "The order."),
      fields: fieldsOf(articleListItem),
      ...paging,
    }),
    answer: listOf(chosenFields(articleListItem)),
    problems: ["not-found", "stale-cursor"],
    async ask(context, { query }) {
      const { snapshot, reader, store } = context;
      const { graph } = snapshot;
      const words = query.q === undefined ? undefined : await store.searchArticles(query.q, limits.fullTextResults);
      // An article that was added a moment ago may be found and not be in the graph yet.
      const found = words ? words.flatMap((article) => graph.articles.get(article) ?? []) : graph.build.articles;
      const naming =
        query.entity === undefined
          ? undefined
          : new Set(entityOf(snapshot, query.entity).members.map(({ article }) => article));
      const { from, to } = query;
      const meant = found.filter(
        ({ id, publishedAt }) =>
          (!naming || naming.has(id)) &&
          (from === undefined || (publishedAt !== undefined && lastDay(publishedAt) >= firstDay(from))) &&
          (to === undefined || (publishedAt !== undefined && firstDay(publishedAt) <= lastDay(to))),
      );
      const items =
        words && query.sort === undefined
          ? meant
          : sorted<ArticleHead, (typeof keys)[number]>(
              meant,
              query.sort ?? [{ key: "publishedAt", descending: true }],
              {
                publishedAt: (article) => article.publishedAt,
                title: (article) => article.title,
                outlet: (article) => article.outlet,
                entityCount: (article) => graph.entitiesOf(article.id).length,
                statementCount: (article) => graph.statementsOf(article.id).length,
                id: (article) => article.id,
              },
            );
      return listPage(context, {
        ...query,
        cursor: query.cursor,
        items,
        atLeast: words?.length === limits.fullTextResults,
        async show(articles) {
          const texts = await reader.texts(articles.map(({ id }) => id));
          return articles.map((article) => ({
            ...article,
            entityCount: graph.entitiesOf(article.id).length,
            statementCount: graph.statementsOf(article.id).length,
            copyCount: graph.copiesOf(article.id).length,
            characters: texts.get(article.id)?.length ?? 0,
          }));
        },
      });
    },
  }),

  question({
    path: "/v1/articles/{id}",
    tag: "Articles",
    summary: "One article with all that was read from it",
    description:
      "The text, every mention with its entity, every statement with its offsets, every quotation with its speaker.",
    query: z.strictObject({}),
    answer: oneOf(articleDetail),
    problems: ["not-found"],
    async ask({ snapshot, reader }, { id }) {
      const { graph } = snapshot;
      const article = articleOf(snapshot, id);
      const text = (await reader.texts([article.id])).get(article.id);
      if (text === undefined) throw new ApiError("not-found", "The article's text is no longer in the store.");
      const extraction = await reader.extraction(article.id);
      const entityOfLocal = (local: string) => {
        const entity = graph.entityOf(article.id, local);
        return entity === undefined ? undefined : graph.entities.get(entity);
      };
      const mentions = (extraction?.entities ?? []).flatMap(({ id: local, mentions: own }) => {
        const entity = entityOfLocal(local);
        if (!entity) return [];
        return own.map(({ start, end, kind, reason }) => ({
          start,
          end,
          kind,
          entity: entity.id,
          entityType: entity.type,
          entityName: entity.name,
          ...(reason === undefined ? {} : { reason }),
        }));
      });
      return {
        data: {
          ...article,
          text,
          copies: graph.copiesOf(article.id).map((copy) => snapshot.article(copy)),
          mentions: mentions.sort((a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1)),
          statements: graph.statementsOf(article.id).map(({ relation, statement }) => ({
            ...withoutArticle(snapshot, statement),
            relation: snapshot.relation(relation),
          })),
          quotes: (extraction?.quotes ?? []).map(({ start, end, kind, speaker }) => {
            const entity = speaker === null ? undefined : entityOfLocal(speaker);
            return { start, end, kind, speaker: entity ? { id: entity.id, name: entity.name } : null };
          }),
        },
        build: snapshot.build,
      };
    },
  }),
];
