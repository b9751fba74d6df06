import { type EntityId, entityIdAt } from "../../ids.ts";
import type { Address } from "../../resolve/address.ts";
import { likenessLine } from "../../resolve/factLines.ts";
import { resolveBlock } from "../../resolve/resolveBlock.ts";
import type { SetHash } from "../../setHash.ts";
import type { GraphRows } from "../graphRows.ts";
import type { Row } from "../tables.ts";
import { order } from "./order.ts";
import { differs, isLive, type ProfileChange, type ProfileChanges, profileOf } from "./profileChanges.ts";

/** Decides the touched blocks by the rules alone, and follows redirects from them and to them. */
export async function placeProfiles(rows: GraphRows, profiles: ProfileChanges, hash: SetHash): Promise<void> {
  const blocks = [...profiles.blocks.keys()];
  await replaceLikenesses(rows, blocks, decideBlocks(profiles), hash);
  // Profiles of other blocks that are sent into one of these: where they end may have changed.
  profiles.addOthers(await rows.profilesRedirectedTo(blocks));
  await followRedirects(rows, profiles);
  const all = [...profiles.all()];
  await rows.saveProfiles(all.filter((change) => isLive(change) && differs(change)).map(({ row }) => row));
  await rows.dropProfiles(all.filter((change) => !isLive(change)).map(({ row }) => row));
}

/** @returns the likenesses within the blocks, by their line of the hash */
function decideBlocks(profiles: ProfileChanges): Map<string, Row<"likeness">> {
  const likenesses = new Map<string, Row<"likeness">>();
  for (const [block, own] of profiles.blocks) {
    const live = [...own.values()].filter(isLive).sort((a, b) => order(a.row.id, b.row.id));
    const answer = resolveBlock(
      live.map(({ row }) => ({ id: row.id, profile: profileOf(row), articles: row.articles, mentions: row.mentions })),
    );
    for (const { row } of own.values()) {
      const placement = answer.placements.get(row.id);
      row.address = placement === undefined ? null : JSON.stringify(placement.address);
      row.redirect = placement?.redirect ?? null;
      row.reason = placement?.reason ?? null;
    }
    for (const { one, other, reason, likeness } of answer.possiblySame)
      likenesses.set(likenessLine({ block, one, other, reason, likeness }), { block, one, other, reason, likeness });
  }
  return likenesses;
}

async function replaceLikenesses(
  rows: GraphRows,
  blocks: readonly string[],
  now: ReadonlyMap<string, Row<"likeness">>,
  hash: SetHash,
): Promise<void> {
  const before = new Map((await rows.likenessesIn(blocks)).map((row) => [likenessLine(row), row]));
  const goes = [...before].filter(([line]) => !now.has(line));
  const comes = [...now].filter(([line]) => !before.has(line));
  for (const [line] of goes) hash.remove(line);
  for (const [line] of comes) hash.add(line);
  await rows.replaceLikenesses(
    goes.map(([, row]) => row),
    comes.map(([, row]) => row),
  );
}

async function followRedirects(rows: GraphRows, profiles: ProfileChanges): Promise<void> {
  const all = [...profiles.all()];
  const elsewhere = new Set(
    all.flatMap(({ row }) => (row.redirect !== null && !profiles.blocks.has(row.redirect) ? [row.redirect] : [])),
  );
  const targets = Map.groupBy(await rows.profilesIn([...elsewhere]), ({ block }) => block);
  const inBlock = (block: string): Row<"profile">[] =>
    targets.get(block) ?? [...(profiles.blocks.get(block)?.values() ?? [])].filter(isLive).map(({ row }) => row);
  for (const change of all) change.row.entity = entityOf(change, inBlock);
}

/** A redirect goes to wherever its block puts the name with this address, and to the address itself if nobody bears it. */
function entityOf({ row }: ProfileChange, inBlock: (block: string) => Row<"profile">[]): EntityId | null {
  if (row.address === null) return null;
  const address = JSON.parse(row.address) as Address;
  const id = entityIdAt(address);
  if (row.redirect === null) return id;
  const named = inBlock(row.redirect)
    .filter(({ own }) => own === id)
    .sort((a, b) => order(a.id, b.id))[0];
  return named?.address ? entityIdAt(JSON.parse(named.address) as Address) : id;
}
