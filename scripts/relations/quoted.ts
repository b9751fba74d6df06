import type { Reading } from "../extract/reading.ts";

/** A stretch between quotation marks: token range of what is inside, `last` exclusive. */
export interface Quoted {
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
  /** The paragraph ended before the marks closed: the next paragraph goes on. */
  readonly unclosed: boolean;
}

const opening = new Set(["“", "``", "„", "«"]);
const closing = new Set(["”", "»"]);
// Either, as the turn comes.
const either = new Set(['"', "''"]);
const single = new Set(["‘", "'", "’", "`"]);

/**
 * Finds what stands between quotation marks. Double ones (also '' and ``) are paired within a paragraph. Single ones count only where they
 * plainly open and close speech: glued to a first word, and closed behind a comma, a full stop, or another mark that ends a clause.
 */
export function findQuoted(reading: Reading): Quoted[] {
  const { tokens, sentences } = reading.document;
  const found: Quoted[] = [];
  let open = -1;
  let paragraph = -1;
  let paragraphEnd = 0;
  const close = (last: number, unclosed: boolean) => {
    if (open >= 0 && last > open + 1) found.push({ first: open + 1, last, paragraph, unclosed });
    open = -1;
  };
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.paragraph !== paragraph) {
      close(sentence.first, true);
      paragraph = sentence.paragraph;
      let last = index;
      while (sentences[last + 1]?.paragraph === paragraph) last++;
      paragraphEnd = sentences[last]!.last;
      // A closing mark at the head of a paragraph was meant to open.
      if (closing.has(tokens[sentence.first]!.text)) open = sentence.first;
    }
    for (let at = sentence.first; at < sentence.last; at++) {
      const mark = tokens[at]!.text;
      if (open === at) continue;
      if (either.has(mark)) {
        if (open < 0) open = at;
        else close(at, false);
      } else if (opening.has(mark)) {
        if (open >= 0) close(at, false);
        open = at;
      } else if (closing.has(mark)) {
        if (open >= 0) close(at, false);
      } else if (open < 0 && single.has(mark)) {
        const end = singleEnd(reading, at, paragraphEnd);
        if (end > 0) {
          open = at;
          close(end, false);
        }
      }
    }
  }
  close(tokens.length, true);
  return found.sort((a, b) => a.first - b.first);
}

/** The token of the single mark that closes speech opened at `at`, or -1. */
function singleEnd({ document: { text, tokens } }: Reading, at: number, before: number): number {
  const mark = tokens[at]!;
  if (mark.text === "’" || tokens[at + 1]?.start !== mark.end) return -1;
  if (mark.start > 0 && !/[\s(—–]/.test(text[mark.start - 1]!)) return -1;
  for (let end = at + 3; end < before; end++) {
    const word = tokens[end]!.text;
    if (opening.has(word) || closing.has(word) || either.has(word)) return -1;
    if (word !== "’" && word !== "'") continue;
    const ends = /^[.,!?…]+$/.test(tokens[end - 1]!.text) && tokens[end - 1]!.end === tokens[end]!.start;
    if (ends && !/^[\p{L}\p{N}]/u.test(text.slice(tokens[end]!.end, tokens[end]!.end + 1))) return end;
  }
  return -1;
}
