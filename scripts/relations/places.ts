import { type Family, patternRules } from "./rule.ts";

const settlement =
  "city|town|village|province|region|district|state|port|capital|suburb|island|county|municipality|prefecture|department|oblast|governorate|resort|valley|river|lake|mountain|airport|stadium|enclave|peninsula|area|territory|canton|neighborhood|neighbourhood|borough|metropolis|cities|towns|villages|provinces|districts|regions|states|islands";
const facility =
  "hospital|prison|jail|museum|gallery|square|park|theatre|theater|church|mosque|temple|cathedral|palace|castle|school|camp|base|harbor|harbour|station|zoo|restaurant|hotel|suburb|quarter|cemetery|monument|hall|arena|mine|dam|bridge|refinery|plant|market|mall|beach";
// "the cities of Lyon, Paris and Nice" lie beside each other.
const oneSettlement = settlement
  .split("|")
  .filter((word) => !word.endsWith("s"))
  .join("|");

/** Which place lies in which. A list of cities and their countries is no source here: only what the text says. */
export const places: Family = {
  name: "places",
  patterns: patternRules({
    "place.comma": {
      patterns: [
        "L=city , the? C=countryName .|)|;|and|to|-|–|—|:",
        "L=city , the? C=countryName , !and|or|country|the",
        "L=city , the? C=countryName !verb|'s|and|,",
        "L=city , M=city , C=countryName .|)|;|to|-|–|—|:|verb",
        "L=city , M=city , C=countryName , !and|or|country|the",
        "L=city , M=city , C=countryName !,",
        "L=city ( C=countryName )",
        "L=facility , M=city !,|'s",
        "L=facility , M=city , the? C=countryName",
        "L=city in the south|north|east|west|northeast|northwest|southeast|southwest|centre|center of C=place",
        "L=city region|province|district|area|state|valley|peninsula of C=countryName",
        "L=city in the ..1 C=country 's? ..1 state|province|region|district|prefecture of M=city",
      ],
      gives: ["locatedIn L C", "locatedIn M C", "locatedIn L M"],
      examples: [
        ["They met in [Lyon|Place], [France|Country], on Monday.", "locatedIn(Lyon, France)"],
        ["They met at [State House|Place], [Lyon|Place].", "locatedIn(State House, Lyon)"],
      ],
    },
    "place.kind": {
      patterns: [
        `C=country 's? ..4 ${settlement} of ..1 L=city`,
        `C=country 's? ..3 ${settlement} ,? L=city`,
        `L=city , a|an|the|its? ..3 C=country 's? ..3 ${settlement}`,
        `L=city , a|an|the? ..4 ${settlement} in|of ..4 C=place`,
        `the? ..4 ${oneSettlement} of L=city ,? in|, ..4 C=place !and`,
        `L=city ..1 ${settlement}|${facility} in ..4 C=place`,
        `L=city , a|an|the? ..4 ${facility} in|of ..4 C=place`,
        `L=city {be} a|an|the? ..5 ${facility} in|of ..3 C=place`,
        "L=city , the? ..3 capital of ..2 C=place",
        `L=city {be} a|an|the? ..5 ${settlement} in|of ..3 C=place`,
        "C=country 's ..2 capital ,? L=city",
        `C=country ...6 its ..2 ${settlement} of ..1 L=city`,
        `L=city , ~6 C=country 's ..3 ${oneSettlement}`,
        `the? C=country 's? ${settlement} and ${settlement}? of? L=city`.replace("and city", "and city"),
      ].slice(0, 13),
      gives: ["locatedIn L C"],
      lists: "L",
      examples: [
        ["A train left the eastern [French|Country:demonym:France] city of [Lyon|Place].", "locatedIn(Lyon, France)"],
        ["[France|Country]'s capital, [Paris|Place], was quiet.", "locatedIn(Paris, France)"],
        ["[Lyon|Place], a city in eastern [France|Country], was quiet.", "locatedIn(Lyon, France)"],
        [
          "the [French|Country:demonym:France] cities of [Lyon|Place] and [Paris|Place]",
          "locatedIn(Lyon, France)",
          "locatedIn(Paris, France)",
        ],
      ],
    },
    "place.in": {
      patterns: ["L=city in :3 C=place", "C=countryName 's :2 L=city", "C=demonym :1 L=city", "C=city 's L=city"],
      gives: ["locatedIn L C"],
      examples: [
        ["They met in [Lyon|Place] in eastern [France|Country].", "locatedIn(Lyon, France)"],
        ["They met in [France|Country]'s [Lyon|Place].", "locatedIn(Lyon, France)"],
        ["They met at [Paris|Place]'s [Orly Airport|Place].", "locatedIn(Orly Airport, Paris)"],
        ["They met at the [Saint Luke|Place] hospital in [Lyon|Place].", "locatedIn(Saint Luke, Lyon)"],
      ],
    },
    "event.in": {
      patterns: [
        "E=event in ..2 L=place",
        "L=city E=event",
        "E=event ,? ..1 held ..2 in ..1 L=place",
        "C=country 's ..1 E=event",
      ],
      gives: ["locatedIn E L", "locatedIn E C"],
      examples: [["The [Energy Summit|Event] in [Lima|Place] ended.", "locatedIn(Energy Summit, Lima)"]],
    },
  }),
  verbs: [
    {
      name: "place.verb",
      frames: [{ type: "locatedIn", verbs: ["locate", "situate"], target: ["in", "on"], passiveOnly: true }],
      examples: [["[Lyon|Place] is located in [France|Country].", "locatedIn(Lyon, France)"]],
    },
    {
      name: "event.verb",
      frames: [
        { type: "participantIn", verbs: ["attend", "join"], target: ["object"] },
        { type: "participantIn", verbs: ["participate", "compete"], target: ["in", "at"] },
        { type: "participantIn", verbs: ["take"], behind: ["part"], target: ["in"] },
        { type: "participantIn", verbs: ["speak", "arrive"], target: ["at"] },
        { type: "participantIn", verbs: ["host", "win"], target: ["object"] },
      ],
      examples: [
        ["[Jane Smith|Person] attended the [Energy Summit|Event].", "participantIn(Jane Smith, Energy Summit)"],
        ["[Peru|Country] took part in the [Energy Summit|Event].", "participantIn(Peru, Energy Summit)"],
      ],
    },
  ],
  mustNot: [
    ["The strike in [Kashmir|Place]'s summer capital of [Srinagar|Place] ended.", "locatedIn(Kashmir, Srinagar)"],
    ["She spoke in the cities of [Lyon|Place], [Paris|Place] and [Nice|Place].", "locatedIn(Lyon, Paris)"],
    [
      "She saw [Central America|Place], [Peru|Country], and the [Dominican Republic|Country].",
      "locatedIn(Central America, Peru)",
    ],
    ["[Peru|Country]'s airline [Andes|Place] grew.", "locatedIn(Andes, Peru)"],
    ["They flew from [Lyon|Place], [France|Country] lost and all left.", "locatedIn(Lyon, France)"],
    ["[Jane Smith|Person] was in [Lyon|Place] and [Peru|Country].", "locatedIn(Lyon, Peru)"],
  ],
};
