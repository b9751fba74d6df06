import type { Generated } from "kysely";

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
