import type { Extraction, Span } from "../../graph-data/records/extraction.ts";
import type { LabelledArticle } from "./readLabelled.ts";
import { harmonic, type Score } from "./score.ts";

/**
 * Quotations: found where more than half of the longer one is shared; the speaker is right where a mention of ours overlaps the
 * labelled words.
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
      const quote = extraction.quotes.find((candidate) => same(candidate, gold));
      if (quote) this.#labelledFound++;
      if (gold.speaker === undefined) continue;
      this.#withSpeaker++;
      const { speaker } = gold;
      if (quote?.speaker && mentions.get(quote.speaker)?.some((mention) => overlap(mention, speaker) > 0))
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
const same = (a: Span, b: Span): boolean => overlap(a, b) > Math.max(a.end - a.start, b.end - b.start) / 2;
