import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Document, readDocument } from "../../../scripts/nlp/document.ts";

const words = (text: string) => readDocument(text).tokens.map((token) => token.text);
const sentences = (text: string) =>
  readDocument(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end));

describe("tokens are cut as labelled news is", () => {
  test.each([
    ["Mr. J. K. Lowe's firm", "Mr. J. K. Lowe 's firm"],
    ["The U.S. sued Acme Inc. today.", "The U.S. sued Acme Inc. today ."],
    ["a well-known, New York-based firm", "a well - known , New York - based firm"],
    ['He said ("no") [sic]…', 'He said ( " no " ) [ sic ] …'],
    ["paid $27.7 million for 1,000 shares", "paid $27.7 million for 1,000 shares"],
    ["They don't know; we'll see", "They do n't know ; we 'll see"],
    ["Kenya’s ‘dogs’", "Kenya ’s ‘ dogs ’"],
    ["AT&T and O'Brien", "AT&T and O'Brien"],
    ["fell 5% -- or so...", "fell 5 % -- or so ..."],
    ["Gen. Moss met Lt. Col. Reyes on Jan. 5.", "Gen. Moss met Lt. Col. Reyes on Jan. 5 ."],
    ["see https://example.org/a?b=c now", "see https://example.org/a?b=c now"],
    ["before\0after", "before after"],
  ])("%j", (text, expected) => {
    expect(words(text).join(" ")).toBe(expected);
  });

  test("the full stop behind a surname ends the sentence, although it looks like a short form", () => {
    expect(words("It was Jane Ma.")).toEqual(["It", "was", "Jane", "Ma", "."]);
  });

  test("an empty text has no tokens and no sentences", () => {
    expect(readDocument("")).toEqual({ text: "", tokens: [], sentences: [] });
    expect(readDocument(" \n\n\t ").tokens).toEqual([]);
  });
});

describe("sentences", () => {
  test("end at full stops, but not after titles and initials", () => {
    expect(sentences("Dr. A. Lowe left. She sold it.")).toEqual(["Dr. A. Lowe left.", "She sold it."]);
  });

  test("end behind a short form when a word follows that opens sentences, and go on when a name does", () => {
    expect(sentences("He left the U.S. The firm stayed.")).toEqual(["He left the U.S.", "The firm stayed."]);
    expect(sentences("He met U.S. Senator Ann Lowe.")).toHaveLength(1);
    expect(sentences("Acme Inc. In May it sold Bell Co. shares.")).toHaveLength(2);
  });

  test("end at a blank line and behind a heading, with or without carriage returns", () => {
    const lines = [
      "Storm hits Port Ellis",
      "The storm came at night and it took the roofs of forty houses near the port.",
    ];
    expect(sentences(lines.join("\n"))).toEqual(lines);
    expect(sentences(lines.join("\r\n\r\n"))).toEqual(lines);
  });

  test("go on over a line that a program wrapped", () => {
    const text = "The storm came at night and it took the roofs of forty houses near the\nPort of Ellis on the coast.";
    expect(sentences(text)).toHaveLength(1);
  });

  test("carry the paragraph they stand in", () => {
    const read = readDocument("One. Two.\n\nThree.");
    expect(read.sentences.map((sentence) => sentence.paragraph)).toEqual([0, 0, 1]);
  });
});

/** What is wrong with the offsets and ranges of a document; an expectation for each token would take seconds. */
function faults(document: Document): string[] {
  const found: string[] = [];
  const wanted = (right: boolean, what: string) => {
    if (!right) found.push(what);
  };
  let before = 0;
  for (const [n, token] of document.tokens.entries()) {
    wanted(document.text.slice(token.start, token.end) === token.text, `token ${n} is not its slice`);
    wanted(token.start >= before && token.end > token.start, `token ${n} is empty or out of order`);
    before = token.end;
  }
  let next = 0;
  for (const [n, sentence] of document.sentences.entries()) {
    wanted(sentence.first === next && sentence.last > sentence.first, `sentence ${n} is empty or out of order`);
    wanted(sentence.start === document.tokens[sentence.first]?.start, `sentence ${n} starts elsewhere`);
    wanted(sentence.end === document.tokens[sentence.last - 1]?.end, `sentence ${n} ends elsewhere`);
    for (let t = sentence.first; t < sentence.last; t++) {
      wanted(document.tokens[t]?.sentence === n, `token ${t} is in another sentence`);
    }
    next = sentence.last;
  }
  wanted(next === document.tokens.length, "tokens are left over");
  return found;
}

describe("offsets are exact on any text", () => {
  const bits = fc.constantFrom(
    ..."Mr.|Jane|Lowe's|don't|U.S.|\r\n|\n\n|\n| | |.|!!!!!!!!!!!!!!|\u0000|\ud800|\udc00|😀|👩‍👧|é|e\u0301|“|”|‘|’|(|)|$5.1|1,000|北京。|a-b–c-d|x/y|https://x.io/|'s|n't|\u200b|\ufeff|\u0085|&|@|#tag|a.b.c.|İ|ß|ﬁ".split(
      "|",
    ),
  );

  test("made of awkward pieces", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 200 }), (pieces) => {
        expect(faults(readDocument(pieces.join("")))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("made of any code units", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1500 }), (text) => {
        expect(faults(readDocument(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("every letter and digit is in a token", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 120 }), (pieces) => {
        const text = pieces.join("");
        const inTokens = words(text)
          .join("")
          .replace(/[^\p{L}\p{N}]/gu, "");
        expect(inTokens).toBe(text.replace(/[^\p{L}\p{N}]/gu, ""));
      }),
    );
  });
});

describe("100,000 characters of hostile text end in seconds", () => {
  const unit = [
    ..."a's |John |J. |a and |A & B |don't |Mr. |U.S.A. |J.J.J.|! |!|\r\n|a\r\n|( |\"a |“a |.a|a.|x-|x/y/|é|北|😀|\ud800|\0|a@b.c |http://a|1,0|$1.|'s|n't|-|–—|#a|a_b".split(
      "|",
    ),
    "x",
    " ",
    "\n",
    ".",
  ];
  test.each(unit)("%j over and over", { timeout: 30_000 }, (piece) => {
    const document = readDocument(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(document.tokens.length).toBeLessThanOrEqual(document.text.length);
  });
});
