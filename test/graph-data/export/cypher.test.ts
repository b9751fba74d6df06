import { expect, test } from "vitest";
import { cypher } from "../../../graph-data/export/cypher.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

type Value = string | number | boolean | Value[];

/** Reads literals and maps as openCypher writes them, and nothing else: a text that got out of its quotes is an error here. */
function readMap(text: string): { map: Record<string, Value>; rest: string } {
  let at = 0;
  const fail = (wanted: string): never => {
    throw new Error(`expected ${wanted} at ${JSON.stringify(text.slice(at, at + 40))}`);
  };
  const take = (wanted: string): void => {
    if (!text.startsWith(wanted, at)) fail(wanted);
    at += wanted.length;
  };
  const escapes: Record<string, string> = { "\\": "\\", "'": "'", n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const readText = (): string => {
    take("'");
    let read = "";
    for (;;) {
      const character = text[at++] ?? fail("the end of a text");
      if (character === "'") return read;
      if (character === "\n") fail("a text without a line feed");
      read += character === "\\" ? (escapes[text[at++] ?? ""] ?? fail("an escape")) : character;
    }
  };
  const readValue = (): Value => {
    if (text[at] === "'") return readText();
    if (text[at] === "[") {
      take("[");
      const all: Value[] = [];
      while (text[at] !== "]") {
        if (all.length > 0) take(", ");
        all.push(readValue());
      }
      take("]");
      return all;
    }
    const [plain = fail("a value")] = /^(?:true|false|-?\d+(?:\.\d+)?(?:e-?\d+)?)/.exec(text.slice(at)) ?? [];
    at += plain.length;
    return plain === "true" ? true : plain === "false" ? false : Number(plain);
  };
  const map: Record<string, Value> = {};
  take("{");
  while (text[at] !== "}") {
    if (Object.keys(map).length > 0) take(", ");
    const [key = fail("a key")] = /^[a-zA-Z]+/.exec(text.slice(at)) ?? [];
    at += key.length;
    take(": ");
    map[key] = readValue();
  }
  take("}");
  return { map, rest: text.slice(at) };
}

/** What stands before the first map, the map, and what follows. */
function until(text: string): { before: string; map: Record<string, Value>; rest: string } {
  const brace = text.indexOf("{");
  return { before: text.slice(0, brace), ...readMap(text.slice(brace)) };
}

test("the script is one statement a line, and no text gets out of its quotes", () =>
  onHostileGraphs(async (part) => {
    const lines = (await written(cypher(part))).split("\n");
    expect(lines.shift()).toMatch(/^CREATE CONSTRAINT /);
    expect(lines.pop()).toBe("");
    const nodes = lines
      .filter((line) => line.startsWith("MERGE"))
      .map((line) => {
        const key = until(line);
        const set = until(key.rest);
        expect(key.before).toBe("MERGE (n:Entity ");
        const type = /^\) SET n:([A-Za-z]+), n \+= $/.exec(set.before)?.[1];
        expect(set.rest).toBe(";");
        return { id: key.map.id, type, ...set.map };
      });
    expect(nodes).toEqual(part.entities.map(({ x: _x, y: _y, ...entity }) => entity));
    const edges = lines
      .filter((line) => line.startsWith("MATCH"))
      .map((line) => {
        const a = until(line);
        const b = until(a.rest);
        const key = until(b.rest);
        const set = until(key.rest);
        expect([a.before, b.before, set.before, set.rest]).toEqual([
          "MATCH (a:Entity ",
          "), (b:Entity ",
          "]->(b) SET r += ",
          ";",
        ]);
        const type = /^\) MERGE \(a\)-\[r:([A-Z_]+) $/.exec(key.before)?.[1];
        const { quotations, articles, fallback: _, ...more } = set.map;
        return { id: key.map.id, type, source: a.map.id, target: b.map.id, quotations, articles, ...more };
      });
    expect(edges).toEqual(
      (await relationsIn(part)).map(({ type, sourceName: _s, targetName: _t, statements, ...relation }) => ({
        ...relation,
        type: type.replace(/[A-Z]/g, "_$&").toUpperCase(),
        quotations: statements.map(({ quotation }) => quotation),
        articles: statements.map(({ article }) => article.id),
      })),
    );
    expect(nodes.length + edges.length).toBe(lines.length);
  }));
