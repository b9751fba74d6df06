import { settle, spacing } from "../graph/settle.ts";
import { type ArticleId, type BuildHash, buildHash, type EntityId, entityIdAt } from "../ids.ts";
import { nameKey } from "../names/key.ts";
import type { EntityType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Entity, Place2D, Relation, Statement } from "../records/build.ts";
import type { BuildCause } from "../records/change.ts";
import { type Address, addressKey, ownAddress } from "../resolve/address.ts";
import { assembleEntity } from "../resolve/assembleEntity.ts";
import { articleDigest, entityDigest, factLine, likenessLine, relationDigest } from "../resolve/factLines.ts";
import { type Form, formsOf, type NameProfile, type Profile, profileId } from "../resolve/formsOf.ts";
import { emptyTally, type RelationTally, summarise, tally } from "../resolve/relationTally.ts";
import { resolveBlock } from "../resolve/resolveBlock.ts";
import { type PlacedStatement, statementsOf } from "../resolve/statementsOf.ts";
import { SetHash } from "../setHash.ts";
import { ChangeTeller } from "./changeTeller.ts";
import type { GraphRows } from "./graphRows.ts";
import { toReading } from "./readBuild.ts";
import type { Reading } from "./reading.ts";
import { regroupCopies, type StoryChange } from "./regroupCopies.ts";
import type { Row } from "./tables.ts";

/** What came, changed and went with a build, by id. */
export interface GraphChange {
  readonly build: BuildHash;
  readonly entities: Changed<EntityId>;
  readonly relations: Changed<Relation["id"]>;
}

interface Changed<Id> {
  readonly added: readonly Id[];
  readonly changed: readonly Id[];
  readonly gone: readonly Id[];
}

/**
 * The version of the rules by which the graph is made of what was read: blocks, profiles, joins, summaries. A change that can alter the
 * graph of the same readings raises it; then a store makes its rows anew when it is next opened for writing.
 */
export const resolutionVersion = "2";

/** How many builds can be followed by what they changed; whoever has an older one reads the whole graph. */
const followedBuilds = 200;

/**
 * Brings the rows of the graph up to date with articles that came and went, in the caller's transaction. Only what they touch is read and
 * written: their blocks, the entities and relations that these make, and the articles whose own entities moved. The rows, and so the
 * hash, are those that all articles would give at once, in any order.
 *
 * @param update.remove the readings as they were added; an article whose reading is replaced is in both lists
 * @param update.cause why ids may go: said when somebody asks for one
 */
export async function updateGraph(
  rows: GraphRows,
  update: {
    readonly add: readonly Reading[];
    readonly remove: readonly Reading[];
    readonly cause: string;
    readonly now: string;
  },
): Promise<GraphChange> {
  const state = await openState(rows);
  const profiles = await changeProfiles(rows, update);
  await placeProfiles(rows, profiles, state.hash);
  const entities = await changeEntities(rows, profiles, update, state);
  const stories = await regroupCopies(rows, {
    coming: update.add.map(({ article }) => article.id),
    leaving: update.remove.map(({ article }) => article.id),
  });
  const articles = await reassemble(rows, profiles, entities, { ...update, stories });
  const relations = await changeRelations(rows, articles, state);
  await changeArticleFacts(rows, articles, state);
  await settleNewcomers(rows, entities, relations, state);
  return close(rows, state, { profiles, entities, relations, update });
}

// state

interface State {
  readonly hash: SetHash;
  readonly rules: Record<string, number>;
  /** Number of the build that is being made. */
  readonly since: number;
  readonly teller: ChangeTeller;
  entities: number;
  communities: number;
  readonly arranged: number;
  readonly arrangedEntities: number;
}

async function openState(rows: GraphRows): Promise<State> {
  const kept = await rows.state();
  return {
    hash: new SetHash(kept?.facts),
    rules: kept === undefined ? {} : (JSON.parse(kept.rules) as Record<string, number>),
    since: (await rows.lastBuild()) + 1,
    teller: new ChangeTeller(),
    entities: kept?.entities ?? 0,
    communities: kept?.communities ?? 0,
    arranged: kept?.arranged ?? 0,
    arrangedEntities: kept?.arranged_entities ?? 0,
  };
}

/** The rules as a build names them: after they have changed, articles of both versions lie side by side until they are read again. */
export const rulesOf = (counts: Readonly<Record<string, number>>): string =>
  Object.keys(counts).sort().join("+") || "none";

// profiles: what is added up over articles

interface ProfileChange {
  /** As it was before; undefined where it is new. */
  readonly before: Row<"profile"> | undefined;
  row: Row<"profile">;
  /** Did articles with it come or go? */
  counted: boolean;
}

/** The profiles of all touched blocks, by block and id. */
type Profiles = Map<string, Map<string, ProfileChange>>;

async function changeProfiles(
  rows: GraphRows,
  { add, remove }: { add: readonly Reading[]; remove: readonly Reading[] },
): Promise<Profiles & { dependents?: ProfileChange[] }> {
  const leaving = remove.map(({ article }) => article.id);
  const left = { members: await rows.members(leaving), hints: await rows.hints(leaving) };
  const coming = add.map((reading) => ({ reading, ...formsOf(reading.article, reading.extraction) }));
  const touched = new Set([
    ...[...left.members, ...left.hints].map(({ block }) => block),
    ...coming.flatMap(({ forms, hints }) => [...forms, ...hints].map(({ block }) => block)),
  ]);
  const profiles: Profiles = new Map([...touched].map((block) => [block, new Map()]));
  for (const row of await rows.profilesIn([...touched]))
    profiles.get(row.block)!.set(row.id, { before: row, row: { ...row }, counted: false });

  const aliasesOf = new Map(
    remove.map(({ article, extraction }) => [
      article.id as string,
      new Map(extraction.entities.map(({ id, aliases }) => [id, aliases ?? []])),
    ]),
  );
  await rows.dropContributions(leaving);
  const narrowed = new Set<ProfileChange>();
  for (const member of left.members) {
    const change = profiles.get(member.block)!.get(member.profile)!;
    count(change, {
      articles: -1,
      mentions: -member.mentions,
      aliases: aliasesOf.get(member.article)?.get(member.local),
    });
    if (member.published_at !== null) narrowed.add(change);
  }
  for (const hint of left.hints) count(profiles.get(hint.block)!.get(hint.profile)!, { articles: -1, mentions: 0 });

  const members: Row<"member">[] = [];
  const hints: Row<"hint">[] = [];
  for (const { reading, ...said } of coming) {
    const { id: article, publishedAt = null } = reading.article;
    for (const { local, block, profile, mentions, aliases } of said.forms) {
      const change = changeOf(profiles, block, profile);
      count(change, { articles: 1, mentions, aliases });
      const { row } = change;
      if (publishedAt !== null) {
        if (row.first_seen === null || publishedAt < row.first_seen) row.first_seen = publishedAt;
        if (row.last_seen === null || publishedAt > row.last_seen) row.last_seen = publishedAt;
      }
      members.push({ article, local, block, profile: row.id, mentions, published_at: publishedAt });
    }
    for (const { block, profile } of said.hints) {
      const change = changeOf(profiles, block, profile);
      count(change, { articles: 1, mentions: 0 });
      hints.push({ article, block, profile: change.row.id });
    }
  }
  await rows.addContributions(members, hints);
  for (const change of narrowed)
    if (change.row.articles > 0) [change.row.first_seen, change.row.last_seen] = await rows.datesOf(change.row);
  return profiles;
}

function changeOf(profiles: Profiles, block: string, profile: Profile): ProfileChange {
  const own = profiles.get(block)!;
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
      own: profile.kind === "name" ? addressKey(ownAddress(profile)) : null,
      address: null,
      redirect: null,
      reason: null,
      entity: null,
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
  const sums = new Map(Object.entries(JSON.parse(row.aliases) as Record<string, number>));
  for (const alias of by.aliases) sums.set(alias, (sums.get(alias) ?? 0) + by.articles);
  row.aliases = JSON.stringify(Object.fromEntries([...sums].filter(([, n]) => n > 0)));
}

const profileOf = (row: Row<"profile">): Profile => JSON.parse(row.content) as Profile;
const isLive = ({ row }: ProfileChange): boolean => row.articles > 0;

// placements: blocks decide

/** Decides the touched blocks, and follows redirects from them and to them. */
async function placeProfiles(
  rows: GraphRows,
  profiles: Profiles & { dependents?: ProfileChange[] },
  hash: SetHash,
): Promise<void> {
  const blocks = [...profiles.keys()];
  const likenesses = new Map<string, Row<"likeness">>();
  for (const [block, own] of profiles) {
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
  const kept = new Map((await rows.likenessesIn(blocks)).map((row) => [likenessLine(row), row]));
  const [goes, comes] = [
    [...kept].filter(([line]) => !likenesses.has(line)),
    [...likenesses].filter(([line]) => !kept.has(line)),
  ];
  for (const [line] of goes) hash.remove(line);
  for (const [line] of comes) hash.add(line);
  await rows.replaceLikenesses(
    goes.map(([, row]) => row),
    comes.map(([, row]) => row),
  );

  // Profiles of other blocks that are sent into one of these: where they end may have changed.
  profiles.dependents = (await rows.profilesRedirectedTo(blocks))
    .filter(({ block }) => !profiles.has(block))
    .map((row) => ({ before: row, row: { ...row }, counted: false }));
  const all = [...[...profiles.values()].flatMap((own) => [...own.values()]), ...profiles.dependents];
  const elsewhere = new Set(
    all.flatMap(({ row }) => (row.redirect !== null && !profiles.has(row.redirect) ? [row.redirect] : [])),
  );
  const targets = new Map<string, Row<"profile">[]>();
  for (const row of await rows.profilesIn([...elsewhere])) {
    const own = targets.get(row.block);
    if (own) own.push(row);
    else targets.set(row.block, [row]);
  }
  for (const { row } of all) {
    if (row.address === null) {
      row.entity = null;
      continue;
    }
    const address = JSON.parse(row.address) as Address;
    const there =
      row.redirect === null
        ? []
        : (targets.get(row.redirect) ??
          [...(profiles.get(row.redirect)?.values() ?? [])].filter(isLive).map((change) => change.row));
    const named = there.filter(({ own }) => own === addressKey(address)).sort((a, b) => order(a.id, b.id))[0];
    row.entity = entityIdAt(named?.address ? (JSON.parse(named.address) as Address) : address);
  }
  await rows.saveProfiles(all.filter((change) => isLive(change) && differs(change)).map(({ row }) => row));
  await rows.dropProfiles(all.filter((change) => !isLive(change)).map(({ row }) => row));
}

const differs = ({ before, row }: ProfileChange): boolean =>
  before === undefined || (Object.keys(row) as (keyof typeof row)[]).some((column) => before[column] !== row[column]);

const entityBefore = ({ before }: ProfileChange): string | null => before?.entity ?? null;
const entityAfter = (change: ProfileChange): string | null => (isLive(change) ? change.row.entity : null);

function* eachProfile(profiles: Profiles & { dependents?: ProfileChange[] }): Iterable<ProfileChange> {
  for (const own of profiles.values()) yield* own.values();
  yield* profiles.dependents ?? [];
}

// entities

interface Entities {
  readonly added: Map<EntityId, Omit<Entity, "members">>;
  readonly changed: Set<EntityId>;
  readonly gone: Set<EntityId>;
  /** Entities that were there and have another type now. */
  readonly retyped: Set<EntityId>;
  /** Types of all that was touched. */
  readonly types: Map<EntityId, EntityType>;
}

async function changeEntities(
  rows: GraphRows,
  profiles: Profiles,
  { add, remove }: { add: readonly Reading[]; remove: readonly Reading[] },
  state: State,
): Promise<Entities> {
  const touched = new Set<string>();
  const recounted = new Set<string>();
  for (const change of eachProfile(profiles)) {
    const [from, to] = [entityBefore(change), entityAfter(change)];
    if (!change.counted && from === to && change.before?.reason === change.row.reason) continue;
    for (const id of [from, to])
      if (id !== null) {
        touched.add(id);
        // Articles that were there before moved with it, so that counting those that came and went is not enough.
        if (from !== to && change.before !== undefined && isLive(change)) recounted.add(id);
      }
  }
  const arrivals = new Map<string, number>();
  const bump = (articles: ReadonlyMap<string, ReadonlySet<string>>, by: number) => {
    for (const entities of articles.values()) for (const id of entities) arrivals.set(id, (arrivals.get(id) ?? 0) + by);
  };
  bump(namedBy(add, profiles, entityAfter), 1);
  bump(namedBy(remove, profiles, entityBefore), -1);

  const ids = [...touched].sort(order) as EntityId[];
  const before = new Map((await rows.entities(ids)).map((row) => [row.id, row]));
  const parts = new Map<string, Row<"profile">[]>();
  for (const row of await rows.profilesOf(ids)) {
    const own = parts.get(row.entity!);
    if (own) own.push(row);
    else parts.set(row.entity!, [row]);
  }
  const entities: Entities = {
    added: new Map(),
    changed: new Set(),
    gone: new Set(),
    retyped: new Set(),
    types: new Map(),
  };
  const saved: Row<"entity">[] = [];
  for (const id of ids) {
    const old = before.get(id);
    const own = (parts.get(id) ?? []).sort((a, b) => order(a.block, b.block) || order(a.id, b.id));
    if (own.length === 0) {
      if (old) {
        state.hash.remove(factLine("entity", id, old.digest));
        entities.gone.add(id);
        state.teller.entity(id, old, undefined);
      }
      continue;
    }
    const articleCount =
      recounted.has(id) || old === undefined
        ? await rows.countArticlesOf(id)
        : (old?.article_count ?? 0) + (arrivals.get(id) ?? 0);
    const entity = assembleEntity(id, own.map(toTally), articleCount);
    const digest = entityDigest(
      entity,
      own.map((row) => ({ name: (profileOf(row) as NameProfile).name, reason: row.reason! })),
    );
    replaceLine(state.hash, ["entity", id], old?.digest, digest);
    entities.types.set(id, entity.type);
    state.teller.entity(id, old, entity);
    if (old === undefined) entities.added.set(id, entity);
    else entities.changed.add(id);
    if (old !== undefined && old.type !== entity.type) entities.retyped.add(id);
    if (old?.digest !== digest) saved.push(toRow(entity, digest, old?.since ?? state.since));
  }
  await rows.saveEntities(saved);
  await rows.dropEntities([...entities.gone]);
  state.entities += entities.added.size - entities.gone.size;
  return entities;
}

/** Which entities the articles name, each article's once. */
function namedBy(
  readings: readonly Reading[],
  profiles: Profiles,
  entityOf: (change: ProfileChange) => string | null,
): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { article, extraction } of readings) {
    const own = new Set<string>();
    for (const { block, profile } of formsOf(article, extraction).forms) {
      const change = profiles.get(block)?.get(profileId(profile));
      const entity = change && entityOf(change);
      if (entity) own.add(entity);
    }
    named.set(article.id, own);
  }
  return named;
}

const toTally = (row: Row<"profile">) => ({
  profile: profileOf(row) as NameProfile,
  mentions: row.mentions,
  aliases: JSON.parse(row.aliases) as Record<string, number>,
  firstSeen: row.first_seen ?? undefined,
  lastSeen: row.last_seen ?? undefined,
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

// articles whose statements are put together again

interface Reassembled {
  /** Articles that are there, with their own facts. */
  readonly present: Map<string, { digest: string }>;
  readonly gone: readonly string[];
  /** By relation: the statements that each article had and has. */
  readonly relations: Map<string, RelationChange>;
}

interface RelationChange {
  readonly relation: PlacedStatement["relation"];
  readonly articles: {
    readonly had: Statement[];
    readonly has: Statement[];
    readonly publishedAt: string | undefined;
    readonly story: StoryChange;
  }[];
}

async function reassemble(
  rows: GraphRows,
  profiles: Profiles,
  entities: Entities,
  {
    add,
    remove,
    stories,
  }: { add: readonly Reading[]; remove: readonly Reading[]; stories: ReadonlyMap<ArticleId, StoryChange> },
): Promise<Reassembled> {
  const moved = [...eachProfile(profiles)].filter(
    (change) => change.before !== undefined && isLive(change) && entityBefore(change) !== entityAfter(change),
  );
  const retyped = entities.retyped.size > 0 ? await rows.profilesOf([...entities.retyped]) : [];
  const affected = await rows.articlesWith([...moved.map(({ row }) => row), ...retyped]);
  const given = new Map(add.map((reading) => [reading.article.id as string, reading]));
  const leaving = new Map(remove.map(({ article }) => [article.id as string, article]));
  const gone = [...leaving.keys()].filter((article) => !given.has(article));
  const known = [...new Set([...affected, ...stories.keys()])].filter(
    (article) => !given.has(article) && !leaving.has(article),
  );
  const readings = [...add, ...(await rows.readings(known)).map(toReading)].sort((a, b) =>
    order(a.article.id, b.article.id),
  );

  const ids = readings.map(({ article }) => article.id as string);
  const homes = new Map<string, Map<string, { entity: EntityId; name: string; mentions: number }>>(
    ids.map((id) => [id, new Map()]),
  );
  for (const { article, local, mentions, entity, content } of await rows.homes(ids))
    if (entity !== null)
      homes.get(article)!.set(local, {
        entity: entity as EntityId,
        name: (JSON.parse(content) as NameProfile).name,
        mentions,
      });
  const types = new Map(entities.types);
  const missing = new Set<string>();
  for (const own of homes.values()) for (const { entity } of own.values()) if (!types.has(entity)) missing.add(entity);
  for (const row of await rows.entities([...missing])) types.set(row.id as EntityId, row.type as EntityType);

  const before = new Map<string, Row<"statement">[]>();
  for (const row of await rows.statementsOf([...ids, ...gone])) {
    const own = before.get(row.article);
    if (own) own.push(row);
    else before.set(row.article, [row]);
  }
  const copies = await rows.copies(ids);
  const relations = new Map<string, RelationChange>();
  const knownRelations = new Map<string, PlacedStatement["relation"]>();
  const dropped: string[] = [];
  const added: Row<"statement">[] = [];
  const present = new Map<string, { digest: string }>();

  const changeArticle = (
    article: ArticleHead,
    old: readonly Row<"statement">[],
    placed: readonly PlacedStatement[],
  ) => {
    const has = new Map(placed.map((each) => [each.statement.id as string, each]));
    const had = new Map(old.map((row) => [row.id, row]));
    for (const [id, row] of had) {
      const now = has.get(id);
      if (now !== undefined && JSON.stringify(now.statement) === row.content) continue;
      dropped.push(id);
    }
    for (const [id, { relation, statement }] of has) {
      knownRelations.set(relation.id, relation);
      const content = JSON.stringify(statement);
      if (had.get(id)?.content === content) continue;
      added.push({
        id,
        relation: relation.id,
        article: article.id,
        content,
        date: statement.date ?? null,
        published_at: article.publishedAt ?? null,
      });
    }
    const story = stories.get(article.id) ?? { before: copies[article.id], after: copies[article.id] };
    for (const id of new Set([
      ...old.map((row) => row.relation),
      ...placed.map(({ relation }) => relation.id as string),
    ])) {
      const its = {
        had: byId(old.filter((row) => row.relation === id).map((row) => JSON.parse(row.content) as Statement)),
        has: byId(placed.filter(({ relation }) => relation.id === id).map(({ statement }) => statement)),
        publishedAt: article.publishedAt,
        story,
      };
      if (story.before === story.after && JSON.stringify(its.had) === JSON.stringify(its.has)) continue;
      const change = relations.get(id);
      if (change) change.articles.push(its);
      else relations.set(id, { relation: knownRelations.get(id)!, articles: [its] });
    }
  };
  for (const { article, extraction } of readings) {
    const own = homes.get(article.id)!;
    const placed = statementsOf(article, extraction, {
      home: (local) => own.get(local)?.entity,
      typeOf: (entity) => types.get(entity)!,
    });
    changeArticle(article, before.get(article.id) ?? [], placed);
    present.set(article.id, {
      digest: articleDigest(
        article,
        [...own].map(([local, { entity, name, mentions }]) => ({ local, entity, name, mentions })),
        placed.map(({ relation, statement }) => ({ relation: relation.id, statement })),
      ),
    });
  }
  for (const id of gone) changeArticle(leaving.get(id)!, before.get(id) ?? [], []);
  await rows.replaceStatements(dropped, added);
  return { present, gone, relations };
}

// relations

interface Relations {
  readonly added: Map<Relation["id"], PlacedStatement["relation"]>;
  readonly changed: Set<Relation["id"]>;
  readonly gone: Set<Relation["id"]>;
}

async function changeRelations(rows: GraphRows, { relations: touched }: Reassembled, state: State): Promise<Relations> {
  const ids = [...touched.keys()].sort(order) as Relation["id"][];
  const before = new Map((await rows.relations(ids)).map((row) => [row.id, row]));
  const relations: Relations = { added: new Map(), changed: new Set(), gone: new Set() };
  const saved: Row<"relation">[] = [];
  for (const id of ids) {
    const change = touched.get(id)!;
    const old = before.get(id);
    const sums = old === undefined ? emptyTally() : (JSON.parse(old.tally) as RelationTally);
    for (const { had, publishedAt, story } of change.articles)
      tally(sums, { statements: had, publishedAt, story: story.before }, -1);
    for (const { has, publishedAt, story } of change.articles)
      tally(sums, { statements: has, publishedAt, story: story.after }, 1);
    if (change.articles.some(({ had }) => had.length > 0)) Object.assign(sums, await rows.rangesOf(id));
    state.teller.relation(
      change.relation ?? toRelation(old!),
      {
        was: old && (JSON.parse(old.tally) as RelationTally),
        now: sums.statements === 0 ? undefined : sums,
      },
      { had: change.articles.flatMap(({ had }) => had), has: change.articles.flatMap(({ has }) => has) },
    );
    if (sums.statements === 0) {
      if (old) {
        state.hash.remove(factLine("relation", id, old.digest));
        relations.gone.add(id);
      }
      continue;
    }
    const relation = old === undefined ? change.relation : toRelation(old);
    const digest = relationDigest({ ...relation, ...summarise(sums) });
    replaceLine(state.hash, ["relation", id], old?.digest, digest);
    if (old === undefined) relations.added.set(id, relation);
    else relations.changed.add(id);
    saved.push({ ...relation, tally: JSON.stringify(sums), digest, since: old?.since ?? state.since });
  }
  await rows.saveRelations(saved);
  await rows.dropRelations([...relations.gone]);
  return relations;
}

/** One fact's line in the place of the one that it had. */
function replaceLine(
  hash: SetHash,
  [kind, id]: ["entity" | "relation" | "article", string],
  before: string | undefined,
  after: string,
): void {
  if (before === after) return;
  if (before !== undefined) hash.remove(factLine(kind, id, before));
  hash.add(factLine(kind, id, after));
}

const toRelation = ({ id, type, source, target }: Row<"relation">): PlacedStatement["relation"] =>
  ({ id, type, source, target }) as PlacedStatement["relation"];

async function changeArticleFacts(rows: GraphRows, { present, gone }: Reassembled, state: State): Promise<void> {
  const before = new Map((await rows.articleFacts([...present.keys(), ...gone])).map((row) => [row.article, row]));
  for (const article of gone) {
    const old = before.get(article);
    if (old) state.hash.remove(factLine("article", article, old.digest));
  }
  const saved: Row<"article_fact">[] = [];
  for (const [article, { digest }] of present) {
    const old = before.get(article);
    replaceLine(state.hash, ["article", article], old?.digest, digest);
    if (old?.digest !== digest) saved.push({ article, digest, since: old?.since ?? state.since });
  }
  await rows.saveArticleFacts(saved);
  await rows.dropArticleFacts(gone);
}

// places

/** The cell of the picture that a coordinate lies in. */
const cell = (n: number): number => Math.floor(n / spacing);

/** A place as it is kept. */
export const toPlaceRow = (entity: string, { x, y, community }: Place2D): Row<"place"> => ({
  entity,
  x,
  y,
  community,
  cell_x: cell(x),
  cell_y: cell(y),
});

async function settleNewcomers(rows: GraphRows, entities: Entities, relations: Relations, state: State): Promise<void> {
  const newcomers = new Map<EntityId, Set<EntityId>>([...entities.added.keys()].map((id) => [id, new Set()]));
  if (newcomers.size === 0) return;
  for (const { source, target } of relations.added.values()) {
    newcomers.get(source)?.add(target);
    newcomers.get(target)?.add(source);
  }
  const neighbours = [...new Set([...newcomers.values()].flatMap((own) => [...own]))];
  const kept = await rows.places(neighbours.filter((id) => !newcomers.has(id)));
  const settled = await settle(
    [...newcomers].map(([id, own]) => ({ id, neighbours: [...own].sort(order) })),
    {
      size: state.entities,
      communities: state.communities,
      places: new Map(kept.map(({ entity, x, y, community }) => [entity as EntityId, { x, y, community }])),
      within: (windows) => rows.placesWithin(windows, cell),
    },
  );
  await rows.savePlaces([...settled].map(([id, place]) => toPlaceRow(id, place)));
  for (const { community } of settled.values()) state.communities = Math.max(state.communities, community + 1);
}

// the build

async function close(
  rows: GraphRows,
  state: State,
  done: {
    readonly profiles: Profiles;
    readonly entities: Entities;
    readonly relations: Relations;
    readonly update: Parameters<typeof updateGraph>[1];
  },
): Promise<GraphChange> {
  const { entities, relations, update } = done;
  for (const { rules } of update.remove) {
    const left = (state.rules[rules] ?? 0) - 1;
    if (left > 0) state.rules[rules] = left;
    else delete state.rules[rules];
  }
  for (const { rules } of update.add) state.rules[rules] = (state.rules[rules] ?? 0) + 1;
  const facts = state.hash.state();
  const hash = buildHash(facts, rulesOf(state.rules));
  await rows.addBuild({
    n: state.since,
    hash,
    rules: rulesOf(state.rules),
    made_at: update.now,
    decisions: await rows.lastDecision(),
    base: state.since - 1,
    cause: JSON.stringify(causeOf(update)),
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
  const changes = { entity: toChanged(entities), relation: toChanged(relations) };
  const added = update.add.map(({ article }) => article.id);
  const gone = update.remove.map(({ article }) => article.id).filter((id) => !added.includes(id));
  const articles: Changed<ArticleId> = { added, changed: [], gone };
  const lists: Record<string, Changed<string>> = { ...changes, article: articles };
  const told = await state.teller.told(rows);
  const contentOf = (kind: string, id: string): string | null => {
    const change = told.get(`${kind} ${id}`);
    return change === undefined ? null : JSON.stringify(change);
  };
  await rows.addChanges(
    Object.entries(lists).flatMap(([kind, { added: came, changed, gone: went }]) =>
      Object.entries({ added: came, changed, gone: went }).flatMap(([what, ids]) =>
        ids.map((id) => ({ build: state.since, kind, id, what, content: contentOf(kind, id) })),
      ),
    ),
  );
  await rows.dropChanges(state.since - followedBuilds);
  await retire(rows, state, done);
  return { build: hash, entities: changes.entity, relations: changes.relation };
}

function causeOf({ add, remove }: { add: readonly Reading[]; remove: readonly Reading[] }): BuildCause {
  const [coming, going] = [add, remove].map((readings) => new Set(readings.map(({ article }) => article.id)));
  const lists = {
    added: [...coming!].filter((id) => !going!.has(id)),
    forgotten: [...going!].filter((id) => !coming!.has(id)),
    readAgain: [...coming!].filter((id) => going!.has(id)),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0));
}

const toChanged = <Id extends string>(lists: {
  added: ReadonlyMap<Id, unknown>;
  changed: ReadonlySet<Id>;
  gone: ReadonlySet<Id>;
}): Changed<Id> => ({ added: [...lists.added.keys()], changed: [...lists.changed], gone: [...lists.gone] });

/** Writes down where the members of entities that went are now, so that their ids go on answering. */
async function retire(
  rows: GraphRows,
  state: State,
  { profiles, entities, update }: Parameters<typeof close>[2],
): Promise<void> {
  if (entities.added.size > 0) await rows.unretire([...entities.added.keys()]);
  if (entities.gone.size === 0) return;
  const successors = new Map<string, Map<string, number>>([...entities.gone].map((id) => [id, new Map()]));
  const note = (from: string, to: string | null, members: number) => {
    const own = successors.get(from);
    if (own && to !== null && to !== from) own.set(to, (own.get(to) ?? 0) + members);
  };
  for (const change of eachProfile(profiles)) {
    const from = entityBefore(change);
    if (from !== null) note(from, entityAfter(change), change.row.articles);
  }
  // A reading that was replaced: what bears the same name in the same article is what it was.
  const again = new Map(update.add.map((reading) => [reading.article.id, reading]));
  for (const { article, extraction } of update.remove) {
    const reading = again.get(article.id);
    if (reading === undefined) continue;
    const now = new Map(
      formsOf(reading.article, reading.extraction).forms.map((form) => [nameKey(form.profile.name), form]),
    );
    for (const form of formsOf(article, extraction).forms) {
      const same = now.get(nameKey(form.profile.name));
      const [from, to] = [entityOf(profiles, form, entityBefore), same ? entityOf(profiles, same, entityAfter) : null];
      if (from !== null) note(from, to, 1);
    }
  }
  await rows.retire(
    [...successors].map(([id, own]) => ({
      id,
      build: state.since,
      reason: own.size > 0 ? "its members are part of another entity now" : update.cause,
      successors: JSON.stringify(
        [...own].sort(([a, n], [b, m]) => m - n || order(a, b)).map(([to, members]) => ({ id: to, members })),
      ),
    })),
  );
}

function entityOf(
  profiles: Profiles,
  { block, profile }: Form,
  at: (change: ProfileChange) => string | null,
): string | null {
  const change = profiles.get(block)?.get(profileId(profile));
  return change ? at(change) : null;
}

const byId = (statements: readonly Statement[]): Statement[] => [...statements].sort((a, b) => order(a.id, b.id));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
