import { nameKey } from "../names/key.ts";
import { type EntityClass, type EntityType, entityTypes } from "../ontology.ts";
import type { BlockKey, ExplanationProfile, NameProfile, Profile } from "./formsOf.ts";

/** A profile with how often articles have it. */
export interface CountedProfile {
  readonly id: string;
  readonly profile: Profile;
  /** Entities of articles that have this profile; nearly always one an article. */
  readonly articles: number;
  readonly mentions: number;
}

/** Which entity: class and canonical key. `entityId` makes an id of it. */
export interface Address {
  readonly class: EntityClass;
  readonly key: string;
}

/** Where a profile belongs, and why. */
export interface Placement {
  readonly address: Address;
  /** In words for people: "same full name". */
  readonly reason: string;
  /**
   * Set where the address is of another block: then the profile goes wherever that block puts the name with this address, and to the
   * address itself if no article has the name. Redirects of that block are not followed further.
   */
  readonly redirect?: BlockKey;
}

/** Two profiles that may be one entity, though not surely enough to join them. */
interface Likeness {
  /** Ids of the profiles. */
  readonly one: string;
  readonly other: string;
  readonly reason: string;
  /** 0 to 1. */
  readonly likeness: number;
}

export interface BlockAnswer {
  /** For each name profile of the block, by its id. */
  readonly placements: ReadonlyMap<string, Placement>;
  readonly possiblySame: readonly Likeness[];
}

/**
 * Decides who is who within a block, as a function of its profiles and their counts alone: neither order of arrival nor anything outside
 * can matter.
 *
 * Joins are few and each has its reason: the same full name; the same name that one article took for another kind of thing than most
 * do; an acronym that some article explains and no other article explains otherwise. A surname alone was joined within its article
 * already, or stays on its own.
 *
 * @param profiles in any order
 */
export function resolveBlock(profiles: readonly CountedProfile[]): BlockAnswer {
  const names = profiles.filter(isName);
  const usual = usualTypes(names);
  const longForms = explainedAcronyms(profiles.filter(isExplanation));
  const placements = new Map<string, Placement>();
  for (const { id, profile } of names) {
    const own = ownAddress(profile);
    const longForm = own.class === "org" ? longForms.get(own.key) : undefined;
    const other = usual.get(addressKey(own));
    if (longForm)
      placements.set(id, {
        address: { class: other?.class ?? own.class, key: longForm.key },
        reason: `acronym that ${count(longForm.articles, "article")} explain${longForm.articles === 1 ? "s" : ""}`,
        redirect: longForm.block,
      });
    else if (other)
      placements.set(id, {
        address: { class: other.class, key: own.key },
        reason: `same name, which ${count(other.articles, "other article")} know${other.articles === 1 ? "s" : ""} as a ${entityTypes[other.type].label}`,
      });
    else placements.set(id, { address: own, reason: "same full name" });
  }
  return { placements, possiblySame: [] };
}

/** The address that a profile has by its own name and type. */
export const ownAddress = (profile: NameProfile): Address => ({
  class: entityTypes[profile.type].class,
  key: nameKey(profile.name),
});

/** An address as text, for maps and rows. */
export const addressKey = (address: Address): string => `${address.class}.${address.key}`;

type Counted<P extends Profile> = CountedProfile & { readonly profile: P };
const isName = (counted: CountedProfile): counted is Counted<NameProfile> => counted.profile.kind === "name";
const isExplanation = (counted: CountedProfile): counted is Counted<ExplanationProfile> =>
  counted.profile.kind === "explanation";

interface Votes {
  readonly class: EntityClass;
  readonly type: EntityType;
  readonly articles: number;
}

/**
 * Names that one article takes for a person and several others for a company, say: the class that three times as many articles give wins.
 * States and places of one name (Georgia) are two things and stay apart.
 *
 * @returns for the own address of a class that lost: the class that won, and in how many articles
 */
function usualTypes(names: readonly Counted<NameProfile>[]): Map<string, Votes> {
  const byKey = new Map<string, Map<EntityClass, Votes>>();
  for (const { profile, articles } of names) {
    const own = ownAddress(profile);
    const classes = byKey.get(own.key) ?? new Map<EntityClass, Votes>();
    const known = classes.get(own.class);
    classes.set(own.class, {
      class: own.class,
      articles: (known?.articles ?? 0) + articles,
      // Any type of the class will do for the reason; the entity finds its own best one.
      type: known && known.type < profile.type ? known.type : profile.type,
    });
    byKey.set(own.key, classes);
  }
  const usual = new Map<string, Votes>();
  for (const [key, classes] of byKey) {
    const ranked = [...classes.values()].sort((a, b) => b.articles - a.articles || order(a.class, b.class));
    const winner = ranked[0]!;
    for (const loser of ranked.slice(1)) {
      const namesakes = loser.class === "country" || (winner.class === "country" && loser.class === "place");
      if (!namesakes && loser.articles * 3 <= winner.articles)
        usual.set(addressKey({ class: loser.class, key }), winner);
    }
  }
  return usual;
}

/**
 * Acronyms with the one long form that articles give for them: "the International Monetary Fund (IMF)". One that stands for two long
 * forms stands for none.
 */
function explainedAcronyms(
  explanations: readonly Counted<ExplanationProfile>[],
): Map<string, { key: string; block: BlockKey; articles: number }> {
  const single = new Map<string, { key: string; block: BlockKey; articles: number }>();
  const shorts = new Set<string>();
  for (const { profile, articles } of explanations) {
    if (shorts.has(profile.short)) single.delete(profile.short);
    else single.set(profile.short, { key: profile.long, block: profile.longBlock, articles });
    shorts.add(profile.short);
  }
  return single;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
