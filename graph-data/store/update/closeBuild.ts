import { type BuildHash, buildHash } from "../../ids.ts";
import type { BuildCause, ToldChange } from "../../records/change.ts";
import type { Decision } from "../../records/decision.ts";
import type { GraphRows } from "../graphRows.ts";
import type { ArticlesUpdate } from "./articlesUpdate.ts";
import type { EntityChanges } from "./changeEntities.ts";
import type { RelationChanges } from "./changeRelations.ts";
import { type GraphState, resolutionVersion, rulesOf } from "./graphState.ts";

/** How many builds can be followed by what they changed; whoever has an older one reads the whole graph. */
const followedBuilds = 200;

/**
 * Writes down the build that an update made: its hash, and what came, changed and went with it, and why.
 *
 * @param done.log all decisions that it has, oldest first
 */
export async function closeBuild(
  rows: GraphRows,
  state: GraphState,
  done: {
    readonly entities: EntityChanges;
    readonly relations: RelationChanges;
    readonly update: ArticlesUpdate;
    readonly log: readonly Decision[];
  },
): Promise<BuildHash> {
  const { update, log } = done;
  countRules(state.rules, update);
  const facts = state.hash.state();
  const rules = rulesOf(state.rules);
  const hash = buildHash(facts, rules);
  await rows.history.addBuild({
    n: state.since,
    hash,
    rules,
    made_at: update.now,
    decisions: log.at(-1)?.id ?? "none",
    base: state.since - 1,
    cause: JSON.stringify(causeOf(update, log.slice(log.findIndex(({ id }) => id === state.decisions) + 1))),
  });
  await rows.saveState({
    id: 1,
    build: state.since,
    facts,
    rules: JSON.stringify(state.rules),
    resolution: resolutionVersion,
    entities: state.entities,
    communities: state.communities,
    arranged: state.arranged,
    arranged_entities: state.arrangedEntities,
  });
  const told = await state.teller.told(rows);
  const contentOf = (change: ToldChange | undefined) => (change === undefined ? null : JSON.stringify(change));
  await rows.history.addChanges(
    changesOf(done).map((change) => ({
      build: state.since,
      ...change,
      content: contentOf(told.get(`${change.kind} ${change.id}`)),
    })),
  );
  await rows.history.dropChanges(state.since - followedBuilds);
  return hash;
}

function countRules(counts: Record<string, number>, { add, remove }: ArticlesUpdate): void {
  for (const { rules } of remove) {
    const left = (counts[rules] ?? 0) - 1;
    if (left > 0) counts[rules] = left;
    else delete counts[rules];
  }
  for (const { rules } of add) counts[rules] = (counts[rules] ?? 0) + 1;
}

function causeOf({ add, remove }: ArticlesUpdate, decisions: readonly Decision[]): BuildCause {
  const [coming, going] = [add, remove].map((readings) => new Set(readings.map(({ article }) => article.id)));
  const lists = {
    added: [...coming!].filter((id) => !going!.has(id)),
    forgotten: [...going!].filter((id) => !coming!.has(id)),
    readAgain: [...coming!].filter((id) => going!.has(id)),
    decisions: decisions.map(({ id }) => id),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0));
}

function changesOf({
  entities,
  relations,
  update,
}: {
  readonly entities: EntityChanges;
  readonly relations: RelationChanges;
  readonly update: ArticlesUpdate;
}): { kind: string; id: string; what: string }[] {
  const added = new Set<string>(update.add.map(({ article }) => article.id));
  const gone = update.remove.map(({ article }) => article.id).filter((id) => !added.has(id));
  const lists = { entity: entities, relation: relations, article: { added, changed: [], gone } };
  return Object.entries(lists).flatMap(([kind, own]) => {
    const of = (what: string, ids: Iterable<string>) => [...ids].map((id) => ({ kind, id, what }));
    return [...of("added", own.added.keys()), ...of("changed", own.changed), ...of("gone", own.gone)];
  });
}
