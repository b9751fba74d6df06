import type { Decision } from "../../records/decision.ts";
import { divideExtraction, divisionsOf } from "../../resolve/divideExtraction.ts";
import type { GraphRows } from "../graphRows.ts";
import { type Reading, toReading } from "../reading.ts";
import type { ArticlesUpdate } from "./articlesUpdate.ts";
import { differing } from "./placeByDecisions.ts";

/**
 * Readings as decisions divide them: those that go as they were divided, those that come as they are now, and beside them the articles of
 * the graph that are divided in another way than before.
 */
export async function divideArticles(
  rows: GraphRows,
  update: ArticlesUpdate,
  log: { readonly before: readonly Decision[]; readonly after: readonly Decision[] },
): Promise<{ readonly update: ArticlesUpdate; readonly divided: (reading: Reading) => Reading }> {
  const [before, after] = [divisionsOf(log.before), divisionsOf(log.after)];
  if (before.size === 0 && after.size === 0) return { update, divided: (reading) => reading };
  const divide = (divisions: typeof before) => (reading: Reading) => ({
    ...reading,
    extraction: divideExtraction(reading.extraction, divisions.get(reading.article.id)),
  });
  const given = new Set([...update.add, ...update.remove].map(({ article }) => article.id as string));
  const others = [...differing(before, after)].filter((article) => !given.has(article));
  const there = new Set((await rows.members(others)).map(({ article }) => article));
  const again = (await rows.readings([...there])).map(toReading);
  return {
    update: {
      ...update,
      add: [...update.add, ...again].map(divide(after)),
      remove: [...update.remove, ...again].map(divide(before)),
    },
    divided: divide(after),
  };
}
