import { nameKey } from "../names/key.ts";
import { nameLists } from "../names/nameLists.ts";
import { entityTypes, type RelationType } from "../ontology.ts";
import type { ExtractedEntity, Extraction } from "../records/extraction.ts";

/** What an article says of its entities that helps to tell namesakes apart. Countries are name keys: "united kingdom". */
export interface Context {
  /** The countries that the article names most: one, or two where the second is named at least half as often. In key order. */
  readonly settings: readonly string[];
  /** The one country that the article is about: it names it three times as often as all others together. */
  readonly subject?: string | undefined;
  /** The country that an entity belongs to, where the article says so. */
  readonly countryOf: (local: string) => string | undefined;
  /** The country that stands right before one of its mentions: "the Kenyan Senate", "Kenya's Supreme Court". */
  readonly stateBefore: (local: string) => string | undefined;
  /** The office that somebody holds: "president of peru". */
  readonly officeOf: (local: string) => string | undefined;
  /** Full names of people in the article, as name keys, most mentioned first. */
  readonly people: readonly string[];
}

/** Reads the context out of one extraction, a function of it alone. */
export function contextOf({ entities, relations }: Extraction): Context {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const countries = new Map<string, Votes>();
  const offices = new Map<string, Votes>();
  for (const { type, source, target, role, assertion, confidence } of relations) {
    if (assertion === "negated" || assertion === "denied" || assertion === "hypothetical") continue;
    const [from, to] = [byId.get(source), byId.get(target)];
    if (!from || !to) continue;
    if (belongs.has(type) && to.type === "Country") vote(countries, source, countryKey(to), confidence);
    if (type === "parentOrgOf" && from.type === "Country") vote(countries, target, countryKey(from), confidence);
    if (held.has(type) && role !== undefined)
      vote(offices, source, `${role.toLowerCase()} of ${officePlace(to)}`, confidence);
  }
  const counts = countCountries(entities);
  return {
    settings: mainCountries(counts),
    subject: subjectOf(counts),
    countryOf: (local) => winner(countries.get(local)),
    stateBefore: (local) => winner(statesBefore(byId.get(local), entities)),
    officeOf: (local) => winner(offices.get(local)),
    people: entities
      .filter(({ type, name }) => type === "Person" && /\s/.test(name.trim()))
      .sort((a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1))
      .map(({ name }) => nameKey(name)),
  };
}

/** Ties that say whose somebody or something is; an ambassador's is the sender, which is `agentOf`. */
const belongs = new Set<RelationType>([
  "citizenOf",
  "headOf",
  "ministerOf",
  "agentOf",
  "spokespersonFor",
  "locatedIn",
  "basedIn",
]);
const held = new Set<RelationType>(["headOf", "ministerOf", "ambassadorTo", "spokespersonFor"]);

type Votes = Map<string, number>;

/** A blank lies between, or a possessive ending and a blank. */
const distances = new Set([1, 3]);

function statesBefore(body: ExtractedEntity | undefined, entities: readonly ExtractedEntity[]): Votes {
  const votes: Votes = new Map();
  for (const entity of entities)
    if (entityTypes[entity.type].class === "country")
      for (const { end } of entity.mentions)
        for (const { start } of body?.mentions ?? [])
          if (distances.has(start - end)) votes.set(countryKey(entity), (votes.get(countryKey(entity)) ?? 0) + 1);
  return votes;
}

function vote(all: Map<string, Votes>, local: string, what: string, weight: number): void {
  const votes = all.get(local) ?? new Map<string, number>();
  all.set(local, votes.set(what, (votes.get(what) ?? 0) + weight));
}

/** The one that has more than every other. */
function winner(votes: Votes | undefined): string | undefined {
  const [first, second] = [...(votes ?? [])].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

const countryKey = ({ name }: ExtractedEntity): string => nameLists.countries.get(nameKey(name)) ?? nameKey(name);
const officePlace = (entity: ExtractedEntity): string =>
  entity.type === "Country" ? countryKey(entity) : nameKey(entity.name);

function countCountries(entities: readonly ExtractedEntity[]): (readonly [country: string, mentions: number])[] {
  const counts = new Map<string, number>();
  for (const entity of entities)
    if (entityTypes[entity.type].class === "country")
      counts.set(countryKey(entity), (counts.get(countryKey(entity)) ?? 0) + entity.mentions.length);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function mainCountries(ranked: ReturnType<typeof countCountries>): string[] {
  const most = ranked[0]?.[1] ?? 0;
  const main = ranked.filter(([, n]) => n * 2 >= most);
  // Three and more are a list, not a subject; then only those that are named most.
  const kept = main.length <= 2 ? main : main.filter(([, n]) => n === most);
  return kept.length <= 2 ? kept.map(([country]) => country).sort() : [];
}

function subjectOf([first, ...others]: ReturnType<typeof countCountries>): string | undefined {
  const rest = others.reduce((sum, [, n]) => sum + n, 0);
  return first !== undefined && first[1] >= 3 * rest ? first[0] : undefined;
}
