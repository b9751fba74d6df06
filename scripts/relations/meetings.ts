import { type Family, patternRules } from "./rule.ts";

const talk =
  "talks|meeting|meetings|summit|discussions|negotiations|consultations|conversation|dialogue|dialog|encounter|dinner|lunch|handshake|call|interview";

/** Who met whom, and who went where. */
export const meetings: Family = {
  name: "meetings",
  patterns: patternRules({
    "met.between": {
      patterns: [`${talk} ..3 between ..3 P=actor and ..3 Q=actor`],
      gives: ["metWith P Q"],
      examples: [
        ["The talks between [Jane Smith|Person] and [John Miller|Person] failed.", "metWith(Jane Smith, John Miller)"],
      ],
    },
    "met.possessive": {
      patterns: [
        `P=actor 's ..3 ${talk} ..2 with +6 Q=person`,
        `P=group 's ..3 ${talk} ..2 with ..2 Q=group`,
        `P=person ...10 ${talk} with +6 Q=person`,
      ],
      gives: ["metWith P Q"],
      lists: "Q",
      examples: [
        ["[Jane Smith|Person]'s meeting with [John Miller|Person] was short.", "metWith(Jane Smith, John Miller)"],
        ["[Jane Smith|Person] was calm before talks with [John Miller|Person].", "metWith(Jane Smith, John Miller)"],
      ],
    },
    "met.guest": {
      patterns: [
        "P=person! {be} {drop|come|visit|arrive|travel|fly|stop:gerund} ...7 and Q=person will ..1 have|hold|conduct ..2 talks|discussions|meetings|negotiations",
        "P=person! will ..1 {drop|come|visit|arrive|travel|fly|stop:base} ...7 and Q=person will ..1 have|hold|conduct ..2 talks|discussions|meetings|negotiations",
      ],
      gives: ["metWith P Q"],
      examples: [
        [
          '"[John Miller|Person] is dropping by this Sunday and [we|Person:pronoun:Jane Smith] will have talks."',
          "metWith(John Miller, Jane Smith) planned",
        ],
      ],
    },
    "visit.noun": {
      patterns: [
        "P=actor 's ..4 visit|trip|tour|journey|pilgrimage ..1 to ..3 L=beat",
        "visit|trip to ..2 L=beat by ..3 P=actor",
        "visit by ..3 P=actor to ..2 L=beat",
        "P=person! ...5 on|during|after|before a|an|his|her|their ..2 visit|trip to ..2 L=beat",
      ],
      gives: ["visited P L"],
      examples: [
        ["[Jane Smith|Person]'s visit to [Peru|Country] was short.", "visited(Jane Smith, Peru)"],
        ["A visit by [Jane Smith|Person] to [Peru|Country] was short.", "visited(Jane Smith, Peru)"],
      ],
    },
  }),
  verbs: [
    {
      name: "met.verb",
      frames: [
        { type: "metWith", verbs: ["meet"], target: ["object", "with"], reciprocal: true, notInSport: true },
        {
          type: "metWith",
          verbs: [
            "hold",
            "have",
            "conduct",
            "begin",
            "start",
            "open",
            "resume",
            "attend",
            "join",
            "renew",
            "continue",
            "end",
            "finish",
            "enter",
          ],
          behind: [
            "talks",
            "meeting",
            "meetings",
            "discussions",
            "negotiations",
            "consultations",
            "summit",
            "conversation",
            "dialogue",
            "conference",
          ],
          target: ["with"],
          reciprocal: true,
        },
        {
          type: "metWith",
          verbs: ["speak", "talk", "confer", "negotiate", "consult", "dine", "sit"],
          target: ["with"],
        },
        { type: "metWith", verbs: ["receive", "host", "welcome", "greet"], target: ["object"], people: true },
        { type: "metWith", verbs: ["telephone", "phone"], target: ["object"] },
        { type: "metWith", verbs: ["mediate"], target: ["between"], noPassive: true },
        {
          type: "metWith",
          verbs: ["undertake", "lead", "begin", "start"],
          behind: ["mediation", "mission"],
          target: ["between"],
        },
      ],
      examples: [
        [
          "[Jane Smith|Person] met [John Miller|Person] and [Ann Brown|Person] on Tuesday.",
          "metWith(Jane Smith, John Miller) 2018-03-27",
          "metWith(Jane Smith, Ann Brown)",
        ],
        [
          "[Jane Smith|Person] met with [French|Country:demonym:France] President [John Miller|Person].",
          "metWith(Jane Smith, John Miller)",
        ],
        [
          "[Jane Smith|Person] will meet [John Miller|Person] this Sunday.",
          "metWith(Jane Smith, John Miller) planned 2018-04-01",
        ],
        ["[Jane Smith|Person] has never met [John Miller|Person].", "metWith(Jane Smith, John Miller) negated"],
        ["[Jane Smith|Person] and [John Miller|Person] met in [Lima|Place].", "metWith(Jane Smith, John Miller)"],
        [
          "[Jane Smith|Person] traveled to [Lima|Place] to meet with President [John Miller|Person].",
          "metWith(Jane Smith, John Miller)",
        ],
        [
          "[Jane Smith|Person], the mayor of [Lima|Place], held talks with [John Miller|Person].",
          "metWith(Jane Smith, John Miller)",
        ],
        ["[Jane Smith|Person] might meet [John Miller|Person].", "metWith(Jane Smith, John Miller) hypothetical"],
        [
          "[Ann Brown|Person] said that [Jane Smith|Person] had met [John Miller|Person].",
          "metWith(Jane Smith, John Miller) claimed by Ann Brown",
        ],
      ],
    },
    {
      name: "visit.verb",
      frames: [
        { type: "visited", verbs: ["visit", "tour"], target: ["object"] },
        {
          type: "visited",
          verbs: ["travel", "go", "fly", "head", "return", "come", "journey"],
          target: ["to"],
          noPassive: true,
        },
        { type: "visited", verbs: ["arrive"], target: ["in", "at"] },
        { type: "visited", verbs: ["lead"], behind: ["delegation", "mission"], target: ["to"] },
        {
          type: "visited",
          verbs: ["pay", "make", "undertake", "begin", "start", "embark", "end", "finish", "conclude", "complete"],
          behind: ["visit", "trip", "tour", "mission", "journey"],
          target: ["to", "of"],
        },
        { type: "visited", verbs: ["leave", "depart"], target: ["for"], noPassive: true, sourceIs: ["Person"] },
      ],
      examples: [
        ["[Jane Smith|Person] traveled to [Lima|Place] on March 3.", "visited(Jane Smith, Lima) 2018-03-03"],
        ["[Jane Smith|Person] is due to visit [Peru|Country].", "visited(Jane Smith, Peru) planned"],
        ["[Jane Smith|Person] arrived in [Lima|Place] for talks.", "visited(Jane Smith, Lima)"],
        [
          "[Jane Smith|Person] is to lead a delegation of lawmakers to [Lima|Place].",
          "visited(Jane Smith, Lima) planned",
        ],
      ],
    },
  ],
  mustNot: [
    ["It was [Ann Brown|Person], not [Jane Smith|Person], who visited [Peru|Country].", "visited(Jane Smith, Peru)"],
    [
      "[Northern Rovers|Organization] will meet [Lima United|Organization] in the cup semi-final.",
      "metWith(Northern Rovers, Lima United)",
    ],
    ["[Jane Smith|Person]'s lawyers met [John Miller|Person].", "metWith(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] met the demands of [John Miller|Person].", "metWith(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] met officials and [John Miller|Person] left.", "metWith(Jane Smith, John Miller)"],
    ["A source close to [Jane Smith|Person] met [John Miller|Person].", "metWith(Jane Smith, John Miller)"],
    ["[Jane Smith|Person] met [Acme|Company] workers.", "metWith(Jane Smith, Acme)"],
  ],
};
