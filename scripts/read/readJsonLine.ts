import { type ArticleInput, ArticleRejected, longestArticle } from "../../graph-data/records/article.ts";

/**
 * Reads one line of a JSON lines file: `{id?, text, title?, publishedAt?, url?, outlet?}`. Other fields are left alone.
 *
 * @throws ArticleRejected naming the field that is wrong
 */
export function parseJsonLine(line: string): ArticleInput {
  const value = parse(line);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ArticleRejected('The line is no object. Write {"text": "…"} on one line.');
  const fields = value as Record<string, unknown>;
  const text = field(fields, "text");
  if (text === undefined) throw new ArticleRejected('The line has no "text". Write {"text": "…"} on one line.');
  if (text.length > longestArticle)
    throw new ArticleRejected(
      `The text has ${text.length} characters; the longest that is read is ${longestArticle}. Split it into several articles.`,
    );
  const id = typeof fields.id === "number" ? String(fields.id) : field(fields, "id");
  const title = field(fields, "title");
  const publishedAt = field(fields, "publishedAt");
  const url = field(fields, "url");
  const outlet = field(fields, "outlet");
  return {
    text,
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    ...(outlet === undefined ? {} : { outlet }),
  };
}

/** The id that a line came with, where it can be made out: also of a line that is rejected for something else. */
export function idOfLine(line: string): string | undefined {
  try {
    const value = parse(line);
    const id = typeof value === "object" && value !== null ? (value as Record<string, unknown>).id : undefined;
    return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
  } catch (error) {
    if (error instanceof ArticleRejected) return undefined;
    throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ArticleRejected(`The line is no JSON (${(error as Error).message}). Write one object on each line.`);
  }
}

function field(fields: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new ArticleRejected(`"${name}" is no text. Put it between quotation marks, or leave it out.`);
}
