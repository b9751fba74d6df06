import type { EntityId } from "../ids.ts";
import { isFallback } from "../ontology.ts";
import type { Relation } from "../records/build.ts";
import { byStrength, type OpenGraph } from "./openGraph.ts";

/** A way from one entity to another: one entity more than relations, none of them twice. */
export interface Path {
  readonly entities: readonly EntityId[];
  /** Between each entity and the next, the relation that shows the tie best. */
  readonly relations: readonly Relation[];
  readonly cost: number;
}

export interface PathOptions {
  readonly maxHops: number;
  /** How many paths. */
  readonly k: number;
  /** Make steps through entities with many relations dearer, so that paths say more than "both are named with the same country". */
  readonly avoidHubs: boolean;
  /** Which relations may be walked. Fallbacks are never walked, whatever this says. */
  readonly keep: (relation: Relation) => boolean;
}

/**
 * The k cheapest simple paths between two entities, over relations of either direction: Yen's algorithm (1971,
 * https://doi.org/10.1287/mnsc.17.11.712), its spur search limited in hops. Two paths differ in their entities; of several relations
 * between the same two, the cheapest stands for them. Fewer hops come first unless `avoidHubs` weighs against it.
 *
 * @returns cheapest first; the same question has the same answer on every machine
 */
export function paths(graph: OpenGraph, from: EntityId, to: EntityId, options: PathOptions): Path[] {
  if (from === to || options.k < 1) return [];
  const steps = stepsOf(graph, { target: to, ...options });
  const hopsLeft = hopsTo(to, steps, options.maxHops);
  const search = (start: EntityId, maxHops: number, without: Without): Path | undefined =>
    cheapest({ start, target: to, maxHops, steps, hopsLeft, without });
  const first = search(from, options.maxHops, { entities: new Set(), steps: new Set() });
  const found: Path[] = first ? [first] : [];
  const candidates = new Map<string, Path>();
  const known = new Set(found.map(keyOf));
  while (found.length > 0 && found.length < options.k) {
    const last = found.at(-1)!;
    for (let spur = 0; spur < last.relations.length; spur++) {
      const root = last.entities.slice(0, spur + 1);
      const taken = found.filter((path) => root.every((entity, i) => path.entities[i] === entity));
      const without = {
        entities: new Set(root.slice(0, -1)),
        steps: new Set(taken.map((path) => path.entities[spur + 1]!)),
      };
      const tail = search(root.at(-1)!, options.maxHops - spur, without);
      if (!tail) continue;
      const whole = join(last, spur, tail, steps);
      const key = keyOf(whole);
      if (!known.has(key)) candidates.set(key, whole);
    }
    const best = [...candidates].sort(([, a], [, b]) => comparePaths(a, b))[0];
    if (!best) break;
    candidates.delete(best[0]);
    known.add(best[0]);
    found.push(best[1]);
  }
  return found;
}

/** Cheaper first, then shorter, then by the ids of the entities, so that the order is total. */
function comparePaths(a: Path, b: Path): number {
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.entities.length !== b.entities.length) return a.entities.length - b.entities.length;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * What a step costs. A step is 1,000; a weak relation adds up to 150, which is never as much as another step within the longest path
 * that is allowed; going through an entity with many relations adds 200 for each doubling of their number.
 */
export function stepCost(relation: Relation, hub: { degree: number } | undefined): number {
  const doubt = Math.round(100 * (1 - relation.confidence)) + Math.round(50 / Math.max(1, relation.sourceCount));
  return 1_000 + doubt + (hub ? 200 * Math.floor(Math.log2(1 + hub.degree)) : 0);
}

interface Step {
  readonly to: EntityId;
  readonly relation: Relation;
  readonly cost: number;
}

interface Without {
  readonly entities: ReadonlySet<EntityId>;
  /** Entities that must not come right after the start. */
  readonly steps: ReadonlySet<EntityId>;
}

/** The cheapest step to each neighbour, worked out when an entity is first met. */
function stepsOf(
  graph: OpenGraph,
  { target, keep, avoidHubs }: { target: EntityId } & PathOptions,
): (entity: EntityId) => readonly Step[] {
  const memory = new Map<EntityId, Step[]>();
  return (entity) => {
    const remembered = memory.get(entity);
    if (remembered) return remembered;
    const best = new Map<EntityId, Step>();
    for (const { relation, other } of graph.links(entity)) {
      if (isFallback(relation.type) || !keep(relation)) continue;
      const cost = stepCost(relation, avoidHubs && other !== target ? { degree: graph.degree(other) } : undefined);
      const old = best.get(other);
      if (!old || cost < old.cost || (cost === old.cost && byStrength(relation, old.relation) < 0))
        best.set(other, { to: other, relation, cost });
    }
    const steps = [...best.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
    memory.set(entity, steps);
    return steps;
  };
}

/** How many hops each entity is from the target at least, as far as a path may be long. Steps can be walked both ways. */
function hopsTo(
  target: EntityId,
  steps: (entity: EntityId) => readonly Step[],
  maxHops: number,
): ReadonlyMap<EntityId, number> {
  const hops = new Map<EntityId, number>([[target, 0]]);
  let frontier: EntityId[] = [target];
  for (let hop = 1; hop <= maxHops; hop++) {
    const next: EntityId[] = [];
    for (const here of frontier)
      for (const { to } of steps(here))
        if (!hops.has(to)) {
          hops.set(to, hop);
          next.push(to);
        }
    frontier = next;
  }
  return hops;
}

interface Reached {
  readonly at: EntityId;
  readonly cost: number;
  readonly by?: { readonly from: Reached; readonly relation: Relation };
}

/**
 * The cheapest path with a limited number of hops, one layer for each hop. Costs are positive, so the cheapest walk visits nobody
 * twice.
 */
function cheapest(input: {
  start: EntityId;
  target: EntityId;
  maxHops: number;
  steps: (entity: EntityId) => readonly Step[];
  hopsLeft: ReadonlyMap<EntityId, number>;
  without: Without;
}): Path | undefined {
  const { start, target, maxHops, steps, hopsLeft, without } = input;
  let layer = new Map<EntityId, Reached>([[start, { at: start, cost: 0 }]]);
  let best: Reached | undefined;
  for (let hop = 1; hop <= maxHops && layer.size > 0; hop++) {
    const next = new Map<EntityId, Reached>();
    for (const from of layer.values()) {
      if (best && from.cost >= best.cost) continue;
      for (const { to, relation, cost } of steps(from.at)) {
        if (to === start || without.entities.has(to) || (hop === 1 && without.steps.has(to))) continue;
        if (hop + (hopsLeft.get(to) ?? Number.POSITIVE_INFINITY) > maxHops) continue;
        const total = from.cost + cost;
        const old = next.get(to);
        if (!old || total < old.cost) next.set(to, { at: to, cost: total, by: { from, relation } });
      }
    }
    const arrived = next.get(target);
    if (arrived && (!best || arrived.cost < best.cost)) best = arrived;
    next.delete(target);
    layer = next;
  }
  return best && toPath(best);
}

function toPath(end: Reached): Path {
  const [entities, relations]: [EntityId[], Relation[]] = [[end.at], []];
  for (let here = end; here.by; here = here.by.from) {
    entities.unshift(here.by.from.at);
    relations.unshift(here.by.relation);
  }
  return { entities, relations, cost: end.cost };
}

/** The beginning of one path, up to its spur, and a new end. */
function join(path: Path, spur: number, tail: Path, steps: (entity: EntityId) => readonly Step[]): Path {
  let cost = tail.cost;
  for (let i = 0; i < spur; i++)
    cost += steps(path.entities[i]!).find(({ to }) => to === path.entities[i + 1])?.cost ?? 0;
  return {
    entities: [...path.entities.slice(0, spur), ...tail.entities],
    relations: [...path.relations.slice(0, spur), ...tail.relations],
    cost,
  };
}

const keyOf = ({ entities }: Path): string => entities.join("\n");
