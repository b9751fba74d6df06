import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../graph-data/records/extraction.ts";
import { checkSpans } from "../../../scripts/evaluate/checkSpans.ts";
import { extract, shippedKnowledge } from "../../../scripts/extract/extract.ts";

const knowledge = shippedKnowledge();
const readText = (text: string): Extraction => extract({ id: "a", text }, knowledge);

const sentences = [
  "Marta Lindqvist, the Norwegian minister of trade, met Paul Okafor in Lima on Tuesday.",
  "“We signed it,” Lindqvist told Velmar News.",
  "He founded Velmar Holdings Ltd with his wife Ana Silva.",
  "The company bought a stake in the Bank of Ostrava.",
  "NORWAY AND PERU AGREE",
  "Mr. Ahmed al-Rashid denied that the U.S. had paid.",
  "Wang Weimin, who heads the agency, visited Franco-German troops.",
];
const awkward = [
  ..."\ud800|\udc00|😀|👩‍👧|e\u0301|İ|ß|ﬁ|\u0000|\u200b|\ufeff|\u202e|\r\n|\n\n|北京。|“|”|‘|’|(|[|]|@|#|https://x.io/|–|…|'s|U.S.".split(
    "|",
  ),
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);
const texts = fc
  .tuple(fc.array(piece, { maxLength: 14 }), fc.constantFrom(" ", "", "\n"))
  .map(([all, glue]) => all.join(glue));

describe("whatever the text holds", () => {
  test("every span is the wording that it says, and cuts no character in two", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(checkSpans(readText(text), text).faults).toEqual([]);
        for (const { mentions } of readText(text).entities) {
          for (const { start, end } of mentions) {
            expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text.slice(start, end))).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("the same text reads the same, whatever was read before it", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const first = readText(text);
        readText(other);
        expect(readText(text)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a sentence more", () => {
  const names = ({ entities }: Extraction): string[] =>
    entities
      .flatMap(({ name, type, mentions }) => mentions.map(({ start, end }) => `${start} ${end} ${name} ${type}`))
      .sort();
  const plain = "it rained all night and the roads were wet.";
  const someSentences = fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1 });

  test("behind the others leaves them where they are", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someSentences, (some) => {
        const text = some.join("\n\n");
        expect(names(readText(`${text}\n\n${plain}`))).toEqual(names(readText(text)));
      }),
      { numRuns: 60 },
    );
  });

  test("before the others moves them all by its length", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someSentences, (some) => {
        const text = some.join("\n\n");
        const moved = plain.length + 2;
        const expected = readText(text).entities.flatMap(({ name, type, mentions }) =>
          mentions.map(({ start, end }) => `${start + moved} ${end + moved} ${name} ${type}`),
        );
        expect(names(readText(`${plain}\n\n${text}`))).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});
