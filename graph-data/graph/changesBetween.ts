import type { BuildHash } from "../ids.ts";
import type { Statement } from "../records/build.ts";
import {
  type BuildCause,
  type CausedChange,
  changeOf,
  type EntityState,
  type RelationState,
  type ToldChange,
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
