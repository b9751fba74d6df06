import { ApiError } from "./problem.ts";

/**
 * Where the next page of a list begins. A cursor holds which question it belongs to (path, filters and order, hashed) and which edition of
 * the graph; a build never changes, so within one the place in the list is exact.
 */
export interface Cursor {
  readonly edition: string;
  readonly question: string;
  readonly offset: number;
}

export const writeCursor = ({ edition, question, offset }: Cursor): string =>
  Buffer.from(JSON.stringify([edition, question, offset])).toString("base64url");

/**
 * The place that a cursor names.
 *
 * @throws ApiError invalid-parameter where it is none of ours or belongs to another question, stale-cursor where the graph has changed
 */
export function readCursor(raw: string, now: Omit<Cursor, "offset">): number {
  const parts = parse(raw);
  if (!parts) throw refused("expected a cursor that this server gave");
  const [edition, question, offset] = parts;
  if (question !== now.question) throw refused("belongs to a question with other filters or another order");
  if (edition !== now.edition)
    throw new ApiError("stale-cursor", "A new build of the graph is being served. Ask again without the cursor.");
  return offset;
}

function parse(raw: string): [string, string, number] | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(raw)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(raw, "base64url").toString("utf8"));
    if (!Array.isArray(value) || value.length !== 3) return undefined;
    const [edition, question, offset] = value as unknown[];
    return typeof edition === "string" &&
      typeof question === "string" &&
      Number.isSafeInteger(offset) &&
      (offset as number) >= 0
      ? [edition, question, offset as number]
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const refused = (detail: string): ApiError =>
  new ApiError("invalid-parameter", `cursor: ${detail}`, { errors: [{ parameter: "cursor", detail }] });
