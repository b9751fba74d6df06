import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { type Counts, noCounts } from "./score.ts";

/**
 * Pronouns with two names that they may stand for (GAP, https://github.com/google-research-datasets/gap-coreference). A pronoun that we
 * join is right where its entity has the right name among its mentions, wrong where it has the other name, or not the one that is right.
 */
export class PronounScorer {
  readonly counts: Counts = noCounts();

  add(article: LabelledArticle, extraction: Extraction): void {
    for (const { start, end, candidates } of article.pronouns ?? []) {
      const entity = extraction.entities.find(({ mentions }) =>
        mentions.some((mention) => mention.kind === "pronoun" && mention.start === start && mention.end === end),
      );
      const meant = candidates.find(({ same }) => same);
      const holds = (span: Span) =>
        entity?.mentions.some(
          (mention) => mention.kind === "name" && mention.start < span.end && span.start < mention.end,
        );
      if (!entity) {
        if (meant) this.counts.missed++;
      } else if (meant && holds(meant)) this.counts.right++;
      else if (meant || candidates.some(holds)) {
        this.counts.wrong++;
        if (meant) this.counts.missed++;
      }
    }
  }
}
