import type { ExportPart } from "./exportPart.ts";

/**
 * graphology's serialisation (https://graphology.github.io/serialization): `graph.import` takes it. Edges carry their statements with the
 * passages. Attributes avoid the name `type`, which Sigma keeps for its programs.
 */
export async function* graphologyJson(part: ExportPart): AsyncIterable<string> {
  const { build, rules } = part;
  yield `{"attributes":${JSON.stringify({ name: "Dramatis", build, rules })},`;
  yield '"options":{"type":"mixed","multi":true,"allowSelfLoops":false},\n"nodes":[';
  let first = true;
  for (const { id, type: entityType, name, ...more } of part.entities) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify({ key: id, attributes: { label: name, entityType, ...more } })}`;
    first = false;
  }
  yield '],\n"edges":[';
  first = true;
  for await (const relation of part.relations()) {
    const { id, source, target, type: relationType, sourceName: _source, targetName: _target, ...more } = relation;
    const edge = {
      key: id,
      source,
      target,
      ...(relation.symmetric ? { undirected: true } : {}),
      attributes: { relationType, ...more },
    };
    yield `${first ? "\n" : ",\n"}${JSON.stringify(edge)}`;
    first = false;
  }
  yield "]}\n";
}
