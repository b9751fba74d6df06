import { type EntityClass, type EntityType, entityTypes } from "../ontology.ts";
import { type Address, addressKey, ownAddress } from "./address.ts";
import type { CountedProfile, NameProfile } from "./formsOf.ts";

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
export function usualTypes(
  names: readonly (CountedProfile & { readonly profile: NameProfile })[],
): ReadonlyMap<string, Votes> {
  const byKey = new Map<string, Map<EntityClass, Votes>>();
  for (const { profile, articles } of names) {
    const own: Address = ownAddress(profile);
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
    const ranked = [...classes.values()].sort((a, b) => b.articles - a.articles || (a.class < b.class ? -1 : 1));
    const winner = ranked[0]!;
    for (const loser of ranked.slice(1)) {
      const namesakes = loser.class === "country" || (winner.class === "country" && loser.class === "place");
      if (!namesakes && loser.articles * 3 <= winner.articles)
        usual.set(addressKey({ class: loser.class, key }), winner);
    }
  }
  return usual;
}

/** Why a name is here although its own article took it for something else. */
export const usualReason = ({ articles, type }: Votes): string =>
  `same name, which ${articles} other article${articles === 1 ? " knows" : "s know"} as a ${entityTypes[type].label}`;
