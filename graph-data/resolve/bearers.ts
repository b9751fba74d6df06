import { type ReadName, readName } from "../names/compareNames.ts";
import { nameLists } from "../names/nameLists.ts";
import { readBody } from "../names/readBody.ts";
import type { EntityClass } from "../ontology.ts";
import { type CountedProfile, type FactProfile, isFrequent, type NameProfile } from "./formsOf.ts";

export type CountedName = CountedProfile & { readonly profile: NameProfile };

/** All profiles of a block that certainly are one: the same name of one class, with nothing between them. */
export interface Bearer {
  /** Stands for it in comparisons and ties: made of its content. */
  readonly id: string;
  readonly class: EntityClass;
  readonly name: ReadName;
  readonly profiles: readonly CountedName[];
  readonly articles: number;
  readonly mentions: number;
  readonly country?: string | undefined;
  /** Countries that articles about it are mainly about. */
  readonly settings: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  /** Of a frequent surname alone, or of a body whose state is not known: the only article that it is in. */
  readonly article?: string | undefined;
  /** A surname without forename. */
  readonly bare: boolean;
  /** A person whose surname very many bear. */
  readonly frequent: boolean;
  /** A body such as every state has. */
  readonly generic: boolean;
  /** Profiles that are here although they name another country than most do. */
  readonly misread: ReadonlySet<string>;
}

/**
 * Groups the profiles of one class and name key into bearers. Where articles name different countries for one name they are several, unless
 * three times as many name the one: then the others misread.
 */
export function bearersOf(
  kind: EntityClass,
  key: string,
  profiles: readonly CountedName[],
  facts: readonly (CountedProfile & { readonly profile: FactProfile })[],
): Bearer[] {
  const name = readName(kind, bestSpelling(profiles));
  const bare =
    kind === "person" &&
    name.person !== undefined &&
    name.person.given.length === 0 &&
    name.person.generation === undefined;
  const generic = kind === "org" && readBody(name.name).generic;
  const make = (own: readonly CountedName[], country?: string, misread: ReadonlySet<string> = new Set()): Bearer => {
    const values = (says: "office" | "setting") => [
      ...own.flatMap(({ profile }) => (says === "office" ? (profile.office ?? []) : (profile.settings ?? []))),
      ...(bare ? [] : facts.flatMap(({ profile }) => (profile.says === says ? [profile.value] : []))),
    ];
    const article = own[0]?.profile.article;
    const settings = new Set(values("setting"));
    return {
      id: [
        kind,
        key,
        country ?? "",
        bare ? own[0]!.id : "",
        generic && country === undefined ? (article ?? "") : "",
      ].join("\n"),
      class: kind,
      name,
      profiles: own,
      articles: sum(own.map(({ articles }) => articles)),
      mentions: sum(own.map(({ mentions }) => mentions)),
      country,
      settings,
      offices: new Set(values("office")),
      people: new Set(own.flatMap(({ profile }) => profile.people ?? [])),
      ...((bare || generic) && article !== undefined ? { article } : {}),
      bare,
      frequent: name.person !== undefined && (bare ? isFrequent : isFrequentSurname)(name.person.surname),
      generic,
      misread,
    };
  };
  if (bare) return profiles.map((profile) => make([profile], profile.profile.country));
  const byCountry = Map.groupBy(profiles, ({ profile }) => profile.country ?? "");
  const unsaid = byCountry.get("") ?? [];
  const named = [...byCountry]
    .filter(([country]) => country !== "")
    .map(([country, own]) => ({ country, own, articles: sum(own.map(({ articles }) => articles)) }))
    .sort((a, b) => b.articles - a.articles || order(a.country, b.country));
  // Of "Supreme Court" there is one for each country that is named.
  if (generic)
    return [...named.map(({ own, country }) => make(own, country)), ...(unsaid.length > 0 ? [make(unsaid)] : [])];
  const [first] = named;
  if (!first) return [make(profiles)];
  const apart = named.filter((each) => each !== first && each.articles * 3 > first.articles);
  const misread = named
    .filter((each) => each !== first && each.articles * 3 <= first.articles)
    .flatMap(({ own }) => own);
  if (apart.length === 0) return [make(profiles, first.country, new Set(misread.map(({ id }) => id)))];
  const others = apart.map(({ own, country }) => make(own, country));
  return [
    make([...first.own, ...misread], first.country, new Set(misread.map(({ id }) => id))),
    ...others,
    ...(unsaid.length > 0 ? [make(unsaid)] : []),
  ];
}

/** The most mentioned spelling that is not all capitals; of equally mentioned ones the longer, then in code-unit order. */
function bestSpelling(profiles: readonly CountedName[]): string {
  const counts = new Map<string, number>();
  for (const { profile, mentions } of profiles) counts.set(profile.name, (counts.get(profile.name) ?? 0) + mentions);
  const ranked = [...counts]
    .sort(([a, n], [b, m]) => m - n || b.length - a.length || order(a, b))
    .map(([name]) => name);
  return ranked.find((name) => name !== name.toUpperCase()) ?? ranked[0]!;
}

const isFrequentSurname = (surname: string): boolean => nameLists.surnames.has(surname);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
