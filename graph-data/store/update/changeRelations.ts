import type { RelationId } from "../../ids.ts";
import { relationDigest } from "../../resolve/factLines.ts";
import { emptyTally, type RelationTally, summarise, tally } from "../../resolve/relationTally.ts";
import type { PlacedStatement } from "../../resolve/statementsOf.ts";
import type { GraphRows } from "../graphRows.ts";
import type { Row } from "../tables.ts";
import { type GraphState, replaceLine } from "./graphState.ts";
import { order } from "./order.ts";
import type { Reassembled, RelationChange } from "./reassembleArticles.ts";

/** What became of the relations that an update touched. */
export interface RelationChanges {
  readonly added: Map<RelationId, PlacedStatement["relation"]>;
  readonly changed: Set<RelationId>;
  readonly gone: Set<RelationId>;
}

/** Adds to the sums of relations what articles state now, and takes away what they stated. */
export async function changeRelations(
  rows: GraphRows,
  { relations: touched }: Reassembled,
  state: GraphState,
): Promise<RelationChanges> {
  const ids = [...touched.keys()].sort(order) as RelationId[];
  const before = new Map((await rows.relations(ids)).map((row) => [row.id, row]));
  const relations: RelationChanges = { added: new Map(), changed: new Set(), gone: new Set() };
  const saved: Row<"relation">[] = [];
  for (const id of ids) {
    const change = touched.get(id)!;
    const old = before.get(id);
    const sums = addUp(old === undefined ? emptyTally() : (JSON.parse(old.tally) as RelationTally), change);
    if (change.articles.some(({ had }) => had.length > 0)) Object.assign(sums, await rows.rangesOf(id));
    const relation = old === undefined ? change.relation : toRelation(old);
    state.teller.relation(
      relation,
      { was: old && (JSON.parse(old.tally) as RelationTally), now: sums.statements === 0 ? undefined : sums },
      { had: change.articles.flatMap(({ had }) => had), has: change.articles.flatMap(({ has }) => has) },
    );
    if (sums.statements === 0) {
      replaceLine(state.hash, ["relation", id], old?.digest, undefined);
      if (old) relations.gone.add(id);
      continue;
    }
    const digest = relationDigest({ ...relation, ...summarise(sums) });
    replaceLine(state.hash, ["relation", id], old?.digest, digest);
    if (old === undefined) relations.added.set(id, relation);
    else relations.changed.add(id);
    saved.push({ ...relation, tally: JSON.stringify(sums), digest, since: old?.since ?? state.since });
  }
  await rows.saveRelations(saved);
  await rows.dropRelations([...relations.gone]);
  return relations;
}

function addUp(sums: RelationTally, { articles }: RelationChange): RelationTally {
  for (const { had, publishedAt, story } of articles)
    tally(sums, { statements: had, publishedAt, story: story.before }, -1);
  for (const { has, publishedAt, story } of articles)
    tally(sums, { statements: has, publishedAt, story: story.after }, 1);
  return sums;
}

const toRelation = ({ id, type, source, target }: Row<"relation">): PlacedStatement["relation"] =>
  ({ id, type, source, target }) as PlacedStatement["relation"];
