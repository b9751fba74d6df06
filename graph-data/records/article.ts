import { type ArticleId, articleId } from "../ids.ts";

/** A news article as it is kept: normalised text, keyed by its hash. */
export interface Article {
  readonly id: ArticleId;
  /** The id that it came with, kept for whoever brought it. */
  readonly sourceId?: string;
  readonly title?: string;
  /** ISO 8601, partial dates allowed: 2018-03-28, 2018-03. */
  readonly publishedAt?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly text: string;
}

/** An article without its text: what lists show. */
export type ArticleHead = Omit<Article, "text">;

/** What may be known of an article before it is read. */
export interface ArticleInput {
  readonly id?: string;
  readonly text: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly outlet?: string;
}

/** The longest text of one article, in UTF-16 code units. Longer ones are refused with this figure. */
export const longestArticle = 2_000_000;

/** Why an article cannot be kept; the message says what to do. */
export class ArticleRejected extends Error {
  override readonly name = "ArticleRejected";
}

/**
 * Makes an article of what came in: text normalised, id from its hash, empty fields left out.
 *
 * @throws ArticleRejected where there is no text to read, or too much
 */
export function toArticle(input: ArticleInput): Article {
  const text = normaliseText(input.text);
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new ArticleRejected("There is no text in it. Give an article with at least one sentence.");
  if (text.length > longestArticle)
    throw new ArticleRejected(
      `The text has ${text.length} characters; the longest that is read is ${longestArticle}. Split it into several articles.`,
    );
  const date = input.publishedAt === undefined ? undefined : toDate(input.publishedAt);
  return {
    id: articleId(text),
    ...optional("sourceId", input.id),
    ...optional("title", input.title),
    ...optional("publishedAt", date),
    ...optional("outlet", input.outlet),
    ...optional("url", input.url !== undefined && /^https?:\/\//i.test(input.url) ? input.url : undefined),
    text,
  };
}

/**
 * The text that is kept: well-formed UTF-16, NFC, LF line ends, no NUL and no control characters but tab and line feed (PostgreSQL
 * refuses U+0000, SQLite keeps it; normalising once keeps both alike).
 */
export function normaliseText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "")
    .normalize("NFC");
}

/**
 * Reads a date as articles carry it: ISO 8601 with or without a time of day, or whatever of it is there.
 *
 * @returns the date in ISO 8601 (2018-03-28, 2018-03 or 2018), or undefined where it is no date
 */
export function toDate(raw: string): string | undefined {
  const match = /^\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T\s].*)?\s*$/.exec(raw);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month)))) return undefined;
  return [year, month, day].filter((part) => part !== undefined).join("-");
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function optional<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  const text = value === undefined ? "" : normaliseText(value).replace(/\s+/g, " ").trim();
  return (text === "" ? {} : { [key]: text }) as { [K in Key]?: string };
}
