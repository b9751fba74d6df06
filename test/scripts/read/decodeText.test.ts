import { describe, expect, test } from "vitest";
import { decodeText } from "../../../scripts/read/decodeText.ts";

const words = "Málaga’s mayor met Zoë – “twice”, as people say – on the quay, where the boats are.";
const bytes = (...parts: (number[] | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : Buffer.from(part))));
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("text in any of these encodings is read as it was written", () => {
  test.each([
    ["UTF-8", Buffer.from(words)],
    ["UTF-8 with a mark", bytes([0xef, 0xbb, 0xbf], words)],
    ["UTF-16, little end first, with a mark", bytes([0xff, 0xfe], [...Buffer.from(words, "utf16le")])],
    ["UTF-16, big end first, with a mark", bytes([0xfe, 0xff], [...utf16be(words)])],
    ["UTF-16, little end first, without a mark", Buffer.from(words, "utf16le")],
    ["UTF-16, big end first, without a mark", utf16be(words)],
  ])("%s", (_, content) => {
    expect(decodeText(content)).toBe(words);
  });

  test("Windows-1252, where nothing in it is UTF-8", () => {
    const content = Buffer.from(
      "M\xe1laga\x92s mayor met Zo\xeb \x96 \x93twice\x94, as people say \x96 on the quay, where the boats are.",
      "latin1",
    );
    expect(decodeText(content)).toBe(words);
  });

  test("a page in the encoding that it names", () => {
    const page = Buffer.from('<meta charset="iso-8859-2"><p>Wa\xb3\xeasa', "latin1");
    expect(decodeText(page, { html: true })).toContain("Wałęsa");
    expect(decodeText(Buffer.from('<meta charset="no-such-thing"><p>Word'), { html: true })).toContain("Word");
  });

  test("damaged UTF-8 keeps what is whole", () => {
    expect(decodeText(bytes("Zoë met Ann in the old town", [0xff], " at noon"))).toBe(
      "Zoë met Ann in the old town\uFFFD at noon",
    );
  });
});

describe("what is no text is refused with what to do", () => {
  test.each([
    ["a PDF", bytes("%PDF-1.7"), /PDF file. Save its text/],
    ["a Word file", bytes([0x50, 0x4b, 3, 4]), /ZIP, Word or EPUB file. Save its text/],
    ["a packed file", bytes([0x1f, 0x8b, 8]), /Unpack it first/],
    ["a picture", bytes([0x89], "PNG"), /PNG picture/],
    ["a program", bytes([0x7f], "ELF"), /program/],
    ["nothing", bytes(), /It is empty/],
    ["random bytes", Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * 7_919) % 256)), /not text/],
    ["zeros", Buffer.alloc(100), /not text/],
  ])("%s", (_, content, reason) => {
    expect(() => decodeText(content)).toThrow(reason);
  });
});
