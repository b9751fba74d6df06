import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { entityColumns, relationColumns, statementColumns } from "../../../graph-data/export/columns.ts";
import { csvEntities, csvRelations, csvStatements } from "../../../graph-data/export/csv.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

const rows = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, bom: true, record_delimiter: "\r\n" }) as Record<string, string>[];

/** Takes off the apostrophe that stands before what a spreadsheet would take for a formula. */
const unmarked = (field: string): string => (/^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(field) ? field.slice(1) : field);
const startsFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n\0]/;

const unmarkedRows = (csv: string): Record<string, string>[] =>
  rows(csv).map((row) => {
    for (const field of Object.values(row)) expect(field).not.toMatch(startsFormula);
    return Object.fromEntries(Object.entries(row).map(([name, field]) => [name, unmarked(field)]));
  });

const flat = <Row>(columns: readonly { name: string; value(row: Row): string | number | undefined }[], row: Row) =>
  Object.fromEntries(columns.map(({ name, value }) => [name, String(value(row) ?? "")]));

test("the tables are read back with every field, and no field begins like a formula", () =>
  onHostileGraphs(async (part) => {
    const relations = await relationsIn(part);
    expect(unmarkedRows(await written(csvEntities(part)))).toEqual(
      part.entities.map((entity) => ({ id: entity.id, ...flat(entityColumns, entity) })),
    );
    expect(unmarkedRows(await written(csvRelations(part)))).toEqual(
      relations.map((relation) => {
        const { id, source, sourceName, target, targetName } = relation;
        return { id, source, sourceName, target, targetName, ...flat(relationColumns, relation) };
      }),
    );
    expect(unmarkedRows(await written(csvStatements(part)))).toEqual(
      relations.flatMap((relation) =>
        relation.statements.map((statement) => flat(statementColumns, { relation, statement })),
      ),
    );
  }));
