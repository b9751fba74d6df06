import type { EntityType } from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import type { Reading, ReadMention } from "../extract/reading.ts";
import { findOffice, type Office } from "./officeNouns.ts";
import { formerWords } from "./words.ts";

/**
 * One step of a sentence as the patterns see it: a mention is a single unit whatever its length, so is an office ("deputy prime
 * minister"); everything else goes word by word. `start` and `end` are offsets into the article.
 */
export interface Unit extends Span {
  readonly kind: "mention" | "office" | "word" | "mark";
  readonly text: string;
  /** Lower case, apostrophes straightened, the possessive always "'s". */
  readonly lower: string;
  /** Token range, last exclusive. */
  readonly first: number;
  readonly last: number;
  readonly upos: string;
  readonly xpos: string;
  readonly mention?: ReadMention;
  /** The type of the mention's entity. */
  readonly type?: EntityType;
  /** Of an office, and of a description that is one: "the ambassador". */
  readonly office?: Office;
  /** Stands within quotation marks. */
  readonly quoted: boolean;
  /** "who" or "which" that stands for the mention before it; `start` and `end` are then that mention's. */
  readonly relative?: true;
}

/** The units of one sentence. */
export interface SentenceUnits extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly units: readonly Unit[];
  /** What a pattern may ask for before it is tried at all: every lower-case word, "office:KIND" and "type:TYPE" of its mentions. */
  readonly holds: ReadonlySet<string>;
  /** For each unit where a pattern may go on instead: behind a bracket or past a quotation mark beside a name; else the unit itself. */
  readonly skips: readonly number[];
  /** How many different entities are named. */
  readonly entities: number;
}

// Longer sentences are lists and tables. The work over one sentence grows with units × patterns and with the square of mentions, so
// both are capped and the rest of such a sentence is not read.
const mostUnits = 200;
const mostMentions = 40;

/**
 * Cuts every sentence of a reading into units. Square brackets are left out, since an editor's insertion reads as part of the sentence:
 * "the French ambassador [in Peru]".
 *
 * @param quoted for each token whether it stands within quotation marks
 * @param known what was cut before, and the sentences of it that must be cut again
 */
export function toUnits(
  reading: Reading,
  quoted: readonly boolean[],
  known?: { readonly sentences: readonly SentenceUnits[]; readonly changed: ReadonlySet<number> },
): SentenceUnits[] {
  const { tokens, sentences } = reading.document;
  const mentionAt = new Map<number, ReadMention>();
  for (const mention of reading.mentions) mentionAt.set(mention.first, mention);

  return sentences.map((sentence, index) => {
    if (known && !known.changed.has(index)) return known.sentences[index]!;
    const units: Unit[] = [];
    let mentions = 0;
    const distinct = new Set<number>();
    for (let at = sentence.first; at < sentence.last && units.length < mostUnits; ) {
      const mention = mentionAt.get(at);
      if (mention && mention.last <= sentence.last) {
        if (mentions === mostMentions) break;
        const expanded = mention.kind === "nominal" && standsInApposition(reading, mention, mentionAt);
        if (!expanded) {
          mentions++;
          distinct.add(mention.entity);
          units.push(...mentionUnits(reading, mention, quoted[at] ?? false));
          at = mention.last;
          continue;
        }
      }
      const besideName = units[units.length - 1]?.kind === "mention";
      const office = findOffice(tokens, at, sentence.last, (token) => isPlain(token, mentionAt, reading));
      // "who heads Acme": an office and a verb in one word; between a body and a person ("Acme boss Jane Smith") an office.
      // "pro-chancellor": another office than the one that its second half names.
      const isHalf = tokens[at - 1]?.text === "-" && /^(?:pro|sub|anti|non)$/i.test(tokens[at - 2]?.text ?? "");
      const isVerb =
        office?.last === at + 1 &&
        (tokens[at - 1]?.text.toLowerCase() === "who" ||
          (reading.upos[at] === "VERB" && !(besideName && mentionAt.has(at + 1) && !office.plural)));
      if (office && !isVerb && !isHalf) {
        units.push({
          kind: "office",
          ...rangeOf(reading, at, office.last),
          upos: "NOUN",
          xpos: office.plural ? "NNS" : "NN",
          office,
          quoted: quoted[at] ?? false,
        });
        at = office.last;
        continue;
      }
      const token = tokens[at]!;
      // "co-founded", "re-elected": one verb.
      if (
        /^(?:co|re)$/i.test(token.text) &&
        tokens[at + 1]?.text === "-" &&
        at + 2 < sentence.last &&
        !mentionAt.has(at + 2) &&
        /^\p{Ll}/u.test(tokens[at + 2]!.text)
      ) {
        units.push({
          kind: "word",
          ...rangeOf(reading, at, at + 3),
          upos: reading.upos[at + 2] ?? "X",
          xpos: reading.xpos[at + 2] ?? "",
          quoted: quoted[at] ?? false,
        });
        at += 3;
        continue;
      }
      if (token.text !== "[" && token.text !== "]") {
        const range = rangeOf(reading, at, at + 1);
        const before = units[units.length - 1];
        const closesPlural = range.lower === "'" && before?.kind !== "mark" && /s$/i.test(before?.text ?? "");
        units.push({
          kind: /[\p{L}\p{N}]/u.test(token.text) ? "word" : "mark",
          ...range,
          lower: closesPlural ? "'s" : range.lower,
          upos: reading.upos[at] ?? "X",
          xpos: reading.xpos[at] ?? "",
          quoted: quoted[at] ?? false,
        });
      }
      at++;
    }
    resolveRelatives(units);
    const holds = new Set<string>();
    for (const unit of units) {
      if (unit.kind !== "mention" || unit.relative) holds.add(unit.lower);
      if (unit.type) holds.add(`type:${unit.type}`);
      if (unit.office) {
        holds.add("office");
        for (const kind of unit.office.kinds) holds.add(`office:${kind}`);
      }
    }
    return {
      index,
      start: sentence.start,
      end: sentence.end,
      paragraph: sentence.paragraph,
      units,
      holds,
      skips: units.map((_, at) => skipFrom(units, at)),
      entities: distinct.size,
    };
  });
}

const kindNouns = new Set(
  "party newspaper daily magazine agency news group company firm bank club movement organization organisation organisations network channel website broadcaster chain brand project militia faction coalition alliance".split(
    " ",
  ),
);

/** "the Acme company", "the Andina news agency": the noun says what the name is and adds nothing. */
export const isKindOf = (name: Unit, unit: Unit): boolean =>
  name.kind === "mention" &&
  name.type !== "Person" &&
  name.type !== "Country" &&
  name.type !== "Place" &&
  name.type !== "Event" &&
  kindNouns.has(unit.lower);

const longestBracket = 30;

/** Behind the bracket that opens here: "Jane Smith (born in 1950) is"; past a quotation mark beside a name: `the firm "Acme"`. */
function skipFrom(units: readonly Unit[], at: number): number {
  const unit = units[at]!;
  if (at > 0 && unit.kind === "word" && isKindOf(units[at - 1]!, unit)) return at + 1;
  if (unit.kind === "word" && unit.lower === "agency" && units[at - 1]?.lower === "news") return at + 1;
  if (unit.kind !== "mark") return at;
  if (unit.lower === "(") {
    for (let close = at + 1; close < units.length && close < at + longestBracket; close++)
      if (units[close]!.lower === ")") return close + 1;
  }
  const besideName = units[at + 1]?.kind === "mention" || units[at - 1]?.kind === "mention";
  return besideName && /^["“”]$|^''$/.test(unit.lower) ? at + 1 : at;
}

/**
 * Gives "who", "whose" and "which" the mention that they stand for: the one right before them, the subject of "is a … who", or the one before
 * an apposition ("Jane Smith, a former miner who"). Where that is not plain, they stay words.
 */
function resolveRelatives(units: Unit[]): void {
  for (let at = 1; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.kind !== "word" || (unit.lower !== "who" && unit.lower !== "whose" && unit.lower !== "which")) continue;
    const antecedent = antecedentOf(units, at, unit.lower === "which");
    if (!antecedent) continue;
    const { start, end, mention, type } = antecedent;
    units[at] = {
      ...unit,
      kind: "mention",
      start,
      end,
      relative: true,
      mention: { ...mention!, kind: "pronoun" },
      type: type!,
    };
    if (unit.lower === "whose") {
      units.splice(at + 1, 0, {
        kind: "word",
        text: "",
        lower: "'s",
        first: unit.last,
        last: unit.last,
        start: unit.end,
        end: unit.end,
        upos: "PART",
        xpos: "POS",
        quoted: unit.quoted,
      });
      at++;
    }
  }
}

function antecedentOf(units: readonly Unit[], at: number, thing: boolean): Unit | undefined {
  const fits = (unit: Unit | undefined): boolean =>
    unit?.kind === "mention" &&
    unit.mention!.kind !== "demonym" &&
    (unit.type === "Person") !== thing &&
    unit.type !== undefined;
  let back = at - 1;
  if (units[back]?.lower === ",") back--;
  if (units[back]?.lower === ")") {
    let open = back;
    while (open >= 0 && back - open < longestBracket && units[open]!.lower !== "(") open--;
    if (units[open]?.lower === "(") back = open - 1;
  }
  // "it was Smith, not Jones, who"
  if (units[back - 1]?.lower === "not") return undefined;
  if (fits(units[back])) return units[back];
  if (thing) return undefined;
  for (let steps = 0; back >= 0 && steps < 14; back--, steps++) {
    const unit = units[back]!;
    if (unit.lower === ",") return fits(units[back - 1]) ? units[back - 1] : undefined;
    if (/^(?:is|was|'s|are|were)$/.test(unit.lower) && unit.upos !== "PART") {
      let subject = back - 1;
      if (units[subject]?.lower === ")") while (subject >= 0 && units[subject]!.lower !== "(") subject--;
      if (units[subject]?.lower === "(") subject--;
      return fits(units[subject]) ? units[subject] : undefined;
    }
    if (unit.kind === "mention" && unit.type === "Person") return undefined;
    if (unit.kind === "mark" && unit.lower !== "-") return undefined;
    if (unit.upos === "VERB" || unit.upos === "AUX" || unit.upos === "SCONJ" || unit.lower === "that") return undefined;
  }
  return undefined;
}

function rangeOf(reading: Reading, first: number, last: number) {
  const { text, tokens } = reading.document;
  const start = tokens[first]!.start;
  const end = tokens[last - 1]!.end;
  const words = text.slice(start, end);
  return { text: words, lower: straight(words.toLowerCase()), first, last, start, end };
}

const curly = /[’‘`]/g;
const straight = (words: string): string =>
  words.length < 24 && !/[’‘`]/.test(words) ? words : words.replace(curly, "'");

const alwaysPossessive = new Set(["his", "its", "their", "my", "our", "your"]);

/** A mention, and behind a possessive pronoun the 's that it stands for, so that "his wife" reads as "X's wife". */
function mentionUnits(reading: Reading, mention: ReadMention, quoted: boolean): Unit[] {
  const { tokens } = reading.document;
  const range = rangeOf(reading, mention.first, mention.last);
  const lastToken = mention.last - 1;
  const type = reading.entities[mention.entity]!.type;
  const office = mention.kind === "nominal" ? officeWithin(reading, mention) : undefined;
  const unit: Unit = {
    kind: "mention",
    ...range,
    upos: mention.kind === "pronoun" ? "PRON" : mention.kind === "nominal" ? "NOUN" : "PROPN",
    xpos: reading.xpos[lastToken] ?? "",
    mention,
    type,
    ...(office ? { office } : {}),
    quoted,
  };
  if (mention.kind !== "pronoun") return [unit];
  const possessive =
    alwaysPossessive.has(range.lower) || (range.lower === "her" && herIsPossessive(reading, lastToken));
  if (!possessive) return [unit];
  const end = tokens[lastToken]!.end;
  return [
    unit,
    {
      kind: "word",
      text: "",
      lower: "'s",
      first: mention.last,
      last: mention.last,
      start: end,
      end,
      upos: "PART",
      xpos: "POS",
      quoted,
    },
  ];
}

function herIsPossessive(reading: Reading, token: number): boolean {
  if (reading.xpos[token] === "PRP$") return true;
  const next = reading.upos[token + 1];
  return next === "NOUN" || next === "ADJ";
}

function officeWithin(reading: Reading, mention: ReadMention): Office | undefined {
  for (let at = mention.first; at < mention.last; at++) {
    const office = findOffice(reading.document.tokens, at, mention.last, () => true);
    if (office && office.last === mention.last) return office;
  }
  return undefined;
}

/** "Jane Smith, the ambassador to Peru,": the description belongs to the name beside it and is read as words. */
function standsInApposition(
  reading: Reading,
  mention: ReadMention,
  mentionAt: ReadonlyMap<number, ReadMention>,
): boolean {
  const { tokens } = reading.document;
  const next = tokens[mention.last]?.text === "," ? mention.last + 1 : mention.last;
  if (mentionAt.get(next)?.entity === mention.entity) return true;
  if (tokens[mention.first - 1]?.text !== ",") return false;
  for (let back = 2; back <= 6; back++) {
    const before = mentionAt.get(mention.first - back);
    if (before) return before.last === mention.first - 1 && before.entity === mention.entity;
  }
  return false;
}

function isPlain(token: number, mentionAt: ReadonlyMap<number, ReadMention>, reading: Reading): boolean {
  const mention = mentionAt.get(token);
  if (!mention) return true;
  return mention.kind === "nominal" && standsInApposition(reading, mention, mentionAt);
}

/** Whether the words before this unit, within its noun phrase, say "former". */
export function saidFormer(units: readonly Unit[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 6; back--) {
    const unit = units[back]!;
    if (formerWords.has(unit.lower)) return true;
    const within =
      unit.kind === "mention"
        ? unit.mention?.kind === "demonym" || unit.type === "Country"
        : unit.upos === "ADJ" ||
          unit.upos === "NOUN" ||
          unit.upos === "PROPN" ||
          unit.lower === "'s" ||
          unit.lower === "-";
    if (!within) return false;
  }
  return false;
}
