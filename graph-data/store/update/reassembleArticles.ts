import type { ArticleId, EntityId } from "../../ids.ts";
import type { EntityType } from "../../ontology.ts";
import type { ArticleHead } from "../../records/article.ts";
import type { Statement } from "../../records/build.ts";
import { articleDigest } from "../../resolve/factLines.ts";
import type { Overrides } from "../../resolve/foldDecisions.ts";
import type { NameProfile } from "../../resolve/formsOf.ts";
import { type PlacedStatement, statementsOf } from "../../resolve/statementsOf.ts";
import type { GraphRows } from "../graphRows.ts";
import { toReading } from "../reading.ts";
import type { StoryChange } from "../regroupCopies.ts";
import type { Row } from "../tables.ts";
import type { DividedUpdate } from "./articlesUpdate.ts";
import type { EntityChanges } from "./changeEntities.ts";
import { order } from "./order.ts";

/** Articles whose statements were put together anew. */
export interface Reassembled {
  /** Those that are there, with a digest of their own facts. */
  readonly present: ReadonlyMap<string, string>;
  readonly gone: readonly string[];
  /** By relation: the statements that each article had and has. */
  readonly relations: ReadonlyMap<string, RelationChange>;
}

export interface RelationChange {
  readonly relation: PlacedStatement["relation"];
  readonly articles: ArticleStatements[];
}

interface ArticleStatements {
  readonly had: readonly Statement[];
  readonly has: readonly Statement[];
  readonly publishedAt: string | undefined;
  readonly story: StoryChange;
}

type Homes = Awaited<ReturnType<GraphRows["homes"]>>;

/**
 * Puts the statements of articles together anew.
 *
 * @param affected articles that did not come with the update, but whose entities or statements may be others now
 */
export async function reassembleArticles(
  rows: GraphRows,
  affected: Iterable<string>,
  done: {
    readonly entities: EntityChanges;
    readonly overrides: Overrides;
    readonly stories: ReadonlyMap<ArticleId, StoryChange>;
    readonly update: DividedUpdate;
  },
): Promise<Reassembled> {
  const { overrides, stories, update } = done;
  const given = new Set(update.add.map(({ article }) => article.id as string));
  const leaving = new Map(update.remove.map(({ article }) => [article.id as string, article]));
  const gone = [...leaving.keys()].filter((article) => !given.has(article));
  const known = [...new Set(affected)].filter((article) => !given.has(article) && !leaving.has(article));
  const readings = [...update.add, ...(await rows.readings(known)).map((row) => update.divided(toReading(row)))].sort(
    (a, b) => order(a.article.id, b.article.id),
  );
  const ids = readings.map(({ article }) => article.id as string);
  const homes = Map.groupBy(await rows.homes(ids), ({ article }) => article);
  const types = await typesOf(rows, homes, done);
  const before = Map.groupBy(await rows.statementsOf([...ids, ...gone]), ({ article }) => article);
  const copies = await rows.copies(ids);
  const changes = new StatementChanges();
  const present = new Map<string, string>();
  const effects: Row<"effect">[] = [];
  for (const { article, extraction } of readings) {
    const own = (homes.get(article.id) ?? []).filter(({ entity }) => entity !== null);
    const homeOf = new Map(own.map(({ local, entity }) => [local, entity as EntityId]));
    const used = new Set<string>();
    const placed = statementsOf(article, extraction, {
      home: (local) => homeOf.get(local),
      typeOf: (entity) => types.get(entity),
      overrides,
      onDecided: (decision) => used.add(decision),
    });
    const story = stories.get(article.id) ?? { before: copies[article.id], after: copies[article.id] };
    changes.change(article, { had: before.get(article.id) ?? [], has: placed, story });
    for (const decision of used) effects.push({ decision, article: article.id });
    present.set(article.id, digestOf(article, own, placed));
  }
  for (const id of gone) {
    const story = stories.get(id as ArticleId) ?? { before: undefined, after: undefined };
    changes.change(leaving.get(id)!, { had: before.get(id) ?? [], has: [], story });
  }
  await rows.replaceStatements(changes.dropped, changes.added);
  await rows.replaceEffects([...ids, ...gone], effects);
  return { present, gone, relations: changes.relations };
}

/** Types of all that the articles name, and of the ends of edges that people added. */
async function typesOf(
  rows: GraphRows,
  homes: ReadonlyMap<string, Homes>,
  { entities, overrides }: { readonly entities: EntityChanges; readonly overrides: Overrides },
): Promise<ReadonlyMap<EntityId, EntityType>> {
  const types = new Map(entities.types);
  const named = [...homes.values()].flatMap((own) => own.flatMap(({ entity }) => entity ?? []));
  const ends = overrides.added.flatMap(({ article, edge }) => (homes.has(article) ? [edge.source, edge.target] : []));
  const missing = new Set([...named, ...ends].filter((id) => !types.has(id as EntityId)));
  for (const row of await rows.entities([...missing])) types.set(row.id as EntityId, row.type as EntityType);
  return types;
}

function digestOf(article: ArticleHead, own: Homes, placed: readonly PlacedStatement[]): string {
  return articleDigest(
    article,
    own.map(({ local, entity, content, mentions }) => ({
      local,
      entity: entity as EntityId,
      name: (JSON.parse(content) as NameProfile).name,
      mentions,
    })),
    placed.map(({ relation, statement }) => ({ relation: relation.id, statement })),
  );
}

/** What articles stated and state, gathered by relation. */
class StatementChanges {
  readonly relations = new Map<string, RelationChange>();
  readonly dropped = new Map<string, string[]>();
  readonly added: Row<"statement">[] = [];
  readonly #known = new Map<string, PlacedStatement["relation"]>();

  change(
    article: ArticleHead,
    {
      had,
      has,
      story,
    }: {
      readonly had: readonly Row<"statement">[];
      readonly has: readonly PlacedStatement[];
      readonly story: StoryChange;
    },
  ): void {
    this.#replaceRows(article, had, has);
    const { publishedAt } = article;
    const [before, after] = [
      Map.groupBy(had, ({ relation }) => relation),
      Map.groupBy(has, ({ relation }) => relation.id as string),
    ];
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const own = {
        had: byId((before.get(id) ?? []).map(({ content }) => JSON.parse(content) as Statement)),
        has: byId((after.get(id) ?? []).map(({ statement }) => statement)),
        publishedAt,
        story,
      };
      if (story.before === story.after && JSON.stringify(own.had) === JSON.stringify(own.has)) continue;
      const change = this.relations.get(id);
      if (change) change.articles.push(own);
      else this.relations.set(id, { relation: this.#known.get(id)!, articles: [own] });
    }
  }

  #replaceRows(article: ArticleHead, before: readonly Row<"statement">[], after: readonly PlacedStatement[]): void {
    const contents = new Map(after.map(({ statement }) => [statement.id as string, JSON.stringify(statement)]));
    const had = new Map(before.map(({ id, content }) => [id, content]));
    const gone = [...had].filter(([id, content]) => contents.get(id) !== content).map(([id]) => id);
    if (gone.length > 0) this.dropped.set(article.id, gone);
    for (const { relation, statement } of after) {
      this.#known.set(relation.id, relation);
      const content = contents.get(statement.id)!;
      if (had.get(statement.id) === content) continue;
      this.added.push({
        id: statement.id,
        relation: relation.id,
        article: article.id,
        content,
        date: statement.date ?? null,
        published_at: article.publishedAt ?? null,
      });
    }
  }
}

const byId = (statements: readonly Statement[]): Statement[] => [...statements].sort((a, b) => order(a.id, b.id));
