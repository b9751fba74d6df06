import { nameKey } from "../../graph-data/names/key.ts";
import type { EntityType } from "../../graph-data/ontology.ts";

/**
 * Makes `graph-data/lexicon/organizations.tsv`: the type of organisations that open lists know by name. A key that two lists type
 * differently is left out: the text decides then.
 *
 * @param sources the parsed content of each list, `{ licence, data }`
 */
export function organizationLexicon(sources: {
  /** CAMEO actor dictionaries (MIT): bodies of states, charities, firms. */
  readonly cameoBodies: unknown;
  /** CAMEO offices of states (MIT), people in office left out. */
  readonly cameoOffices: unknown;
  /** CAMEO armed groups (MIT). */
  readonly cameoArmedGroups: unknown;
  /** World Factbook (CC0): parties, and abbreviations of bodies of states. */
  readonly factbookParties: unknown;
  readonly factbookAbbreviations: unknown;
  /** S&P 500 (PDDL). */
  readonly sp500: unknown;
}): string {
  const types = new Map<string, Set<EntityType>>();
  const add = (name: unknown, type: EntityType) => {
    if (typeof name !== "string") return;
    const key = nameKey(name.replace(/ \(.*$/, ""));
    if (key.length < 2 || (key.length < 3 && type === "PoliticalParty")) return;
    for (const form of new Set([key, key.replace(legalForm, "")]))
      types.set(form, (types.get(form) ?? new Set()).add(type));
  };
  for (const { names, codes } of list(sources.cameoBodies) as { names?: unknown; codes?: unknown }[]) {
    const code = (codes as { code?: string; from?: string }[] | undefined)?.[0];
    // Entries with a date are people in office.
    const type = code?.code === undefined || code.from !== undefined ? undefined : cameoTypes[code.code.slice(0, 3)];
    if (type) for (const name of names as unknown[]) add(name, type);
  }
  for (const { names, codes } of list(sources.cameoOffices) as { names?: unknown; codes?: unknown }[]) {
    const all = (codes ?? []) as { code?: string; from?: string }[];
    if (all.length !== 1 || all[0]?.code === undefined || all[0].from !== undefined) continue;
    const role = all[0].code.slice(3, 6);
    for (const name of names as unknown[]) {
      if (typeof name !== "string" || person.test(name)) continue;
      // Ministries of defence and bureaus of investigation stand under the codes of soldiers and police.
      const civil = (role === "MIL" || role === "COP") && !armed.test(name);
      const type = civil ? "PublicBody" : cameoRoles[role];
      if (type) add(name, type);
    }
  }
  for (const { names } of list(sources.cameoArmedGroups) as { names?: unknown }[])
    for (const name of names as unknown[]) add(name, "ArmedForce");
  for (const { name, abbr } of list(sources.factbookParties) as { name?: unknown; abbr?: unknown }[]) {
    add(name, "PoliticalParty");
    add(abbr, "PoliticalParty");
  }
  for (const name of list(sources.factbookAbbreviations)) add(name, "IntergovernmentalOrg");
  for (const { name } of list(sources.sp500) as { name?: unknown }[]) add(name, "Company");
  const rows = [...types].flatMap(([key, [type, other]]) => (other === undefined ? [`${key}\t${type}`] : [])).sort();
  return `${[
    "# organizations: key of the name, type",
    "# sources: CAMEO dictionaries (Open Event Data Alliance, MIT); CIA World Factbook (CC0 1.0); S&P 500 list (PDDL 1.0)",
    "# made by: npm run lexicon -- --data DIR",
    ...rows,
  ].join("\n")}\n`;
}

/** "Acme Inc" is also called Acme. */
const legalForm = /(?: (?:inc|corp|corporation|co|company|ltd|limited|llc|plc|ag|sa|nv|group|holdings?))+$/;

const cameoTypes: Record<string, EntityType> = {
  IGO: "IntergovernmentalOrg",
  NGO: "Organization",
  MNC: "Company",
  MED: "MediaOutlet",
};

const cameoRoles: Record<string, EntityType> = {
  GOV: "PublicBody",
  LEG: "PublicBody",
  JUD: "PublicBody",
  SPY: "PublicBody",
  MIL: "ArmedForce",
  COP: "ArmedForce",
  MED: "MediaOutlet",
  BUS: "Company",
  PTY: "PoliticalParty",
};

const armed =
  /\b(army|navy|forces?|military|troops|guards?|police|gendarmerie|marines?|corps|militia|battalion|brigade|regiment|soldiers?|paramilitary)\b/i;

/** Offices held by people, which are no bodies: "Prime Minister of Japan". */
const person =
  /\b(president|minister|premier|chancellor|king|queen|prince|secretary|ambassador|official|officials|leader|leaders|chief|officer|officers|soldier|soldiers|troops|governor|senator|lawmakers?|spokes\w+|envoy|diplomats?|deputy|adviser|aide|head|authorities)\b/i;

function list(value: unknown): unknown[] {
  const data = (value as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw new TypeError("organizationLexicon: expected { data: [...] }");
  return data;
}
