import { assertions, entityTypeNames, entityTypes, relationTypeNames, relationTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Span } from "../records/extraction.ts";
import type { ExportedEntity, ExportedRelation, ExportedStatement, ExportPart } from "./exportPart.ts";
import { xmlText } from "./xml.ts";

/**
 * A page for people: who is in this part of the graph, how they are connected, and the sentences that say so. One file without a script,
 * for disk, mail and paper. All text from articles is escaped and isolated in its direction; the page's own policy forbids it to load
 * anything.
 */
export async function* report(part: ExportPart): AsyncIterable<string> {
  const { entities, articles, relationCount } = part;
  const named = entities.slice(0, 3).map(({ name }) => name);
  const title = entities.length === 1 ? named[0]! : "Who is connected to whom";
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${xmlText(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1><bdi>${xmlText(title)}</bdi></h1>
<p class="quiet">${counted(entities.length, "entity", "entities")}, ${counted(relationCount, "relation")} from ${counted(articles.length, "article")}. Each relation stands on the sentences below it; sentences are quoted as they were read, by rule, without anybody having checked them.</p>
</header>
`;
  const degree = new Map<string, number>();
  const relations: ExportedRelation[] = [];
  for await (const relation of part.relations()) {
    relations.push(relation);
    for (const end of [relation.source, relation.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  }
  if (relations.length > 0) {
    yield '<main>\n<section>\n<h2 id="relations">Relations</h2>\n';
    for (const type of relationTypeNames) {
      const own = relations.filter((relation) => relation.type === type).sort(strongestFirst);
      if (own.length === 0) continue;
      yield `<h3>${xmlText(capital(relationTypes[type].reads))} <span class="quiet">${own.length}</span></h3>\n`;
      for (const relation of own) yield relationHtml(relation);
    }
    yield "</section>\n";
  } else yield "<main>\n";
  yield '<section>\n<h2 id="entities">Entities</h2>\n';
  for (const type of entityTypeNames) {
    const own = entities
      .filter((entity) => entity.type === type)
      .sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.name < b.name ? -1 : 1));
    if (own.length === 0) continue;
    yield `<h3>${xmlText(capital(entityTypes[type].plural))} <span class="quiet">${own.length}</span></h3>\n<ul>\n${own.map(entityHtml).join("\n")}\n</ul>\n`;
  }
  yield "</section>\n";
  if (articles.length > 0)
    yield `<section>\n<h2 id="articles">Articles</h2>\n<ol>\n${[...articles].sort(byDate).map(articleHtml).join("\n")}\n</ol>\n</section>\n`;
  yield `</main>\n<footer class="quiet"><p>Made by Dramatis from build <code>${xmlText(part.build.slice(0, 12))}</code>, rules <code>${xmlText(part.rules)}</code>.</p></footer>\n</body>\n</html>\n`;
}

function relationHtml({ sentence: _, ...relation }: ExportedRelation): string {
  const { source, sourceName, target, targetName, type, assertion, roles, statements, firstSeen, lastSeen } = relation;
  const facts = [
    ...(assertion === "stated" ? [] : [`<strong>${assertions[assertion].label}</strong>`]),
    ...roles.slice(0, 4).map((role) => `<bdi>${xmlText(role)}</bdi>`),
    `${counted(relation.sourceCount, "source")}${relation.copyCount > 0 ? `, ${counted(relation.copyCount, "copy", "copies")} left out` : ""}`,
    ...(firstSeen ? [times(firstSeen, lastSeen)] : []),
  ];
  return `<article class="relation">
<p class="words"><a href="#${source}"><bdi>${xmlText(sourceName)}</bdi></a> ${xmlText(relationTypes[type].reads)} <a href="#${target}"><bdi>${xmlText(targetName)}</bdi></a></p>
<p class="quiet">${facts.join(" · ")}</p>
${statements.map(statementHtml).join("\n")}
</article>
`;
}

function statementHtml(statement: ExportedStatement): string {
  const { article, assertion, claimant, confidence } = statement;
  const held =
    claimant && (assertion === "claimed" || assertion === "denied")
      ? `${assertions[assertion].label} by <bdi>${xmlText(claimant.name)}</bdi>`
      : assertions[assertion].label;
  const facts = [
    `<a href="#${article.id}"><bdi>${xmlText(article.outlet ?? article.title ?? "article without a title")}</bdi></a>`,
    article.publishedAt ? time(article.publishedAt) : "no date",
    held,
    `likely right in ${Math.max(1, Math.round(confidence * 10))} of 10 cases`,
  ];
  return `<figure><blockquote dir="auto">“${quotationHtml(statement)}”</blockquote><figcaption class="quiet">${facts.join(" · ")}</figcaption></figure>`;
}

/** The passage with both ends underlined and the trigger in bold. */
function quotationHtml({ quotation, start, source, target, trigger }: ExportedStatement): string {
  const marks = [
    { ...source, tag: "mark" },
    { ...target, tag: "mark" },
    ...(trigger ? [{ ...trigger, tag: "strong" }] : []),
  ];
  const inside = ({ start: from, end: to }: Span, at: number): boolean => from - start <= at && at < to - start;
  const cuts = new Set([0, quotation.length]);
  for (const { start: from, end: to } of marks)
    for (const cut of [from - start, to - start]) if (cut > 0 && cut < quotation.length) cuts.add(cut);
  const bounds = [...cuts].sort((a, b) => a - b);
  return bounds
    .slice(0, -1)
    .map((from, index) => {
      const words = xmlText(quotation.slice(from, bounds[index + 1]));
      const tags = [...new Set(marks.filter((span) => inside(span, from)).map(({ tag }) => tag))];
      return tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, words);
    })
    .join("");
}

function entityHtml({ id, name, aliases, roles, articleCount, firstSeen, lastSeen }: ExportedEntity): string {
  const facts = [
    ...roles.slice(0, 4).map((role) => `<bdi>${xmlText(role)}</bdi>`),
    ...(aliases.length > 0
      ? [
          `also ${aliases
            .slice(0, 8)
            .map((alias) => `<bdi>${xmlText(alias)}</bdi>`)
            .join(", ")}`,
        ]
      : []),
    `in ${counted(articleCount, "article")}`,
    ...(firstSeen ? [times(firstSeen, lastSeen)] : []),
  ];
  return `<li id="${id}"><strong><bdi>${xmlText(name)}</bdi></strong> <span class="quiet">${facts.join(" · ")}</span></li>`;
}

function articleHtml({ id, title, outlet, publishedAt, url }: ArticleHead): string {
  const words = `<bdi>${xmlText(title ?? "Untitled article")}</bdi>`;
  // Other schemes, such as javascript:, are never made a link.
  const safe = url !== undefined && /^https?:\/\//i.test(url);
  const facts = [
    outlet ? `<bdi>${xmlText(outlet)}</bdi>` : "outlet unknown",
    publishedAt ? time(publishedAt) : "no date",
  ];
  return `<li id="${id}">${safe ? `<a href="${xmlText(url)}" rel="noopener noreferrer nofollow">${words}</a>` : words} <span class="quiet">${facts.join(" · ")}</span></li>`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "28 Mar 2018", with the ISO form for machines. */
function time(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso) ?? [];
  const words = year
    ? [day ? String(Number(day)) : "", months[Number(month) - 1] ?? "", year].filter(Boolean).join(" ")
    : iso;
  return `<time datetime="${xmlText(iso)}">${xmlText(words)}</time>`;
}

const times = (first: string, last: string | undefined): string =>
  last === undefined || last === first ? time(first) : `${time(first)} – ${time(last)}`;

const counted = (value: number, one: string, many = `${one}s`): string => `${value} ${value === 1 ? one : many}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const strongestFirst = (a: ExportedRelation, b: ExportedRelation): number =>
  b.sourceCount - a.sourceCount || b.confidence - a.confidence || (a.id < b.id ? -1 : 1);

const byDate = (a: ArticleHead, b: ArticleHead): number =>
  (a.publishedAt ?? "9") < (b.publishedAt ?? "9")
    ? -1
    : (a.publishedAt ?? "9") > (b.publishedAt ?? "9")
      ? 1
      : a.id < b.id
        ? -1
        : 1;

const style = `
:root { --paper: #fffefb; --ink: #1e1c19; --quiet: #5f5b54; --rule: #e2ddd2; --accent: #a63c12; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --paper: #1d2023; --ink: #ebe8e1; --quiet: #a8a49b; --rule: #34373b; --accent: #f0a07a; } }
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font: 600 1.75rem/1.2 Georgia, "Times New Roman", serif; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, figure, blockquote, ul, ol { margin: 0; }
ul, ol { padding-inline-start: 1.25rem; }
li { margin: .25rem 0; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: .875rem; font-weight: 400; }
.relation { margin: 0 0 1.25rem; break-inside: avoid; }
.words { font-weight: 600; }
figure { margin: .5rem 0 .75rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
blockquote { font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-decoration-color: var(--accent); text-underline-offset: 4px; }
:target { outline: 2px solid var(--accent); outline-offset: 4px; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #999; --accent: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  blockquote { font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  ol a[href^="http"]::after { content: " <" attr(href) ">"; font-size: 8pt; }
}
`;
