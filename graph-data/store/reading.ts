import type { ArticleHead } from "../records/article.ts";
import type { Extraction } from "../records/extraction.ts";

/** An article with what was read from it. */
export interface Reading {
  readonly article: ArticleHead;
  /** The version of the reading rules. */
  readonly rules: string;
  readonly extraction: Extraction;
}
