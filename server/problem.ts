import type { Problem } from "./contract.ts";

/** Every kind of problem that the server answers with (RFC 9457, https://www.rfc-editor.org/rfc/rfc9457). */
export const problems = {
  "invalid-parameter": { status: 400, title: "The question cannot be understood" },
  "bad-request": { status: 400, title: "The request cannot be understood" },
  forbidden: { status: 403, title: "Requests from elsewhere are refused" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  gone: { status: 410, title: "It was there once" },
  "stale-cursor": { status: 409, title: "The graph has changed since this list began" },
  "too-late": { status: 409, title: "It is too late for that" },
  "decision-conflict": { status: 409, title: "Another decision stands against this one" },
  "precondition-failed": { status: 412, title: "Somebody has decided something since" },
  "too-large": { status: 413, title: "That is more than is taken at once" },
  "unsupported-media-type": { status: 415, title: "That kind of content is not taken" },
  unprocessable: { status: 422, title: "The content cannot be used" },
  "rate-limited": { status: 429, title: "Too many requests" },
  "internal-error": { status: 500, title: "Something went wrong on our side" },
  "not-ready": { status: 503, title: "The server cannot answer just now" },
  "storage-full": { status: 507, title: "There is no room to keep it" },
} as const;

export type ProblemName = keyof typeof problems;

/** A request that gets a problem for an answer. The message says what was wrong and what to do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: ProblemName;
  readonly errors: NonNullable<Problem["errors"]> | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    problem: ProblemName,
    detail: string,
    more: { errors?: NonNullable<Problem["errors"]>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.problem = problem;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** The problem as it goes over the wire. */
export function toProblem(error: ApiError, request: { path: string; traceId: string }): Problem {
  const { status, title } = problems[error.problem];
  return {
    type: `urn:dramatis:problem:${error.problem}`,
    title,
    status,
    detail: error.message,
    instance: request.path.slice(0, 200),
    ...(error.errors ? { errors: error.errors } : {}),
    traceId: request.traceId,
  };
}

/**
 * What an error means for the one who asked. What Express and its parsers throw has a status of its own; anything that nobody expected
 * becomes a fixed text, so that no stack trace and no path leaves.
 */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  const kind = typeof error === "object" && error !== null && "type" in error ? error.type : undefined;
  if (status === 413)
    return new ApiError("too-large", "The body is larger than the server takes; see limits in /v1/stats.");
  if (status === 415)
    return new ApiError(
      "unsupported-media-type",
      "The body's encoding or character set is not known. Send it as UTF-8.",
    );
  if (kind === "entity.parse.failed") return new ApiError("bad-request", "The body is no well-formed JSON.");
  if (typeof status === "number" && status >= 400 && status < 500)
    return new ApiError("bad-request", "The request is not well-formed. Check the address and the body.");
  if (isStorageFull(error))
    return new ApiError("storage-full", "The disk is full. Free some space; then the same request works again.");
  return new ApiError("internal-error", "It has been written to the server's log under the trace id given here.");
}

/** SQLITE_FULL, however deep it was wrapped. */
function isStorageFull(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (("errcode" in at && at.errcode === 13) || /database or disk is full/.test(at.message)) return true;
  return false;
}
