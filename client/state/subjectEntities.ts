import { pairKey } from "./bundles.ts";
import type { Page } from "./page.ts";
import type { Subject } from "./view.ts";

/** The entities that a subject is about: ringed, and shown whatever the filters say. */
export function subjectEntities(subject: Subject | undefined, knowledge: Page["knowledge"]): readonly string[] {
  switch (subject?.kind) {
    case "relation": {
      const relation = knowledge.relations.get(subject.id);
      return relation ? [relation.source, relation.target] : [];
    }
    case "entity":
      return [subject.id];
    case "pair":
      return [subject.a, subject.b];
    case "path":
      return [subject.from, subject.to].filter((id) => id !== undefined);
    default:
      return [];
  }
}

/** The pair whose lines are drawn one by one. */
export function openedPair(subject: Subject | undefined, knowledge: Page["knowledge"]): string | undefined {
  if (subject?.kind === "pair") return `${subject.a}~${subject.b}`;
  const relation = subject?.kind === "relation" ? knowledge.relations.get(subject.id) : undefined;
  return relation && pairKey(relation.source, relation.target);
}
