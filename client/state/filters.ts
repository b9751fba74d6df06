import type { Assertion, EntityType, RelationType } from "../../graph-data/ontology.ts";
import { isFallback, isTie } from "../../graph-data/ontology.ts";
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
 * Why a relation does not pass, or `undefined` where it does. The same relations pass as in the API: a tie where any of the time that it
 * lasted is within, an interaction only where it happened within.
 */
export function reasonAgainst(
  relation: Pick<PictureRelation, "relationType" | "assertion" | "confidence" | "firstSeen" | "lastSeen" | "dates">,
  filters: Filters,
): "fallback" | "type" | "assertion" | "confidence" | "undated" | "date" | undefined {
  if (!filters.fallbacks && isFallback(relation.relationType)) return "fallback";
  if (filters.hiddenRelations.includes(relation.relationType)) return "type";
  if (filters.hiddenAssertions.includes(relation.assertion)) return "assertion";
  if (relation.confidence < filters.minConfidence) return "confidence";
  if (!filters.from && !filters.to) return undefined;
  const { firstSeen, lastSeen, dates = [] } = relation;
  const times = isTie(relation.relationType)
    ? firstSeen && lastSeen
      ? [{ first: firstSeen, last: lastSeen }]
      : []
    : dates.map((day) => ({ first: day, last: day }));
  if (times.length === 0) return "undated";
  return times.some((time) => overlaps(time, filters)) ? undefined : "date";
}

/** A date of lower precision, such as "2018", overlaps every month that it may stand for. */
const overlaps = ({ first, last }: { first: string; last: string }, { from, to }: Filters): boolean =>
  (!from || last >= from.slice(0, last.length)) && (!to || first.slice(0, to.length) <= to.slice(0, first.length));

/** Applies the filters, the focus and the hand-made hiding to all that is known. */
export function narrow(knowledge: Knowledge, { filters, hidden, focus, always }: Narrowing): Shown {
  const away = new Set(hidden);
  const hiddenTypes = new Set(filters.hiddenTypes);
  const passes = (id: string): boolean => {
    const entity = knowledge.entities.get(id);
    return entity !== undefined && !away.has(id) && !hiddenTypes.has(entity.entityType);
  };
  const within = focus ? neighbourhood(knowledge, { filters, passes, ...focus }) : undefined;
  const mayShow = (id: string): boolean => passes(id) && (within === undefined || within.has(id));
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

/** The entities within some steps of one, over relations and entities that pass the filters. */
function neighbourhood(
  knowledge: Knowledge,
  { filters, passes, id, hops }: { filters: Filters; passes(id: string): boolean; id: string; hops: number },
): Set<string> {
  const reached = new Set([id]);
  let edge = [id];
  for (let hop = 0; hop < hops; hop++) {
    const next: string[] = [];
    for (const id of edge) {
      for (const relationId of knowledge.relationsOf.get(id) ?? []) {
        const relation = knowledge.relations.get(relationId);
        if (!relation || reasonAgainst(relation, filters) !== undefined) continue;
        const other = relation.source === id ? relation.target : relation.source;
        if (reached.has(other) || !passes(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}
