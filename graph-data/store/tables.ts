import type { Generated, Selectable } from "kysely";

/** The tables as queries see them. The columns are made in `migrations.ts`. */
export interface Tables {
  article: {
    /** Counts up; only joins the full-text index to its article. */
    n: Generated<number>;
    id: string;
    source_id: string | null;
    title: string | null;
    published_at: string | null;
    outlet: string | null;
    url: string | null;
    text: string;
    added_at: string;
  };
  extraction: {
    article: string;
    rules: string;
    /** An `Extraction` as JSON. */
    content: string;
  };
  build: {
    /** Counts up; the highest is the current build. */
    n: Generated<number>;
    hash: string;
    rules: string;
    made_at: string;
    /** The last decision that it has: its id, or "none". */
    decisions: Generated<string>;
    /** The build before it that its changes count from; null where that is not known. */
    base: Generated<number | null>;
    /** Why it was made: a `BuildCause` as JSON. */
    cause: Generated<string | null>;
  };
  decision: {
    /** Counts up; the log's order. */
    n: Generated<number>;
    id: string;
    made_at: string;
    author: string;
    reason: string | null;
    /** A `DecisionContent` as JSON. */
    content: string;
    /** What the one who sent it calls it, so that sending it twice is deciding once. */
    idempotency_key: string | null;
  };
  /** How articles know somebody or something, with what is added up over the articles that do. */
  profile: {
    block: string;
    id: string;
    /** A `Profile` as JSON. */
    content: string;
    /** Entities of articles that have it. */
    articles: number;
    mentions: number;
    /** Other names with their counts, as JSON. */
    aliases: string;
    first_seen: string | null;
    last_seen: string | null;
    /** The entity that its own name and type would make; null where it stands for no entity. */
    own: string | null;
    /** Where its block places it, as an `Address` in JSON, why, and the block that decides further. */
    address: string | null;
    redirect: string | null;
    reason: string | null;
    /** The entity that it became by the rules. */
    entity: string | null;
    /** Where decisions put it instead: an entity, or "" for nowhere. */
    home: string | null;
    /** Those decisions, with blanks between. */
    decided: string | null;
  };
  /** Which profile each entity of an article has. */
  member: {
    article: string;
    local: string;
    block: string;
    profile: string;
    mentions: number;
    /** The article's, so that first and last dates are found in the index. */
    published_at: string | null;
    /** Where decisions put it, if not where its profile is: as of a profile. */
    home: string | null;
    decided: string | null;
  };
  /** What an article says for a block without having an entity in it. */
  hint: { article: string; block: string; profile: string };
  /** Two profiles of a block that may be one entity. */
  likeness: { block: string; one: string; other: string; reason: string; likeness: number };
  entity: {
    id: string;
    type: string;
    name: string;
    /** A list as JSON. */
    aliases: string;
    mention_count: number;
    article_count: number;
    first_seen: string | null;
    last_seen: string | null;
    digest: string;
    /** The build that it came with. */
    since: number;
  };
  place: { entity: string; x: number; y: number; community: number; cell_x: number; cell_y: number };
  relation: {
    id: string;
    type: string;
    source: string;
    target: string;
    /** A `RelationTally` as JSON. */
    tally: string;
    digest: string;
    /** The build that it came with. */
    since: number;
  };
  statement: {
    id: string;
    relation: string;
    article: string;
    /** A `Statement` as JSON. */
    content: string;
    date: string | null;
    /** The article's. */
    published_at: string | null;
  };
  /** Decisions that changed what an article states. */
  effect: { decision: string; article: string };
  /** By what copies of an article are found (`Sketch`), and the story that it tells together with them. */
  sketch: { article: string; content: Uint8Array; story: string | null };
  sketch_key: { key: number; article: string };
  article_fact: {
    article: string;
    digest: string;
    /** The build that it came with. */
    since: number;
  };
  /** One row. */
  graph_state: {
    id: number;
    /** Number of the current build. */
    build: number;
    /** The state of the set hash over all facts. */
    facts: Uint8Array;
    /** How many articles were read with which version of the rules, as JSON. */
    rules: string;
    /** The version of the rules by which the rows were made of what was read. */
    resolution: string;
    entities: number;
    /** The next number for a community. */
    communities: number;
    /** How often the picture was arranged, and how many entities it had the last time. */
    arranged: number;
    arranged_entities: number;
  };
  /** What each of the last builds changed; `content` tells it to people: a `ToldChange` as JSON. */
  change: { build: number; kind: string; id: string; what: string; content: Generated<string | null> };
  /** Ids of entities that went, and where their members went, as JSON. */
  retired: { id: string; build: number; reason: string; successors: string };
  build_part: {
    build: number;
    part: string;
    position: number;
    /** A list as JSON, compressed with zstd. */
    content: Uint8Array;
  };
  job: {
    /** Counts up; the queue's order. */
    n: Generated<number>;
    id: string;
    name: string;
    state: string;
    attempts: number;
    /** Process id of the worker that reads it. */
    worker: number | null;
    /** "article" (JSON) or "file" (bytes). */
    payload_kind: string;
    /** Kept until the job is done. */
    payload: Uint8Array | null;
    created_at: string;
    changed_at: string;
    finished_at: string | null;
    /** What came of it, as JSON. */
    outcome: string | null;
    build_before: string | null;
  };
}

/** A row as it is read. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
