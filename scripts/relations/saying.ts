import type { Span } from "../../graph-data/records/extraction.ts";
import type { Reading } from "../extract/reading.ts";
import type { Clauses } from "./clauses.ts";
import type { Quoted } from "./quoted.ts";
import type { SentenceUnits } from "./units.ts";

/** A stretch of text that somebody says, with who says it. Offsets are UTF-16 code units, end exclusive. */
export interface Saying extends Span {
  readonly kind: "direct" | "indirect" | "mixed";
  /** The words that are said, without the "she said" between them. */
  readonly parts: readonly Span[];
  readonly by: Speaker | undefined;
  /** The verb, for the assertion: "denied that". */
  readonly verb: string;
  /** The verb is in the past, so that "would" within is a plan. */
  readonly past: boolean;
  /** "will say": not said yet. */
  readonly coming?: true;
  /** How sure the frame is, 0 to 1. */
  readonly confidence: number;
  /** Put forward as true. Wishes, requests and topics ("urged Peru to", "criticised the sale of") are not. */
  readonly asserts: boolean;
}

/** Who speaks: an entity that a mention names, or somebody who is only described ("a spokesman for Acme", "critics"). */
export interface Speaker extends Span {
  /** Index of the entity, where the words are a mention of it. */
  readonly entity?: number;
  /** A described speaker's kind, from the head noun. */
  readonly described?: "person" | "body" | "text";
  /** "who", where it stands for the speaker's name. */
  readonly relative?: Span;
  /** Of a pronoun that means a described speaker: where the description begins. */
  readonly antecedent?: number;
  /** Why this is the speaker where the words beside the quotation do not say so. */
  readonly reason?: string;
  /** Good enough for a speaker, not for a mention: somebody else was named since (of such, half were somebody else on GAP). */
  readonly doubtful?: true;
}

/** Everything the reading of quotations looks at. */
export interface SpeechInput {
  readonly reading: Reading;
  readonly sentences: readonly SentenceUnits[];
  readonly clauses: readonly Clauses[];
  readonly quoted: readonly Quoted[];
}

/** The sentence of a token, or -1. */
export function sentenceOf(input: SpeechInput, token: number): number {
  return input.reading.document.tokens[token]?.sentence ?? -1;
}

/** Why a pronoun that nothing else resolves is taken for a speaker. */
export const spokeBefore = "who spoke before";
