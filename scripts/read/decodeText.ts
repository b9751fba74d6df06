import { ArticleRejected } from "../../graph-data/records/article.ts";

/**
 * Bytes to text: UTF-8, UTF-16 (by its mark, or by its zeros), Windows-1252 where no byte sequence is UTF-8, or, in HTML, what the page
 * says of itself.
 *
 * @throws ArticleRejected where it is no text
 */
export function decodeText(bytes: Uint8Array, options: { html?: boolean } = {}): string {
  const kind = binaryKinds.find(({ magic }) => magic.every((byte, n) => byte === undefined || bytes[n] === byte));
  if (kind) throw new ArticleRejected(`It is ${kind.name}. ${kind.advice}`);
  const text = decode(bytes, options.html === true);
  if (text.length === 0) throw new ArticleRejected("It is empty. Give an article with at least one sentence.");
  const strange = text.match(/[\uFFFD\u0000-\u0008\u000E-\u001F]/g)?.length ?? 0;
  if (strange > text.length / 10)
    throw new ArticleRejected("It is not text, or text in an encoding that is not known. Save it as UTF-8 text.");
  return text;
}

const saveAsText = "Save its text as a .txt file.";
const binaryKinds: readonly { name: string; magic: readonly (number | undefined)[]; advice: string }[] = [
  { name: "a PDF file", magic: [0x25, 0x50, 0x44, 0x46], advice: saveAsText },
  { name: "a ZIP, Word or EPUB file", magic: [0x50, 0x4b, 0x03, 0x04], advice: saveAsText },
  { name: "an old Office file", magic: [0xd0, 0xcf, 0x11, 0xe0], advice: saveAsText },
  { name: "an RTF file", magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], advice: saveAsText },
  { name: "a gzip file", magic: [0x1f, 0x8b], advice: "Unpack it first." },
  { name: "a zstd file", magic: [0x28, 0xb5, 0x2f, 0xfd], advice: "Unpack it first." },
  { name: "a PNG picture", magic: [0x89, 0x50, 0x4e, 0x47], advice: saveAsText },
  { name: "a JPEG picture", magic: [0xff, 0xd8, 0xff], advice: saveAsText },
  { name: "a GIF picture", magic: [0x47, 0x49, 0x46, 0x38], advice: saveAsText },
  { name: "a program", magic: [0x7f, 0x45, 0x4c, 0x46], advice: saveAsText },
  { name: "a database", magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], advice: saveAsText },
];

function decode(bytes: Uint8Array, html: boolean): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const zeros = zeroPlaces(bytes);
  if (!marked && zeros.odd > 0.3 && zeros.even < 0.05) return new TextDecoder("utf-16le").decode(bytes);
  if (!marked && zeros.even > 0.3 && zeros.odd < 0.05) return new TextDecoder("utf-16be").decode(bytes);
  const declared = html && !marked ? declaredEncoding(bytes) : undefined;
  if (declared) return declared.decode(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  // Text of one byte a letter has no valid sequence of two bytes; damaged UTF-8 has some.
  const noUtf8 = text.includes("\uFFFD") && !/[^\u0000-\u007F\uFFFD]/.test(text);
  const few = (text.match(/\uFFFD/g)?.length ?? 0) <= text.length / 10;
  return noUtf8 && few && !bytes.includes(0) ? new TextDecoder("windows-1252").decode(bytes) : text;
}

/** The shares of zero bytes at even and at odd places of the beginning. */
function zeroPlaces(bytes: Uint8Array): { even: number; odd: number } {
  const length = Math.min(bytes.length, 2_000) & ~1;
  if (length < 8) return { even: 0, odd: 0 };
  let even = 0;
  let odd = 0;
  for (let n = 0; n < length; n += 2) {
    if (bytes[n] === 0) even++;
    if (bytes[n + 1] === 0) odd++;
  }
  return { even: even / (length / 2), odd: odd / (length / 2) };
}

function declaredEncoding(bytes: Uint8Array): TextDecoder | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2_048));
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(start)?.[1];
  // A page that can be read as ASCII so far is not UTF-16, whatever it says.
  if (label === undefined || /^utf-?16/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // a label that nobody knows
    throw error;
  }
}
