import { csvEntities, csvRelations, csvStatements } from "./csv.ts";
import { cypher } from "./cypher.ts";
import type { ExportPart } from "./exportPart.ts";
import { followTheMoney } from "./followTheMoney.ts";
import { gexf } from "./gexf.ts";
import { graphml } from "./graphml.ts";
import { graphologyJson } from "./graphologyJson.ts";
import { jsonLd } from "./jsonLd.ts";
import { ndjson } from "./ndjson.ts";
import { report } from "./report.ts";
import { turtle } from "./turtle.ts";

interface ExportFormat {
  /** For whom it is. */
  readonly does: string;
  readonly mediaType: string;
  /** The end of the file's name. */
  readonly ending: string;
  /** Writes a part of the graph, piece by piece. */
  write(part: ExportPart): AsyncIterable<string>;
}

/** Every format that a part of the graph can be written in. */
export const exportFormats = {
  graphology: {
    does: "graphology's JSON, with all statements and their passages",
    mediaType: "application/json",
    ending: ".graphology.json",
    write: graphologyJson,
  },
  gexf: { does: "GEXF 1.3, for Gephi", mediaType: "application/gexf+xml", ending: ".gexf", write: gexf },
  graphml: {
    does: "GraphML, for yEd, Cytoscape, igraph and networkx",
    mediaType: "application/graphml+xml",
    ending: ".graphml",
    write: graphml,
  },
  "csv-entities": {
    does: "a table of the entities, for spreadsheets",
    mediaType: "text/csv",
    ending: ".entities.csv",
    write: csvEntities,
  },
  "csv-relations": {
    does: "a table of the relations, each with its best sentence",
    mediaType: "text/csv",
    ending: ".relations.csv",
    write: csvRelations,
  },
  "csv-statements": {
    does: "a table of every sentence that says a relation",
    mediaType: "text/csv",
    ending: ".statements.csv",
    write: csvStatements,
  },
  ndjson: {
    does: "one JSON object a line, the last one with their number",
    mediaType: "application/x-ndjson",
    ending: ".ndjson",
    write: ndjson,
  },
  jsonld: {
    does: "JSON-LD 1.1, passages as W3C Web Annotations",
    mediaType: "application/ld+json",
    ending: ".jsonld",
    write: jsonLd,
  },
  turtle: { does: "the same as Turtle", mediaType: "text/turtle", ending: ".ttl", write: turtle },
  ftm: {
    does: "FollowTheMoney entities, one a line, for Aleph and yente",
    mediaType: "application/x-ndjson",
    ending: ".ftm.json",
    write: followTheMoney,
  },
  cypher: {
    does: "a Cypher script, for Neo4j",
    mediaType: "application/x-cypher-query",
    ending: ".cypher",
    write: cypher,
  },
  report: {
    does: "a page for people, with the sentences, for disk, mail and paper",
    mediaType: "text/html",
    ending: ".html",
    write: report,
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof exportFormats;

/** The name of every format, in the order of the table. */
export const exportFormatNames = Object.keys(exportFormats) as ExportFormatName[];
