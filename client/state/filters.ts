import type { Assertion, EntityType, RelationType } from "../../graph-data/ontology.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import type { Knowledge, PictureRelation } from "./knowledge.ts";

/** What the reader has switched off or narrowed down. */
export interface Filters {
  readonly hiddenTypes: readonly EntityType[];
  readonly hiddenRelations: readonly RelationType[];
  readonly hiddenAssertions: readonly Assertion[];
  /** 0 to 1; 0 leaves everything in. */
  readonly minConfidence: number;
  /** Months, "2018-03", both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Also the links that only say "named together" or "linked by some verb". */
  readonly fallbacks: boolean;
  /** Also entities without a relation that is shown. */
  readonly alone: boolean;
}

/** The filters of a fresh page. */
export const noFilters: Filters = {
  hiddenTypes: [],
  hiddenRelations: [],
  hiddenAssertions: [],
  minConfidence: 0,
  fallbacks: false,
  alone: false,
};

/** How many filters differ from a fresh page. */
export const activeFilters = (filters: Filters): number =>
  filters.hiddenTypes.length +
  filters.hiddenRelations.length +
  filters.hiddenAssertions.length +
  (filters.minConfidence > 0 ? 1 : 0) +
  (filters.from || filters.to ? 1 : 0) +
  (filters.fallbacks ? 1 : 0) +
  (filters.alone ? 1 : 0);

/** Everything that decides what is in the picture. */
export interface Narrowing {
  readonly filters: Filters;
  /** Entities that the reader put away one by one. */
  readonly hidden: readonly string[];
  /** Only the neighbourhood of one entity. */
  readonly focus?: { readonly id: string; readonly hops: number };
  /** Shown whatever the filters say: the selection. */
  readonly always: readonly string[];
}

/** What is shown, and what is not with the number for each reason. */
export interface Shown {
  readonly entities: ReadonlySet<string>;
  readonly relations: readonly PictureRelation[];
  /** Entities left out because no relation of theirs is shown. */
  readonly alone: number;
  /** Relations without a date, left out while a range of dates is set. */
  readonly undated: number;
  /** Fallback links that are switched off. */
  readonly fallbacks: number;
}

/**
 * Why a relation does not pass, or `undefined` where it does.
 */
export function reasonAgainst(
  relation: Pick<PictureRelation, "relationType" | "assertion" | "confidence" | "firstSeen" | "lastSeen">,
  filters: Filters,
): "fallback" | "type" | "assertion" | "confidence" | "undated" | "date" | undefined {
  if (!filters.fallbacks && isFallback(relation.relationType)) return "fallback";
  if (filters.hiddenRelations.includes(relation.relationType)) return "type";
  if (filters.hiddenAssertions.includes(relation.assertion)) return "assertion";
  if (relation.confidence < filters.minConfidence) return "confidence";
  if (!filters.from && !filters.to) return undefined;
  const first = relation.firstSeen ?? relation.lastSeen;
  const last = relation.lastSeen ?? relation.firstSeen;
  if (!first || !last) return "undated";
  // A date of lower precision, such as "2018", overlaps every month that it may stand for.
  if (filters.from && last.slice(0, 7) < filters.from.slice(0, Math.min(7, last.length))) return "date";
  if (filters.to && first.slice(0, 7) > filters.to.slice(0, Math.min(7, first.length))) return "date";
  return undefined;
}

/** Applies the filters, the focus and the hand-made hiding to all that is known. */
export function narrow(knowledge: Knowledge, { filters, hidden, focus, always }: Narrowing): Shown {
  const away = new Set(hidden);
  const hiddenTypes = new Set(filters.hiddenTypes);
  const within = focus ? neighbourhood(knowledge, filters, focus) : undefined;
  const mayShow = (id: string): boolean => {
    const entity = knowledge.entities.get(id);
    return (
      entity !== undefined &&
      !away.has(id) &&
      !hiddenTypes.has(entity.entityType) &&
      (within === undefined || within.has(id))
    );
  };
  const relations: PictureRelation[] = [];
  const connected = new Set<string>();
  let undated = 0;
  let fallbacks = 0;
  for (const relation of knowledge.relations.values()) {
    if (!mayShow(relation.source) || !mayShow(relation.target)) continue;
    const reason = reasonAgainst(relation, filters);
    if (reason === "undated") undated++;
    if (reason === "fallback") fallbacks++;
    if (reason !== undefined) continue;
    relations.push(relation);
    connected.add(relation.source);
    connected.add(relation.target);
  }
  const entities = new Set(connected);
  let alone = 0;
  for (const id of knowledge.entities.keys()) {
    if (connected.has(id) || !mayShow(id)) continue;
    if (filters.alone) entities.add(id);
    else if (!always.includes(id)) alone++;
  }
  for (const id of always) if (knowledge.entities.has(id)) entities.add(id);
  return { entities, relations, alone, undated, fallbacks };
}

/** The entities within some steps of one, over relations that pass the filters. */
function neighbourhood(knowledge: Knowledge, filters: Filters, focus: { id: string; hops: number }): Set<string> {
  const reached = new Set([focus.id]);
  let edge = [focus.id];
  for (let hop = 0; hop < focus.hops; hop++) {
    const next: string[] = [];
    for (const id of edge) {
      for (const relationId of knowledge.relationsOf.get(id) ?? []) {
        const relation = knowledge.relations.get(relationId);
        if (!relation || reasonAgainst(relation, filters) !== undefined) continue;
        const other = relation.source === id ? relation.target : relation.source;
        if (reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}
