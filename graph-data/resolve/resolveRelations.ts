import { type EntityId, orderedEnds, type RelationId, relationId, statementId } from "../ids.ts";
import { type Assertion, assertionNames, checkSignature, type EntityType, type RelationType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Relation, Statement } from "../records/build.ts";
import type { ExtractedRelation, Extraction } from "../records/extraction.ts";
import type { Resolution } from "./resolveEntities.ts";

/** Why a statement did not become part of an edge. */
export interface DroppedStatement {
  readonly article: ArticleHead["id"];
  readonly type: RelationType;
  readonly reason: string;
}

/**
 * Groups the statements of all articles by type and ends. Signatures are held against the types that the entities have over all
 * articles: a statement is turned round where only its direction is wrong, and dropped where no direction fits; both are reported.
 *
 * @returns relations in id order, their statements in order of article and passage
 */
export function resolveRelations(
  readings: readonly { article: ArticleHead; extraction: Extraction }[],
  resolution: Resolution,
): { relations: Relation[]; dropped: DroppedStatement[] } {
  const types = new Map<EntityId, EntityType>(resolution.entities.map((entity) => [entity.id, entity.type]));
  const groups = new Map<RelationId, { type: RelationType; source: EntityId; target: EntityId; made: Made[] }>();
  const dropped: DroppedStatement[] = [];
  for (const { article, extraction } of readings) {
    for (const read of extraction.relations) {
      const drop = (reason: string) => dropped.push({ article: article.id, type: read.type, reason });
      let source = resolution.find(article.id, read.source);
      let target = resolution.find(article.id, read.target);
      if (!source || !target) {
        drop("an end has no name");
        continue;
      }
      if (source === target) {
        drop("both ends are one entity");
        continue;
      }
      let { evidence } = read;
      const fit = checkSignature(read.type, types.get(source)!, types.get(target)!);
      if (fit === "breaks") {
        drop(`no ${read.type} between ${types.get(source)} and ${types.get(target)}`);
        continue;
      }
      const ordered = orderedEnds(read.type, { source, target });
      if (fit === "flipped" || ordered.swapped) {
        [source, target] = [target, source];
        evidence = { ...evidence, source: evidence.target, target: evidence.source };
      }
      const id = relationId(read.type, { source, target });
      const group = groups.get(id) ?? { type: read.type, source, target, made: [] };
      groups.set(id, group);
      group.made.push({ article, statement: toStatement(id, article, { ...read, evidence }, resolution) });
    }
  }
  const relations = [...groups]
    .map(([id, { type, source, target, made }]) => ({ id, type, source, target, ...summarise(made) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { relations, dropped };
}

interface Made {
  readonly article: ArticleHead;
  readonly statement: Statement;
}

function toStatement(
  relation: RelationId,
  article: ArticleHead,
  read: ExtractedRelation,
  resolution: Resolution,
): Statement {
  const claimant = read.claimant === undefined ? undefined : resolution.find(article.id, read.claimant);
  const { start, end } = read.evidence;
  return {
    id: statementId({ relation, article: article.id, start, end, assertion: read.assertion, rule: read.rule }),
    article: article.id,
    ...(read.role === undefined ? {} : { role: read.role }),
    assertion: read.assertion,
    ...(claimant === undefined ? {} : { claimant }),
    ...(read.date === undefined ? {} : { date: read.date }),
    confidence: read.confidence,
    rule: read.rule,
    evidence: read.evidence,
  };
}

function summarise(made: readonly Made[]) {
  const kept = withoutRepeats(made);
  const strongest = assertionNames.find((name) =>
    kept.some(({ statement }) => statement.assertion === name),
  ) as Assertion;
  const dates = kept.flatMap(({ statement }) => statement.date ?? []);
  // An undated meeting happened by the time it was reported, so the article's date stands in where nothing better is known.
  const seen = (dates.length > 0 ? dates : kept.flatMap(({ article }) => article.publishedAt ?? [])).sort(order);
  return {
    assertion: strongest,
    confidence: Math.max(
      ...kept.filter(({ statement }) => statement.assertion === strongest).map(({ statement }) => statement.confidence),
    ),
    roles: byFrequency(kept.flatMap(({ statement }) => statement.role ?? [])),
    sourceCount: new Set(kept.map(({ article }) => article.id)).size,
    ...(seen[0] === undefined ? {} : { firstSeen: seen[0] }),
    ...(seen.at(-1) === undefined ? {} : { lastSeen: seen.at(-1)! }),
    statements: kept.map(({ statement }) => statement),
  };
}

/** In order of article and passage; of two readings of one passage by one rule with one assertion the more certain one stays. */
function withoutRepeats(made: readonly Made[]): Made[] {
  const sorted = [...made].sort(
    ({ statement: a }, { statement: b }) =>
      order(a.article, b.article) ||
      a.evidence.start - b.evidence.start ||
      a.evidence.end - b.evidence.end ||
      b.confidence - a.confidence ||
      order(a.id, b.id) ||
      a.evidence.source.start - b.evidence.source.start ||
      a.evidence.target.start - b.evidence.target.start,
  );
  const seen = new Set<string>();
  return sorted.filter(({ statement }) => !seen.has(statement.id) && seen.add(statement.id));
}

function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || order(a, b)).map(([word]) => word);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
