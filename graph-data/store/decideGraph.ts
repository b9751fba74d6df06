import { layOut } from "../graph/layOut.ts";
import { settle } from "../graph/settle.ts";
import { buildHash, type EntityId } from "../ids.ts";
import type { Build, Place2D } from "../records/build.ts";
import { holding } from "../records/decision.ts";
import { buildGraph } from "../resolve/buildGraph.ts";
import type { GraphRows } from "./graphRows.ts";
import { packBuild } from "./packBuild.ts";
import { readLastWhole, toReading } from "./readBuild.ts";
import type { Reading } from "./reading.ts";
import { rulesOf } from "./updateGraph.ts";

/**
 * Brings the current build up to date with the decisions, in the caller's transaction. The rows are the graph as the rules make it. Where
 * no decision changes anything they are the build; otherwise the build is made from all readings with the decisions replayed, and kept
 * whole beside the rows.
 *
 * @param options.arrange places are found anew for everybody
 */
export async function decideGraph(
  rows: GraphRows,
  options: { readonly now: string; readonly arrange?: boolean },
): Promise<void> {
  const log = await rows.decisions();
  const last = log.at(-1)?.id ?? "none";
  const before = await readLastWhole(rows);
  const state = await rows.state();
  const rules = state === undefined ? "none" : rulesOf(JSON.parse(state.rules) as Record<string, number>);
  if (!holding(log).some(({ content }) => content.kind !== "note")) {
    const hash = state === undefined ? buildHash(new Uint8Array(), rules) : buildHash(state.facts, rules);
    const head = await rows.newestBuild();
    if (head?.hash === hash && head.decisions === last) return;
    await addBuild(rows, { hash, rules, decisions: last }, options.now);
    if (before !== undefined) await rows.putParts(undefined, []);
    return;
  }
  const readings: Reading[] = [];
  for await (const page of rows.articlePages())
    readings.push(...(await rows.readings(page.map(({ id }) => id))).map(toReading));
  const made = buildGraph({ rules, readings, copies: await rows.copies(), decisions: log, layout: {} });
  const build = { ...made, layout: options.arrange ? layOut(made) : await keepPlaces(rows, made, before) };
  const n = await addBuild(rows, build, options.now);
  await rows.putParts(n, [...packBuild(build)]);
}

/** A build that is not the one before with what an article changed: whoever follows reads all of it. */
async function addBuild(rows: GraphRows, build: Pick<Build, "hash" | "rules" | "decisions">, now: string) {
  const n = (await rows.lastBuild()) + 1;
  await rows.addBuild({ n, hash: build.hash, rules: build.rules, made_at: now, decisions: build.decisions });
  await rows.addChanges([{ build: n, kind: "everything", id: "", what: "changed" }]);
  const state = await rows.state();
  if (state !== undefined) await rows.saveState({ ...state, build: n });
  return n;
}

/** Places as they were; entities that decisions made find one beside their neighbours. */
async function keepPlaces(rows: GraphRows, build: Build, before: Build | undefined): Promise<Build["layout"]> {
  const known = new Map<EntityId, Place2D>();
  for await (const page of rows.pages("place"))
    for (const { entity, x, y, community } of page) known.set(entity as EntityId, { x, y, community });
  for (const [id, place] of Object.entries(before?.layout ?? {})) known.set(id as EntityId, place);
  const places = new Map(build.entities.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id)!] as const] : [])));
  const newcomers = new Map<EntityId, EntityId[]>();
  for (const { id } of build.entities) if (!places.has(id)) newcomers.set(id, []);
  for (const { source, target } of build.relations) {
    newcomers.get(source)?.push(target);
    newcomers.get(target)?.push(source);
  }
  const settled = await settle(
    [...newcomers].map(([id, neighbours]) => ({ id, neighbours })),
    {
      size: build.entities.length,
      communities: 1 + Math.max(0, ...[...places.values()].map(({ community }) => community)),
      places,
      within: async (windows) =>
        [...places.values()].filter(({ x, y }) =>
          windows.some(({ left, right, bottom, top }) => x >= left && x <= right && y >= bottom && y <= top),
        ),
    },
  );
  return Object.fromEntries([...places, ...settled]);
}
