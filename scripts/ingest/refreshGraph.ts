import { type BuildDifference, diffBuilds } from "../../graph-data/graph/diffBuilds.ts";
import type { ArticleHead } from "../../graph-data/records/article.ts";
import type { Build } from "../../graph-data/records/build.ts";
import type { Extraction } from "../../graph-data/records/extraction.ts";
import { buildGraph } from "../../graph-data/resolve/buildGraph.ts";
import type { Store } from "../../graph-data/store/store.ts";

/**
 * Makes the graph of all articles the current build. Entities that have a place keep it.
 *
 * @param options.fromScratch places are found anew too
 */
export async function refreshGraph(
  store: Store,
  options: { now: () => string; fromScratch?: boolean },
): Promise<{ build: Build; difference: BuildDifference }> {
  const before = await store.currentBuild();
  let build = await makeBuild(store, options.fromScratch ? undefined : before);
  // Another program may add articles meanwhile; a graph without them must not stay the current one.
  for (let attempt = 0; attempt < 5; attempt++) {
    if ((await store.countArticles()) === build.articles.length) {
      if (options.fromScratch || build.hash !== (await store.currentBuildHash()))
        await store.putBuild(build, options.now());
      if ((await store.countArticles()) === build.articles.length) break;
    }
    build = await makeBuild(store, before);
  }
  return { build, difference: diffBuilds(before, build) };
}

/** Has the current build every article that is kept? It has not where a program ended between the two. */
export async function isGraphFresh(store: Store): Promise<boolean> {
  const build = await store.currentBuild();
  return build !== undefined && build.articles.length === (await store.countArticles());
}

async function makeBuild(store: Store, before: Build | undefined): Promise<Build> {
  const readings: { article: ArticleHead; extraction: Extraction }[] = [];
  const rules = new Set<string>();
  for await (const reading of store.readings()) {
    readings.push(reading);
    rules.add(reading.rules);
  }
  return buildGraph({
    // After the rules have changed and before a rebuild, articles of both versions lie side by side; the build says so.
    rules: [...rules].sort().join("+"),
    readings,
    ...(before === undefined ? {} : { previousLayout: before.layout }),
  });
}
