import type { ArticleId } from "../../graph-data/ids.ts";
import { type Article, type ArticleInput, ArticleRejected, toArticle } from "../../graph-data/records/article.ts";
import type { Store } from "../../graph-data/store/store.ts";
import { ChildFailed } from "../pool/openPool.ts";
import type { ReadingPool, ReadingResult, ReadingTask } from "../pool/readingPool.ts";
import type { Source } from "../read/source.ts";
import type { Keeper } from "./keepTogether.ts";

/** Something to read: one article, or why it cannot be had. */
export type Content = { readonly source: Source } | { readonly article: ArticleInput } | { readonly rejected: string };

export type Outcome =
  | { readonly status: "read"; readonly article: ArticleId; readonly entities: number; readonly relations: number }
  | { readonly status: "known"; readonly article: ArticleId }
  | { readonly status: "rejected"; readonly reason: string };

export interface IngestWorld {
  readonly store: Store;
  readonly pool: ReadingPool;
  /** The version of the reading rules. */
  readonly rules: string;
  readonly now: () => string;
  /** Where several articles are read at once: keeps those together that are ready together. */
  readonly keeper?: Keeper;
}

/**
 * Reads one article and keeps it. When this says "read", the article is on the disk and in the graph; where it fails, nothing of it is.
 *
 * @throws StoreError where the store cannot be written
 */
export async function ingestOne(content: Content, world: IngestWorld): Promise<Outcome> {
  const end = world.keeper?.begin();
  try {
    return await ingest(content, world);
  } finally {
    end?.();
  }
}

async function ingest(content: Content, world: IngestWorld): Promise<Outcome> {
  if ("rejected" in content) return { status: "rejected", reason: content.rejected };
  const opened = "source" in content ? await ask(world.pool, { kind: "open", source: content.source }) : open(content);
  if (opened.kind !== "article") return rejection(opened);
  const { article } = opened;
  if (await world.store.hasArticle(article.id)) return { status: "known", article: article.id };
  const read = await ask(world.pool, { kind: "read", article });
  if (read.kind !== "extraction") return rejection(read);
  const { extraction } = read;
  const reading = { article, extraction, rules: world.rules };
  const added = await (world.keeper?.keep(reading) ??
    world.store.addArticle(article, { ...reading, now: world.now() }));
  if (added === "known") return { status: "known", article: article.id };
  return {
    status: "read",
    article: article.id,
    entities: extraction.entities.length,
    relations: extraction.relations.length,
  };
}

/** A pool's answer; a child that died of a task is a rejection of this task. */
export async function ask(pool: ReadingPool, task: ReadingTask): Promise<ReadingResult> {
  try {
    return await pool.run(task);
  } catch (error) {
    if (error instanceof ChildFailed) return { kind: "rejected", reason: error.message };
    throw error;
  }
}

function open({ article }: { article: ArticleInput }): { kind: "article"; article: Article } | ReadingResult {
  try {
    return { kind: "article", article: toArticle(article) };
  } catch (error) {
    if (error instanceof ArticleRejected) return { kind: "rejected", reason: error.message };
    throw error;
  }
}

function rejection(result: ReadingResult): Outcome {
  if (result.kind === "rejected") return { status: "rejected", reason: result.reason };
  throw new Error(`ingestOne: the reading process answered with "${result.kind}"`);
}
