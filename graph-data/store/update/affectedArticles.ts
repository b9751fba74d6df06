import { type EntityId, relationId } from "../../ids.ts";
import type { GraphRows } from "../graphRows.ts";
import type { EntityChanges } from "./changeEntities.ts";
import { type DecidedPlaces, differing } from "./placeByDecisions.ts";
import { homeAfter, homeBefore, isLive, type ProfileChanges } from "./profileChanges.ts";
import type { Replays } from "./replayLog.ts";

/**
 * Articles that were there before and may state something else now: their entities moved or have another type, or decisions say something
 * else of what they state.
 */
export async function affectedArticles(
  rows: GraphRows,
  profiles: ProfileChanges,
  done: { readonly entities: EntityChanges; readonly decided: DecidedPlaces; readonly replays: Replays },
): Promise<Set<string>> {
  const { entities, decided, replays } = done;
  const moved = [...profiles.all()].filter(
    (change) => change.before !== undefined && isLive(change) && homeBefore(change) !== homeAfter(change),
  );
  const retyped = new Set<string>(entities.retyped);
  const withProfiles = [...moved.map(({ row }) => row), ...(await rows.profilesOf([...retyped]))];
  const affected = new Set<string>(await rows.articlesWith(withProfiles));
  for (const { article } of decided.members) affected.add(article);
  for (const { row } of decided.split) if (row.home !== null && retyped.has(row.home)) affected.add(row.article);
  for (const article of await articlesOfDecisions(rows, replays)) affected.add(article);
  const changed = (id: EntityId) => entities.added.has(id) || entities.gone.has(id) || entities.retyped.has(id);
  for (const { article, edge } of replays.after.added)
    if (changed(edge.source) || changed(edge.target)) affected.add(article);
  return affected;
}

/** Articles of whose statements the decisions say something else than before. */
async function articlesOfDecisions(rows: GraphRows, { before, after }: Replays): Promise<Set<string>> {
  const articles: Set<string> = differing(before.pieces.articles, after.pieces.articles);
  const edges = differing(before.pieces.edges, after.pieces.edges);
  const decisions = [...edges].flatMap((key) => before.pieces.edges.get(key)?.by ?? []);
  for (const { article } of await rows.effectsOf(decisions)) articles.add(article);
  for (const key of edges) {
    const rejected = after.pieces.edges.get(key);
    if (rejected === undefined) continue;
    const { type, ...ends } = rejected.edge;
    for (const { article } of await rows.statementsIn(relationId(type, ends))) articles.add(article);
  }
  return articles;
}
