import { type EntityType, organizations } from "../../graph-data/ontology.ts";
import { type VerbForm, verbTable } from "./inflect.ts";
import type { OfficeKind } from "./officeNouns.ts";
import type { SentenceUnits, Unit } from "./units.ts";

/**
 * A pattern over the units of a sentence, written as words with a space between them:
 *
 *     P=person            a mention of that class, kept as P (classes below); `P=person!` leaves out pronouns
 *     F=office            an office of any kind, kept as F; `F=office:ambassador|agent` of one of these kinds
 *     K=calling           a word for what somebody is or does: actress, chemist, striker
 *     president           that word (lower case); `of|for|at` any of them
 *     {own}               any form of the verb; {own|buy:past} only its past or participle
 *     ..3                 up to three words that are neither a mark nor a mention nor a finite verb nor a conjunction
 *     +3                  up to three such words or names of anything but people
 *     :2                  up to two adjectives
 *     ~8                  up to eight units of any sort but people, finite verbs, quotation marks and semicolons
 *     ...8                up to eight units of any sort but quotation marks and semicolons
 *     9                   a number
 *     !person             what follows is no mention of that class; `!word` no such word, `!verb` no finite verb (nothing is consumed)
 *     ^                   the sentence begins here
 *     x?                  x may be left out
 *
 * A literal that is not optional, or a {verb}, becomes the trigger when a rule names none: see `Match.trigger`.
 */
export interface Pattern {
  readonly source: string;
  readonly elements: readonly Element[];
  /** Every one of these sets must share a word with the sentence before the pattern is tried. */
  readonly needs: readonly (readonly string[])[];
}

/** Where a pattern matched: unit indexes. */
export interface Match {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  readonly slots: Readonly<Record<string, number>>;
  /** The unit that carries the meaning: the office, the verb, or the first word that the pattern requires. */
  readonly trigger: number;
}

interface Element {
  readonly optional: boolean;
  readonly slot?: string;
  /** Of a gap: how many units it may span. */
  readonly gap?: number;
  readonly isTrigger: boolean;
  readonly startsSentence?: true;
  /** Of a look ahead. */
  readonly not?: (unit: Unit) => boolean;
  readonly fits: (unit: Unit) => boolean;
}

const continents =
  /^(?:(?:North|South|East|West|Central|Latin|Southeast|Sub-Saharan|Eastern|Western) )?(?:America|Africa|Asia|Europe|Oceania)$|^(?:the )?(?:Middle East|Caribbean|Balkans)$/;

const orgs = new Set<EntityType>(organizations);

/** The classes that `P=class` may ask for. */
const classes: Record<string, (type: EntityType, unit: Unit) => boolean> = {
  any: () => true,
  person: (type) => type === "Person",
  org: (type) => orgs.has(type),
  // "Jane Smith (EVP Consulting)" is a post taken for a body.
  employer: (type, unit) =>
    orgs.has(type) &&
    type !== "PoliticalParty" &&
    // Whoever is from a school learns there.
    !/\b(?:School|Primary|Secondary|High|Kindergarten|Gymnasium)\b/.test(unit.text) &&
    !/^(?:[ES]?VP|C[EFOT]O|Head|Director|Chief|Vice|President|Manager)\b/.test(unit.text),
  company: (type) => type === "Company" || type === "Organization" || type === "MediaOutlet",
  school: (type, unit) =>
    (type === "Organization" || type === "PublicBody") &&
    /\b(?:School|College|Universit|Academy|Institut|Conservatory|Seminary|Polytechnic)/.test(unit.text),
  // "founded by US computer magnate Jane Smith": not by the state.
  doer: (type, unit) =>
    type === "Person" ||
    orgs.has(type) ||
    (type === "Country" && unit.mention?.kind !== "demonym" && !/^(?:[A-Z]\.?){2,3}$/.test(unit.text)),
  party: (type) => type === "PoliticalParty",
  media: (type) => type === "MediaOutlet",
  // A school, court or museum sits in one place; a firm has branches.
  institution: (type, unit) =>
    (type === "Organization" || type === "PublicBody") &&
    /\b(?:Institut|Universit|School|College|Hospital|Clinic|Museum|Gallery|House|Cent(?:er|re)|Academy|Foundation|Court|Library|Council|Theat(?:er|re)|Laborator|Observatory|Chamber|Conservatory|Cathedral|Church|Seminary|Polytechnic|Station)/.test(
      unit.text,
    ),
  facility: (type, unit) =>
    type === "Place" &&
    /\b(?:House|Airport|Stadium|Palace|Hall|Park|Hotel|Prison|Hospital|Square|Bridge|Market|Station|Port|Arena|Cent(?:er|re))$/.test(
      unit.text,
    ),
  alliance: (type) => type === "IntergovernmentalOrg",
  body: (type) => type === "PublicBody" || type === "ArmedForce",
  country: (type) => type === "Country",
  countryName: (type, unit) => type === "Country" && unit.mention?.kind !== "demonym",
  demonym: (type, unit) => type === "Country" && unit.mention?.kind === "demonym",
  city: (type, unit) => type === "Place" && !continents.test(unit.text),
  groupName: (type, unit) => (type === "Country" || orgs.has(type)) && unit.mention?.kind !== "demonym",
  // "US", "UK": names that describe a person as a demonym does
  nationality: (type, unit) =>
    type === "Country" && (unit.mention?.kind === "demonym" || /^(?:[A-Z]\.?){2,3}$/.test(unit.text)),
  place: (type, unit) =>
    (type === "Country" || (type === "Place" && !continents.test(unit.text))) && unit.mention?.kind !== "demonym",
  // Continents and regions of the world as well.
  beat: (type, unit) => (type === "Country" || type === "Place") && unit.mention?.kind !== "demonym",
  event: (type) => type === "Event",
  actor: (type) => type === "Person" || type === "Country" || orgs.has(type),
  group: (type) => type === "Country" || orgs.has(type),
  located: (type, unit) =>
    (type === "Place" || type === "Country" || orgs.has(type)) && unit.mention?.kind !== "demonym",
};

/** The types that a class is of, where they are few: a sentence without any of them need not be tried. */
const typesOf: Record<string, readonly EntityType[]> = {
  person: ["Person"],
  org: organizations,
  employer: organizations,
  company: ["Company", "Organization", "MediaOutlet"],
  party: ["PoliticalParty"],
  media: ["MediaOutlet"],
  institution: ["Organization", "PublicBody"],
  facility: ["Place"],
  alliance: ["IntergovernmentalOrg"],
  body: ["PublicBody", "ArmedForce"],
  country: ["Country"],
  countryName: ["Country"],
  demonym: ["Country"],
  city: ["Place"],
  nationality: ["Country"],
  event: ["Event"],
};

/**
 * Compiles one pattern.
 *
 * @throws Error naming the pattern and the word in it that makes no sense
 */
export function compilePattern(source: string): Pattern {
  const words = source.trim().split(/\s+/);
  const needs: string[][] = [];
  let hasTrigger = false;
  const elements = words.map((written): Element => {
    if (written === "^") return { optional: false, isTrigger: false, startsSentence: true, fits: () => true };
    if (written.startsWith("!"))
      return { optional: false, isTrigger: false, fits: () => true, not: notFollowedBy(written.slice(1)) };
    const gap = /^(\.\.\.?|[~+:])(\d+)$/.exec(written);
    if (gap) {
      const fits = gaps[gap[1] as keyof typeof gaps];
      return { optional: true, gap: Number(gap[2]), isTrigger: false, fits };
    }
    const optional = written.length > 1 && written.endsWith("?");
    const word = optional ? written.slice(0, -1) : written;
    if (word === "9") return { optional, isTrigger: false, fits: (unit) => /^\d+$/.test(unit.lower) };
    const slot = /^([A-Z])=(.+)$/.exec(word);
    if (slot) {
      const [, name, asked] = slot as unknown as [string, string, string];
      if (asked.startsWith("office")) {
        const kinds = asked === "office" ? undefined : (asked.slice("office:".length).split("|") as OfficeKind[]);
        if (!optional) {
          needs.push(kinds ? kinds.map((kind) => `office:${kind}`) : ["office"]);
          hasTrigger = true;
        }
        const fits = (unit: Unit) =>
          unit.office !== undefined &&
          unit.kind === "office" &&
          (!kinds || kinds.some((kind) => unit.office!.kinds.has(kind)));
        return { optional, slot: name, isTrigger: !optional, fits };
      }
      if (asked === "number")
        return { optional, slot: name, isTrigger: false, fits: (unit) => /^\d{1,3}$/.test(unit.lower) };
      if (asked === "description") {
        return {
          optional,
          slot: name,
          isTrigger: true,
          fits: (unit) => unit.kind === "mention" && unit.office !== undefined && unit.type === "Person",
        };
      }
      if (asked === "calling") return { optional, slot: name, isTrigger: true, fits: isCalling };
      const named = asked.endsWith("!");
      const className = named ? asked.slice(0, -1) : asked;
      const of = classes[className];
      if (!of) throw new Error(`compilePattern: "${source}": no class of mentions is called "${asked}"`);
      const types = typesOf[className];
      if (types && !optional) needs.push(types.map((type) => `type:${type}`));
      const fits = (unit: Unit) =>
        unit.type !== undefined && of(unit.type, unit) && !(named && unit.mention?.kind === "pronoun");
      return { optional, slot: name, isTrigger: false, fits };
    }
    const verb = /^\{([a-z|-]+)(?::(past|base|gerund))?\}$/.exec(word);
    if (verb) {
      const table = verbTable(verb[1]!.split("|"));
      const asked = verb[2];
      const forms = [...table].filter(([, form]) => isAsked(form, asked)).map(([text]) => text);
      const set = new Set(forms);
      if (!optional) needs.push(forms);
      const isTrigger = !optional && !hasTrigger;
      if (isTrigger) hasTrigger = true;
      return {
        optional,
        isTrigger,
        fits: (unit) => unit.kind === "word" && set.has(unit.lower) && unit.xpos !== "POS",
      };
    }
    if (/^[A-Z{]/.test(word)) throw new Error(`compilePattern: "${source}": cannot read "${written}"`);
    const options = new Set(word.split("|"));
    if (!optional) needs.push([...options]);
    const content = !optional && [...options].some((option) => /^\p{L}{4,}/u.test(option));
    const isTrigger = content && !hasTrigger;
    if (isTrigger) hasTrigger = true;
    return {
      optional,
      isTrigger,
      fits: (unit) => (unit.kind !== "mention" || unit.relative === true) && options.has(unit.lower),
    };
  });
  return { source, elements, needs };
}

function notFollowedBy(asked: string): (unit: Unit) => boolean {
  const options = asked.split("|");
  const words = new Set(options);
  const of = options.map((option) => classes[option]).filter((one) => one !== undefined);
  return (unit) => {
    if (unit.type !== undefined) return of.some((one) => one(unit.type!, unit));
    if (
      words.has("verb") &&
      (unit.upos === "VERB" || unit.upos === "AUX") &&
      unit.xpos !== "VBG" &&
      unit.xpos !== "VBN"
    )
      return true;
    return words.has(unit.lower) || (unit.kind === "office" && words.has("office"));
  };
}

function isAsked(form: VerbForm, asked: string | undefined): boolean {
  if (asked === "past") return form.past || form.participle;
  if (asked === "base") return form.base;
  if (asked === "gerund") return form.gerund;
  return true;
}

const breaks = new Set([
  "and",
  "or",
  "but",
  "that",
  "which",
  "who",
  "whom",
  "whose",
  "while",
  "when",
  "because",
  "if",
  "as",
  "than",
]);

/** A word that may stand inside a noun phrase. */
function isSoft(unit: Unit): boolean {
  if (unit.kind === "office") return true;
  if (unit.kind !== "word" || unit.lower === "'s") return unit.lower === "-";
  return (
    !breaks.has(unit.lower) &&
    (unit.upos !== "VERB" || unit.xpos === "VBN") &&
    unit.upos !== "AUX" &&
    unit.upos !== "ADP"
  );
}

/** A word or name that may stand before a person's name: "the French carmaker Acme's chairman". */
function isBeforeName(unit: Unit): boolean {
  if (unit.kind === "mention") return unit.type !== "Person";
  return unit.lower === "'s" || isSoft(unit);
}

function isAdjective(unit: Unit): boolean {
  return (
    unit.kind === "word" && (unit.upos === "ADJ" || unit.upos === "NUM" || unit.xpos === "VBN") && unit.xpos !== "NNP"
  );
}

const finite = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** Anything that leaves the clause and its subject in place. */
function isImpersonal(unit: Unit): boolean {
  if (walls.has(unit.lower) || unit.type === "Person") return false;
  return (
    unit.kind === "mention" ||
    unit.kind === "office" ||
    (!finite.has(unit.xpos) && unit.lower !== "that" && unit.lower !== "who" && unit.lower !== "but")
  );
}

const walls = new Set(['"', "“", "”", "''", "``", ";", ":"]);
const isInSentence = (unit: Unit): boolean => !walls.has(unit.lower);

const gaps = { "..": isSoft, "...": isInSentence, "~": isImpersonal, "+": isBeforeName, ":": isAdjective };

const callingEnd = /(?:er|or|ist|ian|man|woman|ant|ess|eer|star|hero|actor|yst)$/;
const callings = new Set(
  "actor author director expert veteran chef coach pilot artist poet architect tycoon mogul magnate star striker winger ace legend guru spy agent refugee migrant citizen national native president hostage prisoner detainee defector novice monk nun priest rabbi imam cleric bishop athlete medic medallist medalist laureate dissident student teenager nurse physician scholar intellectual mystic novelist diva idol rapper critic mathematician philosopher cosmonaut astronaut icon giant-killer host judge general colonel captain admiral heavyweight lightweight middleweight sprinter celebrity entrepreneur".split(
    " ",
  ),
);
// They end like callings and are none.
const things = new Set(
  "newspaper carmaker automaker maker broadcaster retailer carrier manufacturer producer tanker cruiser bomber fighter center quarter member number order minister matter letter power paper river border corner chapter tower summer winter october november december september container helicopter super former other over under after later never either rather another computer character disaster water master theater theatre monster motor sector factor tractor reactor corridor mirror error horror terror labor harbor color honor humor major minor senior junior prior exterior interior doctor operator insurer lender brewer publisher printer offer paper buyer supplier software hotelier exporter importer developer wafer vessel plant restaurant giant tenant important significant grant variant warrant instant distant constant covenant process success access mess press business congress progress address wilderness fortress illness witness italian russian german indian".split(
    " ",
  ),
);

function isCalling(unit: Unit): boolean {
  if (
    unit.kind !== "word" ||
    unit.xpos === "NNS" ||
    unit.xpos === "NNPS" ||
    unit.upos === "VERB" ||
    unit.upos === "ADV"
  )
    return false;
  return (
    callings.has(unit.lower) ||
    (callingEnd.test(unit.lower) &&
      !things.has(unit.lower) &&
      (unit.upos === "NOUN" || unit.upos === "PROPN") &&
      unit.lower.length > 4)
  );
}

const none: Match[] = [];

/** Every place where a pattern matches, at most one for each starting unit, leftmost first. */
export function findMatches(sentence: SentenceUnits, pattern: Pattern): Match[] {
  for (const options of pattern.needs) if (!options.some((option) => sentence.holds.has(option))) return none;
  const found: Match[] = [];
  const opening = pattern.elements[0]!;
  const anywhere = opening.optional || opening.startsSentence || opening.not;
  for (let first = 0; first < sentence.units.length; first++) {
    if (!anywhere && !opening.fits(sentence.units[first]!)) continue;
    const match = matchAt(sentence, pattern, first);
    if (match) found.push(match);
  }
  return found;
}

/**
 * Depth first with the failed pairs of (element, unit) remembered, so a start costs at most elements × units steps, whatever the
 * pattern and the sentence.
 */
function matchAt({ units, skips }: SentenceUnits, pattern: Pattern, first: number): Match | undefined {
  const { elements } = pattern;
  const width = units.length + 1;
  let failed: Set<number> | undefined;
  const slots: Record<string, number> = {};
  let trigger = -1;

  const step = (index: number, at: number): number => {
    if (index === elements.length) return at;
    const key = index * width + at;
    if (failed?.has(key)) return -1;
    const element = elements[index]!;
    let end = -1;
    if (element.startsSentence) {
      end = at === 0 ? step(index + 1, at) : -1;
    } else if (element.not) {
      const unit = units[at];
      end = unit && element.not(unit) ? -1 : step(index + 1, at);
    } else if (element.gap !== undefined) {
      // The shortest gap first: the nearest words belong together.
      for (let reach = at, used = 0; ; used++) {
        end = step(index + 1, reach);
        if (end >= 0 || used >= element.gap || reach >= units.length) break;
        if (skips[reach]! > reach) reach = skips[reach]!;
        else if (element.fits(units[reach]!)) reach++;
        else break;
      }
    } else {
      const unit = units[at];
      if (unit && element.fits(unit)) {
        end = step(index + 1, at + 1);
        if (end >= 0) {
          if (element.slot) slots[element.slot] = at;
          if (element.isTrigger) trigger = at;
        }
      }
      if (end < 0 && element.optional) end = step(index + 1, at);
    }
    if (end < 0 && index > 0 && at < units.length && skips[at]! > at) end = step(index, skips[at]!);
    if (end < 0) {
      failed ??= new Set();
      failed.add(key);
    }
    return end;
  };

  const last = step(0, first);
  if (last < 0) return undefined;
  return { first, last, slots, trigger: trigger < 0 ? (Object.values(slots)[0] ?? first) : trigger };
}
