import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSignature, type RelationType } from "../../../graph-data/ontology.ts";
import type { Reading } from "../../../scripts/extract/reading.ts";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { inflect } from "../../../scripts/relations/inflect.ts";
import { compilePattern, findMatches } from "../../../scripts/relations/pattern.ts";
import { toUnits } from "../../../scripts/relations/units.ts";
import { readingOf } from "./readingOf.ts";
import { holds, relationsOf } from "./relationsOf.ts";

// Our own wording of what a report on a visit holds, so that families meet in one text.
const report = `[Chile|Country] has promised to raise imports from [Peru|Country] and said that [US|Country:name:United States] plans to slap tariffs on [Santiago|Country:name:Chile]'s goods would not hurt. [Chile|Country]'s ambassador to [Peru|Country], [Ana Rojas|Person], also said at a briefing on March 27 that her country wants to deepen economic cooperation with [Brazil|Country].

In February, [Luis Soto|Person], chairman of [Chile|Country]'s [National Planning Agency|PublicBody], said that [Chile|Country] was looking at mines in [Peru|Country]. [Peru|Country]'s Minister for Mines and Energy, [Eva Campos|Person], agreed.

[Rojas|Person:name:Ana Rojas], the ambassador, said that [Chile|Country] wants to continue developing projects in [Peru|Country].

"The [Brazilian|Country:demonym:Brazil] ambassador [in [Peru|Country]], my old friend [Paulo] [Lima|Person:name:Paulo Lima] is coming over this Sunday and we will have talks," [Rojas|Person:name:Ana Rojas] said.

The words come a few weeks after President [Hugo Vega|Person] traveled to [Brasilia|Place] to meet with President [Rui Costa|Person].

[Costa|Person:name:Rui Costa] framed relations with [Peru|Country] in warm terms. "A lot of goods go there, meaning jobs at [Acme|Company] and [Zenith|Company]," [he|Person:pronoun:Rui Costa] said.

A train left the northern [Chilean|Country:demonym:Chile] city of [Arica|Place]. As a report by [Chile|Country]'s state-owned [Andina|MediaOutlet] news agency noted, it will run once a week.`;

describe("a report", () => {
  const { lines } = relationsOf(report, findRelations);
  test.each([
    "tradesWith(Chile, Peru) planned importer",
    "agentOf(Ana Rojas, Chile) stated",
    "ambassadorTo(Ana Rojas, Peru) stated",
    "headOf(Luis Soto, National Planning Agency) chairman",
    "agentOf(National Planning Agency, Chile)",
    "ministerOf(Eva Campos, Peru)",
    "investsIn(Chile, Peru)",
    "ambassadorTo(Paulo Lima, Peru)",
    "agentOf(Paulo Lima, Brazil)",
    "associateOf(Ana Rojas, Paulo Lima)",
    "metWith(Ana Rojas, Paulo Lima) planned 2018-04-01",
    "metWith(Hugo Vega, Rui Costa) stated",
    "visited(Hugo Vega, Brasilia)",
    "spokeAbout(Rui Costa, Peru)",
    "spokeAbout(Rui Costa, Acme)",
    "spokeAbout(Rui Costa, Zenith)",
    "locatedIn(Arica, Chile)",
    "ownerOf(Chile, Andina)",
  ])("says %s", (expected) => {
    expect(
      lines.filter((line) => holds(line, expected)),
      lines.join("\n"),
    ).not.toEqual([]);
  });
  test.each([
    "agentOf(Ana Rojas, Peru)",
    "ambassadorTo(Ana Rojas, Chile)",
    "ambassadorTo(Paulo Lima, Brazil)",
    "headOf(Hugo Vega, Brazil)",
    "ministerOf(Eva Campos, Chile)",
    "metWith(Rui Costa, Acme)",
    "headOf(Rui Costa, Peru)",
    "metWith(Ana Rojas, Rui Costa)",
  ])("does not say %s", (never) => {
    expect(lines.filter((line) => holds(line, never))).toEqual([]);
  });
});

describe("readings that go wrong elsewhere", () => {
  test.each([
    ["Former [Acme|Company] personnel founded [Zenith|Company].", "founderOf(Acme, Zenith)"],
    ["[Jane Smith|Person]'s lawyers criticized [Acme|Company].", "criticized(Jane Smith, Acme)"],
    ["A source close to [Jane Smith|Person] criticized [Acme|Company].", "criticized(Jane Smith, Acme)"],
    ["Companies using [Acme|Company] sued [Zenith|Company].", "prosecuted(Acme, Zenith)"],
    ["Ex-[Acme|Company] engineers met [Jane Smith|Person].", "metWith(Acme, Jane Smith)"],
    ["The [Lima|Place] Post reported that [Jane Smith|Person] left.", "spokeAbout(Lima, Jane Smith)"],
    ["Photo by [Jane Smith|Person] / [Acme|Company]", "employedBy(Jane Smith, Acme)"],
    ["By [Jane Smith|Person] in [Lima|Place]", "residesIn(Jane Smith, Lima)"],
    ["The [Jane Smith|Person] Award went to [John Miller|Person].", "metWith(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] lives on [John Miller|Person] Street.", "residesIn(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] used to be the head of [Acme|Company].", "headOf(Jane Smith, Acme) stated"],
  ])("%s does not say %s", (text, never) => {
    const { lines } = relationsOf(text, findRelations);
    expect(lines.filter((line) => holds(line, never))).toEqual([]);
  });
});

describe("fallbacks", () => {
  test("names that share a sentence and nothing else co-occur", () => {
    expect(
      relationsOf("Behind [Acme|Company], and long before [Zenith|Company], it rained.", findRelations).lines,
    ).toEqual(["coOccurs(Acme, Zenith) stated"]);
  });
  test("an unclassified verb links its ends and stays as the role", () => {
    expect(relationsOf("[Acme|Company] outpaced [Zenith|Company].", findRelations).lines).toEqual([
      "linkedByText(Acme, Zenith) stated outpaced",
    ]);
  });
  test("more than six names are a list and connect nobody", () => {
    const list = ["A1", "B1", "C1", "D1", "E1", "F1", "G1"].map((name) => `[${name} Corp|Company]`).join(", ");
    expect(relationsOf(`The list: ${list}.`, findRelations).lines).toEqual([]);
  });
});

test("the evidence of a pronoun points at it and takes in its name close before", () => {
  const reading = readingOf("[Jane Smith|Person] left. Then [she|Person:pronoun:Jane Smith] met [John Miller|Person].");
  const met = findRelations(reading).relations.find((relation) => relation.type === "metWith")!;
  const { text } = reading.document;
  expect(text.slice(met.evidence.source.start, met.evidence.source.end)).toBe("she");
  expect(text.slice(met.evidence.start, met.evidence.end)).toContain("Jane Smith left.");
});

test("a candidate that breaks its signature is told and dropped", () => {
  const refusals: string[] = [];
  const { relations } = findRelations(readingOf("[Jane Smith|Person] attended the [Acme|Company]."), (refusal, rule) =>
    refusals.push(`${refusal} ${rule}`),
  );
  expect(refusals).toContain("breaks signature event.verb");
  expect(relations.filter((relation) => relation.type === "participantIn")).toEqual([]);
});

test.each([
  ["[Jane Smith|Person] charged [Acme|Company].", "breaks signature prosecuted.verb", "prosecuted"],
  ["[Peru|Country] visited [Jane Smith|Person].", "breaks signature visit.verb", "visited"],
  ["[Jane Smith|Person] imposed sanctions on [Peru|Country].", "breaks signature sanctioned.verb", "sanctioned"],
])("what is done to somebody is never turned round: %s", (text, told, type) => {
  const refusals: string[] = [];
  const { relations } = findRelations(readingOf(text), (refusal, rule) => refusals.push(`${refusal} ${rule}`));
  expect(refusals).toContain(told);
  expect(relations.filter((relation) => relation.type === type)).toEqual([]);
});

test("a tie that is told the wrong way round is turned, and told", () => {
  const refusals: string[] = [];
  const reading = readingOf("[Lima|Place] is located in [Acme Park|Organization].");
  findRelations(reading, (refusal, rule) => refusals.push(`${refusal} ${rule}`));
  expect(refusals.filter((one) => one.startsWith("flipped") || one.startsWith("breaks"))).not.toEqual([]);
});

test.each([
  ["meet", "meets", "met", "met", "meeting"],
  ["criticize", "criticizes", "criticized", "criticized", "criticizing"],
  ["deny", "denies", "denied", "denied", "denying"],
  ["stop", "stops", "stopped", "stopped", "stopping"],
  ["die", "dies", "died", "died", "dying"],
  ["give", "gives", "gave", "given", "giving"],
  ["visit", "visits", "visited", "visited", "visiting"],
])("inflects %s", (base, third, past, participle, gerund) => {
  expect(inflect(base)).toEqual({ base, third, past, participle, gerund });
});

describe("patterns", () => {
  const matches = (pattern: string, marked: string) =>
    findMatches(toUnits(readingOf(marked), [])[0]!, compilePattern(pattern)).length;
  test.each([
    ["P=person! , F=office of O=org", "[Jane|Person], chair of [Acme|Company], left.", 1],
    ["P=person! , F=office of O=org", "[Jane|Person], chair of [Peru|Country], left.", 0],
    ["P=person! ..2 likes Q=person!", "[Jane|Person] really likes [John|Person].", 1],
    ["P=person! , F=office", "[Jane|Person] (born in 1950), chair, left.", 1],
    ["P=person! !likes", "[Jane|Person] likes it.", 0],
    ["{visit:past} L=place", "She visited [Lima|Place].", 1],
    ["{visit:gerund} L=place", "She visited [Lima|Place].", 0],
  ])("%s in %s: %i", (pattern, marked, count) => {
    expect(matches(pattern, marked)).toBe(count);
  });
  test.each(["P=nobody", "{visit", "X"])("%s makes no sense", (pattern) => {
    expect(() => compilePattern(pattern)).toThrow(/compilePattern/);
  });
});

describe("whatever the text", () => {
  const piece = fc.constantFrom(
    "[Jane Smith|Person]",
    "[Acme|Company]",
    "[Peru|Country]",
    "[French|Country:demonym:France]",
    "[Lima|Place]",
    "[she|Person:pronoun:Jane Smith]",
    "[the mayor|Person:nominal:John Miller]",
    ",",
    ".",
    '"',
    "“",
    "”",
    "(",
    ")",
    "—",
    "'s",
    "said",
    "that",
    "who",
    "met",
    "and",
    "of",
    "the",
    "president",
    "to visit",
    "will",
    "was",
    "founded by",
    "not",
    "in",
    "on Tuesday",
    ":",
    ";",
    "\n\n",
    "former",
    "if",
  );
  test("spans lie in the text, evidence holds both ends, signatures fit, and a second run says the same", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const reading = readingOf(pieces.join(" "));
        const found = findRelations(reading);
        const { length } = reading.document.text;
        for (const { type, source, target, confidence, evidence } of found.relations) {
          expect(source).not.toBe(target);
          expect(checkSignature(type as RelationType, typeOf(reading, source), typeOf(reading, target))).toBe("fits");
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const span of [evidence.source, evidence.target, ...(evidence.trigger ? [evidence.trigger] : [])]) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.start).toBeGreaterThanOrEqual(evidence.start);
            expect(span.end).toBeLessThanOrEqual(evidence.end);
          }
          expect(evidence.end).toBeLessThanOrEqual(length);
        }
        for (const quote of found.quotes) expect(quote.start < quote.end && quote.end <= length).toBe(true);
        expect(findRelations(reading)).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  test("a sentence without end is read in bounded time", () => {
    const long = readingOf(`${"[Jane Smith|Person] said that [Acme|Company] chairman of ( and ".repeat(800)}.`);
    const before = process.cpuUsage();
    findRelations(long);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

const typeOf = (reading: Reading, id: string) => reading.entities[Number(id.slice(1))]!.type;
