import { type Family, patternRules } from "./rule.ts";

/** Criticism, demands, threats, protest, sanctions, courts and war. */
export const conflict: Family = {
  name: "conflict",
  patterns: patternRules({
    "fought.noun": {
      patterns: [
        "P=group 's ..3 invasion|bombing|bombardment|shelling|occupation|annexation|siege of ..2 Q=group",
        "P=demonym ..2 invasion|bombing|bombardment|shelling|occupation|annexation of ..2 Q=group",
        "P=group 's ..3 attack|attacks|assault|war|offensive|airstrikes|strikes|raid on|against|in ..2 Q=group",
        "P=demonym ..2 attack|attacks|assault|war|offensive|airstrikes|strikes|raid on|against ..2 Q=group",
        "war|fighting|clashes|battle|battles|hostilities ..2 between ..3 P=actor and ..3 Q=actor",
        "invasion of ..2 Q=group by ..2 P=group",
        "attack|attacks|assault by ..2 P=group on|against ..2 Q=group",
      ],
      gives: ["fought P Q"],
      examples: [
        ["[Chile|Country]'s invasion of [Peru|Country] failed.", "fought(Chile, Peru)"],
        [
          "Fighting between [Peru|Country] and the [Northern Front|ArmedForce] went on.",
          "fought(Peru, Northern Front)",
        ],
      ],
    },
    "sanction.noun": {
      patterns: [
        "P=group 's ..4 sanctions|tariffs|embargo|ban on|against ..3 Q=actor",
        "P=demonym ..4 sanctions|tariffs|embargo on|against ..3 Q=actor",
        "sanctions|tariffs|embargo ..2 imposed ..2 by ..2 P=group on|against ..2 Q=actor",
        "P=country ..5 sanctions|tariffs ..1 on|against ..2 Q=actor",
        "sanctions against|on ..2 Q=actor ..1 by ..1 P=group",
      ],
      gives: ["sanctioned P Q"],
      lists: "Q",
      examples: [["[Peru|Country]'s sanctions against [Chile|Country] hurt.", "sanctioned(Peru, Chile)"]],
    },
    "criticism.noun": {
      patterns: [
        "P=actor 's ..2 criticism|condemnation|denunciation of ..2 Q=actor",
        "criticism|condemnation from ..2 P=actor of ..2 Q=actor",
      ],
      gives: ["criticized P Q"],
      examples: [["[Peru|Country]'s criticism of [Chile|Country] was mild.", "criticized(Peru, Chile)"]],
    },
    "protest.noun": {
      patterns: ["P=actor 's ..2 protest|protests against ..2 Q=actor", "P=person {be} at odds with Q=actor"].slice(
        0,
        1,
      ),
      gives: ["protestedAgainst P Q"],
      examples: [],
    },
    "prosecuted.noun": {
      patterns: [
        "P=group 's ..3 investigation|probe|inquiry|lawsuit|case|trial into|against|of ..2 Q=actor",
        "Q=person! ..1 arrested|detained|jailed ..2 by ..3 P=group",
      ],
      gives: ["prosecuted P Q"],
      examples: [
        [
          "The [Energy Agency|PublicBody]'s investigation into [Acme|Company] went on.",
          "prosecuted(Energy Agency, Acme)",
        ],
      ],
    },
  }),
  verbs: [
    {
      name: "criticized.verb",
      frames: [
        {
          type: "criticized",
          verbs: [
            "criticize",
            "condemn",
            "denounce",
            "blast",
            "slam",
            "lambast",
            "decry",
            "deplore",
            "deride",
            "mock",
            "berate",
            "chide",
            "fault",
            "rebuke",
            "assail",
            "blame",
            "accuse",
            "attack",
            "scold",
          ],
          target: ["object"],
          owners: true,
        },
        {
          type: "criticized",
          verbs: ["voice", "express", "raise"],
          behind: ["concern", "concerns", "anger", "outrage", "dismay", "alarm", "criticism"],
          target: ["about", "over", "at", "with"],
          owners: true,
        },
      ],
      examples: [
        ["[Jane Smith|Person] criticized [Acme|Company].", "criticized(Jane Smith, Acme)"],
        ["[Jane Smith|Person] accused [Acme|Company] of fraud.", "criticized(Jane Smith, Acme)"],
        ["[Acme|Company] was criticised by [Jane Smith|Person].", "criticized(Jane Smith, Acme)"],
        ["The [Peruvian|Country:demonym:Peru] government condemned [Chile|Country].", "criticized(Peru, Chile)"],
      ],
    },
    {
      name: "demanded.verb",
      frames: [
        { type: "demanded", verbs: ["urge", "press", "pressure", "order"], target: ["object"] },
        { type: "demanded", verbs: ["call"], target: ["on"], noPassive: true },
        { type: "demanded", verbs: ["ask"], target: ["object"] },
        { type: "demanded", verbs: ["appeal"], target: ["to"] },
      ],
      examples: [
        ["[Jane Smith|Person] urged [Peru|Country] to withdraw.", "demanded(Jane Smith, Peru)"],
        ["[Jane Smith|Person] called on [Acme|Company] to pay.", "demanded(Jane Smith, Acme)"],
      ],
    },
    {
      name: "rejected.verb",
      frames: [
        {
          type: "rejected",
          verbs: ["reject", "rebuff", "refuse", "oppose", "dismiss", "veto", "snub", "block"],
          target: ["object"],
          owners: true,
        },
      ],
      examples: [
        ["[Acme|Company] rejected [Zenith|Company]'s offer.", "rejected(Acme, Zenith)"],
        ["[Acme|Company] rejected an offer."],
      ],
    },
    {
      name: "threatened.verb",
      frames: [{ type: "threatened", verbs: ["threaten", "menace"], target: ["object"], owners: true }],
      examples: [["[Chile|Country] threatened [Peru|Country] with war.", "threatened(Chile, Peru)"]],
    },
    {
      name: "protested.verb",
      frames: [
        {
          type: "protestedAgainst",
          verbs: ["protest", "demonstrate", "rally", "march"],
          target: ["against"],
          noPassive: true,
          owners: true,
        },
        { type: "protestedAgainst", verbs: ["protest"], target: ["object"], noPassive: true },
      ],
      examples: [["[Labour|PoliticalParty] protested against [Acme|Company].", "protestedAgainst(Labour, Acme)"]],
    },
    {
      name: "sanctioned.verb",
      frames: [
        { type: "sanctioned", verbs: ["sanction", "blacklist", "embargo", "boycott", "penalize"], target: ["object"] },
        {
          type: "sanctioned",
          verbs: [
            "impose",
            "slap",
            "extend",
            "levy",
            "announce",
            "introduce",
            "place",
            "put",
            "tighten",
            "approve",
            "adopt",
          ],
          behind: ["sanctions", "tariffs", "tariff", "embargo", "sanction", "ban", "restrictions", "duties"],
          target: ["on", "against", "upon"],
          owners: true,
        },
      ],
      examples: [
        [
          "[Peru|Country] imposed sanctions on [Chile|Country] and [Brazil|Country].",
          "sanctioned(Peru, Chile)",
          "sanctioned(Peru, Brazil)",
        ],
        ["[Peru|Country] plans to slap tariffs on [Chile|Country]'s goods.", "sanctioned(Peru, Chile) planned"],
      ],
    },
    {
      name: "prosecuted.verb",
      frames: [
        { type: "prosecuted", verbs: ["arrest", "detain"], target: ["object"], role: "arrested" },
        { type: "prosecuted", verbs: ["charge", "indict", "prosecute", "sue"], target: ["object"], role: "charged" },
        {
          type: "prosecuted",
          verbs: ["convict", "sentence", "jail", "imprison", "fine"],
          target: ["object"],
          role: "convicted",
        },
        {
          type: "prosecuted",
          verbs: ["investigate", "probe", "interrogate", "raid", "extradite", "deport"],
          target: ["object"],
          role: "investigated",
          owners: true,
        },
      ],
      examples: [
        ["[Peru|Country] arrested [Jane Smith|Person] on Monday.", "prosecuted(Peru, Jane Smith) arrested 2018-03-26"],
        [
          "[Jane Smith|Person] was convicted by the [Lima Court|PublicBody].",
          "prosecuted(Lima Court, Jane Smith) convicted",
        ],
      ],
    },
    {
      name: "fought.verb",
      frames: [
        {
          type: "fought",
          verbs: [
            "fight",
            "invade",
            "bomb",
            "shell",
            "bombard",
            "assassinate",
            "kill",
            "shoot",
            "occupy",
            "besiege",

            "ambush",
            "topple",
            "overthrow",
            "depose",
            "oust",
            "kidnap",
          ],
          target: ["object"],
          notInSport: true,
        },
        {
          type: "fought",
          verbs: ["fight", "clash", "battle"],
          target: ["against", "with"],
          noPassive: true,
          notInSport: true,
        },
        {
          type: "fought",
          verbs: ["launch", "carry", "conduct", "wage", "stage"],
          behind: [
            "attack",
            "attacks",
            "strike",
            "strikes",
            "airstrikes",
            "war",
            "offensive",
            "assault",
            "raid",
            "raids",
          ],
          target: ["on", "against", "in"],
        },
        { type: "fought", verbs: ["declare"], behind: ["war"], target: ["on", "against"] },
      ],
      examples: [
        ["[Chile|Country] invaded [Peru|Country] in 1880.", "fought(Chile, Peru) 1880"],
        ["[Chilean|Country:demonym:Chile] troops shelled [Peru|Country].", "fought(Chile, Peru)"],
      ],
    },
  ],
  mustNot: [
    ["[Jane Smith|Person]'s supporters attacked [Acme|Company].", "criticized(Jane Smith, Acme)"],
    ["A critic of [Jane Smith|Person] attacked [Acme|Company].", "criticized(Jane Smith, Acme)"],
    [
      "[Jane Smith|Person] was accused of attacking [Acme|Company] by [John Miller|Person].",
      "criticized(Acme, Jane Smith)",
    ],
    ["[Jane Smith|Person] warned [Peru|Country] of rain.", "demanded(Jane Smith, Peru)"],
    ["The boxer [Jane Smith|Person] fought [Ann Brown|Person] for the title.", "fought(Jane Smith, Ann Brown)"],
    ["[Acme|Company] fired workers in [Peru|Country].", "fought(Acme, Peru)"],
    ["[Jane Smith|Person] ordered lunch for [John Miller|Person].", "demanded(Jane Smith, John Miller)"],
  ],
};
