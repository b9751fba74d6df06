import { read, shippedLexicon } from "../../../scripts/extract/extract.ts";
import type { Reading } from "../../../scripts/extract/reading.ts";
import type { NameType } from "../../../scripts/nlp/bilou.ts";
import { readDocument } from "../../../scripts/nlp/document.ts";
import type { NameSpan } from "../../../scripts/nlp/name-span.ts";

/**
 * Reads a text in which names are marked with the class that a tagger gives them: "[Jane Smith|PER] heads [Acme|ORG]." What the passes
 * make of given names is tested apart from how names are found.
 */
export function readAnnotated(annotated: string): Reading {
  const marks: { start: number; end: number; type: NameType }[] = [];
  let text = "";
  for (const part of annotated.split(/(\[[^\]|]+\|[A-Z]+\])/)) {
    const mark = /^\[([^\]|]+)\|([A-Z]+)\]$/.exec(part);
    if (mark) marks.push({ start: text.length, end: text.length + mark[1]!.length, type: mark[2] as NameType });
    text += mark ? mark[1] : part;
  }
  const document = readDocument(text);
  const spans = marks.map(({ start, end, type }): NameSpan => {
    const first = document.tokens.findIndex((token) => token.start === start);
    const last = document.tokens.findIndex((token) => token.end === end) + 1;
    if (first < 0 || last === 0) throw new Error(`readAnnotated: a mark cuts a token: ${annotated}`);
    return { first, last, type, confidence: 0.9 };
  });
  return read({ id: "1", text }, { names: { tag: () => spans }, lexicon: shippedLexicon() });
}

/** What a reading holds, in short: each entity's name and type, and the wordings of its mentions. */
export const summary = ({ document, entities, mentions }: Reading): string[] =>
  entities.map(
    ({ name, type }, index) =>
      `${name} (${type}): ${mentions
        .filter(({ entity }) => entity === index)
        .map(
          ({ start, end, kind, acts }) =>
            `${document.text.slice(start, end)}${kind === "name" ? (acts ? " acts" : "") : ` ${kind}`}`,
        )
        .join(", ")}`,
  );
