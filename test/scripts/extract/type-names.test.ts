import { describe, expect, test } from "vitest";
import { typeFromHead } from "../../../scripts/extract/typeFromHead.ts";
import { readAnnotated } from "./readAnnotated.ts";

describe("the words of a name say what it is", () => {
  test.each([
    ["Baltic Economic Union", "IntergovernmentalOrg"],
    ["United Nations Office in Lima", "IntergovernmentalOrg"],
    ["Arctic Cooperation Organization", "IntergovernmentalOrg"],
    ["Nordic Air Force", "ArmedForce"],
    ["Third Brigade", "ArmedForce"],
    ["Lima Police Department", "ArmedForce"],
    ["Green Growth Party", "PoliticalParty"],
    ["Harbour News Agency", "MediaOutlet"],
    ["Riverside Gazette", "MediaOutlet"],
    ["Northern Airlines", "Company"],
    ["Smith Holdings", "Company"],
    ["Miller & Sons Ltd.", "Company"],
    ["Ministry of Fisheries", "PublicBody"],
    ["Department for Roads", "PublicBody"],
    ["Central Bank of Ruritania", "PublicBody"],
    ["Supreme Court", "PublicBody"],
    ["Fisheries Commission", "PublicBody"],
    ["National Planning and Growth Commission", "PublicBody"],
    ["University of the Lakes", "Organization"],
    ["Lakeside Institute", "Organization"],
    ["Dockers' Union", "Organization"],
    ["Coastal Times", "MediaOutlet"],
    ["Harbour Bank", "Company"],
  ])("%s is a %s", (name, type) => {
    expect(typeFromHead(name)?.type).toBe(type);
  });

  test.each(["Acme", "Zebulon", "Blue Door", "Unionville", "Bankside"])("%s alone says nothing", (name) => {
    expect(typeFromHead(name)).toBeUndefined();
  });
});

describe("the text says what a body is", () => {
  test.each([
    ["The airline [Acme|ORG] grounded two jets.", "Company"],
    ["[Acme|ORG], a Dutch maker of chips, hired staff.", "Company"],
    ["[Acme|ORG] news agency said so.", "MediaOutlet"],
    ["The state news agency [Acme|ORG] said so.", "MediaOutlet"],
    ["As [Acme|ORG] reported, rain fell.", "MediaOutlet"],
    ["[Acme|ORG], the main opposition party, walked out.", "PoliticalParty"],
    ["[Acme|ORG]'s shares fell.", "Company"],
    ["The think tank [Acme|ORG] disagreed.", "Organization"],
  ])("%s", (text, type) => {
    expect(readAnnotated(text).entities[0]?.type).toBe(type);
  });

  test.each([
    ["[Acme|ORG] met the airline.", "Organization"],
    ["[Acme|ORG], who own a bank, left.", "Organization"],
    ["[Acme|ORG], based near the company, left.", "Organization"],
    ["A customer of the bank praised [Acme|ORG].", "Organization"],
  ])("but not here: %s", (text, type) => {
    expect(readAnnotated(text).entities[0]?.type).toBe(type);
  });
});
