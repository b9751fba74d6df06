import { type Knowledge, type PictureRelation, toKnowledge } from "../../../client/state/knowledge.ts";
import type { EntityType, RelationType } from "../../../graph-data/ontology.ts";
import { isSymmetric, relationTypes } from "../../../graph-data/ontology.ts";

type Relation = [source: string, type: RelationType, target: string, more?: Partial<PictureRelation>];

/** A small graph for tests: entities by id (the type comes from the word before the dot), relations as triples. */
export function sampleKnowledge(entities: readonly string[], relations: readonly Relation[], build = "one"): Knowledge {
  const types: Record<string, EntityType> = { person: "Person", org: "Company", country: "Country", place: "Place" };
  return toKnowledge({
    graph: {
      attributes: {},
      options: { type: "directed", multi: true, allowSelfLoops: false },
      nodes: entities.map((key, index) => ({
        key,
        attributes: {
          entityType: types[key.split(".")[0] ?? ""] ?? "Event",
          name: key,
          label: key,
          aliases: [],
          roles: [],
          degree: relations.filter(([source, , target]) => source === key || target === key).length,
          mentionCount: 1,
          articleCount: 1,
          x: index * 10,
          y: (index % 3) * 10,
          community: 0,
        },
      })),
      edges: relations.map(([source, type, target, more], index) => ({
        key: `r_${index}`,
        source,
        target,
        attributes: {
          relationType: type,
          label: relationTypes[type].reads,
          inverseLabel: relationTypes[type].inverse,
          symmetric: isSymmetric(type),
          assertion: "stated",
          confidence: 0.9,
          roles: [],
          evidenceCount: 1,
          sourceCount: 1,
          copyCount: 0,
          ...more,
        },
      })),
    },
    truncated: false,
    build,
  });
}
