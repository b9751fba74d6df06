import type { EntityId } from "../ids.ts";
import { type EntityClass, type EntityType, entityTypeNames, entityTypes } from "../ontology.ts";
import type { Entity } from "../records/build.ts";
import type { NameProfile } from "./formsOf.ts";

/** What is added up over the articles that have a profile. */
export interface ProfileTally {
  readonly profile: NameProfile;
  readonly mentions: number;
  /** Other names, with how many of the articles' entities have them. */
  readonly aliases: Readonly<Record<string, number>>;
  /** Dates of the first and last article; absent where none has one. */
  readonly firstSeen?: string | undefined;
  readonly lastSeen?: string | undefined;
  /** Did a person put it here? Then it gives other names, while name and type are those of what it was put to. */
  readonly guest?: boolean;
}

/**
 * The final form of an entity, from the tallies of its profiles: the one place where its name, type and dates are decided.
 *
 * @param tallies in any order, at least one
 * @param articleCount how many articles have one of the profiles
 * @param decided what a person set right: it stands above what the articles say
 */
export function assembleEntity(
  id: EntityId,
  tallies: readonly ProfileTally[],
  articleCount: number,
  decided: { readonly name?: string | undefined; readonly type?: EntityType | undefined } = {},
): Omit<Entity, "members"> {
  const names = new Wordings();
  const others = new Wordings();
  const types = new Wordings();
  const own = id.slice(0, id.indexOf(".")) as EntityClass;
  const hosts = tallies.filter(({ guest }) => !guest);
  for (const { profile, aliases } of hosts.length > 0 ? tallies.filter(({ guest }) => guest) : []) {
    others.add(profile.name, 1);
    for (const [alias, n] of Object.entries(aliases)) others.add(alias, n);
  }
  for (const { profile, mentions, aliases } of hosts.length > 0 ? hosts : tallies) {
    names.add(profile.name, mentions);
    // A profile that is here although its articles took it for something else says nothing of what this is.
    if (entityTypes[profile.type].class === own) types.add(profile.type, mentions);
    for (const [alias, n] of Object.entries(aliases)) others.add(alias, n);
  }
  // "Acme" explained as an organisation twice and as a company once is a company: the general type says only that nothing more was known.
  const type =
    decided.type ??
    types.best((name) => name !== "Organization") ??
    types.best(() => true) ??
    entityTypeNames.find((name) => entityTypes[name].class === own)!;
  // A headline's "JANE SMITH" is shown only where nobody writes "Jane Smith".
  const isCalm = (spelling: string) => spelling !== spelling.toUpperCase();
  // "Smith" may be written more often than "Jane Smith", and still says less.
  const isWhole = (spelling: string) => own !== "person" || /\s/.test(spelling);
  const name =
    decided.name ??
    names.best((spelling) => isCalm(spelling) && isWhole(spelling)) ??
    names.best(isCalm) ??
    names.best(() => true) ??
    "";
  for (const spelling of names.sorted()) if (spelling !== name) others.add(spelling, 1);
  const first = tallies.flatMap(({ firstSeen }) => firstSeen ?? []).sort(order)[0];
  const last = tallies
    .flatMap(({ lastSeen }) => lastSeen ?? [])
    .sort(order)
    .at(-1);
  return {
    id,
    type: type as EntityType,
    name,
    aliases: others.sorted().filter((alias) => alias !== name),
    mentionCount: tallies.reduce((sum, { mentions }) => sum + mentions, 0),
    articleCount,
    ...(first === undefined ? {} : { firstSeen: first }),
    ...(last === undefined ? {} : { lastSeen: last }),
  };
}

/** Counts wordings; ties go to the longer one, then to code-unit order, so that the winner never depends on who came first. */
class Wordings {
  readonly #counts = new Map<string, number>();

  add(word: string, weight: number): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + weight);
  }

  sorted(): string[] {
    return [...this.#counts]
      .sort(([a, n], [b, m]) => m - n || b.length - a.length || order(a, b))
      .map(([word]) => word);
  }

  best(wanted: (word: string) => boolean): string | undefined {
    return this.sorted().find(wanted);
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
