import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { type FoundFile, unreadable } from "../read/findFiles.ts";
import { readLines } from "../read/readLines.ts";
import { type Format, formatOf, largestFile, readableEndings, sniffFormat } from "../read/source.ts";
import type { Content } from "./ingestOne.ts";

/** One article on its way in, with where it stands. */
export interface Item {
  readonly file: string;
  /** In JSON lines files: the number of the line, counted from 1. */
  readonly line?: number;
  readonly content: Content;
  /** Bytes of all files up to and with this article. */
  readonly bytes: number;
}

/** The articles in files, one after another; a file is opened when its turn comes, and JSON lines are read line by line. */
export async function* readItems(files: readonly FoundFile[]): AsyncGenerator<Item> {
  let before = 0;
  for (const file of files) {
    if ("rejected" in file) {
      yield { file: file.path, content: { rejected: file.rejected }, bytes: before };
      continue;
    }
    const after = before + file.size;
    try {
      if (file.format === "jsonl") {
        const stream = createReadStream(file.path);
        for await (const item of readLineItems(stream, file.path)) yield { ...item, bytes: before + item.bytes };
      } else if (file.size > largestFile) yield { file: file.path, content: tooLarge(file.size), bytes: after };
      else {
        const content = await readFile(file.path);
        yield { file: file.path, content: { source: { format: file.format, content } }, bytes: after };
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      yield { file: file.path, content: { rejected: unreadable(code) }, bytes: after };
    }
    before = after;
  }
}

/** The articles of a file that is in memory; its name says the format, and where it says none, how the file begins. */
export async function* readFileItems(name: string, bytes: Uint8Array): AsyncGenerator<Item> {
  const format = /\.[^./\\]+$/.test(name)
    ? formatOf(name)
    : sniffFormat(new TextDecoder().decode(bytes.subarray(0, 1_024)));
  if (format === undefined)
    yield {
      file: name,
      content: { rejected: `This kind of file is not read. Save its text as one of ${readableEndings}.` },
      bytes: bytes.length,
    };
  else if (bytes.length > largestFile) yield { file: name, content: tooLarge(bytes.length), bytes: bytes.length };
  else if (format === "jsonl") yield* readLineItems(oneChunk(bytes), name);
  else yield { file: name, content: { source: { format, content: bytes } }, bytes: bytes.length };
}

/** The articles of a stream whose format shows in how it begins. */
export async function* readStreamItems(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Item> {
  const chunks = stream[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let length = 0;
  while (length < 1_024) {
    const next = await chunks.next();
    if (next.done) break;
    start.push(next.value);
    length += next.value.length;
  }
  const rest = { [Symbol.asyncIterator]: () => chunks };
  const whole = (async function* () {
    yield* start;
    yield* rest;
  })();
  const format: Format = sniffFormat(new TextDecoder().decode(Buffer.concat(start).subarray(0, 1_024)));
  if (format === "jsonl") {
    yield* readLineItems(whole, file);
    return;
  }
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of whole) {
    bytes += chunk.length;
    if (bytes <= largestFile) kept.push(chunk);
  }
  const content = bytes > largestFile ? tooLarge(bytes) : { source: { format, content: Buffer.concat(kept) } };
  yield { file, content, bytes };
}

async function* readLineItems(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Item> {
  for await (const { number, text, end } of readLines(stream, largestFile)) {
    const content: Content =
      text === undefined
        ? { rejected: `The line is longer than ${largestFile / 1e6} MB. Split it.` }
        : { source: { format: "jsonl", content: text } };
    yield { file, line: number, content, bytes: end };
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const tooLarge = (size: number): Content => ({
  rejected: `It has ${Math.ceil(size / 1e6)} MB; the largest that is read is ${largestFile / 1e6} MB. Split it.`,
});
