/** The formats that are read, with the endings of their files. */
const formats = {
  text: [".txt", ".text"],
  markdown: [".md", ".markdown"],
  jsonl: [".jsonl", ".ndjson"],
  html: [".html", ".htm", ".xhtml"],
} as const satisfies Record<string, readonly string[]>;

export type Format = keyof typeof formats;

/** One article in the form it came in: a file's bytes, or one line of a JSON lines file. */
export interface Source {
  readonly format: Format;
  readonly content: Uint8Array | string;
}

/** The largest file that is read at once, in bytes. JSON lines are read line by line and may be longer. */
export const largestFile = 20_000_000;

/** The format that a file's name says, or undefined where it says none that is read. A name without an ending is text. */
export function formatOf(name: string): Format | undefined {
  const ending = /\.[^./\\]+$/.exec(name)?.[0].toLowerCase();
  if (ending === undefined) return "text";
  const found = Object.entries(formats).find(([, endings]) => (endings as readonly string[]).includes(ending));
  return found?.[0] as Format | undefined;
}

/** The format of content without a name, by how it begins. */
export function sniffFormat(start: string): Format {
  const text = start.replace(/^\uFEFF/, "").trimStart();
  if (text.startsWith("{")) return "jsonl";
  if (/^(<!doctype html|<html|<head|<body|<\?xml)/i.test(text)) return "html";
  return /^---\r?\n/.test(text) ? "markdown" : "text";
}

/** The endings as a person reads them: ".txt, .md, …". */
export const readableEndings = Object.values(formats)
  .map(([first]) => first)
  .join(", ");
