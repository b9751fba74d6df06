import type { BuildHash, EntityId } from "../ids.ts";
import type { Build, Entity, Relation, Statement } from "../records/build.ts";
import {
  type BuildCause,
  type CausedChange,
  changeOf,
  type EntityState,
  type RelationState,
  type ToldChange,
  type ToldEntity,
  type ToldRelation,
} from "../records/change.ts";
import type { Place } from "../records/decision.ts";

/** What people are told of an entity. */
export const entityState = ({ type, name, mentionCount, articleCount }: EntityState): EntityState => ({
  type,
  name,
  mentionCount,
  articleCount,
});

/** What people are told of a relation. */
export const relationState = (
  { assertion, roles, sourceCount, copyCount }: Omit<RelationState, "evidenceCount">,
  evidenceCount: number,
): RelationState => ({ assertion, roles, evidenceCount, sourceCount, copyCount });

/** What came, went and changed from one build to another, both at hand. Without a build before, everything came. */
export function changesBetween(
  before: Pick<Build, "entities" | "relations"> | undefined,
  after: Pick<Build, "entities" | "relations">,
): ToldChange[] {
  return [
    ...pairs<Entity, ToldEntity>(before?.entities ?? [], after.entities, (one, other) => ({
      kind: "entity",
      id: (one ?? other)!.id,
      ...(one ? { was: entityState(one) } : {}),
      ...(other ? { now: entityState(other) } : {}),
    })),
    ...relationChanges(before, after),
  ];
}

function relationChanges(
  before: Pick<Build, "entities" | "relations"> | undefined,
  after: Pick<Build, "entities" | "relations">,
): ToldRelation[] {
  const names = new Map<EntityId, string>();
  for (const { id, name } of [...(before?.entities ?? []), ...after.entities]) names.set(id, name);
  return pairs<Relation, ToldRelation>(before?.relations ?? [], after.relations, (one, other) => {
    const { id, type, source, target } = (other ?? one)!;
    const sentence = sentenceBehind(one?.statements ?? [], other?.statements ?? []);
    return {
      kind: "relation",
      id,
      type,
      source,
      target,
      sourceName: names.get(source) ?? source,
      targetName: names.get(target) ?? target,
      ...(one ? { was: relationState(one, one.statements.length) } : {}),
      ...(other ? { now: relationState(other, other.statements.length) } : {}),
      ...(sentence ? { sentence } : {}),
    };
  });
}

/** Items of both lists that differ, in the order of their ids. */
function pairs<Item extends { readonly id: string }, Told extends ToldChange>(
  before: readonly Item[],
  after: readonly Item[],
  tell: (one: Item | undefined, other: Item | undefined) => Told,
): Told[] {
  const [old, now] = [before, after].map((items) => new Map(items.map((item) => [item.id, item]))) as [
    Map<string, Item>,
    Map<string, Item>,
  ];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id) => {
    const [one, other] = [old.get(id), now.get(id)];
    if (one === other) return [];
    const told = tell(one, other);
    return changeOf(told) === undefined ? [] : [told];
  });
}

/** The surest of the statements that came or, where none did, of those that went. */
export function sentenceBehind(before: readonly Statement[], after: readonly Statement[]): Place | undefined {
  const [had, has] = [before, after].map((statements) => new Set(statements.map(({ id }) => id)));
  const came = after.filter(({ id }) => !had!.has(id));
  const went = before.filter(({ id }) => !has!.has(id));
  const [best] = [...(came.length > 0 ? came : went)].sort(
    (a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1),
  );
  return best && { article: best.article, start: best.evidence.start, end: best.evidence.end };
}

/**
 * Takes the steps from one build to another together: what came and went again is left out, what changed back as well. Relations before
 * entities within what went, came and changed, in the order of their ids.
 *
 * @param steps oldest first
 */
export function foldChanges(
  steps: readonly { readonly build: BuildHash; readonly cause: BuildCause; readonly changes: readonly ToldChange[] }[],
): CausedChange[] {
  const folded = new Map<string, CausedChange>();
  for (const { build, cause, changes } of steps)
    for (const change of changes) {
      const { was: _, ...later } = change;
      const earlier = folded.get(change.id);
      const was = earlier === undefined ? change.was : earlier.was;
      folded.set(change.id, { ...later, ...(was === undefined ? {} : { was }), build, cause } as CausedChange);
    }
  return [...folded.values()].filter((change) => changeOf(change) !== undefined).sort(inOrder);
}

const ranks = { gone: 0, added: 1, changed: 2 } as const;

const inOrder = (a: CausedChange, b: CausedChange): number =>
  ranks[changeOf(a)!] - ranks[changeOf(b)!] ||
  (a.kind === b.kind ? 0 : a.kind === "relation" ? -1 : 1) ||
  (a.id < b.id ? -1 : 1);
