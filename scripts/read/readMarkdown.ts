import type { ArticleInput } from "../../graph-data/records/article.ts";

/**
 * Reads Markdown. `title`, `date`, `outlet` and `url` come from the front matter, other keys are left alone; without a title there, the
 * first heading is it. Marks of Markdown are taken out of the text, the words stay.
 */
export function readMarkdown(markdown: string): ArticleInput {
  const { fields, body } = takeFrontMatter(markdown.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const title = fields.get("title") ?? /^ {0,3}# .*$/m.exec(body)?.[0];
  const date = fields.get("date");
  const outlet = fields.get("outlet");
  const url = fields.get("url");
  return {
    text: plainText(body),
    ...(title === undefined ? {} : { title: plainText(title) }),
    ...(date === undefined ? {} : { publishedAt: date }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(url === undefined ? {} : { url }),
  };
}

function takeFrontMatter(markdown: string): { fields: Map<string, string>; body: string } {
  const fields = new Map<string, string>();
  const end = markdown.startsWith("---\n") ? /^(---|\.\.\.) *$/m.exec(markdown.slice(4)) : null;
  if (!end) return { fields, body: markdown };
  for (const line of markdown.slice(4, 4 + end.index).split("\n")) {
    const [, key, value] = /^([A-Za-z][\w-]*):[ \t]*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const bare = unquote(value.trim());
    if (bare !== "") fields.set(key.toLowerCase(), bare);
  }
  return { fields, body: markdown.slice(4 + end.index + end[0].length).replace(/^\n+/, "") };
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  if (!quoted) return value;
  return quoted[1] === "'" ? quoted[2]!.replaceAll("''", "'") : quoted[2]!.replace(/\\(["\\])/g, "$1");
}

// Every repetition is bounded or stops at its own mark, so that a long run of marks costs no more than other text.
const plainText = (markdown: string): string =>
  dropComments(markdown)
    .replace(/^ {0,3}(?:```|~~~).*$/gm, "")
    .replace(/^ {0,3}(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,}|=+)$/gm, "")
    .replace(/^ {0,3}#{1,6} .*$/gm, headingWords)
    .replace(/^(?: {0,3}> ?)+/gm, "")
    .replace(/^ *[-*+] +(?=\S)/gm, "")
    .replace(/!\[[^[\]\n]{0,500}\]\([^()\n]{0,2000}\)/g, "")
    .replace(/\[([^[\]\n]{1,500})\]\([^()\n]{0,2000}\)/g, "$1")
    .replace(/\[([^[\]\n]{1,500})\]\[[^[\]\n]{0,200}\]/g, "$1")
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_(?=\S)([^_\n]{1,500})(?<=\S)_(?![\w_])/g, "$1")
    .replace(/`([^`\n]{1,500})`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, "$1");

function headingWords(line: string): string {
  const words = line.trim();
  let start = 0;
  while (words[start] === "#") start++;
  let end = words.length;
  while (end > start && words[end - 1] === "#") end--;
  // "C#" keeps its mark; a closing row of marks stands behind a blank.
  return words.slice(start, words[end - 1] === " " || end === start ? end : undefined).trim();
}

function dropComments(markdown: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = markdown.indexOf("<!--", at);
    const end = start < 0 ? -1 : markdown.indexOf("-->", start);
    if (end < 0) break;
    kept.push(markdown.slice(at, start));
    at = end + 3;
  }
  return kept.join("") + markdown.slice(at);
}
