import nlp from "compromise/one";

/** One word, number or mark of a text. Offsets are UTF-16 code units of the text handed in, end exclusive. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index into `Document.sentences`. */
  readonly sentence: number;
}

/** One sentence: its place in the text, its tokens (`last` exclusive) and the paragraph it stands in, counted from 0. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
}

/** A text read into sentences and tokens. `text.slice(token.start, token.end) === token.text` for every token. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/**
 * Reads a text into sentences and news-style tokens, with compromise as the tokeniser.
 *
 * Compromise decides where sentences end and what the words are. Its terms are then cut the way labelled news is:
 * the possessive 's, the n't of a negation and hyphens stand alone, as do brackets, quotation marks and other marks;
 * "U.S.", "Mr.", initials, "$27.7" and "1,000" stay whole. White space, control characters and lone surrogates are
 * in no token. Takes time linear in the length of the text, whatever the text.
 */
export function readDocument(text: string): Document {
  const plain = blank(text);
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let first = 0;
  const endSentence = (paragraph: number) => {
    if (tokens.length === first) return;
    const start = tokens[first]!.start;
    const end = tokens[tokens.length - 1]!.end;
    sentences.push({ start, end, first, last: tokens.length, paragraph });
    first = tokens.length;
  };
  let paragraph = 0;
  const add = (start: number, end: number) => {
    const word = text.slice(start, end);
    if (openers.has(word) && tokens.length > first && shortForm.test(tokens.at(-1)!.text)) endSentence(paragraph);
    tokens.push({ text: word, start, end, sentence: sentences.length });
  };

  for (const block of findBlocks(plain)) {
    paragraph = block.paragraph;
    let start = block.start;
    while (start < block.end) {
      const cut = segmentEnd(plain, start, block.end);
      const segment = plain.slice(start, cut.end).replace(/[\r\n]/g, " ");
      const read = readSegment(segment);
      for (const [n, terms] of read.entries()) {
        for (const term of terms) splitTerm(plain, start + term.start, start + term.end, add);
        const unfinished = n === read.length - 1 && !cut.atSentenceEnd && tokens.length - first < longestSentence;
        if (!unfinished) endSentence(block.paragraph);
      }
      start = cut.end;
    }
    endSentence(block.paragraph);
  }
  return { text, tokens, sentences };
}

// Compromise lets a sentence go on behind every short form; behind these, with such a word next, a new one begins.
const shortForm = /^(?:(?:\p{Lu}\.){2,}|[ap]\.m\.|(?:Inc|Corp|Co|Ltd|Jr|Sr|etc)\.)$/u;
const openers = new Set(
  "The A An It He She They We I You This That These Those There His Her Its Their Our My In On At By For From With After Before When While If As But And Or So Then Since Although Though Because However Meanwhile Last Earlier Later Some Many Most Both Such".split(
    " ",
  ),
);

// Compromise takes more than linear time on some long strings; 800 characters kept the worst of 79 hostile
// generators at 42 ms a segment.
const longestSegment = 800;
// Text without any full stop is cut here, so that work per sentence stays bounded.
const longestSentence = 400;
const longestRun = 8;

/**
 * The text with everything that is no word, number or mark made a space (control characters, lone surrogates, the
 * tail of a long run of one mark). Every character keeps its place, so offsets into this are offsets into the text.
 */
function blank(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]/g, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ")
    .replace(/([^\p{L}\p{N}\s\ud800-\udfff])\1{8,}/gu, (run, mark: string) => {
      const kept = mark.repeat(longestRun);
      return kept + " ".repeat(run.length - kept.length);
    });
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
}

/** Stretches that no sentence crosses: paragraphs between blank lines, and lines that were ended on purpose. */
function findBlocks(plain: string): Block[] {
  const blocks: Block[] = [];
  let paragraph = 0;
  let lines: { start: number; end: number }[] = [];
  const endParagraph = () => {
    if (lines.length === 0) return;
    let start = lines[0]!.start;
    let width = narrowestWrap;
    for (const line of lines) width = Math.max(width, line.end - line.start);
    for (let n = 0; n + 1 < lines.length; n++) {
      const line = lines[n]!;
      const next = lines[n + 1]!;
      if (!endedOnPurpose(plain, line, next, width)) continue;
      blocks.push({ start, end: line.end, paragraph });
      start = next.start;
    }
    blocks.push({ start, end: lines[lines.length - 1]!.end, paragraph });
    paragraph++;
    lines = [];
  };
  const newline = /\r\n|[\n\r\u0085\u2028\u2029\v\f]/g;
  for (let at = 0; at <= plain.length; ) {
    const found = newline.exec(plain);
    const lineEnd = found ? found.index : plain.length;
    const start = skipSpace(plain, at, lineEnd);
    if (start === lineEnd) endParagraph();
    else lines.push({ start, end: trimEnd(plain, start, lineEnd) });
    if (!found) break;
    at = newline.lastIndex;
  }
  endParagraph();
  return blocks;
}

// A short heading above a short line: both are narrower than the narrowest column that text is wrapped to.
const narrowestWrap = 60;
const longestTitle = 150;

/**
 * Whether the writer broke the line here, rather than a program that wraps lines: the next word would have fitted on
 * it, the line does not read as broken off, and the next one does not begin as a continuation.
 */
function endedOnPurpose(
  plain: string,
  line: { start: number; end: number },
  next: { start: number; end: number },
  width: number,
): boolean {
  const length = line.end - line.start;
  const space = plain.slice(next.start, Math.min(next.end, next.start + 40)).search(/\s/);
  const nextWord = space < 0 ? Math.min(40, next.end - next.start) : space;
  if (length + 1 + nextWord > width) return false;
  const lastMark = plain[line.end - 1]!;
  if (/[.!?:;"”'’)\]]/.test(lastMark)) return true;
  if (length > longestTitle || /[,\-–—(]/.test(lastMark)) return false;
  return !/^\p{Ll}/u.test(plain.slice(next.start, next.start + 2));
}

function skipSpace(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(plain.charCodeAt(at))) at++;
  return at;
}

function trimEnd(plain: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(plain.charCodeAt(at - 1))) at--;
  return at;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Where the segment that begins at `start` ends: behind a sentence if one ends in the last three quarters of it. */
function segmentEnd(plain: string, start: number, end: number): { end: number; atSentenceEnd: boolean } {
  if (end - start <= longestSegment) return { end, atSentenceEnd: true };
  const window = plain.slice(start, start + longestSegment);
  let best = -1;
  for (const found of window.matchAll(/[.!?]["”’')\]]{0,2}\s+(?=["“‘'([]{0,2}[\p{Lu}\p{N}])/gu)) {
    const before = /(\S{1,12})$/.exec(window.slice(Math.max(0, found.index - 12), found.index))?.[1] ?? "";
    if (window[found.index] === "." && mayBeAbbreviation(before)) continue;
    best = found.index + found[0].length;
  }
  if (best > longestSegment / 4) return { end: start + best, atSentenceEnd: true };
  const space = window.search(/\s\S{0,200}$/);
  if (space > 0) return { end: start + space + 1, atSentenceEnd: false };
  const last = window.charCodeAt(longestSegment - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return { end: start + longestSegment - (splitsPair ? 1 : 0), atSentenceEnd: false };
}

function mayBeAbbreviation(word: string): boolean {
  const bare = word.replace(/^["“‘'([]+/, "");
  return /^\p{L}$/u.test(bare) || bare.includes(".") || abbreviations.has(bare.toLowerCase());
}

interface Term {
  readonly start: number;
  readonly end: number;
}

/** Compromise's sentences of one segment, each as the places of its terms and of the marks around them. */
function readSegment(segment: string): Term[][] {
  let at = 0;
  const read = tokenize(segment, world).map((terms) => {
    const places: Term[] = [];
    for (const { text } of terms) {
      // Terms are in order and rarely altered; one that cannot be found is covered by the stretch that follows.
      const start = segment.indexOf(text, at);
      if (text === "" || start < 0) continue;
      if (start > at) places.push({ start: at, end: start });
      places.push({ start, end: start + text.length });
      at = start + text.length;
    }
    const last = terms[terms.length - 1];
    if (last && segment.startsWith(last.post, at)) {
      if (last.post !== "") places.push({ start: at, end: at + last.post.length });
      at += last.post.length;
    }
    return joinAbbreviations(segment, places);
  });
  if (at < segment.length) (read[read.length - 1] ?? read[read.push([]) - 1]!).push({ start: at, end: segment.length });
  return read;
}

/** Gives the full stop of "Mr." and of an initial back to its word; compromise holds it for the mark behind. */
function joinAbbreviations(segment: string, places: readonly Term[]): Term[] {
  const joined: Term[] = [];
  for (const [n, place] of places.entries()) {
    const before = joined[joined.length - 1];
    if (before && before.end === place.start && segment[place.start] === "." && segment[place.start + 1] !== ".") {
      const word = segment.slice(before.start, before.end);
      const isLast = n === places.length - 1;
      // Behind a bracket compromise does not take "(U.S.)" for what it is.
      const dotted = word.length < 12 && /^(?:\p{L}\.)+\p{L}$/u.test(word);
      const initial = word.length === 1 && /\p{Lu}/u.test(word) && !isLast;
      const known = isLast ? closingAbbreviations : abbreviations;
      if (initial || dotted || (word.length < 12 && known.has(word.toLowerCase()))) {
        joined[joined.length - 1] = { start: before.start, end: place.start + 1 };
        if (place.end > place.start + 1) joined.push({ start: place.start + 1, end: place.end });
        continue;
      }
    }
    joined.push(place);
  }
  return joined;
}

// At the end of a sentence the full stop may be only that: "said Jack Ma." These words keep it even there.
const closingAbbreviations = new Set(["inc", "ltd", "co", "corp", "bros", "jr", "sr", "etc", "dept", "assn"]);

/** Cuts what compromise holds for one term into tokens. */
function splitTerm(plain: string, start: number, end: number, add: (start: number, end: number) => void): void {
  let wordOnly = true;
  for (let at = start; at < end && wordOnly; at++) {
    const code = plain.charCodeAt(at);
    wordOnly = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  }
  if (wordOnly) {
    if (start < end) add(start, end);
    return;
  }
  const term = plain.slice(start, end);
  if (/^(?:https?:\/\/|www\.)\S+$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/i.test(term)) {
    add(start, end);
    return;
  }
  pieces.lastIndex = 0;
  for (let found = pieces.exec(term); found; found = pieces.exec(term)) {
    const from = start + found.index;
    const to = from + found[0].length;
    const tail = found[0].length > 2 ? /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i.exec(found[0]) : null;
    // "o'clock" and "O'Brien" have letters on both sides, but none of the endings above.
    if (tail && tail.index > 0) {
      add(from, from + tail.index);
      add(from + tail.index, to);
    } else add(from, to);
  }
}

// In this order: dotted letters ("U.S."), abbreviations, numbers with their currency, words with apostrophes or
// ampersands inside, the possessive alone, a run of one mark, any other mark.
const pieces = new RegExp(
  [
    /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}/u,
    /(?<![\p{L}\p{M}\p{N}])\p{L}{1,11}\.$/u,
    /(?:[A-Z]{1,3})?[$€£¥]?\d+(?:[.,:/]\d+)*(?:\p{L}|\p{M}){0,20}/u,
    /[\p{L}\p{M}\p{N}_#@](?:[\p{L}\p{M}\p{N}_]|\p{Cf}(?=[\p{L}\p{M}])|['’&.](?=[\p{L}\p{N}]))*/u,
    /['’](?:s|S|re|ve|ll|d|m|t)(?![\p{L}\p{N}])/u,
    /(\p{P}|\p{S})\1*/u,
    /[^\s\u200b\ufeff]/u,
  ]
    .map((part) => part.source)
    .join("|"),
  "gu",
);

/* What compromise gives out is not described by its types; these lines are where it is checked. */

interface CompromiseTerm {
  readonly text: string;
  readonly post: string;
}

// On compromise's list, but in news the word itself more often than the short form, so a full stop ends a sentence.
const plainWords = new Set(["is", "no", "art", "miss", "mid", "may", "march", "june", "july", "ill", "mass", "wash"]);

const world: unknown = nlp.world();
const tokenize = findTokenizer(nlp.methods());
const abbreviations = findAbbreviations(nlp.model());

function findTokenizer(methods: unknown): (text: string, world: unknown) => CompromiseTerm[][] {
  const found = field(field(field(methods, "one"), "tokenize"), "fromString");
  if (typeof found !== "function") throw new Error("compromise has no methods.one.tokenize.fromString; use 14.17");
  return (text, world) => {
    const sentences: unknown = found(text, world);
    if (!Array.isArray(sentences)) throw new Error("compromise's fromString gave no sentences; use 14.17");
    return sentences.map((terms: unknown) => (Array.isArray(terms) ? terms.map(toTerm) : []));
  };
}

function toTerm(term: unknown): CompromiseTerm {
  const text = field(term, "text");
  const post = field(term, "post");
  return { text: typeof text === "string" ? text : "", post: typeof post === "string" ? post : "" };
}

function findAbbreviations(model: unknown): ReadonlySet<string> {
  const found = field(field(model, "one"), "abbreviations");
  const words = Object.keys(typeof found === "object" && found !== null ? found : {});
  if (words.length === 0) throw new Error("compromise has no model.one.abbreviations; use 14.17");
  return new Set(words.filter((word) => !plainWords.has(word)));
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
