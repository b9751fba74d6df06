import { createHash } from "node:crypto";
import { canonicalJson } from "../canonicalJson.ts";
import { nameKey } from "../names/key.ts";
import { type EntityType, entityTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import { type Extraction, isNamed } from "../records/extraction.ts";

/**
 * What counts for who is who, and nothing else: two articles that know somebody in the same way share a profile, so that a block's
 * size is the number of ways in which its names are used, not the number of articles.
 */
export type Profile = NameProfile | ExplanationProfile;

/** Somebody or something by name. */
export interface NameProfile {
  readonly kind: "name";
  readonly type: EntityType;
  /** The fullest form in the article, as written. */
  readonly name: string;
}

/** "The article explains `short` as `long`." Stands for no entity, but speaks in the block of the short form. */
export interface ExplanationProfile {
  readonly kind: "explanation";
  /** Keys of both forms. */
  readonly short: string;
  readonly long: string;
  /** The block of the long form. */
  readonly longBlock: BlockKey;
}

/** The name of a block: profiles that could be one entity share it. */
export type BlockKey = string;

/** One article's entity as resolution sees it. */
export interface Form {
  /** Its id within the article's extraction. */
  readonly local: string;
  readonly block: BlockKey;
  readonly profile: NameProfile;
  readonly mentions: number;
  /** Other names; counted for the entity, but no part of the profile. */
  readonly aliases: readonly string[];
}

/** Something that an article says for a block without having an entity in it. */
export interface Hint {
  readonly block: BlockKey;
  readonly profile: ExplanationProfile;
}

/**
 * What one article contributes to resolution, a function of the article alone. Entities whose name has neither letter nor digit, and
 * speakers who are only described, contribute nothing.
 */
export function formsOf(
  _article: ArticleHead,
  extraction: Extraction,
): { readonly forms: readonly Form[]; readonly hints: readonly Hint[] } {
  const forms: Form[] = [];
  const hints = new Map<string, Hint>();
  for (const { id, type, name, aliases = [], mentions } of extraction.entities.filter(isNamed)) {
    const key = nameKey(name);
    if (key === "") continue;
    const block = blockOf(name);
    forms.push({ local: id, block, profile: { kind: "name", type, name }, mentions: mentions.length, aliases });
    if (entityTypes[type].class !== "org") continue;
    for (const alias of aliases) {
      const short = nameKey(alias);
      if (!/^[A-Z][A-Z.&]{1,7}$/.test(alias) || short === key || !key.includes(" ")) continue;
      const profile: ExplanationProfile = { kind: "explanation", short, long: key, longBlock: block };
      hints.set(`${short}\n${key}`, { block: blockOf(alias), profile });
    }
  }
  return { forms, hints: [...hints.values()] };
}

/** The block that a name belongs to. */
const blockOf = (name: string): BlockKey => nameKey(name);

/** Stands for a profile in rows and hashes: 16 hex digits of its canonical form. */
export const profileId = (profile: Profile): string =>
  createHash("sha256").update(canonicalJson(profile), "utf8").digest("hex").slice(0, 16);
