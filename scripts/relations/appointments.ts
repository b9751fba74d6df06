import { type Family, patternRules } from "./rule.ts";

/** Who put whom in office, who was sent away, and who followed whom. */
export const appointments: Family = {
  name: "appointments",
  patterns: patternRules({
    "succeeds.noun": {
      patterns: [
        "P=person! 's successor ,? ..3 Q=person!",
        "Q=person! , ..2 successor to|of ..2 P=person!",
        "Q=person! , P=person 's ..1 successor",
      ],
      gives: ["succeeds Q P"],
      examples: [["[Jane Smith|Person]'s successor, [John Miller|Person], left.", "succeeds(John Miller, Jane Smith)"]],
    },
    "predecessor.noun": {
      patterns: ["Q=person 's ..1 predecessor ,? ..3 P=person!", "P=person! , Q=person 's ..1 predecessor"],
      gives: ["succeeds Q P"],
      examples: [
        ["[Jane Smith|Person]'s predecessor, [John Miller|Person], left.", "succeeds(Jane Smith, John Miller)"],
      ],
    },
    "appointment.noun": {
      patterns: ["A=actor 's ..1 appointment|nomination of ..3 P=person!"],
      gives: ["appointed A P"],
      examples: [
        ["[Peru|Country]'s appointment of [Jane Smith|Person] was a surprise.", "appointed(Peru, Jane Smith)"],
      ],
    },
  }),
  verbs: [
    {
      name: "appointed.verb",
      frames: [
        {
          type: "appointed",
          verbs: ["appoint", "nominate", "name", "elect", "install", "choose", "pick", "tap", "promote", "hire"],
          target: ["object"],
        },
      ],
      examples: [
        ["[Acme|Company] appointed [Jane Smith|Person] chief executive.", "appointed(Acme, Jane Smith)"],
        ["[Jane Smith|Person] was appointed by President [John Miller|Person].", "appointed(John Miller, Jane Smith)"],
      ],
    },
    {
      name: "dismissed.verb",
      frames: [
        { type: "dismissed", verbs: ["dismiss", "fire", "sack", "remove", "suspend", "expel"], target: ["object"] },
      ],
      examples: [["[Acme|Company] fired [Jane Smith|Person].", "dismissed(Acme, Jane Smith)"]],
    },
    {
      name: "succeeds.verb",
      frames: [
        { type: "succeeds", verbs: ["succeed", "replace"], target: ["object"] },
        { type: "succeeds", verbs: ["take"], behind: ["over"], target: ["from"] },
      ],
      examples: [
        ["[Jane Smith|Person] succeeded [John Miller|Person] in 2010.", "succeeds(Jane Smith, John Miller)"],
        ["[John Miller|Person] was replaced by [Jane Smith|Person].", "succeeds(Jane Smith, John Miller)"],
        ["[Jane Smith|Person] took over from [John Miller|Person].", "succeeds(Jane Smith, John Miller)"],
      ],
    },
  ],
  mustNot: [
    ["[Jane Smith|Person] fired a shot at [John Miller|Person].", "dismissed(Jane Smith, John Miller)"],
    ["[Acme|Company] named the product after [Jane Smith|Person].", "appointed(Acme, Jane Smith)"],
    ["[Jane Smith|Person] succeeded in calming [John Miller|Person].", "succeeds(Jane Smith, John Miller)"],
  ],
};
