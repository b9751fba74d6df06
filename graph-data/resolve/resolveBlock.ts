import { inWords, isAgainst, likenessOf } from "../names/evidence.ts";
import { readBody } from "../names/readBody.ts";
import { writeReasons } from "../names/reasons.ts";
import { type Address, addressKey, ownAddress } from "./address.ts";
import { bearersOf, type CountedName } from "./bearers.ts";
import { titled } from "./compareContext.ts";
import { type Explained, explainedAcronyms } from "./explainedAcronyms.ts";
import type { BlockKey, CountedProfile, ExplanationProfile, FactProfile } from "./formsOf.ts";
import { type Cluster, joinBearers } from "./joinBearers.ts";
import { usualReason, usualTypes } from "./usualTypes.ts";

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
  /** What speaks for it and what against, see names/reasons.ts. */
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
 * can matter. What counts as evidence stands in names/evidence.ts; only what it calls the same is joined.
 *
 * @param profiles in any order
 */
export function resolveBlock(profiles: readonly CountedProfile[]): BlockAnswer {
  const names = profiles.filter(isName);
  const explanations = profiles.filter(isExplanation);
  const facts = Map.groupBy(profiles.filter(isFact), ({ profile }) => profile.of);
  const usual = usualTypes(names);
  const acronyms = explainedAcronyms(explanations);
  const placements = new Map<string, Placement>();
  const groups = new Map<string, { address: Address; own: CountedName[] }>();
  const usualReasons = new Map<string, string>();
  for (const counted of names) {
    const own = ownAddress(counted.profile);
    const moved = usual.get(addressKey(own));
    const address = { class: moved?.class ?? own.class, key: own.key };
    const longForm = own.class === "org" ? acronyms.get(own.key) : undefined;
    if (longForm && readBody(counted.profile.name).known === undefined) {
      placements.set(counted.id, {
        address: { class: address.class, key: longForm.key },
        reason: acronymReason(longForm),
        redirect: longForm.block,
      });
      continue;
    }
    if (moved) usualReasons.set(counted.id, usualReason(moved));
    const group = groups.get(addressKey(address)) ?? { address, own: [] };
    groups.set(addressKey(address), group);
    group.own.push(counted);
  }
  const bearers = [...groups.values()].flatMap(({ address, own }) =>
    bearersOf(address.class, address.key, own, facts.get(address.key) ?? []),
  );
  const shortForms = shortFormsOf(explanations);
  const possiblySame: Likeness[] = [];
  for (const own of Map.groupBy(bearers, (bearer) => bearer.class).values()) {
    const { clusters, doubts } = joinBearers(own, shortForms);
    const keys = addressesOf(clusters);
    for (const cluster of clusters) place(cluster, keys.get(cluster)!, usualReasons, placements);
    for (const { one, other, findings } of doubts)
      possiblySame.push({
        one: firstProfile(one),
        other: firstProfile(other),
        reason: writeReasons({
          why: findings.filter((finding) => !isAgainst(finding)).map(inWords),
          whyNot: findings.filter(isAgainst).map(inWords),
        }),
        likeness: likenessOf(findings),
      });
  }
  return { placements, possiblySame };
}

function place(
  cluster: Cluster,
  address: Address,
  usualReasons: ReadonlyMap<string, string>,
  placements: Map<string, Placement>,
): void {
  for (const bearer of cluster.bearers) {
    const joined = cluster.reasons.get(bearer.id);
    for (const { id, profile } of bearer.profiles) {
      const reason =
        usualReasons.get(id) ??
        (joined || undefined) ??
        (bearer.misread.has(id)
          ? `same name; most articles know it as of ${titled(bearer.country ?? "")}, not of ${titled(profile.country ?? "")}`
          : bearer.bare
            ? "same name, a surname alone"
            : "same full name");
      placements.set(id, { address, reason });
    }
  }
}

/** The name gives the key; where namesakes share it, what tells them apart is added: country, or the one article that they are in. */
function addressesOf(clusters: readonly Cluster[]): Map<Cluster, Address> {
  const byKey = Map.groupBy(clusters, ({ bearers }) => bearers[0]!.name.key);
  return new Map(
    clusters.map((cluster) => {
      const first = cluster.bearers[0]!;
      const needed = first.generic || first.article !== undefined || byKey.get(first.name.key)!.length > 1;
      return [
        cluster,
        { class: first.class, key: needed ? `${first.name.key} ${apart(first)}`.trim() : first.name.key },
      ];
    }),
  );
}

const apart = ({ article, country, settings, bare }: Cluster["bearers"][number]): string =>
  article?.replace(/^a_/, "").slice(0, 8) ?? country ?? (bare ? [...settings].sort().join(" ") : "");

const firstProfile = ({ bearers }: Cluster): string => bearers[0]!.profiles.map(({ id }) => id).sort()[0]!;

const acronymReason = ({ articles, guessed, key }: Explained): string =>
  guessed
    ? `first letters of ${titled(key)}, the only such name in the graph`
    : `acronym that ${articles} article${articles === 1 ? " explains" : "s explain"}`;

/** Short forms that articles use for a longer name in this block. */
function shortFormsOf(explanations: readonly { readonly profile: ExplanationProfile }[]): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  for (const { profile } of explanations)
    if (profile.how !== "letters") forms.set(profile.short, (forms.get(profile.short) ?? new Set()).add(profile.long));
  return forms;
}

const isName = (counted: CountedProfile): counted is CountedName => counted.profile.kind === "name";
const isExplanation = (counted: CountedProfile): counted is CountedProfile & { readonly profile: ExplanationProfile } =>
  counted.profile.kind === "explanation";
const isFact = (counted: CountedProfile): counted is CountedProfile & { readonly profile: FactProfile } =>
  counted.profile.kind === "fact";
