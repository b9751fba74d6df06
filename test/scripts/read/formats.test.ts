import { describe, expect, test } from "vitest";
import { readHtml } from "../../../scripts/read/readHtml.ts";
import { idOfLine, parseJsonLine } from "../../../scripts/read/readJsonLine.ts";
import { type Line, readLines } from "../../../scripts/read/readLines.ts";
import { readMarkdown } from "../../../scripts/read/readMarkdown.ts";
import { readSource } from "../../../scripts/read/readSource.ts";
import { formatOf, sniffFormat } from "../../../scripts/read/source.ts";

describe("the format of a file", () => {
  test.each([
    ["a.txt", "text"],
    ["A.TXT", "text"],
    ["letter", "text"],
    ["dir.d/letter", "text"],
    ["a.md", "markdown"],
    ["a.jsonl", "jsonl"],
    ["a.htm", "html"],
    ["a.pdf", undefined],
    ["a.json", undefined],
    ["a.md.bak", undefined],
  ])("%s is %s", (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
  test.each([
    ['{"text": "x"}', "jsonl"],
    ["<!DOCTYPE html><p>x", "html"],
    ["---\ntitle: x\n---\n", "markdown"],
    ["Words.", "text"],
    ["", "text"],
  ])("content that begins %j is %s", (start, format) => {
    expect(sniffFormat(start)).toBe(format);
  });
});

describe("Markdown", () => {
  test("title, date, outlet and address come from the front matter, other keys are left alone", () => {
    const text =
      '---\ntitle: "A \\"big\\" day"\ndate: 2018-03-28\noutlet: The Desk\nurl: https://example.org\ntags: [a]\n---\n\nWords.';
    expect(readMarkdown(text)).toEqual({
      title: 'A "big" day',
      publishedAt: "2018-03-28",
      outlet: "The Desk",
      url: "https://example.org",
      text: "Words.",
    });
  });
  test.each([
    [
      "without front matter, the first heading is the title",
      "# A day #\n\nWords.",
      { title: "A day", text: "A day\n\nWords." },
    ],
    ["a rule at the top is no front matter", "---\n\nWords.", { text: "\n\nWords." }],
    ["Windows line ends", "---\r\ntitle: T\r\n---\r\nWords.", { title: "T", text: "Words." }],
    ["C# keeps its mark", "# About C#\n\nWords.", { title: "About C#", text: "About C#\n\nWords." }],
  ])("%s", (_, markdown, article) => {
    expect(readMarkdown(markdown)).toEqual(article);
  });
  test.each([
    ["**Jane** met _Ann_ and *Bo*.", "Jane met Ann and Bo."],
    ["[Jane Smith](https://example.org) left.", "Jane Smith left."],
    ["![a picture](x.png)Jane left.", "Jane left."],
    ["> Jane left.\n> Ann too.", "Jane left.\nAnn too."],
    ["- Jane\n- Ann", "Jane\nAnn"],
    ["Jane <!-- not Ann --> left.", "Jane  left."],
    ["`Jane` left.", "Jane left."],
    ["3 * 4 * 5 and snake_case_name", "3 * 4 * 5 and snake_case_name"],
    ["Jane [left] early.", "Jane [left] early."],
  ])("%j reads %j", (markdown, text) => {
    expect(readMarkdown(markdown).text).toBe(text);
  });
  test.each(["[", "*", "<!--", "# ", "`", "_", "> ", "!["])("200,000 times %j takes no time", (mark) => {
    const begun = performance.now();
    readMarkdown(mark.repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe("JSON lines", () => {
  test("fields that are known are taken, others are left alone", () => {
    expect(parseJsonLine('{"id": 7, "text": "Words.", "title": null, "score": [1], "__proto__": {"x": 1}}')).toEqual({
      id: "7",
      text: "Words.",
    });
  });
  test.each([
    ["words", /no JSON.*one object on each line/],
    ["[1]", /no object/],
    ["null", /no object/],
    ['{"id": "a"}', /has no "text"/],
    ['{"text": 5}', /"text" is no text/],
    ['{"text": "x", "title": ["a"]}', /"title" is no text/],
    [`{"text": ${"[".repeat(100_000)}`, /no JSON/],
    [JSON.stringify({ text: "x".repeat(2_000_001) }), /longest that is read is 2000000/],
  ])("%.40s is refused", (line, reason) => {
    expect(() => parseJsonLine(line)).toThrow(reason);
  });
  test.each([
    ['{"id": "a", "text": 5}', "a"],
    ['{"id": 3}', "3"],
    ['{"id": {}}', undefined],
    ["{", undefined],
  ])("the id of %s is %s", (line, id) => {
    expect(idOfLine(line)).toBe(id);
  });
  test("lines keep their numbers, however the stream is cut; blank ones and too long ones do not stop it", async () => {
    const content = Buffer.from("é one\n\n  \ntoo long, much too long\nlast");
    for (let cut = 0; cut <= content.length; cut++) {
      const stream = async function* () {
        yield content.subarray(0, cut);
        yield content.subarray(cut);
      };
      const lines: Line[] = [];
      for await (const line of readLines(stream(), 12)) lines.push(line);
      expect(lines.map(({ number, text }) => [number, text])).toEqual([
        [1, "é one"],
        [4, undefined],
        [5, "last"],
      ]);
    }
  });
});

describe("HTML", () => {
  const story =
    "Jane Smith, the mayor of Oslo, met Ann Lee on Monday, and they spoke about trade, ferries and fish. ".repeat(4);
  const page = (head: string, body: string) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

  test("the article is taken, with a blank line between paragraphs; menus and scripts are not", () => {
    const { text } = readHtml(
      page(
        "<title>T</title><style>p { color: red }</style>",
        `<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
         <article><h1>A meeting</h1><p>${story}</p><p>Second <b>para</b>graph, which is<br>also part of the story.</p></article>
         <script>alert("no")</script><footer>Imprint</footer>`,
      ),
    );
    expect(text).toContain(`${story.trim()}\n\nSecond paragraph, which is\nalso part of the story.`);
    expect(text).not.toMatch(/alert|color|Sport|Imprint/);
  });

  test.each([
    [
      "meta elements",
      `<title>T | Desk</title><meta property="og:title" content="A meeting"><meta property="og:site_name" content="The Desk">
       <meta property="article:published_time" content="2018-03-28T10:00:00Z"><link rel="canonical" href="https://example.org/a">`,
    ],
    [
      "linked data",
      `<script type="application/ld+json">{"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "headline": "A meeting",
       "datePublished": "2018-03-28", "publisher": {"name": "The Desk"}, "url": "https://example.org/a"}]}</script>`,
    ],
  ])("title, date, outlet and address come from %s", (_, head) => {
    expect(readHtml(page(head, `<p>${story}</p>`))).toMatchObject({
      title: "A meeting",
      publishedAt: expect.stringContaining("2018-03-28"),
      outlet: "The Desk",
      url: "https://example.org/a",
    });
  });

  test.each([
    ["broken linked data", page('<script type="application/ld+json">{</script><title>T</title>', `<p>${story}</p>`)],
    ["no html element", `<p>${story}</p>`],
    ["no body element", `<html><p>${story}</p></html>`],
    ["unclosed elements", `<html><body><div><p>${story}<p>More.`],
    ["no elements at all", story],
  ])("a page with %s is read", (_, html) => {
    expect(readHtml(html).text).toContain("Jane Smith, the mayor of Oslo");
  });

  test.each([
    ["nothing but a picture", page("", '<img src="x.png">'), /no article text/],
    ["20,000 nested elements", "<div>".repeat(20_000), /nested more than 256 deep/],
    [
      "50,000 attributes",
      `<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(" ")}>x`,
      /more than 256 attributes/,
    ],
    ["120,000 elements", "<b>x</b>".repeat(120_000), /more than 100000 elements/],
  ])("a page of %s is refused within a second", (_, html, reason) => {
    const begun = performance.now();
    expect(() => readHtml(html)).toThrow(reason);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test("a page keeps what looks like an element but is escaped", () => {
    expect(readHtml(page("", `<p>${story} &lt;script&gt; &amp; more</p>`)).text).toContain("<script> & more");
  });
});

describe("files", () => {
  test("one that is too large is refused unread", () => {
    expect(() => readSource({ format: "text", content: Buffer.alloc(20_000_001, "x") })).toThrow(/20 MB. Split it/);
  });
});
