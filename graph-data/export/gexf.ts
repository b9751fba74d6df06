import { type Column, entityColumns, relationColumns } from "./columns.ts";
import type { ExportPart } from "./exportPart.ts";
import { xmlText } from "./xml.ts";

/** GEXF 1.3 (https://gexf.net/schema.html), with positions, for Gephi. Symmetric relations are undirected edges. */
export async function* gexf(part: ExportPart): AsyncIterable<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>Dramatis</creator><description>Build ${xmlText(part.build)}</description></meta>`,
    '<graph mode="static" defaultedgetype="directed">',
    declared("node", entityColumns),
    declared("edge", relationColumns),
    "<nodes>\n",
  ].join("\n");
  for (const entity of part.entities) {
    const { id, name, x, y } = entity;
    yield `<node id="${id}" label="${xmlText(name)}">${values(entityColumns, entity)}<viz:position x="${x}" y="${y}" z="0"/></node>\n`;
  }
  yield "</nodes>\n<edges>\n";
  for await (const relation of part.relations()) {
    const { id, source, target, label, symmetric, sourceCount } = relation;
    yield `<edge id="${id}" source="${source}" target="${target}" type="${symmetric ? "undirected" : "directed"}" label="${xmlText(label)}" weight="${sourceCount}">${values(relationColumns, relation)}</edge>\n`;
  }
  yield "</edges>\n</graph>\n</gexf>\n";
}

const declared = <Row>(of: "node" | "edge", columns: readonly Column<Row>[]): string =>
  `<attributes class="${of}" mode="static">${beyondLabel(columns)
    .map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>`)
    .join("")}</attributes>`;

function values<Row>(columns: readonly Column<Row>[], row: Row): string {
  const found = beyondLabel(columns).flatMap(({ name, value }) => {
    const its = value(row);
    return its === undefined ? [] : [`<attvalue for="${name}" value="${xmlText(its)}"/>`];
  });
  return `<attvalues>${found.join("")}</attvalues>`;
}

/** GEXF has a place of its own for labels. */
const beyondLabel = <Row>(columns: readonly Column<Row>[]): Column<Row>[] =>
  columns.filter(({ name }) => name !== "label");
