import type { ExportPart } from "./exportPart.ts";
import { prefixes, type RdfValue, rdfNodes } from "./rdf.ts";

/** Turtle (https://www.w3.org/TR/turtle/). */
export async function* turtle(part: ExportPart): AsyncIterable<string> {
  yield `${Object.entries(prefixes)
    .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
    .join("\n")}\n\n`;
  for await (const { iri, types, properties } of rdfNodes(part)) {
    const said = [
      ...(types.length > 0 ? [`a ${types.join(", ")}`] : []),
      ...properties.map(([term, value]) => `${term} ${written(value)}`),
    ];
    yield `<${iri}> ${said.join(" ;\n  ")} .\n`;
  }
}

function written(value: RdfValue): string {
  if ("iri" in value) return `<${value.iri}>`;
  const quoted = `"${value.text.replace(/[\\"\n\r\t\b\f]/g, (character) => escapes[character] ?? character)}"`;
  return value.datatype ? `${quoted}^^${value.datatype}` : quoted;
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};
