import { type RelationType, relationTypeNames, relationTypes } from "../../graph-data/ontology.ts";

/** Types of ours that say what a PLOVER category says, as the ontology lists them; FIGHT is ASSAULT by an army. */
export const interactionLabels: ReadonlyMap<string, ReadonlySet<RelationType>> = categories();

/** Categories that stand for saying so rather than doing so: a promise of help is AGREE, of harm THREATEN. */
export const intended: Readonly<Record<string, ReadonlySet<RelationType>>> = {
  AGREE: new Set(["supports", "aids", "cooperatesWith", "tradesWith", "investsIn"]),
  THREATEN: new Set(["rejected", "sanctioned", "prosecuted", "protestedAgainst", "fought"]),
};

function categories(): Map<string, Set<RelationType>> {
  const found = new Map<string, Set<RelationType>>();
  for (const type of relationTypeNames) {
    const row = relationTypes[type];
    for (const category of ("plover" in row ? row.plover : "").match(/[A-Z]{3,}/g) ?? [])
      found.set(category, new Set([...(found.get(category) ?? []), type]));
  }
  found.set("FIGHT", found.get("ASSAULT") ?? new Set());
  return found;
}
