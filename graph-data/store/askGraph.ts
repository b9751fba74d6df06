import type { ArticleId, BuildHash, EntityId, RelationId } from "../ids.ts";
import type { Entity, Relation } from "../records/build.ts";
import { type RelationTally, summarise } from "../resolve/relationTally.ts";
import type { GraphRows } from "./graphRows.ts";
import type { GraphChanges, NewFacts, Retired } from "./store.ts";

/**
 * What changed since a build, all builds after it taken together: what came and went again is in no list.
 *
 * @returns undefined where the build is not among those that are followed
 */
export async function changesSince(rows: GraphRows, build: BuildHash | undefined): Promise<GraphChanges | undefined> {
  const from = build === undefined ? undefined : await rows.history.findBuild(build);
  if (from === undefined || (await rows.history.oldestFollowed()) > from.n + 1) return undefined;
  const first = new Map<string, string>();
  const last = new Map<string, string>();
  const changes = await rows.history.changesAfter(from.n - 1);
  if (changes.some(({ kind }) => kind === "everything")) return undefined;
  for (const { kind, id, what } of changes.filter(({ build: n }) => n > from.n)) {
    const key = `${kind} ${id}`;
    if (!first.has(key)) first.set(key, what);
    last.set(key, what);
  }
  const lists = <Id>(kind: string) => {
    const changes = { added: [] as Id[], changed: [] as Id[], gone: [] as Id[] };
    for (const [key, now] of last) {
      if (!key.startsWith(`${kind} `)) continue;
      const id = key.slice(kind.length + 1) as Id;
      const wasThere = first.get(key) !== "added";
      if (now === "gone") wasThere && changes.gone.push(id);
      else (wasThere ? changes.changed : changes.added).push(id);
    }
    return changes;
  };
  return {
    entities: lists<EntityId>("entity"),
    relations: lists<RelationId>("relation"),
    articles: lists<ArticleId>("article"),
  };
}

/** Entities and relations that these articles name, and that no build up to this one had. */
export async function cameWith(
  rows: GraphRows,
  articles: readonly ArticleId[],
  after: BuildHash | undefined,
): Promise<NewFacts> {
  const since = after === undefined ? 0 : ((await rows.history.findBuild(after))?.n ?? 0);
  const named = new Set((await rows.homes(articles)).flatMap(({ entity }) => entity ?? []));
  const entities = (await rows.entities([...named].sort())).filter((entity) => entity.since > since);
  const said = new Set((await rows.statementsOf(articles)).map(({ relation }) => relation));
  const relations = (await rows.relations([...said].sort())).filter((relation) => relation.since > since);
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const names = new Map((await rows.entities([...ends])).map(({ id, name }) => [id, name]));
  const facts = await rows.articleFacts(articles);
  return {
    articles: facts.filter((fact) => fact.since > since).map(({ article }) => article as ArticleId),
    entities: entities.map(({ id, type, name }) => ({ id: id as EntityId, type: type as Entity["type"], name })),
    relations: relations.map((row) => {
      const { id, type, source, target } = row as unknown as Relation;
      const { assertion, roles } = summarise(JSON.parse(row.tally) as RelationTally);
      return {
        id,
        type,
        source,
        target,
        assertion,
        roles,
        sourceName: names.get(source) ?? source,
        targetName: names.get(target) ?? target,
      };
    }),
  };
}

/** What became of an entity that was there once. Where it went may have gone on from there; that is followed to what is there now. */
export async function findRetired(rows: GraphRows, id: EntityId): Promise<Retired | undefined> {
  const row = await rows.history.retired(id);
  if (row === undefined) return undefined;
  const members = new Map<EntityId, number>();
  const seen = new Set<string>([id]);
  let waiting = JSON.parse(row.successors) as { id: EntityId; members: number }[];
  while (waiting.length > 0) {
    const present = new Set((await rows.entities(waiting.map((each) => each.id))).map((each) => each.id));
    const next: typeof waiting = [];
    for (const each of waiting) {
      if (present.has(each.id)) members.set(each.id, (members.get(each.id) ?? 0) + each.members);
      else if (!seen.has(each.id)) {
        seen.add(each.id);
        const further = await rows.history.retired(each.id);
        if (further) next.push(...(JSON.parse(further.successors) as typeof waiting));
      }
    }
    waiting = next;
  }
  return {
    reason: row.reason,
    successors: [...members]
      .map(([to, n]) => ({ id: to, members: n }))
      .sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1)),
  };
}
