import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { shippedGazetteer, shippedNameTagger, shippedWordTable } from "../../../scripts/nlp/models.ts";
import { loadNameTagger } from "../../../scripts/nlp/names.ts";

function find(text: string): string[] {
  const document = readDocument(text);
  return shippedNameTagger()
    .tag(document)
    .filter((span) => span.type !== "MISC")
    .map(
      ({ first, last, type }) => `${type} ${text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end)}`,
    );
}

describe("names in news", () => {
  test.each([
    [
      "Maria Lopez, the mayor of Bogota, met officials of the World Bank.",
      ["PER Maria Lopez", "LOC Bogota", "ORG World Bank"],
    ],
    ["Mr. Tanaka flew from Osaka to Lima on Tuesday.", ["PER Tanaka", "LOC Osaka", "LOC Lima"]],
    ["The Ministry of Health in Kenya hired John Mwangi.", ["ORG Ministry of Health", "LOC Kenya", "PER John Mwangi"]],
    ["Shares of Siemens AG rose in Frankfurt.", ["ORG Siemens AG", "LOC Frankfurt"]],
  ])("%j", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test.each([
    "On Monday the committee met again and decided nothing.",
    "May was cold; the chair broke and the minister laughed.",
    "",
    "12345 !!! ---",
  ])("finds no name in %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("spans", () => {
  test("are in order, apart from each other, inside one sentence and surer than nothing", () => {
    const text =
      "Ana Silva of Acme Ltd. went to Rome. Then Silva, who leads the Rome office, met Paul Okafor.\n\nRome is old.";
    const document = readDocument(text);
    let before = 0;
    for (const span of shippedNameTagger().tag(document)) {
      expect(span.first).toBeGreaterThanOrEqual(before);
      expect(span.last).toBeGreaterThan(span.first);
      expect(document.tokens[span.first]!.sentence).toBe(document.tokens[span.last - 1]!.sentence);
      expect(span.confidence).toBeGreaterThan(0);
      expect(span.confidence).toBeLessThanOrEqual(1);
      before = span.last;
    }
  });

  test("are the same when the same text is read again after others", () => {
    const text = "Ana Silva of Acme Ltd. went to Rome.";
    const first = find(text);
    find("Paul Okafor of Rome Ltd. met Silva.");
    expect(find(text)).toEqual(first);
  });
});

describe("a model file", () => {
  const knowledge = { words: shippedWordTable(), lists: shippedGazetteer() };
  const bytes = readFileSync(new URL("../../../graph-data/models/names.bin", import.meta.url));

  test("that is damaged is refused", () => {
    const damaged = Buffer.from(bytes);
    damaged[damaged.length >> 1]! ^= 1;
    expect(() => loadNameTagger(damaged, knowledge)).toThrow(/damaged/);
    expect(() => loadNameTagger(bytes.subarray(0, bytes.length - 100), knowledge)).toThrow(/damaged/);
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("hello, this is no model")],
  ])("that is %s is refused", (_, foreign) => {
    expect(() => loadNameTagger(foreign, knowledge)).toThrow(/not a names model/);
  });
});
