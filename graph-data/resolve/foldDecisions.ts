import { type DecisionId, type EntityId, inClassOf, orderedEnds, splitId } from "../ids.ts";
import { nameKey } from "../names/key.ts";
import type { EntityType } from "../ontology.ts";
import { type Decision, type DecisionContent, type EdgeRef, holding, type Place } from "../records/decision.ts";
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
  const fold = new Fold(graph);
  for (const { id, content } of holding(log)) fold.take(id, content);
  return toOverrides(fold.found());
}

type Content<Kind extends DecisionContent["kind"]> = Extract<DecisionContent, { kind: Kind }>;

/** What the decisions up to one come to. */
class Fold {
  readonly #graph: RuledGraph;
  readonly #idle = new Map<DecisionId, string>();
  readonly #joined = new Map<EntityId, { to: EntityId; by: DecisionId }>();
  readonly #apart = new Map<string, DecisionId>();
  readonly #moved = new Map<string, { place: Place; id: EntityId; by: DecisionId }[]>();
  readonly #made = new Set<EntityId>();
  readonly #names = new Map<EntityId, { name: string; by: DecisionId }>();
  readonly #types = new Map<EntityId, { type: EntityType; by: DecisionId }>();
  readonly #rejected = new Map<EntityId, DecisionId>();
  readonly #edges = new Map<string, DecisionId>();
  readonly #places = new Map<string, DecisionId>();
  readonly #added: (AddedEdge & { by: DecisionId })[] = [];

  constructor(graph: RuledGraph) {
    this.#graph = graph;
  }

  take(by: DecisionId, content: DecisionContent): void {
    switch (content.kind) {
      case "same":
        this.#join(by, content);
        break;
      case "notSame":
        this.#keepApart(by, content);
        break;
      case "split":
        this.#split(by, content);
        break;
      case "rename":
      case "retype":
        this.#relabel(by, content);
        break;
      case "reject":
        this.#reject(by, content);
        break;
      case "add":
        this.#add(by, content);
        break;
      case "note":
      case "undo":
        break;
    }
  }

  /** Ends that a later decision joined are followed once more. */
  found(): Found {
    const follow = (id: EntityId) => this.#follow(id);
    const final = <Value>(map: Map<EntityId, Value>) => new Map([...map].filter(([id]) => follow(id) === id));
    const ends = ({ type, source, target }: EdgeRef) => ({ type, source: follow(source), target: follow(target) });
    const finalKeys = (map: Map<string, DecisionId>) =>
      new Map(
        [...map].map(([key, by]) => {
          const { edge, rest } = ofKey(key);
          return [[edgeKey(ends(edge)), ...rest].join(" "), by];
        }),
      );
    for (const map of [this.#names, this.#types])
      for (const [id, { by }] of map)
        if (follow(id) !== id && !this.#made.has(id)) this.#idle.set(by, `${id} was joined into ${follow(id)} later`);
    return {
      joined: this.#joined,
      apart: this.#apart,
      moved: this.#moved,
      names: final(this.#names),
      types: final(this.#types),
      rejected: final(this.#rejected),
      edges: finalKeys(this.#edges),
      places: finalKeys(this.#places),
      added: this.#added.map((each) => ({ ...each, edge: ends(each.edge) })),
      idle: this.#idle,
      follow,
    };
  }

  #follow(id: EntityId): EntityId {
    let at = id;
    for (let next = this.#joined.get(at); next; next = this.#joined.get(at)) at = next.to;
    return at;
  }

  /** Where what was decided about is now. */
  #now(id: EntityId): EntityId | undefined {
    if (this.#made.has(id) || this.#joined.has(id)) return this.#follow(id);
    const found = this.#graph.look(id);
    return found === undefined ? undefined : this.#follow(found);
  }

  /** Where all of them are now; where one is gone, the decision is idle. */
  #allNow(by: DecisionId, ids: readonly EntityId[]): EntityId[] | undefined {
    const found = ids.map((id) => this.#now(id));
    const missing = found.indexOf(undefined);
    if (missing < 0) return found as EntityId[];
    this.#idle.set(by, `${ids[missing]} is no longer in the graph`);
    return undefined;
  }

  #join(by: DecisionId, { entities }: Content<"same">): void {
    const [first, ...others] = this.#allNow(by, entities) ?? [];
    if (first === undefined) return;
    let changed = false;
    for (const [n, at] of others.entries()) {
      const [from, to] = [this.#follow(at), this.#follow(first)];
      this.#apart.delete(pair(entities[n + 1]!, entities[0]!));
      if (from === to) continue;
      // The name and type that somebody gave to the one that goes are not forced on the one that stays.
      this.#joined.set(from, { to, by });
      changed = true;
    }
    if (!changed) this.#idle.set(by, "they are one without it");
  }

  #keepApart(by: DecisionId, { entities: [a, b] }: Content<"notSame">): void {
    const [atA, atB] = this.#allNow(by, [a, b]) ?? [];
    if (atA === undefined) return;
    const stays = this.#graph.look(a);
    if (atA !== atB) this.#apart.set(pair(a, b), by);
    else if (stays !== undefined && stays === this.#graph.look(b)) {
      // The rules join them: the one that gave up its own name gets it back.
      this.#apart.set(pair(a === stays ? b : a, stays), by);
      this.#apart.set(pair(a, b), by);
    } else this.#idle.set(by, "an earlier decision made them one; take that one back first");
  }

  #split(by: DecisionId, content: Content<"split">): void {
    const [at] = this.#allNow(by, [content.entity]) ?? [];
    if (at === undefined) return;
    const places = content.places.filter((place) => this.#graph.isMention(place));
    if (places.length === 0) {
      this.#idle.set(by, "nothing is named at these places any more");
      return;
    }
    const id = splitId(at, nameKey(content.name) || "unnamed", content.places.map(placeKey));
    this.#made.add(id);
    this.#names.set(id, { name: content.name, by });
    for (const place of places)
      this.#moved.set(place.article, [...(this.#moved.get(place.article) ?? []), { place, id, by }]);
  }

  #relabel(by: DecisionId, content: Content<"rename"> | Content<"retype">): void {
    const [at] = this.#allNow(by, [content.entity]) ?? [];
    if (at === undefined) return;
    if (content.kind === "rename") {
      this.#names.set(at, { name: content.name, by });
      return;
    }
    const id = inClassOf(content.type, at);
    if (id !== at) {
      // Back to what it was before an earlier decision: that way round is over.
      if (this.#follow(id) === at) this.#joined.delete(id);
      this.#joined.set(at, { to: this.#follow(id), by });
      this.#made.add(id);
      const name = this.#names.get(at);
      if (name && !this.#names.has(id)) this.#names.set(id, name);
    }
    this.#types.set(this.#follow(id), { type: content.type, by });
  }

  #reject(by: DecisionId, content: Content<"reject">): void {
    if (content.what === "entity") {
      const [at] = this.#allNow(by, [content.entity]) ?? [];
      if (at !== undefined) this.#rejected.set(at, by);
      return;
    }
    const { type, ...ends } = content.edge;
    const [source, target] = this.#allNow(by, [ends.source, ends.target]) ?? [];
    if (source === undefined || target === undefined) return;
    if (content.what === "relation") this.#edges.set(edgeKey({ type, source, target }), by);
    else this.#places.set(statementKey({ type, source, target }, content.place), by);
  }

  #add(by: DecisionId, { kind: _, ...said }: Content<"add">): void {
    const { type, ...ends } = said.edge;
    const [source, target] = this.#allNow(by, [ends.source, ends.target]) ?? [];
    if (source === undefined || target === undefined) return;
    if (source === target) this.#idle.set(by, "both ends are one entity now");
    else if (!this.#graph.hasArticle(said.article)) this.#idle.set(by, "the article that showed it is gone");
    else this.#added.push({ ...said, edge: { type, source, target }, by });
  }
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
