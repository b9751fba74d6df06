import type { GraphRows } from "./graphRows.ts";
import { regroupCopies } from "./regroupCopies.ts";
import { affectedArticles } from "./update/affectedArticles.ts";
import type { ArticlesUpdate } from "./update/articlesUpdate.ts";
import { changeArticleFacts } from "./update/changeArticleFacts.ts";
import { changeEntities } from "./update/changeEntities.ts";
import { changeRelations } from "./update/changeRelations.ts";
import { closeBuild } from "./update/closeBuild.ts";
import { countContributions } from "./update/countContributions.ts";
import { divideArticles } from "./update/divideArticles.ts";
import { openState } from "./update/graphState.ts";
import { placeByDecisions } from "./update/placeByDecisions.ts";
import { placeProfiles } from "./update/placeProfiles.ts";
import { reassembleArticles } from "./update/reassembleArticles.ts";
import { openReplay } from "./update/replayLog.ts";
import { retireEntities } from "./update/retireEntities.ts";
import { settleNewcomers } from "./update/settleNewcomers.ts";

/**
 * Brings the rows of the graph up to date with articles that came and went and with what people decided, in the caller's transaction. Only
 * what they touch is read and written: their blocks, the entities and relations that these make, and the articles whose own entities
 * moved. The rows, and so the hash, are those that all articles and decisions would give at once, in any order.
 */
export async function updateGraph(rows: GraphRows, given: ArticlesUpdate): Promise<void> {
  const state = await openState(rows);
  const log = given.log ?? (await rows.history.decisions());
  const logBefore = log.slice(0, log.findIndex(({ id }) => id === state.decisions) + 1);
  const { update, divided } = await divideArticles(rows, given, { before: logBefore, after: log });
  const replay = await openReplay(rows, { before: logBefore, after: log }, update);
  const [coming, leaving] = [update.add, update.remove].map((readings) => readings.map(({ article }) => article.id));

  // 1. Who is who: what articles know of names, where the rules put them, where people put them.
  const left = await rows.homes(leaving!);
  const profiles = await countContributions(rows, update);
  await placeProfiles(rows, profiles, state.hash);
  const replays = await replay();
  const decided = await placeByDecisions(rows, profiles, replays, { ...update, divided });

  // 2. The graph that follows.
  const came = await rows.homes(coming!);
  const entities = await changeEntities(rows, profiles, { decided, replays, coming: came, leaving: left }, state);
  const stories = await regroupCopies(rows, { coming: coming!, leaving: leaving! });
  const affected = await affectedArticles(rows, profiles, { entities, decided, replays });
  const articles = await reassembleArticles(rows, [...affected, ...stories.keys()], {
    entities,
    overrides: replays.after,
    stories,
    update: { ...update, divided },
  });
  const relations = await changeRelations(rows, articles, state);
  await changeArticleFacts(rows, articles, state);

  // 3. The picture and the record.
  await settleNewcomers(rows, entities, relations, state);
  await closeBuild(rows, state, { entities, relations, update: given, log });
  await retireEntities(rows, profiles, { build: state.since, entities, decided, update });
}
