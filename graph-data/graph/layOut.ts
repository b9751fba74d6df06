import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import type { EntityId } from "../ids.ts";
import { isFallback } from "../ontology.ts";
import type { Entity, Place2D, Relation } from "../records/build.ts";
import { fnv1a, generator } from "./seededRandom.ts";
import { round, spacing } from "./settle.ts";

/**
 * Positions and communities of a graph: ForceAtlas2 (Jacomy et al., 2014, https://doi.org/10.1371/journal.pone.0098679) from a start that
 * each entity's id decides, then overlaps removed; communities by Louvain with a seeded generator. The same graph gives the same
 * picture. `settle` finds places for those who come later.
 */
export function layOut(graph: {
  readonly entities: readonly Pick<Entity, "id">[];
  readonly relations: readonly Pick<Relation, "type" | "source" | "target" | "sourceCount">[];
}): Record<EntityId, Place2D> {
  const picture = toWeightedGraph(graph);
  const communities = communitiesOf(picture);
  const positions = arrange(picture);
  const layout: Record<EntityId, Place2D> = {};
  for (const { id } of graph.entities) {
    const { x, y } = positions.get(id)!;
    layout[id] = { x: round(x), y: round(y), community: communities[id] ?? 0 };
  }
  return layout;
}

/** One weighted edge between two entities, whatever number of relations they have; a fallback pulls less than a relation. */
function toWeightedGraph({ entities, relations }: Parameters<typeof layOut>[0]) {
  const picture = new UndirectedGraph<{ x: number; y: number; size: number; fixed?: boolean }, { weight: number }>();
  for (const { id } of entities) picture.addNode(id, { ...startOf(id), size: 1 });
  for (const { type, source, target, sourceCount } of relations) {
    const weight = isFallback(type) ? 0.2 : 1 + Math.log2(sourceCount);
    picture.updateEdge(source, target, (old) => ({ weight: (old.weight ?? 0) + weight }));
  }
  return picture;
}

type Picture = ReturnType<typeof toWeightedGraph>;
type Positions = Map<string, { x: number; y: number }>;

function communitiesOf(picture: Picture): Record<string, number> {
  return picture.size === 0 ? {} : louvain(picture, { getEdgeWeight: "weight", rng: generator(seed) });
}

/** The whole picture anew. Entities without any edge stand in a ring around the rest, where they disturb nobody. */
function arrange(picture: Picture): Positions {
  const linked = picture.filterNodes((node) => picture.degree(node) > 0);
  const alone = picture.filterNodes((node) => picture.degree(node) === 0);
  const inner = picture.copy();
  for (const node of alone) inner.dropNode(node);
  if (inner.order > 1) {
    const iterations = inner.order < 500 ? 800 : inner.order < 3_000 ? 300 : 120;
    forceAtlas2.assign(inner, {
      iterations,
      getEdgeWeight: "weight",
      settings: {
        ...forceAtlas2.inferSettings(inner),
        barnesHutOptimize: inner.order > 400,
        linLogMode: true,
        gravity: 0.6,
        scalingRatio: 12,
        adjustSizes: false,
      },
    });
    rescale(inner);
    inner.forEachNode((node) => {
      inner.setNodeAttribute(node, "size", Math.min(22, 4 + 2.5 * Math.sqrt(picture.degree(node))));
    });
    noverlap.assign(inner, { maxIterations: 200, settings: { margin: 4, ratio: 1.2, gridSize: 20 } });
  }
  const positions: Positions = new Map(linked.map((node) => [node, finite(inner.getNodeAttributes(node), node)]));
  const radius = Math.max(spacing, ...[...positions.values()].map(({ x, y }) => Math.hypot(x, y))) + 2 * spacing;
  placeInRing(alone, radius, positions);
  return positions;
}

/** Scales so that the area per entity is the same in small and large graphs, centred on the origin. */
function rescale(picture: Picture): void {
  let [sumX, sumY, spread] = [0, 0, 0];
  picture.forEachNode((_, { x, y }) => {
    sumX += x;
    sumY += y;
  });
  const [meanX, meanY] = [sumX / picture.order, sumY / picture.order];
  picture.forEachNode((_, { x, y }) => {
    spread += (x - meanX) ** 2 + (y - meanY) ** 2;
  });
  const factor = (spacing * picture.order ** 0.5) / (Math.sqrt(spread / picture.order) || 1);
  picture.forEachNode((node, { x, y }) => {
    picture.mergeNodeAttributes(node, { x: (x - meanX) * factor, y: (y - meanY) * factor });
  });
}

function placeInRing(nodes: readonly string[], radius: number, positions: Positions): void {
  let [ring, used] = [radius, 0];
  for (const node of nodes) {
    const room = Math.floor((2 * Math.PI * ring) / spacing);
    if (used >= room) [ring, used] = [ring + spacing, 0];
    const angle = (2 * Math.PI * used) / Math.max(1, Math.floor((2 * Math.PI * ring) / spacing));
    positions.set(node, { x: ring * Math.cos(angle), y: ring * Math.sin(angle) });
    used++;
  }
}

const seed = 2_166_136_261;
const startRadius = 1_000;

/** Where an entity begins: a point in a disc that its id alone decides. */
function startOf(id: string): { x: number; y: number } {
  const random = generator(fnv1a(id));
  const [angle, radius] = [2 * Math.PI * random(), startRadius * Math.sqrt(random())];
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** ForceAtlas2 can answer NaN on degenerate input; a start position is never wrong. */
const finite = (place: { x: number; y: number }, node: string): { x: number; y: number } =>
  Number.isFinite(place.x) && Number.isFinite(place.y) ? { x: place.x, y: place.y } : startOf(node);
