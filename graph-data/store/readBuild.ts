import type { ArticleId, BuildHash, DecisionId, EntityId } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build, Entity, Member, Place2D, Relation, Statement } from "../records/build.ts";
import { decidedReason } from "../resolve/foldDecisions.ts";
import type { NameProfile } from "../resolve/formsOf.ts";
import { idleDecisions } from "../resolve/idleDecisions.ts";
import { toPossiblySame } from "../resolve/possiblySame.ts";
import { type RelationTally, summarise } from "../resolve/relationTally.ts";
import { changesSince } from "./askGraph.ts";
import type { GraphRows } from "./graphRows.ts";
import { toHead } from "./reading.ts";
import type { GraphChanges } from "./store.ts";
import type { Row } from "./tables.ts";
import { unpackBuild } from "./unpackBuild.ts";
import { homeOf } from "./update/profileChanges.ts";
import { replayLog } from "./update/replayLog.ts";

/** Called between pages, so that whoever reads a large graph can do something else meanwhile. */
type Breathe = () => Promise<void>;

/**
 * The whole graph out of its rows.
 *
 * @param options.before a build that was read earlier; what did not change since is taken from there. Places of entities that both have
 *   are, too: whoever arranged the picture in between reads all of it.
 * @returns undefined where there is none yet
 */
export async function readBuild(
  rows: GraphRows,
  { before, breathe = async () => {} }: { before?: Build | undefined; breathe?: Breathe } = {},
): Promise<Build | undefined> {
  const head = await rows.history.newestBuild();
  if (head === undefined) return undefined;
  const changes = before && (await changesSince(rows, before.hash));
  const parts = before && changes ? await readChanged(rows, before, changes, breathe) : await readAll(rows, breathe);
  const { areApart, idle } = await readDecisions(rows, parts);
  const known = new Set(parts.entities.map(({ id }) => id));
  const possiblySame = toPossiblySame(await readLikenesses(rows), { has: (id) => known.has(id), areApart });
  const copies = await rows.copies();
  return {
    hash: head.hash as BuildHash,
    rules: head.rules,
    ...parts,
    decisions: head.decisions,
    idle,
    ...(Object.keys(copies).length > 0 ? { copies } : {}),
    ...(possiblySame.length > 0 ? { possiblySame } : {}),
  };
}

/** The current build of a store of a version that kept builds whole. */
export async function readParts(rows: GraphRows): Promise<Build | undefined> {
  const head = await rows.history.newestBuild();
  const parts = head === undefined ? [] : await rows.history.partsOf(head.n);
  return head === undefined || parts.length === 0 ? undefined : unpackBuild(head, parts);
}

type Parts = Pick<Build, "articles" | "entities" | "relations" | "layout">;

async function readAll(rows: GraphRows, breathe: Breathe): Promise<Parts> {
  const articles: ArticleHead[] = [];
  const members = new Map<string, Member[]>();
  for await (const page of rows.articlePages()) {
    for (const row of page) articles.push(toHead(row));
    for (const [entity, own] of byEntity(await rows.homes(page.map(({ id }) => id)))) {
      const known = members.get(entity);
      if (known) known.push(...own);
      else members.set(entity, own);
    }
    await breathe();
  }
  const entities: Entity[] = [];
  for await (const page of rows.pages("entity")) {
    for (const row of page) entities.push(toEntity(row, members.get(row.id) ?? []));
    await breathe();
  }
  const statements = new Map<string, Statement[]>();
  for await (const page of rows.pages("statement")) {
    addStatements(statements, page);
    await breathe();
  }
  const relations: Relation[] = [];
  for await (const page of rows.pages("relation")) {
    for (const row of page) relations.push(toRelation(row, statements.get(row.id) ?? []));
    await breathe();
  }
  const layout: Record<EntityId, Place2D> = {};
  const present = new Set<string>(entities.map(({ id }) => id));
  for await (const page of rows.pages("place")) {
    for (const { entity, x, y, community } of page)
      if (present.has(entity)) layout[entity as EntityId] = { x, y, community };
    await breathe();
  }
  return { articles, entities, relations, layout };
}

async function readChanged(rows: GraphRows, before: Build, changes: GraphChanges, breathe: Breathe): Promise<Parts> {
  const articles = (await rows.readHeads([...changes.articles.added, ...changes.articles.changed])).map(toHead);
  await breathe();
  const entities: Entity[] = [];
  for (const row of await rows.entities([...changes.entities.added, ...changes.entities.changed])) {
    entities.push(toEntity(row, byEntity(await rows.membersOf(row.id)).get(row.id) ?? []));
    await breathe();
  }
  const relations: Relation[] = [];
  for (const row of await rows.relations([...changes.relations.added, ...changes.relations.changed])) {
    const statements = new Map<string, Statement[]>();
    addStatements(statements, await rows.statementsIn(row.id));
    relations.push(toRelation(row, statements.get(row.id) ?? []));
    await breathe();
  }
  const layout: Record<EntityId, Place2D> = { ...before.layout };
  for (const id of changes.entities.gone) delete layout[id];
  for (const { entity, x, y, community } of await rows.places(changes.entities.added))
    layout[entity as EntityId] = { x, y, community };
  return {
    articles: mixed(before.articles, articles, changes.articles.gone),
    entities: mixed(before.entities, entities, changes.entities.gone),
    relations: mixed(before.relations, relations, changes.relations.gone),
    layout,
  };
}

/** A list in id order with some of its items replaced, added and left out. */
function mixed<Item extends { readonly id: string }>(
  before: readonly Item[],
  now: readonly Item[],
  gone: readonly string[],
): Item[] {
  const left = new Set<string>([...gone, ...now.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !left.has(id)), ...now].sort((a, b) => order(a.id, b.id));
}

function addStatements(statements: Map<string, Statement[]>, page: readonly Row<"statement">[]): void {
  for (const { relation, content } of page) {
    const statement = JSON.parse(content) as Statement;
    const own = statements.get(relation);
    if (own) own.push(statement);
    else statements.set(relation, [statement]);
  }
}

/** Members by the entity that they are part of, in order of article and local id. */
function byEntity(homes: Awaited<ReturnType<GraphRows["homes"]>>): Map<string, Member[]> {
  const members = new Map<string, Member[]>();
  const sorted = [...homes].sort((a, b) => order(a.article, b.article) || order(a.local, b.local));
  for (const { article, local, mentions, entity, reason: ruled, decided, content } of sorted) {
    if (entity === null || ruled === null) continue;
    const { name } = JSON.parse(content) as NameProfile;
    const reason = decided === null ? ruled : decidedReason;
    const member = { article: article as ArticleId, local, name, reason, mentions };
    const own = members.get(entity);
    if (own) own.push(member);
    else members.set(entity, [member]);
  }
  return members;
}

const toEntity = (row: Row<"entity">, members: readonly Member[]): Entity => ({
  id: row.id as EntityId,
  type: row.type as Entity["type"],
  name: row.name,
  aliases: JSON.parse(row.aliases) as string[],
  members,
  mentionCount: row.mention_count,
  articleCount: row.article_count,
  ...(row.first_seen === null ? {} : { firstSeen: row.first_seen }),
  ...(row.last_seen === null ? {} : { lastSeen: row.last_seen }),
});

function toRelation(row: Row<"relation">, statements: readonly Statement[]): Relation {
  const { id, type, source, target } = row as unknown as Relation;
  return {
    id,
    type,
    source,
    target,
    ...summarise(JSON.parse(row.tally) as RelationTally),
    statements: inOrder(statements),
  };
}

/** In order of article and passage. */
const inOrder = (statements: readonly Statement[]): Statement[] =>
  [...statements].sort(
    (a, b) =>
      order(a.article, b.article) ||
      a.evidence.start - b.evidence.start ||
      a.evidence.end - b.evidence.end ||
      b.confidence - a.confidence ||
      order(a.id, b.id),
  );

async function readLikenesses(rows: GraphRows) {
  const kept = await rows.likenesses();
  const blocks = [...new Set(kept.map(({ block }) => block))];
  const homes = new Map((await rows.profilesIn(blocks)).map((row) => [`${row.block}\n${row.id}`, homeOf(row)]));
  return kept.flatMap(({ block, one, other, reason, likeness }) => {
    const [a, b] = [homes.get(`${block}\n${one}`), homes.get(`${block}\n${other}`)];
    return a && b ? [{ entities: [a as EntityId, b as EntityId] as const, reason, likeness }] : [];
  });
}

/** Whom people said to be two, and which decisions change nothing. */
async function readDecisions(rows: GraphRows, { entities }: Pick<Build, "entities">) {
  const log = await rows.history.decisions();
  const overrides = await replayLog(rows, log);
  const used = new Set<DecisionId>((await rows.placingDecisions()) as DecisionId[]);
  for (const { decision } of await rows.effectsOf(log.map(({ id }) => id))) used.add(decision as DecisionId);
  for (const { id } of log.length > 0 ? entities : [])
    for (const decided of [overrides.nameOf(id), overrides.typeOf(id)]) if (decided) used.add(decided.by);
  return { areApart: overrides.areApart, idle: idleDecisions(log, { overrides, used }) };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
