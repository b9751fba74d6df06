import { type EntityId, isEntityId } from "../../ids.ts";
import { type Decision, holding } from "../../records/decision.ts";
import type { Extraction } from "../../records/extraction.ts";
import { foldDecisions, noOverrides, type Overrides } from "../../resolve/foldDecisions.ts";
import type { GraphRows } from "../graphRows.ts";
import { toReading } from "../reading.ts";
import type { ArticlesUpdate } from "./articlesUpdate.ts";
import { order } from "./order.ts";

/** What the decisions come to before an update and after it. */
export interface Replays {
  readonly before: Overrides;
  readonly after: Overrides;
}

/**
 * Replays the log over the rows as they are. Only ids and articles that decisions name are looked up, so that it costs the same in small
 * and large graphs.
 *
 * @param given readings that differ from those in the store; undefined is an article that is not there
 */
export async function replayLog(
  rows: GraphRows,
  log: readonly Decision[],
  given: ReadonlyMap<string, Extraction | undefined> = new Map(),
): Promise<Overrides> {
  return fold(log, await lookUp(rows, log, given));
}

/**
 * Replays the log over the rows before an update; what it gives replays it over those after.
 *
 * @param log.before those decisions that the rows have
 */
export async function openReplay(
  rows: GraphRows,
  log: { readonly before: readonly Decision[]; readonly after: readonly Decision[] },
  { add, remove }: Pick<ArticlesUpdate, "add" | "remove">,
): Promise<() => Promise<Replays>> {
  const [absent, coming, leaving] = [
    [...add, ...remove].map(({ article }) => [article.id as string, undefined] as const),
    add.map(({ article, extraction }) => [article.id as string, extraction] as const),
    remove.map(({ article, extraction }) => [article.id as string, extraction] as const),
  ];
  const found = await lookUp(rows, log.before, new Map([...absent, ...leaving]));
  const before = fold(log.before, found);
  return async () => {
    const now = await lookUp(rows, log.after, new Map([...absent, ...coming]));
    const same = log.before.length === log.after.length && isSame(found, now);
    return { before, after: same ? before : fold(log.after, now) };
  };
}

/** What a replay asks of the graph, looked up at once. */
interface Found {
  readonly homes: ReadonlyMap<EntityId, EntityId>;
  /** Articles that are there, with the places of their mentions where they matter. */
  readonly articles: ReadonlyMap<string, readonly { readonly start: number; readonly end: number }[]>;
}

const changes = ({ content }: Decision): boolean => content.kind !== "note";

function fold(log: readonly Decision[], { homes, articles }: Found): Overrides {
  if (!log.some(changes)) return noOverrides;
  return foldDecisions(log, {
    look: (id) => homes.get(id),
    hasArticle: (id) => articles.has(id),
    isMention: ({ article, start, end }) => articles.get(article)?.some((m) => m.start < end && m.end > start) ?? false,
  });
}

const isSame = (a: Found, b: Found): boolean =>
  JSON.stringify([[...a.homes], [...a.articles]]) === JSON.stringify([[...b.homes], [...b.articles]]);

async function lookUp(
  rows: GraphRows,
  log: readonly Decision[],
  given: ReadonlyMap<string, Extraction | undefined>,
): Promise<Found> {
  const decisions = holding(log).filter(changes);
  return { homes: await homesOf(rows, decisions), articles: await articlesOf(rows, decisions, given) };
}

async function homesOf(rows: GraphRows, decisions: readonly Decision[]): Promise<Map<EntityId, EntityId>> {
  const ids = [...new Set(decisions.flatMap(({ content }) => idsIn(content)))].sort(order);
  const homes = new Map<EntityId, EntityId>();
  for (const row of await rows.ruledHomes("own", ids)) {
    const [own, entity] = [row.own as EntityId, row.entity as EntityId];
    const known = homes.get(own);
    if (known === undefined || entity < known) homes.set(own, entity);
  }
  // An id that still stands for somebody is looked up as itself, even where some who bear the name were joined elsewhere.
  for (const { entity } of await rows.ruledHomes("entity", ids)) homes.set(entity as EntityId, entity as EntityId);
  return new Map([...homes].sort(([a], [b]) => order(a, b)));
}

/** Every entity that a decision names, wherever it stands. */
function idsIn(content: unknown): EntityId[] {
  if (isEntityId(content)) return [content];
  return typeof content === "object" && content !== null ? Object.values(content).flatMap(idsIn) : [];
}

async function articlesOf(
  rows: GraphRows,
  decisions: readonly Decision[],
  given: ReadonlyMap<string, Extraction | undefined>,
): Promise<Found["articles"]> {
  const split = decisions.flatMap(({ content }) =>
    content.kind === "split" ? content.places.map(({ article }) => article as string) : [],
  );
  const added = decisions.flatMap(({ content }) => (content.kind === "add" ? [content.article as string] : []));
  const unknown = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !given.has(id));
  const articles = new Map<string, Found["articles"] extends ReadonlyMap<string, infer Value> ? Value : never>();
  for (const { id } of await rows.readHeads(unknown(added))) articles.set(id, []);
  const readings = (await rows.readings(unknown(split))).map(toReading);
  const wanted = new Set([...split, ...added]);
  for (const [id, extraction] of [
    ...[...given].filter(([id]) => wanted.has(id)),
    ...readings.map(({ article, extraction }) => [article.id as string, extraction] as const),
  ])
    if (extraction !== undefined)
      articles.set(
        id,
        extraction.entities.flatMap(({ mentions }) => mentions.map(({ start, end }) => ({ start, end }))),
      );
  return new Map([...articles].sort(([a], [b]) => order(a, b)));
}
