import type { GraphRows } from "../graphRows.ts";
import type { Row } from "../tables.ts";
import { type GraphState, replaceLine } from "./graphState.ts";
import type { Reassembled } from "./reassembleArticles.ts";

/** Brings what is kept of each article's own facts up to date. */
export async function changeArticleFacts(
  rows: GraphRows,
  { present, gone }: Reassembled,
  state: GraphState,
): Promise<void> {
  const before = new Map((await rows.articleFacts([...present.keys(), ...gone])).map((row) => [row.article, row]));
  for (const article of gone) replaceLine(state.hash, ["article", article], before.get(article)?.digest, undefined);
  const saved: Row<"article_fact">[] = [];
  for (const [article, digest] of present) {
    const old = before.get(article);
    replaceLine(state.hash, ["article", article], old?.digest, digest);
    if (old?.digest !== digest) saved.push({ article, digest, since: old?.since ?? state.since });
  }
  await rows.saveArticleFacts(saved);
  await rows.dropArticleFacts(gone);
}
