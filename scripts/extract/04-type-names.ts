import { nameKey } from "../../graph-data/names/key.ts";
import type { EntityType } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import { type FoundName, wordingOf } from "./02-find-names.ts";
import { bodyEvidence, personEvidence } from "./bodyEvidence.ts";
import { isEvent } from "./event-names.ts";
import type { KindDecider } from "./kindModel.ts";
import { type Lexicon, listedType } from "./lexicon.ts";
import { headMatch } from "./typeFromHead.ts";

/** A name with the type that its wording, the lists or the words around it give, and how good that reason is. */
export interface TypedName extends FoundName {
  readonly type: EntityType;
  /** 3: the name says it; 2: a list or the text says it; 1: the words around it hint; 0: only the tagger's class is known. */
  readonly strength: 0 | 1 | 2 | 3;
  /** What speaks for the type, in plain words. */
  readonly because?: string;
}

type Typing = Pick<TypedName, "type" | "strength" | "because">;

/**
 * Gives every name one of the ontology's types. Mentions of one entity may still disagree; the chain decides by strength.
 *
 * @param kinds a trained decision for bodies of which neither name, nor lists, nor text tell the kind
 */
export function typeNames(
  document: Document,
  names: readonly FoundName[],
  lexicon: Lexicon,
  kinds?: KindDecider,
): TypedName[] {
  const wordings = names.map((name) => name.name ?? wordingOf(document, name));
  const groups = Map.groupBy(names.keys(), (n) => `${names[n]!.coarse} ${nameKey(wordings[n]!)}`);
  const typed = new Array<TypedName>(names.length);
  for (const group of groups.values()) {
    const places = group.map((n) => names[n]!);
    const wording = wordings[group[0]!]!;
    const shared = asBody(document, wording, places, names, lexicon, kinds);
    let decided: Typing | undefined;
    for (const n of group) {
      const typing = shared ?? typeOf(document, names[n]!, wordings[n]!, lexicon);
      if (typing.strength === 0 && kinds) decided ??= decideKind(document, wording, places, kinds);
      typed[n] = { ...names[n]!, ...(typing.strength === 0 ? (decided ?? typing) : typing) };
    }
  }
  return typed;
}

/**
 * The tagger takes unknown firms and papers for people or places. Where the words around any of a name's mentions can only be said of a
 * body, and none only of a person, it is a body in the whole document.
 */
function asBody(
  document: Document,
  wording: string,
  places: readonly FoundName[],
  names: readonly FoundName[],
  lexicon: Lexicon,
  kinds: KindDecider | undefined,
): Typing | undefined {
  const [{ coarse, country }] = places as [FoundName, ...FoundName[]];
  if ((coarse !== "PER" && coarse !== "LOC") || country || lexicon.capitals.has(wording)) return undefined;
  const found = places.flatMap((place) => bodyEvidence(document, place) ?? []);
  if (places.some((place) => personEvidence(document, place))) return undefined;
  // "founder of Smith" after "John Smith": the name is his.
  if (coarse === "PER" && !wording.includes(" ")) {
    const key = nameKey(wording);
    const borne = names.some((name) => {
      if (name.coarse !== "PER" || name.last - name.first < 2) return false;
      const words = nameKey(name.name ?? wordingOf(document, name)).split(" ");
      return words.length > 1 && (words.at(-1) === key || words[0] === key);
    });
    if (borne) return undefined;
  }
  if (found.length === 0) return kinds && doubted(document, wording, places, lexicon, kinds);
  const told = found.find(({ type }) => type !== undefined) ?? found[0]!;
  const type = told.type ?? kinds?.decide(wording, document, places).kind ?? "Organization";
  return {
    type: type === "Person" || type === "Place" ? "Organization" : type,
    strength: 2,
    because: `the text says “${told.words}”`,
  };
}

/** Where the tagger itself is in doubt, the trained decision may say that a name is no person or place; it must be very sure of it. */
function doubted(
  document: Document,
  wording: string,
  places: readonly FoundName[],
  lexicon: Lexicon,
  kinds: KindDecider,
): Typing | undefined {
  const surest = Math.max(...places.map(({ confidence }) => confidence));
  const isPerson = places[0]!.coarse === "PER";
  if (surest > (isPerson ? 0.7 : 0.6) || lexicon.genders.has(wording.split(" ")[0]!) || honoured.test(wording))
    return undefined;
  const { kind, chance } = kinds.decide(wording, document, places);
  const body =
    kind !== "Person" && kind !== "Place" && (isPerson || (kind !== "Organization" && kind !== "PoliticalParty"));
  return body && chance > 0.9 ? { type: kind, strength: 1, because: looksLike } : undefined;
}

const honoured = /\b(?:Highness|Majesty|Excellency|Sheikha?|Maulana|Imam)\b/;

function typeOf(document: Document, name: FoundName, wording: string, lexicon: Lexicon): Typing {
  if (name.country)
    return {
      type: name.country.kind === "state" ? "Country" : "Place",
      strength: 3,
      because: `the list of ${name.country.kind === "state" ? "states" : "territories"} has it`,
    };
  if (name.coarse === "PER") return { type: "Person", strength: 2 };
  if (name.coarse === "MISC" || isEvent(wording))
    return { type: "Event", strength: 3, because: `its name ends in “${wording.split(/\s/).at(-1)}”` };
  // The tagger takes "White House" and armed groups for places; lists of bodies know better where the name has two words.
  const listedBody = name.coarse === "LOC" && /\s/.test(wording) ? listedType(lexicon, wording) : undefined;
  if (listedBody) return { type: listedBody, strength: 2, because: inList };
  if (name.coarse === "LOC") {
    const sure = /\s/.test(wording) ? headMatch(wording) : undefined;
    // A university is a place too, a court or an airline is none.
    if (sure?.sure && sure.type !== "Organization")
      return { type: sure.type, strength: 3, because: inName(wording, sure) };
    return { type: "Place", strength: 2 };
  }
  const said = saidKind(document, name);
  const listed = listedType(lexicon, wording);
  const head = headMatch(wording);
  const headBecause = head && inName(wording, head);
  if (head?.sure) return { type: head.type, strength: 3, because: headBecause! };
  const saidBecause = said && `the text says “${said.words}”`;
  if (said && said.type !== "Organization") return { type: said.type, strength: 2, because: saidBecause! };
  if (listed) return { type: listed, strength: 2, because: inList };
  if (head) return { type: head.type, strength: 2, because: headBecause! };
  if (said) return { type: said.type, strength: 2, because: saidBecause! };
  const hinted = hintedType(document, name);
  return hinted
    ? { type: hinted.type, strength: 1, because: `the text says “${hinted.words}”` }
    : { type: "Organization", strength: 0 };
}

const inName = (wording: string, { start, end }: { start: number; end: number }): string =>
  `its name has “${wording.slice(start, end).trim()}”`;
const inList = "the list of organisations has it";

/** Asks the trained decision; silent where it is not sure. */
function decideKind(
  document: Document,
  wording: string,
  places: readonly FoundName[],
  kinds: KindDecider,
): Typing | undefined {
  const { kind, chance } = kinds.decide(wording, document, places);
  if (kind === "Organization" || kind === "Person" || kind === "Place" || chance < leastChance(wording))
    return undefined;
  return { type: kind, strength: 1, because: looksLike };
}

const looksLike = "its name and the words around it look like one";

// Unknown acronyms tell little: a wrong kind is worse than none.
const leastChance = (wording: string): number => (/^\p{Lu}{2,5}$/u.test(wording) ? 0.75 : 0.5);

/** Common nouns that say what a body is, as they stand before or after its name. */
const kindNouns: Record<string, EntityType> = {
  company: "Company",
  firm: "Company",
  bank: "Company",
  airline: "Company",
  carrier: "Company",
  carmaker: "Company",
  automaker: "Company",
  manufacturer: "Company",
  maker: "Company",
  conglomerate: "Company",
  retailer: "Company",
  producer: "Company",
  operator: "Company",
  giant: "Company",
  corporation: "Company",
  miner: "Company",
  brewer: "Company",
  lender: "Company",
  insurer: "Company",
  developer: "Company",
  startup: "Company",
  brokerage: "Company",
  consultancy: "Company",
  contractor: "Company",
  supplier: "Company",
  utility: "Company",
  refiner: "Company",
  joint_venture: "Company",
  news_agency: "MediaOutlet",
  newswire: "MediaOutlet",
  newspaper: "MediaOutlet",
  daily: "MediaOutlet",
  broadcaster: "MediaOutlet",
  magazine: "MediaOutlet",
  tabloid: "MediaOutlet",
  weekly: "MediaOutlet",
  website: "MediaOutlet",
  outlet: "MediaOutlet",
  channel: "MediaOutlet",
  party: "PoliticalParty",
  ministry: "PublicBody",
  agency: "PublicBody",
  regulator: "PublicBody",
  watchdog: "PublicBody",
  parliament: "PublicBody",
  militia: "ArmedForce",
  militants: "ArmedForce",
  insurgents: "ArmedForce",
  rebels: "ArmedForce",
  guerrillas: "ArmedForce",
  jihadists: "ArmedForce",
  charity: "Organization",
  union: "Organization",
  university: "Organization",
  foundation: "Organization",
  club: "Organization",
  think_tank: "Organization",
  ngo: "Organization",
  nonprofit: "Organization",
  school: "Organization",
};

/** What the text itself says a body is: "the airline Acme", "Acme, a Dutch bank,", "Acme news agency"; with the words that say so. */
export function saidKind(
  document: Document,
  name: { readonly first: number; readonly last: number },
): { type: EntityType; words: string } | undefined {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const sentence = document.sentences[document.tokens[name.first]!.sentence]!;
  const found = (type: EntityType | undefined, first: number, last: number) =>
    type && {
      type,
      words: document.text.slice(document.tokens[first]!.start, document.tokens[last - 1]!.end).replace(/\s+/g, " "),
    };
  const kind = (i: number): EntityType | undefined => {
    if (i < sentence.first || i >= sentence.last) return undefined;
    return (
      kindNouns[`${word(i - 1)}_${word(i)}`] ??
      (word(i) === "agency" && word(i - 1) === "news" ? "MediaOutlet" : kindNouns[word(i)])
    );
  };
  // "Acme news agency", "Acme newspaper".
  const pair = kindNouns[`${word(name.last)}_${word(name.last + 1)}`];
  const after = found(pair ?? kind(name.last), name.first, name.last + (pair ? 2 : 1));
  if (after) return after;
  // "the oil company Acme", "state broadcaster Acme".
  const before = found(kind(name.first - 1), name.first - 1, name.last);
  if (before) return before;
  // "Acme, a Dutch maker of chips,": the head of the apposition is its first known noun before a preposition or comma.
  if (word(name.last) !== "," || !/^(?:a|an|the|one|another|its|china|russia)$/.test(word(name.last + 1)))
    return undefined;
  for (let i = name.last + 2; i < Math.min(name.last + 9, sentence.last); i++) {
    if (/^(?:of|in|for|that|which|who|with|and|,|\.|;|based|owned|by|to)$/.test(word(i)) && i > name.last + 2) {
      const type = kind(i - 1);
      if (type || !/^(?:and|based|owned)$/.test(word(i))) return found(type, name.first, i);
    }
  }
  return undefined;
}

/** Media report and write; firms sell, list and earn. With the words that hint at it. */
function hintedType(document: Document, name: FoundName): { type: EntityType; words: string } | undefined {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const hint = (type: EntityType, last: number) => ({
    type,
    words: document.text.slice(document.tokens[name.first]!.start, document.tokens[last]!.end).replace(/\s+/g, " "),
  });
  const next = word(name.last);
  if (/^(?:reported|reports|writes|wrote|quoted|cited)$/.test(next)) return hint("MediaOutlet", name.last);
  // "told Reuters", "in an interview with Acme": parliaments and courts, who are told things too, are known by their head words.
  const before = word(name.first - 1) === "the" ? name.first - 2 : name.first - 1;
  const asked =
    /^(?:told|tells)$/.test(word(before)) ||
    (/^(?:with|to|by)$/.test(word(before)) && /^(?:interview|interviewed)$/.test(word(before - 1)));
  if (asked)
    return {
      type: "MediaOutlet",
      words: document.text.slice(document.tokens[before]!.start, document.tokens[name.last - 1]!.end),
    };
  if (/^(?:correspondents?|reporters?|journalists?|columnists?|newsroom|newscast|editors?)$/.test(next))
    return hint("MediaOutlet", name.last);
  if ((next === "'s" || next === "’s") && ownedByFirms.test(word(name.last + 1))) return hint("Company", name.last + 1);
  if (madeByFirms.test(next)) return hint("Company", name.last);
  return undefined;
}

const ownedByFirms =
  /^(?:shares|stock|profits?|revenues?|sales|earnings|shareholders|customers|products|ceo|factory|plant|jets?|planes?)$/;
const madeByFirms =
  /^(?:shares|stock|jets?|planes?|aircraft|executives?|shareholders|engineers|locomotives?|trucks?|cars)$/;
