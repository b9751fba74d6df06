import { type Column, entityColumns, relationColumns, statementColumns } from "./columns.ts";
import type { ExportedEntity, ExportedRelation, ExportPart } from "./exportPart.ts";

/** The entities as a table: RFC 4180, UTF-8 with the mark that spreadsheets look for. */
export async function* csvEntities(part: ExportPart): AsyncIterable<string> {
  const columns: Column<ExportedEntity>[] = [{ name: "id", type: "string", value: ({ id }) => id }, ...entityColumns];
  yield head(columns);
  for (const entity of part.entities) yield row(columns, entity);
}

/** The relations as a table, each with its best sentence. */
export async function* csvRelations(part: ExportPart): AsyncIterable<string> {
  const columns: Column<ExportedRelation>[] = [
    { name: "id", type: "string", value: ({ id }) => id },
    { name: "source", type: "string", value: ({ source }) => source },
    { name: "sourceName", type: "string", value: ({ sourceName }) => sourceName },
    { name: "target", type: "string", value: ({ target }) => target },
    { name: "targetName", type: "string", value: ({ targetName }) => targetName },
    ...relationColumns,
  ];
  yield head(columns);
  for await (const relation of part.relations()) yield row(columns, relation);
}

/** Every reading of every passage as a table: what a reader checks line by line. */
export async function* csvStatements(part: ExportPart): AsyncIterable<string> {
  yield head(statementColumns);
  for await (const relation of part.relations())
    for (const statement of relation.statements) yield row(statementColumns, { relation, statement });
}

const head = <Row>(columns: readonly Column<Row>[]): string => `\uFEFF${columns.map(({ name }) => name).join(",")}\r\n`;

const row = <Row>(columns: readonly Column<Row>[], values: Row): string =>
  `${columns.map(({ value }) => field(value(values))).join(",")}\r\n`;

function field(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const harmless = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

// What a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection);
// the wide forms count in East Asian settings. A text that begins with apostrophes and then so is marked too: who takes one off has the text again.
const startsFormula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
