import { MultiDirectedGraph } from "graphology";
import type { ArticleId, EntityId } from "../ids.ts";
import { type EntityType, isFallback, type RelationType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build, Entity, Relation, Statement } from "../records/build.ts";
import { atOnce, type Slices, sliced } from "./inSlices.ts";

/** A relation as one of its ends sees it. */
interface Link {
  readonly relation: Relation;
  /** The entity at the other end. */
  readonly other: EntityId;
  /** Seen from this end; "both" for symmetric types is said by the type, not here. */
  readonly outgoing: boolean;
}

/** A build in memory, ready for questions: the graph itself, and what can be looked up by id. */
export interface OpenGraph {
  readonly build: Build;
  /** Nodes are keyed by entity id, edges by relation id. Attributes avoid the name `type`, which Sigma keeps for its programs. */
  readonly graph: MultiDirectedGraph<NodeAttributes, EdgeAttributes>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly articles: ReadonlyMap<string, ArticleHead>;
  /** Number of relations without the fallbacks linkedByText and coOccurs. */
  degree(entity: EntityId): number;
  /** All relations of an entity, fallbacks included, best evidenced first, then in id order. */
  links(entity: EntityId): readonly Link[];
  /** Entities that an article names, in id order. */
  entitiesOf(article: ArticleId): readonly EntityId[];
  /** Statements that an article makes, in the order of its text. */
  statementsOf(article: ArticleId): readonly { relation: Relation; statement: Statement }[];
  /** The other articles that tell an article's story in nearly the same words, in id order. */
  copiesOf(article: ArticleId): readonly ArticleId[];
  /** The entity that an article's own entity became. */
  entityOf(article: ArticleId, local: string): EntityId | undefined;
}

interface NodeAttributes {
  readonly entity: Entity;
  readonly entityType: EntityType;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

interface EdgeAttributes {
  readonly relation: Relation;
  readonly relationType: RelationType;
}

/**
 * Puts a build into graphology and prepares what questions need.
 *
 * @throws Error from graphology where an edge names an entity that the build does not have
 */
export const openGraph = (build: Build): OpenGraph => atOnce(openingGraph(build));

/** The same in slices, for whoever has other things to do meanwhile. */
export function* openingGraph(build: Build): Slices<OpenGraph> {
  const graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>({ allowSelfLoops: false });
  yield* sliced(build.entities, (entity) => {
    const { x, y, community } = build.layout[entity.id] ?? { x: 0, y: 0, community: 0 };
    graph.addNode(entity.id, { entity, entityType: entity.type, label: entity.name, x, y, community });
  });
  yield* sliced(build.relations, (relation) => {
    const { id, type, source, target } = relation;
    graph.addDirectedEdgeWithKey(id, source, target, { relation, relationType: type });
  });
  const links = yield* linksByEntity(graph);
  const { entitiesOf, entityOf } = yield* membersByArticle(build);
  const statements = yield* statementsByArticle(build);
  const stories = Map.groupBy(Object.entries(build.copies ?? {}) as [ArticleId, ArticleId][], ([, story]) => story);
  const degrees = new Map<EntityId, number>();
  yield* sliced(links, ([id, all]) => {
    degrees.set(id, all.filter(({ relation }) => !isFallback(relation.type)).length);
  });
  return {
    build,
    graph,
    entities: new Map(build.entities.map((entity) => [entity.id as string, entity])),
    relations: new Map(build.relations.map((relation) => [relation.id as string, relation])),
    articles: new Map(build.articles.map((article) => [article.id as string, article])),
    degree: (entity) => degrees.get(entity) ?? 0,
    links: (entity) => links.get(entity) ?? [],
    entitiesOf: (article) => entitiesOf.get(article) ?? [],
    statementsOf: (article) => statements.get(article) ?? [],
    copiesOf(article) {
      const story = build.copies?.[article];
      const tellers = (story === undefined ? undefined : stories.get(story)) ?? [];
      return tellers
        .map(([teller]) => teller)
        .filter((teller) => teller !== article)
        .sort();
    },
    entityOf: (article, local) => entityOf.get(article)?.get(local),
  };
}

/** Best evidenced first: more statements, then more sources, then more certain, then the id, so that the order is total. */
export function byStrength(a: Relation, b: Relation): number {
  return (
    b.statements.length - a.statements.length ||
    b.sourceCount - a.sourceCount ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function* linksByEntity(graph: OpenGraph["graph"]): Slices<Map<EntityId, Link[]>> {
  const links = new Map<EntityId, Link[]>();
  yield* sliced(graph.nodeEntries(), ({ node, attributes: { entity } }) => {
    const own: Link[] = [];
    graph.forEachEdge(node, (_edge, { relation }) => {
      const outgoing = relation.source === entity.id;
      own.push({ relation, other: outgoing ? relation.target : relation.source, outgoing });
    });
    links.set(
      entity.id,
      own.sort((a, b) => byStrength(a.relation, b.relation)),
    );
  });
  return links;
}

function* membersByArticle(
  build: Build,
): Slices<{ entitiesOf: Map<ArticleId, EntityId[]>; entityOf: Map<ArticleId, Map<string, EntityId>> }> {
  const entitiesOf = new Map<ArticleId, EntityId[]>();
  const entityOf = new Map<ArticleId, Map<string, EntityId>>();
  yield* sliced(build.entities, ({ id, members }) => {
    for (const { article, local } of members) {
      const named = entitiesOf.get(article);
      if (!named) entitiesOf.set(article, [id]);
      else if (named.at(-1) !== id) named.push(id);
      const locals = entityOf.get(article);
      if (locals) locals.set(local, id);
      else entityOf.set(article, new Map([[local, id]]));
    }
  });
  return { entitiesOf, entityOf };
}

function* statementsByArticle(build: Build): Slices<Map<ArticleId, { relation: Relation; statement: Statement }[]>> {
  const found = new Map<ArticleId, { relation: Relation; statement: Statement }[]>();
  yield* sliced(build.relations, (relation) => {
    for (const statement of relation.statements) {
      const own = found.get(statement.article);
      if (own) own.push({ relation, statement });
      else found.set(statement.article, [{ relation, statement }]);
    }
  });
  yield* sliced(found.values(), (own) => {
    own.sort(
      (a, b) => a.statement.evidence.start - b.statement.evidence.start || (a.statement.id < b.statement.id ? -1 : 1),
    );
  });
  return found;
}
