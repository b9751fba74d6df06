import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { harmonic, type Score } from "./score.ts";

/**
 * Quotations. A labelled one is found where one of ours covers more than half of it and is at most three times as long; its speaker is right
 * where a mention of ours, and no whole passage, overlaps the labelled words. One of ours is right where it shares more than half of the
 * longer with a labelled one.
 */
export class QuoteScorer {
  #labelled = 0;
  #ours = 0;
  #labelledFound = 0;
  #oursRight = 0;
  #withSpeaker = 0;
  #speakerRight = 0;

  add(article: LabelledArticle, extraction: Extraction): void {
    if (article.quotes === undefined) return;
    const mentions = new Map(extraction.entities.map((entity) => [entity.id, entity.mentions]));
    this.#labelled += article.quotes.length;
    this.#ours += extraction.quotes.length;
    this.#oursRight += extraction.quotes.filter((quote) => article.quotes!.some((gold) => same(quote, gold))).length;
    for (const gold of article.quotes) {
      const quote = extraction.quotes
        .filter((candidate) => covers(candidate, gold))
        .sort((a, b) => overlap(b, gold) - overlap(a, gold))[0];
      if (quote) this.#labelledFound++;
      if (gold.speaker === undefined) continue;
      this.#withSpeaker++;
      const { speaker } = gold;
      const own = (quote?.speaker && mentions.get(quote.speaker)) || [];
      const longest = Math.max(longestMention, speaker.end - speaker.start);
      if (own.some((mention) => overlap(mention, speaker) > 0 && mention.end - mention.start <= longest))
        this.#speakerRight++;
    }
  }

  get score(): (Score & { readonly speaker: number }) | undefined {
    if (this.#labelled === 0) return undefined;
    const precision = this.#ours === 0 ? 0 : this.#oursRight / this.#ours;
    const recall = this.#labelledFound / this.#labelled;
    const speaker = this.#withSpeaker === 0 ? 0 : this.#speakerRight / this.#withSpeaker;
    return { precision, recall, f1: harmonic(precision, recall), speaker };
  }
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const covers = (ours: Span, labelled: Span): boolean => {
  const length = labelled.end - labelled.start;
  return overlap(ours, labelled) > length / 2 && ours.end - ours.start <= 3 * length;
};
const longestMention = 80;
const same = (a: Span, b: Span): boolean => overlap(a, b) > Math.max(a.end - a.start, b.end - b.start) / 2;
