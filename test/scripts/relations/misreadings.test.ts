import { describe, expect, test } from "vitest";
import { extract } from "../../../scripts/extract/extract.ts";
import { findRelations } from "../../../scripts/relations/findRelations.ts";
import { holds, relationsOf } from "./relationsOf.ts";

// Each class is a way in which news is misread. A sentence stands with what it must not say, or with what it must.
const classes: Record<
  string,
  { never?: readonly (readonly [string, ...string[]])[]; says?: readonly (readonly [string, ...string[]])[] }
> = {
  "a group that is described by a name is not the name": {
    never: [
      ["Former [Acme|Company] personnel founded [Zenith|Company].", "founderOf(Acme, Zenith)"],
      ["[Jane Smith|Person]'s lawyers criticized [Acme|Company].", "criticized(Jane Smith, Acme)"],
      ["A source close to [Jane Smith|Person] criticized [Acme|Company].", "criticized(Jane Smith, Acme)"],
      ["Companies using [Acme|Company] sued [Zenith|Company].", "prosecuted(Acme, Zenith)"],
      ["Ex-[Acme|Company] engineers met [Jane Smith|Person].", "metWith(Acme, Jane Smith)"],
      ["[Peruvian|Country:demonym:Peru] rebels attacked [Chile|Country].", "fought(Peru, Chile)"],
      ["[Peruvian|Country:demonym:Peru] miners protested against [Acme|Company].", "protestedAgainst(Peru, Acme)"],
      ["Relatives of [Jane Smith|Person] sued [Acme|Company].", "prosecuted(Jane Smith, Acme)"],
      ["Opponents of [Acme|Company] urged [Peru|Country] to act.", "demanded(Acme, Peru)"],
    ],
    says: [
      ["[Peruvian|Country:demonym:Peru] troops attacked [Chile|Country].", "fought(Peru, Chile)"],
      ["The [Peruvian|Country:demonym:Peru] government urged [Chile|Country] to act.", "demanded(Peru, Chile)"],
    ],
  },
  "kin and offices have a direction": {
    never: [
      ["[Jane Smith|Person] is the daughter of [Ann Brown|Person].", "parentOf(Jane Smith, Ann Brown)"],
      ["[Jane Smith|Person]'s father, [John Smith|Person], left.", "parentOf(Jane Smith, John Smith)"],
      ["[Acme|Company] is owned by [Zenith|Company].", "ownerOf(Acme, Zenith)"],
      ["[Jane Smith|Person] was succeeded by [John Miller|Person].", "succeeds(Jane Smith, John Miller)"],
    ],
    says: [
      ["[Jane Smith|Person] has a sister, [Ann Smith|Person].", "relativeOf(Jane Smith, Ann Smith)"],
      ["[Ann Smith|Person] is the sister of [Jane Smith|Person].", "relativeOf(Jane Smith, Ann Smith)"],
      ["[Jane Smith|Person] was succeeded by [John Miller|Person].", "succeeds(John Miller, Jane Smith)"],
    ],
  },
  "an ambassador has a sender and a receiver": {
    never: [
      [
        "The [French|Country:demonym:France] ambassador to [Peru|Country], [Jane Smith|Person], left.",
        "ambassadorTo(Jane Smith, France)",
        "agentOf(Jane Smith, Peru)",
        "citizenOf(Jane Smith, Peru)",
      ],
    ],
    says: [
      [
        "The [French|Country:demonym:France] ambassador to [Peru|Country], [Jane Smith|Person], left.",
        "ambassadorTo(Jane Smith, Peru)",
        "agentOf(Jane Smith, France)",
      ],
    ],
  },
  "an office that is over or not yet held is no present one": {
    never: [
      ["Former [Acme|Company] chairman [Jane Smith|Person] left.", "headOf(Jane Smith, Acme) stated"],
      ["Ex-[Acme|Company] chairman [Jane Smith|Person] left.", "headOf(Jane Smith, Acme) stated"],
      ["[Jane Smith|Person], the late chairman of [Acme|Company], is remembered.", "headOf(Jane Smith, Acme) stated"],
      ["[Jane Smith|Person] used to be the head of [Acme|Company].", "headOf(Jane Smith, Acme) stated"],
      ["[Jane Smith|Person] resigned as chairman of [Acme|Company].", "headOf(Jane Smith, Acme) stated"],
      ["[Peruvian|Country:demonym:Peru] President-elect [Jane Smith|Person] left.", "headOf(Jane Smith, Peru) stated"],
      ["[Jane Smith|Person] will become chairman of [Acme|Company].", "headOf(Jane Smith, Acme) stated"],
      ["[Peruvian|Country:demonym:Peru] Vice President [Jane Smith|Person] left.", "headOf(Jane Smith, Peru)"],
    ],
    says: [
      ["[Acme|Company] acting chairman [Jane Smith|Person] left.", "headOf(Jane Smith, Acme) stated"],
      ["Former [Acme|Company] chairman [Jane Smith|Person] left.", "headOf(Jane Smith, Acme) former"],
    ],
  },
  "teams named after places meet and beat each other in sport": {
    never: [
      ["[Peru|Country] beat [Chile|Country] 2-0 in the final.", "fought(Peru, Chile)"],
      ["[Peru|Country] will meet [Chile|Country] in the cup final.", "metWith(Peru, Chile)"],
      [
        "[Peru|Country] hit back against [Chile|Country] with two goals.",
        "fought(Peru, Chile)",
        "criticized(Peru, Chile)",
      ],
      ["[Jane Smith|Person] fought [Ann Brown|Person] for the heavyweight title.", "fought(Jane Smith, Ann Brown)"],
      ["Striker [Jane Smith|Person] shot at [Chile|Country]'s goal.", "fought(Jane Smith, Chile)"],
    ],
  },
  "awards, streets, laws and ships bear names": {
    never: [
      [
        "The [Jane Smith|Person] Award went to [John Miller|Person].",
        "metWith(Jane Smith, John Miller)",
        "aids(Jane Smith, John Miller)",
      ],
      ["[Jane Smith|Person] lives on [John Miller|Person] Street.", "residesIn(Jane Smith, John Miller)"],
      ["The [Jane Smith|Person] Act was signed by [John Miller|Person].", "agreedWith(Jane Smith, John Miller)"],
      ["[Acme|Company] named the ship after [Jane Smith|Person].", "appointed(Acme, Jane Smith)"],
      ["The [Jane Smith|Person] sailed to [Lima|Place].", "visited(Jane Smith, Lima)"],
      ["[John Miller|Person] won the [Jane Smith|Person] Prize.", "relativeOf(John Miller, Jane Smith)"],
    ],
  },
  "lists of signatories connect nobody": {
    never: [
      [
        "The letter was signed by [Jane Smith|Person], [John Miller|Person] and [Ann Brown|Person].",
        "metWith(Jane Smith, John Miller)",
        "agreedWith(Jane Smith, John Miller)",
        "associateOf(Jane Smith, John Miller)",
      ],
      [
        "Signed: [Jane Smith|Person], [Acme|Company]; [John Miller|Person], [Zenith|Company].",
        "employedBy(John Miller, Acme)",
      ],
      [
        "[Jane Smith|Person] and [John Miller|Person] head [Acme|Company] and [Zenith|Company], respectively.",
        "headOf(Jane Smith, Zenith)",
        "headOf(John Miller, Acme)",
      ],
    ],
  },
  "credits and bylines are no statements": {
    never: [
      ["Photo by [Jane Smith|Person] / [Acme|Company]", "employedBy(Jane Smith, Acme)"],
      ["Photo: [Jane Smith|Person]/[Acme|Company]", "employedBy(Jane Smith, Acme)"],
      ["[Jane Smith|Person] for [Acme|Company]", "agentOf(Jane Smith, Acme)", "spokespersonFor(Jane Smith, Acme)"],
      ["By [Jane Smith|Person] in [Lima|Place]", "residesIn(Jane Smith, Lima)", "bornIn(Jane Smith, Lima)"],
      [
        "Reporting by [Jane Smith|Person] in [Lima|Place]; editing by [John Miller|Person]",
        "metWith(Jane Smith, John Miller)",
        "residesIn(Jane Smith, Lima)",
      ],
    ],
  },
  "what another paper's headline says is its claim": {
    never: [
      [
        '"[Jane Smith|Person] met [John Miller|Person]," the [Lima Herald|MediaOutlet] wrote.',
        "metWith(Jane Smith, John Miller) stated",
      ],
      [
        "The [Lima Herald|MediaOutlet] reported that [Jane Smith|Person] met [John Miller|Person].",
        "metWith(Jane Smith, John Miller) stated",
        "metWith(Lima Herald, John Miller)",
      ],
    ],
    says: [
      [
        "The [Lima Herald|MediaOutlet] reported that [Jane Smith|Person] met [John Miller|Person].",
        "metWith(Jane Smith, John Miller) claimed",
      ],
    ],
  },
  "what is asked, denied or refused did not happen": {
    never: [
      ["[Jane Smith|Person] asked whether [Peru|Country] had invaded [Chile|Country].", "fought(Peru, Chile) stated"],
      ["[Jane Smith|Person] denied that she met [John Miller|Person].", "metWith(Jane Smith, John Miller) stated"],
      ["[Jane Smith|Person] refused to meet [John Miller|Person].", "metWith(Jane Smith, John Miller) stated"],
      ["[Peru|Country] was careful not to criticize [Chile|Country].", "criticized(Peru, Chile) stated"],
      ["[Jane Smith|Person] urged [Peru|Country] to support [Chile|Country].", "supports(Peru, Chile) stated"],
      ["[Peru|Country] threatened to invade [Chile|Country].", "fought(Peru, Chile) stated"],
    ],
    says: [
      ["[Jane Smith|Person] refused to meet [John Miller|Person].", "rejected(Jane Smith, John Miller)"],
      ["[Peru|Country] threatened to invade [Chile|Country].", "threatened(Peru, Chile)"],
    ],
  },
  "a preposition belongs to the noun before it": {
    never: [
      [
        "[Peru|Country] broke off relations with [Chile|Country] over its ties with [Brazil|Country].",
        "sanctioned(Peru, Brazil)",
      ],
      [
        "[Jane Smith|Person] held talks with [Peru|Country] about trade with [Chile|Country].",
        "metWith(Jane Smith, Chile)",
      ],
      [
        "[Jane Smith|Person] and her [Liberal Party|PoliticalParty] agreed to the plan.",
        "agreedWith(Jane Smith, Liberal Party)",
      ],
    ],
    says: [
      [
        "[Peru|Country] broke off relations with [Chile|Country] over its ties with [Brazil|Country].",
        "sanctioned(Peru, Chile)",
      ],
    ],
  },
  "a list of names and bodies is no apposition": {
    never: [
      [
        "Mr [John Miller|Person], and also the members of [Lima Club|Organization] and [Salem Club|Organization].",
        "memberOf(John Miller, Lima Club)",
        "memberOf(John Miller, Salem Club)",
      ],
      [
        "[John Miller|Person], a representative of the miners, members of the [Labour Board|Organization] came.",
        "memberOf(John Miller, Labour Board)",
      ],
      [
        "[Jane Smith|Person], founder of [Acme|Company], son of [Peru|Country]'s former president, left.",
        "headOf(Jane Smith, Peru)",
      ],
    ],
    says: [
      [
        "[John Miller|Person], a member of the [Labour Board|Organization], came.",
        "memberOf(John Miller, Labour Board)",
      ],
    ],
  },
  "what belongs to somebody does not act as they do": {
    never: [
      [
        "[John Miller|Person] praised [his|Person:pronoun:John Miller] union's protest against [Acme|Company].",
        "protestedAgainst(John Miller, Acme)",
      ],
      [
        "[Jane Smith|Person] met [US|Country:name:United States] Under Secretary [Ann Brown|Person].",
        "metWith(Jane Smith, United States)",
      ],
      ["[Acme|Company] staff spokeswoman [Jane Smith|Person] agreed.", "spokespersonFor(Jane Smith, Acme)"],
    ],
    says: [
      [
        "[Jane Smith|Person] met [US|Country:name:United States] Under Secretary [Ann Brown|Person].",
        "metWith(Jane Smith, Ann Brown)",
        "ministerOf(Ann Brown, United States)",
      ],
      ["[Acme|Company] spokeswoman [Jane Smith|Person] agreed.", "spokespersonFor(Jane Smith, Acme)"],
    ],
  },
  "verbs have more than one sense": {
    never: [
      ["[Jane Smith|Person] clashed with [John Miller|Person] over the mine.", "fought(Jane Smith, John Miller)"],
      ["[Jane Smith|Person] was sued by [Acme|Company].", "prosecuted(Acme, Jane Smith)"],
      ["[Jane Smith|Person] joined the [Royal College|Organization].", "employedBy(Jane Smith, Royal College)"],
      ["The name [Jane Smith|Person] was chosen by [Peru|Country].", "appointed(Peru, Jane Smith)"],
      ["The [Peru|Country]-[Chile|Country] trade war hurt miners.", "tradesWith(Peru, Chile)"],
      ["The trade dispute between [Peru|Country] and [Chile|Country] grew.", "tradesWith(Peru, Chile)"],
    ],
    says: [
      ["[Jane Smith|Person] clashed with [John Miller|Person] over the mine.", "criticized(Jane Smith, John Miller)"],
      ["[Peruvian|Country:demonym:Peru] troops clashed with [Chile|Country].", "fought(Peru, Chile)"],
      ["[Jane Smith|Person] joined [Acme|Company].", "employedBy(Jane Smith, Acme)"],
      ["[Peru|Country]-[Chile|Country] trade grew.", "tradesWith(Peru, Chile)"],
    ],
  },
  "a place that only says where something is, is not spoken about": {
    never: [
      ['"We slept 120 km west of [Lima|Place] that night," [Jane Smith|Person] said.', "spokeAbout(Jane Smith, Lima)"],
      [
        "[Jane Smith|Person] said that the [US|Country:name:United States] giant [Acme|Company] was late.",
        "spokeAbout(Jane Smith, United States)",
      ],
      ["The [Lima|Place]-listed firm was late, according to [Jane Smith|Person].", "spokeAbout(Jane Smith, Lima)"],
    ],
    says: [
      [
        "[Jane Smith|Person] said that the [US|Country:name:United States] giant [Acme|Company] was late.",
        "spokeAbout(Jane Smith, Acme)",
      ],
      ["[Jane Smith|Person] said that [Peru|Country] was late.", "spokeAbout(Jane Smith, Peru)"],
    ],
  },
  "what a demonym stands beside is not always a citizen, and a list of places no address": {
    never: [
      [
        "The South [American|Country:demonym:United States] champion [Jane Smith|Person] won.",
        "citizenOf(Jane Smith, United States)",
      ],
      ["The [US|Country:name:United States]-funded [Acme|Company] network closed.", "basedIn(Acme, United States)"],
      [
        "She saw [Central America|Place], [Peru|Country], and the [Dominican Republic|Country].",
        "locatedIn(Central America, Peru)",
      ],
      ["[Jane Smith|Person]'s hometown of [Lima|Place] was calm.", "bornIn(Jane Smith, Lima)"],
      [
        "The winner was [Jane Smith|Person] from [Salem High School|Organization].",
        "employedBy(Jane Smith, Salem High School)",
      ],
    ],
    says: [
      [
        "The [American|Country:demonym:United States] champion [Jane Smith|Person] won.",
        "citizenOf(Jane Smith, United States)",
      ],
    ],
  },
  "one official is not the state that something is done to": {
    never: [
      ["[Jane Smith|Person] praised the [Peruvian|Country:demonym:Peru] envoy.", "supports(Jane Smith, Peru)"],
      ["[Chile|Country] arrested a [Peruvian|Country:demonym:Peru] diplomat.", "prosecuted(Chile, Peru)"],
      ["[Peruvian|Country:demonym:Peru] officials founded [Acme|Company].", "founderOf(Peru, Acme)"],
    ],
  },
};

for (const [title, { never = [], says = [] }] of Object.entries(classes)) {
  describe(title, () => {
    test.each(never.map(([text, ...lines]) => ({ text, lines })))("$text", ({ text, lines }) => {
      const found = relationsOf(text, findRelations).lines;
      for (const line of lines) expect(found.filter((one) => holds(one, line))).toEqual([]);
    });
    test.each(says.map(([text, ...lines]) => ({ text, lines })))("$text says so", ({ text, lines }) => {
      const found = relationsOf(text, findRelations).lines;
      for (const line of lines)
        expect(
          found.filter((one) => holds(one, line)),
          found.join("; "),
        ).not.toEqual([]);
    });
  });
}

describe("names that hold names", () => {
  const read = (text: string) => {
    const { entities, relations } = extract({ id: "a", text });
    const name = (id: string) => entities.find((entity) => entity.id === id)!.name;
    return relations.map(({ type, source, target }) => `${type}(${name(source)}, ${name(target)})`);
  };
  test.each([
    [
      "The Washington Post reported on Monday that Peru had met Chile.",
      /\((?:Washington|United States), |, (?:Washington|United States)\)/,
    ],
    ["The Jane Smith Award went to John Miller on Monday.", /\(Jane Smith, |, Jane Smith\)/],
    ["Crowds gathered on Jane Smith Street when John Miller arrived in Lima.", /\(Jane Smith, |, Jane Smith\)/],
    ["The USS Abraham Lincoln sailed to Peru on Monday.", /visited\(Abraham Lincoln, /],
    ["Paris Hilton met John Miller in London.", /Paris, |, Paris\)/],
  ])("%s", (text, never) => {
    expect(read(text).filter((line) => never.test(line))).toEqual([]);
  });
});
