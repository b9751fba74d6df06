import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Subgraph } from "../../../server/contract.ts";

// The least that draws the same graph: Sigma with its defaults, nothing beside it.
const answer = (await (await fetch("/v1/subgraph?maxNodes=2000")).json()) as Subgraph;
const graph = new MultiDirectedGraph();
for (const { key, attributes } of answer.graph.nodes) {
  graph.addNode(key, { ...attributes, size: 3 + Math.sqrt(attributes.degree), color: "#2f6fb8" });
}
for (const { key, source, target, attributes } of answer.graph.edges) {
  graph.addEdgeWithKey(key, source, target, { ...attributes, size: 1 });
}
const sigma = new Sigma(graph, document.getElementById("stage")!);
Object.assign(window, { dramatis: { spots: () => graph.nodes() }, sigma });
