import type { EntityId } from "../ids.ts";
import type { Relation } from "../records/build.ts";
import { byStrength, type OpenGraph } from "./openGraph.ts";

/** A part of the graph, with what was left out of it for want of room. */
export interface Subgraph {
  /** In id order. */
  readonly entities: readonly EntityId[];
  /** In id order. */
  readonly relations: readonly Relation[];
  readonly dropped: { readonly nodes: number; readonly edges: number };
}

/**
 * The part of the graph around some entities or, without seeds, the whole. Where there is no room for all, the nearest to the seeds
 * stay, and among those as near the best connected; of relations the best evidenced.
 *
 * @param options.keep which relations are meant
 * @param options.keepEntity which entities are meant; seeds are always kept
 */
export function subgraph(
  graph: OpenGraph,
  options: {
    readonly seeds: readonly EntityId[];
    readonly depth: number;
    readonly keep: (relation: Relation) => boolean;
    readonly keepEntity: (entity: EntityId) => boolean;
    readonly maxEntities: number;
    readonly maxRelations: number;
  },
): Subgraph {
  const { seeds, depth, keep, keepEntity, maxEntities, maxRelations } = options;
  const distance = seeds.length > 0 ? distancesFrom(graph, seeds, { depth, keep, keepEntity }) : undefined;
  const reached = distance
    ? [...distance.keys()]
    : graph.build.entities.filter(({ id }) => keepEntity(id)).map(({ id }) => id);
  const ranked = reached.sort(
    (a, b) =>
      (distance?.get(a) ?? 0) - (distance?.get(b) ?? 0) || graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1),
  );
  const entities = ranked.slice(0, maxEntities);
  const [all, kept] = [new Set(ranked), new Set(entities)];
  const among = graph.build.relations.filter(
    (relation) => all.has(relation.source) && all.has(relation.target) && keep(relation),
  );
  const inside = among.filter(({ source, target }) => kept.has(source) && kept.has(target));
  const relations =
    inside.length > maxRelations ? [...inside].sort(byStrength).slice(0, maxRelations).sort(byId) : inside;
  return {
    entities: entities.sort((a, b) => (a < b ? -1 : 1)),
    relations,
    dropped: { nodes: ranked.length - entities.length, edges: among.length - relations.length },
  };
}

function distancesFrom(
  graph: OpenGraph,
  seeds: readonly EntityId[],
  {
    depth,
    keep,
    keepEntity,
  }: { depth: number; keep: (relation: Relation) => boolean; keepEntity: (entity: EntityId) => boolean },
): Map<EntityId, number> {
  const distance = new Map(seeds.map((id) => [id, 0]));
  let frontier = [...distance.keys()];
  for (let step = 1; step <= depth; step++) {
    const next: EntityId[] = [];
    for (const here of frontier) {
      for (const { relation, other } of graph.links(here)) {
        if (distance.has(other) || !keep(relation) || !keepEntity(other)) continue;
        distance.set(other, step);
        next.push(other);
      }
    }
    frontier = next;
  }
  return distance;
}

const byId = (a: Relation, b: Relation): number => (a.id < b.id ? -1 : 1);
