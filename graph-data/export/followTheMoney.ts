import { type EntityType, entityTypes, type RelationType, relationTypes } from "../ontology.ts";
import type { ArticleHead } from "../records/article.ts";
import type { ExportedEntity, ExportedRelation, ExportPart } from "./exportPart.ts";

/**
 * FollowTheMoney entities (https://followthemoney.tech/explorer/), one JSON object a line: articles, entities, then links. A relation
 * becomes the link that the model has for it where the text states it and its ends fit; every other one becomes an UnknownLink that
 * says in words how the text holds it, because the model knows no denial and no plan.
 */
export async function* followTheMoney(part: ExportPart): AsyncIterable<string> {
  const typeOf = new Map(part.entities.map(({ id, type }) => [id as string, type]));
  for (const article of part.articles) yield line(articleRecord(article));
  for (const entity of part.entities) yield line(entityRecord(entity));
  for await (const relation of part.relations())
    for (const record of linkRecords(relation, {
      source: typeOf.get(relation.source) ?? "Organization",
      target: typeOf.get(relation.target) ?? "Organization",
    }))
      yield line(record);
}

interface FtmRecord {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly (string | undefined)[]>>;
}

/** Properties without a value are left out: the model has no empty ones. */
const line = ({ id, schema, properties }: FtmRecord): string => {
  const given = Object.entries(properties)
    .map(
      ([name, values]) => [name, [...new Set(values.filter((value) => value !== undefined && value !== ""))]] as const,
    )
    .filter(([, values]) => values.length > 0);
  return `${JSON.stringify({ id, schema, properties: Object.fromEntries(given) })}\n`;
};

const articleRecord = ({ id, title, publishedAt, outlet, url }: ArticleHead): FtmRecord => ({
  id,
  schema: "Article",
  properties: { title: [title], publishedAt: [publishedAt], publisher: [outlet], sourceUrl: [url] },
});

function entityRecord({ id, type, name, aliases, roles }: ExportedEntity): FtmRecord {
  const schema = entityTypes[type].ftm;
  return {
    id,
    schema,
    properties: {
      name: [name],
      alias: aliases,
      ...(schema === "Address" ? { full: [name] } : {}),
      ...(schema === "Person" ? { position: roles } : { summary: roles }),
    },
  };
}

/** A link of the model: its schema, the names of its ends, and which of ours fit there. */
interface LinkSchema {
  readonly schema: string;
  readonly source: string;
  readonly target: string;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly more?: Readonly<Record<string, readonly string[]>>;
}

const legalEntities = new Set(["Person", "LegalEntity", "Organization", "Company", "PublicBody"]);
const bodies = new Set(["Organization", "Company", "PublicBody"]);
const people = new Set(["Person"]);

const directorship = {
  schema: "Directorship",
  source: "director",
  target: "organization",
  from: legalEntities,
  to: bodies,
};
const representation = {
  schema: "Representation",
  source: "agent",
  target: "client",
  from: legalEntities,
  to: legalEntities,
};
// An asset is owned, and of our bodies only a company is one.
const ownership = {
  schema: "Ownership",
  source: "owner",
  target: "asset",
  from: legalEntities,
  to: new Set(["Company"]),
};
// `relationship` says what the relative is to the person.
const family = (relationship: readonly string[]) => ({
  schema: "Family",
  source: "person",
  target: "relative",
  from: people,
  to: people,
  more: { relationship },
});

const linkSchemas: { readonly [Type in RelationType]?: LinkSchema } = {
  headOf: directorship,
  boardMemberOf: directorship,
  employedBy: { schema: "Employment", source: "employee", target: "employer", from: people, to: bodies },
  memberOf: { schema: "Membership", source: "member", target: "organization", from: legalEntities, to: bodies },
  agentOf: representation,
  spokespersonFor: representation,
  advises: representation,
  ownerOf: ownership,
  parentOrgOf: ownership,
  spouseOf: family(["spouse"]),
  parentOf: family(["child"]),
  relativeOf: family([]),
  associateOf: { schema: "Associate", source: "person", target: "associate", from: people, to: people },
  succeeds: {
    schema: "Succession",
    source: "successor",
    target: "predecessor",
    from: legalEntities,
    to: legalEntities,
  },
};

/** Posts that a person holds for a state: the model has them as positions that are occupied. */
const posts: readonly RelationType[] = ["headOf", "ministerOf", "ambassadorTo"];

function linkRecords(
  relation: ExportedRelation,
  ends: { readonly source: EntityType; readonly target: EntityType },
): FtmRecord[] {
  const { id, type, source, target, targetName, assertion, roles } = relation;
  const [from, to] = [entityTypes[ends.source].ftm, entityTypes[ends.target].ftm];
  const schema = linkSchemas[type];
  const common = said(relation);
  const factual = assertion === "stated" || assertion === "former";
  if (factual && schema?.from.has(from) && schema.to.has(to)) {
    const role =
      schema.more || schema.schema === "Associate"
        ? { relationship: [...(schema.more?.relationship ?? []), ...roles] }
        : { role: roles };
    const status =
      assertion === "former" && !schema.more && schema.schema !== "Associate" ? { status: ["former"] } : {};
    return [
      {
        id,
        schema: schema.schema,
        properties: { [schema.source]: [source], [schema.target]: [target], ...role, ...status, ...common },
      },
    ];
  }
  if (factual && posts.includes(type) && from === "Person") {
    const post = `${id}.post`;
    const names =
      roles.length > 0 ? roles.map((role) => `${role}, ${targetName}`) : [`${relationTypes[type].reads} ${targetName}`];
    return [
      { id: post, schema: "Position", properties: { name: names } },
      {
        id,
        schema: "Occupancy",
        properties: {
          holder: [source],
          post: [post],
          status: [assertion === "former" ? "ended" : undefined],
          ...common,
        },
      },
    ];
  }
  const held = assertion === "stated" ? "" : ` (${assertion})`;
  return [
    {
      id,
      schema: "UnknownLink",
      properties: {
        subject: [source],
        object: [target],
        role: [`${relationTypes[type].reads}${held}`, ...roles],
        ...common,
      },
    },
  ];
}

/** What every link of the model can say: in words, when, where it stands. */
const said = ({ sentence, statements }: ExportedRelation): FtmRecord["properties"] => ({
  summary: [sentence],
  description: statements.map(({ quotation }) => quotation),
  date: statements.map(({ date }) => date),
  proof: statements.map(({ article }) => article.id),
  sourceUrl: statements.map(({ article }) => article.url),
  publisher: statements.map(({ article }) => article.outlet),
});
