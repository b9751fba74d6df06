import type { Clauses } from "./clauses.ts";
import { clauseEnd, endsQuotedSentence, objectEnd } from "./contentEnd.ts";
import { isNamingWord } from "./directQuotes.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import type { Saying, Speaker, SpeechInput } from "./saying.ts";
import { speakerFrom, speakerOfVerb } from "./speakers.ts";
import { type FrameName, frame, framedVerbs, nounFrames, topicPrepositions } from "./speechFrames.ts";
import type { Unit } from "./units.ts";
import type { VerbGroup } from "./verbGroups.ts";
import { determiners, months } from "./words.ts";

/** Reads what is reported in the paper's own grammar: clauses, infinitives and objects of verbs and nouns of speaking. */
export function findIndirect(input: SpeechInput, direct: readonly Saying[]): Saying[] {
  const found: Saying[] = [];
  for (const [index, sentence] of input.sentences.entries()) {
    if (sentence.units.length < 4) continue;
    for (const saying of new SentenceReader(input, index).read()) {
      const covered = direct.some((other) => overlap(other, saying) > 0.6 * (saying.end - saying.start));
      const nested = found.some(
        (other) =>
          other.start <= saying.start &&
          saying.end <= other.end &&
          other.end - other.start < 1.3 * (saying.end - saying.start),
      );
      if (!covered && !nested) found.push(saying);
    }
  }
  return found;
}

const overlap = (a: Saying, b: Saying): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** The frame that stands in or behind what is said: its own words, and where what is said stands. Unit indexes. */
interface Trailing {
  readonly from: number;
  readonly to: number;
  /** "…, said Smith" */
  readonly inverted?: NounPhrase;
  /** The words of the frame where it stands in the middle. */
  readonly frame?: { readonly from: number; readonly to: number };
}

class SentenceReader {
  readonly #input: SpeechInput;
  readonly #index: number;
  readonly #units: readonly Unit[];
  readonly #clauses: Clauses;
  readonly #found: Saying[] = [];

  constructor(input: SpeechInput, index: number) {
    this.#input = input;
    this.#index = index;
    this.#units = input.sentences[index]!.units;
    this.#clauses = input.clauses[index]!;
  }

  read(): Saying[] {
    for (const n of this.#clauses.verbs.keys()) this.#readVerb(n);
    this.#readNouns();
    this.#readAccordingTo();
    return this.#found;
  }

  #say(
    from: number,
    to: number,
    by: Speaker | undefined,
    verb: { readonly lemma: string; readonly past: boolean; readonly future?: boolean },
    { confidence, asserts }: { readonly confidence: number; readonly asserts: boolean },
    middle?: { readonly from: number; readonly to: number },
  ): void {
    const units = this.#units;
    let last = to;
    while (last > from && units[last - 1]!.kind === "mark" && !/^["”)]$|^''$/.test(units[last - 1]!.lower)) last--;
    let first = from;
    while (first < last && units[first]!.kind === "mark" && !/^["“$€£]$|^''$/.test(units[first]!.lower)) first++;
    if (last - first < 2) return;
    let marks = 0;
    for (let at = first; at < last; at++) if (units[at]!.quoted) marks++;
    const part = (a: number, b: number) => ({ start: units[a]!.start, end: units[b - 1]!.end });
    const inside = middle && middle.from > first && middle.to < last ? middle : undefined;
    this.#found.push({
      ...part(first, last),
      parts: inside ? [part(first, inside.from), part(inside.to, last)] : [part(first, last)],
      kind: marks > 0 ? "mixed" : "indirect",
      by,
      verb: verb.lemma,
      past: verb.past,
      ...(verb.future ? { coming: true as const } : {}),
      confidence,
      asserts,
    });
  }

  #readVerb(n: number): void {
    const units = this.#units;
    const clauses = this.#clauses;
    const verb = clauses.verbs[n]!;
    if (!framedVerbs.has(verb.lemma) || units[verb.main]!.quoted) return;
    if (!this.#isAffirmed(n)) return;
    const takes = (name: FrameName): boolean => frame(name).verbs.has(verb.lemma);
    // "doesn't think that": it denies what follows.
    const told = verb.negated ? { lemma: "deny", past: verb.past, future: verb.future } : verb;
    let speaker: Speaker | undefined;
    const by = () => (speaker ??= speakerOfVerb(this.#input, this.#index, n));
    let at = verb.to;
    while (units[at] && (isAside(units[at]!) || isDay(units, at))) at++;
    if (units[at]?.lower === "out" && (verb.lemma === "point" || verb.lemma === "find")) at++;
    if (verb.passive && !verb.bareParticiple) {
      // "it was reported that"
      if (units[at]?.lower === "that" && takes("that"))
        this.#say(at + 1, this.#clauseEnd(at + 1, n), undefined, told, { confidence: 0.7, asserts: true });
      return;
    }
    if (verb.bareParticiple && units[at]?.lower !== "that") return;
    const trailing = takes("marks") || takes("bare") ? this.#trailing(n) : undefined;
    if (trailing) {
      const teller = trailing.inverted ? speakerFrom(this.#input, this.#index, trailing.inverted) : by();
      this.#say(trailing.from, trailing.to, teller, told, { confidence: 0.85, asserts: true }, trailing.frame);
      return;
    }
    // "…," said Smith, who …: the words behind are the speaker's description.
    if (/^["”]$|^''$/.test(units[verb.from - 1]?.lower ?? "") && units[verb.from - 2]?.quoted) return;
    let next = units[at];
    if (!next) return;
    if (takes("listener") && next.lower !== "that" && next.lower !== ":") {
      const behind = this.#behindListener(at);
      const opener = units[behind]?.lower ?? "";
      const question = /^(?:whether|if|how|why|what)$/.test(opener);
      if (
        behind > at &&
        (opener === "that" ||
          question ||
          (!/^(?:to|about|of|who|which|,|and|\.)$/.test(opener) && this.#clauseOpensAt(behind, 16)))
      ) {
        const { confidence } = frame("listener");
        this.#say(opener === "that" ? behind + 1 : behind, this.#clauseEnd(behind + 1, n), by(), told, {
          confidence,
          asserts: !question,
        });
        return;
      }
    }
    // "said in a statement on Tuesday that"
    let that = this.#behindAdjuncts(at);
    if (units[that]?.lower === "," && units[that + 1]?.kind !== "mark") {
      // "said, with perhaps a hint of mischief, that"
      const closing = this.#find(",", that + 1, that + 16);
      if (closing > 0 && units[closing + 1]?.lower === "that") that = closing + 1;
    }
    if (units[that]?.lower === "that" && takes("that") && this.#thatOpens(that)) {
      this.#say(that + 1, this.#clauseEnd(that + 1, n), by(), told, frame("that"));
      return;
    }
    if (verb.negated) return;
    // "Tell us this is no joke": nobody says it.
    if (!by()) return;
    next = units[that] ?? next;
    if (/^["“]$|^''$/.test(next.lower) && isNamingWord(units[that - 1]?.lower)) return;
    if (/^(?:whether|if|how|why|what|where|who)$/.test(next.lower) && takes("question")) {
      this.#say(that, this.#clauseEnd(that + 1, n), by(), told, frame("question"));
      return;
    }
    if (next.lower === ":" && takes("marks") && units.length - that > 3) {
      this.#say(that + 1, units.length, by(), told, { confidence: 0.8, asserts: true });
      return;
    }
    const verbNext = this.#clauses.verbs.some((other) => other.from === that && !other.infinitive && !other.gerund);
    if (
      takes("bare") &&
      !/^(?:to|of|about|as|for|by|:|,|and|or|but|than)$/.test(next.lower) &&
      // "which he said was late", "the mine that she says is safe"
      (verbNext
        ? !verb.gerund &&
          that === at &&
          /^(?:say|claim|think|believe|argue|insist|suggest|hope|fear|feel)$/.test(verb.lemma)
        : startsClause(next) && (this.#clauseOpensAt(that, 20) || this.#mayBeClause(verb, that)))
    ) {
      const { confidence, asserts } = frame("bare");
      this.#say(that, this.#clauseEnd(that + 1, n), by(), told, {
        confidence: that === at ? confidence : confidence - 0.15,
        asserts,
      });
      return;
    }
    if (this.#readInfinitive(n, at, by)) return;
    const preposition = units[at]!;
    if (
      takes("about") &&
      topicPrepositions.get(verb.lemma)?.has(preposition.lower) &&
      (clauses.phraseAt(at + 1) || clauses.verbs.some((other) => other.gerund && other.from === at + 1))
    ) {
      this.#say(at, this.#objectEnd(at + 1, n), by(), told, frame("about"));
      return;
    }
    if (takes("gerund") && clauses.verbs.some((other) => other.gerund && other.from === at)) {
      this.#say(at, this.#objectEnd(at, n), by(), told, frame("gerund"));
      return;
    }
    if (takes("object") && this.#startsObject(at)) this.#say(at, this.#objectEnd(at, n), by(), told, frame("object"));
  }

  /** "vowed to close the mine", "urged Peru to close it", "called on Peru to close it" */
  #readInfinitive(n: number, at: number, by: () => Speaker | undefined): boolean {
    const units = this.#units;
    const { verbs } = this.#clauses;
    const verb = verbs[n]!;
    const following = verbs[n + 1];
    if (!following?.infinitive) return false;
    if (frame("infinitive").verbs.has(verb.lemma) && following.from <= verb.to + 2) {
      // "declined to comment" says nothing.
      if (
        /^(?:decline|refuse)$/.test(verb.lemma) &&
        /^(?:comment|say|answer|discuss|respond|elaborate|speak|be)$/.test(following.lemma)
      )
        return true;
      this.#say(verb.to, this.#objectEnd(following.from, n), by(), verb, frame("infinitive"));
      return true;
    }
    const next = units[at]?.lower;
    if (
      frame("request").verbs.has(verb.lemma) &&
      following.from <= verb.to + 12 &&
      following.from > at &&
      (verb.lemma !== "call" || next === "on" || next === "for")
    ) {
      this.#say(at, this.#objectEnd(following.from, n), by(), verb, frame("request"));
      return true;
    }
    return false;
  }

  /** Not negated, and not only wanted or refused: "declined to say", "has yet to say". */
  #isAffirmed(n: number): boolean {
    const verb = this.#clauses.verbs[n]!;
    if (verb.negated && !/^(?:believe|think|expect|deny|agree|feel)$/.test(verb.lemma)) return false;
    if (!verb.infinitive || verb.future) return true;
    const governor = this.#clauses.governorOf(n);
    if (governor < 0) return false;
    const over = this.#clauses.verbs[governor]!;
    return !over.negated && advancing.has(over.lemma);
  }

  /** Whether what is said stands before the verb, or on both sides of it. */
  #trailing(n: number): Trailing | undefined {
    const units = this.#units;
    const clauses = this.#clauses;
    const verb = clauses.verbs[n]!;
    if (verb.infinitive || verb.gerund) return undefined;
    const inverted = this.#commaBefore(verb.from);
    if (inverted >= 0) {
      // "…, said Smith"
      const phrase = clauses.phraseAt(verb.to);
      if (!phrase || units[verb.to]!.lower === "that") return undefined;
      if (this.#finiteWithin(phrase.to, phrase.to + 3)) return undefined;
      const from = this.#sentenceStart(inverted);
      return inverted - from >= 2 && (this.#finiteWithin(from, inverted - 1) || units[inverted - 1]!.quoted)
        ? { from, to: inverted, inverted: phrase }
        : undefined;
    }
    const from = this.#subjectStart(verb);
    // "As Smith noted, the mine is safe."
    if (/^(?:as|like)$/.test(units[0]!.lower) && units[verb.to]?.lower === "," && !this.#finiteWithin(1, verb.from - 1))
      return { from: verb.to + 1, to: this.#clauseEnd(verb.to + 1, n) };
    const comma = from < 0 ? -1 : this.#commaBefore(from);
    if (comma < 0) return undefined;
    const start = this.#sentenceStart(comma);
    if (comma - start < 1) return undefined;
    const behindDays = this.#behindAdjuncts(verb.to);
    const close = units[behindDays]?.lower === "," ? behindDays : -1;
    const behind = units[close + 1];
    // "The deal, Smith said, is dead" and "It was hurt, Smith said, by costs": what is said stands on both sides.
    const goesOn =
      close > 0 &&
      units.length - close > 3 &&
      behind !== undefined &&
      behind.xpos !== "VBG" &&
      !behind.quoted &&
      behind.upos !== "CCONJ" &&
      !/^(?:who|whose|which|according|though|while|although|as|["“]|'')$/.test(behind.lower);
    if (goesOn) return { from: start, to: this.#clauseEnd(close + 1, n), frame: { from: comma, to: close + 1 } };
    if (comma - start < 2 || !(this.#finiteWithin(start, comma - 1) || units[comma - 1]!.quoted)) return undefined;
    // Behind the verb no clause may follow, else it is "…, Smith said the deal was off".
    const next = units[behindDays];
    const told = next && frame("listener").verbs.has(verb.lemma) ? units[this.#behindListener(behindDays)] : next;
    const ends = !told || told.kind === "mark" || trailingOpeners.test(told.lower) || told.upos === "ADV";
    if (!ends || told?.lower === ":" || told?.quoted) return undefined;
    return { from: start, to: comma };
  }

  /** The comma before a unit, perhaps within a closing quotation mark, or -1. */
  #commaBefore(at: number): number {
    const mark = this.#units[at - 1]?.lower ?? "";
    if (mark === ",") return at - 1;
    if (/^["”]$|^''$/.test(mark)) {
      if (this.#units[at - 2]?.lower === ",") return at - 1;
      if (/^[?!.]$/.test(this.#units[at - 2]?.lower ?? "")) return at - 1;
    }
    return -1;
  }

  /** The first unit of the verb's subject where it stands right before the verb, or -1. */
  #subjectStart(verb: VerbGroup): number {
    const units = this.#units;
    for (let at = verb.from - 1; at >= 0 && verb.from - at < 14; at--) {
      if (this.#commaBefore(at) >= 0) {
        const between = this.#clauses.verbs.some(
          (other) => other.from >= at && other.to <= verb.from && !other.gerund && !other.bareParticiple,
        );
        const opens = units[at]!;
        if (between || opens.upos === "SCONJ" || opens.upos === "CCONJ" || opens.relative) return -1;
        if (/^(?:who|which|that|when|where|if|as|because|while|and|but|or)$/.test(opens.lower)) return -1;
        return at;
      }
      if (/^[;:]$/.test(units[at]!.lower)) return -1;
    }
    return -1;
  }

  /** The first unit of what is said: of the sentence, or behind the nearest semicolon, past "But" and the like. */
  #sentenceStart(before: number): number {
    const units = this.#units;
    for (let at = before - 2; at >= 0; at--)
      if (units[at]!.lower === ";" || endsQuotedSentence(units, at)) return at + 1;
    return 0;
  }

  /** Behind the listener and what tells when and where: "told reporters in Lima on Monday". */
  #behindListener(at: number): number {
    const listener = this.#clauses.phraseAt(at);
    if (!listener) {
      const pronoun = this.#units[at];
      if (pronoun?.upos !== "PRON") return at;
      return this.#behindAdjuncts(at + 1);
    }
    let to = listener.to;
    for (let hop = 0; hop < 2 && /^(?:of|at|from|for)$/.test(this.#units[to]?.lower ?? ""); hop++)
      to = this.#clauses.phraseAt(to + 1)?.to ?? to + 1;
    return this.#behindAdjuncts(to);
  }

  /** Past "in a statement", "on Tuesday", "after the vote" to where a clause may begin. */
  #behindAdjuncts(at: number): number {
    const units = this.#units;
    let to = at;
    for (let hop = 0; hop < 5 && units[to]; hop++) {
      if (isDay(units, to) || isAside(units[to]!)) {
        to++;
        continue;
      }
      if (!/^(?:in|at|on|during|after|to|by|via|over|through|of|from|about|before|under|with)$/.test(units[to]!.lower))
        break;
      const phrase = this.#clauses.phraseAt(to + 1);
      if (!phrase) break;
      to = phrase.to;
    }
    return to;
  }

  /**
   * Whether a clause with a verb of its own begins here: no relative or other subordinate word, and no single comma, stands between its
   * first word and its verb. "the past so that it is not repeated" is none.
   */
  #clauseOpensAt(at: number, reach: number): boolean {
    const units = this.#units;
    const verb = this.#clauses.verbs.find(
      (other) => other.from >= at && !other.infinitive && !other.gerund && !other.bareParticiple,
    );
    if (!verb || verb.from > at + reach) return false;
    // "the report that Smith wrote was long": two verbs together end a relative clause.
    if (this.#finiteWithin(verb.to, verb.to)) return false;
    let commas = 0;
    for (let between = at; between < verb.from; between++) {
      const unit = units[between]!;
      if (unit.lower === ",") commas++;
      if (unit.lower === ";" || unit.lower === ":") return false;
      if (
        commas === 0 &&
        between > at &&
        !unit.quoted &&
        /^(?:that|who|which|whose|so|because|when|while|where|if|until|since)$/.test(unit.lower)
      ) {
        // "said the man who led it was ill": a second verb follows.
        return this.#finiteWithin(verb.to, at + reach + 12) && /^(?:that|who|which|whose|where)$/.test(unit.lower);
      }
      if (unit.relative) return this.#finiteWithin(verb.to, at + reach + 12);
    }
    return commas !== 1 || opensAdjunct(units[at]!);
  }

  /** "that" as the tagger sees it, or with a clause behind it. "found that pitch dull" has none. */
  #thatOpens(that: number): boolean {
    return this.#units[that]!.upos === "SCONJ" || this.#clauseOpensAt(that + 1, 30);
  }

  /** Behind "said" stands nearly always what is said, even where the tagger saw no verb in it. */
  #mayBeClause({ lemma }: VerbGroup, at: number): boolean {
    const units = this.#units;
    return (
      lemma === "say" &&
      units.length - at > 5 &&
      !units[at]!.quoted &&
      units[at]!.upos !== "NUM" &&
      this.#clauses.verbs.some((other) => other.from > at)
    );
  }

  #startsObject(at: number): boolean {
    const unit = this.#units[at];
    if (!unit) return false;
    if (/^(?:what|["“]|'')$/.test(unit.lower)) return true;
    if (unit.upos === "PRON" && unit.kind === "word" && !determiners.has(unit.lower))
      return this.#units.length - at > 4;
    return this.#clauses.phraseAt(at) !== undefined && !isDay(this.#units, at);
  }

  #finiteWithin(from: number, to: number): boolean {
    return this.#clauses.verbs.some(
      (verb) => verb.from >= from && verb.from <= to && !verb.infinitive && !verb.gerund && !verb.bareParticiple,
    );
  }

  #find(lower: string, from: number, to: number): number {
    for (let at = from; at < Math.min(to, this.#units.length); at++) if (this.#units[at]!.lower === lower) return at;
    return -1;
  }

  #clauseEnd(from: number, verb: number): number {
    return clauseEnd(this.#input, this.#index, from, verb);
  }

  #objectEnd(from: number, verb: number): number {
    return objectEnd(this.#input, this.#index, from, verb);
  }

  /** "Smith's claim that", "the claim by Smith that", "repeated the claim that" */
  #readNouns(): void {
    const units = this.#units;
    for (const [at, unit] of units.entries()) {
      if (unit.kind !== "word" || unit.quoted || !unit.upos.startsWith("N")) continue;
      for (const { nouns, opener, confidence, asserts } of nounFrames) {
        if (!nouns.has(unit.lower)) continue;
        let next = at + 1;
        let by: Speaker | undefined;
        if (units[next]?.lower === "by") {
          const phrase = this.#clauses.phraseAt(next + 1);
          if (phrase) {
            by = speakerFrom(this.#input, this.#index, phrase);
            next = phrase.to;
          }
        }
        if (!opener.test(units[next]?.lower ?? "")) continue;
        by ??= this.#ownerOf(at);
        const verb = this.#clauses.verbs.findIndex((other) => other.from > next);
        const anchor = verb < 0 ? this.#clauses.verbs.length - 1 : verb;
        if (anchor < 0) continue;
        const lower = units[next]!.lower;
        if (lower === "that" && !(this.#clauseOpensAt(next + 1, 30) && startsClause(units[next + 1] ?? unit))) continue;
        if (lower === "to" && !this.#clauses.verbs.some((other) => other.infinitive && other.from === next)) continue;
        if (lower !== "that" && !by) continue;
        const end = lower === "that" ? this.#clauseEnd(next + 1, anchor) : this.#objectEnd(next + 1, anchor);
        this.#say(
          lower === "that" ? next + 1 : next,
          end,
          by,
          { lemma: "claim", past: false },
          // "Smith's threat to close the mine was on her mind": where the claim ends is for no comma to say.
          { confidence: this.#finiteWithin(0, at) ? confidence : Math.min(confidence, 0.55), asserts },
        );
        break;
      }
    }
  }

  /** Whose claim it is: "Smith's claim", "his claim", or of who makes it. */
  #ownerOf(noun: number): Speaker | undefined {
    const units = this.#units;
    for (let at = noun - 1; at >= 0 && at > noun - 5; at--) {
      if (units[at]!.lower === "'s" && units[at - 1]) {
        const owner = units[at - 1]!;
        if (owner.kind !== "mention") return undefined;
        return speakerFrom(this.#input, this.#index, { from: at - 1, to: at, head: at - 1, noun: "", owner: -1 });
      }
      if (units[at]!.kind === "mark" || units[at]!.upos === "ADP") break;
    }
    const making = this.#clauses.verbs.findLastIndex((verb) => verb.to <= noun && verb.to >= noun - 3);
    const verb = this.#clauses.verbs[making];
    if (verb && !verb.passive && !verb.infinitive && makingVerbs.has(verb.lemma))
      return speakerOfVerb(this.#input, this.#index, making);
    return undefined;
  }

  /** "According to Smith, …" and "…, according to Smith." */
  #readAccordingTo(): void {
    const units = this.#units;
    const say = { lemma: "say", past: true };
    for (let at = 0; at + 2 < units.length; at++) {
      if (units[at]!.lower !== "according" || units[at + 1]!.lower !== "to" || units[at]!.quoted) continue;
      const phrase = this.#clauses.phraseAt(at + 2);
      const by = phrase && speakerFrom(this.#input, this.#index, phrase);
      if (at <= 1 || (units[at - 1]!.lower !== "," && at <= 3)) {
        const comma = this.#find(",", at + 2, at + 30);
        if (comma > 0) this.#say(comma + 1, units.length, by, say, { confidence: 0.8, asserts: true });
      } else {
        // "… and, according to Smith, the mine is safe"
        const opens = units[at - 1]!.lower === "," && clauseStarts.has(units[at - 2]?.lower ?? "");
        const comma = opens ? this.#find(",", at + 2, at + 30) : -1;
        if (comma > 0) this.#say(comma + 1, units.length, by, say, { confidence: 0.8, asserts: true });
        else this.#say(this.#sentenceStart(at - 1), at, by, say, { confidence: 0.8, asserts: true });
      }
    }
  }
}

const clauseStarts = new Set("while that but and although though because since where when which as".split(" "));

// What may stand behind "…, Smith said".
const trailingOpeners =
  /^(?:and|but|as|when|while|after|before|though|although|who|whose|with|citing|adding|of|about|following|according|because|if)$/;
// "went on to say", "used the speech to criticise", "appeared to blame": it is said. "declined to say", "wants to ask": it is not.
const advancing = new Set(
  "go come continue use appear seem begin start proceed hasten rush pause rise like choose manage take try".split(" "),
);
const makingVerbs = new Set(
  "make issue repeat reiterate deliver give offer voice express have hold release post put raise push".split(" "),
);

const asides = new Set(
  "also earlier later yesterday today repeatedly publicly clearly then again recently previously once often out simply only even still never separately explicitly falsely initially".split(
    " ",
  ),
);
const isAside = (unit: Unit): boolean => unit.kind === "word" && asides.has(unit.lower);

const monthWord = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/;
const isMonth = (unit: Unit | undefined): boolean =>
  unit !== undefined && (months.includes(unit.lower) || monthWord.test(unit.lower));
/** "on March 5", unit by unit. */
const isMonthDay = (units: readonly Unit[], at: number): boolean =>
  (units[at]?.lower === "on" && isMonth(units[at + 1])) ||
  (isMonth(units[at]) && /^\d{1,2}$/.test(units[at + 1]?.lower ?? "")) ||
  (/^\d{1,2}$/.test(units[at]?.lower ?? "") && isMonth(units[at - 1]));

const dayWords = new Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split(" "));
const isDay = (units: readonly Unit[], at: number): boolean =>
  isMonthDay(units, at) ||
  dayWords.has(units[at]?.lower ?? "") ||
  (/^(?:on|late|last|this|earlier|early)$/.test(units[at]?.lower ?? "") &&
    (dayWords.has(units[at + 1]?.lower ?? "") ||
      /^(?:week|month|year|morning|afternoon|evening|late|early|last|this)$/.test(units[at + 1]?.lower ?? ""))) ||
  (/^(?:week|month|year|morning|afternoon|evening)$/.test(units[at]?.lower ?? "") &&
    (dayWords.has(units[at - 1]?.lower ?? "") || /^(?:last|this)$/.test(units[at - 1]?.lower ?? "")));

/** "in a year", "if it rains": a comma behind it is no sign. */
const opensAdjunct = (unit: Unit): boolean =>
  unit.upos === "ADP" ||
  unit.upos === "SCONJ" ||
  unit.upos === "ADV" ||
  unit.xpos === "VBG" ||
  /^["“]$|^''$/.test(unit.lower);

function startsClause(unit: Unit): boolean {
  return (
    unit.kind === "mention" ||
    unit.kind === "office" ||
    /^(?:DET|PRON|NOUN|PROPN|ADJ|NUM|ADV)$/.test(unit.upos) ||
    /^(?:there|["“]|''|if|in|on|while|although|when|after|since|with|unlike|because|not|neither|both|one|despite|under|as|nobody|everyone|by)$/.test(
      unit.lower,
    ) ||
    (unit.xpos === "VBG" && unit.kind === "word")
  );
}
