import type { ArticleDetail } from "../../server/contract.ts";

/** A sentence that names two entities; offsets into its article. */
export interface SharedSentence {
  readonly key: string;
  readonly article: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly quotation: string;
  readonly one: { readonly start: number; readonly end: number };
  readonly other: { readonly start: number; readonly end: number };
}

/** The sentences of some articles that mention both of two entities, in reading order. */
export function sharedSentences(articles: readonly ArticleDetail[], one: string, other: string): SharedSentence[] {
  return articles.flatMap(({ id, title, text, mentions }) =>
    sentencesOf(text).flatMap(({ start, end }) => {
      const within = (entity: string) =>
        mentions.find((mention) => mention.entity === entity && mention.start >= start && mention.end <= end);
      const [first, second] = [within(one), within(other)];
      if (!first || !second) return [];
      return [
        {
          key: `${id} ${start}`,
          article: id,
          title: title ?? "Untitled article",
          start,
          end,
          quotation: text.slice(start, end),
          one: { start: first.start, end: first.end },
          other: { start: second.start, end: second.end },
        },
      ];
    }),
  );
}

/** Stretches between ends of sentences; a blank at either side is left out. */
function sentencesOf(text: string): { start: number; end: number }[] {
  const splitter = new Intl.Segmenter("en", { granularity: "sentence" });
  return [...splitter.segment(text)].flatMap(({ segment, index }) => {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    return end > start ? [{ start, end }] : [];
  });
}
