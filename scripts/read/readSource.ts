import { type ArticleInput, ArticleRejected } from "../../graph-data/records/article.ts";
import { decodeText } from "./decodeText.ts";
import { readHtml } from "./readHtml.ts";
import { parseJsonLine } from "./readJsonLine.ts";
import { readMarkdown } from "./readMarkdown.ts";
import { largestFile, type Source } from "./source.ts";

/**
 * Makes an article of one file or line.
 *
 * @throws ArticleRejected with a sentence that says what to do
 */
export function readSource({ format, content }: Source): ArticleInput {
  if (content.length > largestFile)
    throw new ArticleRejected(
      `It has ${(content.length / 1e6).toFixed(0)} MB; the largest that is read is ${largestFile / 1e6} MB. Split it.`,
    );
  const text = typeof content === "string" ? content : decodeText(content, { html: format === "html" });
  switch (format) {
    case "text":
      return { text };
    case "markdown":
      return readMarkdown(text);
    case "jsonl":
      return parseJsonLine(text);
    case "html":
      return readHtml(text);
  }
}
