import { type DecisionId, type EntityId, orderedEnds, type RelationId, relationId, statementId } from "../ids.ts";
import { checkSignature, type EntityType, type RelationType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Statement } from "../records/build.ts";
import type { Evidence, ExtractedRelation, Extraction } from "../records/extraction.ts";
import { noOverrides, type Overrides } from "./foldDecisions.ts";

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
 * two readings of one passage by one rule with one assertion the more certain one stays. What a person rejected is left out, what a
 * person added to this article comes along.
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
    readonly typeOf: (entity: EntityId) => EntityType | undefined;
    readonly overrides?: Overrides;
    readonly onDropped?: ((dropped: DroppedStatement) => void) | undefined;
    /** Told of each decision that changed something here. */
    readonly onDecided?: ((decision: DecisionId) => void) | undefined;
  },
): PlacedStatement[] {
  const { overrides = noOverrides, onDecided } = graph;
  const drop = (type: RelationType, reason: string) => graph.onDropped?.({ article: article.id, type, reason });
  const read = extraction.relations.flatMap((each) => {
    const found = place(article, each, graph);
    if (typeof found === "string") {
      drop(each.type, found);
      return [];
    }
    const { start, end } = found.statement.evidence;
    const rejected = overrides.rejectsStatement(found.relation, { article: article.id, start, end });
    if (!rejected) return [found];
    onDecided?.(rejected);
    drop(each.type, "a person rejected it");
    return [];
  });
  const added = overrides.added.flatMap(({ edge, article: own, by, ...said }) => {
    if (own !== article.id) return [];
    const [source, target] = [graph.typeOf(edge.source), graph.typeOf(edge.target)];
    if (source === undefined || target === undefined || checkSignature(edge.type, source, target) !== "fits") return [];
    onDecided?.(by);
    return [toPlaced(article, edge, { ...said, confidence: 1, rule: "decision" })];
  });
  return withoutRepeats([...read, ...added]);
}

function place(
  article: ArticleHead,
  read: ExtractedRelation,
  { home, typeOf }: Parameters<typeof statementsOf>[2],
): PlacedStatement | string {
  let [source, target] = [home(read.source), home(read.target)];
  if (!source || !target) return "an end has no name";
  if (source === target) return "both ends are one entity";
  const [first, second] = [typeOf(source), typeOf(target)];
  if (!first || !second) return "an end has no type";
  const fit = checkSignature(read.type, first, second);
  if (fit === "breaks") return `no ${read.type} between ${first} and ${second}`;
  const { claimant: local, ...said } = read;
  const claimant = local === undefined ? undefined : home(local);
  if (fit === "flipped") {
    [source, target] = [target, source];
    const evidence = turned(read.evidence);
    return toPlaced(article, { type: read.type, source, target }, { ...said, evidence }, claimant);
  }
  return toPlaced(article, { type: read.type, source, target }, said, claimant);
}

const turned = (evidence: Evidence): Evidence => ({ ...evidence, source: evidence.target, target: evidence.source });

function toPlaced(
  article: ArticleHead,
  edge: { readonly type: RelationType; readonly source: EntityId; readonly target: EntityId },
  said: Pick<ExtractedRelation, "role" | "assertion" | "date" | "confidence" | "rule" | "evidence">,
  claimant?: EntityId,
): PlacedStatement {
  const { type } = edge;
  const { source, target, swapped } = orderedEnds(type, edge);
  const evidence = swapped ? turned(said.evidence) : said.evidence;
  const id = relationId(type, { source, target });
  const { start, end } = evidence;
  const { role, assertion, date, confidence, rule } = said;
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
