import { layOut } from "../graph/layOut.ts";
import type { EntityId } from "../ids.ts";
import type { Build, Entity, Relation } from "../records/build.ts";
import { type RelationTally, summarise } from "../resolve/relationTally.ts";
import { toChangeRow } from "./changeTeller.ts";
import { decideGraph } from "./decideGraph.ts";
import type { GraphRows } from "./graphRows.ts";
import { changesOfStates, type GraphStates, readStates } from "./graphStates.ts";
import { type Reading, toReading } from "./reading.ts";
import type { Row } from "./tables.ts";
import { resolutionVersion } from "./update/graphState.ts";
import { toPlaceRow } from "./update/settleNewcomers.ts";
import { updateGraph } from "./updateGraph.ts";

/** How many articles are brought into the graph at once where there are many: each block is decided once for all of them. */
const atOnce = 500;

/** Are there rows, made by the present rules of who is who? */
export async function isGraphCurrent(rows: GraphRows): Promise<boolean> {
  return (await rows.state())?.resolution === resolutionVersion;
}

/**
 * Makes the rows of the graph anew from all readings and decisions, in the caller's transaction. Entities that have a place keep it.
 *
 * @param options.before the graph of a store that kept no rows
 */
export async function makeGraph(
  rows: GraphRows,
  options: { readonly now: string; readonly before?: Build },
): Promise<void> {
  const places = new Map<string, Row<"place">>();
  for (const [id, place] of Object.entries(options.before?.layout ?? {})) places.set(id, toPlaceRow(id, place));
  for await (const page of rows.pages("place"))
    for (const row of page) places.set(row.entity, toPlaceRow(row.entity, row));
  const before = await homesByLocal(rows);
  for (const { id, members } of options.before?.entities ?? [])
    for (const { article, local } of members) before.set(`${article} ${local}`, id);
  const old = await rows.state();
  const [from, states] = [await rows.history.lastBuild(), await readStates(rows)];
  await rows.clear();
  let waiting: Reading[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    await updateGraph(rows, { add: waiting, remove: [], cause: rulesChanged, now: options.now, log: [] });
    waiting = [];
  };
  for await (const page of rows.articlePages()) {
    waiting.push(...(await rows.readings(page.map(({ id }) => id))).map(toReading));
    if (waiting.length >= atOnce) await flush();
  }
  await flush();
  await decideGraph(rows, options);
  const kept: Row<"place">[] = [];
  const entities: { id: EntityId }[] = [];
  for await (const page of rows.pages("entity"))
    for (const { id } of page) {
      entities.push({ id: id as EntityId });
      const place = places.get(id);
      if (place) kept.push(place);
    }
  // Where most are new there is no picture to keep.
  if (kept.length * 2 < entities.length) await arrangeGraph(rows);
  else await rows.savePlaces(kept);
  const state = await rows.state();
  if (state !== undefined)
    await rows.saveState({
      ...state,
      communities: Math.max(state.communities, ...kept.map(({ community }) => community + 1)),
      arranged: Math.max(state.arranged, old?.arranged ?? 0) + 1,
      arranged_entities: Math.max(state.arranged_entities, old?.arranged_entities ?? 0),
    });
  await tellMadeAnew(rows, { from, before: states });
  await retireByLocal(rows, before, new Set(entities.map(({ id }) => id as string)));
}

/** Puts one step in the place of those that this took: what changed from the graph before to this one. */
async function tellMadeAnew(rows: GraphRows, { from, before }: { from: number; before: GraphStates }): Promise<void> {
  await rows.history.dropChangesAfter(from);
  const n = await rows.history.lastBuild();
  if (n === from) return;
  const changes = from === 0 ? [] : changesOfStates(before, await readStates(rows));
  await rows.history.addChanges([
    { build: n, kind: "everything", id: "", what: "changed" },
    ...changes.map((change) => toChangeRow(n, change)),
  ]);
  await rows.history.explainBuild(n, { base: from, cause: { madeAnew: true } });
}

const rulesChanged = "the rules of reading changed";

/** Finds places for everybody anew, in the caller's transaction. */
export async function arrangeGraph(rows: GraphRows): Promise<void> {
  const entities: Pick<Entity, "id">[] = [];
  for await (const page of rows.pages("entity")) for (const { id } of page) entities.push({ id: id as EntityId });
  const relations: Pick<Relation, "type" | "source" | "target" | "sourceCount">[] = [];
  for await (const page of rows.pages("relation"))
    for (const row of page) {
      const { type, source, target } = row as unknown as Relation;
      relations.push({
        type,
        source,
        target,
        sourceCount: summarise(JSON.parse(row.tally) as RelationTally).sourceCount,
      });
    }
  const layout = layOut({ entities, relations });
  await rows.savePlaces(Object.entries(layout).map(([id, place]) => toPlaceRow(id, place)));
  const state = await rows.state();
  if (state === undefined) return;
  const communities = 1 + Math.max(0, ...Object.values(layout).map(({ community }) => community));
  await rows.saveState({ ...state, communities, arranged: state.arranged + 1, arranged_entities: entities.length });
}

/** Which entity each article's entity is, by article and local id. */
async function homesByLocal(rows: GraphRows): Promise<Map<string, string>> {
  const homes = new Map<string, string>();
  for await (const page of rows.articlePages())
    for (const { article, local, entity } of await rows.homes(page.map(({ id }) => id)))
      if (entity !== null) homes.set(`${article} ${local}`, entity);
  return homes;
}

async function retireByLocal(
  rows: GraphRows,
  before: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
): Promise<void> {
  const successors = new Map<string, Map<string, number>>();
  for (const entity of before.values()) if (!present.has(entity)) successors.set(entity, new Map());
  if (successors.size === 0) return;
  for (const [local, now] of await homesByLocal(rows)) {
    const own = successors.get(before.get(local) ?? "");
    if (own) own.set(now, (own.get(now) ?? 0) + 1);
  }
  const build = await rows.history.lastBuild();
  await rows.history.retire(
    [...successors].map(([id, own]) => ({
      id,
      build,
      reason: rulesChanged,
      successors: JSON.stringify(
        [...own].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([to, members]) => ({ id: to, members })),
      ),
    })),
  );
}
