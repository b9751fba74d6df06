import { type ArticleId, type EntityId, entityId } from "../ids.ts";
import { nameKey } from "../names/key.ts";
import { type EntityClass, type EntityType, entityTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { Entity, Member } from "../records/build.ts";
import type { ExtractedEntity, Extraction } from "../records/extraction.ts";

/** The entities over all articles, and which of them each article's own entity became. */
export interface Resolution {
  /** In id order. */
  readonly entities: readonly Entity[];
  /** The entity of an article's own entity. */
  readonly find: (article: ArticleId, local: string) => EntityId | undefined;
}

/**
 * Puts the entities of many articles into blocks and makes one entity of each block. A block is a class (person, body, state, place,
 * event) and a name key; each is a function of its content alone, so the order of articles cannot matter.
 *
 * Joins are few and each has its reason: the same full name; the same name that one article took for another kind of thing than most do; an
 * acronym that some article explains and no other article explains otherwise. A surname alone was joined within its article already, or stays on its own.
 */
export function resolveEntities(readings: readonly { article: ArticleHead; extraction: Extraction }[]): Resolution {
  const acronyms = explainedAcronyms(readings);
  const usual = usualTypes(readings);
  const blocks = new Map<EntityId, Candidate[]>();
  const homes = new Map<string, EntityId>();
  for (const { article, extraction } of readings) {
    for (const local of extraction.entities) {
      const key = nameKey(local.name);
      if (key === "") continue;
      const longForm = entityTypes[local.type].class === "org" ? acronyms.get(key) : undefined;
      const other = usual.get(`${entityTypes[local.type].class}\n${key}`);
      const id = entityId(other?.type ?? local.type, longForm?.key ?? key);
      const reason = longForm
        ? `acronym that ${count(longForm.articles, "article")} explain${longForm.articles === 1 ? "s" : ""}`
        : other
          ? `same name, which ${count(other.articles, "other article")} know${other.articles === 1 ? "s" : ""} as a ${entityTypes[other.type].label}`
          : "same full name";
      const candidate = { article, local, reason, moved: other !== undefined };
      const block = blocks.get(id);
      if (block) block.push(candidate);
      else blocks.set(id, [candidate]);
      homes.set(`${article.id} ${local.id}`, id);
    }
  }
  const entities = [...blocks].map(([id, block]) => toEntity(id, block)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { entities, find: (article, local) => homes.get(`${article} ${local}`) };
}

interface Candidate {
  readonly article: ArticleHead;
  readonly local: ExtractedEntity;
  readonly reason: string;
  /** Is it here although its own article took it for something else? */
  readonly moved: boolean;
}

/**
 * Names that one article takes for a person and several others for a company, say: the class that three times as many articles give wins.
 * States and places of one name (Georgia) are two things and stay apart.
 *
 * @returns for "class, key" of a class that lost: the type that won, and in how many articles
 */
function usualTypes(
  readings: readonly { extraction: Extraction }[],
): Map<string, { type: EntityType; articles: number }> {
  const votes = new Map<string, Map<EntityClass, { articles: number; type: EntityType }>>();
  for (const { extraction } of readings)
    for (const { name, type } of extraction.entities) {
      const { class: cls } = entityTypes[type];
      const key = nameKey(name);
      const classes = votes.get(key) ?? new Map<EntityClass, { articles: number; type: EntityType }>();
      const known = classes.get(cls);
      // Any type of the class will do for the id; the block finds its own best one.
      classes.set(cls, { articles: (known?.articles ?? 0) + 1, type: known && known.type < type ? known.type : type });
      votes.set(key, classes);
    }
  const usual = new Map<string, { type: EntityType; articles: number }>();
  for (const [key, classes] of votes) {
    if (classes.size < 2) continue;
    const ranked = [...classes].sort(([a, x], [b, y]) => y.articles - x.articles || order(a, b));
    const [first, winner] = ranked[0]!;
    for (const [cls, { articles }] of ranked.slice(1)) {
      const namesakes = cls === "country" || (first === "country" && cls === "place");
      if (!namesakes && articles * 3 <= winner.articles) usual.set(`${cls}\n${key}`, winner);
    }
  }
  return usual;
}

/**
 * Acronyms with the one long form that articles give for them: "the International Monetary Fund (IMF)". One that stands for two long
 * forms stands for none.
 */
function explainedAcronyms(
  readings: readonly { extraction: Extraction }[],
): Map<string, { key: string; articles: number }> {
  const forms = new Map<string, Map<string, number>>();
  for (const { extraction } of readings)
    for (const entity of extraction.entities) {
      if (entityTypes[entity.type].class !== "org") continue;
      const long = nameKey(entity.name);
      for (const alias of entity.aliases ?? []) {
        const short = nameKey(alias);
        if (!/^[A-Z][A-Z.&]{1,7}$/.test(alias) || short === long || !long.includes(" ")) continue;
        const counts = forms.get(short) ?? new Map<string, number>();
        counts.set(long, (counts.get(long) ?? 0) + 1);
        forms.set(short, counts);
      }
    }
  const single = new Map<string, { key: string; articles: number }>();
  for (const [short, counts] of forms) {
    const [only, other] = [...counts];
    if (only && !other) single.set(short, { key: only[0], articles: only[1] });
  }
  return single;
}

function toEntity(id: EntityId, block: readonly Candidate[]): Entity {
  const candidates = [...block].sort((a, b) => order(a.article.id, b.article.id) || order(a.local.id, b.local.id));
  const members: Member[] = candidates.map(({ article, local, reason }) => ({
    article: article.id,
    local: local.id,
    name: local.name,
    reason,
    mentions: local.mentions.length,
  }));
  const names = new Tally();
  const others = new Tally();
  const types = new Tally();
  for (const { local, moved } of candidates) {
    names.add(local.name, local.mentions.length);
    if (!moved) types.add(local.type, local.mentions.length);
    for (const alias of local.aliases ?? []) others.add(alias, 1);
  }
  // "Acme" explained as an organisation twice and as a company once is a company: the general type says only that nothing more was known.
  const type = (types.best((t) => t !== "Organization") ?? "Organization") as EntityType;
  // A headline's "JANE SMITH" is shown only where nobody writes "Jane Smith".
  const name = names.best((spelling) => spelling !== spelling.toUpperCase()) ?? names.best(() => true) ?? "";
  for (const spelling of names.sorted()) if (spelling !== name) others.add(spelling, 1);
  const dates = candidates.flatMap(({ article }) => article.publishedAt ?? []).sort(order);
  return {
    id,
    type,
    name,
    aliases: others.sorted().filter((alias) => alias !== name),
    members,
    mentionCount: members.reduce((sum, member) => sum + member.mentions, 0),
    articleCount: new Set(members.map((member) => member.article)).size,
    ...(dates[0] === undefined ? {} : { firstSeen: dates[0] }),
    ...(dates.at(-1) === undefined ? {} : { lastSeen: dates.at(-1)! }),
  };
}

/** Counts wordings; ties go to the longer one, then to code-unit order, so that the winner never depends on who came first. */
class Tally {
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
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
