import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { readingOf } from "./readingOf.ts";

/** Quotations of marked text as "kind | speaker | words", in text order; a speaker who is only described is marked so. */
export function quotesOf(marked: string): string[] {
  const reading = readingOf(marked);
  const { quotes, described } = findRelations(reading);
  const nameOf = (speaker: string | null): string => {
    if (speaker === null) return "nobody";
    const index = Number(speaker.slice(1));
    const only = described[index - reading.entities.length];
    return only ? `${only.name} (described)` : reading.entities[index]!.name;
  };
  return quotes.map(
    ({ kind, speaker, start, end }) => `${kind} | ${nameOf(speaker)} | ${reading.document.text.slice(start, end)}`,
  );
}
