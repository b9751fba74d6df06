import { type ArticleId, type EntityId, entityIdAt } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Entity, Member } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { assembleEntity, type ProfileTally } from "./assembleEntity.ts";
import { type BlockKey, type Form, formsOf, type NameProfile, type Profile, profileId } from "./formsOf.ts";
import { addressKey, type BlockAnswer, ownAddress, type Placement, resolveBlock } from "./resolveBlock.ts";

/** The entities over all articles, and which of them each article's own entity became. */
export interface Resolution {
  /** In id order. */
  readonly entities: readonly Entity[];
  /** The entity of an article's own entity. */
  readonly find: (article: ArticleId, local: string) => EntityId | undefined;
}

/**
 * Puts what many articles say into blocks, decides each block, and makes one entity of all that belongs to one address. This is the
 * whole of it at once; `updateGraph` does the same for the blocks that an article touches.
 */
export function resolveEntities(readings: readonly { article: ArticleHead; extraction: Extraction }[]): Resolution {
  const blocks = new Map<BlockKey, Map<string, Held>>();
  for (const { article, extraction } of readings) {
    const { forms, hints } = formsOf(article, extraction);
    for (const form of forms) hold(blocks, form.block, form.profile).locals.push({ article, form });
    for (const hint of hints) hold(blocks, hint.block, hint.profile).hints++;
  }
  const answers = new Map([...blocks].map(([block, profiles]) => [block, answer(profiles)]));
  const groups = new Map<EntityId, Placed[]>();
  for (const [block, profiles] of blocks)
    for (const held of profiles.values()) {
      const placement = answers.get(block)!.placements.get(held.id);
      if (placement === undefined) continue;
      const id = settle(placement, blocks, answers);
      const group = groups.get(id);
      if (group) group.push({ ...held, reason: placement.reason });
      else groups.set(id, [{ ...held, reason: placement.reason }]);
    }
  const homes = new Map<string, EntityId>();
  for (const [id, group] of groups)
    for (const { locals } of group)
      for (const { article, form } of locals) homes.set(`${article.id} ${form.local}`, id);
  const entities = [...groups].map(([id, group]) => toEntity(id, group)).sort((a, b) => order(a.id, b.id));
  return { entities, find: (article, local) => homes.get(`${article} ${local}`) };
}

/** A profile of a block with everything that has it. */
interface Held {
  readonly id: string;
  readonly profile: Profile;
  readonly locals: { readonly article: ArticleHead; readonly form: Form }[];
  /** How many articles say it, where it stands for no entity. */
  hints: number;
}

type Placed = Held & { readonly reason: string };

function hold(blocks: Map<BlockKey, Map<string, Held>>, block: BlockKey, profile: Profile): Held {
  const profiles = blocks.get(block) ?? new Map<string, Held>();
  blocks.set(block, profiles);
  const id = profileId(profile);
  const held = profiles.get(id) ?? { id, profile, locals: [], hints: 0 };
  profiles.set(id, held);
  return held;
}

const answer = (profiles: ReadonlyMap<string, Held>): BlockAnswer =>
  resolveBlock(
    [...profiles.values()]
      .map(({ id, profile, locals, hints }) => ({
        id,
        profile,
        articles: locals.length + hints,
        mentions: locals.reduce((sum, { form }) => sum + form.mentions, 0),
      }))
      .sort((a, b) => order(a.id, b.id)),
  );

/** The entity that a placement leads to; a redirect is followed once. */
function settle(
  { address, redirect }: Placement,
  blocks: ReadonlyMap<BlockKey, ReadonlyMap<string, Held>>,
  answers: ReadonlyMap<BlockKey, BlockAnswer>,
): EntityId {
  if (redirect === undefined) return entityIdAt(address);
  const there = [...(blocks.get(redirect)?.values() ?? [])]
    .filter(({ profile }) => profile.kind === "name" && addressKey(ownAddress(profile)) === addressKey(address))
    .map(({ id }) => id)
    .sort(order)[0];
  return entityIdAt((there && answers.get(redirect)?.placements.get(there)?.address) || address);
}

function toEntity(id: EntityId, group: readonly Placed[]): Entity {
  const members: Member[] = group
    .flatMap(({ locals, reason }) =>
      locals.map(({ article, form }) => ({
        article: article.id,
        local: form.local,
        name: form.profile.name,
        reason,
        mentions: form.mentions,
      })),
    )
    .sort((a, b) => order(a.article, b.article) || order(a.local, b.local));
  const articleCount = new Set(members.map(({ article }) => article)).size;
  return { ...assembleEntity(id, group.map(toTally), articleCount), members };
}

function toTally({ profile, locals }: Held): ProfileTally {
  const aliases: Record<string, number> = Object.create(null);
  for (const { form } of locals) for (const alias of form.aliases) aliases[alias] = (aliases[alias] ?? 0) + 1;
  const dates = locals.flatMap(({ article }) => article.publishedAt ?? []).sort(order);
  return {
    profile: profile as NameProfile,
    mentions: locals.reduce((sum, { form }) => sum + form.mentions, 0),
    aliases,
    firstSeen: dates[0],
    lastSeen: dates.at(-1),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
