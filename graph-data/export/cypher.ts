import { isFallback } from "../ontology.ts";
import type { ExportedEntity, ExportedRelation, ExportPart } from "./exportPart.ts";

/**
 * A script of openCypher statements, one a line, for `cypher-shell`. Every value is an escaped literal; running the script twice changes
 * nothing.
 */
export async function* cypher(part: ExportPart): AsyncIterable<string> {
  yield "CREATE CONSTRAINT dramatis_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n";
  for (const entity of part.entities) yield entityStatement(entity);
  for await (const relation of part.relations()) yield relationStatement(relation);
}

function entityStatement({ id, type, x: _x, y: _y, ...more }: ExportedEntity): string {
  return `MERGE (n:Entity {id: ${literal(id)}}) SET n:${type}, n += ${map(more)};\n`;
}

function relationStatement(relation: ExportedRelation): string {
  const { id, type, source, target, sourceName: _source, targetName: _target, statements, ...more } = relation;
  const properties = {
    ...more,
    fallback: isFallback(type),
    quotations: statements.map(({ quotation }) => quotation),
    articles: statements.map(({ article }) => article.id),
  };
  return `MATCH (a:Entity {id: ${literal(source)}}), (b:Entity {id: ${literal(target)}}) MERGE (a)-[r:${typeName(type)} {id: ${literal(id)}}]->(b) SET r += ${map(properties)};\n`;
}

/** metWith → MET_WITH, as Cypher writes types. */
const typeName = (type: string): string => type.replace(/[A-Z]/g, "_$&").toUpperCase();

const map = (properties: Readonly<Record<string, unknown>>): string =>
  `{${Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${literal(value)}`)
    .join(", ")}}`;

function literal(value: unknown): string {
  if (typeof value === "string") return `'${value.replace(/[\\'\n\r\t\b\f]/g, (found) => escapes[found] ?? found)}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError(`cypher: expected a text, a number, a truth value or a list, got ${typeof value}`);
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};
