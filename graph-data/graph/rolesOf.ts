import type { EntityId } from "../ids.ts";
import type { RelationType } from "../ontology.ts";
import type { OpenGraph } from "./openGraph.ts";

/** The noun where the text names no role, and the word before the other end. */
const offices: { readonly [Type in RelationType]?: { readonly noun?: string; readonly before: string } } = {
  headOf: { noun: "head", before: "of" },
  ministerOf: { noun: "minister", before: "of" },
  ambassadorTo: { noun: "ambassador", before: "to" },
  spokespersonFor: { noun: "spokesperson", before: "for" },
  advises: { noun: "adviser", before: "to" },
  boardMemberOf: { noun: "board member", before: "of" },
  founderOf: { noun: "founder", before: "of" },
  agentOf: { noun: "representative", before: "of" },
  employedBy: { before: "at" },
  memberOf: { noun: "member", before: "of" },
};

/**
 * What an entity is, in lines of a few words, best evidenced first: "ambassador to Kazakhstan", "former head of Acme". Only from
 * relations that the text states, now or of former times.
 *
 * @param limit how many lines at most
 */
export function rolesOf(graph: OpenGraph, entity: EntityId, limit = 5): string[] {
  const lines = new Set<string>();
  for (const { relation, other, outgoing } of graph.links(entity)) {
    const office = offices[relation.type];
    if (!office || !outgoing || (relation.assertion !== "stated" && relation.assertion !== "former")) continue;
    const noun = relation.roles[0] ?? office.noun;
    if (noun === undefined) continue;
    const former = relation.assertion === "former" && !/^(?:former|ex-|late)/i.test(noun) ? "former " : "";
    lines.add(`${former}${noun} ${office.before} ${graph.entities.get(other)?.name ?? other}`);
    if (lines.size === limit) break;
  }
  return [...lines];
}
