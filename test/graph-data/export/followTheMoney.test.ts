import { expect, test } from "vitest";
import { followTheMoney } from "../../../graph-data/export/followTheMoney.ts";
import { onHostileGraphs, relationsIn, written } from "./hostileGraphs.ts";

/**
 * The part of the FollowTheMoney model that we write (https://followthemoney.tech/explorer/): what each schema is a kind of, its own
 * properties, and for those that name another record the schema that it must be.
 */
const model: Record<string, { kindOf?: string[]; abstract?: true; properties?: Record<string, "text" | string> }> = {
  Thing: {
    abstract: true,
    properties: {
      name: "text",
      alias: "text",
      summary: "text",
      description: "text",
      sourceUrl: "text",
      publisher: "text",
    },
  },
  Interval: {
    abstract: true,
    properties: {
      date: "text",
      summary: "text",
      description: "text",
      sourceUrl: "text",
      publisher: "text",
      proof: "Document",
    },
  },
  Interest: { abstract: true, kindOf: ["Interval"], properties: { role: "text", status: "text" } },
  Asset: { abstract: true, kindOf: ["Thing"] },
  LegalEntity: { kindOf: ["Thing"] },
  Person: { kindOf: ["LegalEntity"], properties: { position: "text" } },
  Organization: { kindOf: ["LegalEntity"] },
  Company: { kindOf: ["Organization", "Asset"] },
  PublicBody: { kindOf: ["Organization"] },
  Address: { kindOf: ["Thing"], properties: { full: "text" } },
  Event: { kindOf: ["Interval", "Thing"] },
  Position: { kindOf: ["Thing"] },
  Document: { kindOf: ["Thing"], properties: { title: "text", publishedAt: "text" } },
  Article: { kindOf: ["Document"] },
  Ownership: { kindOf: ["Interest"], properties: { owner: "LegalEntity", asset: "Asset" } },
  Directorship: { kindOf: ["Interest"], properties: { director: "LegalEntity", organization: "Organization" } },
  Employment: { kindOf: ["Interest"], properties: { employee: "Person", employer: "Organization" } },
  Membership: { kindOf: ["Interest"], properties: { member: "LegalEntity", organization: "Organization" } },
  Representation: { kindOf: ["Interest"], properties: { agent: "LegalEntity", client: "LegalEntity" } },
  Succession: { kindOf: ["Interest"], properties: { predecessor: "LegalEntity", successor: "LegalEntity" } },
  Occupancy: { kindOf: ["Interval"], properties: { holder: "Person", post: "Position", status: "text" } },
  Family: { kindOf: ["Interval"], properties: { person: "Person", relative: "Person", relationship: "text" } },
  Associate: { kindOf: ["Interval"], properties: { person: "Person", associate: "Person", relationship: "text" } },
  UnknownLink: { kindOf: ["Interest"], properties: { subject: "Thing", object: "Thing" } },
};
const above = (schema: string): string[] => [schema, ...(model[schema]?.kindOf ?? []).flatMap(above)];
const propertiesOf = (schema: string): Record<string, string> =>
  Object.assign({}, ...above(schema).map((one) => model[one]?.properties ?? {}));

const ends: Record<string, [string, string]> = {
  Ownership: ["owner", "asset"],
  Directorship: ["director", "organization"],
  Employment: ["employee", "employer"],
  Membership: ["member", "organization"],
  Representation: ["agent", "client"],
  Succession: ["successor", "predecessor"],
  Family: ["person", "relative"],
  Associate: ["person", "associate"],
  UnknownLink: ["subject", "object"],
};

test("every record obeys the model, and every entity and relation is there", () =>
  onHostileGraphs(async (part) => {
    const lines = (await written(followTheMoney(part))).split("\n").slice(0, -1);
    const records = lines.map(
      (line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> },
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    expect(byId.size).toBe(records.length);
    for (const { schema, properties } of records) {
      expect(model[schema]).toBeDefined();
      expect(model[schema]?.abstract).toBeUndefined();
      const known = propertiesOf(schema);
      for (const [name, values] of Object.entries(properties)) {
        expect(Object.keys(known)).toContain(name);
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) {
          expect(typeof value).toBe("string");
          if (known[name] !== "text") expect(above(byId.get(value)?.schema ?? "nothing")).toContain(known[name]);
        }
      }
    }
    for (const { id, name, aliases } of part.entities) {
      expect(byId.get(id)?.properties.name ?? [""]).toEqual([name]);
      expect(byId.get(id)?.properties.alias ?? []).toEqual([...new Set(aliases)].filter(Boolean));
    }
    for (const { id, source, target, sentence, assertion, type } of await relationsIn(part)) {
      const { schema, properties } = byId.get(id)!;
      expect(properties.summary).toEqual([sentence]);
      if (schema === "Occupancy") expect([properties.holder, byId.has(properties.post![0]!)]).toEqual([[source], true]);
      else {
        const [from, to] = ends[schema]!;
        expect([properties[from], properties[to]]).toEqual([[source], [target]]);
      }
      // The model has no word for a claim or a denial: such a link says so in its role.
      if (assertion !== "stated" && assertion !== "former") {
        expect(schema, type).toBe("UnknownLink");
        expect(properties.role![0]).toContain(`(${assertion})`);
      }
    }
  }));
