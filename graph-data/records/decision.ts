import type { DecisionId, EntityId, StatementId } from "../ids.ts";
import { type ArticleId, isArticleId, isDecisionId, isEntityId, isStatementId } from "../ids.ts";
import {
  type Assertion,
  type EntityType,
  isAssertion,
  isEntityType,
  isRelationType,
  type RelationType,
} from "../ontology.ts";
import type { Evidence, Span } from "./extraction.ts";

/** One place of one article, by which a decision finds a mention again: texts never change, readings do. */
export interface Place extends Span {
  readonly article: ArticleId;
}

/** What tells an edge whatever became of its ends: their ids at the time, which are followed to where they are now. */
export interface EdgeRef {
  readonly type: RelationType;
  readonly source: EntityId;
  readonly target: EntityId;
}

/**
 * What a person corrected. Ends and entities are named by the ids that they had when the decision was made; replay follows them.
 *
 * - `same`: all of them are the first one.
 * - `notSame`: they are two, whatever the rules say.
 * - `split`: the mentions at these places are somebody of their own, with this name.
 * - `reject`: this entity, this edge, or this one reading of a sentence is wrong and goes.
 * - `add`: an edge, with the passage that shows it.
 * - `note`: changes nothing in the graph.
 * - `undo`: an earlier decision no longer holds; undoing an undo makes it hold again.
 */
export type DecisionContent =
  | { readonly kind: "same"; readonly entities: readonly EntityId[] }
  | { readonly kind: "notSame"; readonly entities: readonly [EntityId, EntityId] }
  | { readonly kind: "split"; readonly entity: EntityId; readonly places: readonly Place[]; readonly name: string }
  | { readonly kind: "rename"; readonly entity: EntityId; readonly name: string }
  | { readonly kind: "retype"; readonly entity: EntityId; readonly type: EntityType }
  | { readonly kind: "reject"; readonly what: "entity"; readonly entity: EntityId }
  | { readonly kind: "reject"; readonly what: "relation"; readonly edge: EdgeRef }
  | {
      readonly kind: "reject";
      readonly what: "statement";
      readonly statement: StatementId;
      readonly edge: EdgeRef;
      readonly place: Place;
    }
  | {
      readonly kind: "add";
      readonly edge: EdgeRef;
      readonly article: ArticleId;
      readonly evidence: Evidence;
      readonly assertion: Assertion;
      readonly role?: string;
      readonly date?: string;
    }
  | { readonly kind: "note"; readonly about: string; readonly text: string }
  | { readonly kind: "undo"; readonly decision: DecisionId };

/** A line of the log. */
export interface Decision {
  readonly id: DecisionId;
  /** When it was made, ISO 8601. */
  readonly at: string;
  readonly author: string;
  readonly reason?: string;
  readonly content: DecisionContent;
}

export const decisionKinds = ["same", "notSame", "split", "rename", "retype", "reject", "add", "note", "undo"] as const;

/** A decision cannot be understood; the message names the field and what was wanted. */
export class DecisionRejected extends Error {
  override readonly name = "DecisionRejected";
}

/**
 * Those decisions that hold, in order: without undos and without what they undid. An undo that was itself undone undoes nothing.
 */
export function holding(log: readonly Decision[]): Decision[] {
  const undone = new Set<DecisionId>();
  for (let i = log.length - 1; i >= 0; i--) {
    const { id, content } = log[i]!;
    if (content.kind === "undo" && !undone.has(id)) undone.add(content.decision);
  }
  return log.filter(({ id, content }) => content.kind !== "undo" && !undone.has(id));
}

/**
 * Looks at every field of a line of an exported log.
 *
 * @throws DecisionRejected
 */
export function parseDecision(value: unknown): Decision {
  const line = record(value, "decision");
  return {
    id: isDecisionId(line.id) ? line.id : fail("id", "d_ and 16 characters of 0-9 and a-z", line.id),
    at: isMoment(line.at) ? line.at : fail("at", "a time such as 2026-03-01T10:00:00.000Z", line.at),
    author: words(line.author, "author", 200),
    ...(line.reason === undefined ? {} : { reason: words(line.reason, "reason", 2_000) }),
    content: parseDecisionContent(line.content),
  };
}

/**
 * Looks at every field of what a decision says.
 *
 * @throws DecisionRejected
 */
export function parseDecisionContent(value: unknown): DecisionContent {
  const content = record(value, "content");
  const { kind } = content;
  switch (kind) {
    case "same": {
      only(content, ["entities"]);
      const entities = [
        ...new Set(list(content.entities, "entities", 2, 100).map((id, i) => entity(id, `entities/${i}`))),
      ];
      return entities.length > 1 ? { kind, entities } : fail("entities", "two entities or more", content.entities);
    }
    case "notSame": {
      only(content, ["entities"]);
      const [a, b] = list(content.entities, "entities", 2, 2).map((id, i) => entity(id, `entities/${i}`));
      return a !== b ? { kind, entities: [a!, b!] } : fail("entities", "two different entities", content.entities);
    }
    case "split":
      only(content, ["entity", "places", "name"]);
      return {
        kind,
        entity: entity(content.entity, "entity"),
        places: list(content.places, "places", 1, 10_000).map((at, i) => place(at, `places/${i}`)),
        name: words(content.name, "name", 200),
      };
    case "rename":
      only(content, ["entity", "name"]);
      return { kind, entity: entity(content.entity, "entity"), name: words(content.name, "name", 200) };
    case "retype":
      only(content, ["entity", "type"]);
      return {
        kind,
        entity: entity(content.entity, "entity"),
        type: isEntityType(content.type) ? content.type : fail("type", "an entity type", content.type),
      };
    case "reject":
      return parseReject(content);
    case "add":
      return parseAdd(content);
    case "note":
      only(content, ["about", "text"]);
      return { kind, about: words(content.about, "about", 200), text: words(content.text, "text", 5_000) };
    case "undo":
      only(content, ["decision"]);
      return {
        kind,
        decision: isDecisionId(content.decision)
          ? content.decision
          : fail("decision", "the id of a decision", content.decision),
      };
    default:
      return fail("kind", `one of ${decisionKinds.join(", ")}`, kind);
  }
}

function parseReject(content: Record<string, unknown>): DecisionContent {
  const { what } = content;
  switch (what) {
    case "entity":
      only(content, ["what", "entity"]);
      return { kind: "reject", what, entity: entity(content.entity, "entity") };
    case "relation":
      only(content, ["what", "edge"]);
      return { kind: "reject", what, edge: edge(content.edge) };
    case "statement":
      only(content, ["what", "statement", "edge", "place"]);
      return {
        kind: "reject",
        what,
        statement: isStatementId(content.statement)
          ? content.statement
          : fail("statement", "the id of a statement", content.statement),
        edge: edge(content.edge),
        place: place(content.place, "place"),
      };
    default:
      return fail("what", "one of entity, relation, statement", what);
  }
}

function parseAdd(content: Record<string, unknown>): DecisionContent {
  only(content, ["edge", "article", "evidence", "assertion", "role", "date"]);
  const given = record(content.evidence, "evidence");
  only(given, ["start", "end", "source", "target", "trigger"], "evidence/");
  const passage = span(given, "evidence");
  const inside = (value: unknown, name: string): Span => {
    const found = span(record(value, `evidence/${name}`), `evidence/${name}`);
    return found.start >= passage.start && found.end <= passage.end
      ? found
      : fail(`evidence/${name}`, "a stretch within the passage", value);
  };
  return {
    kind: "add",
    edge: edge(content.edge),
    article: isArticleId(content.article) ? content.article : fail("article", "the id of an article", content.article),
    evidence: {
      ...passage,
      source: inside(given.source, "source"),
      target: inside(given.target, "target"),
      ...(given.trigger === undefined ? {} : { trigger: inside(given.trigger, "trigger") }),
    },
    assertion:
      content.assertion === undefined
        ? "stated"
        : isAssertion(content.assertion)
          ? content.assertion
          : fail("assertion", "an assertion", content.assertion),
    ...(content.role === undefined ? {} : { role: words(content.role, "role", 200) }),
    ...(content.date === undefined
      ? {}
      : {
          date:
            typeof content.date === "string" && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(content.date)
              ? content.date
              : fail("date", "a date: 2018, 2018-03 or 2018-03-28", content.date),
        }),
  };
}

function edge(value: unknown): EdgeRef {
  const given = record(value, "edge");
  only(given, ["type", "source", "target"], "edge/");
  return {
    type: isRelationType(given.type) ? given.type : fail("edge/type", "a relation type", given.type),
    source: entity(given.source, "edge/source"),
    target: entity(given.target, "edge/target"),
  };
}

function place(value: unknown, at: string): Place {
  const given = record(value, at);
  only(given, ["article", "start", "end"], `${at}/`);
  return {
    article: isArticleId(given.article) ? given.article : fail(`${at}/article`, "the id of an article", given.article),
    ...span(given, at),
  };
}

function span(given: Record<string, unknown>, at: string): Span {
  const { start, end } = given;
  return Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    (start as number) >= 0 &&
    (end as number) > (start as number)
    ? { start: start as number, end: end as number }
    : fail(at, "start and end, offsets into the article, end after start", { start, end });
}

function fail(at: string, wanted: string, came: unknown): never {
  throw new DecisionRejected(`${at}: expected ${wanted}, got ${String(JSON.stringify(came)).slice(0, 80)}`);
}

const record = (value: unknown, at: string): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(at, "an object", value);

const list = (value: unknown, at: string, least: number, most: number): unknown[] =>
  Array.isArray(value) && value.length >= least && value.length <= most
    ? value
    : fail(at, least === most ? `a list of ${least}` : `a list of ${least} to ${most}`, value);

const entity = (value: unknown, at: string): EntityId =>
  isEntityId(value) && value.length <= 200 ? value : fail(at, "the id of an entity", value);

/** Text as a person writes it: well-formed, without control characters, blanks at the ends taken off. */
function words(value: unknown, at: string, most: number): string {
  if (typeof value !== "string") fail(at, "some text", value);
  const clean = value
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return clean !== "" && clean.length <= most ? clean : fail(at, `1 to ${most} characters`, value);
}

const isMoment = (value: unknown): value is string =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

function only(given: Record<string, unknown>, known: readonly string[], at = ""): void {
  for (const name of Object.keys(given))
    if (name !== "kind" && !known.includes(name)) fail(`${at}${name.slice(0, 40)}`, `one of ${known.join(", ")}`, name);
}
