import type { ArticleId, BuildHash, JobId } from "../ids.ts";
import type { Article, ArticleHead, ArticleInput } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Decision } from "../records/decision.ts";
import type { Extraction } from "../records/extraction.ts";

/**
 * Everything that the program keeps. One interface for every engine; methods are asynchronous so that an engine behind a network fits.
 * Each method is one transaction: it happens whole or not at all, and when its promise resolves it survives a power cut.
 */
export interface Store {
  /** Where it is, in words for people: a directory or a URL without a password. */
  readonly location: string;

  /** Keeps an article with what was read from it. "known" where the same text is there already; then nothing changes. */
  addArticle(
    article: Article,
    reading: { extraction: Extraction; rules: string; now: string },
  ): Promise<"added" | "known">;
  /** Replaces what was read from an article, after the rules changed. */
  replaceExtraction(id: ArticleId, reading: { extraction: Extraction; rules: string }): Promise<void>;
  hasArticle(id: ArticleId): Promise<boolean>;
  findArticle(id: ArticleId): Promise<Article | undefined>;
  findExtraction(id: ArticleId): Promise<Extraction | undefined>;
  /** Texts of several articles at once; ids that are not there are left out. */
  texts(ids: readonly ArticleId[]): Promise<Map<ArticleId, string>>;
  countArticles(): Promise<number>;
  /** Every article with what was read from it, in id order, a page at a time so that memory stays bounded. */
  readings(): AsyncIterable<{ article: ArticleHead; rules: string; extraction: Extraction }>;
  /** Ids of articles in which all words occur, best first. Words are matched literally, whatever characters they hold. */
  searchArticles(words: string, limit: number): Promise<ArticleId[]>;

  /** Makes a build the current one. The one before is kept until the next. */
  putBuild(build: Build, now: string): Promise<void>;
  currentBuild(): Promise<Build | undefined>;
  /** Cheap: asked several times a second. */
  currentBuildHash(): Promise<BuildHash | undefined>;
  /** The build before the current one, for what changed. */
  previousBuild(): Promise<Build | undefined>;

  /**
   * Appends a decision to the log.
   *
   * @param options.key what the sender calls it: the same key with the same content is the same decision
   * @param options.ifHead only where this is the last decision so far (an id, or "none")
   * @returns "known" with the decision that is there already (same id, or same key and content), "reused" where the key stands for
   *   another content, "moved on" where the log's head is another
   */
  addDecision(
    decision: Decision,
    options?: { key?: string | undefined; ifHead?: string | undefined },
  ): Promise<
    | { readonly outcome: "added" | "known"; readonly decision: Decision }
    | { readonly outcome: "reused" }
    | { readonly outcome: "moved on"; readonly head: string }
  >;
  /** The whole log, oldest first. */
  decisions(): Promise<Decision[]>;
  /** The id of the last decision, or "none". Cheap. */
  decisionHead(): Promise<string>;

  /** Puts articles into the queue. */
  enqueue(jobs: readonly NewJob[], now: string): Promise<Job[]>;
  /** Takes the oldest queued job, or one whose worker is gone, and marks it as being read by this worker. */
  takeJob(worker: { pid: number; now: string; alive: (pid: number) => boolean }): Promise<QueuedJob | undefined>;
  finishJob(id: JobId, outcome: JobOutcome, now: string): Promise<void>;
  /** Cancels a job that nobody has begun. */
  cancelJob(id: JobId, now: string): Promise<"cancelled" | "too late" | "unknown">;
  findJob(id: JobId): Promise<Job | undefined>;
  /** Newest first. `since` leaves out jobs that did not change after that moment (ISO 8601). */
  jobs(options: { limit: number; since?: string }): Promise<Job[]>;
  countJobs(): Promise<Record<JobState, number>>;

  /** A number that changes whenever another process has written. Cheap: asked several times a second. */
  changeCounter(): Promise<number>;
  close(): Promise<void>;
}

export type JobState = "queued" | "reading" | "done" | "rejected" | "cancelled";

/** An article to read: the text itself, or a file's bytes with its name, which says the format. */
export interface NewJob {
  readonly id: JobId;
  readonly name: string;
  readonly content: { readonly article: ArticleInput } | { readonly file: Uint8Array };
}

export interface QueuedJob extends NewJob {
  readonly attempts: number;
}

export interface Job {
  readonly id: JobId;
  readonly name: string;
  readonly state: JobState;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly finishedAt?: string;
  readonly known?: boolean;
  readonly article?: ArticleId;
  /** Articles that the file held, where it held several. */
  readonly articles?: readonly ArticleId[];
  readonly reason?: string;
  /** The build that was current before the article and the first one that has it. */
  readonly buildBefore?: BuildHash;
  readonly build?: BuildHash;
  readonly newEntities?: readonly { id: string; type: string; name: string }[];
  readonly newRelations?: readonly { id: string; sentence: string }[];
}

export type JobOutcome =
  | {
      readonly state: "done";
      readonly known: boolean;
      readonly articles: readonly ArticleId[];
      readonly build?: BuildHash;
      readonly newEntities?: Job["newEntities"];
      readonly newRelations?: Job["newRelations"];
      readonly reason?: string;
    }
  | { readonly state: "rejected"; readonly reason: string };

/** The store cannot be opened or written; the message says what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
