import { layOut } from "../graph/layOut.ts";
import { buildHash } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Extraction } from "../records/extraction.ts";
import { resolveEntities } from "./resolveEntities.ts";
import { type DroppedStatement, resolveRelations } from "./resolveRelations.ts";

/**
 * The graph as a pure function of what was read: entities over all articles, relations between them, positions, and a hash over the
 * canonical form. The order of the readings does not matter.
 *
 * @param input.previousLayout positions to keep: an entity that has one stays where it is, new ones find a place beside their
 *   neighbours. Positions do not count for the hash, so a graph that grew and one that was made at once are the same build.
 */
export function buildGraph(input: {
  readonly rules: string;
  readonly readings: Iterable<{ readonly article: ArticleHead; readonly extraction: Extraction }>;
  readonly previousLayout?: Build["layout"];
  /** Told of each statement that became no edge. */
  readonly onDropped?: (dropped: DroppedStatement) => void;
}): Build {
  const readings = [...input.readings].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const resolution = resolveEntities(readings);
  const { relations, dropped } = resolveRelations(readings, resolution);
  for (const each of dropped) input.onDropped?.(each);
  const articles = readings.map(({ article }) => article);
  const { entities } = resolution;
  return {
    hash: buildHash(canonicalForm({ rules: input.rules, articles, entities, relations })),
    rules: input.rules,
    articles,
    entities,
    relations,
    layout: layOut({ entities, relations }, input.previousLayout),
  };
}

/** JSON with sorted keys: the same graph has the same form on every machine. */
function canonicalForm(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
