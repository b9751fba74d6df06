import { isPreposition, isTime } from "./functionWords.ts";
import { isKindOf, type Unit } from "./units.ts";
import type { VerbGroup } from "./verbGroups.ts";
import {
  adverbs,
  clauseOpeners,
  conjunctions,
  determiners,
  forceNouns,
  governmentNouns,
  irregularNouns,
  organNouns,
  quoteMarks,
  titles,
} from "./words.ts";

/** A noun phrase: which units, and whether its head is the mention of somebody or only a noun. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  /** Unit index of the mention that the phrase is about, or -1: "Boeing's jets" is not about Boeing. */
  readonly head: number;
  /** The head noun where the head is a word. */
  readonly noun: string;
  /** Unit index of the mention that owns it: "Acme's decision", "the French decision"; or -1. */
  readonly owner: number;
  /** Its government, army and the like: the head is the country, but said through this noun. */
  readonly through?: string;
  /** Unit index of the pronoun that stands here for a head further back: "Peru said it had left". */
  readonly pronoun?: number;
}

const phraseBreakers = new Set(["not", "n't", "to", "there", "who", "whom", "which"]);

/** Reads the noun phrases of a sentence whose verbs are known, from either end. All positions are unit indexes. */
export class PhraseReader {
  readonly units: readonly Unit[];
  readonly verbs: readonly VerbGroup[];
  /** For each unit the verb group that it is part of, or -1. */
  protected readonly verbOf: Int32Array;

  constructor(units: readonly Unit[], verbs: readonly VerbGroup[]) {
    this.units = units;
    this.verbs = verbs;
    this.verbOf = new Int32Array(units.length).fill(-1);
    for (const [n, verb] of verbs.entries()) for (let at = verb.from; at < verb.to; at++) this.verbOf[at] = n;
  }

  /** Whether a unit can stand inside a noun phrase. */
  protected inPhrase(at: number): boolean {
    const unit = this.units[at];
    if (!unit) return false;
    if (unit.relative) return false;
    if (unit.kind === "mention" || unit.kind === "office") return true;
    if (unit.lower === "'s") return this.verbOf[at]! < 0;
    if (unit.lower === "-" || unit.lower === "&") return true;
    if (unit.kind === "mark") return false;
    if (this.verbOf[at]! >= 0) return false;
    if (titles.has(unit.lower)) return true;
    if (
      isPreposition(unit) ||
      conjunctions.has(unit.lower) ||
      clauseOpeners.has(unit.lower) ||
      phraseBreakers.has(unit.lower)
    )
      return false;
    if (adverbs.has(unit.lower) && unit.upos !== "ADJ") return false;
    if (unit.upos === "ADV" || unit.upos === "SCONJ" || unit.upos === "CCONJ" || unit.upos === "PRON")
      return determiners.has(unit.lower);
    return true;
  }

  /** The phrase whose first unit is at or behind `start`, read to the right. */
  phraseAt(start: number): NounPhrase | undefined {
    let from = start;
    while (from < this.units.length && (quoteMarks.has(this.units[from]!.lower) || this.units[from]!.lower === "both"))
      from++;
    let at = from;
    for (; at < this.units.length && at < from + 14 && this.inPhrase(at); at++) {
      const unit = this.units[at]!;
      if (at > from && isTime(unit) && !this.inPhraseNoun(at + 1)) break;
      if (
        at > from &&
        determiners.has(unit.lower) &&
        this.units[at - 1]!.lower !== "'s" &&
        unit.lower !== "many" &&
        this.units[at - 1]!.lower !== "all"
      )
        break;
      // A pronoun is a phrase of its own; so is a name behind another one ("told Smith Jones was ill").
      const before = this.units[at - 1];
      if (at > from && unit.kind === "mention" && unit.mention?.kind === "pronoun" && before?.lower !== "-") break;
      if (
        at > from &&
        before?.kind === "mention" &&
        before.type === "Person" &&
        unit.lower !== "'s" &&
        unit.lower !== "-" &&
        before.mention?.kind !== "demonym"
      ) {
        if (unit.kind === "mention" || determiners.has(unit.lower) || isTime(unit)) break;
        // "appointed Smith chairman" has two phrases, "met Smith adviser Jones" one.
        if (unit.kind === "office" && this.units[at + 1]?.type !== "Person") break;
      }
    }
    if (at === from) return undefined;
    return this.phrase(from, at);
  }

  protected inPhraseNoun(at: number): boolean {
    const unit = this.units[at];
    return unit !== undefined && unit.kind === "word" && unit.upos === "NOUN" && this.verbOf[at]! < 0;
  }

  protected phrase(from: number, end: number): NounPhrase {
    let to = end;
    while (to > from + 1 && (this.units[to - 1]!.lower === "'s" || this.units[to - 1]!.lower === "-")) to--;
    let last = to - 1;
    while (last > from && isTime(this.units[last]!)) last--;
    const unit = this.units[last]!;
    let owner = -1;
    for (let at = from; at < last; at++) {
      const owning = this.units[at]!;
      if (owning.kind !== "mention") continue;
      if (this.units[at + 1]?.lower === "'s" || owning.type === "Country" || owning.type !== "Person") owner = at;
      if (this.units[at + 1]?.lower === "'s") break;
    }
    if (unit.kind === "mention" && unit.mention?.kind !== "demonym") return { from, to, head: last, noun: "", owner };
    // "the Peruvians rejected": a people acts for its state, "Peruvians marched" does not.
    if (unit.kind === "mention" && last === from + 1 && this.units[from]!.lower === "the" && to === last + 1)
      return { from, to, head: last, noun: "", owner, through: "people" };
    if (unit.kind === "mention") return { from, to, head: -1, noun: unit.lower, owner };
    const noun = unit.office?.noun ?? unit.lower;
    // "the Andina news agency"
    const named = this.units[last - 1]?.lower === "news" ? last - 2 : last - 1;
    if (named >= from && isKindOf(this.units[named]!, this.units[named + 1]!))
      return { from, to, head: named, noun: "", owner };
    const before = this.units[owner];
    if (
      owner >= 0 &&
      before &&
      (before.type === "Country" || before.type === "Place" || isBody(before)) &&
      (governmentNouns.has(unit.lower) ||
        forceNouns.has(unit.lower) ||
        (before.type !== "Country" && irregularNouns.has(unit.lower)))
    ) {
      if (before.type !== "Place") return { from, to, head: owner, noun, owner, through: unit.lower };
    }
    // "the government of Peru", "the Republic of Peru"
    if (governmentNouns.has(unit.lower) && this.units[to]?.lower === "of") {
      const of = this.phraseAt(to + 1);
      const owned = of && of.head >= 0 ? this.units[of.head] : undefined;
      if (of && owned?.type === "Country")
        return { from, to: of.to, head: of.head, noun, owner: of.head, through: unit.lower };
    }
    // "the president of Peru, Jane Smith," and "Acme's chairman, Jane Smith,"
    if (unit.kind === "office" && !unit.office!.plural) {
      let next = to;
      for (let n = 0; n < 2 && this.units[next] && isPreposition(this.units[next]!); n++) {
        const inner = this.plainPhrase(next + 1);
        if (!inner) break;
        next = inner;
      }
      if (this.units[next]?.lower === ",") next++;
      while (this.units[next]?.kind === "word" && titles.has(this.units[next]!.lower)) next++;
      const named = this.units[next];
      if (
        named?.kind === "mention" &&
        named.type === "Person" &&
        named.mention?.kind === "name" &&
        next > to &&
        this.units[next + 1]?.lower !== "'s"
      )
        return { from, to: next + 1, head: next, noun: "", owner };
    }
    // "a Peruvian minister", "Peru's parliament": whoever it is acts for the state.
    if (
      owner >= 0 &&
      (before?.type === "Country" || before?.type === "IntergovernmentalOrg") &&
      organNouns.has(noun) &&
      this.units[to]?.type !== "Person"
    )
      return { from, to, head: owner, noun, owner, through: noun };
    return { from, to, head: -1, noun, owner };
  }

  /** The end of the run of phrase units from here, without looking at what it is. */
  protected plainPhrase(start: number): number | undefined {
    let at = start;
    while (at < this.units.length && at < start + 10 && this.inPhrase(at)) at++;
    return at > start ? at : undefined;
  }

  /** The phrase at `start` and those that are listed with it: "Acme, Beta and Gamma". */
  listAt(start: number): readonly NounPhrase[] {
    const first = this.phraseAt(start);
    if (!first) return [];
    const list = [first];
    let open: NounPhrase[] = [];
    let at = first.to;
    for (let n = 0; n < 12; n++) {
      let next = at;
      if (quoteMarks.has(this.units[next]?.lower ?? "")) next++;
      const comma = this.units[next]?.lower === ",";
      if (comma) next++;
      const and =
        this.units[next]?.lower === "and" || this.units[next]?.lower === "&" || this.units[next]?.lower === "or";
      const asWell = this.units[next]?.lower === "as" && this.units[next + 1]?.lower === "well";
      if (and) next++;
      else if (asWell) next += 3;
      if (!comma && !and && !asWell) break;
      const phrase = this.phraseAt(next);
      if (!phrase) break;
      // "met Smith and Jones said": the second name is the subject of a verb of its own.
      if (this.verbFollows(phrase.to)) break;
      if (phrase.head < 0) {
        // ", chairman of Acme, and …": an apposition is passed over, a list of things is not.
        if (!comma || and) break;
        let close = phrase.to;
        while (
          close < phrase.to + 12 &&
          this.units[close] &&
          this.units[close]!.lower !== "," &&
          this.verbOf[close]! < 0
        )
          close++;
        if (this.units[close]?.lower !== ",") break;
        at = close;
        continue;
      }
      if (list.length === 1 && this.sharesNoun(first, phrase))
        list[0] = { ...first, head: first.to - 1, through: phrase.through! };
      open.push(phrase);
      at = phrase.to;
      if (and || asWell) {
        list.push(...open);
        open = [];
        if (this.units[at]?.lower !== "and" && this.units[at]?.lower !== ",") break;
      }
    }
    return list;
  }

  protected verbFollows(at: number): boolean {
    const verb = this.verbOf[at];
    if (verb === undefined || verb < 0) return false;
    const group = this.verbs[verb]!;
    return !group.infinitive && !group.gerund && !group.bareParticiple;
  }

  /** "a spate of sanctions" is sanctions. */
  protected behindQuantity(list: readonly NounPhrase[]): readonly NounPhrase[] {
    const first = list[0];
    if (!first || first.head >= 0 || !quantities.has(first.noun) || this.units[first.to]?.lower !== "of") return list;
    const counted = this.listAt(first.to + 1);
    return counted.length > 0 ? counted : list;
  }

  /** Past adverbs, time phrases ("on Tuesday"), quotation marks. */
  protected skipBack(start: number): number {
    let at = start;
    for (let n = 0; n < 10 && at >= 0; n++) {
      const unit = this.units[at]!;
      if (
        quoteMarks.has(unit.lower) ||
        (unit.kind === "word" &&
          (adverbs.has(unit.lower) || unit.upos === "ADV") &&
          unit.lower !== "when" &&
          unit.lower !== "where")
      )
        at--;
      else if (isTime(unit)) at--;
      else if (
        (unit.lower === "on" || unit.lower === "in" || unit.lower === "this" || unit.lower === "of") &&
        at < start &&
        isTime(this.units[at + 1]!)
      )
        at--;
      else break;
    }
    return at;
  }

  protected openingOf(close: number): number {
    for (let at = close - 1; at >= 0 && at > close - 20; at--) if (this.units[at]!.lower === "(") return at;
    return -1;
  }

  /** The phrase whose last unit is this one, with the one that governs it where it stands behind a preposition: "Jane Smith of Acme". */
  protected endingAt(last: number): NounPhrase | undefined {
    let at = last;
    for (let hops = 0; hops < 5; hops++) {
      if (at < 0) return undefined;
      if (this.units[at]!.lower === ")") {
        const open = this.openingOf(at);
        if (open < 0) return undefined;
        at = open - 1;
        continue;
      }
      if (!this.inPhrase(at)) return undefined;
      const from = this.phraseStart(at);
      const before = this.units[from - 1];
      const phrase = this.phrase(from, at + 1);
      if (
        before &&
        isPreposition(before) &&
        before.lower !== "than" &&
        this.verbOf[from - 1]! < 0 &&
        from >= 2 &&
        this.inPhrase(from - 2)
      ) {
        if (phrase.through && before.lower === "of") {
          const counted = this.units[from - 2]!.lower;
          return quantities.has(counted) || counted === "group"
            ? { ...phrase, from: this.phraseStart(from - 2) }
            : phrase;
        }
        // "after Smith traveled": a conjunction here, not a preposition.
        if (clauseOpeners.has(before.lower)) return phrase;
        const governed = this.units[from - 2]!;
        // "the head of Acme Jane Smith", "commissioner for human rights Jane Smith": the name stands beside the office.
        const inside = this.units[phrase.head - 1];
        if (
          phrase.head > from &&
          this.units[phrase.head]!.type === "Person" &&
          governed.kind === "office" &&
          inside !== undefined &&
          inside.kind !== "office" &&
          inside.lower !== "'s" &&
          !titles.has(inside.lower) &&
          !determiners.has(inside.lower)
        )
          return phrase;
        if (isTime(governed)) return phrase;
        at = from - 2;
        continue;
      }
      if (before && isPreposition(before) && this.verbOf[from - 1]! < 0) {
        // "In Lima Smith met": a phrase of place at the start has no say, unless it is all there is.
        return { ...phrase, head: -1 };
      }
      return phrase;
    }
    return undefined;
  }

  protected phraseStart(last: number): number {
    let from = last;
    while (from > 0 && from > last - 14 && this.inPhrase(from - 1) && !this.startsPhrase(from)) from--;
    return from;
  }

  protected startsPhrase(at: number): boolean {
    const unit = this.units[at]!;
    const before = this.units[at - 1];
    if (determiners.has(unit.lower)) return true;
    if (before && isTime(before) && unit.kind === "mention") return true;
    if (unit.kind === "mention" && unit.mention?.kind === "pronoun" && before?.lower !== "-") return true;
    // "In Lima Smith met": two names side by side, the second a person.
    return (
      unit.kind === "mention" &&
      unit.type === "Person" &&
      before?.kind === "mention" &&
      before.mention?.kind !== "demonym" &&
      before.type === "Person"
    );
  }

  /** "Chilean and Peruvian troops": the noun behind the second demonym is that of the first as well. */
  protected sharesNoun(first: NounPhrase, second: NounPhrase): boolean {
    return (
      first.head < 0 &&
      second.through !== undefined &&
      this.units[first.to - 1]?.mention?.kind === "demonym" &&
      second.owner === second.from
    );
  }

  /** The phrase with those that are listed before it: "Acme, Beta and Gamma signed". */
  protected withEarlier(phrase: NounPhrase): readonly NounPhrase[] {
    const list = [phrase];
    let at = phrase.from - 1;
    let and = false;
    for (let n = 0; n < 8; n++) {
      const unit = this.units[at];
      if (unit?.lower === "and" || unit?.lower === "&") {
        and = true;
        at--;
        if (this.units[at]?.lower === ",") at--;
      } else if (unit?.lower === "," && and) at--;
      else break;
      const ending = this.endingAt(at);
      const earlier =
        ending && this.sharesNoun(ending, phrase) ? { ...ending, head: at, through: phrase.through! } : ending;
      if (!earlier || earlier.head < 0) break;
      const before = this.units[earlier.from - 1];
      // The object of a verb of its own ("met Smith and Jones said") is no part of the subject.
      if (before && (this.verbOf[earlier.from - 1]! >= 0 || isPreposition(before))) break;
      list.unshift(earlier);
      at = earlier.from - 1;
    }
    return list;
  }
}

const quantities = new Set(
  "spate series round number wave set package host range raft string lot plenty variety handful dozens scores hundreds thousands couple majority part kind sort".split(
    " ",
  ),
);

function isBody(unit: Unit): boolean {
  return (
    unit.type === "ArmedForce" ||
    unit.type === "Organization" ||
    unit.type === "PublicBody" ||
    unit.type === "IntergovernmentalOrg" ||
    unit.type === "PoliticalParty"
  );
}
