import type { ExportPart } from "./exportPart.ts";

/**
 * One JSON object a line: the articles, the entities, then the relations with their statements. Each says its `kind`; the last line
 * counts the lines before it, so that a stream that was cut can be told.
 */
export async function* ndjson(part: ExportPart): AsyncIterable<string> {
  let count = 0;
  const line = (kind: string, record: object): string => {
    count++;
    return `${JSON.stringify({ kind, ...record })}\n`;
  };
  for (const article of part.articles) yield line("article", article);
  for (const { type: entityType, ...entity } of part.entities) yield line("entity", { ...entity, entityType });
  for await (const relation of part.relations()) {
    const { type: relationType, statements, ...more } = relation;
    yield line("relation", {
      ...more,
      relationType,
      statements: statements.map(({ article, codePoints: _, ...statement }) => ({ ...statement, article: article.id })),
    });
  }
  yield `${JSON.stringify({ end: true, count })}\n`;
}
