import { type ArticleId, type DecisionId, type EntityId, entityIdAt } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Entity, Member } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { addressKey, ownAddress } from "./address.ts";
import { assembleEntity, type ProfileTally } from "./assembleEntity.ts";
import { decidedReason, noOverrides, type Overrides, type RuledGraph } from "./foldDecisions.ts";
import { type BlockKey, type Form, formsOf, type NameProfile, type Profile, profileId } from "./formsOf.ts";
import { type BlockAnswer, type Placement, resolveBlock } from "./resolveBlock.ts";

/** The entities over all articles, and which of them each article's own entity became. */
export interface Resolution {
  /** In id order. */
  readonly entities: readonly Entity[];
  /** The entity of an article's own entity. */
  readonly find: (article: ArticleId, local: string) => EntityId | undefined;
  readonly overrides: Overrides;
  /** Decisions that changed which entity something belongs to, or what it is. */
  readonly used: ReadonlySet<DecisionId>;
  /** Pairs of profiles that may be one entity, with the entities that they became. */
  readonly likenesses: readonly {
    readonly block: BlockKey;
    readonly one: string;
    readonly other: string;
    readonly reason: string;
    readonly likeness: number;
    readonly entities: readonly [EntityId, EntityId];
  }[];
}

/**
 * Puts what many articles say into blocks, decides each block, and makes one entity of all that belongs to one address. This is the
 * whole of it at once; `updateGraph` does the same for the blocks that an article touches.
 *
 * @param fold replays what people decided over what the rules say
 */
export function resolveEntities(
  readings: readonly { article: ArticleHead; extraction: Extraction }[],
  fold: (ruled: RuledGraph) => Overrides = () => noOverrides,
): Resolution {
  const blocks = new Map<BlockKey, Map<string, Held>>();
  for (const { article, extraction } of readings) {
    const { forms, hints } = formsOf(article, extraction);
    for (const form of forms) hold(blocks, form.block, form.profile).locals.push({ article, extraction, form });
    for (const hint of hints) hold(blocks, hint.block, hint.profile).hints++;
  }
  const answers = new Map([...blocks].map(([block, profiles]) => [block, answer(profiles)]));
  const ruled: (Held & { own: EntityId; resolved: EntityId; reason: string })[] = [];
  for (const [block, profiles] of blocks)
    for (const held of profiles.values()) {
      const placement = answers.get(block)!.placements.get(held.id);
      if (placement === undefined || held.profile.kind !== "name") continue;
      const own = entityIdAt(ownAddress(held.profile));
      ruled.push({ ...held, own, resolved: settle(placement, blocks, answers), reason: placement.reason });
    }
  const overrides = fold(ruledGraph(readings, ruled));

  const used = new Set<DecisionId>();
  const groups = new Map<EntityId, Placed[]>();
  const homes = new Map<string, EntityId>();
  for (const { own, resolved, locals, ...held } of ruled)
    for (const [key, part] of Map.groupBy(locals, ({ article, extraction, form }) => {
      const mentions = extraction.entities.find(({ id }) => id === form.local)?.mentions ?? [];
      const { id, by } = overrides.placeOf({ article: article.id, mentions, own, resolved });
      return `${id} ${by ?? ""}`;
    })) {
      const [id, by] = key.split(" ") as [EntityId, DecisionId | ""];
      const rejected = overrides.rejectsEntity(id);
      for (const decision of [by, rejected]) if (decision) used.add(decision);
      if (rejected) continue;
      const group = groups.get(id) ?? [];
      groups.set(id, group);
      group.push({ ...held, locals: part, reason: by ? decidedReason : held.reason, guest: by !== "" });
      for (const { article, form } of part) homes.set(`${article.id} ${form.local}`, id);
    }
  const entities = [...groups].map(([id, group]) => toEntity(id, group, overrides)).sort((a, b) => order(a.id, b.id));
  for (const { id } of entities)
    for (const decided of [overrides.nameOf(id), overrides.typeOf(id)]) if (decided) used.add(decided.by);
  const homeOf = new Map(ruled.map(({ id, own, resolved }) => [id, overrides.homeOf({ own, resolved }).id]));
  const likenesses = [...answers].flatMap(([block, { possiblySame }]) =>
    possiblySame.map((pair) => ({
      ...pair,
      block,
      entities: [homeOf.get(pair.one)!, homeOf.get(pair.other)!] as const,
    })),
  );
  return { entities, find: (article, local) => homes.get(`${article} ${local}`), overrides, used, likenesses };
}

/** What the rules alone say, as the decisions ask for it. */
function ruledGraph(
  readings: readonly { article: ArticleHead; extraction: Extraction }[],
  ruled: readonly { own: EntityId; resolved: EntityId }[],
): RuledGraph {
  const places = new Map<EntityId, EntityId>();
  for (const { own, resolved } of ruled) {
    const known = places.get(own);
    if (known === undefined || resolved < known) places.set(own, resolved);
  }
  // An id that still stands for somebody is looked up as itself, even where some who bear the name were joined elsewhere.
  for (const { resolved } of ruled) places.set(resolved, resolved);
  const articles = new Map(readings.map(({ article, extraction }) => [article.id as string, extraction]));
  return {
    look: (id) => places.get(id),
    hasArticle: (id) => articles.has(id),
    isMention: ({ article, start, end }) =>
      articles.get(article)?.entities.some(({ mentions }) => mentions.some((m) => m.start < end && m.end > start)) ??
      false,
  };
}

/** A profile of a block with everything that has it. */
interface Held {
  readonly id: string;
  readonly profile: Profile;
  readonly locals: { readonly article: ArticleHead; readonly extraction: Extraction; readonly form: Form }[];
  /** How many articles say it, where it stands for no entity. */
  hints: number;
}

type Placed = Held & { readonly reason: string; readonly guest: boolean };

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

function toEntity(id: EntityId, group: readonly Placed[], overrides: Overrides): Entity {
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
  const decided = { name: overrides.nameOf(id)?.name, type: overrides.typeOf(id)?.type };
  return { ...assembleEntity(id, group.map(toTally), articleCount, decided), members };
}

function toTally({ profile, locals, guest }: Placed): ProfileTally {
  const aliases: Record<string, number> = Object.create(null);
  for (const { form } of locals) for (const alias of form.aliases) aliases[alias] = (aliases[alias] ?? 0) + 1;
  const dates = locals.flatMap(({ article }) => article.publishedAt ?? []).sort(order);
  return {
    profile: profile as NameProfile,
    mentions: locals.reduce((sum, { form }) => sum + form.mentions, 0),
    aliases,
    firstSeen: dates[0],
    lastSeen: dates.at(-1),
    guest,
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
