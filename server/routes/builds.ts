import { z } from "zod";
import { decisionBehind } from "../../graph-data/graph/decisionBehind.ts";
import { relationSentence } from "../../graph-data/graph/relationSentence.ts";
import type { ArticleId, BuildHash } from "../../graph-data/ids.ts";
import { isFallback } from "../../graph-data/ontology.ts";
import { type BuildCause, type BuildStep, type CausedChange, changeOf } from "../../graph-data/records/change.ts";
import type { Decision } from "../../graph-data/records/decision.ts";
import type { Store } from "../../graph-data/store/store.ts";
import type { ArticleReader } from "../articleReader.ts";
import {
  type BuildItem,
  buildItem,
  type Change,
  type ChangeCause,
  changeKinds,
  diffAnswer,
  listOf,
} from "../contract.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { decisionTeller } from "../decisionTeller.ts";
import { action } from "../endpoint.ts";
import { counts } from "../listPage.ts";
import { flag, paging, someOf } from "../parameters.ts";
import { ApiError } from "../problem.ts";
import type { Serving } from "../serving.ts";
import type { Snapshot } from "../snapshot.ts";

/** What happened to the graph: its last builds, and what changed between any two of them. */
export function buildEndpoints({ store, serving, reader }: { store: Store; serving: Serving; reader: ArticleReader }) {
  const noStore = { "Cache-Control": "no-store" };
  return [
    action({
      path: "/v1/builds",
      method: "get",
      tag: "Builds",
      summary: "The last builds of the graph",
      description:
        "Newest first, each with why it was made and how much it changed. About the last two hundred steps are kept; older builds cannot be compared any more.",
      query: z.strictObject({ ...paging }),
      answers: { 200: { description: "The builds.", schema: listOf(buildItem) } },
      problems: ["stale-cursor"],
      async act({ query, response }) {
        const steps = await store.builds();
        const { page, nextCursor } = cut(steps, query, { edition: steps[0]?.hash ?? "none", question: "builds" });
        const { tell } = await causeTeller(store, serving.current(), page);
        response.set(noStore).json({
          data: page.map((step) => toItem(step, tell(step.cause))),
          page: { limit: query.limit, nextCursor },
          total: { value: steps.length, relation: "eq" },
          truncated: false,
          build: serving.current().build,
        });
      },
    }),

    action({
      path: "/v1/diff",
      method: "get",
      tag: "Builds",
      summary: "What changed between two builds",
      description:
        "Entities and relations that went, came and changed, each with the sentence, the article or the decision that caused it. What came and went again in between is not told.",
      query: z.strictObject({
        base: build("The earlier build; the one before `head` where it is absent."),
        head: build("The later build; the current one where it is absent."),
        kind: someOf(["entity", "relation"], "Only these."),
        change: someOf(changeKinds, "Only these."),
        fallbacks: flag(false, "With the weak links as well: those that are only named together."),
        ...paging,
      }),
      answers: { 200: { description: "The changes.", schema: diffAnswer } },
      problems: ["not-found", "gone", "stale-cursor"],
      async act({ query, response }) {
        const snapshot = serving.current();
        const head = (query.head ?? snapshot.build) as BuildHash;
        const found = await store.difference({ base: query.base as BuildHash | undefined, head });
        if (typeof found === "string") throw refusal(found);
        const seen = found.filter((change) => query.fallbacks || !isWeak(change));
        const meant = seen.filter(
          (change) => (query.kind?.has(change.kind) ?? true) && (query.change?.has(changeOf(change)!) ?? true),
        );
        const question = [query.base ?? "", query.fallbacks, ...(query.kind ?? []), "", ...(query.change ?? [])].join(
          " ",
        );
        const { page, nextCursor } = cut(meant, query, { edition: head, question });
        response.set(noStore).json({
          data: await tellChanges(page, { store, snapshot, reader }),
          page: { limit: query.limit, nextCursor },
          total: { value: meant.length, relation: "eq" },
          truncated: false,
          facets: {
            entities: counts(seen.filter(isEntity), changeOf),
            relations: counts(
              seen.filter((change) => !isEntity(change)),
              changeOf,
            ),
            weakLinksLeftOut: counts(query.fallbacks ? [] : found.filter(isWeak), changeOf),
          },
          ...(query.base === undefined ? {} : { base: query.base }),
          head,
          build: snapshot.build,
        });
      },
    }),
  ];
}

/** One page of a list, and where the next one begins. */
function cut<Item>(
  items: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  list: { edition: string; question: string },
): { page: readonly Item[]; nextCursor: string | null } {
  const offset = cursor === undefined ? 0 : readCursor(cursor, list);
  const end = offset + limit;
  return {
    page: items.slice(offset, end),
    nextCursor: end < items.length ? writeCursor({ ...list, offset: end }) : null,
  };
}

const build = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, "expected the hash of a build, 64 hexadecimal digits")
    .optional()
    .meta({ description });

const isWeak = (change: CausedChange): boolean => change.kind === "relation" && isFallback(change.type);
const isEntity = ({ kind }: CausedChange): boolean => kind === "entity";

function refusal(why: "unknown" | "not kept" | "backwards"): ApiError {
  switch (why) {
    case "unknown":
      return new ApiError("not-found", "There is no such build; /v1/builds lists those that can be compared.");
    case "not kept":
      return new ApiError(
        "gone",
        "What changed since that build is no longer kept; /v1/builds lists the builds that can be compared.",
      );
    case "backwards":
      return new ApiError("invalid-parameter", "base: is later than head; name the earlier build first", {
        errors: [{ parameter: "base", detail: "is later than head" }],
      });
  }
}

const toItem = ({ hash, madeAt, rules, base, counts: changed }: BuildStep, cause: ChangeCause): BuildItem => ({
  hash,
  madeAt,
  rules,
  ...(base === undefined ? {} : { base }),
  cause,
  ...changed,
});

/** Causes in words and with what they name: articles that are still there, decisions as sentences. */
async function causeTeller(store: Store, snapshot: Snapshot, causes: readonly { readonly cause: BuildCause }[]) {
  const log = causes.some(({ cause }) => cause.decisions) ? await store.decisions() : [];
  const teller = decisionTeller(log, snapshot.graph);
  const byId = new Map(log.map((line) => [line.id, line]));
  const lines = (cause: BuildCause): Decision[] => (cause.decisions ?? []).flatMap((id) => byId.get(id) ?? []);
  const articles = (ids: readonly ArticleId[] = []) => ({
    count: ids.length,
    first: ids.slice(0, named).map((id) => snapshot.article(id)),
  });
  return {
    log,
    lines,
    sentence: (decision: Decision) => {
      const { id, sentence, author } = teller.tell(decision);
      return { id, sentence, author };
    },
    tell: (cause: BuildCause): ChangeCause => ({
      ...(cause.added ? { added: articles(cause.added) } : {}),
      ...(cause.forgotten ? { forgotten: cause.forgotten.length } : {}),
      ...(cause.readAgain ? { readAgain: cause.readAgain.length } : {}),
      ...(cause.decisions
        ? {
            decisions: {
              count: cause.decisions.length,
              first: lines(cause)
                .slice(0, named)
                .map((line) => {
                  const { id, sentence, author } = teller.tell(line);
                  return { id, sentence, author };
                }),
            },
          }
        : {}),
      ...(cause.madeAnew ? { madeAnew: true } : {}),
    }),
  };
}

/** How many articles and decisions of one cause are named. */
const named = 5;

async function tellChanges(
  changes: readonly CausedChange[],
  { store, snapshot, reader }: { store: Store; snapshot: Snapshot; reader: ArticleReader },
): Promise<Change[]> {
  const teller = await causeTeller(store, snapshot, changes);
  const placeOf = (change: CausedChange) => {
    if (change.kind === "entity") return undefined;
    // Of what a graph that was made anew has, its best sentence stands for those that nobody wrote down.
    const [best] = change.sentence ? [] : (snapshot.graph.relations.get(change.id)?.statements ?? []);
    const place = change.sentence ?? (best && { ...best.evidence, article: best.article });
    // What was forgotten is not told again, even where its text is still at hand.
    return place && snapshot.graph.articles.has(place.article) ? place : undefined;
  };
  const texts = await reader.texts(changes.flatMap((change) => placeOf(change)?.article ?? []));
  return changes.map((change): Change => {
    const place = placeOf(change);
    const text = place && texts.get(place.article);
    const decision = decisionBehind(change, teller.lines(change.cause), teller.log);
    const because = {
      ...teller.tell(change.cause),
      ...(place && text !== undefined
        ? {
            sentence: {
              article: snapshot.article(place.article),
              quotation: text.slice(place.start, place.end),
              start: place.start,
              end: place.end,
            },
          }
        : {}),
      ...(decision ? { decision: teller.sentence(decision) } : {}),
    };
    const common = { change: changeOf(change)!, build: change.build, because };
    if (change.kind === "entity") {
      const { kind, id, was, now } = change;
      return { ...common, kind, id, isThere: snapshot.graph.entities.has(id), ...present({ was, now }) };
    }
    const { kind, id, type, source, target, sourceName, targetName, was, now } = change;
    return {
      ...common,
      kind,
      id,
      type,
      source,
      target,
      sourceName,
      targetName,
      isThere: snapshot.graph.relations.has(id),
      sentence: relationSentence({ type, source, target, assertion: (now ?? was)!.assertion }, (end) =>
        end === source ? sourceName : targetName,
      ),
      ...present({ was: toState(was), now: toState(now) }),
    };
  });
}

const toState = <State extends { readonly roles: readonly string[] }>(state: State | undefined) =>
  state && { ...state, roles: [...state.roles] };

const present = <State>(states: { readonly was: State | undefined; readonly now: State | undefined }) => ({
  ...(states.was === undefined ? {} : { was: states.was }),
  ...(states.now === undefined ? {} : { now: states.now }),
});
