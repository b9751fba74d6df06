import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import { coarseTypes, type LabelledArticle } from "./readLabelled.ts";
import { harmonic, type Score } from "./score.ts";

/**
 * Who is who within an article, as B-cubed over the labelled mentions of people, organisations and places (Bagga and Baldwin 1998,
 * "Algorithms for scoring coreference chains"). A labelled mention that was not found stands alone.
 */
export class EntityScorer {
  #precision = 0;
  #recall = 0;
  #mentions = 0;

  add(article: LabelledArticle, extraction: Extraction): void {
    if (article.entities === undefined) return;
    const found = new Map(
      extraction.entities.flatMap(({ id, mentions }) => mentions.map((m) => [key(m), id] as const)),
    );
    const labelled = new Map<string, { gold: string; ours: string }>();
    for (const entity of article.entities)
      if ((coarseTypes as readonly string[]).includes(entity.type))
        for (const mention of entity.mentions) {
          const at = key(mention);
          labelled.set(at, { gold: entity.id, ours: found.get(at) ?? `not found at ${at}` });
        }
    const gold = tally(labelled.values(), (mention) => mention.gold);
    const ours = tally(labelled.values(), (mention) => mention.ours);
    const both = tally(labelled.values(), (mention) => `${mention.gold}\n${mention.ours}`);
    for (const mention of labelled.values()) {
      const shared = both.get(`${mention.gold}\n${mention.ours}`)!;
      this.#precision += shared / ours.get(mention.ours)!;
      this.#recall += shared / gold.get(mention.gold)!;
      this.#mentions++;
    }
  }

  get score(): Score | undefined {
    if (this.#mentions === 0) return undefined;
    const [precision, recall] = [this.#precision / this.#mentions, this.#recall / this.#mentions];
    return { precision, recall, f1: harmonic(precision, recall) };
  }
}

const key = ({ start, end }: Span): string => `${start} ${end}`;

function tally<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
