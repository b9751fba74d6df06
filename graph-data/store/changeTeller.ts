import { entityState, relationState, sentenceBehind } from "../graph/changesBetween.ts";
import type { EntityId } from "../ids.ts";
import type { Entity, Relation, Statement } from "../records/build.ts";
import { changeOf, type EntityState, type ToldChange, type ToldEntity, type ToldRelation } from "../records/change.ts";
import { type RelationTally, summarise } from "../resolve/relationTally.ts";
import type { GraphRows } from "./graphRows.ts";
import type { Row } from "./tables.ts";

/** Collects what an update changes, as it is told to people. */
export class ChangeTeller {
  readonly #entities: ToldEntity[] = [];
  readonly #relations: Omit<ToldRelation, "sourceName" | "targetName">[] = [];
  readonly #names = new Map<string, string>();

  entity(id: EntityId, was: Row<"entity"> | undefined, now: Omit<Entity, "members"> | undefined): void {
    this.#names.set(id, now?.name ?? was?.name ?? id);
    this.#entities.push({
      kind: "entity",
      id,
      ...(was ? { was: entityStateOf(was) } : {}),
      ...(now ? { now: entityState(now) } : {}),
    });
  }

  relation(
    { id, type, source, target }: Pick<Relation, "id" | "type" | "source" | "target">,
    sums: { readonly was: RelationTally | undefined; readonly now: RelationTally | undefined },
    statements: { readonly had: readonly Statement[]; readonly has: readonly Statement[] },
  ): void {
    const sentence = sentenceBehind(statements.had, statements.has);
    this.#relations.push({
      kind: "relation",
      id,
      type,
      source,
      target,
      ...(sums.was ? { was: relationStateOf(sums.was) } : {}),
      ...(sums.now ? { now: relationStateOf(sums.now) } : {}),
      ...(sentence ? { sentence } : {}),
    });
  }

  /** What is worth telling, by kind and id, with the names of all ends. */
  async told(rows: GraphRows): Promise<Map<string, ToldChange>> {
    const ends = new Set<string>(this.#relations.flatMap(({ source, target }) => [source, target]));
    for (const { id, name } of await rows.entities([...ends].filter((end) => !this.#names.has(end))))
      this.#names.set(id, name);
    const nameOf = (id: string): string => this.#names.get(id) ?? id;
    const all: ToldChange[] = [
      ...this.#entities,
      ...this.#relations.map((each) => ({ ...each, sourceName: nameOf(each.source), targetName: nameOf(each.target) })),
    ];
    return new Map(
      all.filter((change) => changeOf(change) !== undefined).map((change) => [`${change.kind} ${change.id}`, change]),
    );
  }
}

/** What people are told of an entity as it is kept. */
export const entityStateOf = ({
  type,
  name,
  mention_count,
  article_count,
}: Pick<Row<"entity">, "type" | "name" | "mention_count" | "article_count">): EntityState =>
  entityState({ type: type as Entity["type"], name, mentionCount: mention_count, articleCount: article_count });

/** What people are told of a relation as it is kept. */
export const relationStateOf = (sums: RelationTally) => relationState(summarise(sums), sums.statements);

/** A change as it is kept beside the others of its build. */
export const toChangeRow = (build: number, change: ToldChange) => ({
  build,
  kind: change.kind,
  id: change.id,
  what: changeOf(change) ?? "changed",
  content: JSON.stringify(change),
});
