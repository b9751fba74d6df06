import type { ArticleHead } from "../records/article.ts";
import type { Build } from "../records/build.ts";
import type { Extraction, Span } from "../records/extraction.ts";

/**
 * Who is who over all articles, one JSON object a line: `{ id, name, type, mentions: [{ article, start, end }] }`. For measuring identity
 * and for whoever brings texts of their own: articles go by the id they came with, where they had one. Offsets are UTF-16 code units.
 */
export async function* entityLines(
  { entities }: Pick<Build, "entities">,
  readings: AsyncIterable<{ readonly article: ArticleHead; readonly extraction: Extraction }>,
): AsyncIterable<string> {
  const places = new Map<string, { article: string; mentions: readonly Span[] }>();
  for await (const { article, extraction } of readings)
    for (const { id, mentions } of extraction.entities)
      places.set(`${article.id} ${id}`, { article: article.sourceId ?? article.id, mentions });
  for (const { id, name, type, members } of entities) {
    const mentions = members.flatMap(({ article, local }) => {
      const place = places.get(`${article} ${local}`);
      return place?.mentions.map(({ start, end }) => ({ article: place.article, start, end })) ?? [];
    });
    yield `${JSON.stringify({ id, name, type, mentions })}\n`;
  }
}
