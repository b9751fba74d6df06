import { Readability } from "@mozilla/readability";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import { type ArticleInput, ArticleRejected, toDate } from "../../graph-data/records/article.ts";

/**
 * Reads the article out of a web page, without its menus and advertisements: text with a blank line between paragraphs, and title, date,
 * outlet and address where the page tells them.
 *
 * @throws ArticleRejected where the page is built to be unreadable, or holds no text
 */
export function readHtml(html: string): ArticleInput {
  scan(html);
  const document = parsePage(html);
  const meta = readMeta(document);
  const text = articleText(html) || textOf(document.body, pageFurniture);
  if (text === "")
    throw new ArticleRejected("There is no article text in this page. Save the article's text as a .txt file.");
  return { text, ...meta };
}

// Building a page of 20,000 nested elements took linkedom 82 seconds, and one of 50,000 attributes took others longer; measuring
// takes less than half a second.
const deepest = 256;
const mostNodes = 100_000;
const mostAttributes = 256;

function scan(html: string): void {
  let depth = 0;
  let nodes = 0;
  let attributes = 0;
  const refuse = (what: string): never => {
    throw new ArticleRejected(`The page ${what}. Save the article's text as a .txt file.`);
  };
  const count = () => {
    if (++nodes > mostNodes) refuse(`has more than ${mostNodes} elements`);
  };
  const parser = new Parser({
    onopentagname() {
      attributes = 0;
      count();
      if (++depth > deepest) refuse(`is nested more than ${deepest} deep`);
    },
    onattribute() {
      if (++attributes > mostAttributes) refuse(`has an element with more than ${mostAttributes} attributes`);
    },
    onclosetag() {
      depth--;
    },
    ontext: count,
    oncomment: count,
  });
  // In pieces, so that a refused page is not read to its end.
  for (let start = 0; start < html.length; start += 65_536) parser.write(html.slice(start, start + 65_536));
  parser.end();
}

/** linkedom makes of a page without `<html>` or `<body>` something that Readability refuses, or finds empty. */
function parsePage(html: string): Document {
  const whole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  const inner = () => html.replace(/<!doctype[^>]{0,500}>|<\/?html(?:\s[^>]{0,500})?>/gi, "");
  const page = whole ? html : `<!doctype html><html><head></head><body>${inner()}</body></html>`;
  return parseHTML(page).document as unknown as Document;
}

function articleText(html: string): string {
  // Readability takes the page apart, so it gets one of its own.
  const document = parsePage(html);
  for (const element of document.querySelectorAll(
    "script:not([type='application/ld+json']), style, noscript, template",
  ))
    element.remove();
  const found = new Readability<Node>(document, { serializer: (node) => node, charThreshold: 200 }).parse();
  return found?.content ? textOf(found.content) : "";
}

const pageFurniture = new Set(["nav", "header", "footer", "aside", "form", "menu", "button", "select"]);
const unseen = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "title",
  "head",
  "svg",
  "iframe",
  "object",
  "textarea",
]);
const paragraphs = new Set(
  "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** The words below a node; paragraphs with a blank line between them. */
function textOf(root: Node, left: ReadonlySet<string> = new Set()): string {
  const blocks: string[] = [];
  let current = "";
  const endBlock = () => {
    const words = current
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    if (words !== "") blocks.push(words);
    current = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === 3) current += (node.nodeValue ?? "").replace(/\s+/g, " ");
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
    const name = node.nodeName.toLowerCase();
    if (unseen.has(name) || left.has(name)) return;
    if (name === "br") current += "\n";
    const block = paragraphs.has(name);
    if (block) endBlock();
    for (const child of node.childNodes) walk(child);
    if (block) endBlock();
  };
  walk(root);
  endBlock();
  return blocks.join("\n\n");
}

function readMeta(document: Document): Omit<ArticleInput, "text"> {
  const data = readLinkedData(document);
  const meta = (...names: string[]): string | undefined =>
    names
      .map((name) => document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`))
      .map((element) => element?.getAttribute("content")?.trim())
      .find((content) => content !== undefined && content !== "");
  const title =
    meta("og:title", "twitter:title", "dc.title") ??
    data.title ??
    words(document.querySelector("h1")) ??
    words(document.querySelector("title"));
  const dates = [
    meta(
      "article:published_time",
      "datePublished",
      "og:published_time",
      "date",
      "pubdate",
      "dc.date",
      "DC.date.issued",
    ),
    data.publishedAt,
    document.querySelector("time[datetime]")?.getAttribute("datetime") ?? undefined,
  ];
  const publishedAt = dates.map((date) => (date === undefined ? undefined : toDate(date))).find((date) => date);
  const outlet = meta("og:site_name", "application-name") ?? data.outlet;
  const url =
    document.querySelector("link[rel='canonical']")?.getAttribute("href") ?? meta("og:url", "twitter:url") ?? data.url;
  return {
    ...(title === undefined ? {} : { title }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(url === undefined ? {} : { url }),
  };
}

const words = (element: Element | null): string | undefined =>
  element?.textContent?.replace(/\s+/g, " ").trim() || undefined;

/** What a page says of itself in schema.org's vocabulary (https://schema.org/NewsArticle). */
function readLinkedData(document: Document): { title?: string; publishedAt?: string; outlet?: string; url?: string } {
  for (const element of document.querySelectorAll("script[type='application/ld+json']")) {
    const article = findArticle(parseJson(element.textContent ?? ""));
    if (article === undefined) continue;
    const title = text(article.headline);
    const publishedAt = text(article.datePublished);
    const outlet = text(object(article.publisher)?.name);
    const url = text(article.url);
    return {
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(outlet === undefined ? {} : { outlet }),
      ...(url === undefined ? {} : { url }),
    };
  }
  return {};
}

function findArticle(value: unknown): Record<string, unknown> | undefined {
  const graph = object(value)?.["@graph"];
  const candidates = Array.isArray(value) ? value : Array.isArray(graph) ? graph : [value];
  return candidates
    .slice(0, 100)
    .map(object)
    .find((candidate) => /Article|Posting/.test([candidate?.["@type"]].flat().join(" ")));
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // many pages carry broken data; the page itself may be fine
    throw error;
  }
}

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
