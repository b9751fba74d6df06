import type { Attribute, ExtractedRelation, Extraction, Span } from "../../graph-data/records/extraction.ts";
import type { Quotes } from "../relations/toQuotes.ts";
import type { Reading } from "./reading.ts";

/** The id of an entity within one extraction, from its index in the reading. */
const localId = (entity: number): string => `e${entity}`;

/** Puts a reading into the shape that the extraction command prints. */
export function toExtraction(
  id: string,
  { document, entities, mentions }: Reading,
  found: Quotes & { readonly relations: readonly ExtractedRelation[]; readonly attributes: readonly Attribute[] },
): Extraction {
  return {
    id,
    entities: [
      ...entities.map(({ type, typeReason, name, aliases }, index) => ({
        id: localId(index),
        type,
        ...(typeReason === undefined ? {} : { typeReason }),
        name,
        ...(aliases.length > 0 ? { aliases } : {}),
        mentions: [
          ...mentions
            .filter((mention) => mention.entity === index)
            .map(({ start, end, kind, reason }) => ({ start, end, kind, ...(reason === undefined ? {} : { reason }) })),
          ...found.references
            .filter((reference) => reference.entity === index)
            .map(({ start, end, reason }) => ({ start, end, kind: "pronoun" as const, reason })),
        ].sort((a, b) => a.start - b.start),
      })),
      // Speakers that are only described: no names among their mentions, so that they become nobody in the graph.
      ...found.described.map(({ type, name, mentions: own }, index) => ({
        id: localId(entities.length + index),
        type,
        name,
        mentions: [...own].sort((a, b) => a.start - b.start),
      })),
    ],
    relations: found.relations.map((relation) => {
      const { trigger, ...evidence } = relation.evidence;
      const tight = trigger && withoutBlanks(document.text, trigger);
      return { ...relation, evidence: { ...evidence, ...(tight ? { trigger: tight } : {}) } };
    }),
    quotes: found.quotes.flatMap((quote) => {
      const tight = withoutBlanks(document.text, quote);
      return tight ? [{ ...quote, ...tight }] : [];
    }),
    attributes: found.attributes,
  };
}

/** The span without the blanks at its edges; undefined where nothing else is in it. */
function withoutBlanks(text: string, { start, end }: Span): Span | undefined {
  const wording = text.slice(start, end);
  const from = wording.search(/\S/);
  return from < 0 ? undefined : { start: start + from, end: start + wording.trimEnd().length };
}
