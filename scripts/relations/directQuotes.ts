import type { Clauses } from "./clauses.ts";
import type { Quoted } from "./quoted.ts";
import { type Saying, type Speaker, type SpeechInput, sentenceOf } from "./saying.ts";
import { pronouns, speakerFrom, speakerOfVerb } from "./speakers.ts";
import { frame } from "./speechFrames.ts";
import type { Unit } from "./units.ts";

interface Attribution {
  readonly by: Speaker | undefined;
  readonly sentence: number;
  readonly verb: string;
  readonly past: boolean;
  readonly coming?: boolean;
  /** Unit behind the attribution, where it stands behind the quotation. */
  readonly to?: number;
  /** "— Jane Smith": the next quotation is another's. */
  readonly signature?: true;
}

interface Direct extends Saying {
  readonly quoted: Quoted;
  /** Token behind the last word of the attribution. */
  readonly frameEnd: number;
  readonly signed: boolean;
}

/**
 * Reads what stands between quotation marks as somebody's own words, with the speaker beside it, carried from the quotation before, or
 * from the sentence before. Behind a quotation that ends in a comma the next verb of saying and its subject are nearly always right.
 */
export function findDirect(input: SpeechInput): Saying[] {
  const { document } = input.reading;
  const { tokens } = document;
  const found: Direct[] = [];
  for (const piece of input.quoted) {
    const previous = found[found.length - 1];
    const goesOn = previous !== undefined && isContinuation(input, previous, piece);
    if (!goesOn && !isUtterance(input, piece)) continue;
    const after = attributionAfter(input, piece);
    const ahead = after ? undefined : attributionBefore(input, piece);
    const attribution = after ?? ahead;
    const start = tokens[piece.first]!.start;
    const end = tokens[piece.last - 1]!.end;
    const carried =
      previous?.quoted.unclosed === true &&
      startsParagraph(input, piece.first - 1) &&
      piece.paragraph === previous.quoted.paragraph + 1;
    const frameEnd = after ? (after.to ?? input.reading.document.sentences[after.sentence]!.last) : piece.last + 1;
    if (previous && (goesOn || carried) && mayBeSame(attribution?.by, previous.by)) {
      const by = previous.by ?? attribution?.by;
      found[found.length - 1] = {
        ...previous,
        end,
        parts: [...previous.parts, { start, end }],
        quoted: piece,
        by,
        frameEnd,
        confidence: Math.max(previous.confidence, attribution ? 0.9 : 0.5),
      };
      continue;
    }
    let by = attribution?.by;
    let confidence = after ? 0.95 : ahead ? 0.85 : 0.4;
    // Nobody beside it, or a "he" that was not resolved.
    if (!by || (by.entity === undefined && !by.described)) {
      const silent = silentSpeaker(input, piece, previous);
      const words = by ? document.text.slice(by.start, by.end).toLowerCase() : "";
      const person = silent?.entity !== undefined && input.reading.entities[silent.entity]!.type === "Person";
      if (silent && (words === "" || (pronouns.has(words) && person === /^s?he$/.test(words)))) {
        by = by ? { ...silent, start: by.start, end: by.end } : silent;
        confidence = attribution ? 0.6 : 0.5;
      }
    }
    if (!by && isHeading(input, piece)) continue;
    found.push({
      start,
      end,
      parts: [{ start, end }],
      kind: "direct",
      by,
      verb: attribution?.verb ?? "say",
      past: attribution?.past ?? true,
      ...(attribution?.coming ? { coming: true as const } : {}),
      confidence,
      asserts: true,
      quoted: piece,
      frameEnd,
      signed: attribution?.signature ?? false,
    });
  }
  return found.map(({ quoted: _, frameEnd: __, signed: ___, ...saying }) => saying);
}

function mayBeSame(one: Speaker | undefined, other: Speaker | undefined): boolean {
  return one?.entity === undefined || other?.entity === undefined || one.entity === other.entity;
}

/** `"…," Smith said, "…"` and `"…," Smith said. "…"`: only the attribution stands between the two. */
function isContinuation(input: SpeechInput, previous: Direct, piece: Quoted): boolean {
  if (previous.signed || previous.quoted.paragraph !== piece.paragraph) return false;
  const { tokens } = input.reading.document;
  const mark = piece.first - 1;
  for (let at = previous.frameEnd; at < mark; at++) {
    // "…," he said, but "…"
    if (/[\p{L}\p{N}]/u.test(tokens[at]!.text) && !/^(?:and|but|adding|then)$/.test(tokens[at]!.text)) return false;
  }
  return true;
}

// A title or a word in inverted commas is nobody's utterance.
const namingWords = new Set(
  "article headlined titled entitled called dubbed book film movie song album word words term phrase nicknamed named slogan headline reading play series show known as novel essay column poem documentary".split(
    " ",
  ),
);

export const isNamingWord = (word: string | undefined): boolean => word !== undefined && namingWords.has(word);

function isUtterance(input: SpeechInput, piece: Quoted): boolean {
  const { tokens } = input.reading.document;
  const words = piece.last - piece.first;
  const last = tokens[piece.last - 1]!.text;
  const before = tokens[piece.first - 2]?.text.toLowerCase() ?? "";
  const comma = before === "," ? (tokens[piece.first - 3]?.text.toLowerCase() ?? "") : "";
  const after = tokens[piece.last + 1]?.text ?? "";
  if (namingWords.has(before) || (namingWords.has(comma) && words <= 6)) return false;
  // "said that, "…": what is said may go on behind the marks.
  if (before === "that" || comma === "that") return false;
  const closes = /^[.,!?…]$|^\.\.\.$|^-+$|^—$/.test(last) || /^[.,]$/.test(after);
  const begins =
    before === ":" ||
    before === "," ||
    before === "" ||
    startsParagraph(input, piece.first - 1) ||
    /^[.!?”"']$|^''$/.test(before);
  const capital = /^[[("]?\p{Lu}/u.test(tokens[piece.first]!.text) || tokens[piece.first]!.text === "[";
  if (words >= 3 && piece.unclosed) return capital || startsParagraph(input, piece.first - 1);
  if (words < 3) return begins && closes && capital && words >= 2 && /^[.,!?]$/.test(last);
  return (
    (begins && (capital || /^(?:\.\.\.|…)$/.test(tokens[piece.first]!.text)) && (closes || words > 6)) ||
    (words >= 8 && closes && capital)
  );
}

/** A short line in single marks, alone in its paragraph, is a heading. */
function isHeading(input: SpeechInput, { first, last }: Quoted): boolean {
  const { tokens } = input.reading.document;
  const alone =
    startsParagraph(input, first - 1) && (tokens[last + 1] === undefined || startsParagraph(input, last + 1));
  return alone && last - first <= 9 && /^['‘]$/.test(tokens[first - 1]!.text);
}

function startsParagraph(input: SpeechInput, token: number): boolean {
  const { sentences } = input.reading.document;
  const index = sentenceOf(input, token);
  const sentence = sentences[index];
  return (
    sentence !== undefined &&
    sentence.first === token &&
    (index === 0 || sentences[index - 1]!.paragraph !== sentence.paragraph)
  );
}

/** `"…," Smith said`, `"…," said Smith`, `"…," according to Smith`, `"…." — Jane Smith`. */
function attributionAfter(input: SpeechInput, piece: Quoted): Attribution | undefined {
  const { tokens } = input.reading.document;
  const next = piece.last + 1;
  if (next >= tokens.length) return undefined;
  const index = sentenceOf(input, next);
  const sentence = input.sentences[index];
  if (!sentence || sentence.paragraph !== piece.paragraph) return undefined;
  const { units } = sentence;
  const clauses = input.clauses[index]!;
  const from = unitAt(units, next);
  if (/^(?:—|–|-|--|―)+$/.test(units[from]?.lower ?? "") && units[from + 1]) {
    const phrase = clauses.phraseAt(from + 1);
    const behind = phrase && units[phrase.to];
    const signed = phrase && units[phrase.head]?.type === "Person" && (!behind || behind.kind === "mark");
    return signed
      ? { by: speakerFrom(input, index, phrase), sentence: index, verb: "say", past: true, signature: true }
      : undefined;
  }
  const lastMark = tokens[piece.last - 1]!.text;
  if (lastMark === "." && sentenceOf(input, piece.last - 1) !== index && !/^\p{Ll}/u.test(tokens[next]!.text))
    return undefined;
  if (units[from]?.lower === "according" && units[from + 1]?.lower === "to") {
    const phrase = clauses.phraseAt(from + 2);
    return { by: phrase && speakerFrom(input, index, phrase), sentence: index, verb: "say", past: true };
  }
  const quoting = frame("marks").verbs;
  for (const [n, verb] of clauses.verbs.entries()) {
    if (verb.main < from) continue;
    if (verb.from > from + 24) break;
    if (units[verb.main]!.quoted) break;
    const plain = !verb.gerund && !verb.bareParticiple && !verb.infinitive;
    if (!quoting.has(verb.lemma) || !plain) {
      // Another verb: the words behind the quotation are a sentence of their own, unless they only describe the speaker.
      if (plain && verb.from - from > 1 && !hasRelative(units, from, verb.from) && lastMark === ".") break;
      continue;
    }
    const inverted =
      verb.from === from ||
      (verb.from === from + 1 &&
        units[from]!.kind !== "mention" &&
        units[from]!.upos !== "PRON" &&
        units[from]!.upos !== "NOUN" &&
        units[from]!.upos !== "PROPN" &&
        units[from]!.kind !== "office");
    if (inverted) {
      const phrase = clauses.phraseAt(verb.to);
      if (!phrase) continue;
      return {
        by: speakerFrom(input, index, phrase),
        sentence: index,
        verb: verb.lemma,
        past: verb.past,
        coming: verb.future,
        to: endOfAttribution(clauses, phrase.to),
      };
    }
    const by = speakerOfVerb(input, index, n);
    if (!by && verb.from > from + 10) break;
    return {
      by,
      sentence: index,
      verb: verb.lemma,
      past: verb.past,
      coming: verb.future,
      to: endOfAttribution(clauses, verb.to),
    };
  }
  return undefined;
}

const tokenBehind = (units: readonly Unit[], at: number): number => units[at - 1]!.last;

/** The token where the next quotation may open: behind "Smith said on Monday in Lima," or at the end of the sentence. */
function endOfAttribution(clauses: Clauses, from: number): number {
  const { units, verbs } = clauses;
  let at = from;
  while (at < units.length && !units[at]!.quoted) at++;
  // "Smith said, and Jones shouted": another deed comes between.
  const another = verbs.some(
    (verb) => verb.from >= from && verb.to <= at && !verb.infinitive && !verb.gerund && !verb.bareParticiple,
  );
  if (another && at < units.length) return tokenBehind(units, from);
  return at < units.length ? units[at - 1]!.first : units[units.length - 1]!.last;
}

const hasRelative = (units: readonly Unit[], from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (units[at]!.lower === "who" || units[at]!.lower === "whose") return true;
  return false;
};

/** `Smith said: "…"`, `Smith told reporters, "…"`, with the colon at the end of a paragraph too. */
function attributionBefore(input: SpeechInput, piece: Quoted): Attribution | undefined {
  const { tokens } = input.reading.document;
  const mark = piece.first - 1;
  const index = sentenceOf(input, mark);
  if (!input.sentences[index]) return undefined;
  const before = tokens[mark - 1]?.text ?? "";
  const sameSentence = sentenceOf(input, mark - 1) === index;
  const at = sameSentence ? index : before === ":" ? sentenceOf(input, mark - 1) : -1;
  if (at < 0) return undefined;
  const clauses = input.clauses[at]!;
  const { units } = input.sentences[at]!;
  const according = units.findIndex((unit) => unit.lower === "according");
  if (sameSentence && before === "," && according >= 0 && according <= 2 && units[according + 1]?.lower === "to") {
    const phrase = clauses.phraseAt(according + 2);
    if (phrase && unitAt(units, mark) - phrase.to < 12)
      return { by: speakerFrom(input, at, phrase), sentence: at, verb: "say", past: true };
  }
  const limit = sameSentence ? unitAt(units, mark) : units.length;
  const quoting = frame("marks").verbs;
  for (let n = clauses.verbs.length - 1; n >= 0; n--) {
    const verb = clauses.verbs[n]!;
    if (verb.main >= limit || !quoting.has(verb.lemma) || units[verb.main]!.quoted) continue;
    if (limit - verb.to > 24) break;
    // Said Smith: "…"
    const inverted = verb.from === 0 ? clauses.phraseAt(verb.to) : undefined;
    const by = inverted ? speakerFrom(input, at, inverted) : speakerOfVerb(input, at, n);
    if (!by) continue;
    return { by, sentence: at, verb: verb.lemma, past: verb.past, coming: verb.future };
  }
  return undefined;
}

/** Nobody is named beside the quotation: who speaks in the sentence before, or the speaker of the quotation before. */
function silentSpeaker(input: SpeechInput, piece: Quoted, previous: Direct | undefined): Speaker | undefined {
  const index = sentenceOf(input, piece.first - 1);
  const own = input.reading.document.sentences[index];
  if (!own) return undefined;
  // "Smith has a new message: "…"": whom the words before the colon are about.
  const mark = piece.first - 1;
  if (own.first < mark && input.reading.document.tokens[mark - 1]!.text === ":") {
    for (const n of input.clauses[index]!.verbs.keys()) {
      const by = speakerOfVerb(input, index, n);
      if (by && by.end <= input.reading.document.tokens[mark]!.start) return by;
    }
  }
  const sentence = input.sentences[index - 1];
  const near =
    sentence &&
    (sentence.paragraph === own.paragraph ||
      (own.first === piece.first - 1 && sentence.paragraph === own.paragraph - 1));
  if (near) {
    const clauses = input.clauses[index - 1]!;
    for (const [n, verb] of clauses.verbs.entries()) {
      if (n > 2) break;
      if (sentence.units[verb.main]!.quoted || verb.infinitive || verb.gerund) continue;
      const by = speakerOfVerb(input, index - 1, n);
      if (by?.entity !== undefined && input.reading.entities[by.entity]!.type === "Person")
        return { ...by, reason: "the person whom the sentence before is about" };
    }
  }
  if (previous?.by && piece.paragraph - previous.quoted.paragraph <= 1)
    return { ...previous.by, reason: "the speaker of the quotation before" };
  return undefined;
}

/** The position in a sentence's units of the first unit at or behind a token. */
function unitAt(units: readonly Unit[], token: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.first >= token) high = middle;
    else low = middle + 1;
  }
  return low;
}
