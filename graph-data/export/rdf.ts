import { type EntityType, entityTypes, type RelationType } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Span } from "../records/extraction.ts";
import type { ExportedEntity, ExportedRelation, ExportedStatement, ExportPart } from "./exportPart.ts";

/** The prefixes of {@link rdfNodes}. Names of our own are URNs: nothing is fetched to understand them. */
export const prefixes = {
  d: "urn:dramatis:vocabulary:",
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "http://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

type Term = `${keyof typeof prefixes}:${string}`;

/** An IRI, or a literal; one without a datatype is a plain text. */
export type RdfValue = { readonly iri: string } | { readonly text: string; readonly datatype?: Term };

/** All that is said of one subject. */
export interface RdfNode {
  readonly iri: string;
  readonly types: readonly Term[];
  readonly properties: readonly (readonly [Term, RdfValue])[];
}

/**
 * A part of the graph as RDF: entities in the words of schema.org, relations as nodes of their own, each passage as a W3C Web Annotation
 * (https://www.w3.org/TR/annotation-model/) with a position selector in code points and a quotation selector. Only what is stated is
 * also said directly of its two ends: a claim or a denial must not become a fact.
 */
export async function* rdfNodes(part: ExportPart): AsyncIterable<RdfNode> {
  for (const article of part.articles) yield articleNode(article);
  for (const entity of part.entities) yield entityNode(entity);
  for await (const relation of part.relations()) {
    yield* relationNodes(relation);
    for (const statement of relation.statements) yield* statementNodes(relation, statement);
  }
}

function articleNode({ id, sourceId, title, publishedAt, outlet, url }: ArticleHead): RdfNode {
  return node(named("article", id), ["schema:NewsArticle"], {
    "schema:identifier": text(sourceId),
    "schema:headline": text(title),
    "schema:datePublished": date(publishedAt),
    "dcterms:publisher": text(outlet),
    "schema:url": url === undefined ? [] : [{ text: url, datatype: "xsd:anyURI" }],
  });
}

function entityNode(entity: ExportedEntity): RdfNode {
  const { id, type, name, aliases, roles, degree, mentionCount, articleCount, firstSeen, lastSeen } = entity;
  return node(named("entity", id), [`d:${type}`, schemaType(type)], {
    "schema:name": text(name),
    "schema:alternateName": aliases.flatMap(text),
    "d:role": roles.flatMap(text),
    "d:degree": integer(degree),
    "d:mentionCount": integer(mentionCount),
    "d:articleCount": integer(articleCount),
    "d:firstSeen": date(firstSeen),
    "d:lastSeen": date(lastSeen),
  });
}

function* relationNodes(relation: ExportedRelation): Generator<RdfNode> {
  const { id, type, source, target, sentence, assertion, confidence, roles } = relation;
  if (assertion === "stated")
    yield node(named("entity", source), [], { [`d:${type satisfies RelationType}`]: [iri("entity", target)] });
  yield node(named("relation", id), ["d:Relation"], {
    "d:relationType": [{ iri: prefixes.d + type }],
    "d:source": [iri("entity", source)],
    "d:target": [iri("entity", target)],
    "rdfs:label": text(sentence),
    "d:assertion": text(assertion),
    "d:confidence": double(confidence),
    "d:role": roles.flatMap(text),
    "d:evidenceCount": integer(relation.evidenceCount),
    "d:sourceCount": integer(relation.sourceCount),
    "d:copyCount": integer(relation.copyCount),
    "d:firstSeen": date(relation.firstSeen),
    "d:lastSeen": date(relation.lastSeen),
  });
}

function* statementNodes(relation: ExportedRelation, statement: ExportedStatement): Generator<RdfNode> {
  const { id, article, quotation, prefix, suffix, codePoints, role, assertion, claimant } = statement;
  const self = named("statement", id);
  const words = { source: codePoints.source, target: codePoints.target, trigger: codePoints.trigger };
  yield node(self, ["oa:Annotation", "d:Statement"], {
    "oa:motivatedBy": [{ iri: `${prefixes.oa}linking` }],
    "oa:hasBody": [iri("relation", relation.id)],
    "oa:hasTarget": [{ iri: `${self}#passage` }],
    "d:assertion": text(assertion),
    "d:claimant": claimant ? [iri("entity", claimant.id)] : [],
    "d:role": text(role),
    "d:date": date(statement.date),
    "d:confidence": double(statement.confidence),
    "d:rule": text(statement.rule),
    "d:sourceWords": [{ iri: `${self}#source` }],
    "d:targetWords": [{ iri: `${self}#target` }],
    "d:triggerWords": words.trigger ? [{ iri: `${self}#trigger` }] : [],
  });
  yield node(`${self}#passage`, ["oa:SpecificResource"], {
    "oa:hasSource": [iri("article", article.id)],
    "oa:hasSelector": [{ iri: `${self}#position` }, { iri: `${self}#quotation` }],
  });
  yield positionNode(`${self}#position`, codePoints);
  yield node(`${self}#quotation`, ["oa:TextQuoteSelector"], {
    "oa:exact": text(quotation),
    "oa:prefix": text(prefix),
    "oa:suffix": text(suffix),
  });
  for (const [name, span] of Object.entries(words)) if (span) yield positionNode(`${self}#${name}`, span);
}

const positionNode = (self: string, { start, end }: Span): RdfNode =>
  node(self, ["oa:TextPositionSelector"], {
    "oa:start": [{ text: String(start), datatype: "xsd:nonNegativeInteger" }],
    "oa:end": [{ text: String(end), datatype: "xsd:nonNegativeInteger" }],
  });

const node = (
  self: string,
  types: readonly Term[],
  properties: Readonly<Partial<Record<Term, readonly RdfValue[]>>>,
): RdfNode => ({
  iri: self,
  types,
  properties: Object.entries(properties).flatMap(([term, values]) =>
    (values ?? []).map((value) => [term as Term, value] as const),
  ),
});

function schemaType(type: EntityType): Term {
  switch (entityTypes[type].class) {
    case "person":
      return "schema:Person";
    case "org":
      return type === "PublicBody"
        ? "schema:GovernmentOrganization"
        : type === "MediaOutlet"
          ? "schema:NewsMediaOrganization"
          : "schema:Organization";
    case "country":
      return "schema:Country";
    case "place":
      return "schema:Place";
    case "event":
      return "schema:Event";
  }
}

// Ids hold letters, digits, dots, dashes and underscores only, so that no IRI needs escaping.
const named = (kind: "article" | "entity" | "relation" | "statement", id: string): string =>
  `urn:dramatis:${kind}:${id}`;
const iri = (...of: Parameters<typeof named>): RdfValue => ({ iri: named(...of) });

const text = (value: string | undefined): RdfValue[] => (value === undefined ? [] : [{ text: value }]);
const integer = (value: number): RdfValue[] => [{ text: String(value), datatype: "xsd:integer" }];
// The canonical form, which readers of JSON-LD make of every double: 9.0E-1.
const double = (value: number): RdfValue[] => [
  { text: value.toExponential(15).replace(/(\d)0*e\+?/, "$1E"), datatype: "xsd:double" },
];

/** A date with the datatype of its precision; anything else stays a text. */
function date(value: string | undefined): RdfValue[] {
  if (value === undefined) return [];
  const datatype = /^\d{4}$/.test(value)
    ? "xsd:gYear"
    : /^\d{4}-\d{2}$/.test(value)
      ? "xsd:gYearMonth"
      : /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? "xsd:date"
        : undefined;
  return [{ text: value, ...(datatype ? { datatype } : {}) }];
}
