import jsonld from "jsonld";
import { Parser, type Quad } from "n3";
import { expect, test } from "vitest";
import type { ExportPart } from "../../../graph-data/export/exportPart.ts";
import { jsonLd } from "../../../graph-data/export/jsonLd.ts";
import { turtle } from "../../../graph-data/export/turtle.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

interface RdfTerm {
  readonly termType: string;
  readonly value: string;
  readonly datatype?: { readonly value: string };
}
const word = ({ termType, value, datatype }: RdfTerm): string =>
  JSON.stringify([termType, value, datatype?.value ?? null]);
const words = (quads: Iterable<{ subject: RdfTerm; predicate: RdfTerm; object: RdfTerm }>): string[] =>
  [
    ...new Set([...quads].map(({ subject, predicate, object }) => [subject, predicate, object].map(word).join(" "))),
  ].sort();

const readTurtle = async (part: ExportPart): Promise<Quad[]> =>
  new Parser({ format: "text/turtle" }).parse(await written(turtle(part)));

const d = "urn:dramatis:vocabulary:";

test("Turtle is read back with every entity, relation, passage and attribute", () =>
  onHostileGraphs(async (part) => {
    const said = new Map<string, string[]>();
    for (const { subject, predicate, object } of await readTurtle(part)) {
      const key = `${subject.value} ${predicate.value}`;
      said.set(key, [...(said.get(key) ?? []), object.value]);
    }
    const of = (subject: string, predicate: string): string[] => said.get(`urn:dramatis:${subject} ${predicate}`) ?? [];
    const all = (type: string): string[] =>
      [...said].flatMap(([key, values]) =>
        key.endsWith("#type") && values.includes(type) ? [key.split(" ")[0]!] : [],
      );
    const relations = await relationsIn(part);
    expect(all(`${d}Relation`)).toEqual(relations.map(({ id }) => `urn:dramatis:relation:${id}`));
    expect(
      [...said.keys()].filter((key) => key.startsWith("urn:dramatis:entity:") && key.endsWith("schema.org/name"))
        .length,
    ).toBe(part.entities.length);
    for (const { id, type, name, aliases, degree } of part.entities) {
      expect(of(`entity:${id}`, "http://schema.org/name")).toEqual([name]);
      expect(new Set(of(`entity:${id}`, "http://schema.org/alternateName"))).toEqual(new Set(aliases));
      expect(of(`entity:${id}`, `${d}degree`)).toEqual([String(degree)]);
      expect(of(`entity:${id}`, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")).toContain(d + type);
    }
    for (const { id, type, source, target, sentence, assertion, confidence, roles, statements } of relations) {
      const self = `relation:${id}`;
      expect(of(self, `${d}relationType`)).toEqual([d + type]);
      expect(of(self, `${d}source`)).toEqual([`urn:dramatis:entity:${source}`]);
      expect(of(self, `${d}target`)).toEqual([`urn:dramatis:entity:${target}`]);
      expect(of(self, "http://www.w3.org/2000/01/rdf-schema#label")).toEqual([sentence]);
      expect(of(self, `${d}assertion`)).toEqual([assertion]);
      expect(of(self, `${d}confidence`).map(Number)).toEqual([confidence]);
      expect(of(self, `${d}role`)).toEqual(roles);
      // A claim, a plan or a denial is never said of the two themselves.
      expect(of(`entity:${source}`, d + type).includes(`urn:dramatis:entity:${target}`)).toBe(assertion === "stated");
      for (const { id: statement, article, quotation, codePoints } of statements) {
        expect(of(`statement:${statement}#quotation`, "http://www.w3.org/ns/oa#exact")).toEqual([quotation]);
        expect(of(`statement:${statement}#position`, "http://www.w3.org/ns/oa#start")).toEqual([
          String(codePoints.start),
        ]);
        expect(of(`statement:${statement}#passage`, "http://www.w3.org/ns/oa#hasSource")).toEqual([
          `urn:dramatis:article:${article.id}`,
        ]);
      }
    }
  }));

test("JSON-LD says the same triples as Turtle, to a parser of its own", () =>
  onHostileGraphs(async (part) => {
    const document = JSON.parse(await written(jsonLd(part))) as jsonld.JsonLdDocument;
    const quads = (await jsonld.toRDF(document)) as Parameters<typeof words>[0];
    expect(words(quads)).toEqual(words(await readTurtle(part)));
  }));
