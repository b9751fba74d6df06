import type { ArticleId } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Extraction } from "../records/extraction.ts";

/** An article with what was read from it. */
export interface Reading {
  readonly article: ArticleHead;
  /** The version of the reading rules. */
  readonly rules: string;
  readonly extraction: Extraction;
}

/** An article as it is kept, without its text. */
export function toHead(row: {
  id: string;
  source_id: string | null;
  title: string | null;
  published_at: string | null;
  outlet: string | null;
  url: string | null;
}): ArticleHead {
  return {
    id: row.id as ArticleId,
    ...(row.source_id === null ? {} : { sourceId: row.source_id }),
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.outlet === null ? {} : { outlet: row.outlet }),
    ...(row.url === null ? {} : { url: row.url }),
  };
}

/** An article's reading as it is kept. */
export const toReading = (
  row: Parameters<typeof toHead>[0] & { readonly rules: string; readonly content: string },
): Reading => ({
  article: toHead(row),
  rules: row.rules,
  extraction: JSON.parse(row.content) as Extraction,
});
