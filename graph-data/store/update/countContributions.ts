import { entityIdAt } from "../../ids.ts";
import { ownAddress } from "../../resolve/address.ts";
import { formsOf, type Profile, profileId } from "../../resolve/formsOf.ts";
import type { GraphRows } from "../graphRows.ts";
import type { Reading } from "../reading.ts";
import type { Row } from "../tables.ts";
import type { ArticlesUpdate } from "./articlesUpdate.ts";
import { type ProfileChange, ProfileChanges } from "./profileChanges.ts";

/** Takes what leaving articles contribute out of the profiles' sums, and adds what coming ones do. */
export async function countContributions(
  rows: GraphRows,
  { add, remove }: Pick<ArticlesUpdate, "add" | "remove">,
): Promise<ProfileChanges> {
  const leaving = remove.map(({ article }) => article.id);
  const left = { members: await rows.members(leaving), hints: await rows.hints(leaving) };
  const coming = add.map((reading) => ({ reading, ...formsOf(reading.article, reading.extraction) }));
  const touched = new Set([
    ...[...left.members, ...left.hints].map(({ block }) => block),
    ...coming.flatMap(({ forms, hints }) => [...forms, ...hints].map(({ block }) => block)),
  ]);
  const profiles = new ProfileChanges(touched, await rows.profilesIn([...touched]));
  await rows.dropContributions(leaving);
  const narrowed = subtract(profiles, left, remove);
  const { members, hints } = addUp(profiles, coming);
  await rows.addContributions(members, hints);
  for (const { row } of narrowed) if (row.articles > 0) [row.first_seen, row.last_seen] = await rows.datesOf(row);
  return profiles;
}

/** @returns profiles whose first or last date may have gone */
function subtract(
  profiles: ProfileChanges,
  left: { readonly members: readonly Row<"member">[]; readonly hints: readonly Row<"hint">[] },
  remove: readonly Reading[],
): Set<ProfileChange> {
  const aliasesOf = new Map(
    remove.map(({ article, extraction }) => [
      article.id as string,
      new Map(extraction.entities.map(({ id, aliases }) => [id, aliases ?? []])),
    ]),
  );
  const narrowed = new Set<ProfileChange>();
  for (const { article, local, block, profile, mentions, published_at } of left.members) {
    const change = profiles.find(block, profile)!;
    count(change, { articles: -1, mentions: -mentions, aliases: aliasesOf.get(article)?.get(local) });
    if (published_at !== null) narrowed.add(change);
  }
  for (const { block, profile } of left.hints) count(profiles.find(block, profile)!, { articles: -1, mentions: 0 });
  return narrowed;
}

function addUp(
  profiles: ProfileChanges,
  coming: readonly ({ readonly reading: Reading } & ReturnType<typeof formsOf>)[],
): { members: Row<"member">[]; hints: Row<"hint">[] } {
  const members: Row<"member">[] = [];
  const hints: Row<"hint">[] = [];
  for (const { reading, ...said } of coming) {
    const { id: article, publishedAt = null } = reading.article;
    for (const { local, block, profile, mentions, aliases } of said.forms) {
      const change = changeOf(profiles, block, profile);
      count(change, { articles: 1, mentions, aliases });
      widen(change.row, publishedAt);
      const unplaced = { home: null, decided: null };
      members.push({ article, local, block, profile: change.row.id, mentions, published_at: publishedAt, ...unplaced });
    }
    for (const { block, profile } of said.hints) {
      const change = changeOf(profiles, block, profile);
      count(change, { articles: 1, mentions: 0 });
      hints.push({ article, block, profile: change.row.id });
    }
  }
  return { members, hints };
}

function changeOf(profiles: ProfileChanges, block: string, profile: Profile): ProfileChange {
  const own = profiles.blocks.get(block)!;
  const id = profileId(profile);
  const known = own.get(id);
  if (known) return known;
  const change: ProfileChange = {
    before: undefined,
    counted: true,
    row: {
      block,
      id,
      content: JSON.stringify(profile),
      articles: 0,
      mentions: 0,
      aliases: "{}",
      first_seen: null,
      last_seen: null,
      own: profile.kind === "name" ? entityIdAt(ownAddress(profile)) : null,
      address: null,
      redirect: null,
      reason: null,
      entity: null,
      home: null,
      decided: null,
    },
  };
  own.set(id, change);
  return change;
}

function count(
  change: ProfileChange,
  by: { articles: 1 | -1; mentions: number; aliases?: readonly string[] | undefined },
): void {
  const { row } = change;
  change.counted = true;
  row.articles += by.articles;
  row.mentions += by.mentions;
  if (by.aliases === undefined || by.aliases.length === 0) return;
  row.aliases = JSON.stringify(
    countAliases(JSON.parse(row.aliases) as Record<string, number>, by.aliases, by.articles),
  );
}

/** Sums of aliases with some more of them, or less. */
export function countAliases(
  sums: Readonly<Record<string, number>>,
  aliases: readonly string[],
  by: 1 | -1,
): Record<string, number> {
  const counts = new Map(Object.entries(sums));
  for (const alias of aliases) counts.set(alias, (counts.get(alias) ?? 0) + by);
  return Object.fromEntries([...counts].filter(([, n]) => n > 0));
}

function widen(row: Row<"profile">, date: string | null): void {
  if (date === null) return;
  if (row.first_seen === null || date < row.first_seen) row.first_seen = date;
  if (row.last_seen === null || date > row.last_seen) row.last_seen = date;
}
