import type { BuildDifference } from "../../graph-data/graph/diffBuilds.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import { entityTypes } from "../../graph-data/ontology.ts";
import type { Build, Entity, Relation } from "../../graph-data/records/build.ts";
import { print } from "../terminal/print.ts";

/** In words, longer lists are cut and say so; JSON has them whole. */
const longestList = 40;

/** Prints what came and what went: `+` and `-` before each entity and relation, then the sums. */
export async function tellDifference(
  { build, difference, times }: { build: Build; difference: BuildDifference; times: Readonly<Record<string, number>> },
  options: { json: boolean },
): Promise<void> {
  const { entities, relations } = difference;
  const names = new Map([...entities.gone, ...build.entities].map((entity) => [entity.id, entity.name]));
  const sentence = (relation: Relation) => relationSentence(relation, (id) => names.get(id) ?? id);
  const title = (entity: Entity) => `${entity.name} (${entityTypes[entity.type].label})`;
  if (options.json) {
    const lists = [
      ["added", entities.added, relations.added],
      ["gone", entities.gone, relations.gone],
    ] as const;
    for (const [change, things, ties] of lists) {
      for (const { id, type, name } of things) await print(JSON.stringify({ change, entity: { id, type, name } }));
      for (const tie of ties)
        await print(JSON.stringify({ change, relation: { id: tie.id, sentence: sentence(tie) } }));
    }
    const sums = {
      articles: build.articles.length,
      entities: build.entities.length,
      relations: build.relations.length,
    };
    await print(JSON.stringify({ build: build.hash, ...sums, seconds: times }));
    return;
  }
  await list("-", [...entities.gone.map(title), ...relations.gone.map(sentence)]);
  await list("+", [...entities.added.map(title), ...relations.added.map(sentence)]);
  const changes = [entities.added, entities.gone, relations.added, relations.gone].every(
    (change) => change.length === 0,
  )
    ? "nothing changed"
    : `entities +${entities.added.length} -${entities.gone.length}, relations +${relations.added.length} -${relations.gone.length}`;
  await print(
    `${build.articles.length} articles, ${build.entities.length} entities, ${build.relations.length} relations; ${changes}`,
  );
}

async function list(mark: string, lines: readonly string[]): Promise<void> {
  for (const line of lines.slice(0, longestList)) await print(`${mark} ${line}`);
  if (lines.length > longestList) await print(`${mark} … and ${lines.length - longestList} more (--json lists all)`);
}
