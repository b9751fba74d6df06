import { isConjunction, isPreposition, isTime } from "./functionWords.ts";
import { type NounPhrase, PhraseReader } from "./nounPhrases.ts";
import type { Unit } from "./units.ts";
import { findVerbGroups, type VerbGroup } from "./verbGroups.ts";
import { objectControl, speechVerbs } from "./verbs.ts";
import { adverbs, clauseOpeners, determiners, prepositions, quoteMarks } from "./words.ts";

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

/** Reads round the verbs of a sentence: who does it, to whom, behind which preposition. A shallow parse. */
export function readClauses(units: readonly Unit[]): Clauses {
  return new ClauseReader(units, findVerbGroups(units));
}

const walls = new Set([";", ":", "—", "–", "--", "(", ")", "...", "…", "?", "!"]);

class ClauseReader extends PhraseReader implements Clauses {
  readonly #subjects = new Map<number, readonly NounPhrase[]>();

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
    return this.behindQuantity(this.listAt(at));
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
      if ((unit.lower === "to" && this.verbOf[at]! < 0) || (isPreposition(unit) && this.verbOf[at]! < 0)) {
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
      const between = this.verbOf[at]! >= 0 ? this.verbs[this.verbOf[at]!]! : undefined;
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
      const nearest = this.endingAt(group.from - 1);
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
    at = this.skipBack(at);
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
      if (this.verbOf[at]! >= 0) return this.subjectsOf(this.verbOf[at]!);
      // "issued a statement condemning Peru"
      const main = papers.has(before.lower) ? this.#finiteBefore(verb) : -1;
      if (main >= 0) return this.verbs[main]!.passive ? [] : this.subjectsOf(main);
    }
    if (before.relative) return [{ from: at, to: at + 1, head: at, noun: "", owner: -1 }];
    if (before.lower === "who" || before.lower === "which" || before.lower === "that") {
      const antecedent = this.skipBack(at - 1);
      const comma = this.units[antecedent]?.lower === ",";
      const phrase = this.endingAt(comma ? antecedent - 1 : antecedent);
      // "it was Smith, not Jones, who": not Jones.
      if (!phrase || phrase.head < 0 || this.units[phrase.from - 1]?.lower === "not") return [];
      return this.withEarlier(phrase);
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
      const described = this.endingAt(this.skipBack(at - 1));
      return described ? [described] : [];
    }
    if (before.lower === ",") return this.#acrossComma(at, verb);
    if (before.lower === ")") {
      const open = this.openingOf(at);
      if (open < 0) return [];
      const phrase = this.endingAt(this.skipBack(open - 1));
      return phrase ? this.withEarlier(phrase) : [];
    }
    if (before.lower === "-" || before.lower === "–" || before.lower === "—") return [];
    if (this.verbOf[at]! >= 0) return [];
    if (before.kind === "word" && /^(?:it|he|she)$/.test(before.lower)) return this.#saidOfItself(at, verb);
    let phrase = this.endingAt(at);
    // "Companies using Acme bought": the name is the object of a participle, the noun before it the subject.
    for (let hop = 0; phrase && hop < 3; hop++) {
      const inner = phrase.from > 0 ? this.verbOf[phrase.from - 1]! : -1;
      if (inner < 0) break;
      const verbInside = this.verbs[inner]!;
      if (!verbInside.gerund && !verbInside.bareParticiple && !verbInside.infinitive) break;
      phrase = this.endingAt(verbInside.from - 1);
    }
    if (!phrase) return [];
    return this.withEarlier(phrase);
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

  /** Behind a closing comma: who stood before the opening one? */
  #acrossComma(close: number, verb: number): readonly NounPhrase[] {
    const inner = this.endingAt(this.skipBack(close - 1));
    for (let open = close - 1; open >= 0 && open > close - 32; open--) {
      const unit = this.units[open]!;
      if (walls.has(unit.lower) && unit.lower !== "(" && unit.lower !== ")") return [];
      if (unit.lower !== ",") continue;
      const opening = this.units[open + 1]!;
      const relative = /^(?:who|which|whose|where|when|whom)$/.test(opening.lower);
      if (!relative && this.#finiteBetween(open + 1, close, verb)) continue;
      const phrase = this.endingAt(open - 1);
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
      return this.withEarlier(phrase);
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
}

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
