import { type EntityType, entityTypes } from "../../graph-data/ontology.ts";
import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { type Counts, noCounts } from "./score.ts";

/**
 * Types of entities whose name was found: right where our type is the label's. What was not found, or is in no label, says nothing about
 * types and is left to the scores of names.
 */
export class KindScorer {
  /** By type, of all labelled entities that we have a mention of. */
  readonly counts = new Map<EntityType, Counts>();
  /** How often one kind of body was read as another type: "Company → Organization". */
  readonly confusions = new Map<string, number>();
  /** Labelled bodies that we take for bodies, and how many of them have the right kind. */
  readonly bodies = { seen: 0, right: 0 };

  /** @returns a line for each error: what was read as what, with the name */
  add(article: LabelledArticle, extraction: Extraction): string[] {
    const at = new Map(
      extraction.entities.flatMap((entity) => entity.mentions.map((mention) => [key(mention), entity] as const)),
    );
    const errors: string[] = [];
    for (const { types, mentions } of article.kinds ?? []) {
      const found = mentions.map((mention) => at.get(key(mention))).find((entity) => entity !== undefined);
      const [wanted, other] = types;
      if (!wanted || !found) continue;
      const fits = types.includes(found.type);
      if (other === undefined) {
        if (fits) this.#of(wanted).right++;
        else this.#of(wanted).missed++;
        if (isBody(wanted) && isBody(found.type)) {
          this.bodies.seen++;
          if (fits) this.bodies.right++;
        }
      }
      if (fits) continue;
      this.#of(found.type).wrong++;
      const confusion = `${other === undefined ? wanted : "another body"} → ${found.type}`;
      if (isBody(wanted)) this.confusions.set(confusion, (this.confusions.get(confusion) ?? 0) + 1);
      errors.push(`type ${confusion}: ${found.name}`);
    }
    return errors;
  }

  #of(type: EntityType): Counts {
    const known = this.counts.get(type) ?? noCounts();
    this.counts.set(type, known);
    return known;
  }
}

const isBody = (type: EntityType): boolean => entityTypes[type].class === "org";
const key = ({ start, end }: Span): string => `${start} ${end}`;
