import { type Family, patternRules } from "./rule.ts";

const celebrated =
  "intellectuals|authors|writers|politicians|actors|artists|scientists|musicians|singers|players|footballers|athletes|businessmen|poets|novelists|lawyers|journalists";

/** Whose citizen a person is, where they were born, live and studied. */
export const origins: Family = {
  name: "origins",
  patterns: patternRules({
    "citizen.demonym": {
      patterns: [
        "C=demonym !- ..4 man|woman|citizen|national|actor|actress|singer|writer|author|director|film-maker|filmmaker|artist|businessman|businesswoman|tycoon|billionaire|activist|politician|footballer|striker|player|musician|poet|novelist|philosopher|physicist|scientist|journalist|soldier|banker|entrepreneur|racer|driver|cyclist|runner|swimmer|boxer|architect|composer|conductor|lawyer|student|teenager|nurse|priest|designer|model|painter|comedian|blogger|dissident|whistleblower|hacker|astronaut|cosmonaut|goalkeeper|midfielder|defender|forward|rider|skier|champion|star|mountaineer|photographer|historian|economist|academic|engineer|geologist|researcher|general|colonel ,? ..1 P=person!",
        "C=nationality !- ..3 K=calling ,? P=person!",
        "C=demonym Q=country K=calling P=person!",
        "C=country - D=country ..3 K=calling ,? P=person!",
        "P=person! , a|an|the? 9? - year - old C=demonym",
        "P=person! , a|an|the ..2 C=demonym ..3 K=calling",
        "P=person! ,|( a|an|the ..2 C=demonym ..3 citizen|national|man|woman|actor|actress|singer|writer|author|director|businessman|businesswoman|activist|politician|footballer|player|journalist|national|architect|artist|musician|novelist|poet|scientist|lawyer|dissident|blogger|physicist|entrepreneur",
        "P=person ,? {be} a|an|the ..2 C=demonym !ambassador|envoy|company",
        "P=person {be} a|an ..2 C=demonym ..4 citizen|national|man|woman|actor|actress|singer|writer|author|director|businessman|businesswoman|activist|politician|footballer|player|journalist|architect|artist|musician|novelist|poet|scientist|lawyer|dissident|film|painter|composer|producer|model|comedian|engineer|philosopher|rapper|economist",
        "C=demonym - born P=person!",
        "C=demonym P=person! !'s",
        "P=person! of C=countryName ,|.|and|in|with|at|won|beat|said",
        `P=person {be} one of C=countryName 's ..5 ${celebrated}`,
        `P=person {be} one of the C=demonym ..5 ${celebrated}`,
        "P=person 's home|native country ,? C=countryName",
        "P=person 's native|homeland ,? C=countryName",
        "P=person ..1 has|holds|hold|held ..1 D=demonym and C=demonym citizenship|nationality|passports|passport",
        "C=demonym Q=country F=office:employee ,? P=person!",
        "C=demonym ..2 K=calling and ~5 K=calling ,? P=person!",
        "C=countryName 's P=person! !'s|-",
        "P=person! ( C=countryName )",
        "P=person! from C=countryName ,|.|and|said|told|says|)|who",
        "P=person! , a|an ..5 from C=countryName ,|.|and|said|told|says",
        "C=demonym ..2 politicians|leaders|lawmakers|activists|writers|artists|scientists|actors|players|singers|athletes|journalists|officials ,? including|like ..3 P=person!",
        "C=demonym ..2 politicians|leaders|lawmakers|activists|writers|artists|scientists|actors|players|singers|athletes|journalists|officials such as ..3 P=person!",
        "P=person ...3 citizen of C=countryName",
        "P=person ...3 C=demonym citizenship|nationality|passport",
      ],
      gives: ["citizenOf P C", "citizenOf P D"],
      examples: [
        [
          "[US|Country:name:United States] challenger [Jane Smith|Person] lost.",
          "citizenOf(Jane Smith, United States)",
        ],
        [
          "[French|Country:demonym:France]-[Peruvian|Country:demonym:Peru] tycoon [Jane Smith|Person] lost.",
          "citizenOf(Jane Smith, France)",
          "citizenOf(Jane Smith, Peru)",
        ],
        ["The [French|Country:demonym:France] actress [Jane Smith|Person] left.", "citizenOf(Jane Smith, France)"],
        ["[Jane Smith|Person], a [French|Country:demonym:France] citizen, left.", "citizenOf(Jane Smith, France)"],
        ["[Jane Smith|Person] is a [French|Country:demonym:France] film director.", "citizenOf(Jane Smith, France)"],
        ["[France|Country]'s [Jane Smith|Person] won.", "citizenOf(Jane Smith, France)"],
        ["[Jane Smith|Person] is one of [France|Country]'s best known authors.", "citizenOf(Jane Smith, France)"],
        [
          "[John Miller|Person] left [his|Person:pronoun:John Miller] home country, [France|Country].",
          "citizenOf(John Miller, France)",
        ],
        [
          "[Jane Smith|Person] holds [French|Country:demonym:France] and [Peruvian|Country:demonym:Peru] citizenship.",
          "citizenOf(Jane Smith, France)",
          "citizenOf(Jane Smith, Peru)",
        ],
        [
          "[German|Country:demonym:Germany] [Peru|Country] expert [Jane Smith|Person] said so.",
          "citizenOf(Jane Smith, Germany)",
        ],
        ["[Jane Smith|Person] from [France|Country] said so.", "citizenOf(Jane Smith, France)"],
        [
          "Many [French|Country:demonym:France] politicians, including [Jane Smith|Person], agreed.",
          "citizenOf(Jane Smith, France)",
        ],
      ],
    },
    "born.in": {
      patterns: [
        "P=person ,? ..1 born ...10 in|at|near the? ..3 L=place",
        "P=person ,? was born ...8 in|at|near the? ..3 L=place",
        "P=person ( born ...8 in L=place",
        "P=person ( born ..4 , L=place",
        "P=person! , a native of L=place",
        "^ born ...8 in L=place , ..2 P=person!",
        "^ born ...8 in L=place , M=place , ..2 P=person!",
        "P=person {be} a ..2 native of L=place",
        "L=place - born ..2 P=person!",
        "P=person ( L=place ,",
        "P=person 's ..1 birthplace of|, ..1 L=place",
      ].filter((pattern) => !pattern.endsWith("( L=place ,")),
      gives: ["bornIn P L", "bornIn P M"],
      lists: "L",
      examples: [
        ["[Jane Smith|Person] was born in [Lima|Place] in 1950.", "bornIn(Jane Smith, Lima)"],
        ["[Jane Smith|Person] was born on 3 March 1950 in [Lima|Place].", "bornIn(Jane Smith, Lima)"],
        ["[Lima|Place]-born [Jane Smith|Person] left.", "bornIn(Jane Smith, Lima)"],
        ["Born in 1950 in [Lima|Place], [Jane Smith|Person] left.", "bornIn(Jane Smith, Lima)"],
        [
          "[Jane Smith|Person] was born in [Salem|Place], [Oregon|Place], [USA|Country].",
          "bornIn(Jane Smith, Salem)",
          "bornIn(Jane Smith, USA)",
        ],
      ],
    },
    "resides.in": {
      patterns: [
        "P=person ..2 {live|reside|settle} ..3 in ..3 L=place",
        "P=person! , who {live|reside} ..2 in ..2 L=place",
        "P=person ..2 {live|reside|settle} in ..2 suburbs|city|town|village|area|outskirts|county|island of ..1 L=place",
        "P=person 's home|house|residence|apartment in ..2 L=place",
        "P=person ..2 {grow} up in ..2 L=place",
        "P=person! of L=city ,",
        "L=city resident|residents P=person!",
        "P=person ..2 {move|relocate|emigrate|immigrate} to ..2 L=place",
        "P=person! ..1 now lives ...4 in L=place",
      ].filter((pattern) => !pattern.startsWith("P=person! of L=city")),
      gives: ["residesIn P L"],
      lists: "L",
      examples: [
        ["[Jane Smith|Person] lives in [Lima|Place].", "residesIn(Jane Smith, Lima)"],
        ["[Jane Smith|Person] moved to [Lima|Place] in 1990.", "residesIn(Jane Smith, Lima)"],
      ],
    },
    "educated.at": {
      patterns: [
        "P=person ...8 {study|graduate|educate|enrol|enroll|matriculate} ...8 at|from the? ..2 O=org",
        "P=person ...6 {attend} ..2 O=school",
        "P=person ...8 degree|degrees|doctorate|phd|ph.d.|mba|m.b.a.|diploma|bachelor|master|ba|b.a.|bs|b.s.|bsc|ma|m.a.|ms|m.s.|msc|bfa|mfa|llb|j.d.|jd|m.d.|mphil ...9 at|from the? ..2 O=org",
        "P=person! , a|an ..2 graduate|alumnus of the? ..1 O=org",
        "P=person {be} a|an ..2 graduate|alumnus of the? ..1 O=org",
        "O=org graduate|alumnus P=person!",
        "^ a|an ..2 graduate|alumnus of the? O=org , ..2 P=person!",
        "P=person ...4 student|students at O=org",
      ],
      gives: ["educatedAt P O"],
      lists: "O",
      examples: [
        [
          "[Jane Smith|Person] studied law at [Lima University|Organization].",
          "educatedAt(Jane Smith, Lima University)",
        ],
        [
          "[Jane Smith|Person] graduated from [Lima University|Organization] in 1990.",
          "educatedAt(Jane Smith, Lima University)",
        ],
        [
          "[Jane Smith|Person] holds a degree in law from [Lima University|Organization].",
          "educatedAt(Jane Smith, Lima University)",
        ],
      ],
    },
  }),
  verbs: [
    {
      name: "resides.verb",
      frames: [
        { type: "residesIn", verbs: ["live", "reside", "settle"], target: ["in"], noPassive: true },
        { type: "residesIn", verbs: ["move", "relocate", "emigrate", "immigrate"], target: ["to"], noPassive: true },
        { type: "residesIn", verbs: ["grow"], behind: ["up"], target: ["in"], noPassive: true },
        { type: "residesIn", verbs: ["raise"], target: ["in"], passiveOnly: true },
      ],
      examples: [
        [
          "[Jane Smith|Person] and [John Smith|Person] live in [Lima|Place].",
          "residesIn(Jane Smith, Lima)",
          "residesIn(John Smith, Lima)",
        ],
      ],
    },
    {
      name: "born.verb",
      frames: [{ type: "bornIn", verbs: ["bear"], target: ["in", "at", "near"], passiveOnly: true }],
      examples: [["[Jane Smith|Person], who was born in [Lima|Place], left.", "bornIn(Jane Smith, Lima)"]],
    },
    {
      name: "educated.verb",
      frames: [
        { type: "educatedAt", verbs: ["study"], target: ["at"] },
        { type: "educatedAt", verbs: ["graduate"], target: ["from"] },
        { type: "educatedAt", verbs: ["educate"], target: ["at"], passiveOnly: true },
      ],
      examples: [
        [
          "[Jane Smith|Person], a miner's daughter, studied at [Lima University|Organization].",
          "educatedAt(Jane Smith, Lima University)",
        ],
      ],
    },
  ],
  mustNot: [
    ["[French|Country:demonym:France] newspaper [Jane Smith|Person] quoted closed.", "citizenOf(Jane Smith, France)"],
    ["[French|Country:demonym:France] troops met [Jane Smith|Person].", "citizenOf(Jane Smith, France)"],
    ["Born in [Lima|Place], the party of [Jane Smith|Person] grew.", "bornIn(Jane Smith, Lima)"],
    ["[Jane Smith|Person] lives for [Lima|Place].", "residesIn(Jane Smith, Lima)"],
    ["[Jane Smith|Person]'s hometown of [Lima|Place] was calm.", "bornIn(Jane Smith, Lima)"],
    [
      "The South [American|Country:demonym:United States] champion [Jane Smith|Person] won.",
      "citizenOf(Jane Smith, United States)",
    ],
    [
      "The [US|Country:name:United States]-backed rebel leader [Jane Smith|Person] left.",
      "citizenOf(Jane Smith, United States)",
    ],
    ["[Jane Smith|Person] spoke at [Lima University|Organization].", "educatedAt(Jane Smith, Lima University)"],
  ],
};
