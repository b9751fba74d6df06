import type { Saying, Speaker, SpeechInput } from "./saying.ts";

const fewestTurns = 3;

/**
 * Reads interviews and transcripts: paragraphs that open with a speaker and a colon, "SMITH: …", "Q: …", at least three of them. Of single
 * lines only those that name a person and are a sentence count: "Smith: Peru will win", and not a caption or a dateline.
 */
export function findTurns(input: SpeechInput): Saying[] {
  const { document, entities, mentions } = input.reading;
  const { tokens, sentences } = document;
  const found: Saying[] = [];
  for (let at = 0; at < sentences.length; ) {
    let end = at + 1;
    while (sentences[end]?.paragraph === sentences[at]!.paragraph) end++;
    const first = sentences[at]!.first;
    const last = sentences[end - 1]!.last;
    const colon = openerEnd(input, first, Math.min(last, first + 8));
    at = end;
    if (colon < 0 || last - colon < 4) continue;
    const from = /^["“]$/.test(tokens[first]!.text) ? first + 1 : first;
    const words = document.text.slice(tokens[from]!.start, tokens[colon - 1]!.end);
    const named = mentions.find((mention) => mention.first >= from && mention.last <= colon);
    const entity = named?.entity ?? surnameOf(entities, words);
    const by: Speaker | undefined =
      entity === undefined || entities[entity]!.type !== "Person"
        ? undefined
        : { start: tokens[from]!.start, end: tokens[colon - 1]!.end, entity, reason: "opens the turn" };
    const close = /^["”]$/.test(tokens[last - 1]!.text) ? last - 1 : last;
    const span = { start: tokens[colon + 1]!.start, end: tokens[close - 1]!.end };
    found.push({
      ...span,
      parts: [span],
      kind: "direct",
      by,
      verb: "say",
      past: false,
      confidence: 0.8,
      asserts: true,
    });
  }
  return found.length >= fewestTurns ? found : found.filter((one) => isSentenceOf(input, one));
}

/** A line of its own under somebody's name is that person's claim where it is a sentence: "Smith: Peru will win". */
function isSentenceOf(input: SpeechInput, { by, start, end }: Saying): boolean {
  const { mentions, document } = input.reading;
  if (!by || !mentions.some((mention) => mention.start === by.start)) return false;
  const index = document.sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);
  const clauses = input.clauses[index];
  return (
    clauses?.verbs.some((verb) => {
      const at = clauses.units[verb.main]!.start;
      return at >= start && at < end && !verb.gerund && !verb.bareParticiple && !verb.infinitive;
    }) ?? false
  );
}

/** The colon behind a speaker's name at the head of a paragraph, or -1. */
function openerEnd({ reading: { document, upos } }: SpeechInput, first: number, limit: number): number {
  const { tokens } = document;
  const from = /^["“]$/.test(tokens[first]?.text ?? "") ? first + 1 : first;
  for (let at = from; at < limit; at++) {
    const { text } = tokens[at]!;
    if (text === ":") return at > from ? at : -1;
    if (!/^\p{Lu}/u.test(text) && !/^[.,()-]$/.test(text)) return -1;
    if (upos[at] === "VERB" || upos[at] === "DET") return -1;
  }
  return -1;
}

/** The one person whose surname a turn's opener gives: "SMITH". */
function surnameOf(entities: SpeechInput["reading"]["entities"], words: string): number | undefined {
  const wanted = words.toLowerCase();
  const fits = entities.flatMap(({ type, name }, index) => {
    const lower = name.toLowerCase();
    return type === "Person" && (lower === wanted || lower.endsWith(` ${wanted}`)) ? [index] : [];
  });
  return fits.length === 1 ? fits[0] : undefined;
}
