import { layOut } from "../graph/layOut.ts";
import { type ArticleId, buildHash, type DecisionId, type EntityId, type RelationId } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build, Copies, Member, Statement } from "../records/build.ts";
import type { Decision } from "../records/decision.ts";
import type { Extraction } from "../records/extraction.ts";
import { SetHash } from "../setHash.ts";
import { divideExtraction, divisionsOf } from "./divideExtraction.ts";
import { articleDigest, entityDigest, factLine, likenessLine, relationDigest } from "./factLines.ts";
import { foldDecisions } from "./foldDecisions.ts";
import { idleDecisions } from "./idleDecisions.ts";
import { toPossiblySame } from "./possiblySame.ts";
import { resolveEntities } from "./resolveEntities.ts";
import { resolveRelations } from "./resolveRelations.ts";
import type { DroppedStatement } from "./statementsOf.ts";

/**
 * The graph as a pure function of what was read: entities over all articles, relations between them, positions, and a hash over the
 * canonical form. The order of the readings does not matter.
 *
 * This makes all of it at once, in memory. `updateGraph` keeps the same graph in rows and changes only what an article touches.
 */
export function buildGraph(input: {
  readonly rules: string;
  readonly readings: Iterable<{ readonly article: ArticleHead; readonly extraction: Extraction }>;
  /** Places that are known already; absent arranges the picture. */
  readonly layout?: Build["layout"];
  /** Which articles tell one story (`groupCopies`). */
  readonly copies?: Copies | undefined;
  /** What people decided, oldest first. */
  readonly decisions?: readonly Decision[];
  /** Told of each statement that became no edge. */
  readonly onDropped?: (dropped: DroppedStatement) => void;
}): Build {
  const { decisions = [], copies = {}, onDropped } = input;
  const divisions = divisionsOf(decisions);
  const readings = [...input.readings]
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
    .map(({ article, extraction }) => ({
      article,
      extraction: divideExtraction(extraction, divisions.get(article.id)),
    }));
  const resolution = resolveEntities(readings, (ruled) => foldDecisions(decisions, ruled));
  const { entities } = resolution;
  const used = new Set(resolution.used);
  const told = { onDropped, onDecided: (decision: DecisionId) => used.add(decision) };
  const relations = resolveRelations(readings, resolution, told, copies);
  const facts = { articles: readings.map(({ article }) => article), entities, relations };
  const hash = factsHash(facts);
  for (const line of new Set(resolution.likenesses.map(likenessLine))) hash.add(line);
  const known = new Set(entities.map(({ id }) => id));
  const { areApart } = resolution.overrides;
  const possiblySame = toPossiblySame(resolution.likenesses, { has: (id) => known.has(id), areApart });
  return {
    hash: buildHash(hash.state(), input.rules),
    rules: input.rules,
    ...facts,
    layout: input.layout ?? layOut({ entities, relations }),
    decisions: decisions.at(-1)?.id ?? "none",
    idle: idleDecisions(decisions, { overrides: resolution.overrides, used }),
    ...(Object.keys(copies).length > 0 ? { copies } : {}),
    ...(possiblySame.length > 0 ? { possiblySame } : {}),
  };
}

/** The set hash over all that a graph says. */
function factsHash({ articles, entities, relations }: Pick<Build, "articles" | "entities" | "relations">): SetHash {
  const hash = new SetHash();
  const members = new Map<ArticleId, (Member & { entity: EntityId })[]>(articles.map(({ id }) => [id, []]));
  for (const entity of entities) {
    hash.add(factLine("entity", entity.id, entityDigest(entity, entity.members)));
    for (const member of entity.members) members.get(member.article)?.push({ ...member, entity: entity.id });
  }
  const statements = new Map<ArticleId, { relation: RelationId; statement: Statement }[]>(
    articles.map(({ id }) => [id, []]),
  );
  for (const relation of relations) {
    hash.add(factLine("relation", relation.id, relationDigest(relation)));
    for (const statement of relation.statements)
      statements.get(statement.article)?.push({ relation: relation.id, statement });
  }
  for (const article of articles)
    hash.add(
      factLine(
        "article",
        article.id,
        articleDigest(article, members.get(article.id) ?? [], statements.get(article.id) ?? []),
      ),
    );
  return hash;
}
