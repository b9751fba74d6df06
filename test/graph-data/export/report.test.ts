import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { report } from "../../../graph-data/export/report.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

/** The tags that a report is made of; whatever else comes out of it came in through a text. */
const tags = new Set(
  "html head meta title style body header h1 h2 h3 p main section article figure blockquote figcaption footer ul ol li a bdi strong mark span time code".split(
    " ",
  ),
);

test("every sentence and name stands in the report as text, and no text becomes markup or a link", () =>
  onHostileGraphs(async (part) => {
    const html = await written(report(part));
    let text = "";
    let quoted = 0;
    const ids = new Set<string>();
    const targets: string[] = [];
    const quotations: string[] = [];
    const parser = new Parser({
      onopentag(name, { id, href, ...attributes }) {
        expect(tags).toContain(name);
        for (const attribute of Object.keys(attributes)) expect(attribute).not.toMatch(/^on|^src$|^style$/);
        if (id) ids.add(id);
        if (href) targets.push(href);
        if (name === "blockquote") {
          quoted++;
          quotations.push("");
        }
      },
      ontext(piece) {
        text += piece;
        if (quoted > 0) quotations[quotations.length - 1] += piece;
      },
      onclosetag(name) {
        if (name === "blockquote") quoted--;
      },
    });
    parser.write(html);
    parser.end();
    expect(html).not.toMatch(/<script/i);
    const relations = await relationsIn(part);
    for (const { name } of part.entities) expect(text).toContain(name);
    expect([...quotations].sort()).toEqual(
      relations.flatMap(({ statements }) => statements.map(({ quotation }) => `“${quotation}”`)).sort(),
    );
    for (const target of targets) {
      if (target.startsWith("#")) expect(ids).toContain(target.slice(1));
      else expect(target).toMatch(/^https?:\/\//i);
    }
  }, 300));
