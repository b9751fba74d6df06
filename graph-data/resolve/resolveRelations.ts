import type { DecisionId, EntityId, RelationId } from "../ids.ts";
import type { EntityType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Copies, Relation, Statement } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { emptyTally, type RelationTally, summarise, tally } from "./relationTally.ts";
import type { Resolution } from "./resolveEntities.ts";
import { type DroppedStatement, type PlacedStatement, statementsOf } from "./statementsOf.ts";

/**
 * Groups the statements of all articles by type and ends.
 *
 * @param readings in id order of their articles
 * @param told.onDropped told of each statement that became part of no relation
 * @param told.onDecided told of each decision that changed a statement
 * @param copies which articles tell one story
 * @returns relations in id order, their statements in order of article and passage
 */
export function resolveRelations(
  readings: readonly { article: ArticleHead; extraction: Extraction }[],
  resolution: Resolution,
  told: {
    onDropped?: ((dropped: DroppedStatement) => void) | undefined;
    onDecided?: (decision: DecisionId) => void;
  } = {},
  copies: Copies = {},
): Relation[] {
  const types = new Map<EntityId, EntityType>(resolution.entities.map((entity) => [entity.id, entity.type]));
  const groups = new Map<RelationId, Group>();
  for (const { article, extraction } of readings) {
    const placed = statementsOf(article, extraction, {
      home: (local) => resolution.find(article.id, local),
      typeOf: (entity) => types.get(entity),
      overrides: resolution.overrides,
      ...told,
    });
    for (const own of byRelation(placed)) {
      const { relation } = own[0]!;
      const group = groups.get(relation.id) ?? { relation, sums: emptyTally(), statements: [] };
      groups.set(relation.id, group);
      const statements = own.map(({ statement }) => statement);
      tally(group.sums, { statements, publishedAt: article.publishedAt, story: copies[article.id] }, 1);
      group.statements.push(...statements);
    }
  }
  return [...groups.values()]
    .map(({ relation, sums, statements }) => ({ ...relation, ...summarise(sums), statements }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Group {
  readonly relation: PlacedStatement["relation"];
  readonly sums: RelationTally;
  readonly statements: Statement[];
}

/** Runs of one relation. */
function byRelation(placed: readonly PlacedStatement[]): PlacedStatement[][] {
  const runs: PlacedStatement[][] = [];
  for (const each of placed) {
    const run = runs.at(-1);
    if (run?.[0]?.relation.id === each.relation.id) run.push(each);
    else runs.push([each]);
  }
  return runs;
}
