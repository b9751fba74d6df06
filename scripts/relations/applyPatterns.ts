import { isTie, type RelationType } from "../../graph-data/ontology.ts";
import type { Candidate } from "./candidate.ts";
import { isPortfolio, type Office } from "./officeNouns.ts";
import { findMatches, type Match, type Pattern } from "./pattern.ts";
import { relationOfOffice } from "./relationOfOffice.ts";
import type { Family, Gives, PatternRule } from "./rule.ts";
import { saidFormer, type Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/** Every candidate that the patterns of a family read from one sentence. */
export function applyPatterns(family: Family, view: SentenceView): Candidate[] {
  const found: Candidate[] = [];
  const { always, byWord } = indexOf(family);
  const tried = new Set<IndexedPattern>(always);
  for (const word of view.sentence.holds) for (const entry of byWord.get(word) ?? []) tried.add(entry);
  for (const { rule, pattern } of tried) {
    for (const match of findMatches(view.sentence, pattern)) {
      for (const gives of rule.gives) found.push(...candidatesOf(rule, gives, match, view));
    }
  }
  return found;
}

interface IndexedPattern {
  readonly rule: PatternRule;
  readonly pattern: Pattern;
}

interface Index {
  /** Patterns that ask for no word at all. */
  readonly always: readonly IndexedPattern[];
  readonly byWord: ReadonlyMap<string, readonly IndexedPattern[]>;
}

// Words that nearly every sentence has; a pattern is looked up by something rarer where it can.
const common = new Set([
  "of",
  "in",
  "the",
  "a",
  "an",
  "'s",
  "to",
  "and",
  ",",
  ".",
  "for",
  "at",
  "with",
  "from",
  "-",
  "(",
  ")",
  "on",
  "by",
  "is",
  "was",
  "|",
  "office",
]);

const isCommon = (word: string): boolean => common.has(word) || word.startsWith("type:");

const indexes = new WeakMap<Family, Index>();

/** Finds the patterns of a family by a word that they need, so that a sentence costs what its words ask for. */
function indexOf(family: Family): Index {
  const known = indexes.get(family);
  if (known) return known;
  const always: IndexedPattern[] = [];
  const byWord = new Map<string, IndexedPattern[]>();
  for (const rule of family.patterns) {
    for (const pattern of rule.patterns) {
      const entry = { rule, pattern };
      const needs = pattern.needs.find((options) => !options.some(isCommon)) ?? pattern.needs[0];
      if (!needs) always.push(entry);
      for (const word of needs ?? []) {
        const list = byWord.get(word);
        if (list) list.push(entry);
        else byWord.set(word, [entry]);
      }
    }
  }
  const index = { always, byWord };
  indexes.set(family, index);
  return index;
}

function candidatesOf(rule: PatternRule, gives: Gives, match: Match, view: SentenceView): Candidate[] {
  const { units } = view.sentence;
  const sourceAt = match.slots[gives.source];
  const targetAt = match.slots[gives.target];
  if (sourceAt === undefined || targetAt === undefined) return [];
  const officeAt = gives.by ? match.slots[gives.by] : undefined;
  if (gives.by && officeAt === undefined) return [];
  // "Smith and Jones head Acme and Zenith, respectively": who heads which is for no list to say.
  if (rule.lists.length > 0 && view.sentence.holds.has("respectively")) return [];
  const sources = listed(units, sourceAt, rule.lists.includes(gives.source));
  const targets = listed(units, targetAt, rule.lists.includes(gives.target));
  const office = officeAt === undefined ? undefined : units[officeAt]!.office;
  const trigger = units[officeAt ?? match.trigger]!;
  if (
    rule.standsAlone &&
    /^[,(]$/.test(units[match.first - 1]?.lower ?? "") &&
    units[match.first - 2]?.type === "Person"
  )
    return [];
  const verb = verbInside(view, match);
  const found: Candidate[] = [];
  for (const source of sources) {
    for (const target of targets) {
      const type =
        gives.type === "office"
          ? office
            ? relationOfOffice(office, target, receives(units, officeAt!, units.indexOf(target)))
            : undefined
          : (gives.type as RelationType);
      if (!type) continue;
      // "the deputy minister of the Environment", where that was taken for a body
      if (office?.kinds.has("minister") && target.type !== "PoliticalParty" && isPortfolio(target.lower)) continue;
      // "a journalist and founder of Acme": the first is a calling and not an office there.
      if (office && gives.by === "F" && match.slots.G !== undefined && isCallingOnly(office)) continue;
      if (officeAt !== undefined && targetAt < officeAt && hasGroupBetween(units, targetAt, officeAt)) continue;
      // "US prosecutors accuse Smith": not one of them.
      if (
        office?.plural &&
        units[officeAt! + 1] !== source &&
        officeAt! < sourceAt &&
        rule.name === "office.before-name"
      )
        continue;
      // "Jane Smith, members of the club": a list of names and bodies, not one person who is many.
      if (office?.plural && sources.length === 1 && (rule.gives.length === 1 || rule.onePerson)) continue;
      if (target.mention?.kind === "demonym" && isContinental(units, targetAt)) continue;
      const tie = isTie(type);
      const role = office?.role ?? gives.role;
      found.push({
        type,
        source,
        target,
        trigger: { start: trigger.start, end: Math.max(trigger.end, trigger.start + 1) },
        at: officeAt ?? match.trigger,
        ...(role ? { role } : {}),
        rule: rule.name,
        verb: verb >= 0 || tie ? verb : view.clauses.verbAround(match.trigger),
        former:
          rule.former ||
          once.has(units[match.first - 1]?.lower ?? "") ||
          (office?.former ?? false) ||
          (officeAt !== undefined && (saidFormer(units, officeAt) || atTheTime(units, Math.max(officeAt, targetAt)))) ||
          (officeAt !== undefined && targetAt < officeAt && saidFormer(units, targetAt)),
        coming: office?.coming ?? false,
        planned: !tie && saidPlanned(units, match),
        apposition: tie && verb < 0,
        dated: !tie,
      });
    }
  }
  return found;
}

/** "president at the time" */
const atTheTime = (units: readonly Unit[], last: number): boolean =>
  units[last + 1]?.lower === "at" && units[last + 2]?.lower === "the" && units[last + 3]?.lower === "time";

const isCallingOnly = ({ kinds }: Office): boolean =>
  [...kinds].every((kind) => kind === "employee" || kind === "member" || kind === "lawmaker");

/** "the Acme staff spokesman": of the staff. */
function hasGroupBetween(units: readonly Unit[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (groups.has(units[at]!.lower)) return true;
  return false;
}

const groups = new Set(
  "staff workers employees members supporters fans victims youth women women's students alumni pilots drivers shareholders".split(
    " ",
  ),
);

// "the formerly Lima-based firm"
const once = new Set(["formerly", "previously"]);

const plannedWords = new Set(
  "planned upcoming proposed possible potential forthcoming prospective scheduled cancelled canceled expected".split(
    " ",
  ),
);

/** "his planned visit to Peru", "plans for a visit to Peru" */
function saidPlanned(units: readonly Unit[], match: Match): boolean {
  for (let at = Math.max(0, match.first - 2); at < match.last; at++)
    if (plannedWords.has(units[at]!.lower)) return true;
  for (let at = Math.max(0, match.first - 5); at < match.first; at++)
    if (plannedNouns.has(units[at]!.lower) && /^(?:for|of|to)$/.test(units[at + 1]!.lower)) return true;
  return false;
}

const plannedNouns = new Set(
  "plan plans preparations preparation proposal possibility prospect hopes invitation arrangements call calls date".split(
    " ",
  ),
);

/** "South American", "Native American": of a continent, or of a people within it. */
function isContinental(units: readonly Unit[], at: number): boolean {
  return (
    units[at]!.lower.startsWith("american") && /^(?:south|north|latin|central|native)$/.test(units[at - 1]?.lower ?? "")
  );
}

/** The verb inside a match ("is not the head of"), or -1. */
function verbInside(view: SentenceView, match: Match): number {
  return view.clauses.verbs.findLastIndex(
    (verb) => verb.main >= match.first && verb.main < match.last && !verb.bareParticiple,
  );
}

/** The unit and, where asked, those listed behind it: "Peru, Chile and Bolivia". */
function listed(units: readonly Unit[], at: number, whole: boolean): Unit[] {
  const first = units[at]!;
  const found = [first];
  if (!whole) return found;
  let open: Unit[] = [];
  let next = at + 1;
  for (let n = 0; n < 12; n++) {
    let step = next;
    if (units[step]?.lower === ",") step++;
    const and = units[step]?.lower === "and" || units[step]?.lower === "&";
    if (and) step++;
    if (step === next) break;
    if (units[step]?.lower === "the") step++;
    const unit = units[step];
    if (!unit || unit.type === undefined || sameKind(unit) !== sameKind(first)) break;
    if (units[step + 1]?.lower === "'s" || units[step + 1]?.kind === "office") break;
    open.push(unit);
    next = step + 1;
    if (and) {
      found.push(...open);
      open = [];
      break;
    }
  }
  // "in Lima, Peru": the place and where it lies.
  const [wider] = open;
  if (open.length === 1 && first.type === "Place" && (wider!.type === "Country" || wider!.type === "Place"))
    found.push(...open);
  // "in Salem, Oregon, United States"
  if (open.length === 2 && first.type === "Place" && wider!.type === "Place" && open[1]!.type === "Country")
    found.push(...open);
  return found;
}

const sameKind = (unit: Unit): string =>
  unit.type === "Person"
    ? "person"
    : unit.type === "Country" || unit.type === "Place"
      ? "place"
      : unit.type === "Event"
        ? "event"
        : "org";

/** "ambassador to Peru", "envoy in Peru": the target receives the holder of the office. */
function receives(units: readonly Unit[], office: number, target: number): boolean {
  for (let at = office + 1; at < target; at++) if (units[at]!.lower === "to" || units[at]!.lower === "in") return true;
  return false;
}
