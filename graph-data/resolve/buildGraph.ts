import { layOut } from "../graph/layOut.ts";
import { buildHash } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { resolveEntities } from "./resolveEntities.ts";
import { type DroppedStatement, resolveRelations } from "./resolveRelations.ts";

/**
 * The graph as a pure function of what was read: entities over all articles, relations between them, positions, and a hash over the
 * canonical form. The order of the readings does not matter.
 *
 * @param input.previousLayout positions to keep: an entity that has one stays where it is, new ones find a place beside their
 *   neighbours. Positions do not count for the hash, so a graph that grew and one that was made at once are the same build.
 */
export function buildGraph(input: {
  readonly rules: string;
  readonly readings: Iterable<{ readonly article: ArticleHead; readonly extraction: Extraction }>;
  readonly previousLayout?: Build["layout"];
  /** Told of each statement that became no edge. */
  readonly onDropped?: (dropped: DroppedStatement) => void;
}): Build {
  const readings = [...input.readings].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const resolution = resolveEntities(readings);
  const { relations, dropped } = resolveRelations(readings, resolution);
  for (const each of dropped) input.onDropped?.(each);
  const articles = readings.map(({ article }) => article);
  const { entities } = resolution;
  return {
    hash: buildHash(canonicalLines({ rules: input.rules, articles, entities, relations })),
    rules: input.rules,
    articles,
    entities,
    relations,
    layout: layOut({ entities, relations }, input.previousLayout),
  };
}

/**
 * The lines that a build's hash is made of: every fact with its fields in a fixed order, so that the same graph has the same lines on
 * every machine and engine.
 */
function* canonicalLines({ rules, articles, entities, relations }: Omit<Build, "hash" | "layout">): Iterable<string> {
  yield JSON.stringify(["rules", rules]);
  for (const { id, sourceId, title, publishedAt, outlet, url } of articles)
    yield JSON.stringify(["article", id, sourceId, title, publishedAt, outlet, url]);
  for (const entity of entities) {
    const { id, type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen } = entity;
    yield JSON.stringify(["entity", id, type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen]);
    for (const { article, local, name: wording, reason, mentions } of entity.members)
      yield JSON.stringify(["member", article, local, wording, reason, mentions]);
  }
  for (const relation of relations) {
    const { id, type, source, target, assertion, confidence, roles, sourceCount, firstSeen, lastSeen } = relation;
    yield JSON.stringify([
      "relation",
      id,
      type,
      source,
      target,
      assertion,
      confidence,
      roles,
      sourceCount,
      firstSeen,
      lastSeen,
    ]);
    for (const statement of relation.statements) {
      const { id: name, article, role, assertion: held, claimant, date, confidence: sure, rule, evidence } = statement;
      const spans = [evidence, evidence.source, evidence.target, evidence.trigger].map(
        (span) => span && [span.start, span.end],
      );
      yield JSON.stringify(["statement", name, article, role, held, claimant, date, sure, rule, spans]);
    }
  }
}
