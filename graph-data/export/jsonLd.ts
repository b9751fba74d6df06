import type { ExportPart } from "./exportPart.ts";
import { prefixes, type RdfNode, type RdfValue, rdfNodes } from "./rdf.ts";

/** JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with a context of its own: nothing is fetched to read it. */
export async function* jsonLd(part: ExportPart): AsyncIterable<string> {
  yield `{"@context":${JSON.stringify(prefixes)},\n"@graph":[`;
  let first = true;
  for await (const node of rdfNodes(part)) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify(written(node))}`;
    first = false;
  }
  yield "]}\n";
}

function written({ iri, types, properties }: RdfNode): object {
  const own: Record<string, unknown[]> = {};
  for (const [term, value] of properties) {
    own[term] ??= [];
    own[term].push(toValue(value));
  }
  const single = ([term, values]: [string, unknown[]]): [string, unknown] => [
    term,
    values.length === 1 ? values[0] : values,
  ];
  return {
    "@id": iri,
    ...(types.length > 0 ? { "@type": types } : {}),
    ...Object.fromEntries(Object.entries(own).map(single)),
  };
}

const toValue = (value: RdfValue): unknown =>
  "iri" in value
    ? { "@id": value.iri }
    : value.datatype
      ? { "@value": value.text, "@type": value.datatype }
      : value.text;
