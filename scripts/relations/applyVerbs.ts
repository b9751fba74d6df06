import { isTie } from "../../graph-data/ontology.ts";
import type { Candidate } from "./candidate.ts";
import type { Clauses } from "./clauses.ts";
import type { NounPhrase } from "./nounPhrases.ts";
import type { Family, Frame, VerbRule } from "./rule.ts";
import type { Unit } from "./units.ts";
import type { VerbGroup } from "./verbGroups.ts";
import type { SentenceView } from "./view.ts";
import { weekdays } from "./words.ts";

interface IndexedFrame {
  readonly rule: VerbRule;
  readonly frame: Frame;
}

const indexes = new WeakMap<Family, Map<string, IndexedFrame[]>>();

function indexOf(family: Family): Map<string, IndexedFrame[]> {
  const known = indexes.get(family);
  if (known) return known;
  const index = new Map<string, IndexedFrame[]>();
  for (const rule of family.verbs)
    for (const frame of rule.frames)
      for (const verb of frame.verbs) {
        const list = index.get(verb);
        if (list) list.push({ rule, frame });
        else index.set(verb, [{ rule, frame }]);
      }
  indexes.set(family, index);
  return index;
}

/** Every candidate that the verbs of a family read from one sentence. */
export function applyVerbs(family: Family, view: SentenceView): Candidate[] {
  if (family.verbs.length === 0 || view.sentence.entities < 2) return [];
  const index = indexOf(family);
  const found: Candidate[] = [];
  const sport = isAboutSport(view);
  for (const [n, verb] of view.clauses.verbs.entries()) {
    for (const { rule, frame } of index.get(verb.lemma) ?? []) {
      if (frame.notInSport && sport) continue;
      for (const pair of endsOf(view.clauses, n, verb, frame))
        if (mayBe(view, frame, pair)) found.push(candidateOf(view, n, rule, frame, pair));
    }
  }
  return found;
}

const sportWords = new Set(
  "match matches game games semifinal semifinals semi-final quarterfinal quarter-final playoff playoffs play-off league cup tournament championship championships champion title boxer boxing bout knockout striker midfielder goalkeeper goal goals scored football soccer basketball rugby tennis cricket olympic olympics team teams squad coach derby season fixture heavyweight middleweight wrestling stadium medal".split(
    " ",
  ),
);

function isAboutSport(view: SentenceView): boolean {
  for (const word of view.sentence.holds) if (sportWords.has(word) || /^\d{1,2}-\d{1,2}$/.test(word)) return true;
  return false;
}

interface Pair {
  readonly source: NounPhrase;
  readonly target: NounPhrase;
  readonly weight: number;
}

function endsOf(clauses: Clauses, n: number, verb: VerbGroup, frame: Frame): Pair[] {
  const { units } = clauses;
  const after = wordsBehind(clauses, n, verb, frame);
  if (after === undefined) return [];
  // "talking about nominating Smith": by whom stays open.
  if (verb.gerund && units[verb.from - 1]?.lower === "about") return [];
  const subjects = named(clauses.subjectsOf(n));
  if (verb.passive) return passiveEnds(clauses, n, frame, subjects);
  if (frame.passiveOnly) return [];
  const pairs: Pair[] = [];
  const seen = (targets: readonly NounPhrase[], weight: number) => {
    for (const source of subjects)
      for (const target of targets)
        if (source.head !== target.head)
          pairs.push(frame.flip ? { source: target, target: source, weight } : { source, target, weight });
  };
  if (frame.complement) seen(targetsOfInfinitive(clauses, n), 0.9);
  if (frame.clause) seen(subjectOfClause(clauses, n, frame.clause === "must"), 0.95);
  if (frame.gives) {
    const [first, ...others] = clauses.objectsOf(n);
    const gift = first && others.length === 0 && first.head >= 0 ? clauses.phraseAt(first.to) : undefined;
    if (gift && frame.behind?.includes(gift.noun)) seen([first!], 1);
    return pairs;
  }
  for (const where of frame.target) {
    if (where === "object") {
      if (after.fromNoun) continue;
      const objects = clauses.objectsOf(n);
      seen(
        named(objects).filter(
          (phrase) => isOwned(frame, phrase.through ?? "") && (!frame.toDo || infinitiveAt(clauses, phrase.to)),
        ),
        1,
      );
      if (frame.owners) seen(ownersOf(clauses, n, frame), 0.75);
    } else if (!frame.owners || pairs.length === 0) {
      // The first alone: in "cut ties with Peru over talks with Chile" the second belongs to the talks.
      const phrases = after.prepositional.find((phrase) => phrase.preposition === where)?.phrases ?? [];
      seen(
        named(phrases).filter((one) => !frame.toDo || infinitiveAt(clauses, one.to)),
        1,
      );
      const owned = phrases.filter((one) => one.head < 0 && one.owner >= 0);
      if (frame.owners)
        seen(
          owned.map((one) => ({ ...one, head: one.owner })),
          0.7,
        );
    }
  }
  if (frame.reciprocal && subjects.length >= 2 && pairs.length === 0) {
    for (let a = 0; a < subjects.length; a++)
      for (let b = a + 1; b < subjects.length; b++)
        // "Smith and her party agreed" is agreed with somebody else.
        if (!/^(?:his|her|its|their)$/.test(units[subjects[b]!.from]!.lower))
          pairs.push({ source: subjects[a]!, target: subjects[b]!, weight: 0.95 });
  }
  return pairs.filter(
    ({ source, target }) => units[source.head]!.mention!.entity !== units[target.head]!.mention!.entity,
  );
}

/** "rejected Acme's offer", "condemned the attacks by Acme": what is done to the offer is done to its owner. */
function ownersOf(clauses: Clauses, n: number, frame: Frame): NounPhrase[] {
  const objects = clauses.objectsOf(n);
  const things = objects.filter(
    ({ head, noun }) => head < 0 && isOwned(frame, noun) && !frame.notOwned?.includes(noun),
  );
  const owners = things.filter(({ owner }) => owner >= 0).map((phrase) => ({ ...phrase, head: phrase.owner }));
  const last = objects[objects.length - 1];
  if (owners.length > 0 || things.length === 0 || last !== things[things.length - 1]) return owners;
  const [behind] = clauses.prepositionalOf(n);
  if (behind?.at !== last!.to) return [];
  const belongs =
    behind.preposition === "by" ||
    (behind.preposition === "from" &&
      /^(?:offer|proposal|call|request|demand|plan|appeal|bid|claim)s?$/.test(last!.noun)) ||
    (behind.preposition === "of" && (frame.owned !== undefined || deeds.has(last!.noun)));
  return belongs ? named(behind.phrases) : [];
}

const isOwned = ({ owned }: Frame, noun: string): boolean =>
  owned === undefined || owned.includes(noun) || owned.includes(`${noun}s`);

// "the withdrawal of Acme" is something that Acme does, "the capital of Peru" is not.
const deeds = new Set(
  "withdrawal resignation removal policy policies actions conduct behaviour behavior handling treatment leadership decision refusal failure attitude remarks response government policies stance".split(
    " ",
  ),
);

const infinitiveAt = (clauses: Clauses, at: number): boolean =>
  clauses.verbs.some((verb) => verb.infinitive && verb.from === at);

/** "threatened to cut ties with Peru", "refused to meet Smith": whom the infinitive right behind the verb is about. */
function targetsOfInfinitive(clauses: Clauses, n: number): NounPhrase[] {
  const verb = clauses.verbs[n]!;
  const next = clauses.verbs[n + 1];
  // "refused to answer Smith": nothing of hers was rejected.
  if (next && answering.has(next.lemma)) return [];
  if (!next?.infinitive || next.from > verb.to + 2 || clauses.objectsOf(n).length > 0) return [];
  const objects = clauses.objectsOf(n + 1);
  if (named(objects).length > 0) return named(objects);
  const owners = objects.filter(({ owner }) => owner >= 0).map((phrase) => ({ ...phrase, head: phrase.owner }));
  if (owners.length > 0) return owners;
  for (const { preposition, phrases } of clauses.prepositionalOf(n + 1))
    if (towards.has(preposition) && named(phrases).length > 0) return named(phrases);
  return [];
}

const answering = new Set("answer comment reply respond say speak talk name identify discuss elaborate".split(" "));

const towards = new Set(["on", "against", "with", "to", "from", "of", "at", "for"]);

/** "demanded that Peru withdraw", "insisted Peru must withdraw": the subject of the clause right behind the verb. */
function subjectOfClause(clauses: Clauses, n: number, onlyMust: boolean): NounPhrase[] {
  const { units } = clauses;
  let at = clauses.verbs[n]!.to;
  while (units[at] && (isDay(units[at]!) || units[at]!.lower === "on")) at++;
  const that = units[at]?.lower === "that";
  if (!that && !onlyMust) return [];
  const list = clauses.listAt(that ? at + 1 : at);
  const last = list[list.length - 1];
  if (!last) return [];
  // "that the government and the rebels in the south must": what stands between belongs to the subject.
  const asked = clauses.verbs.find(
    (verb, m) =>
      verb.from === last.to ||
      (m > n && !verb.infinitive && !verb.gerund && clauses.subjectsOf(m).some(({ from }) => from === list[0]!.from)),
  );
  if (onlyMust) return asked && mustVerb.has(units[asked.from]!.lower) ? named(list) : [];
  const isAsked = asked && !asked.past && !asked.passive && !asked.gerund && !asked.bareParticiple;
  return isAsked ? named(list) : [];
}

const mustVerb = new Set(["must", "ought", "should"]);
const isDay = (unit: Unit): boolean => weekdays.has(unit.lower) || unit.lower === "yesterday" || unit.lower === "today";

function passiveEnds(clauses: Clauses, n: number, frame: Frame, subjects: readonly NounPhrase[]): Pair[] {
  if (frame.noPassive) return [];
  const pairs: Pair[] = [];
  const phrases = clauses.prepositionalOf(n);
  if (frame.target.includes("object") && !frame.behind) {
    for (const by of phrases) {
      if (by.preposition !== "by") continue;
      for (const source of named(by.phrases))
        for (const target of subjects)
          pairs.push(frame.flip ? { source: target, target: source, weight: 1 } : { source, target, weight: 1 });
    }
  }
  // "was accused of", "is based in": a frame whose subject is the target of nobody in particular
  if (frame.flip || frame.passiveOnly) {
    for (const phrase of phrases) {
      if (!frame.target.includes(phrase.preposition) || phrase.preposition === "by") continue;
      for (const source of subjects)
        for (const target of named(phrase.phrases)) pairs.push({ source, target, weight: 1 });
    }
  }
  if (frame.behind && !frame.passiveOnly) {
    // "talks were held with Peru": nobody holds them; "sanctions were imposed on Peru by Chile"
    const sources = phrases.filter((phrase) => phrase.preposition === "by").flatMap((phrase) => named(phrase.phrases));
    for (const phrase of phrases)
      if (frame.target.includes(phrase.preposition))
        for (const source of sources)
          for (const target of named(phrase.phrases)) pairs.push({ source, target, weight: 0.9 });
  }
  return pairs;
}

const named = (phrases: readonly NounPhrase[]): NounPhrase[] => phrases.filter((phrase) => phrase.head >= 0);

/**
 * What stands behind the verb, once the fixed words of the frame ("talks", "down") are found there; undefined where they are not.
 */
function wordsBehind(
  clauses: Clauses,
  n: number,
  verb: VerbGroup,
  frame: Frame,
): { prepositional: ReturnType<Clauses["prepositionalOf"]>; fromNoun: boolean } | undefined {
  if (!frame.behind || frame.gives) return { prepositional: clauses.prepositionalOf(n), fromNoun: false };
  const { units } = clauses;
  const next = units[verb.to];
  if (next && frame.behind.includes(next.lower) && next.kind === "word") {
    const second = clauses.prepositionalOf(n);
    return { prepositional: second, fromNoun: !isParticle(next) };
  }
  const objects = clauses.objectsOf(n);
  if (verb.passive)
    return clauses.subjectsOf(n).some((phrase) => frame.behind!.includes(phrase.noun))
      ? { prepositional: clauses.prepositionalOf(n), fromNoun: true }
      : undefined;
  if (objects.some((phrase) => frame.behind!.includes(phrase.noun)))
    return { prepositional: clauses.prepositionalOf(n), fromNoun: true };
  return undefined;
}

const isParticle = (unit: Unit): boolean => /^(up|down|out|over|off|on|in|with|into|back|forward)$/.test(unit.lower);

function candidateOf(view: SentenceView, n: number, rule: VerbRule, frame: Frame, pair: Pair): Candidate {
  const { units } = view.sentence;
  const verb = view.clauses.verbs[n]!;
  const main = units[verb.main]!;
  const tie = isTie(frame.type);
  const through = pair.source.through ?? pair.target.through;
  const spoken = [pair.source, pair.target].find((phrase) => phrase.pronoun !== undefined);
  return {
    type: frame.type,
    source: units[pair.source.head]!,
    target: units[pair.target.head]!,
    trigger: { start: main.start, end: main.end },
    at: verb.main,
    ...(frame.role ? { role: frame.role } : {}),
    ...(spoken ? { pronoun: { of: units[spoken.head]!, at: units[spoken.pronoun!]! } } : {}),
    rule: rule.name,
    verb: n,
    former: frame.former ?? false,
    coming: false,
    apposition: false,
    dated: !tie,
    weight: pair.weight * (through ? 0.9 : 1),
  };
}

// Officials and soldiers act for a state; what they found, own or belong to is theirs.
const states = new Set(["government", "state", "administration", "republic", "kingdom", "regime", "authorities"]);

const singleOrgans = new Set(
  "judge prosecutor minister president premier chancellor ambassador envoy negotiator diplomat official".split(" "),
);

const schools = /\b(?:School|College|Universit|Academy|Institute|Conservatory|Seminary)/;

/** Whether a frame holds for ends of these types. */
function mayBe(view: SentenceView, frame: Frame, { source, target }: Pair): boolean {
  const from = view.sentence.units[source.head]!.type!;
  const to = view.sentence.units[target.head]!.type!;
  if (frame.notSchools && schools.test(view.sentence.units[target.head]!.text)) return false;
  // "The name Smith was chosen by Peru", "the word Acme".
  if (frame.type === "appointed" && /^(?:name|word|term)$/.test(view.sentence.units[target.head - 1]?.lower ?? ""))
    return false;
  if (frame.people && (from !== "Person" || to !== "Person")) return false;
  if (isTie(frame.type) && [source, target].some(({ through }) => through !== undefined && !states.has(through)))
    return false;
  // "praised the Peruvian envoy": what is done to one official is not done to the state.
  if (target.through !== undefined && !frame.owned && singleOrgans.has(target.through)) return false;
  return (frame.sourceIs?.includes(from) ?? true) && (frame.targetIs?.includes(to) ?? true);
}
