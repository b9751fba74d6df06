import { Linked } from "../copies/groupCopies.ts";
import { areCopies, keysOf, packSketch, type Sketch, sharedKeys, sketchOf, unpackSketch } from "../copies/sketch.ts";
import type { ArticleId } from "../ids.ts";
import type { GraphRows } from "./graphRows.ts";

/** The story that an article told, and the one that it tells now; undefined where no other article tells it. */
export interface StoryChange {
  readonly before: ArticleId | undefined;
  readonly after: ArticleId | undefined;
}

/**
 * Finds which articles are copies of those that came, and which are no longer linked without those that went, in the caller's
 * transaction. Only articles that share a run of words with them are looked at; the groups are those that `groupCopies` makes of all.
 *
 * @param articles.coming articles whose texts are in the store
 * @returns every article whose story changed
 */
export async function regroupCopies(
  rows: GraphRows,
  articles: { readonly coming: readonly ArticleId[]; readonly leaving: readonly ArticleId[] },
): Promise<Map<ArticleId, StoryChange>> {
  const staying = new Set(articles.coming);
  const leaving = articles.leaving.filter((article) => !staying.has(article));
  const gone = await rows.sketches(leaving);
  await rows.dropSketches(leaving);
  const broken = [...new Set(gone.flatMap(({ story }) => story ?? []))];
  const loose = new Map<ArticleId, Sketch>(await addSketches(rows, articles.coming));
  const before = new Map<ArticleId, ArticleId | undefined>([...loose.keys()].map((article) => [article, undefined]));
  for (const row of await rows.sketchesTelling(broken)) {
    loose.set(row.article as ArticleId, unpackSketch(row.content));
    before.set(row.article as ArticleId, row.story as ArticleId);
  }

  const stories = new Linked<ArticleId>();
  for (const article of loose.keys()) stories.add(article);
  for (const [article, other, story] of await findCopies(rows, loose)) {
    stories.link(article, other);
    if (!before.has(other)) before.set(other, story);
  }
  const whole = [...before].flatMap(([article, story]) => (story === undefined || loose.has(article) ? [] : [story]));
  for (const row of await rows.sketchesTelling([...new Set(whole)])) {
    stories.link(row.article as ArticleId, row.story as ArticleId);
    before.set(row.article as ArticleId, row.story as ArticleId);
  }

  const changes = new Map<ArticleId, StoryChange>();
  for (const group of stories.groups())
    for (const article of group) {
      const change = { before: before.get(article), after: group.length > 1 ? group[0] : undefined };
      if (change.before !== change.after) changes.set(article, change);
    }
  await rows.saveStories([...changes].map(([article, { after }]) => ({ article, story: after ?? null })));
  for (const { article, story } of gone)
    if (story !== null) changes.set(article as ArticleId, { before: story as ArticleId, after: undefined });
  return changes;
}

/** Keeps the sketches of articles that have none yet. */
async function addSketches(rows: GraphRows, coming: readonly ArticleId[]): Promise<[ArticleId, Sketch][]> {
  const known = new Set((await rows.sketches(coming)).map(({ article }) => article));
  const added: [ArticleId, Sketch][] = [];
  for (const { id, text } of await rows.texts(coming.filter((article) => !known.has(article))))
    added.push([id as ArticleId, sketchOf(text)]);
  await rows.addSketches(
    added.map(([article, sketch]) => ({ article, content: packSketch(sketch), story: null })),
    added.flatMap(([article, sketch]) => keysOf(sketch).map((key) => ({ key, article }))),
  );
  return added;
}

/** Each pair of copies of which one is among these, with the story that the other tells so far. */
async function findCopies(
  rows: GraphRows,
  loose: ReadonlyMap<ArticleId, Sketch>,
): Promise<[ArticleId, ArticleId, ArticleId | undefined][]> {
  const holders = new Map<number, ArticleId[]>();
  for (const [article, sketch] of loose)
    for (const key of keysOf(sketch)) {
      const own = holders.get(key);
      if (own) own.push(article);
      else holders.set(key, [article]);
    }
  const shared = new Map<string, number>();
  for (const { key, article } of await rows.sketchesWithKeys([...holders.keys()]))
    for (const own of holders.get(Number(key))!) {
      if (own === article) continue;
      const pair = `${own} ${article}`;
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  const likely = [...shared].flatMap(([pair, keys]) =>
    keys < sharedKeys ? [] : [pair.split(" ") as [ArticleId, ArticleId]],
  );
  const others = new Map(
    (await rows.sketches([...new Set(likely.map(([, other]) => other))])).map((row) => [row.article, row]),
  );
  return likely.flatMap(([article, other]) => {
    const row = others.get(other)!;
    return areCopies(loose.get(article)!, unpackSketch(row.content))
      ? [[article, other, (row.story ?? undefined) as ArticleId | undefined]]
      : [];
  });
}
