import { hash } from "node:crypto";
import type { EntityId, RelationId } from "../ids.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Entity, Member, Relation, Statement } from "../records/build.ts";

/**
 * The lines that a build's hash is made of: one for each article (with what it says of whom), entity, relation and likeness. A line holds
 * a digest of its facts, their fields in a fixed order, so that the same graph has the same lines on every machine and engine, and a
 * line can be taken away again when only its digest is kept.
 */
export const factLine = (kind: "article" | "entity" | "relation" | "likeness", id: string, digest: string): string =>
  `${kind} ${id} ${digest}`;

/**
 * An article's own facts: what is known of it, which entity each of its own became, and its statements.
 *
 * @param members in any order
 * @param statements in any order
 */
export function articleDigest(
  { id, sourceId, title, publishedAt, outlet, url }: ArticleHead,
  members: readonly (Pick<Member, "local" | "name" | "mentions"> & { readonly entity: EntityId })[],
  statements: readonly { readonly relation: RelationId; readonly statement: Statement }[],
): string {
  return digest([
    [id, sourceId, title, publishedAt, outlet, url],
    members
      .map(({ local, entity, name, mentions }) => [local, entity, name, mentions] as const)
      .sort(([a], [b]) => order(a, b)),
    [...statements]
      .sort((a, b) => order(a.statement.id, b.statement.id))
      .map(({ relation, statement }) => {
        const { id: name, role, assertion, claimant, date, confidence, rule, evidence } = statement;
        const spans = [evidence, evidence.source, evidence.target, evidence.trigger].map(
          (span) => span && [span.start, span.end],
        );
        return [relation, name, role, assertion, claimant, date, confidence, rule, spans];
      }),
  ]);
}

/**
 * An entity over all articles, with why each wording of it was joined.
 *
 * @param joined wordings with reasons, in any order, repeats allowed
 */
export function entityDigest(
  { id, type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen }: Omit<Entity, "members">,
  joined: readonly { readonly name: string; readonly reason: string }[],
): string {
  const reasons = [...new Set(joined.map(({ name: wording, reason }) => JSON.stringify([wording, reason])))].sort(
    order,
  );
  return digest([id, type, name, aliases, mentionCount, articleCount, firstSeen, lastSeen, reasons]);
}

export function relationDigest(relation: Omit<Relation, "statements">): string {
  const { id, type, source, target, assertion, confidence, roles, sourceCount, copyCount, firstSeen, lastSeen } =
    relation;
  return digest([id, type, source, target, assertion, confidence, roles, sourceCount, copyCount, firstSeen, lastSeen]);
}

/** Two profiles of a block that may be one entity. */
export const likenessLine = (pair: {
  readonly block: string;
  readonly one: string;
  readonly other: string;
  readonly reason: string;
  readonly likeness: number;
}): string => factLine("likeness", `${pair.block} ${pair.one} ${pair.other}`, digest([pair.reason, pair.likeness]));

/** SHA-256 of a value as JSON, 32 hex digits of it. */
const digest = (value: unknown): string => hash("sha256", JSON.stringify(value)).slice(0, 32);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
