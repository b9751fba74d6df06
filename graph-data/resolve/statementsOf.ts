import { type EntityId, orderedEnds, type RelationId, relationId, statementId } from "../ids.ts";
import { checkSignature, type EntityType, type RelationType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Statement } from "../records/build.ts";
import type { ExtractedRelation, Extraction } from "../records/extraction.ts";

/** A statement with the relation that it is part of. */
export interface PlacedStatement {
  readonly relation: {
    readonly id: RelationId;
    readonly type: RelationType;
    readonly source: EntityId;
    readonly target: EntityId;
  };
  readonly statement: Statement;
}

/** Why a statement did not become part of an edge. */
export interface DroppedStatement {
  readonly article: ArticleHead["id"];
  readonly type: RelationType;
  readonly reason: string;
}

/**
 * The statements of one article with their ends resolved. Signatures are held against the types that the entities have over all
 * articles: a statement is turned round where only its direction is wrong, and dropped where no direction fits; the reason is told. Of
 * two readings of one passage by one rule with one assertion the more certain one stays.
 *
 * @param graph.home the entity that one of the article's own became; undefined where it became none
 * @param graph.typeOf the type of an entity of the graph
 * @returns in order of relation and passage
 */
export function statementsOf(
  article: ArticleHead,
  extraction: Extraction,
  graph: {
    readonly home: (local: string) => EntityId | undefined;
    readonly typeOf: (entity: EntityId) => EntityType;
    readonly onDropped?: ((dropped: DroppedStatement) => void) | undefined;
  },
): PlacedStatement[] {
  const placed = extraction.relations.flatMap((read) => {
    const found = place(article, read, graph);
    if (typeof found !== "string") return [found];
    graph.onDropped?.({ article: article.id, type: read.type, reason: found });
    return [];
  });
  return withoutRepeats(placed);
}

function place(
  article: ArticleHead,
  read: ExtractedRelation,
  { home, typeOf }: Parameters<typeof statementsOf>[2],
): PlacedStatement | string {
  let source = home(read.source);
  let target = home(read.target);
  if (!source || !target) return "an end has no name";
  if (source === target) return "both ends are one entity";
  const fit = checkSignature(read.type, typeOf(source), typeOf(target));
  if (fit === "breaks") return `no ${read.type} between ${typeOf(source)} and ${typeOf(target)}`;
  let { evidence } = read;
  if (fit === "flipped" || orderedEnds(read.type, { source, target }).swapped) {
    [source, target] = [target, source];
    evidence = { ...evidence, source: evidence.target, target: evidence.source };
  }
  const id = relationId(read.type, { source, target });
  const claimant = read.claimant === undefined ? undefined : home(read.claimant);
  const { start, end } = evidence;
  const { type, role, assertion, date, confidence, rule } = read;
  return {
    relation: { id, type, source, target },
    statement: {
      id: statementId({ relation: id, article: article.id, start, end, assertion, rule }),
      article: article.id,
      ...(role === undefined ? {} : { role }),
      assertion,
      ...(claimant === undefined ? {} : { claimant }),
      ...(date === undefined ? {} : { date }),
      confidence,
      rule,
      evidence,
    },
  };
}

function withoutRepeats(placed: readonly PlacedStatement[]): PlacedStatement[] {
  const sorted = [...placed].sort(
    ({ relation: r, statement: a }, { relation: s, statement: b }) =>
      order(r.id, s.id) ||
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

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
