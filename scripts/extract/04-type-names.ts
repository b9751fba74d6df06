import type { EntityType } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import { type FoundName, wordingOf } from "./02-find-names.ts";
import { isEvent } from "./event-names.ts";
import { type Lexicon, listedType } from "./lexicon.ts";

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

interface HeadRule {
  readonly type: EntityType;
  readonly pattern: RegExp;
  /** The word leaves no doubt: it wins over lists and over the words around the name. */
  readonly sure?: true;
}

/**
 * What the words of a name say of its kind, first match wins. The examples of test/scripts/extract/type-names.test.ts follow this order.
 */
const headRules: readonly HeadRule[] = [
  // Bodies of states, before "Union", "Bank", "Council" and "Court" are read as anything else.
  {
    type: "IntergovernmentalOrg",
    sure: true,
    pattern:
      /\b(?:European|African|Eurasian(?: Economic)?|Arab(?: Maghreb)?|Customs|Economic|Pacific|Western European) (?:Economic )?(?:Union|Community|League|Commission|Parliament|Council)$/,
  },
  {
    type: "IntergovernmentalOrg",
    sure: true,
    pattern:
      /^(?:United Nations|UN|U\.N\.)\b|\b(?:Cooperation|Treaty|Trade|Health|Labou?r|Migration|Maritime|Tourism) Organi[sz]ation$|^Organi[sz]ation (?:of|for) (?:\w+ ){0,6}(?:States|Countries|Cooperation|Co-operation|Unity|Weapons|Development|Europe)$/,
  },
  {
    type: "IntergovernmentalOrg",
    sure: true,
    pattern:
      /^European Central Bank$|^International (?:Organi[sz]ation (?:for|of)|Monetary|Atomic|Criminal Court|Court of Justice|Energy Agency|Civil Aviation|Maritime|Labou?r)|^(?:World|Asian|African|Inter-American|Islamic|European|Eurasian|New) (?:Bank|Development Bank|Investment Bank)|\bInfrastructure Investment Bank$|^Bank for International/,
  },
  {
    type: "IntergovernmentalOrg",
    sure: true,
    pattern:
      /\b(?:League of (?:Arab )?(?:Nations|States)|Association of \w+(?: \w+)? Nations|Commonwealth of Independent|Gulf Cooperation|General Assembly|Security Council|Human Rights Council)\b/,
  },
  {
    type: "ArmedForce",
    sure: true,
    pattern:
      /\b(?:Army|Navy|Air Force|Armed Forces|Defen[cs]e Forces?|Coast Guard|National Guard|Revolutionary Guards?|Marine Corps|Marines|Militia|Brigades?|Battalion|Regiment|Police(?: (?:Force|Service|Department))?|Gendarmerie|Mujahideen|Liberation Front|Peshmerga|Carabinieri|Special Forces|Constabulary)$/,
  },
  {
    type: "PoliticalParty",
    sure: true,
    pattern:
      /\b(?:Party|Partei|Parti|Partido)$|^(?:People's )?Party (?:of|for)\b|^(?:Democrats|Republicans|Conservatives|Liberal Democrats|Tories|Greens|Social Democrats|Christian Democrats)$|\bParty (?:of|for) /,
  },
  {
    type: "MediaOutlet",
    sure: true,
    pattern:
      /\b(?:News Agency|Press Agency|Newspapers?|Broadcasting(?: (?:Corporation|Company|Service|Authority))?|Television|Radio|TV|Tribune|Gazette|Herald|Newswire|Chronicle)$|^(?:Radio|TV|Agence)\b|\b(?:Radio|Television|TV|Broadcasting|Press (?:Association|Trust)|Associated Press|News Network)\b|(?:zeitung|shimbun|Zeitung|Shimbun|Ilbo)$/,
  },
  {
    type: "Company",
    sure: true,
    pattern:
      /\b(?:Inc|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|plc|AG|GmbH|SE|NV|N\.V|SpA|S\.p\.A|S\.A|SA|JSC|OJSC|PJSC|AB|ASA|Oyj|Bhd|Berhad|Pte|Pty|KK|Holdings?|Airlines?|Airways|Motors?|Automotive|Petroleum|Pharmaceuticals?|Pharma|Telecom(?:munications)?|Industries|Technologies|Enterprises|Semiconductor|Steel|Shipbuilding|Refinery|Breweries|Supermarkets?|Stores|Retail|Railways?|Mobile|Microsystems|Insurance)\.?$/,
  },
  {
    type: "PublicBody",
    sure: true,
    pattern:
      /^(?:Ministry|Department|Office|Bureau|Directorate|Secretariat|Embassy|Consulate|House) (?:of|for)\b|\b(?:Ministry|Department|Directorate|Secretariat|Embassy|Consulate|Inspectorate|Tribunal|Senate|Parliament|Congress|Cabinet|Treasury|Knesset|Duma|Bundestag|Bundesbank|Majlis|Diet|Customs|Magistracy|Prosecutor(?:'s Office)?|Prosecutors)$/,
  },
  {
    type: "PublicBody",
    sure: true,
    pattern:
      /\b(?:Supreme|High|Constitutional|District|Federal|Appeals?|Regional|City|Magistrates?'?|County|Crown|Criminal) Court$|\bCourt of\b|^(?:Central|Reserve|National|State|People's) Bank of\b|\bCentral Bank$|^Federal Reserve\b|\bReserve Bank\b|\b(?:National|Federal|State|Legislative|Constituent) (?:Assembly|Council|Bank)$/,
  },
  {
    type: "PublicBody",
    pattern:
      /\b(?:Commission|Authority|Agency|Bureau|Administration|Government|Court|Council|Assembly|Committee|Board|Service|Office|Department)$|\b(?:Commission|Committee|Council|Agency|Authority|Board|Bureau|Administration|Service) (?:of|for|on|against)\b/,
  },
  {
    type: "Organization",
    sure: true,
    pattern:
      /\b(?:University|College|School|Institute|Academy|Polytechnic|Hospital|Clinic|Museum|Church|Mosque|Temple|Orchestra|Theatre|Theater|Library|Foundation|Society|Club|FC|F\.C|United FC|Charity|Observatory|Seminary)$|^(?:University|Institute|College|Academy|Church|Museum|School) (?:of|for)\b/,
  },
  {
    type: "Organization",
    pattern:
      /\b(?:Association|Federation|Confederation|Union|League|Cent(?:er|re)|Network|Alliance|Coalition|Trust|Initiative|Watch|International|Team|Forum|Movement|Chamber of Commerce)$|\b(?:Association|Federation|Union|Cent(?:er|re)|Alliance|Network|Chamber) (?:of|for|on)\b/,
  },
  {
    type: "MediaOutlet",
    pattern:
      /\b(?:Times|Post|News|Daily|Journal|Observer|Telegraph|Press|Mail|Globe|Standard|Express|Weekly|Magazine|Media|Online|Today|Guardian|Independent|Broadcaster)$/,
  },
  {
    type: "Company",
    pattern:
      /\b(?:Bank|Banking|Bancorp|Group|Gr[ou]{1,2}p|Company|Companies|Energy|Oil|Gas|Mining|Minerals|Resources|Power|Electric|Electronics|Electricity|Capital|Partners|Securities|Investments?|Fund|Ventures|Finance|Financial|Systems|Solutions|Software|Labs|Logistics|Shipping|Lines|Foods?|Chemicals?|Cement|Construction|Engineering|Properties|Developments?|Entertainment|Studios|Pictures|Hotels?|Resorts|Aerospace|Aviation|Aircraft|Space|Rail|Telecoms?|Wireless|Networks|Brothers|Sons)$|& Co\b/,
  },
  { type: "ArmedForce", pattern: /\b(?:Forces?|Guards?|Front|Corps|Command|Troops|Military)$/ },
  { type: "PoliticalParty", pattern: /\b(?:Front|Alliance|Bloc|Coalition) (?:of|for)\b/ },
];

/** The kind that the words of a name give: "Ministry of Health" is a public body. */
export function typeFromHead(wording: string): { type: EntityType; sure: boolean } | undefined {
  const plain = wording.replace(/’/g, "'");
  const rule = headRules.find(({ pattern }) => pattern.test(plain));
  return rule && { type: rule.type, sure: rule.sure === true };
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
