import type { OpenGraph } from "../graph/openGraph.ts";
import { relationSentence } from "../graph/relationSentence.ts";
import { rolesOf } from "../graph/rolesOf.ts";
import type { ArticleId, EntityId, RelationId, StatementId } from "../ids.ts";
import { type Assertion, type EntityType, isSymmetric, type RelationType, relationTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Relation, Statement } from "../records/build.ts";
import type { Evidence, Span } from "../records/extraction.ts";
import type { Part } from "./choosePart.ts";
import { cleanTexts } from "./cleanText.ts";

/** An entity as exports carry it. */
export interface ExportedEntity {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  /** Relations in the whole graph, without the fallbacks. */
  readonly degree: number;
  readonly mentionCount: number;
  readonly articleCount: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly community: number;
  readonly x: number;
  readonly y: number;
}

/** One reading of one passage, with the passage. Offsets are UTF-16 code units of the article, end exclusive. */
export interface ExportedStatement {
  readonly id: StatementId;
  readonly article: ArticleHead;
  readonly quotation: string;
  /** What stands before and after the passage, at most 32 code units each, so that it can be found in a changed text. */
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly source: Span;
  readonly target: Span;
  readonly trigger?: Span;
  /** The same offsets in Unicode code points, which W3C Web Annotation counts in. */
  readonly codePoints: Evidence;
  readonly role?: string;
  readonly assertion: Assertion;
  readonly claimant?: { readonly id: EntityId; readonly name: string };
  readonly date?: string;
  readonly confidence: number;
  readonly rule: string;
}

/** A relation as exports carry it, readable by itself. */
export interface ExportedRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly label: string;
  readonly symmetric: boolean;
  readonly source: EntityId;
  readonly sourceName: string;
  readonly target: EntityId;
  readonly targetName: string;
  /** "Jane Smith works for Acme". */
  readonly sentence: string;
  readonly assertion: Assertion;
  readonly confidence: number;
  readonly roles: readonly string[];
  readonly evidenceCount: number;
  readonly sourceCount: number;
  readonly copyCount: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** The strongest assertion first, then the most certain. */
  readonly statements: readonly ExportedStatement[];
}

/** A part of the graph, ready to be written in any format. Every text in it is clean (see `cleanText.ts`). */
export interface ExportPart {
  readonly build: string;
  readonly rules: string;
  readonly relationCount: number;
  /** In id order. */
  readonly entities: readonly ExportedEntity[];
  /** The articles that the relations rest on, in id order. */
  readonly articles: readonly ArticleHead[];
  /** In id order; passages are fetched some relations at a time, so that memory stays bounded. May be asked for several times. */
  relations(): AsyncIterable<ExportedRelation>;
}

/**
 * Prepares a part of the graph for writing.
 *
 * @param texts fetches the texts of articles; a statement whose article has none is left out
 */
export function exportPart(
  graph: OpenGraph,
  part: Part,
  texts: (ids: readonly ArticleId[]) => Promise<ReadonlyMap<ArticleId, string>>,
): ExportPart {
  const { build } = graph;
  const cited = new Set(part.relations.flatMap(({ statements }) => statements.map(({ article }) => article)));
  return {
    build: build.hash,
    rules: build.rules,
    relationCount: part.relations.length,
    entities: part.entities.map((id) => cleanTexts(toEntity(graph, id))),
    articles: build.articles.filter(({ id }) => cited.has(id)).map(cleanTexts),
    async *relations() {
      for (const batch of batches(part.relations)) {
        const found = await texts([...new Set(batch.flatMap((one) => one.statements.map(({ article }) => article)))]);
        const read = new Map([...found].map(([id, text]) => [id, counted(text)]));
        for (const relation of batch) yield cleanTexts(toRelation(graph, relation, read));
      }
    },
  };
}

function toEntity(graph: OpenGraph, id: EntityId): ExportedEntity {
  const entity = graph.entities.get(id);
  if (!entity) throw new TypeError(`exportPart: expected an entity of the build, got "${id}"`);
  const { type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen } = entity;
  const { x, y, community } = graph.graph.getNodeAttributes(id);
  return {
    id,
    type,
    name,
    aliases,
    roles: rolesOf(graph, id),
    degree: graph.degree(id),
    mentionCount,
    articleCount,
    ...given({ firstSeen, lastSeen }),
    community,
    x,
    y,
  };
}

function toRelation(
  graph: OpenGraph,
  relation: Relation,
  texts: ReadonlyMap<ArticleId, CountedText>,
): ExportedRelation {
  const { id, type, source, target, assertion, confidence, roles, sourceCount, copyCount, firstSeen, lastSeen } =
    relation;
  const nameOf = (entity: EntityId): string => graph.entities.get(entity)?.name ?? entity;
  const statements = [...relation.statements].sort(bestFirst(assertion));
  return {
    id,
    type,
    label: relationTypes[type].reads,
    symmetric: isSymmetric(type),
    source,
    sourceName: nameOf(source),
    target,
    targetName: nameOf(target),
    sentence: relationSentence(relation, nameOf),
    assertion,
    confidence,
    roles,
    evidenceCount: relation.statements.length,
    sourceCount,
    copyCount,
    ...given({ firstSeen, lastSeen }),
    statements: statements.flatMap((statement) => {
      const text = texts.get(statement.article);
      return text ? [toStatement(graph, statement, text)] : [];
    }),
  };
}

function toStatement(graph: OpenGraph, statement: Statement, { text, inCodePoints }: CountedText): ExportedStatement {
  const { id, article, role, assertion, claimant, date, confidence, rule, evidence } = statement;
  const { start, end, source, target, trigger } = evidence;
  const name = claimant === undefined ? undefined : (graph.entities.get(claimant)?.name ?? claimant);
  return {
    id,
    article: graph.articles.get(article) ?? { id: article },
    quotation: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    start,
    end,
    source: { start: source.start, end: source.end },
    target: { start: target.start, end: target.end },
    ...(trigger ? { trigger: { start: trigger.start, end: trigger.end } } : {}),
    codePoints: {
      ...inCodePoints({ start, end }),
      source: inCodePoints(source),
      target: inCodePoints(target),
      ...(trigger ? { trigger: inCodePoints(trigger) } : {}),
    },
    ...given({ role, date }),
    assertion,
    ...(claimant === undefined || name === undefined ? {} : { claimant: { id: claimant, name } }),
    confidence,
    rule,
  };
}

interface CountedText {
  readonly text: string;
  inCodePoints(span: Span): Span;
}

/** A text whose code points can be counted; most news has none above U+FFFF, and then the two counts are one. */
function counted(text: string): CountedText {
  const above = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text);
  const before = (offset: number): number => (above ? [...text.slice(0, offset)].length : offset);
  return { text, inCodePoints: ({ start, end }) => ({ start: before(start), end: before(end) }) };
}

const bestFirst =
  (assertion: Assertion) =>
  (a: Statement, b: Statement): number =>
    Number(b.assertion === assertion) - Number(a.assertion === assertion) ||
    b.confidence - a.confidence ||
    (a.id < b.id ? -1 : 1);

const given = <Key extends string>(values: Readonly<Record<Key, string | undefined>>): { [K in Key]?: string } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in Key]?: string };

/** Some relations at a time, about as many as have 400 statements. */
function* batches(relations: readonly Relation[]): Generator<readonly Relation[]> {
  let batch: Relation[] = [];
  let statements = 0;
  for (const relation of relations) {
    batch.push(relation);
    statements += relation.statements.length;
    if (statements < 400) continue;
    yield batch;
    batch = [];
    statements = 0;
  }
  if (batch.length > 0) yield batch;
}
