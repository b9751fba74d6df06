import { MultiGraph } from "graphology";
import { expect, test } from "vitest";
import { graphologyJson } from "../../../graph-data/export/graphologyJson.ts";
import { ndjson } from "../../../graph-data/export/ndjson.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

test("graphology imports its JSON again with every node, edge and attribute", () =>
  onHostileGraphs(async (part) => {
    const graph = new MultiGraph({ type: "mixed", allowSelfLoops: false });
    graph.import(JSON.parse(await written(graphologyJson(part))));
    expect(graph.getAttribute("build")).toBe(part.build);
    expect(
      graph.mapNodes((id, { label, entityType, ...more }) => ({ id, type: entityType, name: label, ...more })),
    ).toEqual(part.entities);
    const edges = graph.mapEdges((id, { relationType, ...more }, source, target, _s, _t, undirected) => ({
      id,
      source,
      target,
      type: relationType,
      ...more,
      undirected,
    }));
    expect(edges).toEqual(
      (await relationsIn(part)).map(({ sourceName: _s, targetName: _t, ...relation }) => ({
        ...relation,
        undirected: relation.symmetric,
      })),
    );
  }));

test("each line of NDJSON is one record, and the last one counts them", () =>
  onHostileGraphs(async (part) => {
    const text = await written(ndjson(part));
    expect(text.endsWith("\n")).toBe(true);
    const lines = text
      .slice(0, -1)
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const last = lines.pop();
    expect(last).toEqual({ end: true, count: lines.length });
    const of = (kind: string) => lines.filter((line) => line.kind === kind).map(({ kind: _, ...record }) => record);
    expect(of("article")).toEqual(part.articles);
    expect(of("entity")).toEqual(part.entities.map(({ type: entityType, ...entity }) => ({ ...entity, entityType })));
    expect(of("relation")).toEqual(
      (await relationsIn(part)).map(({ type: relationType, statements, ...relation }) => ({
        ...relation,
        relationType,
        statements: statements.map(({ article, codePoints: _, ...statement }) => ({
          ...statement,
          article: article.id,
        })),
      })),
    );
  }));
