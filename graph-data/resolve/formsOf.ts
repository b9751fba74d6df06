import { hash } from "node:crypto";
import { canonicalJson } from "../canonicalJson.ts";
import type { ArticleId } from "../ids.ts";
import { blockOf } from "../names/blockOf.ts";
import { nameKey } from "../names/key.ts";
import { nameLists } from "../names/nameLists.ts";
import { initialsOf, readBody } from "../names/readBody.ts";
import { readPerson } from "../names/readPerson.ts";
import { type EntityType, entityTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";

import { type ExtractedEntity, type Extraction, isNamed } from "../records/extraction.ts";
import { type Context, contextOf } from "./contextOf.ts";

/**
 * What counts for who is who, and nothing else: two articles that know somebody in the same way share a profile, so that a block's
 * size is the number of ways in which its names are used, not the number of articles.
 */
export type Profile = NameProfile | ExplanationProfile | FactProfile;

/**
 * Somebody or something by name. What the article says besides is part of the profile only where namesakes are to be expected; of a full
 * name that is no more than its country, so that thousands of articles about one head of state make a handful of profiles.
 */
export interface NameProfile {
  readonly kind: "name";
  readonly type: EntityType;
  /** The fullest form in the article, as written. */
  readonly name: string;
  /** Name key of the country that it belongs to: of people, places, and bodies such as every state has. */
  readonly country?: string;
  /** Name keys of the one or two countries that the article is mainly about: of surnames alone. */
  readonly settings?: readonly string[];
  /** Of surnames alone: "president of peru". */
  readonly office?: string;
  /**
   * Of what names somebody else in every article: frequent surnames and forenames alone, and bodies such as every state has where the
   * article neither says of which state nor is about one alone.
   */
  readonly article?: ArticleId;
  /** Of such surnames and forenames: name keys of the people in the article, most mentioned first. */
  readonly people?: readonly string[];
}

/** "The article explains `short` as `long`." Stands for no entity, but speaks in the block of the short form. */
export interface ExplanationProfile {
  readonly kind: "explanation";
  /** Keys of both forms. */
  readonly short: string;
  readonly long: string;
  /** The block of the long form. */
  readonly longBlock: BlockKey;
  /** An acronym or a short form that the article uses; or letters with which the long form's words begin, used by nobody yet. */
  readonly how: "acronym" | "short" | "letters";
}

/** What an article says of a full name: what a surname alone can be held against. One for each thing that is ever said of it. */
export interface FactProfile {
  readonly kind: "fact";
  /** Name key. */
  readonly of: string;
  readonly says: "office" | "setting";
  readonly value: string;
}

/** A profile with how often articles have it. */
export interface CountedProfile {
  readonly id: string;
  readonly profile: Profile;
  /** Entities of articles that have this profile; nearly always one an article. */
  readonly articles: number;
  readonly mentions: number;
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
  readonly profile: ExplanationProfile | FactProfile;
}

/**
 * What one article contributes to resolution, a function of the article alone. Entities whose name has neither letter nor digit, and
 * speakers who are only described, contribute nothing.
 */
export function formsOf(
  article: ArticleHead,
  extraction: Extraction,
): { readonly forms: readonly Form[]; readonly hints: readonly Hint[] } {
  const context = contextOf(extraction);
  const forms: Form[] = [];
  const hints = new Map<string, Hint>();
  const tell = (block: BlockKey, profile: Hint["profile"]) =>
    hints.set(`${block}\n${canonicalJson(profile)}`, { block, profile });
  for (const entity of extraction.entities.filter(isNamed)) {
    const { id, name, aliases = [], mentions } = entity;
    if (nameKey(name) === "") continue;
    const profile = profileOf(entity, context, article.id);
    const body = entityTypes[entity.type].class === "org" ? readBody(name) : undefined;
    // Nothing is compared with a body that only its article knows.
    const block = body && profile.article ? `${blockOf(name)} ${profile.article}` : blockOf(name);
    forms.push({ local: id, block, profile, mentions: mentions.length, aliases });
    if (isFullName(entity)) for (const fact of factsOf(entity, context)) tell(block, fact);
    if (body && profile.article === undefined)
      for (const explanation of explanationsOf(entity)) tell(blockOf(explanation.short), explanation);
  }
  return { forms, hints: [...hints.values()] };
}

/** Stands for a profile in rows and hashes: 16 hex digits of its canonical form. */
export const profileId = (profile: Profile): string => hash("sha256", canonicalJson(profile)).slice(0, 16);

function profileOf(entity: ExtractedEntity, context: Context, article: ArticleId): NameProfile {
  const { id, type, name, aliases = [] } = entity;
  const plain = { kind: "name", type, name } as const;
  const country = context.countryOf(id);
  switch (entityTypes[type].class) {
    case "person": {
      if (isFullName(entity)) return { ...plain, ...optional("country", country) };
      const office = context.officeOf(id);
      const known = {
        ...plain,
        ...optional("country", country),
        ...optional("office", office),
        ...settingsOf(context.settings),
      };
      const word = readPerson(name)?.surname;
      if (word === undefined || !isFrequent(word)) return known;
      return { ...known, article, people: context.people.slice(0, 12) };
    }
    case "place":
      return { ...plain, ...optional("country", country) };
    case "org": {
      const body = readBody(name);
      if (type === "IntergovernmentalOrg") return plain;
      if (body.ofState !== undefined) return { ...plain, country: body.ofState.state };
      if (!body.generic) return plain;
      const state = stateOfBody(entity, context) ?? country ?? context.subject;
      if (state !== undefined) return { ...plain, country: state };
      // One that has an acronym of its own is not just any: "the National Security Agency (NSA)".
      return aliases.some((alias) => acronym.test(alias)) ? plain : { ...plain, article };
    }
    case "country":
    case "event":
      return plain;
  }
}

/** The state that the article names before the body, if only once: "the Kenyan Senate", "Kenya's Supreme Court". */
function stateOfBody({ id, name, aliases = [] }: ExtractedEntity, context: Context): string | undefined {
  const core = readBody(name).core.join(" ");
  const told = aliases.flatMap((alias) => {
    const { ofState } = readBody(alias);
    return ofState?.core.join(" ") === core ? [ofState.state] : [];
  });
  return context.stateBefore(id) ?? told[0];
}

function isFullName({ type, name }: ExtractedEntity): boolean {
  const person = type === "Person" ? readPerson(name) : undefined;
  return person !== undefined && (person.given.length > 0 || person.generation !== undefined);
}

/** Borne by very many: a surname of the lists, or a forename that stands alone. */
export function isFrequent(word: string): boolean {
  return nameLists.surnames.has(word) || nameLists.genders.has(word);
}

function factsOf({ id, name }: ExtractedEntity, context: Context): FactProfile[] {
  const of = nameKey(name);
  const office = context.officeOf(id);
  return [
    ...(office === undefined ? [] : [{ kind: "fact", of, says: "office", value: office } as const]),
    ...context.settings.map((value) => ({ kind: "fact", of, says: "setting", value }) as const),
  ];
}

/** Acronyms and short forms that the article gives for a body, and the acronym that its words spell. */
function explanationsOf({ name, aliases = [] }: ExtractedEntity): ExplanationProfile[] {
  const long = nameKey(name);
  const longBlock = blockOf(name);
  if (!long.includes(" ")) return [];
  const given = aliases
    .filter((alias) => nameKey(alias) !== long && (acronym.test(alias) || blockOf(alias) === longBlock))
    .map(
      (alias) =>
        ({
          kind: "explanation",
          short: nameKey(alias),
          long,
          longBlock,
          how: acronym.test(alias) ? "acronym" : "short",
        }) as const,
    );
  const body = readBody(name);
  const letters = initialsOf(body);
  const guessed = letters.length >= 4 && letters.length <= 7 && !given.some(({ short }) => short === letters);
  return guessed ? [...given, { kind: "explanation", short: letters, long, longBlock, how: "letters" }] : given;
}

const settingsOf = (settings: readonly string[]): { settings?: readonly string[] } =>
  settings.length > 0 ? { settings } : {};

const acronym = /^[A-Z][A-Z.&]{1,7}$/;

const optional = <Name extends string>(name: Name, value: string | undefined): { [K in Name]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { [K in Name]?: string };
