import { z } from "zod";
import { relationFilter } from "../../graph-data/graph/relationFilter.ts";
import { subgraph } from "../../graph-data/graph/subgraph.ts";
import { entityTypeNames } from "../../graph-data/ontology.ts";
import { limits, subgraph as subgraphAnswer } from "../contract.ts";
import { question } from "../endpoint.ts";
import { someIds, someOf, whole } from "../parameters.ts";
import { entityOf } from "./found.ts";
import { relationParameters, toCriteria } from "./relationParameters.ts";

export const subgraphEndpoints = [
  question({
    path: "/v1/subgraph",
    tag: "Graph",
    summary: "A part of the graph, or the whole, for a picture",
    description:
      "graphology's serialisation with positions. Around `seed`s up to `depth` steps or, without seeds, the whole graph; where there is no room for all, the best connected stay and `dropped` says how many did not.",
    query: z.strictObject({
      seed: someIds(200, "Entities to begin from."),
      depth: whole({ min: 0, max: limits.depth, fallback: 1, description: "How many steps from the seeds." }),
      maxNodes: whole({
        min: 1,
        max: limits.subgraphNodes,
        fallback: 2_000,
        description: "How many entities at most.",
      }),
      minDegree: whole({ min: 0, max: 1_000_000, fallback: 0, description: "Only entities with so many relations." }),
      type: someOf(entityTypeNames, "Only entities of these types; seeds are always there."),
      ...relationParameters,
    }),
    answer: subgraphAnswer,
    problems: ["not-found"],
    ask({ snapshot }, { query }) {
      const { graph } = snapshot;
      const seeds = (query.seed ?? []).map((id) => entityOf(snapshot, id).id);
      const { type, minDegree } = query;
      const part = subgraph(graph, {
        seeds,
        depth: query.depth,
        keep: relationFilter(graph, toCriteria(query)),
        keepEntity: (id) =>
          graph.degree(id) >= minDegree && (!type || type.has(graph.graph.getNodeAttribute(id, "entityType"))),
        maxEntities: query.maxNodes,
        maxRelations: limits.subgraphEdges,
      });
      const truncated = part.dropped.nodes > 0 || part.dropped.edges > 0;
      return {
        graph: {
          attributes: { build: snapshot.build },
          options: { type: "directed", multi: true, allowSelfLoops: false } as const,
          nodes: part.entities.map((key) => {
            const { id: _, type: entityType, ...summary } = snapshot.entity(key);
            const { label, x, y, community } = graph.graph.getNodeAttributes(key);
            return { key, attributes: { ...summary, entityType, label, x, y, community } };
          }),
          edges: part.relations.map((relation) => {
            const { id: key, source, target, type: relationType, ...summary } = snapshot.relation(relation);
            return { key, source, target, attributes: { ...summary, relationType } };
          }),
        },
        truncated,
        ...(truncated
          ? { dropped: { ...part.dropped, rankedBy: seeds.length > 0 ? "distance,degree" : "degree" } }
          : {}),
        build: snapshot.build,
      };
    },
  }),
];
