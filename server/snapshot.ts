import { createHash } from "node:crypto";
import { type EntitySearch, preparingSearch } from "../graph-data/graph/entitySearch.ts";
import { atOnce, type Slices } from "../graph-data/graph/inSlices.ts";
import { type OpenGraph, openingGraph } from "../graph-data/graph/openGraph.ts";
import { datesOf } from "../graph-data/graph/relationFilter.ts";
import { rolesOf } from "../graph-data/graph/rolesOf.ts";
import type { EntityId } from "../graph-data/ids.ts";
import { isSymmetric, isTie, relationTypes } from "../graph-data/ontology.ts";
import type { Build, Relation } from "../graph-data/records/build.ts";
import { AnswerCache } from "./answerCache.ts";
import type { ArticleSummary, EntitySummary, RelationSummary } from "./contract.ts";

/** One build as it is served: everything that an answer needs and that never changes while the build is current. */
export interface Snapshot {
  readonly build: string;
  /** Stands for build, positions and the version of the server in tags and cursors. */
  readonly edition: string;
  readonly graph: OpenGraph;
  readonly search: EntitySearch;
  readonly answers: AnswerCache;
  entity(id: EntityId): EntitySummary;
  relation(relation: Relation): RelationSummary;
  article(id: string): ArticleSummary;
}

interface SnapshotOptions {
  /** The server's; a new one may answer the same question with other fields. */
  readonly version: string;
  /** For answers, in bytes. */
  readonly room: number;
  /** How often the picture was arranged: another picture of the same build is another edition. */
  readonly arranged?: number;
}

/** Opens a build. */
export const openSnapshot = (build: Build, options: SnapshotOptions): Snapshot =>
  atOnce(openingSnapshot(build, options));

/** The same in slices, so that answers from the build before go out meanwhile. */
export function* openingSnapshot(build: Build, { version, room, arranged = 0 }: SnapshotOptions): Slices<Snapshot> {
  const graph = yield* openingGraph(build);
  const search = yield* preparingSearch(graph);
  const entities = new Map<string, EntitySummary>();
  const relations = new Map<string, RelationSummary>();
  return {
    build: build.hash,
    edition: createHash("sha256")
      .update([version, build.hash, build.decisions, arranged].join("\n"))
      .digest("base64url")
      .slice(0, 16),
    graph,
    search,
    answers: new AnswerCache(room),
    entity: (id) => remember(entities, id, () => toEntitySummary(graph, id)),
    relation: (relation) => remember(relations, relation.id, () => toRelationSummary(graph, relation)),
    article: (id) => graph.articles.get(id) ?? { id },
  };
}

function toEntitySummary(graph: OpenGraph, id: EntityId): EntitySummary {
  const entity = graph.entities.get(id);
  if (!entity) throw new TypeError(`toEntitySummary: expected an entity of the build, got "${id}"`);
  const { type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen } = entity;
  return {
    id,
    type,
    name,
    aliases: [...aliases],
    roles: rolesOf(graph, id),
    degree: graph.degree(id),
    mentionCount,
    articleCount,
    ...seen({ firstSeen, lastSeen }),
  };
}

function toRelationSummary(graph: OpenGraph, relation: Relation): RelationSummary {
  const { id, type, source, target, assertion, confidence, roles, statements, sourceCount, copyCount } = relation;
  const { reads, inverse } = relationTypes[type];
  return {
    id,
    type,
    label: reads,
    inverseLabel: inverse,
    symmetric: isSymmetric(type),
    source,
    target,
    assertion,
    confidence,
    roles: [...roles],
    evidenceCount: statements.length,
    sourceCount,
    copyCount,
    ...seen(relation),
    ...(isTie(type) ? {} : { dates: datesOf(graph, relation) }),
    ...claimantsOf(graph, relation),
  };
}

/** Who claims or denies it, where that is the strongest that is said. */
function claimantsOf(graph: OpenGraph, { assertion, statements }: Relation): { claimants?: string[] } {
  const times = new Map<string, number>();
  for (const { assertion: own, claimant } of statements) {
    const name = own === assertion && claimant !== undefined ? graph.entities.get(claimant)?.name : undefined;
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const names = [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
  return assertion === "stated" || names.length === 0 ? {} : { claimants: names.slice(0, 3) };
}

const seen = ({ firstSeen, lastSeen }: { firstSeen?: string | undefined; lastSeen?: string | undefined }) => ({
  ...(firstSeen === undefined ? {} : { firstSeen }),
  ...(lastSeen === undefined ? {} : { lastSeen }),
});

function remember<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
