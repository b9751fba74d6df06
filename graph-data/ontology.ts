/**
 * What the graph can say: one table of entity types, one of relation types, one of assertions. Types, guards, labels, API enums, the
 * legend and the documentation come from these tables; nothing else in the project lists a type by hand.
 *
 * Drawn from FollowTheMoney (https://followthemoney.tech), the TAC-KBP slots, the PLOVER/CAMEO event codes, DWIE's news relations and
 * W3C ORG.
 */

/** How a class of entities is drawn and told apart in ids: people, bodies, states, places, events. */
export type EntityClass = "person" | "org" | "country" | "place" | "event";

interface EntityTypeRow {
  readonly label: string;
  readonly plural: string;
  readonly meaning: string;
  readonly class: EntityClass;
  /** FollowTheMoney schema, used by exports. */
  readonly ftm: string;
  /** The coarse label of named-entity recognition. */
  readonly coarse: "PER" | "ORG" | "LOC" | "MISC";
}

/** Every entity type. The order is the order of legends and lists. */
export const entityTypes = {
  Person: {
    label: "person",
    plural: "people",
    meaning: "a named individual",
    class: "person",
    ftm: "Person",
    coarse: "PER",
  },
  Company: {
    label: "company",
    plural: "companies",
    meaning: "a firm, bank or state company",
    class: "org",
    ftm: "Company",
    coarse: "ORG",
  },
  PublicBody: {
    label: "public body",
    plural: "public bodies",
    meaning: "a ministry, agency, court, central bank or parliament",
    class: "org",
    ftm: "PublicBody",
    coarse: "ORG",
  },
  IntergovernmentalOrg: {
    label: "intergovernmental organisation",
    plural: "intergovernmental organisations",
    meaning: "a body of states, such as the UN or OPEC",
    class: "org",
    ftm: "Organization",
    coarse: "ORG",
  },
  PoliticalParty: {
    label: "political party",
    plural: "political parties",
    meaning: "a party or parliamentary group",
    class: "org",
    ftm: "Organization",
    coarse: "ORG",
  },
  ArmedForce: {
    label: "armed force",
    plural: "armed forces",
    meaning: "a military, police, militia or armed group",
    class: "org",
    ftm: "Organization",
    coarse: "ORG",
  },
  MediaOutlet: {
    label: "media outlet",
    plural: "media outlets",
    meaning: "a newspaper, news agency or broadcaster",
    class: "org",
    ftm: "Organization",
    coarse: "ORG",
  },
  Organization: {
    label: "organisation",
    plural: "organisations",
    meaning: "a body of unknown or other kind: charity, union, school, club",
    class: "org",
    ftm: "Organization",
    coarse: "ORG",
  },
  Country: {
    label: "country",
    plural: "countries",
    meaning: "a state, acting or as a place",
    class: "country",
    ftm: "LegalEntity",
    coarse: "LOC",
  },
  Place: {
    label: "place",
    plural: "places",
    meaning: "a city, region, facility or natural place",
    class: "place",
    ftm: "Address",
    coarse: "LOC",
  },
  Event: {
    label: "event",
    plural: "events",
    meaning: "a named summit, election, war or trial",
    class: "event",
    ftm: "Event",
    coarse: "MISC",
  },
} as const satisfies Record<string, EntityTypeRow>;

export type EntityType = keyof typeof entityTypes;

/** The types that ONTOLOGY calls `Organization*`. */
export const organizations = [
  "Organization",
  "Company",
  "PublicBody",
  "PoliticalParty",
  "IntergovernmentalOrg",
  "ArmedForce",
  "MediaOutlet",
] as const satisfies readonly EntityType[];

/** Who can act: a person, a country or an organisation. */
const actors = ["Person", "Country", ...organizations] as const satisfies readonly EntityType[];

const places = ["Place", "Country"] as const;
const anything = Object.keys(entityTypes) as EntityType[];

interface RelationTypeRow {
  /** Reads from source to target: Jane *works for* Acme. */
  readonly reads: string;
  /** Reads from target to source; the same as `reads` for symmetric types. */
  readonly inverse: string;
  readonly from: readonly EntityType[];
  readonly to: readonly EntityType[];
  readonly group: "tie" | "interaction" | "fallback";
  /** Stored once, its ends in id order. */
  readonly symmetric?: true;
  /** Both ends must be of one class: a person succeeds a person, a body a body. */
  readonly sameClass?: true;
  /** PLOVER category (CAMEO root codes) of interactions. */
  readonly plover?: string;
}

/** Every relation type with its signature. The order is the order of legends and lists. */
export const relationTypes = {
  headOf: {
    reads: "heads",
    inverse: "is headed by",
    from: ["Person"],
    to: [...organizations, ...places],
    group: "tie",
  },
  ministerOf: {
    reads: "is a minister of",
    inverse: "has as minister",
    from: ["Person"],
    to: ["Country", "PublicBody"],
    group: "tie",
  },
  ambassadorTo: {
    reads: "is ambassador to",
    inverse: "receives as ambassador",
    from: ["Person"],
    to: ["Country", "IntergovernmentalOrg"],
    group: "tie",
  },
  agentOf: {
    reads: "acts for",
    inverse: "is represented by",
    from: ["Person", ...organizations],
    to: ["Country", "Person", ...organizations],
    group: "tie",
  },
  spokespersonFor: {
    reads: "speaks for",
    inverse: "has as spokesperson",
    from: ["Person"],
    to: ["Person", "Country", ...organizations],
    group: "tie",
  },
  advises: {
    reads: "advises",
    inverse: "is advised by",
    from: ["Person", ...organizations],
    to: ["Person", "Country", ...organizations],
    group: "tie",
  },
  employedBy: {
    reads: "works for",
    inverse: "employs",
    from: ["Person"],
    to: ["Country", ...organizations],
    group: "tie",
  },
  memberOf: {
    reads: "is a member of",
    inverse: "has as member",
    from: ["Person", "Country", ...organizations],
    to: ["Event", ...organizations],
    group: "tie",
  },
  boardMemberOf: {
    reads: "sits on the board of",
    inverse: "has on its board",
    from: ["Person"],
    to: [...organizations],
    group: "tie",
  },
  founderOf: {
    reads: "founded",
    inverse: "was founded by",
    from: ["Person", "Country", ...organizations],
    to: [...organizations],
    group: "tie",
  },
  ownerOf: {
    reads: "owns",
    inverse: "is owned by",
    from: ["Person", "Country", ...organizations],
    to: [...organizations],
    group: "tie",
  },
  parentOrgOf: {
    reads: "is the parent of",
    inverse: "is part of",
    from: ["Country", ...organizations],
    to: [...organizations],
    group: "tie",
  },
  basedIn: {
    reads: "is based in",
    inverse: "is the seat of",
    from: [...organizations],
    to: [...places],
    group: "tie",
  },
  locatedIn: { reads: "is in", inverse: "contains", from: ["Place", "Event"], to: [...places], group: "tie" },
  citizenOf: { reads: "is a citizen of", inverse: "has as citizen", from: ["Person"], to: ["Country"], group: "tie" },
  bornIn: { reads: "was born in", inverse: "is the birthplace of", from: ["Person"], to: [...places], group: "tie" },
  residesIn: { reads: "lives in", inverse: "is home to", from: ["Person"], to: [...places], group: "tie" },
  educatedAt: { reads: "studied at", inverse: "taught", from: ["Person"], to: [...organizations], group: "tie" },
  spouseOf: {
    reads: "is married to",
    inverse: "is married to",
    from: ["Person"],
    to: ["Person"],
    group: "tie",
    symmetric: true,
  },
  parentOf: { reads: "is a parent of", inverse: "is a child of", from: ["Person"], to: ["Person"], group: "tie" },
  relativeOf: {
    reads: "is related to",
    inverse: "is related to",
    from: ["Person"],
    to: ["Person"],
    group: "tie",
    symmetric: true,
  },
  associateOf: {
    reads: "is an associate of",
    inverse: "is an associate of",
    from: ["Person"],
    to: ["Person"],
    group: "tie",
    symmetric: true,
  },
  succeeds: {
    reads: "succeeded",
    inverse: "was succeeded by",
    from: ["Person", ...organizations],
    to: ["Person", ...organizations],
    group: "tie",
    sameClass: true,
  },
  participantIn: { reads: "took part in", inverse: "involved", from: [...actors], to: ["Event"], group: "tie" },
  metWith: {
    reads: "met",
    inverse: "met",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    symmetric: true,
    plover: "CONSULT (04)",
  },
  visited: {
    reads: "visited",
    inverse: "was visited by",
    from: [...actors],
    to: [...places],
    group: "interaction",
    plover: "CONSULT (042)",
  },
  spokeAbout: {
    reads: "spoke about",
    inverse: "was spoken about by",
    from: [...actors],
    to: anything,
    group: "interaction",
    plover: "statement (01)",
  },
  agreedWith: {
    reads: "agreed with",
    inverse: "agreed with",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    symmetric: true,
    plover: "AGREE (03, 057)",
  },
  supports: {
    reads: "supports",
    inverse: "is supported by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "SUPPORT (05)",
  },
  cooperatesWith: {
    reads: "cooperates with",
    inverse: "cooperates with",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    symmetric: true,
    plover: "COOPERATE (06)",
  },
  aids: {
    reads: "aids",
    inverse: "is aided by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "AID (07)",
  },
  tradesWith: {
    reads: "trades with",
    inverse: "trades with",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "COOPERATE (061)",
  },
  investsIn: {
    reads: "invests in",
    inverse: "receives investment from",
    from: [...actors],
    to: ["Place", ...actors],
    group: "interaction",
    plover: "COOPERATE (061)",
  },
  appointed: {
    reads: "appointed",
    inverse: "was appointed by",
    from: [...actors],
    to: ["Person"],
    group: "interaction",
  },
  dismissed: {
    reads: "dismissed",
    inverse: "was dismissed by",
    from: [...actors],
    to: ["Person"],
    group: "interaction",
  },
  demanded: {
    reads: "made demands on",
    inverse: "faced demands from",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "DEMAND (10)",
  },
  criticized: {
    reads: "criticized",
    inverse: "was criticized by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "DISAPPROVE (11)",
  },
  rejected: {
    reads: "rejected",
    inverse: "was rejected by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "REJECT (12)",
  },
  threatened: {
    reads: "threatened",
    inverse: "was threatened by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "THREATEN, MOBILIZE (13, 15)",
  },
  protestedAgainst: {
    reads: "protested against",
    inverse: "faced protests from",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "PROTEST (14)",
  },
  sanctioned: {
    reads: "sanctioned",
    inverse: "was sanctioned by",
    from: ["Country", ...organizations],
    to: [...actors],
    group: "interaction",
    plover: "SANCTION (16)",
  },
  prosecuted: {
    reads: "prosecuted",
    inverse: "was prosecuted by",
    from: ["Country", ...organizations],
    to: [...actors],
    group: "interaction",
    plover: "INVESTIGATE, COERCE (17)",
  },
  fought: {
    reads: "fought",
    inverse: "was fought by",
    from: [...actors],
    to: [...actors],
    group: "interaction",
    plover: "ASSAULT (18–20)",
  },
  linkedByText: {
    reads: "is linked in the text to",
    inverse: "is linked in the text to",
    from: anything,
    to: anything,
    group: "fallback",
  },
  coOccurs: {
    reads: "is named together with",
    inverse: "is named together with",
    from: anything,
    to: anything,
    group: "fallback",
    symmetric: true,
  },
} as const satisfies Record<string, RelationTypeRow>;

export type RelationType = keyof typeof relationTypes;

/** How a text holds a statement. The order is from strongest to weakest: an edge shows the strongest that it has. */
export const assertions = {
  stated: { label: "stated", meaning: "the text says so itself" },
  claimed: { label: "claimed", meaning: "the text says that somebody says so" },
  planned: { label: "planned", meaning: "the text says that it will be or is meant to be" },
  former: { label: "former", meaning: "the text says that it was so and is no longer" },
  hypothetical: { label: "hypothetical", meaning: "the text says that it could be, would be or might be" },
  denied: { label: "denied", meaning: "the text says that somebody denies it" },
  negated: { label: "negated", meaning: "the text says that it is not so" },
} as const;

export type Assertion = keyof typeof assertions;

/** How a mention names its entity. */
export const mentionKinds = {
  name: { label: "name", example: "Jane Smith" },
  demonym: { label: "demonym", example: "French" },
  nominal: { label: "description", example: "the ambassador" },
  pronoun: { label: "pronoun", example: "she" },
} as const;

export type MentionKind = keyof typeof mentionKinds;

/** What an article may say of one entity alone. */
export const attributeTypes = ["birthDate", "deathDate", "foundedDate", "age", "title"] as const;
export type AttributeType = (typeof attributeTypes)[number];

export const entityTypeNames = Object.keys(entityTypes) as EntityType[];
export const relationTypeNames = Object.keys(relationTypes) as RelationType[];
export const assertionNames = Object.keys(assertions) as Assertion[];
export const mentionKindNames = Object.keys(mentionKinds) as MentionKind[];

/** Is this the name of an entity type? */
export const isEntityType = (value: unknown): value is EntityType =>
  typeof value === "string" && Object.hasOwn(entityTypes, value);

/** Is this the name of a relation type? */
export const isRelationType = (value: unknown): value is RelationType =>
  typeof value === "string" && Object.hasOwn(relationTypes, value);

/** Is this the name of an assertion? */
export const isAssertion = (value: unknown): value is Assertion =>
  typeof value === "string" && Object.hasOwn(assertions, value);

/** Is a relation of this type stored once, with its ends in id order? */
export const isSymmetric = (type: RelationType): boolean => "symmetric" in relationTypes[type];

/** Does this type hold for some time, such as an office, rather than happen on a day, such as a meeting? */
export const isTie = (type: RelationType): boolean => relationTypes[type].group === "tie";

/** Is this type only a fallback, which no path may run through and which the page leaves out unless asked? */
export const isFallback = (type: RelationType): boolean => relationTypes[type].group === "fallback";

/**
 * Holds the ends of a relation against its signature.
 *
 * @returns `"fits"`, `"flipped"` where only the direction is wrong, or `"breaks"` where no direction fits. A relation that breaks its
 *   signature never becomes an edge.
 */
export function checkSignature(
  type: RelationType,
  source: EntityType,
  target: EntityType,
): "fits" | "flipped" | "breaks" {
  if (fits(type, source, target)) return "fits";
  return fits(type, target, source) ? "flipped" : "breaks";
}

function fits(type: RelationType, source: EntityType, target: EntityType): boolean {
  const row: RelationTypeRow = relationTypes[type];
  if (!row.from.includes(source) || !row.to.includes(target)) return false;
  return row.sameClass ? entityTypes[source].class === entityTypes[target].class : true;
}
