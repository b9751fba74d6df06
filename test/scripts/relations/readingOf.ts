import type { EntityType, MentionKind } from "../../../graph-data/ontology.ts";
import type { ReadEntity, Reading, ReadMention } from "../../../scripts/extract/reading.ts";
import { readDocument } from "../../../scripts/nlp/document.ts";
import { tagPartsOfSpeech } from "../../../scripts/nlp/parts-of-speech.ts";

/** The article date of every reading made here: a Wednesday. */
export const publishedAt = "2018-03-28";

/**
 * Turns marked text into a reading, so that relations can be tested without the passes before them.
 *
 *     [Jane Smith|Person] met [her|Person:pronoun:Jane Smith] deputy in the [French|Country:demonym:France] city of [Lyon|Place].
 *
 * A mark holds the words, the entity's type, the kind of mention (name unless said) and the entity's name (the words unless said).
 * Square brackets without a bar stay in the text.
 */
export function readingOf(marked: string): Reading {
  const spans: { start: number; end: number; type: EntityType; kind: MentionKind; name: string }[] = [];
  let text = "";
  const mark = /\[([^[\]|]+)\|([A-Za-z]+)(?::([a-z]+))?(?::([^\]]+))?\]/g;
  let at = 0;
  for (const found of marked.matchAll(mark)) {
    text += marked.slice(at, found.index);
    const [whole, words, type, kind, name] = found;
    spans.push({
      start: text.length,
      end: text.length + words!.length,
      type: type as EntityType,
      kind: (kind ?? "name") as MentionKind,
      name: name ?? words!,
    });
    text += words;
    at = found.index + whole.length;
  }
  text += marked.slice(at);
  const document = readDocument(text);
  const entities: ReadEntity[] = [];
  const mentions: ReadMention[] = [];
  for (const { start, end, type, kind, name } of spans) {
    let entity = entities.findIndex((known) => known.name === name);
    if (entity < 0) entity = entities.push({ type, name, aliases: [] }) - 1;
    const first = document.tokens.findIndex((token) => token.start >= start);
    let last = first;
    while (last < document.tokens.length && document.tokens[last]!.end <= end) last++;
    if (last > first)
      mentions.push({
        start: document.tokens[first]!.start,
        end: document.tokens[last - 1]!.end,
        first,
        last,
        kind,
        entity,
      });
  }
  const { upos, xpos } = tagPartsOfSpeech(document);
  return { document, upos, xpos, mentions, entities, publishedAt };
}
