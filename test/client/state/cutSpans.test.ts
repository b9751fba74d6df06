import fc from "fast-check";
import { expect, test } from "vitest";
import { cutSpans } from "../../../client/state/cutSpans.ts";

test("overlapping spans are cut where one begins or ends", () => {
  const spans = [
    { start: 0, end: 10, name: "sentence" },
    { start: 4, end: 6, name: "mention" },
  ];
  expect(cutSpans("0123456789ab", spans).map(({ text, spans }) => [text, spans.map(({ name }) => name)])).toEqual([
    ["0123", ["sentence"]],
    ["45", ["sentence", "mention"]],
    ["6789", ["sentence"]],
    ["ab", []],
  ]);
});

test("the pieces are the text, and each span covers exactly its own words", () => {
  const span = fc
    .tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }))
    .map(([start, end]) => ({ start, end }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
      const pieces = cutSpans(text, spans);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const one of spans) {
        const covered = pieces.filter((piece) => piece.spans.includes(one)).map((piece) => piece.text);
        expect(covered.join("")).toBe(
          one.start < one.end ? text.slice(Math.max(0, one.start), Math.max(0, one.end)) : "",
        );
      }
    }),
  );
});
