import type { EntityType } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import { type FoundName, wordingOf } from "./02-find-names.ts";
import { isEvent } from "./event-names.ts";
import { type Lexicon, listedType } from "./lexicon.ts";
import { typeFromHead } from "./typeFromHead.ts";

/** A name with the type that its wording, the lists or the words around it give, and how good that reason is. */
export interface TypedName extends FoundName {
  readonly type: EntityType;
  /** 3: the name says it; 2: a list or the text says it; 1: the verbs around it hint; 0: only the tagger's class is known. */
  readonly strength: 0 | 1 | 2 | 3;
}

/** Gives every name one of the ontology's types. Mentions of one entity may still disagree; the chain decides by strength. */
export function typeNames(document: Document, names: readonly FoundName[], lexicon: Lexicon): TypedName[] {
  return names.map((name) => ({ ...name, ...typeOf(document, name, lexicon) }));
}

function typeOf(
  document: Document,
  name: FoundName,
  lexicon: Lexicon,
): { type: EntityType; strength: TypedName["strength"] } {
  if (name.country) return { type: name.country.kind === "state" ? "Country" : "Place", strength: 3 };
  const wording = name.name ?? wordingOf(document, name);
  if (name.coarse === "PER") return { type: "Person", strength: 2 };
  if (name.coarse === "MISC" || isEvent(wording)) return { type: "Event", strength: 3 };
  // The tagger takes "White House" and armed groups for places; lists of bodies know better where the name has two words.
  const listedBody = name.coarse === "LOC" && /\s/.test(wording) ? listedType(lexicon, wording) : undefined;
  if (listedBody) return { type: listedBody, strength: 2 };
  if (name.coarse === "LOC") return { type: "Place", strength: 2 };
  const said = saidType(document, name);
  const listed = listedType(lexicon, wording);
  const head = typeFromHead(wording);
  if (head?.sure) return { type: head.type, strength: 3 };
  if (said && said !== "Organization") return { type: said, strength: 2 };
  if (listed) return { type: listed, strength: 2 };
  if (head) return { type: head.type, strength: 2 };
  if (said) return { type: said, strength: 2 };
  const hinted = hintedType(document, name);
  return hinted ? { type: hinted, strength: 1 } : { type: "Organization", strength: 0 };
}

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

/** What the text itself says a body is: "the airline Acme", "Acme, a Dutch bank,", "Acme news agency". */
function saidType(document: Document, name: FoundName): EntityType | undefined {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const sentence = document.sentences[document.tokens[name.first]!.sentence]!;
  const kind = (i: number): EntityType | undefined => {
    if (i < sentence.first || i >= sentence.last) return undefined;
    return (
      kindNouns[`${word(i - 1)}_${word(i)}`] ??
      (word(i) === "agency" && word(i - 1) === "news" ? "MediaOutlet" : kindNouns[word(i)])
    );
  };
  // "Acme news agency", "Acme newspaper".
  const after = kindNouns[`${word(name.last)}_${word(name.last + 1)}`] ?? kind(name.last);
  if (after) return after;
  // "the oil company Acme", "state broadcaster Acme".
  const before = kind(name.first - 1);
  if (before) return before;
  // "Acme, a Dutch maker of chips,": the head of the apposition is its first known noun before a preposition or comma.
  if (word(name.last) !== "," || !/^(?:a|an|the|one|another|its|china|russia)$/.test(word(name.last + 1)))
    return undefined;
  for (let i = name.last + 2; i < Math.min(name.last + 9, sentence.last); i++) {
    if (/^(?:of|in|for|that|which|who|with|and|,|\.|;|based|owned|by|to)$/.test(word(i)) && i > name.last + 2) {
      const found = kind(i - 1);
      if (found || !/^(?:and|based|owned)$/.test(word(i))) return found;
    }
  }
  return undefined;
}

/** Media report and write; firms sell, list and earn. */
function hintedType(document: Document, name: FoundName): EntityType | undefined {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  const next = word(name.last);
  if (/^(?:reported|reports|writes|wrote|quoted|cited)$/.test(next)) return "MediaOutlet";
  if (next === "'s" || next === "’s") {
    const owned = word(name.last + 1);
    if (
      /^(?:shares|stock|profits?|revenues?|sales|earnings|shareholders|customers|products|ceo|factory|plant|jets?|planes?)$/.test(
        owned,
      )
    )
      return "Company";
  }
  if (
    /^(?:shares|stock|jets?|planes?|aircraft|executives?|shareholders|engineers|locomotives?|trucks?|cars)$/.test(next)
  )
    return "Company";
  return undefined;
}
