import type { EntityType } from "../../graph-data/ontology.ts";
import type { Quote, Span } from "../../graph-data/records/extraction.ts";
import type { Reading } from "../extract/reading.ts";
import type { Saying } from "./saying.ts";

/** Somebody who speaks and is only described: "a spokesman for Acme". Nobody's name, and so never an entity of the graph. */
interface DescribedSpeaker {
  readonly type: EntityType;
  /** As written. */
  readonly name: string;
  readonly mentions: readonly (Span & { readonly kind: "nominal" | "pronoun"; readonly reason?: string })[];
}

/** A pronoun that the quotations alone resolve: "he said" behind a saying of Smith's. */
interface SpeakerReference extends Span {
  readonly entity: number;
  readonly reason: string;
}

export interface Quotes {
  readonly quotes: readonly Quote[];
  /** Their ids go on behind those of the reading's entities. */
  readonly described: readonly DescribedSpeaker[];
  readonly references: readonly SpeakerReference[];
}

/** Sayings as quotations. Who is described in the same words is the same speaker: "the campaign" says many things in one article. */
export function toQuotes({ document, entities, mentions }: Reading, sayings: readonly Saying[]): Quotes {
  const described: (Omit<DescribedSpeaker, "mentions"> & {
    mentions: Map<number, DescribedSpeaker["mentions"][number]>;
  })[] = [];
  const byWords = new Map<string, number>();
  const byStart = new Map<number, number>();
  const references = new Map<number, SpeakerReference>();
  const known = new Set(mentions.map(({ start, entity }) => `${start} ${entity}`));
  const quotes = sayings.map(({ start, end, kind, by }): Quote => {
    if (!by) return { start, end, kind, speaker: null };
    if (by.entity !== undefined) {
      if (
        !by.doubtful &&
        !known.has(`${by.start} ${by.entity}`) &&
        by.reason &&
        by.start >= 0 &&
        isWord(document.text, by)
      )
        references.set(by.start, { start: by.start, end: by.end, entity: by.entity, reason: by.reason });
      if (by.relative)
        references.set(by.relative.start, {
          ...by.relative,
          entity: by.entity,
          reason: "stands for the name before it",
        });
      return { start, end, kind, speaker: `e${by.entity}` };
    }
    if (!by.described) return { start, end, kind, speaker: null };
    const words = document.text.slice(by.start, by.end).replace(/\s+/g, " ");
    const key = by.antecedent === undefined ? words.toLowerCase() : "";
    let index = by.antecedent === undefined ? byWords.get(key) : byStart.get(by.antecedent);
    if (index === undefined) {
      index =
        described.push({
          type: by.described === "person" ? "Person" : "Organization",
          name: asWithinSentence(words),
          mentions: new Map(),
        }) - 1;
      byWords.set(key, index);
    }
    byStart.set(by.start, index);
    described[index]!.mentions.set(by.start, {
      start: by.start,
      end: by.end,
      kind: by.antecedent === undefined && !aPronoun.test(words) ? "nominal" : "pronoun",
      ...(by.reason ? { reason: by.reason } : {}),
    });
    if (by.relative) described[index]!.mentions.set(by.relative.start, { ...by.relative, kind: "pronoun" });
    return { start, end, kind, speaker: `e${entities.length + index}` };
  });
  return {
    quotes,
    described: described.map((speaker) => ({ ...speaker, mentions: [...speaker.mentions.values()] })),
    references: [...references.values()],
  };
}

/** "The statement" at the head of a sentence is "the statement". */
function asWithinSentence(words: string): string {
  return /^\p{Lu}\p{Ll}* \p{Ll}|^(?:The|A|An|His|Her|Their|Its|Some|Many|Most|Other|Several) |^\p{Lu}\p{Ll}+$/u.test(
    words,
  )
    ? words[0]!.toLowerCase() + words.slice(1)
    : words;
}

const aPronoun = /^(?:I|you|we|they|it)$/i;

const isWord = (text: string, { start, end }: Span): boolean => /^\p{L}+$/u.test(text.slice(start, end));
