import { z } from "zod";
import { assertionNames, entityTypeNames, mentionKindNames, relationTypeNames } from "../graph-data/ontology.ts";
import { decisionKinds } from "../graph-data/records/decision.ts";

/**
 * What goes over the wire: one zod schema for each request and answer. Requests are validated with them, the OpenAPI document is made
 * from them, and the page takes its types from them. Names are camelCase, dates ISO 8601 (partial dates allowed), offsets UTF-16 code
 * units, end exclusive.
 */

/** Limits that the server enforces, and publishes in `/v1/stats` and in the OpenAPI document. */
export const limits = {
  pageSize: 500,
  defaultPageSize: 50,
  depth: 3,
  subgraphNodes: 5_000,
  subgraphEdges: 20_000,
  pathHops: 6,
  paths: 10,
  jsonBodyBytes: 4_000_000,
  uploadBytes: 20_000_000,
  articleCharacters: 2_000_000,
  evidencePerItem: 3,
  evidencePerRelation: 500,
  articlesPerEntity: 100,
  fullTextResults: 1_000,
  queryCharacters: 200,
  queueLength: 1_000,
  inFlightRequests: 64,
  eventStreams: 100,
} as const;

export const entityType = z.enum(entityTypeNames);
export const relationType = z.enum(relationTypeNames);
export const assertion = z.enum(assertionNames);
const count = z.int().min(0);
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const span = z.object({ start: count, end: count });

/** An entity as lists show it. */
export const entitySummary = z.object({
  id: z.string(),
  type: entityType,
  name: z.string(),
  aliases: z.array(z.string()),
  /** One line of roles: "ambassador to Kazakhstan". */
  roles: z.array(z.string()),
  /** Number of relations, without the fallbacks linkedByText and coOccurs. */
  degree: count,
  mentionCount: count,
  articleCount: count,
  firstSeen: date.optional(),
  lastSeen: date.optional(),
});

/** A relation as lists show it. `label` reads from source to target, `inverseLabel` the other way. */
export const relationSummary = z.object({
  id: z.string(),
  type: relationType,
  label: z.string(),
  inverseLabel: z.string(),
  symmetric: z.boolean(),
  source: z.string(),
  target: z.string(),
  assertion,
  confidence: z.number(),
  roles: z.array(z.string()),
  evidenceCount: count,
  /** Articles that say it, copies of one story counted as one. */
  sourceCount: count,
  /** Articles that say it and were left out of `sourceCount` as copies. */
  copyCount: count,
  firstSeen: date.optional(),
  lastSeen: date.optional(),
  /** When it happened, each time: of interactions, which happen on a day. Ties last from `firstSeen` to `lastSeen`. */
  dates: z.array(date).optional(),
  /** Who says so, where the text does not say it itself: names, the most frequent first, at most three. */
  claimants: z.array(z.string()).optional(),
});

export const articleSummary = z.object({
  id: z.string(),
  sourceId: z.string().optional(),
  title: z.string().optional(),
  publishedAt: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
});

/** One statement with the passage that makes it. Spans of ends and trigger count from the start of the article, as the passage's do. */
export const evidence = z.object({
  statement: z.string(),
  article: articleSummary,
  /** `text.slice(start, end)` of the article. */
  quotation: z.string(),
  start: count,
  end: count,
  source: span,
  target: span,
  trigger: span.optional(),
  role: z.string().optional(),
  assertion,
  claimant: z.object({ id: z.string(), name: z.string() }).optional(),
  date: date.optional(),
  confidence: z.number(),
  rule: z.string(),
});

export const neighborItem = z.object({
  entity: entitySummary,
  relation: relationSummary.extend({
    /** Seen from the entity that was asked about. */
    direction: z.enum(["in", "out", "both"]),
  }),
  /** Steps from the entity that was asked about; 1 is next to it. */
  depth: z.int().min(1),
  evidence: z.array(evidence).optional(),
});

const facetCounts = z.record(z.string(), count);
const total = z.object({ value: count, relation: z.enum(["eq", "gte"]) });
const dropped = z.object({
  nodes: count,
  edges: count,
  rankedBy: z.string(),
});

/** The envelope of every list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    page: z.object({ limit: z.int().min(1), nextCursor: z.string().nullable() }),
    total,
    truncated: z.boolean(),
    dropped: dropped.optional(),
    facets: z.record(z.string(), facetCounts).optional(),
    build: z.string(),
  });

/** An item of a list whose fields can be chosen: whole, or the fields that were asked for. */
export const chosenFields = <T extends z.ZodRawShape & { id: z.ZodString }>(item: z.ZodObject<T>) =>
  z.union([item, item.partial().extend({ id: z.string() })]);

/** The envelope of every single thing. */
export const oneOf = <T extends z.ZodType>(item: T) => z.object({ data: item, build: z.string() });

export const entityDetail = entitySummary.extend({
  /** The country of a place, where a list knows it without doubt: no statement of an article. */
  country: z.object({ code: z.string(), name: z.string(), source: z.string() }).optional(),
  /** Why it has its type, as one of its articles says: "the text says “the airline Acme”". */
  typeReason: z.string().optional(),
  /** Relations by type, as counts, seen from this entity: out, in and symmetric ones together. */
  relationCounts: facetCounts,
  /** The articles that name it, with why each one's entity is this one, and where: offsets into the article. */
  articles: z.array(
    z.object({
      article: articleSummary,
      name: z.string(),
      reason: z.string(),
      mentions: z.array(
        span.extend({
          kind: z.enum(mentionKindNames),
          wording: z.string(),
          /** The words around it, where they are asked for. */
          before: z.string().optional(),
          after: z.string().optional(),
        }),
      ),
    }),
  ),
  /** More articles name it than are listed here; `/mentions` has them all. */
  truncated: z.boolean(),
});

/** One article's mentions of an entity, as `/v1/entities/{id}/mentions` lists them. */
export const entityMentions = entityDetail.shape.articles.element;

export const relationDetail = relationSummary.extend({
  sourceEntity: entitySummary,
  targetEntity: entitySummary,
  /** The relation as a sentence: "Jane Smith works for Acme". */
  sentence: z.string(),
  evidence: z.array(evidence),
  /** There is more evidence than is listed here; `/evidence` has it all. */
  truncated: z.boolean(),
});

/** A relation in a list, readable by itself. */
export const relationListItem = relationSummary.extend({
  sourceName: z.string(),
  targetName: z.string(),
  sentence: z.string(),
});

export const articleDetail = articleSummary.extend({
  text: z.string(),
  /** Other articles that tell the same story in nearly the same words: one source with this one. */
  copies: z.array(articleSummary),
  mentions: z.array(
    span.extend({
      kind: z.enum(mentionKindNames),
      entity: z.string(),
      entityType,
      entityName: z.string(),
      /** Why it means this entity, where it is not the name itself: "surname of Jane Smith". */
      reason: z.string().optional(),
    }),
  ),
  statements: z.array(evidence.omit({ article: true, quotation: true }).extend({ relation: relationSummary })),
  quotes: z.array(
    span.extend({
      kind: z.enum(["direct", "indirect", "mixed"]),
      speaker: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
});

const somebodysDecision = z.object({ id: z.string(), sentence: z.string(), author: z.string() });

/** Why a build was made. */
const changeCause = z.object({
  /** Articles that came: how many, and the first few of them. */
  added: z.object({ count, first: z.array(articleSummary) }).optional(),
  /** How many articles were forgotten, and how many were read again by other rules. */
  forgotten: count.optional(),
  readAgain: count.optional(),
  decisions: z.object({ count, first: z.array(somebodysDecision) }).optional(),
  /** The whole graph was made anew. */
  madeAnew: z.boolean().optional(),
});

export const changeKinds = ["gone", "added", "changed"] as const;
const changeCounts = z.object({ added: count, gone: count, changed: count });

export const buildItem = z.object({
  hash: z.string(),
  madeAt: z.string(),
  /** The version of the reading rules. */
  rules: z.string(),
  /** The build before; absent for the empty graph, and for one that is no longer kept. */
  base: z.string().optional(),
  cause: changeCause,
  entities: changeCounts,
  relations: changeCounts,
});

const changed = z.object({
  id: z.string(),
  change: z.enum(changeKinds),
  /** The build that brought it about, and why: the sentence where there is one, the decision where a person decided. */
  build: z.string(),
  because: changeCause.extend({
    sentence: z.object({ article: articleSummary, quotation: z.string(), start: count, end: count }).optional(),
    decision: somebodysDecision.optional(),
  }),
  /** Does the graph that is served have it? */
  isThere: z.boolean(),
});

const entityState = entitySummary.pick({ type: true, name: true, mentionCount: true, articleCount: true });
const relationState = relationSummary.pick({
  assertion: true,
  roles: true,
  evidenceCount: true,
  sourceCount: true,
  copyCount: true,
});

/** What came has no `was`, what went has no `now`. */
const change = z.discriminatedUnion("kind", [
  changed.extend({ kind: z.literal("entity"), was: entityState.optional(), now: entityState.optional() }),
  changed.extend({
    kind: z.literal("relation"),
    type: relationType,
    source: z.string(),
    target: z.string(),
    sourceName: z.string(),
    targetName: z.string(),
    sentence: z.string(),
    was: relationState.optional(),
    now: relationState.optional(),
  }),
]);

/** `facets` counts all changes between the two, whatever `kind` and `change` leave out. */
export const diffAnswer = listOf(change).extend({ base: z.string().optional(), head: z.string() });

/** Two entities that may be one, though not surely enough to join them. */
export const similarPair = z.object({
  one: entitySummary,
  other: entitySummary,
  /** 0 to 1; nothing that is joined is here. */
  likeness: z.number(),
  /** In words, what speaks for it. */
  why: z.array(z.string()),
  /** In words, what speaks against. */
  whyNot: z.array(z.string()),
});

/** The same, seen from one of the two. */
export const similarEntity = similarPair.omit({ one: true, other: true }).extend({ entity: entitySummary });

/** An article in a list, with how much was read from it. */
export const articleListItem = articleSummary.extend({
  entityCount: count,
  statementCount: count,
  /** How many other articles tell the same story in nearly the same words. */
  copyCount: count,
  characters: count,
});

/** graphology's serialisation (https://graphology.github.io/serialization), with positions, ready for Sigma. */
export const subgraph = z.object({
  graph: z.object({
    attributes: z.record(z.string(), z.unknown()),
    options: z.object({ type: z.literal("directed"), multi: z.literal(true), allowSelfLoops: z.literal(false) }),
    nodes: z.array(
      z.object({
        key: z.string(),
        attributes: entitySummary
          .omit({ id: true, type: true })
          .extend({ entityType, label: z.string(), x: z.number(), y: z.number(), community: count }),
      }),
    ),
    edges: z.array(
      z.object({
        key: z.string(),
        source: z.string(),
        target: z.string(),
        attributes: relationSummary.omit({ id: true, source: true, target: true, type: true }).extend({ relationType }),
      }),
    ),
  }),
  truncated: z.boolean(),
  dropped: dropped.optional(),
  build: z.string(),
});

export const path = z.object({
  entities: z.array(entitySummary),
  hops: z.array(
    z.object({
      relation: relationSummary,
      /** Is the relation walked from its source to its target? */
      forward: z.boolean(),
      /** The sentence: "Jane Smith works for Acme". */
      sentence: z.string(),
      evidence,
    }),
  ),
});

export const pathsAnswer = z.object({
  data: z.array(path),
  /** Said in words where there is none: "no path within 4 steps through stated relations; 2 through claimed or planned ones". */
  note: z.string(),
  searchedHops: z.int().min(1),
  truncated: z.boolean(),
  build: z.string(),
});

const jobState = z.enum(["queued", "reading", "done", "rejected", "cancelled"]);

/** An article on its way into the graph. */
export const job = z.object({
  id: z.string(),
  state: jobState,
  /** The file's name or the article's title. */
  name: z.string(),
  /** Already in the graph before: nothing changed. */
  known: z.boolean().optional(),
  article: z.string().optional(),
  /** Why it was rejected, and what to do. */
  reason: z.string().optional(),
  createdAt: z.string(),
  finishedAt: z.string().optional(),
  /** Jobs before this one in the queue. */
  ahead: count.optional(),
  /** What it brought, once the graph has it. */
  result: z
    .object({
      build: z.string(),
      newEntities: z.array(z.object({ id: z.string(), type: entityType, name: z.string() })),
      newRelations: z.array(z.object({ id: z.string(), sentence: z.string() })),
    })
    .optional(),
});

/** What `POST /v1/articles` takes as JSON: one article, or several. */
export const articleInput = z.strictObject({
  id: z.string().max(500).optional(),
  text: z.string().min(1).max(limits.articleCharacters),
  title: z.string().max(1_000).optional(),
  publishedAt: z.string().max(40).optional(),
  url: z.string().max(2_000).optional(),
  outlet: z.string().max(500).optional(),
});

export const articlesInput = z.union([
  z.strictObject({ articles: z.array(articleInput).min(1).max(limits.queueLength) }),
  articleInput,
]);

/** What `POST /v1/articles` answers: one job an article, in the order in which they came. */
export const acceptedJobs = z.object({ data: z.array(job), build: z.string() });

/** What `DELETE /v1/articles/{id}` answers. */
export const forgotten = z.object({ article: z.string() });

const decisionId = z.string().regex(/^d_[0-9a-z]{16}$/, "expected the id of a decision");
const entityId = z.string().min(1).max(200);
const someText = (most: number) => z.string().min(1).max(most);
const placeOfMention = z.strictObject({ article: z.string().max(40), start: count, end: count });
const strictSpan = z.strictObject({ start: count, end: count });
const signed = { author: someText(200).optional(), reason: someText(2_000).optional() };

/** What `POST /v1/decisions` takes: what is right, by whom and why. */
export const decisionInput = z.discriminatedUnion("kind", [
  /** All of them are the first one. */
  z.strictObject({ kind: z.literal("same"), entities: z.array(entityId).min(2).max(100), ...signed }),
  /** They are two. */
  z.strictObject({ kind: z.literal("notSame"), entities: z.array(entityId).length(2), ...signed }),
  /** The mentions at these places are somebody of their own. */
  z.strictObject({
    kind: z.literal("split"),
    entity: entityId,
    places: z.array(placeOfMention).min(1).max(10_000),
    name: someText(200),
    ...signed,
  }),
  z.strictObject({ kind: z.literal("rename"), entity: entityId, name: someText(200), ...signed }),
  z.strictObject({ kind: z.literal("retype"), entity: entityId, type: entityType, ...signed }),
  /** The id of an entity, of a relation, or of one statement of it. */
  z.strictObject({ kind: z.literal("reject"), id: someText(200), ...signed }),
  /** A relation, with the passage of the article that shows it; offsets into the article. */
  z.strictObject({
    kind: z.literal("add"),
    type: relationType,
    source: entityId,
    target: entityId,
    article: z.string().max(40),
    evidence: z.strictObject({
      start: count,
      end: count,
      source: strictSpan,
      target: strictSpan,
      trigger: strictSpan.optional(),
    }),
    assertion: assertion.optional(),
    role: someText(200).optional(),
    date: date.optional(),
    ...signed,
  }),
  /** Changes nothing in the graph; `about` is the id of an entity or a relation. */
  z.strictObject({ kind: z.literal("note"), about: someText(200), text: someText(5_000), ...signed }),
]);

/** A line of the log. */
export const decision = z.object({
  id: decisionId,
  at: z.string(),
  author: z.string(),
  reason: z.string().optional(),
  kind: z.enum(decisionKinds),
  /** In words: "Janet Smith is the same as Jane Smith". */
  sentence: z.string(),
  /** Ids of the entities and relations that it is about. */
  about: z.array(z.string()),
  /** What it says, as the log keeps it. */
  content: z.record(z.string(), z.unknown()),
  /** Does it hold, was it taken back, or does it change nothing in this graph? */
  state: z.enum(["holds", "taken back", "changes nothing"]),
  /** Why it changes nothing. */
  why: z.string().optional(),
  /** The decision that took it back. */
  takenBackBy: z.string().optional(),
});

/** The answer to a decision: what was kept, what takes it back, and the head of the log, which `If-Match` may name next time. */
export const decided = z.object({
  data: decision,
  inverse: z.object({ method: z.literal("DELETE"), path: z.string() }),
  head: z.string(),
  build: z.string(),
});

export const stats = z.object({
  articles: count,
  entities: count,
  relations: count,
  statements: count,
  entitiesByType: facetCounts,
  relationsByType: facetCounts,
  statementsByAssertion: facetCounts,
  /** Statements by the month of what happened or, where that is not said, of the article: {"2018-03": 12}. */
  statementsByMonth: facetCounts,
  jobs: z.object({ queued: count, reading: count, done: count, rejected: count }),
  limits: z.record(z.string(), z.number()),
  rules: z.string(),
  build: z.string(),
});

const share = z.number().min(0).max(1);
const measure = z.object({ precision: share, recall: share, f1: share, right: count, wrong: count, missed: count });
const calibration = z.object({
  /** How many relations were held against labels. */
  count,
  /** Expected calibration error: how far confidence is from the share right, on average. */
  error: share,
  bins: z.array(z.object({ from: share, to: share, count, confidence: share, right: share })),
});

/** How good the reading is, measured on labelled text. What a set does not label is absent. */
export const scorecard = z.object({
  /** The version of the reading rules that were measured; the graph's is `rules` of `/v1/stats`. */
  rules: z.string(),
  measured: date,
  sets: z.array(
    z.object({
      name: z.string(),
      articles: count,
      /** Exact span and type. */
      names: z.array(measure.extend({ type: z.enum(["PER", "ORG", "LOC", "all"]) })).optional(),
      /** Which mentions of an article are one entity, as B-cubed. */
      entities: measure.pick({ precision: true, recall: true, f1: true }).optional(),
      /** Facts with both ends and the type right. */
      relations: z.array(measure.extend({ type: z.enum([...relationTypeNames, "all"]) })).optional(),
      /** Quotations, and the share whose speaker is right. */
      quotes: measure.pick({ precision: true, recall: true, f1: true }).extend({ speaker: share }).optional(),
      calibration: calibration.optional(),
    }),
  ),
  /** Edges that a person held against their sentences: right are those whose type, direction, ends and assertion are. */
  judged: z
    .object({
      set: z.string(),
      edges: count,
      right: share,
      types: z.array(z.object({ type: relationType, edges: count, right: share })),
      calibration,
    })
    .optional(),
});

/** The vocabulary, so that a program needs no copy of it. */
export const schemaAnswer = z.object({
  entityTypes: z.record(z.string(), z.unknown()),
  relationTypes: z.record(z.string(), z.unknown()),
  assertions: z.record(z.string(), z.unknown()),
  mentionKinds: z.record(z.string(), z.unknown()),
  build: z.string(),
});

export const health = z.object({ status: z.literal("ok") });
export const readiness = z.object({
  status: z.literal("ready"),
  articles: count,
  entities: count,
  relations: count,
  build: z.string(),
});

/** RFC 9457, problem details. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z
    .array(z.object({ parameter: z.string().optional(), pointer: z.string().optional(), detail: z.string() }))
    .optional(),
  traceId: z.string(),
});

/** What `GET /v1/events` (server-sent events) sends: the event's name and its data. */
export interface ServerEvents {
  /** A new build is being served. */
  build: { build: string; entities: number; relations: number; articles: number };
  /** A job changed its state. */
  job: Job;
}

export type EntitySummary = z.infer<typeof entitySummary>;
export type RelationSummary = z.infer<typeof relationSummary>;
export type ArticleSummary = z.infer<typeof articleSummary>;
export type ArticleListItem = z.infer<typeof articleListItem>;
export type Evidence = z.infer<typeof evidence>;
export type NeighborItem = z.infer<typeof neighborItem>;
export type RelationListItem = z.infer<typeof relationListItem>;
export type EntityMentions = z.infer<typeof entityMentions>;
export type SimilarPair = z.infer<typeof similarPair>;
export type SimilarEntity = z.infer<typeof similarEntity>;
export type EntityDetail = z.infer<typeof entityDetail>;
export type RelationDetail = z.infer<typeof relationDetail>;
export type ArticleDetail = z.infer<typeof articleDetail>;
export type Subgraph = z.infer<typeof subgraph>;
export type Path = z.infer<typeof path>;
export type BuildItem = z.infer<typeof buildItem>;
export type Change = z.infer<typeof change>;
export type ChangeCause = z.infer<typeof changeCause>;
export type DiffAnswer = z.infer<typeof diffAnswer>;
export type PathsAnswer = z.infer<typeof pathsAnswer>;
export type Job = z.infer<typeof job>;
export type AcceptedJobs = z.infer<typeof acceptedJobs>;
export type Decision = z.infer<typeof decision>;
export type DecisionInput = z.infer<typeof decisionInput>;
export type Decided = z.infer<typeof decided>;
export type Stats = z.infer<typeof stats>;
export type Scorecard = z.infer<typeof scorecard>;
export type Problem = z.infer<typeof problem>;
export type List<T> = Omit<z.infer<ReturnType<typeof listOf<z.ZodUnknown>>>, "data"> & { data: T[] };
export type One<T> = { data: T; build: string };
