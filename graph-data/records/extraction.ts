import {
  type Assertion,
  type AttributeType,
  attributeTypes,
  type EntityType,
  isAssertion,
  isEntityType,
  isRelationType,
  type MentionKind,
  mentionKinds,
  type RelationType,
} from "../ontology.ts";

/** A stretch of an article: UTF-16 code units, end exclusive. `text.slice(start, end)` is its wording. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One place where an article names an entity. */
interface Mention extends Span {
  readonly kind: MentionKind;
  /** Why it is a mention of this entity, where it is not the name itself: "surname of Jane Smith", "acronym given in brackets". */
  readonly reason?: string;
}

/** An entity as one article knows it. Its id is unique within the extraction only. */
export interface ExtractedEntity {
  readonly id: string;
  readonly type: EntityType;
  /** Why it has this type, in plain words, where more than the tagger's class is known: "the text says “the airline Acme”". */
  readonly typeReason?: string;
  /** The fullest form seen, without titles. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly mentions: readonly Mention[];
}

/**
 * Whether some mention names the entity. One that is only described ("a spokesman for Acme", "critics") speaks in its article and is nobody
 * in the graph.
 */
export function isNamed({ mentions }: ExtractedEntity): boolean {
  return mentions.some(({ kind }) => kind === "name" || kind === "demonym");
}

/** A passage and, within it, the words of both ends and of the trigger. */
export interface Evidence extends Span {
  readonly source: Span;
  readonly target: Span;
  readonly trigger?: Span;
}

/** One reading of one passage. Ends and claimant are ids of the extraction's entities. */
export interface ExtractedRelation {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
  /** The office or part played, as written: chairman, buyer. */
  readonly role?: string;
  readonly assertion: Assertion;
  /** Who said so, when the text attributes it. */
  readonly claimant?: string;
  /** ISO 8601, partial dates allowed. */
  readonly date?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The name of the rule that found it. */
  readonly rule: string;
  readonly evidence: Evidence;
}

/** A quotation, direct, indirect or mixed, with the id of its speaker where it is known. */
export interface Quote extends Span {
  readonly kind: "direct" | "indirect" | "mixed";
  readonly speaker: string | null;
}

/** What an article says of one entity alone. */
export interface Attribute extends Span {
  readonly type: AttributeType;
  readonly entity: string;
  readonly value: string;
}

/** What one article says, computed from the article alone. */
export interface Extraction {
  readonly id: string;
  readonly entities: readonly ExtractedEntity[];
  readonly relations: readonly ExtractedRelation[];
  readonly quotes: readonly Quote[];
  readonly attributes: readonly Attribute[];
}

/**
 * Looks at every field of what a reading process printed.
 *
 * @param text the article's text, against which every offset is checked
 * @throws TypeError naming the field, what came and what was wanted
 */
export function parseExtraction(value: unknown, text: string): Extraction {
  const root = record(value, "extraction");
  const entities = array(root.entities, "entities").map((e, i) => parseEntity(e, `entities[${i}]`, text.length));
  const ids = new Set(entities.map((e) => e.id));
  if (ids.size !== entities.length) throw new TypeError("parseExtraction: entities share an id");
  const known = (id: unknown, at: string): string =>
    ids.has(string(id, at)) ? (id as string) : fail(at, "the id of an entity", id);
  return {
    id: string(root.id, "id"),
    entities,
    relations: array(root.relations, "relations").map((r, i) =>
      parseRelation(r, `relations[${i}]`, text.length, known),
    ),
    quotes: array(root.quotes, "quotes").map((q, i) => {
      const at = `quotes[${i}]`;
      const quote = record(q, at);
      return {
        ...span(quote, at, text.length),
        kind: oneOf(quote.kind, ["direct", "indirect", "mixed"] as const, `${at}.kind`),
        speaker: quote.speaker === null || quote.speaker === undefined ? null : known(quote.speaker, `${at}.speaker`),
      };
    }),
    attributes: array(root.attributes, "attributes").map((a, i) => {
      const at = `attributes[${i}]`;
      const attribute = record(a, at);
      return {
        ...span(attribute, at, text.length),
        type: oneOf(attribute.type, attributeTypes, `${at}.type`),
        entity: known(attribute.entity, `${at}.entity`),
        value: string(attribute.value, `${at}.value`),
      };
    }),
  };
}

function parseEntity(value: unknown, at: string, length: number): ExtractedEntity {
  const entity = record(value, at);
  const mentions = array(entity.mentions, `${at}.mentions`).map((m, i) => {
    const mention = record(m, `${at}.mentions[${i}]`);
    return {
      ...span(mention, `${at}.mentions[${i}]`, length),
      kind: oneOf(mention.kind, Object.keys(mentionKinds) as MentionKind[], `${at}.mentions[${i}].kind`),
      ...(mention.reason === undefined ? {} : { reason: string(mention.reason, `${at}.mentions[${i}].reason`) }),
    };
  });
  if (mentions.length === 0) fail(`${at}.mentions`, "at least one mention", mentions);
  return {
    id: string(entity.id, `${at}.id`),
    type: isEntityType(entity.type) ? entity.type : fail(`${at}.type`, "an entity type", entity.type),
    ...(entity.typeReason === undefined ? {} : { typeReason: string(entity.typeReason, `${at}.typeReason`) }),
    name: string(entity.name, `${at}.name`),
    ...(entity.aliases === undefined
      ? {}
      : { aliases: array(entity.aliases, `${at}.aliases`).map((a, i) => string(a, `${at}.aliases[${i}]`)) }),
    mentions,
  };
}

function parseRelation(
  value: unknown,
  at: string,
  length: number,
  known: (id: unknown, at: string) => string,
): ExtractedRelation {
  const relation = record(value, at);
  const evidence = record(relation.evidence, `${at}.evidence`);
  const passage = span(evidence, `${at}.evidence`, length);
  const inside = (part: unknown, name: string): Span => {
    const found = span(record(part, `${at}.evidence.${name}`), `${at}.evidence.${name}`, length);
    return found.start >= passage.start && found.end <= passage.end
      ? found
      : fail(`${at}.evidence.${name}`, "a stretch within the passage", found);
  };
  return {
    type: isRelationType(relation.type) ? relation.type : fail(`${at}.type`, "a relation type", relation.type),
    source: known(relation.source, `${at}.source`),
    target: known(relation.target, `${at}.target`),
    ...(relation.role === undefined ? {} : { role: string(relation.role, `${at}.role`) }),
    assertion: isAssertion(relation.assertion)
      ? relation.assertion
      : fail(`${at}.assertion`, "an assertion", relation.assertion),
    ...(relation.claimant === undefined ? {} : { claimant: known(relation.claimant, `${at}.claimant`) }),
    ...(relation.date === undefined ? {} : { date: string(relation.date, `${at}.date`) }),
    confidence:
      typeof relation.confidence === "number" && relation.confidence >= 0 && relation.confidence <= 1
        ? relation.confidence
        : fail(`${at}.confidence`, "a number from 0 to 1", relation.confidence),
    rule: string(relation.rule, `${at}.rule`),
    evidence: {
      ...passage,
      source: inside(evidence.source, "source"),
      target: inside(evidence.target, "target"),
      ...(evidence.trigger === undefined ? {} : { trigger: inside(evidence.trigger, "trigger") }),
    },
  };
}

function fail(at: string, wanted: string, came: unknown): never {
  throw new TypeError(`parseExtraction: ${at}: expected ${wanted}, got ${JSON.stringify(came)?.slice(0, 80)}`);
}

const record = (value: unknown, at: string): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(at, "an object", value);

const array = (value: unknown, at: string): unknown[] => (Array.isArray(value) ? value : fail(at, "a list", value));

const string = (value: unknown, at: string): string =>
  typeof value === "string" && value !== "" ? value : fail(at, "some text", value);

const oneOf = <T extends string>(value: unknown, options: readonly T[], at: string): T =>
  options.find((option) => option === value) ?? fail(at, `one of ${options.join(", ")}`, value);

function span(value: Record<string, unknown>, at: string, length: number): Span {
  const { start, end } = value;
  if (!Number.isInteger(start) || !Number.isInteger(end) || (start as number) < 0 || (end as number) > length)
    return fail(at, `whole offsets within 0..${length}`, { start, end });
  if ((start as number) >= (end as number)) return fail(at, "a start before its end", { start, end });
  return { start: start as number, end: end as number };
}
