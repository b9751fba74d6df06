import { type EntityType, organizations } from "../../graph-data/ontology.ts";

/**
 * How the fine labels of public sets read in our types, the first that fits: the tags of DWIE (Zaporojets et al. 2021) and the subtypes
 * of CrossNER's politics (Liu et al. 2021). A label that leaves several open counts only against types outside of them.
 */
const kindTags: readonly (readonly [tag: string, types: readonly EntityType[]])[] = [
  ["media", ["MediaOutlet"]],
  ["igo", ["IntergovernmentalOrg"]],
  ["so", ["IntergovernmentalOrg"]],
  ["military_alliance", ["IntergovernmentalOrg"]],
  ["party", ["PoliticalParty"]],
  ["politicalparty", ["PoliticalParty"]],
  ["armed_movement", ["ArmedForce"]],
  ["army", ["ArmedForce"]],
  ["police_org", ["ArmedForce"]],
  ["company", ["Company"]],
  ["brand", ["Company"]],
  ["governmental_organisation", ["PublicBody"]],
  ["ministry", ["PublicBody"]],
  ["agency", ["PublicBody"]],
  ["court", ["PublicBody"]],
  ["politics_institution", ["PublicBody"]],
  ["gpe0", ["Country"]],
  ["country", ["Country"]],
  ["location", ["Place"]],
  ["person", ["Person"]],
  ["politician", ["Person"]],
  ["organisation", organizations.filter((type) => type !== "PoliticalParty")],
  ["organization", ["Organization"]],
];

/** The types that a set's fine labels allow; undefined where it has none. */
export function kindsOf(labels: readonly string[]): readonly EntityType[] | undefined {
  const known = new Set(labels.map((label) => label.replace(/^type::/, "")));
  // A demonym is a label of its own in DWIE, and no type of ours.
  if (known.has("gpe0-x")) return undefined;
  return kindTags.find(([tag]) => known.has(tag))?.[1];
}
