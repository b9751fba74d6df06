import { type Column, entityColumns, relationColumns } from "./columns.ts";
import type { ExportedEntity, ExportPart } from "./exportPart.ts";
import { xmlText } from "./xml.ts";

/** GraphML (http://graphml.graphdrawing.org/specification.html), for yEd, Cytoscape, igraph and networkx. */
export async function* graphml(part: ExportPart): AsyncIterable<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    declared("node", nodeColumns),
    declared("edge", relationColumns),
    '<graph edgedefault="directed">\n',
  ].join("\n");
  for (const entity of part.entities) yield `<node id="${entity.id}">${values("node", nodeColumns, entity)}</node>\n`;
  for await (const relation of part.relations()) {
    const { id, source, target, symmetric } = relation;
    yield `<edge id="${id}" source="${source}" target="${target}" directed="${!symmetric}">${values("edge", relationColumns, relation)}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

const nodeColumns: readonly Column<ExportedEntity>[] = [
  ...entityColumns,
  { name: "x", type: "double", value: ({ x }) => x },
  { name: "y", type: "double", value: ({ y }) => y },
];

const typeNames = { string: "string", integer: "int", double: "double" } as const;

const declared = <Row>(of: "node" | "edge", columns: readonly Column<Row>[]): string =>
  columns
    .map(({ name, type }) => `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${typeNames[type]}"/>`)
    .join("\n");

const values = <Row>(of: "node" | "edge", columns: readonly Column<Row>[], row: Row): string =>
  columns
    .flatMap(({ name, value }) => {
      const its = value(row);
      return its === undefined ? [] : [`<data key="${of}.${name}">${xmlText(its)}</data>`];
    })
    .join("");
