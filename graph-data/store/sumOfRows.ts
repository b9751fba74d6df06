import type { Kysely } from "kysely";
import { factLine, likenessLine } from "../resolve/factLines.ts";
import { SetHash } from "../setHash.ts";
import { tablePages } from "./tablePages.ts";
import type { Tables } from "./tables.ts";

/** The set hash over the lines of all rows of the graph, counted anew: what `graph_state.facts` keeps. */
export async function sumOfRows(db: Kysely<Tables>): Promise<Uint8Array> {
  const hash = new SetHash();
  for (const kind of ["entity", "relation"] as const)
    for await (const page of tablePages(db, kind, { rowsAtOnce, columns: ["id", "digest"] }))
      for (const { id, digest } of page) hash.add(factLine(kind, id, digest));
  for await (const page of tablePages(db, "article_fact", { rowsAtOnce }))
    for (const { article, digest } of page) hash.add(factLine("article", article, digest));
  for await (const page of tablePages(db, "likeness", { rowsAtOnce }))
    for (const row of page) hash.add(likenessLine(row));
  return hash.state();
}

const rowsAtOnce = 1_000;
