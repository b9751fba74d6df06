import type { ArticleHead } from "../../graph-data/records/article.ts";
import type { Entity, Relation } from "../../graph-data/records/build.ts";
import { ApiError } from "../problem.ts";
import type { Snapshot } from "../snapshot.ts";

/** @throws ApiError not-found */
export const entityOf = ({ graph }: Snapshot, id: string): Entity =>
  graph.entities.get(id) ?? missing("entity", id, "/v1/entities?q= finds entities by name");

/** @throws ApiError not-found */
export const relationOf = ({ graph }: Snapshot, id: string): Relation =>
  graph.relations.get(id) ?? missing("relation", id, "/v1/relations lists them");

/** @throws ApiError not-found */
export const articleOf = ({ graph }: Snapshot, id: string): ArticleHead =>
  graph.articles.get(id) ?? missing("article", id, "/v1/articles lists them");

function missing(kind: string, id: string, hint: string): never {
  throw new ApiError("not-found", `The graph has no ${kind} ${JSON.stringify(id.slice(0, 80))}; ${hint}.`);
}
