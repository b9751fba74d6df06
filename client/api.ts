import type {
  AcceptedJobs,
  ArticleDetail,
  ArticleListItem,
  BuildItem,
  Change,
  Decided,
  Decision,
  DecisionInput,
  DiffAnswer,
  EntityDetail,
  EntityMentions,
  EntitySummary,
  Job,
  List,
  NeighborItem,
  One,
  PathsAnswer,
  Problem,
  RelationDetail,
  Scorecard,
  SimilarEntity,
  SimilarPair,
  Stats,
  Subgraph,
} from "../server/contract.ts";

/** An answer that is not a success, with the server's own sentence; status 0 means that no answer came. */
export class ApiFailure extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = "ApiFailure";
    this.status = status;
  }
}

/** Did the server not answer at all? */
export const isServerGone = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.status === 0 || error.status === 502 || error.status === 503);

/** One question each to the server's `/v1`. All throw {@link ApiFailure}. */
export const api = {
  subgraph: (
    question: { seed?: readonly string[]; depth?: number; maxNodes?: number; fallbacks?: boolean },
    signal?: AbortSignal,
  ) =>
    get<Subgraph>(
      "/v1/subgraph",
      {
        seed: question.seed?.join(","),
        depth: question.depth,
        maxNodes: question.maxNodes,
        fallbacks: question.fallbacks || undefined,
      },
      signal,
    ),
  scorecard: (signal?: AbortSignal) => get<Scorecard>("/v1/scorecard", {}, signal),
  stats: (signal?: AbortSignal) => get<Stats>("/v1/stats", {}, signal),
  search: (q: string, limit: number, signal?: AbortSignal) =>
    get<List<EntitySummary>>("/v1/entities", { q, limit }, signal),
  entity: (id: string, signal?: AbortSignal) =>
    get<One<EntityDetail>>(`/v1/entities/${encodeURIComponent(id)}`, {}, signal),
  neighbors: (id: string, question: { fallbacks: boolean; cursor?: string | undefined }, signal?: AbortSignal) =>
    get<List<NeighborItem>>(
      `/v1/entities/${encodeURIComponent(id)}/neighbors`,
      { limit: 200, cursor: question.cursor, fallbacks: question.fallbacks || undefined },
      signal,
    ),
  /** Where an entity is named, with the words around each mention. */
  mentions: (id: string, cursor: string | undefined, signal?: AbortSignal) =>
    get<List<EntityMentions>>(
      `/v1/entities/${encodeURIComponent(id)}/mentions`,
      { include: "context", limit: 50, cursor },
      signal,
    ),
  relation: (id: string, signal?: AbortSignal) =>
    get<One<RelationDetail>>(`/v1/relations/${encodeURIComponent(id)}`, {}, signal),
  articles: (cursor: string | undefined, signal?: AbortSignal) =>
    get<List<ArticleListItem>>("/v1/articles", { limit: 100, cursor }, signal),
  article: (id: string, signal?: AbortSignal) =>
    get<One<ArticleDetail>>(`/v1/articles/${encodeURIComponent(id)}`, {}, signal),
  paths: (from: string, to: string, assertion: "stated" | "all", signal?: AbortSignal) =>
    get<PathsAnswer>("/v1/paths", { from, to, maxHops: 4, k: 5, assertion }, signal),
  /** Keeps a decision; the same key twice is one decision. */
  decide: (decision: DecisionInput, key: string) =>
    request<Decided>("/v1/decisions", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(decision),
    }),
  /** Takes a decision back, or what took one back. */
  takeBack: (id: string, author?: string) =>
    request<Decided>(
      `/v1/decisions/${encodeURIComponent(id)}${author ? `?author=${encodeURIComponent(author)}` : ""}`,
      { method: "DELETE" },
    ),
  similarPairs: (cursor: string | undefined, signal?: AbortSignal) =>
    get<List<SimilarPair>>("/v1/similar", { limit: 50, cursor }, signal),
  similarTo: (id: string, cursor: string | undefined, signal?: AbortSignal) =>
    get<List<SimilarEntity>>(`/v1/entities/${encodeURIComponent(id)}/similar`, { limit: 20, cursor }, signal),
  decisions: (question: { about?: string | undefined; before?: string | undefined }, signal?: AbortSignal) =>
    get<List<Decision>>("/v1/decisions", { ...question, limit: 50 }, signal),
  builds: (signal?: AbortSignal) => get<List<BuildItem>>("/v1/builds", { limit: 500 }, signal),
  /** What changed since a build, or with the last step. */
  changes: (
    question: {
      base?: string | undefined;
      kind?: Change["kind"];
      change?: Change["change"];
      fallbacks: boolean;
      limit: number;
      cursor?: string | undefined;
    },
    signal?: AbortSignal,
  ) => get<DiffAnswer>("/v1/diff", { ...question, fallbacks: question.fallbacks || undefined }, signal),
  /** Hands articles over; one job comes back for each. */
  addArticles: (articles: readonly ArticleInput[]) =>
    request<AcceptedJobs>("/v1/articles", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ articles }),
    }),
  /** Hands a file over as it is; the server reads it by its ending. */
  addFile: (name: string, mediaType: string, bytes: Blob) =>
    request<AcceptedJobs>(`/v1/articles?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": mediaType },
      body: bytes,
    }),
  /** Takes an article out of the queue while it waits. */
  cancel: (id: string) => request<One<Job>>(`/v1/jobs/${encodeURIComponent(id)}`, { method: "DELETE" }),
  job: (id: string, signal?: AbortSignal) => get<One<Job>>(`/v1/jobs/${encodeURIComponent(id)}`, {}, signal),
};

/** One article as the server takes it. */
export interface ArticleInput {
  text: string;
  title?: string;
  publishedAt?: string;
  outlet?: string;
}

type Parameters = Record<string, string | number | boolean | undefined>;

async function get<Answer>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const asked = query.size > 0 ? `${path}?${query}` : path;
  return request<Answer>(asked, signal ? { signal } : {});
}

/** Sends a request and reads the JSON answer, or the problem document of a failure. */
export async function request<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiFailure(0, "The server does not answer.");
  }
  if (!response.ok) throw new ApiFailure(response.status, await problemDetail(response));
  return (await response.json()) as Answer;
}

async function problemDetail(response: Response): Promise<string> {
  const fallback = `The server answered with status ${response.status}.`;
  if (!(response.headers.get("content-type") ?? "").includes("json")) return fallback;
  const problem: unknown = await response.json();
  return isProblem(problem) ? problem.detail : fallback;
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "detail" in value && typeof value.detail === "string";
