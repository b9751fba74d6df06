import type { ArticleId, BuildHash, DecisionId, EntityId, RelationId, StatementId } from "../ids.ts";
import type { Assertion, EntityType, RelationType } from "../ontology.ts";
import type { ArticleHead } from "./article.ts";
import type { Evidence } from "./extraction.ts";

/** One article's entity, as it was put into an entity of the graph, with the reason. */
export interface Member {
  readonly article: ArticleId;
  /** The id of the entity within the article's extraction. */
  readonly local: string;
  readonly name: string;
  /** Why it is this entity: "same full name", "acronym that 2 articles explain". */
  readonly reason: string;
  readonly mentions: number;
}

/** Somebody or something, over all articles. */
export interface Entity {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly name: string;
  /** Other names, most frequent first. */
  readonly aliases: readonly string[];
  readonly members: readonly Member[];
  readonly mentionCount: number;
  readonly articleCount: number;
  /** Dates of the first and last article that names it; ISO 8601, absent where no article has a date. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
}

/** One reading of one passage, its ends resolved over all articles. */
export interface Statement {
  readonly id: StatementId;
  readonly article: ArticleId;
  readonly role?: string;
  readonly assertion: Assertion;
  readonly claimant?: EntityId;
  readonly date?: string;
  readonly confidence: number;
  readonly rule: string;
  /** `evidence.source` stands for the relation's source, also where a symmetric type was turned round. */
  readonly evidence: Evidence;
}

/** All statements of one type between two entities. */
export interface Relation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly source: EntityId;
  readonly target: EntityId;
  /** The strongest assertion among the statements. */
  readonly assertion: Assertion;
  /** The highest confidence among the statements of that assertion. */
  readonly confidence: number;
  /** Distinct roles, most frequent first. */
  readonly roles: readonly string[];
  /** How many articles say it, copies of one story counted as one: its independent sources. */
  readonly sourceCount: number;
  /** How many articles that say it were left out of `sourceCount` as copies. */
  readonly copyCount: number;
  /** Dates of what happened or, where no statement has one, of the articles. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly statements: readonly Statement[];
}

/** Two entities that may be one, though not surely enough to join them. */
export interface PossiblySame {
  readonly entities: readonly [EntityId, EntityId];
  /** In words for people. */
  readonly reason: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Where an entity stands in the picture, and in which community. Positions do not count for the hash. */
export interface Place2D {
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** Which articles tell one story in nearly the same words, each with the smallest id among them; articles of their own are not in it. */
export type Copies = Readonly<Record<ArticleId, ArticleId>>;

/** The graph as it is kept: a pure function of the articles, the decisions and the version of the rules. */
export interface Build {
  /** SHA-256 over the canonical form: rules, entities, relations and statements, without positions. */
  readonly hash: BuildHash;
  /** The version of the reading rules. */
  readonly rules: string;
  readonly articles: readonly ArticleHead[];
  /** In id order. */
  readonly entities: readonly Entity[];
  /** In id order. */
  readonly relations: readonly Relation[];
  readonly layout: Readonly<Record<EntityId, Place2D>>;
  /** The last decision that it has, or "none". Which one it was does not count for the hash: what the decisions brought about does. */
  readonly decisions: string;
  /** Decisions that hold but change nothing in this graph, each with why. */
  readonly idle: readonly { readonly id: DecisionId; readonly why: string }[];
  /** The story of each article that has copies: the smallest id among them. Absent is none. */
  readonly copies?: Copies;
  /** In order of their ends. Absent is none. */
  readonly possiblySame?: readonly PossiblySame[];
}
