import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Article } from "../../graph-data/records/article.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import type { Source } from "../read/source.ts";
import { openPool, type Pool } from "./openPool.ts";

/** What a reading child is asked: to make an article of a file, to read an article, or to read one line of JSON to another. */
export type ReadingTask =
  | { readonly kind: "open"; readonly source: Source }
  | { readonly kind: "read"; readonly article: Article }
  | { readonly kind: "line"; readonly line: string; readonly id: string };

export type ReadingResult =
  | { readonly kind: "article"; readonly article: Article }
  | { readonly kind: "extraction"; readonly extraction: Extraction }
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "rejected"; readonly reason: string };

export type ReadingPool = Pool<ReadingTask, ReadingResult>;

/** Limits of one reading child. With 256 MB of heap the whole process stays below 500 MB. */
const readingLimits = { deadline: 10_000, heapMegabytes: 256 } as const;

/** One child a core, and at least one. */
export const defaultWorkers = (): number => Math.max(1, Math.min(availableParallelism(), 16));

/** Child processes that turn files into articles and articles into extractions. */
export function openReadingPool(options: { workers?: number; deadline?: number } = {}): ReadingPool {
  return openPool({
    module: fileURLToPath(new URL("./readingChild.ts", import.meta.url)),
    size: options.workers ?? defaultWorkers(),
    deadline: options.deadline ?? readingLimits.deadline,
    heapMegabytes: readingLimits.heapMegabytes,
    codeCache: fileURLToPath(new URL("../../node_modules/.cache/dramatis", import.meta.url)),
  });
}
