import type { EntityType, MentionKind } from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import type { Document } from "../nlp/document.ts";

/**
 * An article while it is read: tokens, parts of speech, mentions and the entities that they belong to. Relations, quotations and dates
 * are read from this and from nothing else.
 */
export interface Reading {
  readonly document: Document;
  /** Universal part-of-speech tag of each token. */
  readonly upos: readonly string[];
  /** Penn Treebank tag of each token. */
  readonly xpos: readonly string[];
  /** In text order, never overlapping. */
  readonly mentions: readonly ReadMention[];
  readonly entities: readonly ReadEntity[];
  /** The article's date, ISO 8601, where it is known. */
  readonly publishedAt?: string;
}

/** A mention as a token range with its entity. Titles before a name are not part of it. */
export interface ReadMention extends Span {
  /** Token range, last exclusive. */
  readonly first: number;
  readonly last: number;
  readonly kind: MentionKind;
  /** Index into `Reading.entities`. */
  readonly entity: number;
  /** A capital or seat of power that acts for its country: "Beijing wants …". */
  readonly acts?: true;
  readonly reason?: string;
}

/** An entity within one article. */
export interface ReadEntity {
  readonly type: EntityType;
  /** Why it has this type, in plain words. */
  readonly typeReason?: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly gender?: "female" | "male";
}
