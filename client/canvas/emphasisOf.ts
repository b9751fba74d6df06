import { pairKey } from "../state/bundles.ts";
import type { Page } from "../state/page.ts";
import type { Subject } from "../state/view.ts";
import { alongPair, alongPath, aroundEntity, type Emphasis, noEmphasis } from "./emphasis.ts";

/** What a subject lights up in the picture. */
export function emphasisOf(
  subject: Subject | undefined,
  known: {
    shown: Page["shown"]["relations"];
    knowledge: Page["knowledge"];
    path: readonly string[];
    article: readonly string[];
  },
): Emphasis {
  switch (subject?.kind) {
    case "entity":
      return aroundEntity(
        subject.id,
        known.shown.flatMap(({ source, target }) =>
          source === subject.id ? [target] : target === subject.id ? [source] : [],
        ),
      );
    case "relation": {
      const relation = known.knowledge.relations.get(subject.id);
      return relation ? alongPair(relation.source, relation.target) : noEmphasis;
    }
    case "pair":
      return alongPair(subject.a, subject.b);
    case "path":
      return known.path.length > 0 ? alongPath(known.path) : noEmphasis;
    case "article": {
      const entities = new Set(known.article);
      const pairs = known.shown.flatMap(({ source, target }) =>
        entities.has(source) && entities.has(target) ? [pairKey(source, target)] : [],
      );
      return entities.size > 0 ? { entities, pairs: new Set(pairs) } : noEmphasis;
    }
    default:
      return noEmphasis;
  }
}
