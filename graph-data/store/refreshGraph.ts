import { type BuildDifference, diffBuilds } from "../graph/diffBuilds.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { buildGraph } from "../resolve/buildGraph.ts";
import type { Store } from "./store.ts";

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
  // Another program may add articles or decisions meanwhile; a graph without them must not stay the current one.
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await hasEverything(build, store)) {
      if (
        options.fromScratch ||
        build.hash !== (await store.currentBuildHash()) ||
        build.decisions !== before?.decisions
      )
        await store.putBuild(build, options.now());
      if (await hasEverything(build, store)) break;
    }
    build = await makeBuild(store, before);
  }
  return { build, difference: diffBuilds(before, build) };
}

/** Has the current build every article and decision that is kept? It has not where a program ended between the two. */
export async function isGraphFresh(store: Store): Promise<boolean> {
  const build = await store.currentBuild();
  return build !== undefined && (await hasEverything(build, store));
}

const hasEverything = async (build: Build, store: Store): Promise<boolean> =>
  build.articles.length === (await store.countArticles()) && build.decisions === (await store.decisionHead());

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
    decisions: await store.decisions(),
    ...(before === undefined ? {} : { previousLayout: before.layout }),
  });
}
