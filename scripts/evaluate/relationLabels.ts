import { type EntityType, organizations, type RelationType } from "../../graph-data/ontology.ts";

/** One way in which our statements say what a label of a set says. */
export interface Way {
  readonly type: RelationType;
  /** The label's head is the statement's target. */
  readonly turned?: true;
  readonly target?: readonly EntityType[];
  readonly role?: RegExp;
  /** The statement holds the label without saying it (a head of state is a citizen): right where a set has it, never wrong. */
  readonly implied?: true;
}

/** A label that makes its ends one thing: DWIE keeps a country and its demonym apart. */
export const sameThing = "gpe0";

const offices = ["headOf", "ministerOf", "spokespersonFor", "ambassadorTo"] as const;
const officesOfCountries = offices.map((type) => ({ type, target: ["Country"], implied: true }) as const);
const inBodies = (["memberOf", "employedBy", "headOf", "boardMemberOf"] as const).map(
  (type) => ({ type, implied: true }) as const,
);
const headOfGovernment = /prime minister|premier|chancellor/i;

/**
 * How the labels of public sets read in our relation types: those of DWIE (Zaporojets et al. 2021, https://github.com/klimzaporojets/DWIE)
 * of KnowledgeNet (Mesquita et al. 2019, https://github.com/diffbot/knowledge-net), the Wikidata properties of Re-DocRED (Tan et al. 2022,
 * https://github.com/tonytan48/Re-DocRED) and those of re3d (Dstl, https://github.com/dstl/re3d). Labels that are not here are not measured.
 */
export const relationLabels: Readonly<Record<string, readonly Way[]>> = {
  head_of: [{ type: "headOf", target: organizations }],
  head_of_state: [
    { type: "headOf", target: ["Country"], role: /president|king|queen|monarch|emperor|emir|sultan|leader/i },
  ],
  head_of_gov: [{ type: "headOf", target: ["Country"], role: headOfGovernment }],
  minister_of: [{ type: "ministerOf", target: ["Country"] }],
  mayor_of: [{ type: "headOf", target: ["Place"], role: /mayor/i }],
  member_of: [
    { type: "memberOf" },
    { type: "employedBy" },
    { type: "boardMemberOf" },
    { type: "headOf", target: organizations, implied: true },
  ],
  agent_of: [{ type: "agentOf", target: ["Country"] }, ...officesOfCountries],
  agency_of: [
    { type: "parentOrgOf", turned: true },
    { type: "agentOf", target: ["Country"] },
  ],
  part_of: [{ type: "parentOrgOf", turned: true }],
  spokesperson_of: [{ type: "spokespersonFor" }],
  advisor_of: [{ type: "advises" }],
  citizen_of: [{ type: "citizenOf" }, ...officesOfCountries],
  based_in0: [
    { type: "basedIn", target: ["Country"] },
    { type: "agentOf", target: ["Country"], implied: true },
  ],
  based_in2: [{ type: "basedIn", target: ["Place"] }],
  in0: [{ type: "locatedIn", target: ["Country"] }],
  in2: [{ type: "locatedIn", target: ["Place"] }],
  spouse_of: [{ type: "spouseOf" }],
  child_of: [{ type: "parentOf", turned: true }],
  parent_of: [{ type: "parentOf" }],
  is_meeting: [{ type: "metWith" }],
  created_by: [{ type: "founderOf", turned: true }],
  CEO: [{ type: "headOf", turned: true, role: /chief executive|\bCEO\b/i }],
  EMPLOYEE_OR_MEMBER_OF: [{ type: "employedBy" }, { type: "memberOf" }, { type: "boardMemberOf" }, { type: "headOf" }],
  FOUNDED_BY: [{ type: "founderOf", turned: true }],
  SUBSIDIARY_OF: [
    { type: "parentOrgOf", turned: true },
    { type: "ownerOf", turned: true },
  ],
  HEADQUARTERS: [{ type: "basedIn" }],
  SPOUSE: [{ type: "spouseOf" }],
  CHILD_OF: [{ type: "parentOf", turned: true }],
  EDUCATED_AT: [{ type: "educatedAt" }],
  PLACE_OF_BIRTH: [{ type: "bornIn" }],
  PLACE_OF_RESIDENCE: [{ type: "residesIn" }],
  NATIONALITY: [{ type: "citizenOf" }],
  POLITICAL_AFFILIATION: [{ type: "memberOf", target: ["PoliticalParty"] }],
  P19: [{ type: "bornIn" }],
  P69: [{ type: "educatedAt" }],
  P26: [{ type: "spouseOf" }],
  P112: [{ type: "founderOf", turned: true }],
  P40: [{ type: "parentOf" }],
  P22: [{ type: "parentOf", turned: true }],
  P25: [{ type: "parentOf", turned: true }],
  P3373: [{ type: "relativeOf" }],
  P551: [{ type: "residesIn" }],
  P27: [{ type: "citizenOf" }, ...officesOfCountries],
  P108: [{ type: "employedBy" }, ...inBodies],
  P463: [{ type: "memberOf" }, ...inBodies],
  P102: [{ type: "memberOf" }, ...inBodies],
  P54: [{ type: "memberOf" }, ...inBodies],
  P241: [{ type: "memberOf" }, ...inBodies],
  P488: [{ type: "headOf", turned: true }],
  P35: [{ type: "headOf", turned: true }],
  P6: [{ type: "headOf", turned: true }],
  P159: [{ type: "basedIn" }],
  P17: [
    { type: "basedIn", target: ["Country"] },
    { type: "locatedIn", target: ["Country"] },
    { type: "agentOf", target: ["Country"], implied: true },
  ],
  P131: [{ type: "locatedIn" }, { type: "basedIn" }],
  P276: [{ type: "locatedIn" }, { type: "basedIn" }],
  P150: [{ type: "locatedIn", turned: true }],
  P36: [{ type: "locatedIn", turned: true, implied: true }],
  P355: [{ type: "parentOrgOf" }, { type: "ownerOf" }],
  P127: [
    { type: "ownerOf", turned: true },
    { type: "parentOrgOf", turned: true },
  ],
  P749: [
    { type: "parentOrgOf", turned: true },
    { type: "ownerOf", turned: true },
  ],
  P1344: [{ type: "participantIn" }],
  P710: [{ type: "participantIn", turned: true }],
  FightingAgainst: [{ type: "fought" }],
  AlliesOf: [{ type: "cooperatesWith" }, { type: "supports" }, { type: "aids" }, { type: "agreedWith" }],
  CommWith: [{ type: "metWith" }, { type: "agreedWith", implied: true }],
  InChargeOf: [{ type: "headOf" }, { type: "ministerOf" }],
  BelongsTo: [
    { type: "memberOf" },
    { type: "employedBy" },
    { type: "spokespersonFor" },
    { type: "parentOrgOf", turned: true },
  ],
  Dislikes: [{ type: "criticized" }, { type: "threatened" }, { type: "rejected" }],
};
