import type { EntityId } from "../ids.ts";
import type { ToldChange } from "../records/change.ts";
import type { Decision, DecisionContent, EdgeRef } from "../records/decision.ts";

/**
 * The decision that brought a change about: the latest that is about this very edge or entity, else the latest about one of its ends.
 *
 * @param decisions those that were made between the two graphs, oldest first
 * @param log all decisions, for those that others take back
 */
export function decisionBehind(
  change: ToldChange,
  decisions: readonly Decision[],
  log: readonly Decision[] = decisions,
): Decision | undefined {
  const meant = (decision: Decision): DecisionContent => {
    let { content } = decision;
    for (let depth = 0; content.kind === "undo" && depth < 100; depth++) {
      const { decision: undone } = content;
      const line = log.find(({ id }) => id === undone);
      if (line === undefined) break;
      content = line.content;
    }
    return content;
  };
  const about = (decision: Decision) => aboutOf(meant(decision));
  if (change.kind === "entity") return decisions.findLast((decision) => about(decision).entities.includes(change.id));
  const ends = [change.source, change.target].sort().join(" ");
  return (
    decisions.findLast((decision) =>
      about(decision).edges.some(
        ({ type, source, target }) => type === change.type && [source, target].sort().join(" ") === ends,
      ),
    ) ??
    decisions.findLast((decision) =>
      about(decision).entities.some((id) => id === change.source || id === change.target),
    )
  );
}

function aboutOf(content: DecisionContent): { entities: readonly EntityId[]; edges: readonly EdgeRef[] } {
  switch (content.kind) {
    case "same":
    case "notSame":
      return { entities: content.entities, edges: [] };
    case "split":
    case "rename":
    case "retype":
      return { entities: [content.entity], edges: [] };
    case "reject":
      return content.what === "entity"
        ? { entities: [content.entity], edges: [] }
        : { entities: [content.edge.source, content.edge.target], edges: [content.edge] };
    case "add":
      return { entities: [content.edge.source, content.edge.target], edges: [content.edge] };
    case "note":
    case "undo":
      return { entities: [], edges: [] };
  }
}
