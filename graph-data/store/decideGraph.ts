import { changesBetween } from "../graph/changesBetween.ts";
import { layOut } from "../graph/layOut.ts";
import { settle } from "../graph/settle.ts";
import { buildHash, type EntityId } from "../ids.ts";
import type { Build, Place2D } from "../records/build.ts";
import type { BuildCause } from "../records/change.ts";
import { type Decision, holding } from "../records/decision.ts";
import { buildGraph } from "../resolve/buildGraph.ts";
import { toChangeRow } from "./changeTeller.ts";
import type { GraphRows } from "./graphRows.ts";
import { packBuild, unpackBuild } from "./packBuild.ts";
import { readLastWhole, readRows, toReading } from "./readBuild.ts";
import type { Reading } from "./reading.ts";
import { rulesOf } from "./updateGraph.ts";

/**
 * Brings the current build up to date with the decisions, in the caller's transaction. The rows are the graph as the rules make it. Where
 * no decision changes anything they are the build; otherwise the build is made from all readings with the decisions replayed, and kept
 * whole beside the rows.
 *
 * @param options.since the newest build before this transaction
 * @param options.arrange places are found anew for everybody
 */
export async function decideGraph(
  rows: GraphRows,
  options: { readonly now: string; readonly since: number; readonly arrange?: boolean },
): Promise<void> {
  const log = await rows.decisions();
  const last = log.at(-1)?.id ?? "none";
  const before = await readLastWhole(rows);
  const state = await rows.state();
  const rules = state === undefined ? "none" : rulesOf(JSON.parse(state.rules) as Record<string, number>);
  if (!holding(log).some(({ content }) => content.kind !== "note")) {
    const hash = state === undefined ? buildHash(new Uint8Array(), rules) : buildHash(state.facts, rules);
    const head = await rows.newestBuild();
    const known = await wholeAt(rows, options.since);
    if (known === undefined && head?.hash === hash && head.decisions === last) return;
    const made = known && (await readRows(rows));
    const n = await addBuild(rows, { hash, rules, decisions: last }, options.now);
    await explain(rows, n, { before: known, after: made, since: options.since, log });
    if (before !== undefined) await rows.putParts(undefined, []);
    return;
  }
  const readings: Reading[] = [];
  for await (const page of rows.articlePages())
    readings.push(...(await rows.readings(page.map(({ id }) => id))).map(toReading));
  const made = buildGraph({ rules, readings, copies: await rows.copies(), decisions: log, layout: {} });
  const build = { ...made, layout: options.arrange ? layOut(made) : await keepPlaces(rows, made, before) };
  // Without a build that was kept whole, what was there before is what the rows say.
  const known = await wholeAt(rows, options.since);
  const plain = known ?? (await readRows(rows));
  const n = await addBuild(rows, build, options.now);
  await explain(rows, n, { before: plain, after: build, since: known ? options.since : n - 1, log });
  await rows.putParts(n, [...packBuild(build)]);
}

/** The build with this number, where it is the one that is kept whole. */
async function wholeAt(rows: GraphRows, n: number): Promise<Pick<Build, "entities" | "relations"> | undefined> {
  const parts = n === 0 ? [] : await rows.partsOf(n);
  return parts.length === 0 ? undefined : unpackBuild({ hash: "", rules: "", decisions: "" }, parts);
}

/** Writes down what changed with a build since the one that it is compared to, and why. */
async function explain(
  rows: GraphRows,
  n: number,
  {
    before,
    after,
    since,
    log,
  }: {
    readonly before: Pick<Build, "entities" | "relations"> | undefined;
    readonly after: Pick<Build, "entities" | "relations"> | undefined;
    readonly since: number;
    readonly log: readonly Decision[];
  },
): Promise<void> {
  const changes = before && after ? changesBetween(before, after) : [];
  await rows.addChanges(changes.map((change) => toChangeRow(n, change)));
  const built = await rows.buildsFrom(since === 0 ? 1 : since);
  const had = built.find((build) => build.n === since)?.decisions ?? "none";
  const decisions = log.slice(log.findIndex(({ id }) => id === had) + 1).map(({ id }) => id);
  // What articles brought about within this transaction was written down with the build that the rows are.
  const between = built.filter((build) => build.n > since && build.n < n && build.cause !== null);
  const causes = between.map((build) => JSON.parse(build.cause!) as BuildCause);
  await rows.explainBuild(n, {
    base: since,
    cause: { ...Object.assign({}, ...causes), ...(decisions.length > 0 ? { decisions } : {}) },
  });
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
