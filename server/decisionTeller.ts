import type { OpenGraph } from "../graph-data/graph/openGraph.ts";
import { type EntityId, relationId } from "../graph-data/ids.ts";
import { entityTypes, relationTypes } from "../graph-data/ontology.ts";
import {
  type DecisionContent,
  type EdgeRef,
  holding,
  type Decision as KeptDecision,
} from "../graph-data/records/decision.ts";
import type { Decision } from "./contract.ts";

/** Tells decisions in words, with what became of each in the graph that is served. */
export function decisionTeller(log: readonly KeptDecision[], graph: OpenGraph) {
  const holds = new Set(holding(log).map(({ id }) => id));
  const idle = new Map(graph.build.idle.map(({ id, why }) => [id, why]));
  const undoneBy = new Map<string, string>();
  for (const { id, content } of log) if (content.kind === "undo") undoneBy.set(content.decision, id);
  const undoing = (id: string): boolean => {
    const by = undoneBy.get(id);
    return by !== undefined && !undoing(by);
  };
  const byId = new Map(log.map((line) => [line.id as string, line]));
  const nameOf = (id: EntityId): string => graph.entities.get(id)?.name ?? nameIn(log, id) ?? id;

  const sentence = (content: DecisionContent): string => {
    switch (content.kind) {
      case "same": {
        const [first, ...others] = content.entities.map(nameOf);
        return `${others.join(", ")} ${others.length === 1 ? "is" : "are"} the same as ${first}`;
      }
      case "notSame":
        return `${nameOf(content.entities[0])} and ${nameOf(content.entities[1])} are two`;
      case "split":
        return `${content.places.length} ${content.places.length === 1 ? "mention" : "mentions"} of ${nameOf(content.entity)} ${content.places.length === 1 ? "is" : "are"} ${content.name}`;
      case "rename":
        return `${nameIn([], content.entity)} is called ${content.name}`;
      case "retype":
        return `${nameOf(content.entity)} is a ${entityTypes[content.type].label}`;
      case "reject":
        if (content.what === "entity") return `${nameOf(content.entity)} is no entity`;
        return content.what === "relation"
          ? `Not so: ${edgeSentence(content.edge)}`
          : `This sentence does not say so: ${edgeSentence(content.edge)}`;
      case "add":
        return `Added: ${edgeSentence(content.edge)}`;
      case "note":
        return `Note: ${content.text}`;
      case "undo": {
        const undone = byId.get(content.decision);
        return `Taken back: ${undone ? sentence(undone.content) : content.decision}`;
      }
    }
  };
  const edgeSentence = ({ type, source, target }: EdgeRef): string =>
    `${nameOf(source)} ${relationTypes[type].reads} ${nameOf(target)}`;

  const tell = ({ id, at, author, reason, content }: KeptDecision): Decision => {
    const why = idle.get(id);
    const undone = undoing(id);
    return {
      id,
      at,
      author,
      ...(reason === undefined ? {} : { reason }),
      kind: content.kind,
      sentence: sentence(content),
      about: aboutOf(content, byId),
      content: content as unknown as Record<string, unknown>,
      state: undone ? "taken back" : why !== undefined && holds.has(id) ? "changes nothing" : "holds",
      ...(why !== undefined && !undone ? { why } : {}),
      ...(undone ? { takenBackBy: undoneBy.get(id)! } : {}),
    };
  };
  return {
    tell,
    /** Newest first. */
    all: (): Decision[] => log.map(tell).reverse(),
  };
}

/** Ids of the entities and relations that a decision is about. */
function aboutOf(content: DecisionContent, byId: ReadonlyMap<string, KeptDecision>): string[] {
  const ofEdge = (edge: EdgeRef): string[] => [edge.source, edge.target, relationId(edge.type, edge)];
  switch (content.kind) {
    case "same":
    case "notSame":
      return [...content.entities];
    case "split":
    case "rename":
    case "retype":
      return [content.entity];
    case "reject":
      return content.what === "entity" ? [content.entity] : ofEdge(content.edge);
    case "add":
      return ofEdge(content.edge);
    case "note":
      return [content.about];
    case "undo": {
      const undone = byId.get(content.decision);
      return undone ? aboutOf(undone.content, byId) : [];
    }
  }
}

/** A name that somebody gave to an id which the graph no longer has; otherwise the id's own words. */
function nameIn(log: readonly KeptDecision[], id: EntityId): string | undefined {
  const renamed = log.findLast(({ content }) => content.kind === "rename" && content.entity === id)?.content;
  if (renamed?.kind === "rename") return renamed.name;
  const words = id.slice(id.indexOf(".") + 1).split("-");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
