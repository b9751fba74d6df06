import type { ExportedEntity, ExportedRelation, ExportedStatement } from "./exportPart.ts";

/** One column of a table, or one flat attribute of a node or an edge. */
export interface Column<Row> {
  readonly name: string;
  readonly type: "string" | "integer" | "double";
  /** Several values become one text, see {@link joined}; what is not known is left out. */
  value(row: Row): string | number | undefined;
}

/** What flat formats say of an entity, beside its id. */
export const entityColumns: readonly Column<ExportedEntity>[] = [
  { name: "label", type: "string", value: ({ name }) => name },
  { name: "entityType", type: "string", value: ({ type }) => type },
  { name: "aliases", type: "string", value: ({ aliases }) => joined(aliases) },
  { name: "roles", type: "string", value: ({ roles }) => joined(roles) },
  { name: "degree", type: "integer", value: ({ degree }) => degree },
  { name: "mentionCount", type: "integer", value: ({ mentionCount }) => mentionCount },
  { name: "articleCount", type: "integer", value: ({ articleCount }) => articleCount },
  { name: "firstSeen", type: "string", value: ({ firstSeen }) => firstSeen },
  { name: "lastSeen", type: "string", value: ({ lastSeen }) => lastSeen },
  { name: "community", type: "integer", value: ({ community }) => community },
];

/** What flat formats say of a relation, beside its id and its ends. */
export const relationColumns: readonly Column<ExportedRelation>[] = [
  { name: "label", type: "string", value: ({ label }) => label },
  { name: "relationType", type: "string", value: ({ type }) => type },
  { name: "assertion", type: "string", value: ({ assertion }) => assertion },
  { name: "confidence", type: "double", value: ({ confidence }) => confidence },
  { name: "roles", type: "string", value: ({ roles }) => joined(roles) },
  { name: "evidenceCount", type: "integer", value: ({ evidenceCount }) => evidenceCount },
  { name: "sourceCount", type: "integer", value: ({ sourceCount }) => sourceCount },
  { name: "copyCount", type: "integer", value: ({ copyCount }) => copyCount },
  { name: "firstSeen", type: "string", value: ({ firstSeen }) => firstSeen },
  { name: "lastSeen", type: "string", value: ({ lastSeen }) => lastSeen },
  { name: "quotation", type: "string", value: ({ statements: [best] }) => best?.quotation },
  { name: "article", type: "string", value: ({ statements: [best] }) => best?.article.id },
];

/** What a table says of a statement. */
export const statementColumns: readonly Column<{ relation: ExportedRelation; statement: ExportedStatement }>[] = [
  { name: "id", type: "string", value: ({ statement }) => statement.id },
  { name: "relation", type: "string", value: ({ relation }) => relation.id },
  { name: "source", type: "string", value: ({ relation }) => relation.source },
  { name: "sourceName", type: "string", value: ({ relation }) => relation.sourceName },
  { name: "relationType", type: "string", value: ({ relation }) => relation.type },
  { name: "target", type: "string", value: ({ relation }) => relation.target },
  { name: "targetName", type: "string", value: ({ relation }) => relation.targetName },
  { name: "role", type: "string", value: ({ statement }) => statement.role },
  { name: "assertion", type: "string", value: ({ statement }) => statement.assertion },
  { name: "claimant", type: "string", value: ({ statement }) => statement.claimant?.name },
  { name: "date", type: "string", value: ({ statement }) => statement.date },
  { name: "confidence", type: "double", value: ({ statement }) => statement.confidence },
  { name: "rule", type: "string", value: ({ statement }) => statement.rule },
  { name: "quotation", type: "string", value: ({ statement }) => statement.quotation },
  { name: "article", type: "string", value: ({ statement }) => statement.article.id },
  { name: "start", type: "integer", value: ({ statement }) => statement.start },
  { name: "end", type: "integer", value: ({ statement }) => statement.end },
  { name: "title", type: "string", value: ({ statement }) => statement.article.title },
  { name: "outlet", type: "string", value: ({ statement }) => statement.article.outlet },
  { name: "publishedAt", type: "string", value: ({ statement }) => statement.article.publishedAt },
  { name: "url", type: "string", value: ({ statement }) => statement.article.url },
];

/** Several values as one text: "A | B". A bar or a backslash within a value is written with a backslash before it. */
const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.map((value) => value.replace(/[\\|]/g, "\\$&")).join(" | ");
