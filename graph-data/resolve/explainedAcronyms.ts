import { compareNames, readName } from "../names/compareNames.ts";
import { weigh } from "../names/evidence.ts";
import type { BlockKey, CountedProfile, ExplanationProfile } from "./formsOf.ts";

/** What an acronym stands for. */
export interface Explained {
  readonly key: string;
  readonly block: BlockKey;
  /** How many articles give it. */
  readonly articles: number;
  /** No article says so; of all long forms in the graph only this one begins with these letters. */
  readonly guessed: boolean;
}

/**
 * Acronyms with the one long form that articles give for them: "the International Monetary Fund (IMF)". One that stands for two long
 * forms stands for none, unless three times as many articles give the one. An acronym of four letters or more that nobody explains
 * stands for the only long form that it spells.
 */
export function explainedAcronyms(
  explanations: readonly (CountedProfile & { readonly profile: ExplanationProfile })[],
): ReadonlyMap<string, Explained> {
  const letters = explanations.filter(({ profile }) => profile.how !== "short");
  const byShort = Map.groupBy(letters, ({ profile }) => profile.short);
  const single = new Map<string, Explained>();
  for (const [short, all] of byShort) {
    const said = bestOf(all.filter(({ profile }) => profile.how === "acronym"));
    const spelled = short.length > 3 ? bestOf(all) : undefined;
    if (said === "several") continue;
    if (said) single.set(short, { ...said, guessed: false });
    else if (spelled && spelled !== "several") single.set(short, { ...spelled, guessed: true });
  }
  return single;
}

function bestOf(
  explanations: readonly (CountedProfile & { readonly profile: ExplanationProfile })[],
): Omit<Explained, "guessed"> | "several" | undefined {
  const groups: { key: string; block: BlockKey; articles: number; most: number }[] = [];
  const sorted = [...explanations].sort(
    (a, b) =>
      b.articles - a.articles || (a.profile.long < b.profile.long ? -1 : a.profile.long > b.profile.long ? 1 : 0),
  );
  for (const { profile, articles } of sorted) {
    const known = groups.find(
      ({ key }) =>
        key === profile.long || weigh(compareNames(readName("org", key), readName("org", profile.long))).score >= 5,
    );
    if (known) known.articles += articles;
    else groups.push({ key: profile.long, block: profile.longBlock, articles, most: articles });
  }
  groups.sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1));
  const [first, second] = groups;
  if (!first) return undefined;
  if (second && second.articles * 3 > first.articles) return "several";
  return { key: first.key, block: first.block, articles: first.articles };
}
