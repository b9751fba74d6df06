import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { readLabelledTexts } from "../../../scripts/train/corpora.ts";
import { repairLabels } from "../../../scripts/train/label-repair.ts";

const lists = {
  countries: new Set(["Kenya", "Sri Lanka", "New Zealand"]),
  demonyms: new Set(["Kenyan", "Sri Lankan", "New Zealand"]),
  places: new Set(["Nairobi"]),
};

/** Repairs labels written into a text: "[the Kenya|ORG] won". */
function repaired(set: string, marked: string): string[] {
  let text = "";
  const entities: { start: number; end: number; type: string }[] = [];
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    const label = /^\[(.*)\|(\w+)\]$/.exec(part);
    if (label) entities.push({ start: text.length, end: text.length + label[1]!.length, type: label[2]! });
    text += label ? label[1]! : part;
  }
  const [labelled] = readLabelledTexts(set, JSON.stringify({ id: 1, text, entities }));
  const document = readDocument(text);
  return repairLabels(labelled!, document, lists).spans.map(
    ({ first, last, type }) => `${type} ${text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end)}`,
  );
}

describe("labels of different sets are brought to one convention", () => {
  test.each([
    ["redocred.dev", "[the Kenya Bureau|ORG] moved.", ["ORG Kenya Bureau"]],
    ["redocred.dev", "A [Kenyan|LOC] firm in [Kenya|LOC].", ["MISC Kenyan", "LOC Kenya"]],
    ["redocred.dev", "The [Catholic|ORG] vote.", ["MISC Catholic"]],
    ["redocred.dev", "She came from [New Zealand|LOC].", ["LOC New Zealand"]],
    ["wikigold.all", "[Kenya|ORG] beat them.", ["LOC Kenya"]],
    ["wikigold.all", "in [Sri|PER] [Lanka|MISC] now", ["LOC Sri Lanka"]],
    ["wikigold.all", "[Mr. Lowe|PER] and [President Moss|PER] met.", ["PER Lowe", "PER Moss"]],
    ["wikigold.all", "The [President|PER] left.", []],
    ["wikigold.all", "The [executive Ann Lowe|PER] left.", ["PER Ann Lowe"]],
  ])("%s: %s", (set, marked, expected) => {
    expect(repaired(set, marked)).toEqual(expected);
  });
});

test("sentences behind the labelled part of a text are not learned from", () => {
  const text = "Ann Lowe left. Paul Moss stayed.";
  const [labelled] = readLabelledTexts("s", JSON.stringify({ id: 1, text, annotated_until: 14, entities: [] }));
  expect(repairLabels(labelled!, readDocument(text), lists).trusted).toEqual([true, false]);
});

test("offsets in code points become offsets in code units", () => {
  const [labelled] = readLabelledTexts(
    "s",
    JSON.stringify({ id: 1, text: "😀 Rome", entities: [{ start: 2, end: 6, type: "LOC" }] }),
  );
  expect(labelled!.text.slice(labelled!.names[0]!.start, labelled!.names[0]!.end)).toBe("Rome");
});
