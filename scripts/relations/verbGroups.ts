import { isTime } from "./functionWords.ts";
import { verbTable } from "./inflect.ts";
import type { Unit } from "./units.ts";
import { allVerbs, planVerbs, speechVerbs, unmistakablePasts } from "./verbs.ts";
import {
  adverbs,
  auxiliaries,
  determiners,
  formsOfBe,
  formsOfHave,
  modalsOfFuture,
  modalsOfPossibility,
  prepositions,
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

const forms = verbTable(allVerbs);

/** Finds the verb groups of a sentence, leaning on words first and tags second. */
export function findVerbGroups(units: readonly Unit[]): VerbGroup[] {
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
