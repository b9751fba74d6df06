import type { DecisionId, EntityId } from "../../ids.ts";
import type { Extraction } from "../../records/extraction.ts";
import type { Overrides } from "../../resolve/foldDecisions.ts";
import type { GraphRows } from "../graphRows.ts";
import { toReading } from "../reading.ts";
import type { Row } from "../tables.ts";
import type { DividedUpdate } from "./articlesUpdate.ts";
import { order } from "./order.ts";
import { homeAfter, homeBefore, homeOf, isLive, type ProfileChanges } from "./profileChanges.ts";
import type { Replays } from "./replayLog.ts";

/** Somebody whom a decision took out of what else bears the name, as it was and as it is. */
export interface MemberChange {
  readonly article: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Where decisions put what the rules placed. */
export interface DecidedPlaces {
  /** Members whose place changed apart from their profile's. */
  readonly members: readonly MemberChange[];
  /** All members that decisions took out of their profile, as they are now. */
  readonly split: readonly SplitMember[];
}

export interface SplitMember {
  readonly row: Row<"member">;
  readonly aliases: readonly string[];
}

/**
 * Puts profiles and members where the decisions say. Looked at are the profiles that the update looks at already, those that have an id of
 * which the decisions say something else than before, and the articles of which mentions were split off.
 */
export async function placeByDecisions(
  rows: GraphRows,
  profiles: ProfileChanges,
  { before, after }: Replays,
  update: DividedUpdate,
): Promise<DecidedPlaces> {
  const ids = [...differing(before.pieces.homes, after.pieces.homes)];
  for (const by of ["own", "entity"] as const) profiles.addOthers(await rows.profilesRuled(by, ids));
  await placeByProfile(rows, profiles, after);
  const articles = new Set([...before.pieces.splits.keys(), ...after.pieces.splits.keys()]);
  if (articles.size === 0) return { members: [], split: [] };
  return placeSplits(rows, profiles, after, await readingsOf(rows, [...articles], update));
}

/** Keys whose values are not the same in both. */
export function differing<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): Set<Key> {
  return new Set(
    a === b
      ? []
      : [...a.keys(), ...b.keys()].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key))),
  );
}

async function placeByProfile(rows: GraphRows, profiles: ProfileChanges, overrides: Overrides): Promise<void> {
  const changed: Row<"profile">[] = [];
  for (const change of profiles.all()) {
    const { row } = change;
    const [home, decided] = [row.home, row.decided];
    const ends = endsOf(row);
    Object.assign(row, ends === undefined ? nobodyDecided : decide(overrides.homeOf(ends), overrides));
    if (isLive(change) && (home !== row.home || decided !== row.decided)) changed.push(row);
  }
  await rows.saveProfiles(changed);
}

/** The id that a name alone would have, and the one that the rules gave it; undefined where it stands for no entity. */
const endsOf = ({ own, entity }: Row<"profile">) =>
  own === null || entity === null ? undefined : { own: own as EntityId, resolved: entity as EntityId };

const nobodyDecided = { home: null, decided: null };

function decide(
  { id, by }: { readonly id: EntityId; readonly by?: DecisionId },
  overrides: Overrides,
): Pick<Row<"profile">, "home" | "decided"> {
  const rejected = overrides.rejectsEntity(id);
  if (by === undefined && rejected === undefined) return nobodyDecided;
  return { home: rejected ? "" : id, decided: [by, rejected].filter(Boolean).join(" ") };
}

async function placeSplits(
  rows: GraphRows,
  profiles: ProfileChanges,
  overrides: Overrides,
  readings: ReadonlyMap<string, { readonly extraction: Extraction; readonly isNew: boolean }>,
): Promise<DecidedPlaces> {
  const kept = await rows.members([...readings.keys()]);
  profiles.addOthers(await rows.profilesAt(kept.map(({ block, profile }) => ({ block, id: profile }))));
  const members: MemberChange[] = [];
  const split: SplitMember[] = [];
  const saved: Row<"member">[] = [];
  for (const row of kept.sort((a, b) => order(a.article, b.article) || order(a.local, b.local))) {
    const { extraction, isNew } = readings.get(row.article)!;
    const change = profiles.find(row.block, row.profile)!;
    const said = extraction.entities.find(({ id }) => id === row.local);
    const ends = endsOf(change.row)!;
    const placed = decide(
      overrides.placeOf({ article: row.article, mentions: said?.mentions ?? [], ...ends }),
      overrides,
    );
    const apart = placed.home !== change.row.home || placed.decided !== change.row.decided;
    const now = { ...row, ...(apart ? { ...placed, home: placed.home ?? ends.resolved } : nobodyDecided) };
    if (apart) split.push({ row: now, aliases: said?.aliases ?? [] });
    const isSame = now.home === row.home && now.decided === row.decided;
    if (!isSame) saved.push(now);
    const before = row.home === null ? homeBefore(change) : homeOf({ ...row, entity: null });
    const after = now.home === null ? homeAfter(change) : homeOf({ ...now, entity: null });
    if (!isNew && (!isSame || (apart && before !== after))) members.push({ article: row.article, before, after });
  }
  await rows.saveMemberHomes(saved);
  return { members, split };
}

/** Readings of those articles that are there, and whether they came with this update. */
async function readingsOf(
  rows: GraphRows,
  articles: readonly string[],
  { add, remove, divided }: DividedUpdate,
): Promise<Map<string, { extraction: Extraction; isNew: boolean }>> {
  const readings = new Map<string, { extraction: Extraction; isNew: boolean }>();
  const given = new Set([...add, ...remove].map(({ article }) => article.id as string));
  for (const { article, extraction } of add)
    if (articles.includes(article.id)) readings.set(article.id, { extraction, isNew: true });
  for (const row of await rows.readings(articles.filter((id) => !given.has(id))))
    readings.set(row.id, { extraction: divided(toReading(row)).extraction, isNew: false });
  return readings;
}
