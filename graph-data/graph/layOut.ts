import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import type { EntityId } from "../ids.ts";
import { isFallback } from "../ontology.ts";
import type { Build, Entity, Place2D, Relation } from "../records/build.ts";

/**
 * Positions and communities of a graph: ForceAtlas2 (Jacomy et al., 2014, https://doi.org/10.1371/journal.pone.0098679) from a start that
 * each entity's id decides, then overlaps removed; communities by Louvain with a seeded generator. The same graph gives the same
 * picture.
 *
 * @param previous positions to keep. Entities that have one do not move; new ones settle beside their neighbours.
 */
export function layOut(
  graph: { readonly entities: readonly Entity[]; readonly relations: readonly Relation[] },
  previous: Build["layout"] = {},
): Record<EntityId, Place2D> {
  const picture = toWeightedGraph(graph);
  const communities = communitiesOf(picture);
  const known = new Set(graph.entities.filter((entity) => previous[entity.id]).map((entity) => entity.id));
  const fresh = known.size < graph.entities.length / 2;
  const positions = fresh ? arrange(picture) : settle(picture, previous, known);
  const layout: Record<EntityId, Place2D> = {};
  for (const { id } of graph.entities) {
    const { x, y } = positions.get(id)!;
    layout[id] = { x: round(x), y: round(y), community: communities[id] ?? 0 };
  }
  return layout;
}

/** One weighted edge between two entities, whatever number of relations they have; a fallback pulls less than a relation. */
function toWeightedGraph({ entities, relations }: { entities: readonly Entity[]; relations: readonly Relation[] }) {
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

/** Distance between neighbours that a label and a node need, in the picture's units. */
const spacing = 40;

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

/** New entities find the free place nearest to the middle of their neighbours; nobody else moves. */
function settle(picture: Picture, previous: Build["layout"], known: ReadonlySet<string>): Positions {
  const positions: Positions = new Map();
  const taken = new Grid(spacing);
  for (const node of known) {
    const place = previous[node as EntityId]!;
    positions.set(node, place);
    taken.add(place);
  }
  const waiting = new Set(picture.filterNodes((node) => !known.has(node)));
  const rim = Math.max(spacing, ...[...positions.values()].map(({ x, y }) => Math.hypot(x, y)));
  while (waiting.size > 0) {
    // The best anchored first, so that a chain of new entities grows outward from what is known.
    const next = [...waiting]
      .map((node) => ({ node, anchors: picture.neighbors(node).filter((other) => positions.has(other)) }))
      .sort((a, b) => b.anchors.length - a.anchors.length || (a.node < b.node ? -1 : 1));
    const anchored = next.filter(({ anchors }) => anchors.length > 0);
    for (const { node, anchors } of anchored.length > 0 ? anchored : next.slice(0, 1)) {
      const start = startOf(node);
      const wish =
        anchors.length > 0
          ? middle(anchors.map((other) => positions.get(other)!))
          : { x: (start.x / startRadius) * (rim + spacing), y: (start.y / startRadius) * (rim + spacing) };
      const place = taken.nearestFree(wish);
      positions.set(node, place);
      taken.add(place);
      waiting.delete(node);
    }
  }
  return positions;
}

function middle(places: readonly { x: number; y: number }[]): { x: number; y: number } {
  const sum = places.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / places.length, y: sum.y / places.length };
}

/** Which places are taken, in cells of one spacing. */
class Grid {
  readonly #cells = new Map<string, { x: number; y: number }[]>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(place: { x: number; y: number }): void {
    const key = this.#key(place.x, place.y);
    const cell = this.#cells.get(key);
    if (cell) cell.push(place);
    else this.#cells.set(key, [place]);
  }

  /** Walks a sunflower spiral outward from the wish until nobody is nearer than one spacing. */
  nearestFree(wish: { x: number; y: number }): { x: number; y: number } {
    const goldenAngle = Math.PI * (3 - Math.sqrt(5));
    for (let step = 1; ; step++) {
      const radius = this.#size * 0.6 * Math.sqrt(step);
      const place = {
        x: wish.x + radius * Math.cos(step * goldenAngle),
        y: wish.y + radius * Math.sin(step * goldenAngle),
      };
      if (this.#isFree(place)) return place;
    }
  }

  #isFree({ x, y }: { x: number; y: number }): boolean {
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of this.#cells.get(this.#key(x + dx * this.#size, y + dy * this.#size)) ?? [])
          if (Math.hypot(other.x - x, other.y - y) < this.#size) return false;
    return true;
  }

  #key(x: number, y: number): string {
    return `${Math.floor(x / this.#size)} ${Math.floor(y / this.#size)}`;
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

/** Hundredths are finer than any screen, and short in JSON. */
const round = (n: number): number => Math.round(n * 100) / 100;

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv). */
function fnv1a(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}

/** mulberry32 (https://github.com/bryc/code/blob/master/jshash/PRNGs.md): numbers from 0 up to 1 that the seed decides. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
