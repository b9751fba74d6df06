import type { EntityType } from "../../graph-data/ontology.ts";

/** The kind that the words of a name give: "Ministry of Health" is a public body. */
export function typeFromHead(wording: string): { type: EntityType; sure: boolean } | undefined {
  const match = headMatch(wording);
  return match && { type: match.type, sure: match.sure };
}

/** The same, with the stretch of the wording that says so, in UTF-16 code units, end exclusive. */
export function headMatch(
  wording: string,
): { type: EntityType; sure: boolean; start: number; end: number } | undefined {
  const plain = wording.replace(/’/g, "'");
  for (const { type, sure, pattern } of headRules) {
    const found = pattern.exec(plain);
    if (found) return { type, sure: sure === true, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
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
  // Federations of firms, before the last word is read: "Federation of Steel Industries".
  {
    type: "Organization",
    sure: true,
    pattern:
      /^(?:[\p{L}'-]+ ){0,2}(?:Associations?|Federation|Confederation|Union|Chamber|Institute|Society|Academy) (?:of|for) |\bChamber of Commerce\b/u,
  },
  {
    type: "MediaOutlet",
    sure: true,
    pattern:
      /\b(?:News Agency|Press Agency|Newspapers?|Broadcasting(?: (?:Corporation|Company|Service|Authority))?|Television|Radio|TV|Tribune|Gazette|Herald|Newswire|Chronicle)$|^(?:Radio|TV|Agence)\b|\b(?:Radio|Television|TV|Broadcasting|Press (?:Association|Trust)|Associated Press|News Network)\b|\b(?:Wiki|Wikipedia)$|(?:zeitung|shimbun|Zeitung|Shimbun|Ilbo)$/,
  },
  {
    type: "Company",
    sure: true,
    pattern:
      /\S\s(?:Inc|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|plc|AG|GmbH|SE|NV|N\.V|SpA|S\.p\.A|S\.A|SA|JSC|OJSC|PJSC|AB|ASA|Oyj|Bhd|Berhad|Pte|Pty|KK)\.?$|\b(?:Holdings?|Airlines?|Airways|Motors?|Automotive|Petroleum|Pharmaceuticals?|Pharma|Telecom(?:munications)?|Industries|Technologies|Enterprises|Semiconductor|Steel|Shipbuilding|Refinery|Breweries|Supermarkets?|Stores|Retail|Railways?|Mobile|Microsystems|Insurance)\.?$/,
  },
  {
    type: "PublicBody",
    sure: true,
    pattern:
      /^(?:Ministry|Department|Office|Bureau|Directorate|Secretariat|Embassy|Consulate|House) (?:of|for)\b|\b(?:Ministry|Department|Directorate|Secretariat|Embassy|Consulate|Inspectorate|Tribunal|Senate|Parliament|Congress|Cabinet|Treasury|Knesset|Duma|Bundestag|Bundesbank|Majlis|Diet|Customs|Magistracy|Prosecutor(?:'s Office)?|Prosecutors)$|\b(?:Intelligence|Security|Space|Police) (?:[Aa]gency|[Ss]ervices?|[Dd]irectorate|[Bb]ureau)$/,
  },
  {
    type: "PublicBody",
    sure: true,
    pattern:
      /\b(?:Supreme|High|Constitutional|District|Federal|Appeals?|Regional|City|Magistrates?'?|County|Crown|Criminal) Court$|\bCourt of\b|^(?:Central|Reserve|National|State|People's) Bank of\b|\bCentral Bank$|^Federal Reserve\b|\bReserve Bank\b|\b(?:National|Federal|State|Legislative|Constituent) (?:Assembly|Council|Bank)$/,
  },
  // "Bank of Ruritania" is a central bank, "Trade Bank of Ruritania" is not.
  {
    type: "Company",
    pattern:
      /^(?!National|Central|Reserve|State|People's|Federal)\p{L}.* Bank of \p{Lu}|^Bank of (?:America|China|Scotland|Ireland|Montreal|New York|India)\b/u,
  },
  { type: "PublicBody", pattern: /^Bank of \p{Lu}\p{L}+$/u },
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
      /\b(?:Bank|Banking|Bancorp|Group|Gr[ou]{1,2}p|Company|Companies|Energy|Oil|Gas|Mining|Minerals|Resources|Power|Electric|Electronics|Electricity|Capital|Partners|Securities|Investments?|(?:Investment|Wealth|Pension|Hedge|Equity|Venture|Growth) Fund|Ventures|Finance|Financial|Systems|Solutions|Software|Labs|Logistics|Shipping|Lines|Foods?|Chemicals?|Cement|Construction|Engineering|Properties|Developments?|Entertainment|Studios|Pictures|Hotels?|Resorts|Aerospace|Aviation|Aircraft|Space|Rail|Telecoms?|Wireless|Networks|Brothers|Sons)$|& Co\b/,
  },
  { type: "ArmedForce", pattern: /\b(?:Forces?|Guards?|Corps|Command|Troops|Military)$/ },
  { type: "PoliticalParty", pattern: /\b(?:Front|Alliance|Bloc|Coalition) (?:of|for)\b/ },
];
