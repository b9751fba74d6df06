import Graph from "graphology";
import type { Knowledge, PictureEntity } from "../state/knowledge.ts";
import type { NodeLook } from "./nodeProgram.ts";
import type { PictureState } from "./pictureState.ts";
import { toEdgeLook } from "./toEdgeLook.ts";
import { iconIndex, shapeOf, typeLooks } from "./typeLook.ts";

const shapes = ["circle", "square", "diamond", "triangle"] as const;

/**
 * What is shown, as Sigma draws it.
 *
 * @param area of the picture, in square CSS pixels
 */
export function toGraph({ knowledge, entities, bundles, pins, ringed }: PictureState, area: number): Graph {
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  const pinned = new Map(pins.map((pin) => [pin.id, pin]));
  let most = 1;
  for (const { degree } of knowledge.entities.values()) most = Math.max(most, degree);
  // Many on a small screen: smaller marks keep the picture from becoming one blot. From all that is known, so that a filter changes no size.
  const scale = Math.max(0.4, Math.min(1, Math.sqrt(area / (1_500 * Math.max(1, knowledge.entities.size)))));
  for (const id of entities) {
    const entity = knowledge.entities.get(id);
    if (!entity) continue;
    const place = pinned.get(id) ?? entity;
    graph.addNode(id, toNode(entity, place, { most, scale, ring: ringed.includes(id) }));
  }
  for (const [key, bundle] of bundles) {
    if (graph.hasNode(bundle.a) && graph.hasNode(bundle.b))
      graph.addEdgeWithKey(key, bundle.a, bundle.b, toEdgeLook(bundle, scale));
  }
  return graph;
}

function toNode(
  entity: PictureEntity,
  place: { x: number; y: number },
  { most, scale, ring }: { most: number; scale: number; ring: boolean },
): Partial<NodeLook> {
  return {
    x: Number.isFinite(place.x) ? place.x : 0,
    y: Number.isFinite(place.y) ? place.y : 0,
    size: (4 + 18 * Math.sqrt(entity.degree / most)) * scale,
    color: typeLooks[entity.entityType].color,
    label: entity.name,
    type: "shape",
    shape: shapes.indexOf(shapeOf(entity.entityType)),
    icon: iconIndex(entity.entityType),
    lit: false,
    ring,
    hidden: false,
  };
}

/** The frame that stays for good: filters and newcomers never change it, so nothing on screen moves. */
export function extentOf(knowledge: Knowledge): { x: [number, number]; y: [number, number] } {
  const related = [...knowledge.entities.values()].filter(({ degree }) => degree > 0);
  const entities = related.length > 0 ? related : [...knowledge.entities.values()];
  if (entities.length === 0) return { x: [-1, 1], y: [-1, 1] };
  const x: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const y: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const entity of entities) {
    x[0] = Math.min(x[0], entity.x);
    x[1] = Math.max(x[1], entity.x);
    y[0] = Math.min(y[0], entity.y);
    y[1] = Math.max(y[1], entity.y);
  }
  return { x, y };
}
