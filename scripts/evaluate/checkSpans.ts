import { type Extraction, parseExtraction, type Span } from "../../graph-data/records/extraction.ts";

/**
 * Holds what was read against its text.
 *
 * @param value a line that the extraction command printed, as JSON
 * @returns how many spans there are, a sentence for each that does not cut out what it should, and one for each end of a
 *   relation that is no mention of its entity (the "I" of a quotation stands for its speaker)
 */
export function checkSpans(value: unknown, text: string): { spans: number; faults: string[]; unlisted: string[] } {
  let extraction: Extraction;
  try {
    // Looks at every offset: whole numbers, in order, within the text, ends within their passage.
    extraction = parseExtraction(value, text);
  } catch (error) {
    if (error instanceof TypeError) return { spans: 0, faults: [error.message], unlisted: [] };
    throw error;
  }
  const faults: string[] = [];
  const unlisted: string[] = [];
  let spans = 0;
  const check = ({ start, end }: Span, what: string) => {
    spans++;
    const wording = text.slice(start, end);
    if (wording !== wording.trim()) faults.push(`${what}: a blank at the edge of ${JSON.stringify(wording)}`);
    if (splitsCharacter(text, start) || splitsCharacter(text, end))
      faults.push(`${what}: half a character at the edge of ${JSON.stringify(wording)}`);
  };
  const mentions = new Map(extraction.entities.map((entity) => [entity.id, entity.mentions]));
  const isMention = (id: string, { start, end }: Span) =>
    mentions.get(id)?.some((mention) => mention.start === start && mention.end === end) === true;

  for (const [n, entity] of extraction.entities.entries()) {
    for (const mention of entity.mentions) check(mention, `entities[${n}] ${entity.name}`);
    const places = new Set(entity.mentions.map((mention) => `${mention.start}-${mention.end}`));
    if (places.size !== entity.mentions.length)
      faults.push(`entities[${n}] ${entity.name}: a mention stands there twice`);
  }
  for (const [n, { type, source, target, evidence }] of extraction.relations.entries()) {
    const at = `relations[${n}] ${type}`;
    check(evidence, at);
    check(evidence.source, `${at} source`);
    check(evidence.target, `${at} target`);
    if (evidence.trigger) check(evidence.trigger, `${at} trigger`);
    if (!isMention(source, evidence.source)) unlisted.push(`${at}: its source is no mention of ${source}`);
    if (!isMention(target, evidence.target)) unlisted.push(`${at}: its target is no mention of ${target}`);
  }
  for (const [n, quote] of extraction.quotes.entries()) check(quote, `quotes[${n}]`);
  for (const [n, attribute] of extraction.attributes.entries()) check(attribute, `attributes[${n}]`);
  return { spans, faults, unlisted };
}

/** Does a cut here part the two halves of one character? Halves that stand alone in a text are the text's own. */
function splitsCharacter(text: string, at: number): boolean {
  const isHalf = (code: number, first: number) => code >= first && code <= first + 0x3ff;
  return at > 0 && isHalf(text.charCodeAt(at - 1), 0xd800) && isHalf(text.charCodeAt(at), 0xdc00);
}
