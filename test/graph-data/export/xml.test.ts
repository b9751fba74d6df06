import { MultiGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { entityColumns, relationColumns } from "../../../graph-data/export/columns.ts";
import type { ExportPart } from "../../../graph-data/export/exportPart.ts";
import { gexf } from "../../../graph-data/export/gexf.ts";
import { graphml } from "../../../graph-data/export/graphml.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

/** Elements with their attributes and their own text, by a strict parser that knows nothing of graphs. */
function elements(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: number[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push(found.push({ name, attributes: { ...attributes } as Record<string, string>, text: "" }) - 1);
  });
  parser.on("text", (text) => {
    const at = open.at(-1);
    if (at !== undefined) found[at]!.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return found;
}

type Values = Record<string, string | number | boolean>;
const flat = <Row>(
  columns: readonly { name: string; value(row: Row): string | number | undefined }[],
  row: Row,
): Values =>
  Object.fromEntries(columns.flatMap(({ name, value }) => (value(row) === undefined ? [] : [[name, value(row)!]])));

async function expected(part: ExportPart): Promise<{ nodes: Values[]; edges: Values[] }> {
  const nodes = part.entities.map((entity) => ({
    id: entity.id,
    x: entity.x,
    y: entity.y,
    ...flat(entityColumns, entity),
  }));
  const edges = (await relationsIn(part)).map((relation) => ({
    id: relation.id,
    source: relation.source,
    target: relation.target,
    directed: !relation.symmetric,
    ...flat(relationColumns, relation),
  }));
  return { nodes, edges };
}

/** graphology's readers leave empty labels out; ours are there, and empty. */
const withLabel = (attributes: object): Values => ({ label: "", ...attributes });

test("GEXF is read back by graphology's parser and by a strict XML parser", () =>
  onHostileGraphs(async (part) => {
    const xml = await written(gexf(part));
    const { nodes, edges } = await expected(part);
    const graph = parseGexf(MultiGraph, xml);
    expect(graph.mapNodes((id, { z: _, ...more }) => ({ id, ...withLabel(more) }))).toEqual(nodes);
    expect(
      graph
        .mapEdges((id, { weight: _, ...more }, source, target, _s, _t, undirected) => ({
          id,
          source,
          target,
          directed: !undirected,
          ...withLabel(more),
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    ).toEqual(edges);
    const found = elements(xml);
    expect(found.filter(({ name }) => name === "node").map(({ attributes: { id, label } }) => [id, label])).toEqual(
      nodes.map(({ id, label }) => [id, label]),
    );
    expect(
      found.filter(({ name }) => name === "edge").map(({ attributes: { id, source, target } }) => [id, source, target]),
    ).toEqual(edges.map(({ id, source, target }) => [id, source, target]));
    expect(found.filter(({ name }) => name === "attvalue").map(({ attributes }) => attributes.value)).toEqual(
      [...nodes, ...edges].flatMap(
        ({ id: _i, label: _l, x: _x, y: _y, source: _s, target: _t, directed: _d, ...values }) =>
          Object.values(values).map(String),
      ),
    );
  }));

test("GraphML is read back by graphology's parser and by a strict XML parser", () =>
  onHostileGraphs(async (part) => {
    const xml = await written(graphml(part));
    const { nodes, edges } = await expected(part);
    const graph = parseGraphml(MultiGraph, xml);
    const sorted = (values: object) => Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(graph.mapNodes((id, attributes) => sorted({ id, ...attributes }))).toEqual(nodes.map(sorted));
    expect(graph.mapEdges((id, attributes, source, target) => sorted({ id, source, target, ...attributes }))).toEqual(
      edges.map(({ directed: _, ...edge }) => sorted(edge)),
    );
    const found = elements(xml);
    // Which edges have a direction, graphology's reader does not tell.
    expect(
      found.filter(({ name }) => name === "edge").map(({ attributes: { id, directed } }) => [id, directed]),
    ).toEqual(edges.map(({ id, directed }) => [id, String(directed)]));
    const values = found
      .filter(({ name }) => name === "data")
      .map(({ attributes: { key }, text }) => [key!.split(".")[1], text]);
    expect(values).toEqual([
      ...nodes.flatMap(({ id: _, x, y, ...more }) =>
        Object.entries({ ...more, x, y }).map(([key, value]) => [key, String(value)]),
      ),
      ...edges.flatMap(({ id: _i, source: _s, target: _t, directed: _d, ...more }) =>
        Object.entries(more).map(([key, value]) => [key, String(value)]),
      ),
    ]);
  }));
