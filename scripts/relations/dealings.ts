import { type Family, patternRules } from "./rule.ts";

/** Agreements, cooperation, trade, investment, aid and support. */
export const dealings: Family = {
  name: "dealings",
  patterns: patternRules({
    "agreed.between": {
      patterns: [
        "agreement|deal|accord|treaty|pact|contract|memorandum|truce|ceasefire ..4 between ..2 P=actor and ..2 Q=actor",
        "P=actor 's ..3 agreement|deal|accord|treaty|pact|contract ..1 with ..2 Q=actor",
        "P=group - Q=group ..4 agreement|deal|accord|treaty|pact|partnership",
      ],
      gives: ["agreedWith P Q"],
      examples: [["A trade deal between [Peru|Country] and [Chile|Country] was signed.", "agreedWith(Peru, Chile)"]],
    },
    "cooperation.between": {
      patterns: [
        "cooperation|co-operation|partnership|collaboration|alliance|union ..3 between ..2 P=group and ..2 Q=group",
        "P=actor 's ..3 cooperation|partnership|collaboration|alliance|union with ..2 Q=actor",
        "P=group - Q=group ..2 cooperation|partnership|alliance",
        "P=group {seek|want|pursue|expand|deepen|develop|strengthen} ..4 union|cooperation|partnership|alliance|ties with ..1 Q=group",
        "P=group 's ..1 commitment to ..1 Q=group",
        "reaffirmation ..1 of P=person 's commitment to ..1 Q=group",
      ].slice(0, 5),
      gives: ["cooperatesWith P Q"],
      lists: "Q",
      examples: [
        ["Cooperation between [Peru|Country] and [Chile|Country] has grown.", "cooperatesWith(Peru, Chile)"],
        [
          "[Peru|Country] seeks closer economic ties with [Chile|Country] and [Brazil|Country]",
          "cooperatesWith(Peru, Chile)",
          "cooperatesWith(Peru, Brazil)",
        ],
      ],
    },
    "trade.noun": {
      patterns: [
        "trade ..2 between ..2 P=group and ..2 Q=group",
        "P=group 's ..3 trade with ..2 Q=group",
        "P=group - Q=group trade",
      ],
      gives: ["tradesWith P Q"],
      examples: [["Trade between [Peru|Country] and [Chile|Country] fell.", "tradesWith(Peru, Chile)"]],
    },
    "trade.exports": {
      patterns: [
        "P=group 's ..3 exports|sales|shipments|deliveries to ..2 Q=group",
        "P=demonym ..3 exports|shipments to ..2 Q=group",
      ],
      gives: ["tradesWith P Q exporter"],
      examples: [["[Peru|Country]'s copper exports to [Chile|Country] fell.", "tradesWith(Peru, Chile) exporter"]],
    },
    "trade.imports": {
      patterns: [
        "P=group 's ..3 imports|purchases from ..2 Q=group",
        "P=demonym ..3 imports from ..2 Q=group",
        "P=group {boost|increase|raise|cut|reduce|expand|double|halt|suspend|resume} ..3 imports|purchases from ..2 Q=group",
        "P=group ...4 to boost|increase|raise|cut|reduce|expand|double|halt|resume ..3 imports|purchases from ..2 Q=group",
      ],
      gives: ["tradesWith P Q importer"],
      examples: [
        [
          "[Chile|Country] has pledged to boost imports from [Peru|Country].",
          "tradesWith(Chile, Peru) importer planned",
        ],
      ],
    },
    "invest.noun": {
      patterns: [
        "P=actor 's ..3 investment|investments ..3 in ..2 Q=located",
        "P=demonym ..2 investment|investments ..2 in ..2 Q=located",
        "investment|investments by ..2 P=actor in ..2 Q=located",
      ],
      gives: ["investsIn P Q"],
      examples: [["[Chile|Country]'s investments in [Peru|Country] grew.", "investsIn(Chile, Peru)"]],
    },
    "support.noun": {
      patterns: [
        "P=actor 's ..2 support|backing|endorsement|praise for|of ..2 Q=actor",
        "support|backing from|of ..2 P=group for ..2 Q=actor",
      ],
      gives: ["supports P Q"],
      examples: [["[Peru|Country]'s support for [Chile|Country] grew.", "supports(Peru, Chile)"]],
    },
    "aid.noun": {
      patterns: ["P=group 's ..3 aid|assistance to ..2 Q=group", "P=demonym ..2 aid|assistance to ..2 Q=group"],
      gives: ["aids P Q"],
      examples: [["[Peruvian|Country:demonym:Peru] aid to [Chile|Country] arrived.", "aids(Peru, Chile)"]],
    },
    "backed.by": {
      patterns: ["P=group - backed ..3 Q=actor", "P=country - led ..1 Q=event"].slice(0, 1),
      gives: ["supports P Q"],
      examples: [["[Peru|Country]-backed militia [Northern Front|ArmedForce] left.", "supports(Peru, Northern Front)"]],
    },
  }),
  verbs: [
    {
      name: "agreed.verb",
      frames: [
        { type: "agreedWith", verbs: ["agree"], target: ["with"], reciprocal: true, noPassive: true },
        {
          type: "agreedWith",
          verbs: ["sign", "reach", "strike", "conclude", "ink", "ratify", "negotiate", "seal", "close"],
          behind: [
            "agreement",
            "agreements",
            "deal",
            "deals",
            "accord",
            "treaty",
            "pact",
            "contract",
            "memorandum",
            "truce",
            "ceasefire",
            "protocol",
            "partnership",
            "mou",
            "reconciliation",
          ],
          target: ["with"],
          reciprocal: true,
        },
      ],
      examples: [
        ["[Acme|Company] and [Zenith|Company] signed an agreement on Monday.", "agreedWith(Acme, Zenith) 2018-03-26"],
        ["[Peru|Country] signed a treaty with [Chile|Country].", "agreedWith(Peru, Chile)"],
      ],
    },
    {
      name: "cooperate.verb",
      frames: [
        {
          type: "cooperatesWith",
          verbs: ["cooperate", "collaborate", "work", "partner", "ally"],
          target: ["with"],
          noPassive: true,
        },
        { type: "cooperatesWith", verbs: ["team"], behind: ["up"], target: ["with"] },
        {
          type: "cooperatesWith",
          verbs: ["consolidate", "deepen", "expand", "strengthen", "develop", "boost", "seek", "pursue"],
          behind: ["cooperation", "partnership", "ties", "relations", "union", "alliance", "collaboration"],
          target: ["with"],
        },
      ],
      examples: [["[Acme|Company] teamed up with [Zenith|Company].", "cooperatesWith(Acme, Zenith)"]],
    },
    {
      name: "trade.verb",
      frames: [
        { type: "tradesWith", verbs: ["trade"], target: ["with"] },
        {
          type: "tradesWith",
          verbs: ["export", "sell", "supply", "deliver", "ship"],
          target: ["to"],
          role: "exporter",
          noPassive: true,
        },
        {
          type: "tradesWith",
          verbs: ["import", "buy", "purchase", "order"],
          target: ["from"],
          role: "importer",
          noPassive: true,
        },
      ],
      examples: [
        ["[Peru|Country] exports copper to [Chile|Country].", "tradesWith(Peru, Chile) exporter"],
        ["[Chile|Country] buys copper from [Peru|Country].", "tradesWith(Chile, Peru) importer"],
      ],
    },
    {
      name: "invest.verb",
      frames: [
        { type: "investsIn", verbs: ["invest"], target: ["in"] },
        { type: "investsIn", verbs: ["have", "hold", "own"], behind: ["investment", "investments"], target: ["in"] },
        {
          type: "investsIn",
          verbs: ["expand", "increase", "boost", "make", "plan"],
          behind: ["investment", "investments"],
          target: ["in"],
        },
        { type: "investsIn", verbs: ["fund", "finance", "bankroll"], target: ["object"] },
        { type: "investsIn", verbs: ["develop", "continue"], behind: ["projects"], target: ["in"] },
      ],
      examples: [
        ["[Chile|Country] wants to expand its investments in [Peru|Country].", "investsIn(Chile, Peru) planned"],
        ["[Acme|Company] invested $3 million in [Zenith|Company].", "investsIn(Acme, Zenith)"],
      ],
    },
    {
      name: "support.verb",
      frames: [
        {
          type: "supports",
          verbs: [
            "support",
            "back",
            "endorse",
            "defend",
            "praise",
            "applaud",
            "hail",
            "commend",
            "congratulate",
            "thank",
            "welcome",
            "champion",
            "salute",
            "honor",
          ],
          target: ["object"],
          owners: true,
        },
        {
          type: "supports",
          verbs: ["express", "voice", "pledge", "offer", "reaffirm", "reiterate"],
          behind: ["support", "solidarity", "backing"],
          target: ["for", "to", "with"],
        },
        { type: "supports", verbs: ["campaign", "vote"], target: ["for"], noPassive: true },
      ],
      examples: [
        ["[Jane Smith|Person] endorsed [John Miller|Person].", "supports(Jane Smith, John Miller)"],
        ["[John Miller|Person] is backed by [Peru|Country].", "supports(Peru, John Miller)"],
      ],
    },
    {
      name: "aid.verb",
      frames: [
        { type: "aids", verbs: ["aid", "assist", "arm", "equip", "help"], target: ["object"] },
        {
          type: "aids",
          verbs: ["provide", "give", "send", "offer", "grant", "donate", "deliver", "extend", "lend", "pledge"],
          behind: [
            "aid",
            "assistance",
            "help",
            "relief",
            "loan",
            "loans",
            "weapons",
            "arms",
            "grant",
            "supplies",
            "vaccines",
            "ammunition",
          ],
          target: ["to", "for"],
        },
        { type: "aids", verbs: ["donate"], target: ["to"] },
      ],
      examples: [["[Chile|Country] sent relief supplies to [Peru|Country].", "aids(Chile, Peru)"]],
    },
  ],
  mustNot: [
    ["[Peru|Country]-[Chile|Country] relations were tense.", "cooperatesWith(Peru, Chile)"],
    ["[Jane Smith|Person] agreed with critics that [Acme|Company] was late.", "agreedWith(Jane Smith, Acme)"],
    ["[Jane Smith|Person] bought bread from a man who knew [Acme|Company].", "tradesWith(Jane Smith, Acme)"],
    ["Supporters of [Jane Smith|Person] praised [Acme|Company].", "supports(Jane Smith, Acme)"],
    ["[Peru|Country] and [Chile|Country] share a border.", "cooperatesWith(Peru, Chile)", "agreedWith(Peru, Chile)"],
  ],
};
