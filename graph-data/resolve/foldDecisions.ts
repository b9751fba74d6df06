import { type DecisionId, type EntityId, inClassOf, orderedEnds, splitId } from "../ids.ts";
import { nameKey } from "../names/key.ts";
import type { EntityType } from "../ontology.ts";
import { type Decision, type EdgeRef, holding, type Place } from "../records/decision.ts";
import type { Span } from "../records/extraction.ts";

/** What a person decided, made ready to be asked while the graph is put together. All answers name the decision they come from. */
export interface Overrides {
  /**
   * Which entity one article's entity belongs to.
   *
   * @param member.own the id that its name alone would have; `resolved` the one that the rules gave it
   */
  placeOf(member: {
    readonly article: string;
    readonly mentions: readonly Span[];
    readonly own: EntityId;
    readonly resolved: EntityId;
  }): Home;
  /** The same for all that articles know by one name in one way, as long as none of it was split off. */
  homeOf(names: { readonly own: EntityId; readonly resolved: EntityId }): Home;
  nameOf(id: EntityId): { readonly name: string; readonly by: DecisionId } | undefined;
  typeOf(id: EntityId): { readonly type: EntityType; readonly by: DecisionId } | undefined;
  /** Is the whole entity wrong? */
  rejectsEntity(id: EntityId): DecisionId | undefined;
  /** Is this reading of a sentence wrong, or the edge that it belongs to? Ends are those after corrections. */
  rejectsStatement(edge: EdgeRef, place: Place): DecisionId | undefined;
  /** Edges that a person added, with the ends they have now. */
  readonly added: readonly (AddedEdge & { readonly by: DecisionId })[];
  /** Did somebody say that these are two? */
  areApart(a: EntityId, b: EntityId): boolean;
  /** What it is made of, so that two replays can be compared. */
  readonly pieces: Pieces;
  /** Decisions that hold but change nothing here, with the reason. What no sentence says any more is found out by whoever assembles. */
  readonly idle: ReadonlyMap<DecisionId, string>;
}

interface Home {
  readonly id: EntityId;
  readonly by?: DecisionId;
}

/** All that a replay answers differently from the rules, each with a text that is the same where the answer is. */
interface Pieces {
  /** Ids of the rules, and where their members go. */
  readonly homes: ReadonlyMap<EntityId, string>;
  /** Entities that have another name or type. */
  readonly looks: ReadonlyMap<EntityId, string>;
  /** Articles of which mentions were split off. */
  readonly splits: ReadonlyMap<string, string>;
  /** Edges that are rejected. */
  readonly edges: ReadonlyMap<string, { readonly edge: EdgeRef; readonly by: DecisionId }>;
  /** Articles of which one reading is rejected, or to which an edge was added. */
  readonly articles: ReadonlyMap<string, string>;
}

type AddedEdge = Omit<Extract<Decision["content"], { kind: "add" }>, "kind">;

/** What the fold must know of the graph as the rules alone make it. */
export interface RuledGraph {
  /** Where an id is now: itself, or the entity that its members were joined into by the rules; undefined where nothing bears it. */
  look(id: EntityId): EntityId | undefined;
  /** Does any entity have a mention there? */
  isMention(place: Place): boolean;
  hasArticle(article: string): boolean;
}

/**
 * Replays the log over a graph. A pure function of the decisions that hold and of what the rules say: taking a decision back gives
 * exactly what there was before it. Where two decisions contradict each other the later one holds.
 */
export function foldDecisions(log: readonly Decision[], graph: RuledGraph): Overrides {
  const idle = new Map<DecisionId, string>();
  const joined = new Map<EntityId, { to: EntityId; by: DecisionId }>();
  const apart = new Map<string, DecisionId>();
  const moved = new Map<string, { place: Place; id: EntityId; by: DecisionId }[]>();
  const made = new Set<EntityId>();
  const names = new Map<EntityId, { name: string; by: DecisionId }>();
  const types = new Map<EntityId, { type: EntityType; by: DecisionId }>();
  const rejectedEntities = new Map<EntityId, DecisionId>();
  const rejectedEdges = new Map<string, DecisionId>();
  const rejectedPlaces = new Map<string, DecisionId>();
  const added: (AddedEdge & { by: DecisionId })[] = [];

  const follow = (id: EntityId): EntityId => {
    let at = id;
    for (let next = joined.get(at); next; next = joined.get(at)) at = next.to;
    return at;
  };
  /** Where what was decided about is now. */
  const now = (id: EntityId): EntityId | undefined => {
    if (made.has(id) || joined.has(id)) return follow(id);
    const found = graph.look(id);
    return found === undefined ? undefined : follow(found);
  };
  const join = (from: EntityId, to: EntityId, by: DecisionId): void => {
    joined.set(from, { to, by });
    // The name and type that somebody gave to the one that goes are not forced on the one that stays.
  };

  for (const { id: by, content } of holding(log)) {
    const gone = (id: EntityId): void => {
      idle.set(by, `${id} is no longer in the graph`);
    };
    switch (content.kind) {
      case "same": {
        const [first, ...others] = content.entities.map((id) => ({ id, at: now(id) }));
        const missing = [first!, ...others].find(({ at }) => at === undefined);
        if (missing) gone(missing.id);
        else {
          let changed = false;
          for (const { id, at } of others) {
            const [from, to] = [follow(at!), follow(first!.at!)];
            apart.delete(pair(id, first!.id));
            if (from === to) continue;
            join(from, to, by);
            changed = true;
          }
          if (!changed) idle.set(by, "they are one without it");
        }
        break;
      }
      case "notSame": {
        const [a, b] = content.entities;
        const [atA, atB] = [now(a), now(b)];
        if (atA === undefined || atB === undefined) gone(atA === undefined ? a : b);
        else if (atA !== atB) apart.set(pair(a, b), by);
        else if (graph.look(a) === graph.look(b)) {
          // The rules join them: the one that gave up its own name gets it back.
          const stays = graph.look(a)!;
          apart.set(pair(a === stays ? b : a, stays), by);
          apart.set(pair(a, b), by);
        } else idle.set(by, "an earlier decision made them one; take that one back first");
        break;
      }
      case "split": {
        const at = now(content.entity);
        if (at === undefined) {
          gone(content.entity);
          break;
        }
        const places = content.places.filter((place) => graph.isMention(place));
        if (places.length === 0) {
          idle.set(by, "nothing is named at these places any more");
          break;
        }
        const id = splitId(at, nameKey(content.name) || "unnamed", content.places.map(placeKey));
        made.add(id);
        names.set(id, { name: content.name, by });
        for (const place of places) {
          const own = moved.get(place.article);
          if (own) own.push({ place, id, by });
          else moved.set(place.article, [{ place, id, by }]);
        }
        break;
      }
      case "rename":
      case "retype": {
        const at = now(content.entity);
        if (at === undefined) gone(content.entity);
        else if (content.kind === "rename") names.set(at, { name: content.name, by });
        else {
          const id = inClassOf(content.type, at);
          if (id !== at) {
            // Back to what it was before an earlier decision: that way round is over.
            if (follow(id) === at) joined.delete(id);
            join(at, follow(id), by);
            made.add(id);
            const name = names.get(at);
            if (name && !names.has(id)) names.set(id, name);
          }
          types.set(follow(id), { type: content.type, by });
        }
        break;
      }
      case "reject": {
        if (content.what === "entity") {
          const at = now(content.entity);
          if (at === undefined) gone(content.entity);
          else rejectedEntities.set(at, by);
          break;
        }
        const { edge } = content;
        const [source, target] = [now(edge.source), now(edge.target)];
        if (source === undefined || target === undefined) gone(source === undefined ? edge.source : edge.target);
        else if (content.what === "relation") rejectedEdges.set(edgeKey({ type: edge.type, source, target }), by);
        else rejectedPlaces.set(statementKey({ type: edge.type, source, target }, content.place), by);
        break;
      }
      case "add": {
        const { kind: _, ...edge } = content;
        const [source, target] = [now(edge.edge.source), now(edge.edge.target)];
        if (source === undefined || target === undefined)
          gone(source === undefined ? edge.edge.source : edge.edge.target);
        else if (source === target) idle.set(by, "both ends are one entity now");
        else if (!graph.hasArticle(edge.article)) idle.set(by, "the article that showed it is gone");
        else added.push({ ...edge, edge: { type: edge.edge.type, source, target }, by });
        break;
      }
    }
  }

  // Ends that a later decision joined are followed once more.
  const final = <Value>(map: Map<EntityId, Value>): Map<EntityId, Value> => {
    const at = new Map<EntityId, Value>();
    for (const [id, value] of map) if (follow(id) === id) at.set(id, value);
    return at;
  };
  const finalKeys = (map: Map<string, DecisionId>): Map<string, DecisionId> =>
    new Map(
      [...map].map(([key, by]) => {
        const { edge, rest } = ofKey(key);
        const now = { type: edge.type, source: follow(edge.source), target: follow(edge.target) };
        return [[edgeKey(now), ...rest].join(" "), by];
      }),
    );
  const found = {
    joined,
    apart,
    moved,
    names: final(names),
    types: final(types),
    rejected: final(rejectedEntities),
    edges: finalKeys(rejectedEdges),
    places: finalKeys(rejectedPlaces),
    added: added.map((each) => ({
      ...each,
      edge: { type: each.edge.type, source: follow(each.edge.source), target: follow(each.edge.target) },
    })),
    idle,
    follow,
  };
  for (const map of [names, types])
    for (const [id, { by }] of map)
      if (follow(id) !== id && !made.has(id)) idle.set(by, `${id} was joined into ${follow(id)} later`);
  return toOverrides(found);
}

/** What a replay found, ends followed. */
interface Found {
  readonly joined: ReadonlyMap<EntityId, { readonly by: DecisionId }>;
  readonly apart: ReadonlyMap<string, DecisionId>;
  readonly moved: ReadonlyMap<string, readonly { place: Place; id: EntityId; by: DecisionId }[]>;
  readonly names: ReadonlyMap<EntityId, { name: string; by: DecisionId }>;
  readonly types: ReadonlyMap<EntityId, { type: EntityType; by: DecisionId }>;
  readonly rejected: ReadonlyMap<EntityId, DecisionId>;
  readonly edges: ReadonlyMap<string, DecisionId>;
  readonly places: ReadonlyMap<string, DecisionId>;
  readonly added: readonly (AddedEdge & { by: DecisionId })[];
  readonly idle: ReadonlyMap<DecisionId, string>;
  readonly follow: (id: EntityId) => EntityId;
}

function toOverrides(found: Found): Overrides {
  const { joined, apart, moved, names, types, rejected, edges, places, added, idle, follow } = found;
  const homeOf = (own: EntityId, resolved: EntityId, move?: { id: EntityId; by: DecisionId }): Home => {
    const kept = own === resolved ? undefined : apart.get(pair(own, resolved));
    const id = move?.id ?? (kept ? own : resolved);
    const by = joined.get(id)?.by ?? move?.by ?? kept;
    return { id: follow(id), ...(by === undefined ? {} : { by }) };
  };
  return {
    placeOf({ article, mentions, own, resolved }) {
      const move = moved
        .get(article)
        ?.findLast(({ place }) => mentions.some(({ start, end }) => start < place.end && end > place.start));
      return homeOf(own, resolved, move);
    },
    homeOf: ({ own, resolved }) => homeOf(own, resolved),
    nameOf: (id) => names.get(id),
    typeOf: (id) => types.get(id),
    rejectsEntity: (id) => rejected.get(id),
    rejectsStatement: (edge, place) => edges.get(edgeKey(edge)) ?? places.get(statementKey(edge, place)),
    added,
    areApart: (a, b) => apart.has(pair(a, b)),
    pieces: toPieces(found),
    idle,
  };
}

function toPieces({ joined, apart, moved, names, types, rejected, edges, places, added, follow }: Found): Pieces {
  const touching = new Map<EntityId, string[]>();
  for (const [key, by] of apart)
    for (const id of key.split(" ") as EntityId[]) touching.set(id, [...(touching.get(id) ?? []), `${key} ${by}`]);
  const homeOf = (id: EntityId) =>
    JSON.stringify([follow(id), joined.get(id)?.by, rejected.get(follow(id)), touching.get(id)?.sort()]);
  const saysOf = new Map<string, unknown[]>();
  const say = (article: string, what: unknown) => saysOf.set(article, [...(saysOf.get(article) ?? []), what]);
  for (const [key, by] of places) say(ofKey(key).rest[0]!, [key, by]);
  for (const each of added) say(each.article, each);
  return {
    homes: new Map([...joined.keys(), ...touching.keys(), ...rejected.keys()].map((id) => [id, homeOf(id)])),
    looks: new Map(
      [...names.keys(), ...types.keys()].map((id) => [id, JSON.stringify([names.get(id)?.name, types.get(id)?.type])]),
    ),
    splits: new Map(
      [...moved].map(([article, own]) => [article, JSON.stringify(own.map((each) => [each, homeOf(each.id)]))]),
    ),
    edges: new Map([...edges].map(([key, by]) => [key, { edge: ofKey(key).edge, by }])),
    articles: new Map([...saysOf].map(([article, all]) => [article, JSON.stringify(all)])),
  };
}

/** Why somebody is part of an entity where a decision put them there. */
export const decidedReason = "a person decided so";

/** Nobody decided anything. */
export const noOverrides: Overrides = foldDecisions([], {
  look: (id) => id,
  isMention: () => false,
  hasArticle: () => false,
});

const pair = (a: EntityId, b: EntityId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function edgeKey({ type, source, target }: EdgeRef): string {
  const ends = orderedEnds(type, { source, target });
  return `${type} ${ends.source} ${ends.target}`;
}

/** An edge's or a statement's key, taken apart. */
function ofKey(key: string): { edge: EdgeRef; rest: string[] } {
  const [type, source, target, ...rest] = key.split(" ") as [EdgeRef["type"], EntityId, EntityId, ...string[]];
  return { edge: { type, source, target }, rest };
}

const placeKey = ({ article, start, end }: Place): string => `${article} ${start} ${end}`;
const statementKey = (edge: EdgeRef, place: Place): string => `${edgeKey(edge)} ${placeKey(place)}`;
