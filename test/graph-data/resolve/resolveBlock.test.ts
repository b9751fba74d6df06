import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articleId } from "../../../graph-data/ids.ts";
import { blockOf } from "../../../graph-data/names/blockOf.ts";
import type { EntityType } from "../../../graph-data/ontology.ts";
import { addressKey } from "../../../graph-data/resolve/address.ts";
import type { CountedProfile } from "../../../graph-data/resolve/formsOf.ts";
import { formsOf, type Profile, profileId } from "../../../graph-data/resolve/formsOf.ts";
import { resolveBlock } from "../../../graph-data/resolve/resolveBlock.ts";

const counted = (profile: Profile, articles = 1): CountedProfile => ({
  id: profileId(profile),
  profile,
  articles,
  mentions: articles,
});
const named = (name: string, type: EntityType): Profile => ({ kind: "name", type, name });
const explained = (short: string, long: string): Profile => ({
  kind: "explanation",
  short,
  long,
  longBlock: blockOf(long),
  how: "acronym",
});

/** Where each profile goes, in words. */
const placed = (...profiles: CountedProfile[]): string[] => {
  const { placements } = resolveBlock(profiles);
  return profiles.flatMap(({ id }) => {
    const placement = placements.get(id);
    return placement === undefined ? [] : `${addressKey(placement.address)}: ${placement.reason}`;
  });
};

describe("a block decides", () => {
  test.each<[string, CountedProfile[], string[]]>([
    [
      "one class and one key are one address",
      [counted(named("Acme", "Company")), counted(named("ACME", "Organization"))],
      ["org.acme: same full name", "org.acme: same full name"],
    ],
    [
      "an acronym goes where its only explanation says",
      [counted(named("RTO", "Organization"), 4), counted(explained("rto", "regional trade office"), 2)],
      ["org.regional trade office: acronym that 2 articles explain"],
    ],
    [
      "an acronym with two explanations stays",
      [
        counted(named("RTO", "Organization")),
        counted(explained("rto", "regional trade office")),
        counted(explained("rto", "rail transport operator")),
      ],
      ["org.rto: same full name"],
    ],
    [
      "three articles against one say what kind of thing it is",
      [counted(named("Acme", "Company"), 3), counted(named("Acme", "Person"))],
      ["org.acme: same full name", "org.acme: same name, which 3 other articles know as a company"],
    ],
    [
      "two against one do not",
      [counted(named("Acme", "Company"), 2), counted(named("Acme", "Person"))],
      ["org.acme: same full name", "person.acme: same name, a surname alone"],
    ],
    [
      "a state never becomes a place",
      [counted(named("Georgia", "Place"), 9), counted(named("Georgia", "Country"))],
      ["place.georgia: same full name", "country.georgia: same full name"],
    ],
  ])("%s", (_, profiles, expected) => {
    expect(placed(...profiles)).toEqual(expected);
  });

  test("the same whatever the order of its profiles", () => {
    const profile = fc.oneof(
      fc
        .tuple(fc.constantFrom("RTO", "Rto"), fc.constantFrom<EntityType>("Company", "PublicBody", "Person", "Place"))
        .map(([name, type]) => named(name, type)),
      fc.constantFrom("regional trade office", "rail transport operator").map((long) => explained("rto", long)),
    );
    const profiles = fc.uniqueArray(fc.tuple(profile, fc.integer({ min: 1, max: 9 })), {
      selector: ([each]) => profileId(each),
    });
    fc.assert(
      fc.property(profiles, (given) => {
        const all = given.map(([each, articles]) => counted(each, articles));
        const answer = resolveBlock(all);
        const turned = resolveBlock(all.toReversed());
        for (const { id } of all) expect(turned.placements.get(id)).toEqual(answer.placements.get(id));
      }),
    );
  });
});

describe("what an article contributes", () => {
  const entity = (name: string, type: EntityType, aliases?: string[]) => ({
    id: name,
    type,
    name,
    ...(aliases ? { aliases } : {}),
    mentions: [{ start: 0, end: 1, kind: "name" as const }],
  });
  const forms = (...entities: ReturnType<typeof entity>[]) =>
    formsOf({ id: articleId("1") }, { id: "1", entities, relations: [], quotes: [], attributes: [] });

  test("names that differ in spelling or kind share a block, not a profile", () => {
    const { forms: found } = forms(entity("José", "Person"), entity("JOSE", "Person"), entity("Jose", "Place"));
    expect(new Set(found.map(({ block }) => block))).toEqual(new Set([blockOf("José")]));
    expect(new Set(found.map(({ profile }) => profileId(profile))).size).toBe(3);
  });

  test("other names are no part of a profile", () => {
    const [one, two] = [forms(entity("Acme", "Company", ["A"])), forms(entity("Acme", "Company", ["B"]))];
    expect(one.forms[0]!.profile).toEqual(two.forms[0]!.profile);
  });

  test("an explained acronym speaks in the acronym's block", () => {
    const { hints } = forms(entity("Regional Trade Office", "PublicBody", ["RTO", "the Office"]));
    expect(hints).toEqual([{ block: "rto", profile: explained("rto", "regional trade office") }]);
  });

  test.each([
    ["a person's initials", entity("Jane Mary Smith", "Person", ["JMS"])],
    ["an alias in small letters", entity("Regional Trade Office", "PublicBody", ["rto"])],
    ["a name of one word", entity("Acme", "Company", ["ACM"])],
    ["a name without letter or digit", entity("…", "Company", ["RTO"])],
  ])("%s explain nothing", (_, given) => {
    expect(forms(given).hints).toEqual([]);
  });
});
