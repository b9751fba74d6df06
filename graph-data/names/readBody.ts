import { foldWord } from "./foldWord.ts";
import { nameKey } from "./key.ts";
import { nameLists } from "./nameLists.ts";

/** The name of a body, taken apart. Words are those of its name key. */
export interface BodyName {
  /** Without legal form, in one spelling, short forms of states and unions written out: "us air force" is "united states air force". */
  readonly core: readonly string[];
  readonly legalForm?: string;
  /** The long form where the name is an acronym or another wording that lists know. */
  readonly known?: string;
  /** Made of common words alone, as many states have one: "Foreign Ministry", "Labour Party". */
  readonly generic: boolean;
  /** Of such a body with its state before it ("Kenyan Senate"): the state, and the words without it. */
  readonly ofState?: { readonly state: string; readonly core: readonly string[] };
}

/** Takes the name of a body apart. */
export function readBody(name: string): BodyName {
  const key = nameKey(name);
  const known = nameLists.bodies.get(key);
  const written = (known ?? key).split(" ").filter(Boolean);
  const spelled = written.flatMap((word, i) => oneSpelling(word, written.length > 1 && i < written.length));
  let end = spelled.length;
  while (end > 1 && legalForms.has(spelled[end - 1]!) && !(end === 2 && isCommon(spelled[0]!))) end--;
  while (end > 1 && spelled[end - 1] === "and") end--;
  const core = spelled.slice(0, end);
  const ofState = stateBefore(core);
  return {
    core,
    ...(end < spelled.length ? { legalForm: spelled.slice(end).join(" ") } : {}),
    ...(known === undefined ? {} : { known }),
    generic: isGeneric(core),
    ...(ofState === undefined ? {} : { ofState }),
  };
}

/** "Swiss Bank" may be any bank of that country, "Swiss National Bank" only the one; of a parliament the one word says enough. */
function stateBefore(core: readonly string[]): BodyName["ofState"] {
  for (let length = Math.min(3, core.length - 1); length > 0; length--) {
    const [before, rest] = [core.slice(0, length).join(" "), core.slice(length)];
    const state = nameLists.countries.get(before) ?? nameLists.demonyms.get(before);
    if (state !== undefined && isGeneric(rest) && (rest.length > 1 || soleBodies.has(rest[0]!)))
      return { state, core: rest };
  }
  return undefined;
}

/** "State Department" is American: other states have ministries. A body that lists know is one, whatever its words. */
const isGeneric = (core: readonly string[]): boolean =>
  core.every((word) => commonWords.has(word) || joining.has(word)) &&
  core.some((word) => stateHeads.has(word)) &&
  !(core.length === 2 && core[1] === "department") &&
  !knownBodies.has(core.join(" "));

const knownBodies = new Set(nameLists.bodies.values());

/** The first letters of a body's words, without "of" and "and": what its acronym would be. */
export const initialsOf = ({ core }: BodyName): string =>
  core
    .filter((word) => !joining.has(word))
    .map((word) => word.charAt(0))
    .join("");

/** Words that say what kind of body it is and little more; a short form leaves them out. */
export const isKindWord = (word: string): boolean => kindWords.has(word) || legalForms.has(word);

/** A body's words without the kind words at their end; one word stays. */
export function withoutKinds(core: readonly string[]): readonly string[] {
  let end = core.length;
  while (end > 1 && isKindWord(core[end - 1]!)) end--;
  return end === core.length ? core : core.slice(0, end);
}

/** Words that many bodies share: kinds, fields, states and their peoples. */
const isCommon = (word: string): boolean =>
  commonWords.has(word) ||
  joining.has(word) ||
  kindWords.has(word) ||
  nameLists.countries.has(word) ||
  nameLists.demonyms.has(word);

/** Does the word say that this is a body, and nobody's surname? */
export const isHeadWord = (word: string): boolean => headWords.has(word);

/** Does a name that ends so name a body or what belongs to a country, and nobody by surname? */
export function endsAsBody(word: string): boolean {
  if (headWords.has(word) || endWords.has(word)) return true;
  const folded = foldWord(word);
  return nameLists.countries.has(word) && !nameLists.surnames.has(folded) && !nameLists.genders.has(folded);
}

function oneSpelling(word: string, within: boolean): readonly string[] {
  if (within && writtenOut.has(word)) return writtenOut.get(word)!;
  return [spellings.get(word) ?? word];
}

/** Only within a longer name: alone, "US" is the country and "UN" the body. */
const writtenOut = new Map<string, readonly string[]>([
  ["us", ["united", "states"]],
  ["usa", ["united", "states"]],
  ["uk", ["united", "kingdom"]],
  ["un", ["united", "nations"]],
  ["eu", ["european", "union"]],
]);

const spellings = new Map<string, string>([
  ["organisation", "organization"],
  ["organisations", "organizations"],
  ["centre", "center"],
  ["defence", "defense"],
  ["labour", "labor"],
  ["programme", "program"],
  ["theatre", "theater"],
  ["intl", "international"],
  ["dept", "department"],
  ["natl", "national"],
  ["univ", "university"],
  ["assn", "association"],
  ["bros", "brothers"],
  ["mfg", "manufacturing"],
  ["fed", "federal"],
  ["commn", "commission"],
  ["presse", "press"],
]);

const joining = new Set("of for and the on in at to de du des la le der die das und et y e".split(" "));

const legalForms = new Set(
  "inc incorporated corp corporation co company companies ltd limited llc llp lp plc ag gmbh sa nv bv jsc ojsc pjsc cjsc oao zao pao ooo spa srl sarl se kg kgaa ab oy oyj asa pte pty bhd sas kk".split(
    " ",
  ),
);

/** As in scripts' in-article joins: "Acme Airlines" is also Acme, "Acme Foundation" is not. */
const kindWords = new Set(
  "airlines airline airways motors motor group holding holdings industries energy systems technologies technology electric electronics pharmaceuticals international corp brothers steel mining resources telecom telecommunications media insurance shipping lines computer computers automobile automobiles automotive software petroleum oil gas".split(
    " ",
  ),
);

/** Bodies of which every state has its own. */
const stateHeads = new Set(
  (
    "ministry department agency authority bureau office commission committee council court tribunal parliament senate congress assembly chamber house government cabinet administration " +
    "police army navy force forces guard guards service services bank treasury party secretariat inspectorate prosecutor prosecutors directorate command"
  ).split(" "),
);

/** Of these a state has one, and one word names it. */
const soleBodies = new Set(
  "senate parliament congress assembly government cabinet army navy police treasury".split(" "),
);

/** What a body is. */
const headWords = new Set([
  ...stateHeads,
  ...(
    "union federation confederation association organization society institute institution university college school academy " +
    "foundation fund center company corporation group board club league alliance coalition movement front network news agency newspaper television radio museum hospital church stock exchange embassy consulate " +
    "airlines airways motors industries holdings commonwealth community secretariat inspectorate prosecutor directorate command corps brigade division regiment laboratory observatory orchestra theater library archive"
  ).split(" "),
]);

/** What the names of firms and papers end in. */
const endWords = new Set(
  "securities financial finance credit capital savings products enterprises properties ventures partners associates stores foods services laboratories communications solutions development exploration management equipment daily herald gazette".split(
    " ",
  ),
);

/** Words that say nothing of whose body it is. */
const commonWords = new Set([
  ...headWords,
  ...(
    "foreign interior internal external home defense finance financial economy economic economics trade commerce industry industrial energy health education science culture sport sports justice labor environment agriculture transport transportation " +
    "communications information technology planning development reform investment security national supreme high higher constitutional central federal state royal public general people peoples social democratic republican liberal conservative green greens christian " +
    "workers communist socialist progressive nationalist independent united new free civil civic criminal appeal appeals election electoral central reserve statistics statistical customs border coast air naval military armed special forces " +
    "intelligence investigation investigative anti corruption prosecution prosecutors attorney audit human rights affairs cooperation regional municipal city county district local provincial main first second third lower upper " +
    "family youth women children veterans natural resources water food drug nuclear atomic space aviation maritime railway railways road post postal power electricity oil gas medical medicine research law legal tax revenue monetary"
  ).split(" "),
]);
