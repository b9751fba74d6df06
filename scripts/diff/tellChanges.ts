import type { BuildDifference } from "../../graph-data/graph/diffBuilds.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import type { ArticleId } from "../../graph-data/ids.ts";
import { entityTypes } from "../../graph-data/ontology.ts";
import type { Build, Entity, Relation, Statement } from "../../graph-data/records/build.ts";
import type { Decision } from "../../graph-data/records/decision.ts";
import { print } from "../terminal/print.ts";

/** A graph with what is needed to say where its facts come from. */
export interface GraphAt {
  readonly build: Build;
  readonly decisions: readonly Decision[];
  texts(ids: readonly ArticleId[]): Promise<Map<ArticleId, string>>;
}

/** What is behind a relation, in words. */
interface Cause {
  readonly sentence?: string;
  readonly article?: string;
  readonly decision?: string;
}

/**
 * Prints what came (`+`), went (`-`) and changed (`~`) between two graphs; for each relation the sentence that says it, or the decision
 * that made or removed it; then the decisions that only the later one has, and the sums.
 */
export async function tellChanges(
  { before, after, difference }: { before: GraphAt; after: GraphAt; difference: BuildDifference },
  { json }: { json: boolean },
): Promise<void> {
  const { entities, relations } = difference;
  const known = new Set(before.decisions.map(({ id }) => id));
  const made = after.decisions.filter(({ id }) => !known.has(id));
  const lists = [
    ["gone", "-", entities.gone, relations.gone, before],
    ["added", "+", entities.added, relations.added, after],
    ["changed", "~", entities.changed, relations.changed, after],
  ] as const;
  for (const [change, mark, things, ties, graph] of lists) {
    for (const { id, type, name } of things)
      await print(
        json ? JSON.stringify({ change, entity: { id, type, name } }) : `${mark} ${name} (${entityTypes[type].label})`,
      );
    const names = new Map<string, string>(graph.build.entities.map((entity: Entity) => [entity.id, entity.name]));
    for (const tie of ties) {
      const sentence = relationSentence(tie, (id) => names.get(id) ?? id);
      const cause = await causeOf(tie, graph, change === "gone" ? made : graph.decisions);
      await print(
        json
          ? JSON.stringify({ change, relation: { id: tie.id, sentence }, because: cause })
          : `${mark} ${sentence}\n    ${inWords(cause)}`,
      );
    }
  }
  for (const { id, author, content } of made)
    await print(
      json ? JSON.stringify({ decision: { id, author, content } }) : `decided by ${author}: ${content.kind} (${id})`,
    );
  const sums = {
    base: before.build.hash,
    head: after.build.hash,
    entities: { added: entities.added.length, gone: entities.gone.length, changed: entities.changed.length },
    relations: { added: relations.added.length, gone: relations.gone.length, changed: relations.changed.length },
    decisions: made.length,
  };
  if (json) return print(JSON.stringify(sums));
  if (sums.base === sums.head) return print("the same graph");
  const told = (each: { added: number; gone: number; changed: number }) =>
    `+${each.added} -${each.gone} ~${each.changed}`;
  await print(`entities ${told(sums.entities)}, relations ${told(sums.relations)}, ${made.length} new decisions`);
}

/** The best sentence of a relation; where a person made or rejected it, that decision. */
async function causeOf(relation: Relation, graph: GraphAt, decisions: readonly Decision[]): Promise<Cause> {
  const [best] = [...relation.statements].sort(bySureness);
  if (best === undefined) return {};
  const text = (await graph.texts([best.article])).get(best.article);
  const decided = decisions.findLast(
    ({ content }) =>
      (content.kind === "add" || (content.kind === "reject" && content.what !== "entity")) &&
      content.edge.type === relation.type &&
      [content.edge.source, content.edge.target].includes(relation.source) &&
      [content.edge.source, content.edge.target].includes(relation.target),
  );
  const { start, end } = best.evidence;
  return {
    ...(text === undefined ? {} : { sentence: text.slice(start, end), article: best.article }),
    ...(decided === undefined ? {} : { decision: decided.id }),
  };
}

const bySureness = (a: Statement, b: Statement): number => b.confidence - a.confidence || (a.id < b.id ? -1 : 1);

const inWords = ({ sentence, decision }: Cause): string =>
  [sentence && `“${sentence.replace(/\s+/g, " ")}”`, decision && `decision ${decision}`].filter(Boolean).join(" · ") ||
  "no sentence is left";
