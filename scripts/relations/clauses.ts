import { verbTable } from "./inflect.ts";
import { isKindOf, type Unit } from "./units.ts";
import { allVerbs, objectControl, planVerbs, speechVerbs, unmistakablePasts } from "./verbs.ts";
import {
  adverbs,
  auxiliaries,
  clauseOpeners,
  conjunctions,
  determiners,
  forceNouns,
  formsOfBe,
  formsOfHave,
  governmentNouns,
  irregularNouns,
  modalsOfFuture,
  modalsOfPossibility,
  organNouns,
  prepositions,
  timeWords,
  titles,
} from "./words.ts";

/** A verb with its auxiliaries: "has not been invited". Unit indexes, `to` exclusive. */
export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  /** The unit of the main verb. */
  readonly main: number;
  /** The lemma of a verb that our tables know, else the word as it stands. */
  readonly lemma: string;
  readonly passive: boolean;
  readonly negated: boolean;
  /** "no longer", "used to". */
  readonly ended: boolean;
  /** will, shall, going to, "is to" */
  readonly future: boolean;
  /** would */
  readonly would: boolean;
  /** could, may, might, should, can */
  readonly possible: boolean;
  /** An infinitive with "to". */
  readonly infinitive: boolean;
  /** An -ing form without auxiliary. */
  readonly gerund: boolean;
  /** A participle without auxiliary that stands behind a noun: "a firm owned by". */
  readonly bareParticiple: boolean;
  readonly past: boolean;
}

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

interface PrepositionalPhrase {
  readonly preposition: string;
  readonly at: number;
  readonly phrases: readonly NounPhrase[];
}

/** The verbs of a sentence with ways to find what belongs to them. All positions are unit indexes. */
export interface Clauses {
  readonly units: readonly Unit[];
  readonly verbs: readonly VerbGroup[];
  /** Who does it, as written: of a passive the one it is done to. Several where they are coordinated. */
  subjectsOf(verb: number): readonly NounPhrase[];
  /** The noun phrases directly behind a verb. */
  objectsOf(verb: number): readonly NounPhrase[];
  prepositionalOf(verb: number): readonly PrepositionalPhrase[];
  /** The verb that an infinitive depends on ("plans to visit"), or -1. */
  governorOf(verb: number): number;
  /** The verb of the clause that a unit stands in, or -1. */
  verbAround(unit: number): number;
  phraseAt(unit: number): NounPhrase | undefined;
  listAt(unit: number): readonly NounPhrase[];
}

const forms = verbTable(allVerbs);
const quoteMarks = new Set(['"', "“", "”", "''", "``", "‘", "„", "«", "»"]);
const walls = new Set([";", ":", "—", "–", "--", "(", ")", "...", "…", "?", "!"]);
const phraseBreakers = new Set(["not", "n't", "to", "there", "who", "whom", "which"]);

/** Finds the verb groups of a sentence and reads round them, a shallow parse that leans on words first and tags second. */
export function readClauses(units: readonly Unit[]): Clauses {
  const verbs = findVerbGroups(units);
  const verbOf = new Int32Array(units.length).fill(-1);
  for (const [n, verb] of verbs.entries()) for (let at = verb.from; at < verb.to; at++) verbOf[at] = n;
  const reader = new ClauseReader(units, verbs, verbOf);
  return reader;
}

function isVerb(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit?.kind !== "word") return false;
  if (auxiliaries.has(unit.lower)) {
    if (unit.lower === "can" || unit.lower === "might" || unit.lower === "will" || unit.lower === "may")
      return unit.upos === "AUX" || unit.upos === "VERB" || unit.upos === "X";
    if (unit.lower === "'s") return unit.upos === "AUX" || unit.upos === "VERB";
    return true;
  }
  if (prepositions.has(unit.lower) && unit.xpos !== "VBG") return false;
  if (unit.upos === "VERB" || unit.upos === "AUX") {
    if (unit.xpos === "VBN" || unit.xpos === "VBG") return !describesNoun(units, at);
    return true;
  }
  const form = forms.get(unit.lower);
  // "Acme plans to buy": the tagger sees a noun.
  if (form?.base && form.lemma !== unit.lower && planVerbs.has(form.lemma) && units[at + 1]?.lower === "to") {
    const subject = units[at - 1];
    return subject?.kind === "mention" && subject.mention?.kind !== "demonym";
  }
  // "issued a declaration demanding that": the tagger sees a noun.
  if (form?.gerund && unit.upos === "NOUN" && units[at + 1]?.lower === "that") return true;
  if (!form || !(form.past || form.participle) || form.base) return false;
  // "Smith imposed sanctions": the tagger sees an adjective.
  const subject = units[at - 1];
  const object = units[at + 1];
  if (
    unit.upos === "ADJ" &&
    form.past &&
    subject?.kind === "mention" &&
    subject.mention?.kind !== "demonym" &&
    object !== undefined &&
    (object.kind === "mention" || object.upos === "NOUN" || object.upos === "DET")
  )
    return true;
  if (!unmistakablePasts.has(form.lemma)) return false;
  const before = units[at - 1];
  return (
    before === undefined ||
    before.kind === "mention" ||
    before.upos === "PRON" ||
    before.lower === "," ||
    adverbs.has(before.lower) ||
    auxiliaries.has(before.lower)
  );
}

/** "the proposed deal", "a visiting minister": a participle between an article or adjective and a noun. */
function describesNoun(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  const next = units[at + 1];
  if (
    !next ||
    !(
      next.upos === "NOUN" ||
      next.upos === "ADJ" ||
      next.upos === "PROPN" ||
      next.kind === "office" ||
      next.kind === "mention"
    )
  )
    return false;
  if (!before) return false;
  return (
    determiners.has(before.lower) ||
    before.lower === "'s" ||
    before.upos === "ADJ" ||
    ((adverbs.has(before.lower) || before.upos === "ADV") && determiners.has(units[at - 2]?.lower ?? "")) ||
    before.upos === "NUM"
  );
}

function findVerbGroups(units: readonly Unit[]): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let at = 0; at < units.length; ) {
    const unit = units[at]!;
    const infinitive = unit.lower === "to" && unit.kind === "word" && startsInfinitive(units, at + 1);
    if (!infinitive && !isVerb(units, at)) {
      at++;
      continue;
    }
    const group = readGroup(units, at, infinitive);
    groups.push(group);
    at = group.to;
  }
  return groups;
}

function startsInfinitive(units: readonly Unit[], at: number): boolean {
  let next = at;
  while (next < at + 2 && units[next] && (adverbs.has(units[next]!.lower) || units[next]!.xpos === "RB")) next++;
  const unit = units[next];
  if (unit?.kind !== "word") return false;
  if (unit.lower === "be" || unit.lower === "have" || unit.lower === "do") return true;
  if (determiners.has(unit.lower)) return false;
  if (unit.xpos === "VB") return true;
  if (unit.upos === "VERB" && unit.xpos !== "VBG" && unit.xpos !== "VBD" && unit.xpos !== "VBN") return true;
  // A tagger's slip: "is due to visit Peru".
  const after = units[next + 1];
  const form = forms.get(unit.lower);
  return (
    form?.base === true &&
    form.lemma === unit.text &&
    after !== undefined &&
    (after.kind === "mention" ||
      after.kind === "office" ||
      determiners.has(after.lower) ||
      prepositions.has(after.lower) ||
      after.upos === "NOUN" ||
      after.upos === "ADJ")
  );
}

function readGroup(units: readonly Unit[], from: number, infinitive: boolean): VerbGroup {
  let at = infinitive ? from + 1 : from;
  // "careful not to give"
  let negated = infinitive && units[from - 1]?.lower === "not";
  let ended = false;
  let future = false;
  let would = false;
  let possible = false;
  let hasBe = false;
  let hasHave = false;
  let main = -1;
  let end = at;
  const aux = new Set<number>();
  // The words between auxiliary and verb: "has not yet been", "will also", "is expected"; the group ends with its first full verb.
  for (; at < units.length && at < from + 9; at++) {
    const unit = units[at]!;
    if (unit.kind !== "word") break;
    const lower = unit.lower;
    if (lower === "not" || lower === "n't" || lower === "never") {
      negated = true;
      if (main >= 0) end = at + 1;
      continue;
    }
    if (auxiliaries.has(lower) && isVerb(units, at)) {
      if (modalsOfFuture.has(lower)) future = true;
      else if (lower === "would" || lower === "'d") would = true;
      else if (modalsOfPossibility.has(lower)) possible = true;
      if (formsOfBe.has(lower)) hasBe = true;
      if (formsOfHave.has(lower)) hasHave = true;
      if (lower === "'s") hasBe = true;
      aux.add(at);
      main = at;
      end = at + 1;
      continue;
    }
    if (lower === "going" && hasBe && units[at + 1]?.lower === "to" && startsInfinitive(units, at + 2)) {
      future = true;
      at++;
      continue;
    }
    if (lower === "to" && hasBe && at === end && startsInfinitive(units, at + 1)) {
      future = true;
      continue;
    }
    if (lower === "no" && units[at + 1]?.lower === "longer") {
      ended = true;
      at++;
      continue;
    }
    const skippable = adverbs.has(lower) || (unit.upos === "ADV" && lower !== "when" && lower !== "where");
    if (skippable && (main >= 0 || infinitive)) continue;
    const verb =
      isVerb(units, at) ||
      (infinitive && main < 0) ||
      (aux.size > 0 && (unit.upos === "VERB" || (forms.has(lower) && unit.upos !== "NOUN" && unit.upos !== "PROPN")));
    if (verb) {
      main = at;
      end = at + 1;
    }
    break;
  }
  if (main < 0) main = Math.min(from, units.length - 1);
  end = Math.max(end, main + 1);
  const word = units[main]!;
  const form = forms.get(word.lower);
  const isAux = aux.has(main);
  const participle = !isAux && (word.xpos === "VBN" || (form?.participle ?? false) || /ed$/.test(word.lower));
  const gerundForm = !isAux && (word.xpos === "VBG" || (form?.gerund ?? false) || /ing$/.test(word.lower));
  const passive = hasBe && participle && !gerundForm;
  const next = units[end];
  const bare = aux.size === 0 && !infinitive && participle;
  const pastForm = form ? form.past : word.xpos === "VBD";
  const byFollows = next?.lower === "by";
  const before = units[from - 1];
  const prepositionFollows = next !== undefined && (prepositions.has(next.lower) || next.lower === "to");
  // A form that may be past or participle ("accused", "led") is a past where a phrase follows as its object.
  const objectFollows = next !== undefined && !prepositionFollows && startsPhrase(next);
  const bareParticiple =
    bare &&
    !(form !== undefined && pastForm && intransitives.has(form.lemma)) &&
    (byFollows || !(form !== undefined && speechVerbs.has(form.lemma) && pastForm)) &&
    (byFollows ||
      (form !== undefined && !form.past) ||
      (word.xpos === "VBN" && !objectFollows && !(pastForm && subjectBefore(units, from))) ||
      (before?.lower === "," && prepositionFollows && form !== undefined && oftenBare.has(form.lemma)));
  return {
    from,
    to: end,
    main,
    lemma: isAux
      ? formsOfBe.has(word.lower)
        ? "be"
        : formsOfHave.has(word.lower)
          ? "have"
          : "do"
      : (form?.lemma ?? word.lower),
    passive: passive || bareParticiple,
    negated,
    ended: ended || (word.lower === "used" && next?.lower === "to"),
    future,
    would,
    possible,
    infinitive,
    gerund: gerundForm && aux.size === 0 && !infinitive,
    bareParticiple,
    past:
      [...aux].some((index) => /^(was|were|had|did)$/.test(units[index]!.lower)) ||
      (aux.size === 0 && pastForm) ||
      hasHave,
  };
}

// "Acme, founded in 1990", "a firm owned by": these describe the noun before them more often than they tell of a deed.
const oftenBare = new Set(
  "found establish own base headquarter create form head lead run operate control back fund bear locate situate chair".split(
    " ",
  ),
);

// Nothing is ever "clashed": behind a noun the form is a past, whatever the tagger says.
const intransitives = new Set(
  "clash talk speak negotiate confer cooperate collaborate protest rally march travel arrive live reside vote campaign side apologize rebel riot revolt".split(
    " ",
  ),
);

const startsPhrase = (unit: Unit): boolean =>
  unit.kind === "mention" ||
  unit.kind === "office" ||
  determiners.has(unit.lower) ||
  unit.upos === "NOUN" ||
  unit.upos === "PROPN" ||
  unit.upos === "ADJ" ||
  unit.upos === "NUM" ||
  unit.upos === "PRON";

/** Whether a name or pronoun stands directly before the verb, which makes "visited" a past and no participle. */
function subjectBefore(units: readonly Unit[], at: number): boolean {
  let back = at - 1;
  while (back >= 0 && (adverbs.has(units[back]!.lower) || isTime(units[back]!))) back--;
  const before = units[back];
  return (
    before !== undefined &&
    (before.kind === "mention" || before.upos === "PRON" || before.lower === "who" || before.lower === "and")
  );
}

const isTime = (unit: Unit): boolean =>
  unit.kind === "word" && (timeWords.has(unit.lower) || /^\d{1,2}(?:st|nd|rd|th)?$|^(?:19|20)\d\d$/.test(unit.lower));
const isPreposition = (unit: Unit): boolean => unit.kind === "word" && prepositions.has(unit.lower);
const isConjunction = (unit: Unit): boolean => conjunctions.has(unit.lower);

class ClauseReader implements Clauses {
  readonly units: readonly Unit[];
  readonly verbs: readonly VerbGroup[];
  readonly #verbOf: Int32Array;
  readonly #subjects = new Map<number, readonly NounPhrase[]>();

  constructor(units: readonly Unit[], verbs: readonly VerbGroup[], verbOf: Int32Array) {
    this.units = units;
    this.verbs = verbs;
    this.#verbOf = verbOf;
  }

  /** Whether a unit can stand inside a noun phrase. */
  #inPhrase(at: number): boolean {
    const unit = this.units[at];
    if (!unit) return false;
    if (unit.relative) return false;
    if (unit.kind === "mention" || unit.kind === "office") return true;
    if (unit.lower === "'s") return this.#verbOf[at]! < 0;
    if (unit.lower === "-" || unit.lower === "&") return true;
    if (unit.kind === "mark") return false;
    if (this.#verbOf[at]! >= 0) return false;
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
    for (; at < this.units.length && at < from + 14 && this.#inPhrase(at); at++) {
      const unit = this.units[at]!;
      if (at > from && isTime(unit) && !this.#inPhraseNoun(at + 1)) break;
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
    return this.#phrase(from, at);
  }

  #inPhraseNoun(at: number): boolean {
    const unit = this.units[at];
    return unit !== undefined && unit.kind === "word" && unit.upos === "NOUN" && this.#verbOf[at]! < 0;
  }

  #phrase(from: number, end: number): NounPhrase {
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
        const inner = this.#plainPhrase(next + 1);
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
  #plainPhrase(start: number): number | undefined {
    let at = start;
    while (at < this.units.length && at < start + 10 && this.#inPhrase(at)) at++;
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
      if (this.#verbFollows(phrase.to)) break;
      if (phrase.head < 0) {
        // ", chairman of Acme, and …": an apposition is passed over, a list of things is not.
        if (!comma || and) break;
        let close = phrase.to;
        while (
          close < phrase.to + 12 &&
          this.units[close] &&
          this.units[close]!.lower !== "," &&
          this.#verbOf[close]! < 0
        )
          close++;
        if (this.units[close]?.lower !== ",") break;
        at = close;
        continue;
      }
      if (list.length === 1 && this.#sharesNoun(first, phrase))
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

  #verbFollows(at: number): boolean {
    const verb = this.#verbOf[at];
    if (verb === undefined || verb < 0) return false;
    const group = this.verbs[verb]!;
    return !group.infinitive && !group.gerund && !group.bareParticiple;
  }

  /** "a spate of sanctions" is sanctions. */
  #behindQuantity(list: readonly NounPhrase[]): readonly NounPhrase[] {
    const first = list[0];
    if (!first || first.head >= 0 || !quantities.has(first.noun) || this.units[first.to]?.lower !== "of") return list;
    const counted = this.listAt(first.to + 1);
    return counted.length > 0 ? counted : list;
  }

  objectsOf(verb: number): readonly NounPhrase[] {
    const group = this.verbs[verb]!;
    let at = group.to;
    while (
      at < this.units.length &&
      at < group.to + 3 &&
      (adverbs.has(this.units[at]!.lower) || particles.has(this.units[at]!.lower)) &&
      !isPrepositionHere(this.units, at)
    )
      at++;
    if (this.units[at]?.lower === ":") return [];
    return this.#behindQuantity(this.listAt(at));
  }

  prepositionalOf(verb: number): readonly PrepositionalPhrase[] {
    const group = this.verbs[verb]!;
    const found: PrepositionalPhrase[] = [];
    let at = group.to;
    const objects = this.objectsOf(verb);
    const lastObject = objects[objects.length - 1];
    if (lastObject) at = lastObject.to;
    for (let n = 0; n < 10 && at < this.units.length && at < group.to + 40; n++) {
      const unit = this.units[at]!;
      if (
        quoteMarks.has(unit.lower) ||
        adverbs.has(unit.lower) ||
        (particles.has(unit.lower) && !isPreposition(unit)) ||
        isTime(unit) ||
        unit.upos === "ADV"
      ) {
        at++;
        continue;
      }
      if ((unit.lower === "to" && this.#verbOf[at]! < 0) || (isPreposition(unit) && this.#verbOf[at]! < 0)) {
        const phrases = this.listAt(at + 1);
        if (phrases.length === 0) {
          at++;
          continue;
        }
        found.push({ preposition: unit.lower, at, phrases });
        at = phrases[phrases.length - 1]!.to;
        continue;
      }
      // "imposed sanctions led by Peru against Chile"
      const between = this.#verbOf[at]! >= 0 ? this.verbs[this.#verbOf[at]!]! : undefined;
      if (between?.bareParticiple && at > group.to && this.units[between.to]?.lower === "by") {
        const agents = this.listAt(between.to + 1);
        at = agents.length > 0 ? agents[agents.length - 1]!.to : between.to + 1;
        continue;
      }
      break;
    }
    return found;
  }

  governorOf(verb: number): number {
    const group = this.verbs[verb]!;
    if (!group.infinitive && !group.gerund) return -1;
    const before = this.verbs[verb - 1];
    return before && !this.#wallBetween(before.to, group.from) ? verb - 1 : -1;
  }

  #wallBetween(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (walls.has(this.units[at]!.lower)) return true;
    return false;
  }

  verbAround(unit: number): number {
    // The nearest finite verb in reach: before the unit in its clause, else behind it.
    let best = -1;
    for (const [n, verb] of this.verbs.entries()) {
      if (verb.from <= unit && !this.#clauseBetween(verb.to, unit)) best = n;
      if (verb.from > unit) {
        if (best < 0 && !this.#clauseBetween(unit, verb.from)) best = n;
        break;
      }
    }
    return best;
  }

  #clauseBetween(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const lower = this.units[at]!.lower;
      if (
        walls.has(lower) ||
        lower === "," ||
        lower === "that" ||
        lower === "which" ||
        lower === "who" ||
        lower === "but" ||
        lower === "while"
      )
        return true;
    }
    return false;
  }

  subjectsOf(verb: number): readonly NounPhrase[] {
    const known = this.#subjects.get(verb);
    if (known) return known;
    this.#subjects.set(verb, []);
    const found = this.#findSubjects(verb);
    this.#subjects.set(verb, found);
    return found;
  }

  #findSubjects(verb: number): readonly NounPhrase[] {
    const group = this.verbs[verb]!;
    if (group.infinitive) {
      const governor = this.governorOf(verb);
      if (governor < 0) return [];
      const over = this.verbs[governor]!;
      if (objectControl.has(over.lemma) && !over.passive) {
        const objects = this.objectsOf(governor).filter((phrase) => phrase.to <= group.from);
        if (objects.length > 0) return objects;
        const behind = this.prepositionalOf(governor).filter(
          (phrase) => phrase.preposition === "on" || phrase.preposition === "for",
        );
        if (behind[0]) return behind[0].phrases;
      }
      // "Smith's decision to visit": the owner of the noun before it.
      const nearest = this.#endingAt(group.from - 1);
      if (
        nearest &&
        nearest.head < 0 &&
        nearest.owner >= 0 &&
        nearest.from > over.to - 1 &&
        planNouns.has(nearest.noun) &&
        this.units[nearest.owner + 1]?.lower === "'s"
      )
        return [{ ...nearest, head: nearest.owner }];
      // "its refusal to support": whose it is stays open.
      if (
        nearest &&
        nearest.head < 0 &&
        nearest.from >= over.to &&
        planNouns.has(nearest.noun) &&
        over.lemma !== "have" &&
        over.lemma !== "make" &&
        over.lemma !== "announce"
      )
        return [];
      return this.subjectsOf(governor);
    }
    let at = group.from - 1;
    at = this.#skipBack(at);
    const before = this.units[at];
    if (!before) {
      // "Speaking in Berlin, Smith criticized …"
      if (group.gerund || group.bareParticiple) return this.#mainSubjectAfter(verb);
      return [];
    }
    if (group.gerund) {
      if (before.lower === "," || isPreposition(before) || isConjunction(before) || clauseOpeners.has(before.lower)) {
        const main = this.#finiteBefore(verb);
        if (isPreposition(before) || before.lower === "," || clauseOpeners.has(before.lower))
          return main >= 0 ? this.subjectsOf(main) : this.#mainSubjectAfter(verb);
        return verb > 0 ? this.subjectsOf(verb - 1) : [];
      }
      if (this.#verbOf[at]! >= 0) return this.subjectsOf(this.#verbOf[at]!);
      // "issued a statement condemning Peru"
      const main = papers.has(before.lower) ? this.#finiteBefore(verb) : -1;
      if (main >= 0) return this.verbs[main]!.passive ? [] : this.subjectsOf(main);
    }
    if (before.relative) return [{ from: at, to: at + 1, head: at, noun: "", owner: -1 }];
    if (before.lower === "who" || before.lower === "which" || before.lower === "that") {
      const antecedent = this.#skipBack(at - 1);
      const comma = this.units[antecedent]?.lower === ",";
      const phrase = this.#endingAt(comma ? antecedent - 1 : antecedent);
      // "it was Smith, not Jones, who": not Jones.
      if (!phrase || phrase.head < 0 || this.units[phrase.from - 1]?.lower === "not") return [];
      return this.#withEarlier(phrase);
    }
    if (isConjunction(before) || (before.lower === "," && isConjunction(this.units[at - 1] ?? before))) {
      // "went to Lima and met Smith": the subject goes on.
      for (let earlier = verb - 1; earlier >= 0 && earlier >= verb - 3; earlier--) {
        const other = this.verbs[earlier]!;
        if (other.gerund && !group.gerund) continue;
        if (this.#wallBetween(other.to, group.from)) return [];
        if (other.infinitive && !group.past) return this.subjectsOf(earlier);
        if (!other.infinitive && !other.bareParticiple) return this.subjectsOf(earlier);
      }
      return [];
    }
    if (before.lower === "," && group.bareParticiple) {
      const described = this.#endingAt(this.#skipBack(at - 1));
      return described ? [described] : [];
    }
    if (before.lower === ",") return this.#acrossComma(at, verb);
    if (before.lower === ")") {
      const open = this.#openingOf(at);
      if (open < 0) return [];
      const phrase = this.#endingAt(this.#skipBack(open - 1));
      return phrase ? this.#withEarlier(phrase) : [];
    }
    if (before.lower === "-" || before.lower === "–" || before.lower === "—") return [];
    if (this.#verbOf[at]! >= 0) return [];
    if (before.kind === "word" && /^(?:it|he|she)$/.test(before.lower)) return this.#saidOfItself(at, verb);
    let phrase = this.#endingAt(at);
    // "Companies using Acme bought": the name is the object of a participle, the noun before it the subject.
    for (let hop = 0; phrase && hop < 3; hop++) {
      const inner = phrase.from > 0 ? this.#verbOf[phrase.from - 1]! : -1;
      if (inner < 0) break;
      const verbInside = this.verbs[inner]!;
      if (!verbInside.gerund && !verbInside.bareParticiple && !verbInside.infinitive) break;
      phrase = this.#endingAt(verbInside.from - 1);
    }
    if (!phrase) return [];
    return this.#withEarlier(phrase);
  }

  /** "Peru said on Monday that it had closed": a pronoun that nobody resolved, right behind a verb of speech, is the speaker. */
  #saidOfItself(pronoun: number, verb: number): readonly NounPhrase[] {
    const before = this.#finiteBefore(verb);
    const speech = before >= 0 ? this.verbs[before]! : undefined;
    if (!speech || speech.passive || !speechVerbs.has(speech.lemma)) return [];
    for (let at = speech.to; at < pronoun; at++) {
      const unit = this.units[at]!;
      if (unit.lower !== "that" && unit.lower !== "on" && !isTime(unit) && !adverbs.has(unit.lower)) return [];
    }
    const speakers = this.subjectsOf(before);
    const [speaker] = speakers;
    if (!speaker || speakers.length !== 1 || speaker.head < 0) return [];
    const isPerson = this.units[speaker.head]!.type === "Person";
    return isPerson === (this.units[pronoun]!.lower !== "it") ? [{ ...speaker, pronoun }] : [];
  }

  #mainSubjectAfter(verb: number): readonly NounPhrase[] {
    for (let later = verb + 1; later < this.verbs.length && later <= verb + 3; later++) {
      const other = this.verbs[later]!;
      if (other.infinitive || other.gerund || other.bareParticiple) continue;
      return this.subjectsOf(later);
    }
    return [];
  }

  #finiteBefore(verb: number): number {
    for (let earlier = verb - 1; earlier >= 0; earlier--) {
      const other = this.verbs[earlier]!;
      if (!other.infinitive && !other.gerund && !other.bareParticiple) return earlier;
    }
    return -1;
  }

  /** Past adverbs, time phrases ("on Tuesday"), quotation marks. */
  #skipBack(start: number): number {
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

  #openingOf(close: number): number {
    for (let at = close - 1; at >= 0 && at > close - 20; at--) if (this.units[at]!.lower === "(") return at;
    return -1;
  }

  /** The phrase whose last unit is this one, with the one that governs it where it stands behind a preposition: "Jane Smith of Acme". */
  #endingAt(last: number): NounPhrase | undefined {
    let at = last;
    for (let hops = 0; hops < 5; hops++) {
      if (at < 0) return undefined;
      if (this.units[at]!.lower === ")") {
        const open = this.#openingOf(at);
        if (open < 0) return undefined;
        at = open - 1;
        continue;
      }
      if (!this.#inPhrase(at)) return undefined;
      const from = this.#phraseStart(at);
      const before = this.units[from - 1];
      const phrase = this.#phrase(from, at + 1);
      if (
        before &&
        isPreposition(before) &&
        before.lower !== "than" &&
        this.#verbOf[from - 1]! < 0 &&
        from >= 2 &&
        this.#inPhrase(from - 2)
      ) {
        if (phrase.through && before.lower === "of") {
          const counted = this.units[from - 2]!.lower;
          return quantities.has(counted) || counted === "group"
            ? { ...phrase, from: this.#phraseStart(from - 2) }
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
      if (before && isPreposition(before) && this.#verbOf[from - 1]! < 0) {
        // "In Lima Smith met": a phrase of place at the start has no say, unless it is all there is.
        return { ...phrase, head: -1 };
      }
      return phrase;
    }
    return undefined;
  }

  #phraseStart(last: number): number {
    let from = last;
    while (from > 0 && from > last - 14 && this.#inPhrase(from - 1) && !this.#startsPhrase(from)) from--;
    return from;
  }

  #startsPhrase(at: number): boolean {
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
  #sharesNoun(first: NounPhrase, second: NounPhrase): boolean {
    return (
      first.head < 0 &&
      second.through !== undefined &&
      this.units[first.to - 1]?.mention?.kind === "demonym" &&
      second.owner === second.from
    );
  }

  /** Behind a closing comma: who stood before the opening one? */
  #acrossComma(close: number, verb: number): readonly NounPhrase[] {
    const inner = this.#endingAt(this.#skipBack(close - 1));
    for (let open = close - 1; open >= 0 && open > close - 32; open--) {
      const unit = this.units[open]!;
      if (walls.has(unit.lower) && unit.lower !== "(" && unit.lower !== ")") return [];
      if (unit.lower !== ",") continue;
      const opening = this.units[open + 1]!;
      const relative = /^(?:who|which|whose|where|when|whom)$/.test(opening.lower);
      if (!relative && this.#finiteBetween(open + 1, close, verb)) continue;
      const phrase = this.#endingAt(open - 1);
      if (!phrase) continue;
      // "China's ambassador to Peru, Jane Smith, said": the name inside the commas is the subject.
      if (
        inner &&
        inner.head >= 0 &&
        inner.from === open + 1 &&
        this.units[inner.head]!.type === "Person" &&
        (phrase.head < 0 || this.units[phrase.head]!.type !== "Person")
      )
        return [inner];
      if (phrase.head < 0) continue;
      return this.#withEarlier(phrase);
    }
    return [];
  }

  #finiteBetween(from: number, to: number, except: number): boolean {
    for (const [n, verb] of this.verbs.entries()) {
      if (n === except || verb.from < from || verb.to > to) continue;
      if (!verb.infinitive && !verb.gerund && !verb.bareParticiple) return true;
    }
    return false;
  }

  /** The phrase with those that are listed before it: "Acme, Beta and Gamma signed". */
  #withEarlier(phrase: NounPhrase): readonly NounPhrase[] {
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
      const ending = this.#endingAt(at);
      const earlier =
        ending && this.#sharesNoun(ending, phrase) ? { ...ending, head: at, through: phrase.through! } : ending;
      if (!earlier || earlier.head < 0) break;
      const before = this.units[earlier.from - 1];
      // The object of a verb of its own ("met Smith and Jones said") is no part of the subject.
      if (before && (this.#verbOf[earlier.from - 1]! >= 0 || isPreposition(before))) break;
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

const papers = new Set(
  "statement letter declaration resolution message petition speech communique tweet post".split(" "),
);

const particles = new Set("up out off down back over away together forward again ahead".split(" "));
const planNouns = new Set(
  "decision plan plans intention bid attempt attempts offer pledge promise vow effort efforts refusal failure request desire willingness readiness".split(
    " ",
  ),
);

function isPrepositionHere(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1];
  return (
    prepositions.has(units[at]!.lower) && next !== undefined && (next.kind === "mention" || determiners.has(next.lower))
  );
}

function isBody(unit: Unit): boolean {
  return (
    unit.type === "ArmedForce" ||
    unit.type === "Organization" ||
    unit.type === "PublicBody" ||
    unit.type === "IntergovernmentalOrg" ||
    unit.type === "PoliticalParty"
  );
}
