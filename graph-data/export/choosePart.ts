import type { OpenGraph } from "../graph/openGraph.ts";
import { type RelationCriteria, relationFilter } from "../graph/relationFilter.ts";
import { type RelationEnds, relationsOf } from "../graph/relationsOf.ts";
import { subgraph } from "../graph/subgraph.ts";
import type { EntityId } from "../ids.ts";
import type { EntityType } from "../ontology.ts";
import type { Relation } from "../records/build.ts";

/** Which part of the graph is meant. What is absent does not restrict. */
export interface PartCriteria extends RelationCriteria, RelationEnds {
  readonly entityTypes?: ReadonlySet<EntityType> | undefined;
  /** Entities that are left out, with all their relations. */
  readonly without?: ReadonlySet<EntityId> | undefined;
  /** Only what is around these, up to `depth` steps. */
  readonly seeds?: readonly EntityId[] | undefined;
  /** 1 unless given; 0 is the seeds and what is between them. */
  readonly depth?: number | undefined;
  /** Also entities without a relation in this part. */
  readonly alone?: boolean | undefined;
}

/** A part of the graph, both lists in id order; both ends of each relation are among the entities. */
export interface Part {
  readonly entities: readonly EntityId[];
  readonly relations: readonly Relation[];
}

/**
 * Chooses the relations that pass every filter and whose ends do too, with their ends; then, where they are asked for, the entities that
 * no such relation holds.
 */
export function choosePart(graph: OpenGraph, criteria: PartCriteria): Part {
  const { entityTypes, without, seeds, depth = 1, alone = false } = criteria;
  const passes = relationFilter(graph, criteria);
  const meant = new Set(relationsOf(graph, criteria).filter(passes));
  const keepEntity = (id: EntityId): boolean => {
    const entity = graph.entities.get(id);
    return entity !== undefined && !without?.has(id) && (!entityTypes || entityTypes.has(entity.type));
  };
  const near =
    seeds &&
    subgraph(graph, {
      seeds,
      depth,
      keep: (relation) => meant.has(relation),
      keepEntity,
      maxEntities: Number.POSITIVE_INFINITY,
      maxRelations: Number.POSITIVE_INFINITY,
    });
  const relations = (near?.relations ?? graph.build.relations).filter(
    (relation) => meant.has(relation) && keepEntity(relation.source) && keepEntity(relation.target),
  );
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const restricted = [criteria.subject, criteria.object, criteria.entity, criteria.article].some(Boolean);
  const reached = new Set(near?.entities);
  const seed = new Set(seeds);
  const entities = graph.build.entities
    .map(({ id }) => id)
    .filter(
      (id) =>
        ends.has(id) || (keepEntity(id) && (seed.has(id) || (alone && !restricted && (!near || reached.has(id))))),
    );
  return { entities, relations };
}
