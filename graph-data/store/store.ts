import type { ArticleId, BuildHash, EntityId, JobId, RelationId } from "../ids.ts";
import type { Article, ArticleHead, ArticleInput } from "../records/article.ts";
import type { Build, Entity, Relation } from "../records/build.ts";
import type { BuildStep, CausedChange } from "../records/change.ts";
import type { Decision } from "../records/decision.ts";
import type { Extraction } from "../records/extraction.ts";

/**
 * Everything that the program keeps. One interface for every engine; methods are asynchronous so that an engine behind a network fits.
 * Each method is one transaction: it happens whole or not at all, and when its promise resolves it survives a power cut.
 */
export interface Store {
  /** Where it is, in words for people: a directory or a URL without a password. */
  readonly location: string;

  /**
   * Keeps articles with what was read from them, and brings the graph up to date with them: all or none.
   *
   * @returns for each "known" where the same text is there already; then nothing changes
   */
  addArticles(readings: readonly NewReading[], now: string): Promise<("added" | "known")[]>;
  /** The same for one article. */
  addArticle(
    article: Article,
    reading: { extraction: Extraction; rules: string; now: string },
  ): Promise<"added" | "known">;
  /** Replaces what was read from articles, after the rules changed. Ids that are not there are left out. */
  replaceExtractions(
    readings: readonly { id: ArticleId; extraction: Extraction; rules: string }[],
    now: string,
  ): Promise<void>;
  /** Takes an article away with everything that it alone said: the graph is as if it had never been added. */
  forgetArticle(id: ArticleId, now: string): Promise<"forgotten" | "unknown">;
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

  /**
   * The whole graph.
   *
   * @param options.before a build that was read earlier: only what changed since is read, where that is known
   * @param options.breathe called now and then, so that other things can be done while a large graph is read; also by this store
   */
  currentBuild(options?: { before?: Build | undefined; breathe?: () => Promise<void> }): Promise<Build | undefined>;
  /** Cheap: asked several times a second. */
  currentBuildHash(): Promise<BuildHash | undefined>;
  /** The current build, how often its picture was arranged, and the last decision: where all are the same, so is every answer. Cheap. */
  currentEdition(): Promise<
    { readonly build: BuildHash; readonly arranged: number; readonly decisions: string } | undefined
  >;
  /** How much the graph holds. Cheap. */
  countGraph(): Promise<{ readonly entities: number; readonly relations: number }>;
  /** What changed since a build; undefined where it is none of the last 200. */
  changesSince(build: BuildHash | undefined): Promise<GraphChanges | undefined>;
  /** What of these articles, of the entities that they name and of the relations that they state came after a build. */
  cameWith(articles: readonly ArticleId[], after: BuildHash | undefined): Promise<NewFacts>;
  /** How many entities and relations there are that came after a build; all of them if it is undefined. Cheap. */
  countSince(build: BuildHash | undefined): Promise<{ readonly entities: number; readonly relations: number }>;
  /** Was any article read with another version of the rules? Cheap. */
  hasOlderRules(rules: string): Promise<boolean>;
  /** Finds places for all entities anew. */
  arrange(now: string): Promise<void>;
  /** Brings the graph up to date with the log of decisions. */
  replayDecisions(now: string): Promise<void>;
  /** How many entities there were when the places of all were last found. */
  arrangedFor(): Promise<number>;
  /** Makes the whole graph anew from what was read; places stay. */
  remakeGraph(now: string): Promise<void>;
  /** The builds that can be compared, newest first, each with why it was made and how much it changed. */
  builds(): Promise<BuildStep[]>;
  /**
   * What changed from one build to a later one, each with the step that brought it about.
   *
   * @param between.base absent for the build before the later one
   * @returns "unknown" where there never was such a build, "not kept" where it is too long ago, "backwards" where base is the later one
   */
  difference(between: {
    readonly base?: BuildHash | undefined;
    readonly head: BuildHash;
  }): Promise<CausedChange[] | "unknown" | "not kept" | "backwards">;
  /** What became of an entity that was there once; undefined where there never was one, or there is one now. */
  findRetired(id: EntityId): Promise<Retired | undefined>;

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

/** An article with what was read from it. */
export interface NewReading {
  readonly article: Article;
  readonly extraction: Extraction;
  /** The version of the reading rules. */
  readonly rules: string;
}

/** Ids of what came, changed and went between two builds. */
export interface GraphChanges {
  readonly entities: Changes<EntityId>;
  readonly relations: Changes<RelationId>;
  readonly articles: Changes<ArticleId>;
}

interface Changes<Id> {
  readonly added: readonly Id[];
  readonly changed: readonly Id[];
  readonly gone: readonly Id[];
}

export interface NewFacts {
  readonly articles: readonly ArticleId[];
  readonly entities: readonly Pick<Entity, "id" | "type" | "name">[];
  /** With the names of their ends. */
  readonly relations: readonly (Pick<Relation, "id" | "type" | "source" | "target" | "assertion" | "roles"> & {
    readonly sourceName: string;
    readonly targetName: string;
  })[];
}

/** Why an entity is no longer there, and which entities its members are part of now, the one with most of them first. */
export interface Retired {
  readonly reason: string;
  readonly successors: readonly { readonly id: EntityId; readonly members: number }[];
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
