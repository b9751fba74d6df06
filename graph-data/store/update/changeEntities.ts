import type { EntityId } from "../../ids.ts";
import type { EntityType } from "../../ontology.ts";
import type { Entity } from "../../records/build.ts";
import { assembleEntity, type ProfileTally } from "../../resolve/assembleEntity.ts";
import { entityDigest } from "../../resolve/factLines.ts";
import { decidedReason } from "../../resolve/foldDecisions.ts";
import type { NameProfile } from "../../resolve/formsOf.ts";
import type { GraphRows } from "../graphRows.ts";
import type { Row } from "../tables.ts";
import { countAliases } from "./countContributions.ts";
import { type GraphState, replaceLine } from "./graphState.ts";
import { order } from "./order.ts";
import { type DecidedPlaces, differing, type MemberChange, type SplitMember } from "./placeByDecisions.ts";
import { homeAfter, homeBefore, homeOf, isLive, type ProfileChanges, profileOf } from "./profileChanges.ts";
import type { Replays } from "./replayLog.ts";

/** What became of the entities that an update touched. */
export interface EntityChanges {
  readonly added: Set<EntityId>;
  readonly changed: Set<EntityId>;
  readonly gone: Set<EntityId>;
  /** Entities that were there and have another type now. */
  readonly retyped: Set<EntityId>;
  /** Types of all that was touched. */
  readonly types: Map<EntityId, EntityType>;
}

/** Which entities each article that comes or goes names: with an entity for each of its own. */
export type Naming = readonly { readonly article: string; readonly entity: string | null }[];

/** Puts the touched entities together again, from the sums of their profiles. */
export async function changeEntities(
  rows: GraphRows,
  profiles: ProfileChanges,
  done: {
    readonly decided: DecidedPlaces;
    readonly replays: Replays;
    readonly coming: Naming;
    readonly leaving: Naming;
  },
  state: GraphState,
): Promise<EntityChanges> {
  const { decided, replays } = done;
  const { touched, recounted } = touchedBy(profiles, decided.members);
  for (const { entity } of [...done.coming, ...done.leaving]) if (entity !== null) touched.add(entity);
  for (const id of differing(replays.before.pieces.looks, replays.after.pieces.looks)) touched.add(id);
  const arrivals = countArrivals(done.coming, done.leaving);
  const ids = [...touched].sort(order) as EntityId[];
  const before = new Map((await rows.entities(ids)).map((row) => [row.id, row]));
  const parts = await partsOf(rows, ids, profiles, decided.split);
  const changes: EntityChanges = {
    added: new Set(),
    changed: new Set(),
    gone: new Set(),
    retyped: new Set(),
    types: new Map(),
  };
  const saved: Row<"entity">[] = [];
  for (const id of ids) {
    const [old, own] = [before.get(id), parts.get(id) ?? []];
    if (own.length === 0) {
      replaceLine(state.hash, ["entity", id], old?.digest, undefined);
      if (old) {
        changes.gone.add(id);
        state.teller.entity(id, old, undefined);
      }
      continue;
    }
    const articleCount =
      recounted.has(id) || old === undefined
        ? await rows.countArticlesOf(id)
        : old.article_count + (arrivals.get(id) ?? 0);
    const look = { name: replays.after.nameOf(id)?.name, type: replays.after.typeOf(id)?.type };
    const entity = assembleEntity(id, own, articleCount, look);
    const digest = entityDigest(
      entity,
      own.map(({ profile, reason }) => ({ name: profile.name, reason })),
    );
    replaceLine(state.hash, ["entity", id], old?.digest, digest);
    changes.types.set(id, entity.type);
    state.teller.entity(id, old, entity);
    (old === undefined ? changes.added : changes.changed).add(id);
    if (old !== undefined && old.type !== entity.type) changes.retyped.add(id);
    if (old?.digest !== digest) saved.push(toRow(entity, digest, old?.since ?? state.since));
  }
  await rows.saveEntities(saved);
  await rows.dropEntities([...changes.gone]);
  await dropPlaces(rows, profiles, changes);
  state.entities += changes.added.size - changes.gone.size;
  return changes;
}

/**
 * Entities whose members, sums or reasons changed. Where articles that were there before moved into one or out of it, counting those
 * that came and went is not enough: it is recounted.
 */
function touchedBy(profiles: ProfileChanges, members: readonly MemberChange[]) {
  const touched = new Set<string>();
  const recounted = new Set<string>();
  for (const change of profiles.all()) {
    const [from, to] = [homeBefore(change), homeAfter(change)];
    const told = change.before?.reason === change.row.reason && change.before?.decided === change.row.decided;
    if (!change.counted && from === to && told) continue;
    for (const id of [from, to])
      if (id !== null) {
        touched.add(id);
        if (from !== to && change.before !== undefined && isLive(change)) recounted.add(id);
      }
  }
  for (const { before, after } of members)
    for (const id of [before, after]) if (id !== null) recounted.add(id) && touched.add(id);
  return { touched, recounted };
}

/** How many more articles name an entity, each article counted once. */
function countArrivals(coming: Naming, leaving: Naming): Map<string, number> {
  const arrivals = new Map<string, number>();
  const bump = (naming: Naming, by: number) => {
    for (const own of Map.groupBy(naming, ({ article }) => article).values())
      for (const id of new Set(own.flatMap(({ entity }) => entity ?? [])))
        arrivals.set(id, (arrivals.get(id) ?? 0) + by);
  };
  bump(coming, 1);
  bump(leaving, -1);
  return arrivals;
}

type Part = ProfileTally & { readonly reason: string };

/** What entities are made of: profiles without the members that were split off, and those members. */
async function partsOf(
  rows: GraphRows,
  ids: readonly string[],
  profiles: ProfileChanges,
  split: readonly SplitMember[],
): Promise<Map<string, Part[]>> {
  const parts = new Map<string, Part[]>();
  const add = (entity: string, part: Part) => {
    const own = parts.get(entity);
    if (own) own.push(part);
    else parts.set(entity, [part]);
  };
  const splitOff = Map.groupBy(split, ({ row }) => `${row.block}\n${row.profile}`);
  for (const row of await rows.profilesOf(ids)) {
    const own = splitOff.get(`${row.block}\n${row.id}`) ?? [];
    if (own.length < row.articles) add(homeOf(row)!, toPart(own.length === 0 ? row : await without(rows, row, own)));
  }
  const wanted = new Set(ids);
  const groups = Map.groupBy(split, ({ row }) => `${row.home} ${row.decided}\n${row.block}\n${row.profile}`);
  for (const group of groups.values()) {
    const { home, decided, block, profile } = group[0]!.row;
    if (home !== null && wanted.has(home)) add(home, toPart(sumOf(profiles.find(block, profile)!.row, group, decided)));
  }
  return parts;
}

/** A profile's sums without those of some of its members. */
async function without(rows: GraphRows, row: Row<"profile">, members: readonly SplitMember[]): Promise<Row<"profile">> {
  const [first_seen, last_seen] = await rows.datesOf(row, "unsplit");
  return {
    ...row,
    mentions: row.mentions - members.reduce((sum, { row: member }) => sum + member.mentions, 0),
    aliases: JSON.stringify(
      members.reduce(
        (sums, { aliases }) => countAliases(sums, aliases, -1),
        JSON.parse(row.aliases) as Record<string, number>,
      ),
    ),
    first_seen,
    last_seen,
  };
}

/** The sums of some of a profile's members alone. */
function sumOf(row: Row<"profile">, members: readonly SplitMember[], decided: string | null): Row<"profile"> {
  const dates = members.flatMap(({ row: member }) => member.published_at ?? []).sort(order);
  return {
    ...row,
    mentions: members.reduce((sum, { row: member }) => sum + member.mentions, 0),
    aliases: JSON.stringify(members.reduce((sums, { aliases }) => countAliases(sums, aliases, 1), {})),
    first_seen: dates[0] ?? null,
    last_seen: dates.at(-1) ?? null,
    decided,
  };
}

const toPart = (row: Row<"profile">): Part => ({
  profile: profileOf(row) as NameProfile,
  mentions: row.mentions,
  aliases: JSON.parse(row.aliases) as Record<string, number>,
  firstSeen: row.first_seen ?? undefined,
  lastSeen: row.last_seen ?? undefined,
  guest: row.decided !== null,
  reason: row.decided === null ? row.reason! : decidedReason,
});

const toRow = (entity: Omit<Entity, "members">, digest: string, since: number): Row<"entity"> => ({
  id: entity.id,
  type: entity.type,
  name: entity.name,
  aliases: JSON.stringify(entity.aliases),
  mention_count: entity.mentionCount,
  article_count: entity.articleCount,
  first_seen: entity.firstSeen ?? null,
  last_seen: entity.lastSeen ?? null,
  digest,
  since,
});

/** An entity that only a decision took out of the graph keeps its place, so that it is there when the decision is taken back. */
async function dropPlaces(rows: GraphRows, profiles: ProfileChanges, { gone, types }: EntityChanges): Promise<void> {
  const left = new Set<string>(gone);
  for (const { before, row } of profiles.all())
    if (before?.home != null && before.entity !== null && (row.articles === 0 || row.entity !== before.entity))
      left.add(before.entity);
  const ids = [...left].filter((id) => !types.has(id as EntityId));
  const ruled = new Set((await rows.ruledHomes("entity", ids)).map(({ entity }) => entity));
  const present = new Set((await rows.entities(ids.filter((id) => !ruled.has(id)))).map(({ id }) => id));
  await rows.dropPlaces(ids.filter((id) => !ruled.has(id) && !present.has(id)));
}
