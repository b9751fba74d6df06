import type { Attribute, ExtractedRelation, Extraction, Quote } from "../../graph-data/records/extraction.ts";
import type { Reading } from "./reading.ts";

/** The id of an entity within one extraction, from its index in the reading. */
const localId = (entity: number): string => `e${entity}`;

/** Puts a reading into the shape that the extraction command prints. */
export function toExtraction(
  id: string,
  { entities, mentions }: Reading,
  found: { relations: ExtractedRelation[]; quotes: Quote[]; attributes: Attribute[] },
): Extraction {
  return {
    id,
    entities: entities.map(({ type, name, aliases }, index) => ({
      id: localId(index),
      type,
      name,
      ...(aliases.length > 0 ? { aliases } : {}),
      mentions: mentions
        .filter((mention) => mention.entity === index)
        .map(({ start, end, kind, reason }) => ({ start, end, kind, ...(reason === undefined ? {} : { reason }) })),
    })),
    ...found,
  };
}
