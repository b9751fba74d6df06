import { entityTypes } from "../../graph-data/ontology.ts";
import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import { type CoarseType, coarseTypes, type LabelledArticle } from "./readLabelled.ts";
import { type Counts, count, noCounts } from "./score.ts";

/** Names by coarse type: right where start, end and type are those of the label. */
export class NameScorer {
  readonly counts: Readonly<Record<CoarseType | "all", Counts>> = {
    PER: noCounts(),
    ORG: noCounts(),
    LOC: noCounts(),
    all: noCounts(),
  };

  add(article: LabelledArticle, extraction: Extraction): void {
    if (article.names === undefined) return;
    const found = extraction.entities.flatMap((entity) =>
      entity.mentions
        .filter((mention) => mention.kind === "name")
        .map((mention) => ({ ...mention, type: entityTypes[entity.type].coarse })),
    );
    for (const type of [...coarseTypes, "all"] as const) {
      const keys = (names: readonly (Span & { type: string })[]) =>
        new Set(
          names
            .filter((name) => (type === "all" ? name.type !== "MISC" : name.type === type))
            .map((name) => `${name.start} ${name.end} ${name.type}`),
        );
      count(this.counts[type], keys(found), keys(article.names));
    }
  }
}
