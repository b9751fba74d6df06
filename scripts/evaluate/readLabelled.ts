import type { EntityType } from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import { kindsOf } from "./kindTags.ts";

/** The coarse types that labelled sets agree on. */
export const coarseTypes = ["PER", "ORG", "LOC"] as const;
export type CoarseType = (typeof coarseTypes)[number];

/** An article of a labelled set. What the set does not label is absent. Offsets are UTF-16 code units. */
export interface LabelledArticle {
  readonly id: string;
  readonly text: string;
  /** Every named mention, in sets that label all of them. */
  readonly names?: readonly (Span & { readonly type: CoarseType })[];
  /** Which mentions name the same thing. */
  readonly entities?: readonly {
    readonly id: string;
    readonly type: string;
    readonly mentions: readonly Span[];
    /** Entities of one article with the same link are one thing. */
    readonly link?: string;
  }[];
  readonly relations?: readonly { readonly label: string; readonly head: string; readonly tail: string }[];
  /** Labels that were looked for everywhere in this article; absent where all were. */
  readonly labelsLookedFor?: readonly string[];
  readonly quotes?: readonly (Span & { readonly speaker?: Span })[];
  /** Entities with the types of ours that their fine label allows, in sets that have such labels. */
  readonly kinds?: readonly { readonly types: readonly EntityType[]; readonly mentions: readonly Span[] }[];
  /** Pronouns, each with names that it may stand for. */
  readonly pronouns?: readonly (Span & { readonly candidates: readonly (Span & { readonly same: boolean })[] })[];
}

/**
 * Reads one line of a labelled set: `{id, text, entities: [{start, end, type}]}`, or entities (also called `clusters`) with `mentions`, and
 * `relations: [{head, tail, type}]`, `quotes: [{start, end, speaker}]`, or `pronoun` with the names `A` and `B`. Offsets of labelled sets are code points.
 */
export function readLabelled(line: string): LabelledArticle {
  const item: unknown = JSON.parse(line);
  const text = at(item, "text");
  const id = at(item, "id");
  if (typeof text !== "string" || (typeof id !== "string" && typeof id !== "number"))
    throw new TypeError(`readLabelled: expected an object with "id" and "text", got ${line.slice(0, 80)}`);
  const unit = toCodeUnits(text);
  const toSpan = (value: unknown): Span | undefined => {
    const [start, end] = [at(value, "start"), at(value, "end")];
    return typeof start === "number" && typeof end === "number" && start < end
      ? { start: unit(start), end: unit(end) }
      : undefined;
  };
  const until = at(item, "annotated_until");
  const inside = (span: Span) => typeof until !== "number" || span.end <= unit(until);

  const things = list(at(item, "clusters") ?? at(item, "entities"));
  const named = things.map((thing, n) => ({
    id: String(at(thing, "id") ?? n),
    type: String(at(thing, "type")),
    ...(typeof at(thing, "wikidata") === "string" ? { link: String(at(thing, "wikidata")) } : {}),
    mentions: list(at(thing, "mentions") ?? [thing])
      .filter((mention) => at(mention, "kind") === undefined || at(mention, "kind") === "name")
      .flatMap((mention) => toSpan(mention) ?? [])
      .filter(inside),
  }));
  const kinds = things.flatMap((thing, n) => {
    const labels = [at(thing, "subtype"), ...list(at(thing, "tags"))];
    const types = kindsOf(labels.filter((label) => typeof label === "string"));
    return types === undefined ? [] : [{ types, mentions: named[n]!.mentions }];
  });
  const names = named.flatMap(({ type, mentions }) => {
    const coarse = coarseTypes.find((known) => known === type);
    return coarse === undefined ? [] : mentions.map((mention) => ({ ...mention, type: coarse }));
  });
  const grouped = things.some((thing) => at(thing, "mentions") !== undefined);
  const complete = at(item, "clusters") === undefined && at(item, "exhaustive_properties") === undefined;
  const relations = at(item, "relations");
  const quotes = at(item, "quotes");
  const pronoun = toSpan(at(item, "pronoun"));
  const toCandidate = (value: unknown) => {
    const span = toSpan(value);
    return span === undefined ? [] : [{ ...span, same: at(value, "coref") === true }];
  };
  const lookedFor = at(item, "exhaustive_properties");
  return {
    id: String(id),
    text,
    ...(complete && names.length > 0 ? { names } : {}),
    ...(grouped ? { entities: named } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(Array.isArray(relations)
      ? {
          relations: relations.map((relation) => ({
            label: String(at(relation, "type")),
            head: String(at(relation, "head")),
            tail: String(at(relation, "tail")),
          })),
        }
      : {}),
    ...(pronoun ? { pronouns: [{ ...pronoun, candidates: [at(item, "A"), at(item, "B")].flatMap(toCandidate) }] } : {}),
    ...(Array.isArray(lookedFor) ? { labelsLookedFor: lookedFor.map(String) } : {}),
    ...(Array.isArray(quotes)
      ? {
          quotes: quotes.flatMap((quote) => {
            const span = toSpan(quote);
            const speaker = toSpan(at(quote, "speaker"));
            return span === undefined ? [] : [{ ...span, ...(speaker === undefined ? {} : { speaker }) }];
          }),
        }
      : {}),
  };
}

/** Turns offsets in code points into offsets in UTF-16 code units. */
export function toCodeUnits(text: string): (codePoint: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (codePoint) => codePoint;
  const starts = [0];
  for (const character of text) starts.push(starts.at(-1)! + character.length);
  return (codePoint) => starts[Math.min(codePoint, starts.length - 1)]!;
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
