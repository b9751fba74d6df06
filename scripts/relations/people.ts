import { type Family, patternRules } from "./rule.ts";

const wed = "husband|wife|spouse|widow|widower|fiancé|fiancée|fiance|fiancee|ex-husband|ex-wife|bride|groom";
const child = "son|daughter|stepson|stepdaughter|child|children|sons|daughters";
const parent = "father|mother|stepfather|stepmother|dad|mum|mom|parents";
const kin =
  "brother|sister|cousin|uncle|aunt|nephew|niece|grandson|granddaughter|grandfather|grandmother|half-brother|half-sister|brother-in-law|sister-in-law|son-in-law|daughter-in-law|father-in-law|mother-in-law|twin|siblings|brothers|sisters";
const friend =
  "friend|ally|associate|confidant|confidante|colleague|protégé|protege|mentor|friends|allies|henchman|crony|comrade";

/** Marriage, descent, kin and company. "X has a sister, Y" and "X is the sister of Y" point opposite ways; kin is symmetric, descent is not. */
export const people: Family = {
  name: "people",
  patterns: patternRules({
    "spouse.possessive": {
      patterns: [
        `P=person 's ..3 ${wed} ,? ..2 Q=person!`,
        `P=person! ,|( ..2 ${wed} of +6 Q=person!`,
        `P=person! ,|( Q=person 's ..2 ${wed}`,
        `P=person! and|, P=person? 's? ..1 ${wed} ,? Q=person!`.replace("P=person? 's?", "his|her"),
        `P=person {be|become} the|a? ..2 ${wed} of Q=person!`,
        `P=person {be} Q=person 's ..2 ${wed}`,
        "P=person ..2 married to ..3 Q=person!",
        "P=person! and wife|husband Q=person!",
      ],
      gives: ["spouseOf P Q"],
      examples: [
        [
          "[Jane Smith|Person] and [her|Person:pronoun:Jane Smith] husband [John Miller|Person] left.",
          "spouseOf(Jane Smith, John Miller)",
        ],
        ["[John Miller|Person]'s wife, [Jane Smith|Person], left.", "spouseOf(John Miller, Jane Smith)"],
        ["[Jane Smith|Person], the widow of [John Miller|Person], left.", "spouseOf(Jane Smith, John Miller)"],
        ["[Jane Smith|Person] is married to [John Miller|Person].", "spouseOf(Jane Smith, John Miller)"],
      ],
    },
    "child.possessive": {
      patterns: [
        `P=person 's ..6 ${child} ,? ..2 Q=person!`,
        `Q=person! ,|( ..4 ${child} of ..5 P=person!`,
        `Q=person! ,|( P=person 's ..3 ${child}`,
        `Q=person {be|bear} the|a|an? ..3 ${child} of ..4 P=person!`,
        `Q=person {be} P=person 's ..2 ${child}`,
        `Q=person ,? {be} ~10 and|, the|a? ..3 ${child} of ..4 P=person!`,
        `P=person {have} ..3 ${child} ,|:|-|– Q=person!`,
        "P=person! ...8 his|her|their|'s ..3 children|sons|daughters ,|:|-|–|— Q=person!",
        `P=person ...6 and ..3 {have} ..3 ${child} , Q=person!`,
        `Q=person ...6 born ...6 to ..2 P=person!`,
        `Q=person! , ..3 ${parent} {be} P=person!`.replace(", ..3", ", whose ..1"),
      ],
      gives: ["parentOf P Q"],
      lists: "Q",
      examples: [
        ["[Jane Smith|Person]'s son, [John Smith|Person], left.", "parentOf(Jane Smith, John Smith)"],
        ["[John Smith|Person], the eldest son of [Jane Smith|Person], left.", "parentOf(Jane Smith, John Smith)"],
        ["[John Smith|Person] is the son of [Jane Smith|Person].", "parentOf(Jane Smith, John Smith)"],
      ],
    },
    "child.of-both": {
      patterns: [
        `Q=person {be|bear} the|a|an? ..3 ${child} of +4 P=person! and +4 R=person! !verb`,
        `Q=person! , ..4 ${child} of +4 P=person! and +4 R=person! !verb`,
      ],
      gives: ["parentOf P Q", "parentOf R Q"],
      examples: [
        [
          "[Jane Smith|Person] is the daughter of [Ann Brown|Person] and biologist [John Smith|Person].",
          "parentOf(Ann Brown, Jane Smith)",
          "parentOf(John Smith, Jane Smith)",
        ],
      ],
    },
    "parent.possessive": {
      patterns: [
        `Q=person 's ..3 ${parent} ,? ..2 P=person!`,
        `P=person! ,|( ..2 ${parent} of ..4 Q=person!`,
        `P=person! ,|( Q=person 's ..2 ${parent}`,
        `P=person {be} the? ..2 ${parent} of ..3 Q=person!`,
      ],
      gives: ["parentOf P Q"],
      lists: "Q",
      examples: [
        ["[John Smith|Person]'s mother, [Jane Smith|Person], left.", "parentOf(Jane Smith, John Smith)"],
        ["[Jane Smith|Person], mother of [John Smith|Person], left.", "parentOf(Jane Smith, John Smith)"],
      ],
    },
    "kin.possessive": {
      patterns: [
        `P=person 's ..3 ${kin} ,? ..2 Q=person!`,
        `P=person! ,|( ..3 ${kin} of ..4 Q=person!`,
        `P=person! ,|( Q=person 's ..2 ${kin}`,
        `P=person {be} the|a? ..2 ${kin} of ..3 Q=person!`,
        `P=person {have} a|an|one ..2 ${kin} , Q=person!`,
        "P=person! 's ..2 brother|sister|father|mother|son|daughter|half - in - law|sister|brother ,? Q=person!",
        "P=person! and Q=person! are ..1 brothers|sisters|cousins|siblings|twins",
      ],
      gives: ["relativeOf P Q"],
      examples: [
        ["[Jane Smith|Person]'s brother, [John Smith|Person], left.", "relativeOf(Jane Smith, John Smith)"],
        ["[Jane Smith|Person] has a sister, [Ann Smith|Person].", "relativeOf(Jane Smith, Ann Smith)"],
      ],
    },
    "associate.possessive": {
      patterns: [
        `P=person 's ..3 ${friend} ,? ..2 Q=person!`,
        `P=person! , a|an|the|his|her? ..4 ${friend} of|to ..3 Q=person!`,
        `P=person! , Q=person 's ..3 ${friend}`,
        `P=person {be} a|an|the? ..3 ${friend} of|to ..2 Q=person!`,
        `Q=person! ..1 ally|confidant|associate|protege P=person!`,
        "P=person 's ..1 business partner ,? Q=person!",
        "P=person! , the|a|his|her? ..1 business partner of Q=person!",
      ],
      gives: ["associateOf P Q"],
      examples: [
        ["[Jane Smith|Person], a close ally of [John Miller|Person], left.", "associateOf(Jane Smith, John Miller)"],
        ["[Jane Smith|Person]'s old friend [John Miller|Person] left.", "associateOf(Jane Smith, John Miller)"],
        [
          '"[My|Person:pronoun:Jane Smith] old friend [John] [Miller|Person:name:John Miller] is here."',
          "associateOf(Jane Smith, John Miller)",
        ],
      ],
    },
  }),
  verbs: [
    {
      name: "spouse.verb",
      frames: [
        { type: "spouseOf", verbs: ["marry", "wed"], target: ["object"], reciprocal: true },
        { type: "spouseOf", verbs: ["marry"], target: ["to"], passiveOnly: true },
        { type: "spouseOf", verbs: ["divorce"], target: ["object", "from"], former: true },
      ],
      examples: [
        ["[Jane Smith|Person] married [John Miller|Person] in 1990.", "spouseOf(Jane Smith, John Miller)"],
        ["[Jane Smith|Person] divorced [John Miller|Person] in 1990.", "spouseOf(Jane Smith, John Miller) former"],
      ],
    },
  ],
  mustNot: [
    [
      "[Jane Smith|Person] is the daughter of [Ann Brown|Person] and [John Miller|Person] said so.",
      "parentOf(John Miller, Jane Smith)",
    ],
    [
      "[Jane Smith|Person] and [her|Person:pronoun:Jane Smith] partner [John Miller|Person] left.",
      "associateOf(Jane Smith, John Miller)",
    ],
    ["[Jane Smith|Person]'s wife met [John Miller|Person].", "spouseOf(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] is the daughter of a miner, [John Miller|Person] said.", "parentOf(John Miller, Jane Smith)"],
    ["[Jane Smith|Person]'s son, [John Smith|Person], left.", "parentOf(John Smith, Jane Smith)"],
  ],
};
