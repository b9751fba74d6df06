import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Answer, Encoded } from "./answerCache.ts";

const pack = promisify(gzip);

/** Below this many bytes compressing saves no packet. */
const worthPacking = 1_400;

/** Makes an answer of what is to be sent. The compressed form has a tag of its own: a strong tag stands for bytes. */
export function toAnswer(
  body: string,
  { etag, headers }: { etag: string; headers: Readonly<Record<string, string | number | readonly string[]>> },
): Answer {
  const bytes = Buffer.from(body, "utf8");
  return { plain: encoded(bytes, quoted(etag), headers) };
}

/** The tag of a question within an edition, as it stands before quoting. */
const quoted = (etag: string): string => `"${etag}"`;

/** Sends an answer, compressed where the one who asked takes that, or 304 where they have it. */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const has = request.headers["if-none-match"];
  if (has !== undefined) {
    const tag = matchingTag(has, answer.plain.etag);
    if (tag !== undefined) {
      sendNotModified(response, tag, answer.plain.headers);
      return;
    }
  }
  if (answer.plain.body.length < worthPacking || !takesGzip(request)) {
    send(response, answer.plain);
    return;
  }
  if (!answer.packed) {
    const { headers, etag, body } = answer.plain;
    answer.packed = encoded(await pack(body, { level: 5 }), packedTag(etag), {
      ...headers,
      "Content-Encoding": "gzip",
    });
  }
  send(response, answer.packed);
}

/**
 * The tag that a client has, if it is the tag of this answer in either encoding.
 *
 * @param has the header If-None-Match; tags are compared weakly, as RFC 9110, 13.1.2 asks
 * @param etag the answer's, quoted
 */
export function matchingTag(has: string, etag: string): string | undefined {
  const tags = new Set(has.split(",").map((tag) => tag.trim().replace(/^W\//, "")));
  return [etag, packedTag(etag)].find((tag) => tags.has(tag));
}

export function sendNotModified(
  response: ServerResponse,
  etag: string,
  headers: Readonly<Record<string, string | number | readonly string[]>>,
): void {
  const { "Content-Type": _type, "Content-Length": _length, ...kept } = headers;
  response.writeHead(304, { ...kept, ETag: etag } as Record<string, string>);
  response.end();
}

const packedTag = (etag: string): string => `${etag.slice(0, -1)}.gz"`;

/** Does whoever asks take gzip? */
export const takesGzip = (request: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(request.headers["accept-encoding"] ?? ""));

function encoded(body: Buffer, etag: string, headers: Encoded["headers"]): Encoded {
  return { etag, body, headers: { ...headers, ETag: etag, "Content-Length": body.length } };
}

function send(response: ServerResponse, { headers, body }: Encoded): void {
  response.writeHead(200, headers as Record<string, string>);
  response.end(body);
}
