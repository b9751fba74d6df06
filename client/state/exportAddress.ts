import { assertionNames, entityTypeNames, isFallback, relationTypeNames } from "../../graph-data/ontology.ts";
import type { Filters } from "./filters.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Subject, View } from "./view.ts";

/** What is taken out of the page: the filtered picture, what is opened, or the whole graph. */
export type ExportScope = "shown" | "selection" | "everything";

/**
 * The address of a part of the graph in a format. The filters mean there what they mean in the picture.
 *
 * @param path the entities of an opened path, in order
 * @returns undefined where nothing is in that part
 */
export function exportAddress(
  format: string,
  scope: ExportScope,
  { view, knowledge, path }: { view: View; knowledge: Knowledge; path: readonly string[] },
): string | undefined {
  const parts =
    scope === "everything"
      ? { fallbacks: "true" }
      : scope === "shown"
        ? ofPicture(view)
        : ofSubject(view.subject, { filters: view.filters, knowledge, path });
  if (!parts) return undefined;
  return `/v1/export?${new URLSearchParams({ format, ...parts })}`;
}

/** Is there anything that an export of the selection would hold? */
export const canExport = (subject: Subject | undefined): boolean =>
  subject !== undefined && ["entity", "relation", "pair", "path", "article"].includes(subject.kind);

type Parameters = Record<string, string>;

function ofPicture({ filters, focus, hidden }: View): Parameters | undefined {
  const relations = ofFilters(filters);
  const types = entityTypeNames.filter((type) => !filters.hiddenTypes.includes(type));
  if (!relations || types.length === 0) return undefined;
  return {
    ...relations,
    ...(filters.hiddenTypes.length > 0 ? { entityType: types.join() } : {}),
    ...(hidden.length > 0 ? { without: hidden.join() } : {}),
    ...(focus ? { seed: focus.id, depth: String(focus.hops) } : {}),
    alone: String(filters.alone),
  };
}

function ofSubject(
  subject: Subject | undefined,
  { filters, knowledge, path }: { filters: Filters; knowledge: Knowledge; path: readonly string[] },
): Parameters | undefined {
  switch (subject?.kind) {
    case "entity": {
      const relations = ofFilters(filters);
      return relations && { ...relations, entity: subject.id };
    }
    case "relation": {
      const relation = knowledge.relations.get(subject.id);
      return relation && { subject: relation.source, object: relation.target, type: relation.relationType };
    }
    case "pair":
      return { seed: [subject.a, subject.b].join(), depth: "0", fallbacks: String(filters.fallbacks) };
    case "path":
      return path.length > 0 ? { seed: path.join(), depth: "0" } : undefined;
    case "article":
      return { article: subject.id, fallbacks: String(filters.fallbacks) };
    default:
      return undefined;
  }
}

/** The filters of relations as parameters; undefined where they let nothing pass. */
function ofFilters(filters: Filters): Parameters | undefined {
  const { hiddenRelations, hiddenAssertions, minConfidence, from, to, fallbacks } = filters;
  const types = relationTypeNames.filter((type) => !hiddenRelations.includes(type) && (fallbacks || !isFallback(type)));
  const assertions = assertionNames.filter((name) => !hiddenAssertions.includes(name));
  if (types.length === 0 || assertions.length === 0) return undefined;
  return {
    ...(hiddenRelations.length > 0 ? { type: types.join() } : fallbacks ? { fallbacks: "true" } : {}),
    ...(hiddenAssertions.length > 0 ? { assertion: assertions.join() } : {}),
    ...(minConfidence > 0 ? { minConfidence: String(minConfidence) } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
