import type { Reading } from "../extract/reading.ts";
import type { Clauses, NounPhrase } from "./clauses.ts";
import type { SentenceUnits, Unit } from "./units.ts";

/** A stretch of text that somebody says, with who says it. Offsets are UTF-16 code units, end exclusive. */
export interface Saying {
  readonly start: number;
  readonly end: number;
  readonly kind: "direct" | "indirect" | "mixed";
  /** The words that are said, without the "she said" between them. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  /** Index of the speaker's entity, where a mention names it. */
  readonly speaker: number | undefined;
  /** The words that name the speaker. */
  readonly by?: { readonly start: number; readonly end: number };
  /** The verb, for the assertion: "denied that". */
  readonly verb: string;
  /** The verb is in the past, so that "would" within is a plan. */
  readonly past: boolean;
  /** How sure the frame is, 0 to 1. */
  readonly confidence: number;
}

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

/** Finds what stands between double quotation marks. Marks are paired within a paragraph. */
export function findQuoted(reading: Reading): Quoted[] {
  const { tokens, sentences } = reading.document;
  const found: Quoted[] = [];
  let open = -1;
  let paragraph = -1;
  const close = (last: number, unclosed: boolean) => {
    if (open >= 0 && last > open + 1) found.push({ first: open + 1, last, paragraph, unclosed });
    open = -1;
  };
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) {
      close(sentence.first, true);
      paragraph = sentence.paragraph;
    }
    for (let at = sentence.first; at < sentence.last; at++) {
      const mark = tokens[at]!.text;
      if (either.has(mark)) {
        if (open < 0) open = at;
        else close(at, false);
      } else if (opening.has(mark)) {
        if (open >= 0) close(at, false);
        open = at;
      } else if (closing.has(mark) && open >= 0) close(at, false);
    }
  }
  close(tokens.length, true);
  return found;
}

interface Frame {
  readonly speaker: NounPhrase | undefined;
  readonly sentence: number;
  readonly verb: string;
  readonly past: boolean;
}

/** Everything the reading of quotations looks at. */
interface SpeechInput {
  readonly reading: Reading;
  readonly sentences: readonly SentenceUnits[];
  readonly clauses: readonly Clauses[];
  readonly quoted: readonly Quoted[];
}

const quotingVerbs = new Set(
  (
    "say tell add announce claim argue state report note declare warn explain insist write believe think suggest acknowledge admit confirm reveal predict estimate stress emphasize allege assert maintain contend observe " +
    "remark reply respond comment conclude recall joke tweet post concede reiterate repeat boast testify promise vow pledge complain deny disclose indicate hope ask quip lament caution hint exclaim shout whisper yell cry " +
    "continue go proclaim reckon muse brag urge counter recount signal advise demand express agree read describe call"
  ).split(" "),
);
// "X said": these may open a clause without "that".
const bareVerbs = new Set(
  "say claim argue insist warn believe think add announce predict estimate note report state suggest hope fear allege acknowledge admit confirm stress maintain contend explain declare know feel conclude reveal show find write concede complain indicate reckon assert joke tweet deny vow".split(
    " ",
  ),
);
const thatVerbs = new Set([
  ...quotingVerbs,
  ..."signal know feel show find agree imply decide forecast project speculate suspect understand hear learn doubt expect remind inform assure convince notify mention propose recommend require rule swear pray wish dispute emphasise underline underscore point highlight mean calculate consider".split(
    " ",
  ),
]);
const listenerVerbs = new Set([
  "tell",
  "inform",
  "remind",
  "assure",
  "warn",
  "advise",
  "notify",
  "convince",
  "promise",
  "ask",
]);
const questionVerbs = new Set([
  "ask",
  "wonder",
  "explain",
  "know",
  "question",
  "say",
  "describe",
  "understand",
  "tell",
  "reveal",
  "discuss",
  "consider",
  "outline",
  "decide",
  "show",
]);
const infinitiveVerbs = new Set(
  "vow pledge promise threaten claim offer propose demand swear refuse hope want agree seek plan intend".split(" "),
);
const addresseeVerbs = new Set([
  "urge",
  "ask",
  "call",
  "tell",
  "order",
  "advise",
  "warn",
  "encourage",
  "beg",
  "implore",
]);
const objectVerbs = new Set(
  (
    "criticize condemn denounce praise deny reject welcome blame accuse dismiss defend describe hail blast slam decry deplore mock ridicule rip rebuke tout oppose support favor propose announce demand urge " +
    "question cite discuss mention outline stress emphasize highlight predict promise acknowledge admit explain reveal express voice detail challenge dispute applaud echo recount claim allege suggest note call " +
    "lament bemoan criticise confirm concede report warn underscore ask offer"
  ).split(" "),
);
// "called for a halt", "warned of floods", "spoke about it"
const prepositionalVerbs = new Map<string, ReadonlySet<string>>(
  Object.entries({
    call: "for on",
    warn: "of about against",
    speak: "about of against",
    talk: "about of",
    complain: "about of",
    argue: "for against about",
    point: "to",
    refer: "to",
    comment: "on",
    boast: "of about",
    joke: "about",
    hint: "at",
    insist: "on",
    object: "to",
    appeal: "for",
    plead: "for",
    push: "for back",
    rail: "against",
    brag: "about",
    lie: "about",
    elaborate: "on",
    focus: "on",
    testify: "about",
    write: "about of",
    ask: "for about",
    agree: "with on",
    disagree: "with",
    respond: "to",
    apologize: "for",
    vouch: "for",
    think: "of about",
    worry: "about",
  }).map(([verb, prepositions]) => [verb, new Set(prepositions.split(" "))]),
);

/** Reads every quotation, direct, indirect and mixed, with its speaker. */
export function findSayings(input: SpeechInput): Saying[] {
  const direct = findDirect(input);
  const indirect = findIndirect(input, direct);
  return [...direct, ...indirect].sort((a, b) => a.start - b.start || a.end - b.end);
}

function sentenceOf(input: SpeechInput, token: number): number {
  return input.reading.document.tokens[token]?.sentence ?? -1;
}

/** The position in a sentence's units of the first unit at or behind a token. */
function unitAt(units: readonly Unit[], token: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]!.last > token && units[middle]!.first >= token) high = middle;
    else if (units[middle]!.first >= token) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Direct extends Saying {
  readonly quoted: Quoted;
}

function findDirect(input: SpeechInput): Saying[] {
  const { reading, quoted } = input;
  const { tokens } = reading.document;
  const found: Direct[] = [];
  let before: { saying: Direct; frameEnd: number } | undefined;
  for (const piece of quoted) {
    if (!isUtterance(input, piece)) continue;
    const after = frameAfter(input, piece);
    const ahead = after ? undefined : frameBefore(input, piece);
    const frame = after ?? ahead;
    const start = tokens[piece.first]!.start;
    const end = tokens[piece.last - 1]!.end;
    const startsParagraph = isParagraphStart(input, piece.first - 1);
    const previous = before?.saying;
    const goesOn =
      previous !== undefined &&
      previous.quoted.paragraph === piece.paragraph &&
      frameIsAllBetween(input, before!.frameEnd, piece.first - 1);
    const carried = previous?.quoted.unclosed && startsParagraph && piece.paragraph === previous.quoted.paragraph + 1;
    if (
      previous &&
      (goesOn || carried) &&
      (!frame || sameSpeaker(input, frame, previous) || (carried && !previous.speaker))
    ) {
      const speaker = previous.speaker ?? (frame ? speakerOf(input, frame) : undefined);
      const by = previous.by ?? (frame ? spanOf(input, frame) : undefined);
      const joined: Direct = {
        ...previous,
        end,
        parts: [...previous.parts, { start, end }],
        quoted: piece,
        speaker,
        ...(by ? { by } : {}),
        confidence: Math.max(previous.confidence, frame ? 0.9 : 0.5),
      };
      found[found.length - 1] = joined;
      before = { saying: joined, frameEnd: frameEndOf(input, piece, after) };
      continue;
    }
    let speaker = frame ? speakerOf(input, frame) : undefined;
    let by = frame ? spanOf(input, frame) : undefined;
    let confidence = after ? 0.95 : ahead ? 0.85 : 0.4;
    // Nobody beside it, or a "he" that was not resolved.
    if (!frame || (speaker === undefined && frame.speaker && pronouns.has(frame.speaker.noun))) {
      const silent = silentSpeaker(input, piece, previous);
      speaker = silent?.speaker;
      by = silent?.by;
      if (speaker !== undefined) confidence = frame ? 0.6 : 0.5;
    }
    const saying: Direct = {
      start,
      end,
      parts: [{ start, end }],
      kind: "direct",
      speaker,
      ...(by ? { by } : {}),
      verb: frame?.verb ?? "say",
      past: frame?.past ?? true,
      confidence,
      quoted: piece,
    };
    found.push(saying);
    before = { saying, frameEnd: frameEndOf(input, piece, after) };
  }
  return found.map(({ quoted: _, ...saying }) => saying);
}

const pronouns = new Set(["he", "she", "they", "it"]);

// A title or a word in inverted commas is nobody's utterance.
const namingWords = new Set(
  "article headlined titled entitled called dubbed book film movie song album word term phrase nicknamed named slogan headline reading play series show known as".split(
    " ",
  ),
);

function isUtterance(input: SpeechInput, piece: Quoted): boolean {
  const { tokens } = input.reading.document;
  const words = piece.last - piece.first;
  const last = tokens[piece.last - 1]!.text;
  const before = tokens[piece.first - 2]?.text.toLowerCase() ?? "";
  const after = tokens[piece.last + 1]?.text ?? "";
  if (namingWords.has(before)) return false;
  const closes = /^[.,!?…]$|^\.\.\.$|^-+$|^—$/.test(last) || /^[.,]$/.test(after);
  const begins =
    before === ":" ||
    before === "," ||
    before === "" ||
    isParagraphStart(input, piece.first - 1) ||
    /^[.!?”"']$/.test(before);
  const capital = /^\p{Lu}/u.test(tokens[piece.first]!.text);
  if (words >= 3 && piece.unclosed) return capital;
  if (words < 3) return begins && closes && capital && words >= 2 && /^[.,!?]$/.test(last);
  return (begins && capital && (closes || words > 6)) || (words >= 8 && closes && capital);
}

function isParagraphStart(input: SpeechInput, token: number): boolean {
  const { sentences } = input.reading.document;
  const index = sentenceOf(input, token);
  const sentence = sentences[index];
  return (
    sentence !== undefined &&
    sentence.first === token &&
    (index === 0 || sentences[index - 1]!.paragraph !== sentence.paragraph)
  );
}

/** `"…," Smith said` and `"…," said Smith`. */
function frameAfter(input: SpeechInput, piece: Quoted): Frame | undefined {
  const { tokens } = input.reading.document;
  const next = piece.last + 1;
  if (next >= tokens.length) return undefined;
  const index = sentenceOf(input, next);
  const sentence = input.sentences[index];
  if (!sentence || sentence.paragraph !== piece.paragraph) return undefined;
  const lastMark = tokens[piece.last - 1]!.text;
  if (lastMark === "." && sentenceOf(input, piece.last - 1) !== index && !/^\p{Ll}/u.test(tokens[next]!.text))
    return undefined;
  const units = sentence.units;
  const from = unitAt(units, next);
  const clauses = input.clauses[index]!;
  for (const [n, verb] of clauses.verbs.entries()) {
    if (verb.main < from) continue;
    if (verb.from > from + 14) break;
    if (units[verb.main]!.quoted) break;
    if (!quotingVerbs.has(verb.lemma)) {
      if (!verb.gerund && !verb.bareParticiple && verb.from - from > 1 && !hasRelative(units, from, verb.from)) {
        if (lastMark === ".") break;
        continue;
      }
      continue;
    }
    if (verb.gerund) continue;
    const inverted =
      verb.from === from ||
      (verb.from === from + 1 &&
        units[from]!.kind !== "mention" &&
        units[from]!.upos !== "PRON" &&
        units[from]!.kind !== "office");
    const phrase = inverted ? clauses.phraseAt(verb.to) : lastOf(clauses.subjectsOf(n));
    if (inverted && phrase && phrase.head < 0 && phrase.noun === "") return undefined;
    if (inverted && !phrase) continue;
    if (!inverted && !phrase && verb.from > from + 10) break;
    return { speaker: phrase, sentence: index, verb: verb.lemma, past: verb.past };
  }
  // "…," according to Smith
  if (units[from]?.lower === "according" && units[from + 1]?.lower === "to") {
    return { speaker: clauses.phraseAt(from + 2), sentence: index, verb: "say", past: true };
  }
  // "…." — Jane Smith
  if (units[from]?.kind === "mark" && /^[—–-]+$/.test(units[from]!.lower) && units[from + 1]?.type === "Person")
    return { speaker: clauses.phraseAt(from + 1), sentence: index, verb: "say", past: true };
  return undefined;
}

const hasRelative = (units: readonly Unit[], from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (units[at]!.lower === "who" || units[at]!.lower === "whose") return true;
  return false;
};

const lastOf = (phrases: readonly NounPhrase[]): NounPhrase | undefined => phrases[phrases.length - 1];

/** `Smith said: "…"`, `Smith told reporters, "…"`. */
function frameBefore(input: SpeechInput, piece: Quoted): Frame | undefined {
  const { tokens } = input.reading.document;
  const mark = piece.first - 1;
  const index = sentenceOf(input, mark);
  const sentence = input.sentences[index];
  if (!sentence) return undefined;
  const before = tokens[mark - 1]?.text ?? "";
  const sameSentence = sentenceOf(input, mark - 1) === index;
  const colonSentence = !sameSentence && before === ":" ? sentenceOf(input, mark - 1) : -1;
  const at = sameSentence ? index : colonSentence;
  if (at < 0) return undefined;
  const clauses = input.clauses[at]!;
  const units = input.sentences[at]!.units;
  const limit = sameSentence ? unitAt(units, mark) : units.length;
  for (let n = clauses.verbs.length - 1; n >= 0; n--) {
    const verb = clauses.verbs[n]!;
    if (verb.main >= limit || !quotingVerbs.has(verb.lemma) || units[verb.main]!.quoted) continue;
    if (limit - verb.to > 24) break;
    const phrase = lastOf(clauses.subjectsOf(n));
    if (!phrase) continue;
    return { speaker: phrase, sentence: at, verb: verb.lemma, past: verb.past };
  }
  return undefined;
}

function speakerOf(input: SpeechInput, frame: Frame): number | undefined {
  if (!frame.speaker || frame.speaker.head < 0 || frame.speaker.through) return undefined;
  const unit = input.sentences[frame.sentence]!.units[frame.speaker.head]!;
  return canSpeak(unit) ? unit.mention!.entity : undefined;
}

function canSpeak(unit: Unit): boolean {
  return (
    unit.mention !== undefined &&
    unit.type !== "Event" &&
    (unit.type !== "Place" || unit.mention.acts === true) &&
    unit.mention.kind !== "demonym"
  );
}

function spanOf(input: SpeechInput, frame: Frame): { start: number; end: number } | undefined {
  if (!frame.speaker || frame.speaker.head < 0) return undefined;
  const { start, end } = input.sentences[frame.sentence]!.units[frame.speaker.head]!;
  return { start, end };
}

function sameSpeaker(input: SpeechInput, frame: Frame, previous: Direct): boolean {
  const speaker = speakerOf(input, frame);
  return speaker === undefined || previous.speaker === undefined || speaker === previous.speaker;
}

/** Where the words "Smith said." behind a quotation end: token index of the end of that sentence or of the next quotation mark. */
function frameEndOf(input: SpeechInput, piece: Quoted, after: Frame | undefined): number {
  const { sentences } = input.reading.document;
  if (!after) return piece.last + 1;
  return sentences[after.sentence]!.last;
}

/** Nothing but the frame stands between one quotation and the next, so that the speaker goes on. */
function frameIsAllBetween(input: SpeechInput, frameEnd: number, nextMark: number): boolean {
  if (nextMark <= frameEnd) return true;
  const { tokens } = input.reading.document;
  for (let at = frameEnd; at < nextMark; at++) if (/[\p{L}\p{N}]/u.test(tokens[at]!.text)) return false;
  return true;
}

/** Nobody is named beside the quotation: the speaker of the one before in the paragraph, or who speaks in the sentence before. */
function silentSpeaker(
  input: SpeechInput,
  piece: Quoted,
  previous: Direct | undefined,
): { speaker: number; by?: { start: number; end: number } } | undefined {
  const index = sentenceOf(input, piece.first - 1);
  const { sentences } = input.reading.document;
  const own = sentences[index];
  if (!own) return undefined;
  for (let back = 1; back <= 1 && index - back >= 0; back++) {
    const sentence = input.sentences[index - back]!;
    const near =
      sentence.paragraph === own.paragraph ||
      (own.first === piece.first - 1 && sentence.paragraph === own.paragraph - 1);
    if (!near) break;
    const clauses = input.clauses[index - back]!;
    for (const [n, verb] of clauses.verbs.entries()) {
      if (sentence.units[verb.main]!.quoted || verb.infinitive || verb.gerund) continue;
      const phrase = lastOf(clauses.subjectsOf(n));
      const unit = phrase && phrase.head >= 0 ? sentence.units[phrase.head] : undefined;
      if (unit?.type === "Person" && !unit.quoted)
        return { speaker: unit.mention!.entity, by: { start: unit.start, end: unit.end } };
      if (n > 1) break;
    }
  }
  if (previous?.speaker !== undefined && piece.paragraph - previous.quoted.paragraph <= 1)
    return { speaker: previous.speaker, ...(previous.by ? { by: previous.by } : {}) };
  return undefined;
}

function findIndirect(input: SpeechInput, direct: readonly Saying[]): Saying[] {
  const found: Saying[] = [];
  for (const [index, sentence] of input.sentences.entries()) {
    if (sentence.units.length < 4) continue;
    const read = readSentence(input, index);
    for (const saying of read) {
      const covered = direct.some(
        (other) =>
          other.start < saying.end &&
          saying.start < other.end &&
          overlap(other, saying) > 0.6 * (saying.end - saying.start),
      );
      if (covered) continue;
      const nested = found.some(
        (other) =>
          other.start <= saying.start &&
          saying.end <= other.end &&
          other.end - other.start < 1.3 * (saying.end - saying.start),
      );
      if (!nested) found.push(saying);
    }
  }
  return found;
}

const overlap = (a: Saying, b: Saying): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

function readSentence(input: SpeechInput, index: number): Saying[] {
  const sentence = input.sentences[index]!;
  const clauses = input.clauses[index]!;
  const { units } = sentence;
  const found: Saying[] = [];
  const say = (
    from: number,
    to: number,
    phrase: NounPhrase | undefined,
    verb: string,
    past: boolean,
    confidence: number,
    frame?: { readonly from: number; readonly to: number },
  ) => {
    let last = to;
    while (last > from && units[last - 1]!.kind === "mark" && !/^["”]$/.test(units[last - 1]!.lower)) last--;
    let first = from;
    while (first < last && units[first]!.kind === "mark" && !/^["“$€£]$/.test(units[first]!.lower)) first++;
    if (last - first < 2) return;
    const speaker = phrase ? speakerOf(input, { speaker: phrase, sentence: index, verb, past }) : undefined;
    const by =
      phrase && phrase.head >= 0 ? { start: units[phrase.head]!.start, end: units[phrase.head]!.end } : undefined;
    let marks = 0;
    for (let at = first; at < last; at++) if (units[at]!.quoted) marks++;
    found.push({
      start: units[first]!.start,
      end: units[last - 1]!.end,
      parts: partsOf(units, first, last, frame),
      kind: marks > 0 ? "mixed" : "indirect",
      speaker,
      ...(by ? { by } : {}),
      verb,
      past,
      confidence,
    });
  };

  for (const [n, verb] of clauses.verbs.entries()) {
    const unit = units[verb.main]!;
    if (unit.quoted) continue;
    if (verb.negated && !(verb.lemma === "deny")) {
      if (verb.lemma !== "believe" && verb.lemma !== "think" && verb.lemma !== "expect") continue;
    }
    const known =
      thatVerbs.has(verb.lemma) ||
      infinitiveVerbs.has(verb.lemma) ||
      addresseeVerbs.has(verb.lemma) ||
      objectVerbs.has(verb.lemma) ||
      prepositionalVerbs.has(verb.lemma);
    if (!known) continue;
    if (verb.infinitive && !verb.future) {
      const governor = clauses.governorOf(n);
      if (
        governor >= 0 &&
        !["go", "come", "want", "continue", "appear", "seem", "like"].includes(clauses.verbs[governor]!.lemma)
      )
        continue;
      if (governor < 0) continue;
    }
    const subjects = clauses.subjectsOf(n);
    const subject = lastOf(subjects);
    let at = verb.to;
    while (
      units[at] &&
      (/^(also|earlier|later|yesterday|today|repeatedly|publicly|clearly|then|again|recently|previously)$/.test(
        units[at]!.lower,
      ) ||
        isDay(units, at))
    )
      at++;
    if (verb.passive && verb.lemma !== "quote" && verb.lemma !== "cite") {
      // "it was reported that"
      if (units[at]?.lower === "that" && thatVerbs.has(verb.lemma))
        say(at + 1, clauseEnd(input, index, at + 1, n), undefined, verb.lemma, verb.past, 0.7);
      continue;
    }
    // "… , Smith said." and "… , said Smith."
    const trailing = trailingFrame(units, clauses, n);
    if (trailing) {
      if (bareVerbs.has(verb.lemma) || quotingVerbs.has(verb.lemma)) {
        const phrase = trailing.inverted ? clauses.phraseAt(verb.to) : subject;
        if (phrase || trailing.inverted) {
          say(trailing.from, trailing.to, phrase, verb.lemma, verb.past, 0.85, trailing.frame);
          continue;
        }
      }
    }
    let next = units[at];
    if (!next) continue;
    // the listener: "told reporters", "warned Peru"
    if (listenerVerbs.has(verb.lemma) && next.lower !== "that") {
      const listener = clauses.phraseAt(at);
      if (listener) {
        let behind = listener.to;
        while (
          units[behind] &&
          (isDay(units, behind) ||
            ((units[behind]!.lower === "in" ||
              units[behind]!.lower === "at" ||
              units[behind]!.lower === "on" ||
              units[behind]!.lower === "after" ||
              units[behind]!.lower === "during") &&
              skipPhrase(clauses, units, behind) > behind))
        ) {
          behind = isDay(units, behind) ? behind + 1 : skipPhrase(clauses, units, behind);
        }
        const opener = units[behind]?.lower ?? "";
        const clause =
          opener === "that" ||
          /^(whether|if|how|why|what)$/.test(opener) ||
          (verb.lemma === "tell" &&
            opener !== "to" &&
            opener !== "about" &&
            opener !== "of" &&
            finiteWithin(clauses, behind, behind + 14));
        if (clause) {
          say(
            opener === "that" ? behind + 1 : behind,
            clauseEnd(input, index, behind + 1, n),
            subject,
            verb.lemma,
            verb.past,
            0.85,
          );
          continue;
        }
      }
    }
    // "said in a statement on Tuesday that"
    let that = at;
    for (
      let hop = 0;
      hop < 4 && units[that] && /^(in|at|on|during|after|to|by|via|through)$/.test(units[that]!.lower);
      hop++
    ) {
      const skipped = skipPhrase(clauses, units, that);
      if (skipped === that) break;
      that = skipped;
      while (units[that] && (isDay(units, that) || units[that]!.lower === ",")) that++;
    }
    if (units[that]?.lower === "," && units[that + 1]?.kind === "word") {
      // "said, with perhaps a hint of mischief, that"
      const closing = findWithin(units, that + 1, that + 14, ",");
      if (closing > 0 && units[closing + 1]?.lower === "that") that = closing + 1;
    }
    if (units[that]?.lower === "that" && thatVerbs.has(verb.lemma)) {
      say(that + 1, clauseEnd(input, index, that + 1, n), subject, verb.lemma, verb.past, 0.9);
      continue;
    }
    next = units[that] ?? next;
    // "writes in an article "…"": a title.
    if (/^["“]$/.test(next.lower) && namingWords.has(units[that - 1]?.lower ?? "")) continue;
    if (/^(whether|if|how|why|what|when|where)$/.test(next.lower) && questionVerbs.has(verb.lemma) && subject) {
      say(that, clauseEnd(input, index, that + 1, n), subject, verb.lemma, verb.past, 0.7);
      continue;
    }
    if (
      bareVerbs.has(verb.lemma) &&
      subject &&
      !/^(to|of|about|as|for|by|:)$/.test(next.lower) &&
      finiteWithin(clauses, that, that + 16) &&
      startsClause(next)
    ) {
      say(that, clauseEnd(input, index, that + 1, n), subject, verb.lemma, verb.past, that === at ? 0.85 : 0.7);
      continue;
    }
    if (next.lower === ":" && quotingVerbs.has(verb.lemma) && subject) {
      say(that + 1, units.length, subject, verb.lemma, verb.past, 0.8);
      continue;
    }
    const following = clauses.verbs[n + 1];
    if (following?.infinitive && subject) {
      if (infinitiveVerbs.has(verb.lemma) && following.from <= verb.to + 1) {
        say(following.from, objectEnd(input, index, following.from, n), subject, verb.lemma, verb.past, 0.65);
        continue;
      }
      if (
        addresseeVerbs.has(verb.lemma) &&
        following.from <= verb.to + 10 &&
        (verb.lemma !== "call" || next.lower === "on" || next.lower === "for")
      ) {
        say(at, objectEnd(input, index, following.from, n), subject, verb.lemma, verb.past, 0.6);
        continue;
      }
    }
    if (prepositionalVerbs.get(verb.lemma)?.has(next.lower) && subject && clauses.phraseAt(at + 1)) {
      say(at + 1, objectEnd(input, index, at + 1, n), subject, verb.lemma, verb.past, 0.5);
      continue;
    }
    if (objectVerbs.has(verb.lemma) && subject && clauses.phraseAt(at)) {
      say(at, objectEnd(input, index, at, n), subject, verb.lemma, verb.past, 0.55);
    }
  }

  // "Smith: …" in an interview or above a report
  const opener =
    units[0]?.kind === "office" || units[0]?.upos === "PROPN" ? units.findIndex((unit) => unit.lower === ":") : -1;
  if (opener > 0 && opener <= 5 && units[opener - 1]!.type === "Person" && units.length - opener > 4)
    say(opener + 1, units.length, clauses.phraseAt(opener - 1), "say", true, 0.6);

  // "According to Smith, …" and "…, according to Smith."
  for (let at = 0; at + 2 < units.length; at++) {
    if (units[at]!.lower !== "according" || units[at + 1]!.lower !== "to" || units[at]!.quoted) continue;
    const phrase = clauses.phraseAt(at + 2);
    if (at <= 1 || (units[at - 1]!.lower !== "," && at <= 3)) {
      const comma = findWithin(units, at + 2, at + 30, ",");
      if (comma > 0) say(comma + 1, units.length, phrase, "say", true, 0.8);
    } else {
      const from = clauseStart(units, at - 1);
      say(from, at, phrase, "say", true, 0.8);
    }
  }
  return found;
}

/** What is said, cut where the frame ("Smith said") stands in the middle. */
function partsOf(
  units: readonly Unit[],
  first: number,
  last: number,
  frame: { readonly from: number; readonly to: number } | undefined,
): { start: number; end: number }[] {
  const part = (from: number, to: number) => ({ start: units[from]!.start, end: units[to - 1]!.end });
  if (!frame || frame.from <= first || frame.to >= last) return [part(first, last)];
  return [part(first, frame.from), part(frame.to, last)];
}

function startsClause(unit: Unit): boolean {
  return (
    unit.kind === "mention" ||
    unit.kind === "office" ||
    unit.upos === "DET" ||
    unit.upos === "PRON" ||
    unit.upos === "NOUN" ||
    unit.upos === "PROPN" ||
    unit.upos === "ADJ" ||
    unit.upos === "NUM" ||
    unit.lower === "there" ||
    unit.lower === '"' ||
    unit.lower === "“" ||
    unit.lower === "if" ||
    unit.lower === "in" ||
    unit.upos === "ADV" ||
    unit.lower === "while" ||
    unit.lower === "although" ||
    unit.lower === "when"
  );
}

const dayWords = new Set("monday tuesday wednesday thursday friday saturday sunday today yesterday".split(" "));
const isDay = (units: readonly Unit[], at: number): boolean =>
  dayWords.has(units[at]?.lower ?? "") ||
  ((units[at]?.lower === "on" ||
    units[at]?.lower === "late" ||
    units[at]?.lower === "last" ||
    units[at]?.lower === "this") &&
    (dayWords.has(units[at + 1]?.lower ?? "") || units[at + 1]?.lower === "week" || units[at + 1]?.lower === "month"));

/** Behind a preposition and its phrase, together with the phrases that hang on it: "in a statement on the day of …". */
function skipPhrase(clauses: Clauses, units: readonly Unit[], at: number): number {
  const phrase = clauses.phraseAt(at + 1);
  if (!phrase) return at;
  let end = phrase.to;
  if (units[end]?.lower === "of" || units[end]?.lower === "with" || units[end]?.lower === "in") {
    const more = clauses.phraseAt(end + 1);
    if (more) end = more.to;
  }
  return end;
}

function finiteWithin(clauses: Clauses, from: number, to: number): boolean {
  return clauses.verbs.some(
    (verb) => verb.from >= from && verb.from <= to && !verb.infinitive && !verb.gerund && !verb.bareParticiple,
  );
}

function findWithin(units: readonly Unit[], from: number, to: number, lower: string): number {
  for (let at = from; at < Math.min(to, units.length); at++) if (units[at]!.lower === lower) return at;
  return -1;
}

/** Whether the verb's frame stands behind what is said: the content, or undefined. */
function trailingFrame(
  units: readonly Unit[],
  clauses: Clauses,
  n: number,
): { from: number; to: number; inverted: boolean; frame?: { from: number; to: number } } | undefined {
  const verb = clauses.verbs[n]!;
  if (verb.infinitive || verb.gerund) return undefined;
  // said Smith
  if (units[verb.from - 1]?.lower === "," || /^["”]$/.test(units[verb.from - 1]?.lower ?? "")) {
    const comma = units[verb.from - 1]!.lower === "," ? verb.from - 1 : verb.from - 2;
    if (units[comma]?.lower !== ",") return undefined;
    const phrase = clauses.phraseAt(verb.to);
    if (!phrase || units[verb.to]?.lower === "that") return undefined;
    if (finiteWithin(clauses, phrase.to, phrase.to + 3)) return undefined;
    const from = clauseStart(units, comma);
    return comma - from >= 3 && finiteWithin(clauses, from, comma - 1)
      ? { from, to: comma, inverted: true }
      : undefined;
  }
  const subjects = clauses.subjectsOf(n);
  const subject = subjects[0];
  const from = subject?.from ?? nounStart(units, verb.from);
  const mark = units[from - 1]?.lower;
  if (mark !== ",") return undefined;
  const start = clauseStart(units, from - 1);
  // "The deal, Smith said, is dead" and "It was hurt, Smith said, by costs": what is said stands on both sides.
  const behind = units[verb.to + 1];
  const goesOn =
    behind !== undefined &&
    behind.xpos !== "VBG" &&
    behind.upos !== "CCONJ" &&
    !/^(?:who|whose|which|according|though|while|although|as)$/.test(behind.lower);
  if (units[verb.to]?.lower === "," && from >= 2 && units.length - verb.to > 3 && goesOn)
    return { from: start, to: units.length, inverted: false, frame: { from: from - 1, to: verb.to + 1 } };
  if (from - 1 - start < 3 || !finiteWithin(clauses, start, from - 2)) return undefined;
  // Behind the verb no clause may follow, else it is "…, Smith said the deal was off".
  const next = units[verb.to];
  if (
    next &&
    next.lower !== "." &&
    next.lower !== "," &&
    (next.lower === "that" || finiteWithin(clauses, verb.to, verb.to + 12))
  )
    return undefined;
  return { from: start, to: from - 1, inverted: false };
}

function nounStart(units: readonly Unit[], before: number): number {
  let at = before;
  while (at > 0 && units[at - 1]!.lower !== "," && before - at < 8) at--;
  return at;
}

/** The first unit of the sentence, or behind the nearest semicolon or quotation. */
function clauseStart(units: readonly Unit[], before: number): number {
  for (let at = before - 1; at >= 0; at--) if (units[at]!.lower === ";") return at + 1;
  return 0;
}

/** Where the object of a verb ends: also before a further verb of the same subject and before what is said beside it. */
function objectEnd(input: SpeechInput, index: number, from: number, verb: number): number {
  const { units } = input.sentences[index]!;
  const clauses = input.clauses[index]!;
  const end = clauseEnd(input, index, from, verb);
  for (let at = from + 1; at < end; at++) {
    const lower = units[at]!.lower;
    const next = units[at + 1];
    const verbNext = clauses.verbs.some((other, n) => n > verb && other.from === at + 1 && !other.infinitive);
    if ((lower === "and" || lower === "but") && verbNext) return at;
    if (
      lower === "," &&
      next &&
      (next.xpos === "VBG" ||
        next.upos === "CCONJ" ||
        next.upos === "SCONJ" ||
        /^(?:who|which|as|while|after|before|when|where|in|at|on|with)$/.test(next.lower))
    )
      return at;
    if (lower === "—" || lower === "–" || lower === "--") return at;
  }
  return end;
}

/** Where what is said ends: at another speaker's verb, at ", according to", ", adding", a semicolon, or at the end of the sentence. */
function clauseEnd(input: SpeechInput, index: number, from: number, verb: number): number {
  const { units } = input.sentences[index]!;
  const clauses = input.clauses[index]!;
  for (let at = from + 1; at < units.length; at++) {
    const lower = units[at]!.lower;
    if (lower === ";") return at;
    if (lower !== ",") continue;
    const next = units[at + 1]?.lower ?? "";
    if (next === "according" || next === "adding" || next === "saying" || next === "citing" || next === "noting")
      return at;
    if (next === "and" || next === "but" || next === "while") {
      const later = clauses.verbs.findIndex(
        (other, n) =>
          n > verb &&
          other.from > at &&
          other.from < at + 8 &&
          quotingVerbs.has(other.lemma) &&
          !other.infinitive &&
          !other.gerund,
      );
      if (later >= 0) return at;
    }
  }
  return units.length;
}
