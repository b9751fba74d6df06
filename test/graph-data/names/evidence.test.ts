import { describe, expect, test } from "vitest";
import { compareNames, readName } from "../../../graph-data/names/compareNames.ts";
import { evidence, type Finding, weigh } from "../../../graph-data/names/evidence.ts";
import { entityTypes } from "../../../graph-data/ontology.ts";
import { addressKey } from "../../../graph-data/resolve/address.ts";
import { type NameProfile, type Profile, profileId } from "../../../graph-data/resolve/formsOf.ts";
import { resolveBlock } from "../../../graph-data/resolve/resolveBlock.ts";

type Line = Finding["line"];
type Answer = "one" | "perhaps" | "two";

/** What two profiles are in a block with some more. */
function answer(one: Profile, other: Profile, ...more: Profile[]): { is: Answer; says: string } {
  const profiles = [one, other, ...more];
  const block = resolveBlock(
    profiles.map((profile) => ({ id: profileId(profile), profile, articles: 1, mentions: 1 })),
  );
  const [a, b] = [one, other].map((profile) => block.placements.get(profileId(profile))!);
  const doubt = block.possiblySame.find(({ one: x, other: y }) =>
    [profileId(one), profileId(other)].every((id) => id === x || id === y),
  );
  const is = addressKey(a!.address) === addressKey(b!.address) ? "one" : doubt ? "perhaps" : "two";
  return { is, says: [a!.reason, b!.reason, doubt?.reason ?? ""].join("\n") };
}

const person = (name: string, more: Partial<NameProfile> = {}): Profile => ({
  kind: "name",
  type: "Person",
  name,
  ...more,
});
const body = (name: string, more: Partial<NameProfile> = {}): Profile => ({
  ...(person(name, more) as NameProfile),
  type: "PublicBody",
});
const says = (of: string, fact: "office" | "setting", value: string): Profile => ({
  kind: "fact",
  of,
  says: fact,
  value,
});
const office = "president of peru";

/** Lines that speak of what articles say, each with two profiles of its example. */
const told: readonly [Line, Answer, Profile, Profile, ...Profile[]][] = [
  ["onlyOne", "perhaps", person("Sidorov"), person("Boris Sidorov")],
  [
    "usedSo",
    "one",
    body("Acme"),
    body("Acme Motors"),
    { kind: "explanation", short: "acme", long: "acme motors", longBlock: "akm", how: "short" },
  ],
  [
    "sameOffice",
    "one",
    person("Sidorov", { office }),
    person("Boris Sidorov"),
    says("boris sidorov", "office", office),
  ],
  ["sameCountry", "one", person("Sidorov", { country: "peru" }), person("Boris Sidorov", { country: "peru" })],
  [
    "sameSetting",
    "one",
    person("Sidorov", { settings: ["peru"] }),
    person("Boris Sidorov"),
    says("boris sidorov", "setting", "peru"),
  ],
  [
    "samePeople",
    "one",
    person("Sidorov", { people: ["ann lee", "otto berg"] }),
    person("Boris Sidorov", { people: ["ann lee", "otto berg"] }),
  ],
  ["otherCountry", "perhaps", person("John Smith", { country: "peru" }), person("John Smith", { country: "chile" })],
  [
    "otherOffice",
    "two",
    person("Sidorov", { office: "president of chile" }),
    person("Boris Sidorov"),
    says("boris sidorov", "office", office),
  ],
  ["otherSetting", "perhaps", body("Kenyan Senate", { country: "kenya" }), body("Senate")],
  [
    "frequentSurname",
    "perhaps",
    person("Smith", { settings: ["peru"] }),
    person("Jane Smith"),
    says("jane smith", "setting", "peru"),
  ],
  [
    "severalOfThatName",
    "perhaps",
    person("Sidorov", { country: "peru" }),
    person("Boris Sidorov", { country: "peru" }),
    person("Anna Sidorov", { country: "peru" }),
  ],
];

const classes = [...new Set(Object.values(entityTypes).map((type) => type.class))];
const lines = Object.keys(evidence) as Line[];
const ofNames = lines.filter((line) => !told.some(([own]) => own === line));

describe("each line of the table of evidence is said of its example", () => {
  test.each(ofNames)("%s", (line) => {
    const [one, other] = evidence[line].example;
    const found = classes.map((kind) => compareNames(readName(kind, one), readName(kind, other)));
    const here = found.find((findings) => findings.some((finding) => finding.line === line));
    expect(here).toBeDefined();
    // What speaks for it alone joins from 6 on; what excludes is never outvoted.
    if (evidence[line].weight >= 6) expect(weigh(here!).answer).toBe("same");
    if (evidence[line].weight <= -20) expect(weigh(here!).answer).toBe("different");
  });

  test.each(told)("%s: %s", (line, expected, one, other, ...more) => {
    const { is, says: reasons } = answer(one, other, ...more);
    expect(is).toBe(expected);
    if (is !== "two") expect(reasons).toContain(evidence[line].says);
    expect([one, other].map((profile) => (profile as NameProfile).name).sort()).toEqual(
      [...evidence[line].example].sort(),
    );
  });
});

describe("a body that every state has is told apart by its state", () => {
  test.each<[Answer, Profile, Profile]>([
    ["one", body("Kenyan Senate", { country: "kenya" }), body("Senate", { country: "kenya" })],
    ["one", body("US Congress", { country: "united states" }), body("American Congress", { country: "united states" })],
    ["two", body("Kenyan Senate", { country: "kenya" }), body("Senate", { country: "brazil" })],
    ["two", body("Kenyan Senate", { country: "kenya" }), body("Brazilian Senate", { country: "brazil" })],
  ])("%s", (expected, one, other) => {
    expect(answer(one, other).is).toBe(expected);
  });
});
