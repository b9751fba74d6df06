import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { shippedWordTable } from "../../../scripts/nlp/models.ts";
import { tagPartsOfSpeech } from "../../../scripts/nlp/parts-of-speech.ts";
import { makePosTagger, readPosModel } from "../../../scripts/nlp/pos-tagger.ts";

function tagged(text: string): string {
  const document = readDocument(text);
  const { xpos } = tagPartsOfSpeech(document);
  return document.tokens.map((token, n) => `${token.text}/${xpos[n]}`).join(" ");
}

describe("verbs, nouns and adjectives of news sentences", () => {
  test.each([
    ["The minister met reporters.", "The/DT minister/NN met/VBD reporters/NNS ./."],
    ["She was appointed by the board.", "She/PRP was/VBD appointed/VBN by/IN the/DT board/NN ./."],
    ["He does n't own it.", "He/PRP does/VBZ n't/RB own/VB it/PRP ./."],
    ["Officials visited the new office.", "Officials/NNS visited/VBD the/DT new/JJ office/NN ./."],
  ])("%j", (text, expected) => {
    expect(tagged(text)).toBe(expected);
  });
});

test("every token has one universal and one Penn tag", () => {
  const document = readDocument("Shares fell 5% — or $27.7 million — on Monday.\n\nWho's next?");
  const { upos, xpos } = tagPartsOfSpeech(document);
  expect(upos).toHaveLength(document.tokens.length);
  expect(xpos).toHaveLength(document.tokens.length);
  expect(upos.every((tag) => /^[A-Z]+$/.test(tag))).toBe(true);
});

test("an empty document has no tags", () => {
  expect(tagPartsOfSpeech(readDocument(""))).toEqual({ upos: [], xpos: [] });
});

test("bytes that are no model are refused", () => {
  expect(() => makePosTagger(readPosModel(Buffer.from("nonsense")), shippedWordTable())).toThrow(/npm run train/);
});
