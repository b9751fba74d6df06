import { createHash, hash } from "node:crypto";
import anyAscii from "any-ascii";
import { type EntityClass, type EntityType, entityTypes, isSymmetric, type RelationType } from "./ontology.ts";

/**
 * Branded ids: the only place that makes, checks and takes them apart. An id is made from what a thing is, never from a counter or a
 * clock, so that two machines that read the same articles agree on every id.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `a_` and 20 hex digits of the SHA-256 of the normalised text. */
export type ArticleId = Branded<"article">;
/** Class, dot, canonical name: `person.jane-smith`, `org.acme`, `country.france`. */
export type EntityId = Branded<"entity">;
/** `r_` and 16 hex digits of type and ends. */
export type RelationId = Branded<"relation">;
/** `s_` and 16 hex digits of relation, article, passage and assertion. */
export type StatementId = Branded<"statement">;
/** `j_` and 16 characters that the caller draws. */
export type JobId = Branded<"job">;
/** `d_` and 16 characters that the caller draws: two people may decide the same. */
export type DecisionId = Branded<"decision">;
/** 64 hex digits: the SHA-256 over the set hash of a build's facts and the version of its rules. */
export type BuildHash = Branded<"build">;

const patterns = {
  article: /^a_[0-9a-f]{20}$/,
  entity: /^(person|org|country|place|event)\.[a-z0-9]+(-[a-z0-9]+)*$/,
  relation: /^r_[0-9a-f]{16}$/,
  statement: /^s_[0-9a-f]{16}$/,
  job: /^j_[0-9a-z]{16}$/,
  decision: /^d_[0-9a-z]{16}$/,
} as const;

export const isArticleId = (value: unknown): value is ArticleId => matches(value, patterns.article);
export const isEntityId = (value: unknown): value is EntityId => matches(value, patterns.entity);
export const isRelationId = (value: unknown): value is RelationId => matches(value, patterns.relation);
export const isStatementId = (value: unknown): value is StatementId => matches(value, patterns.statement);
export const isDecisionId = (value: unknown): value is DecisionId => matches(value, patterns.decision);
export const isJobId = (value: unknown): value is JobId => matches(value, patterns.job);

/** The id of an article: the hash of its normalised text, so that the same text read twice is one article. */
export const articleId = (normalisedText: string): ArticleId => `a_${sha256(normalisedText).slice(0, 20)}` as ArticleId;

/**
 * The id of an entity from its type and its key (see `names/key.ts`). Keys in Latin letters read in the id; others are transliterated
 * and followed by eight digits of their hash, so that two spellings never share an id by accident.
 *
 * @throws TypeError where the key has neither letter nor digit
 */
export const entityId = (type: EntityType, key: string): EntityId =>
  entityIdAt({ class: entityTypes[type].class, key });

/**
 * The same, for a class.
 *
 * @throws TypeError where the key has neither letter nor digit
 */
export function entityIdAt({ class: own, key }: { class: EntityClass; key: string }): EntityId {
  if (key.trim() === "") throw new TypeError("entityId: expected a key with a letter or digit, got an empty one");
  const slug = dashed(anyAscii(key).toLowerCase());
  const readable = slug !== "" && dashed(key) === slug && slug.length <= 80;
  const body = readable
    ? slug
    : [slug.slice(0, 60).replace(/-+$/, ""), sha256(key).slice(0, 8)].filter(Boolean).join("-");
  return `${own}.${body}` as EntityId;
}

/** The id of a relation. Symmetric types have one id whichever end comes first. */
export function relationId(type: RelationType, ends: { source: EntityId; target: EntityId }): RelationId {
  const { source, target } = orderedEnds(type, ends);
  return `r_${sha256([type, source, target].join("\n")).slice(0, 16)}` as RelationId;
}

/** The ends as they are stored: in id order for symmetric types, as they came otherwise. */
export function orderedEnds(
  type: RelationType,
  ends: { source: EntityId; target: EntityId },
): { source: EntityId; target: EntityId; swapped: boolean } {
  const swapped = isSymmetric(type) && ends.target < ends.source;
  return swapped
    ? { source: ends.target, target: ends.source, swapped }
    : { source: ends.source, target: ends.target, swapped };
}

/** The id of one reading of one passage. */
export function statementId(parts: {
  relation: RelationId;
  article: ArticleId;
  start: number;
  end: number;
  assertion: string;
  rule: string;
}): StatementId {
  const { relation, article, start, end, assertion, rule } = parts;
  return `s_${sha256([relation, article, start, end, assertion, rule].join("\n")).slice(0, 16)}` as StatementId;
}

/** The id of a job, from random hex digits that the caller draws (jobs are not part of the graph). */
export function jobId(random: string): JobId {
  const id = `j_${random.slice(0, 16)}`;
  if (!isJobId(id)) throw new TypeError(`jobId: expected 16 characters of 0-9 and a-z, got "${random}"`);
  return id;
}

/** The id of a decision, from random hex digits that the caller draws. */
export function decisionId(random: string): DecisionId {
  const id = `d_${random.slice(0, 16)}`;
  if (!isDecisionId(id)) throw new TypeError(`decisionId: expected 16 characters of 0-9 and a-z, got "${random}"`);
  return id;
}

/**
 * The id of those mentions that a person took out of an entity: class of the old one, new name, and eight digits that stand for the
 * places, so that it never is the id of the one that they were taken from.
 *
 * @param key of the new name (see `names/key.ts`)
 */
export function splitId(from: EntityId, key: string, places: readonly string[]): EntityId {
  const slug = dashed(anyAscii(key).toLowerCase()).slice(0, 60).replace(/-+$/, "");
  const digits = sha256([...places].sort().join("\n")).slice(0, 8);
  return `${from.slice(0, from.indexOf("."))}.${[slug, digits].filter(Boolean).join("-")}` as EntityId;
}

/** The same name in the class of another type: `person.acme` as a company is `org.acme`. */
export const inClassOf = (type: EntityType, id: EntityId): EntityId =>
  `${entityTypes[type].class}${id.slice(id.indexOf("."))}` as EntityId;

/** The hash of a build, from the state of the set hash over its facts and the version of the reading rules. */
export const buildHash = (facts: Uint8Array, rules: string): BuildHash =>
  createHash("sha256")
    .update(facts)
    .update(JSON.stringify(["rules", rules]), "utf8")
    .digest("hex") as BuildHash;

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === "string" && pattern.test(value);
const sha256 = (text: string): string => hash("sha256", text);
const dashed = (text: string): string => text.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
