import { type Family, patternRules } from "./rule.ts";

/** Who founded, owns and belongs to which body, and where bodies sit. */
export const organisations: Family = {
  name: "organisations",
  patterns: patternRules({
    "body.of-state": {
      patterns: [
        "C=country 's ..1 O=body",
        "C=demonym ..1 O=body",
        "C=nationality O=body",
        "O=body of the? C=countryName",
        "C=country 's? ..3 agency|ministry|commission|watchdog|regulator|body|parliament|assembly|house|army|military|forces|police|court|service|bank ,? the? O=body",
        "O=body ,|( the? ..2 house of ..1 C=country 's? parliament",
        "O=body ,|( C=country 's ..3 agency|ministry|commission|watchdog|regulator|body|parliament|assembly|army|military|forces|police|court|service",
        "O=body ,|( the C=demonym ..3 agency|ministry|commission|watchdog|regulator|body|parliament|assembly|army|military|forces|police|court|service",
      ],
      gives: ["agentOf O C"],
      examples: [
        ["[Peru|Country]'s [National Planning Agency|PublicBody] objected.", "agentOf(National Planning Agency, Peru)"],
        [
          "The [Peruvian|Country:demonym:Peru] [Foreign Ministry|PublicBody] objected.",
          "agentOf(Foreign Ministry, Peru)",
        ],
        ["The [Constitutional Court|PublicBody] of [Peru|Country] objected.", "agentOf(Constitutional Court, Peru)"],
        ["[Peru|Country]'s parliament, the [Cortes|PublicBody], objected.", "agentOf(Cortes, Peru)"],
        [
          "The [Cortes|PublicBody], the lower house of the [Peruvian|Country:demonym:Peru] parliament, objected.",
          "agentOf(Cortes, Peru)",
        ],
      ],
    },
    "body.state-owned": {
      patterns: [
        "C=country 's? ..1 state|government|publicly - owned|run|controlled|backed ..4 O=org",
        "C=country 's? state|national ..3 company|broadcaster|agency|airline|bank|firm|carrier|corporation|operator|producer|giant O=org",
        "O=org , C=country 's? ..1 state - owned|run|controlled",
        "O=org , the? C=country 's? state|national ..2 company|broadcaster|agency|airline|firm|carrier|corporation|operator|producer",
        "O=org , which {be} ..1 owned by the? C=country",
      ],
      gives: ["ownerOf C O"],
      examples: [
        ["[Peru|Country]'s state-owned [Andina|MediaOutlet] news agency noted it.", "ownerOf(Peru, Andina)"],
        [
          "[Peruvian|Country:demonym:Peru] state oil company [Andes Petrol|Company] noted it.",
          "ownerOf(Peru, Andes Petrol)",
        ],
      ],
    },
    "body.from": {
      patterns: [
        "C=country 's O=company !state|province|region|county|district|governorate",
        "C=country 's ..1 O=company !state|province|region|county|district|governorate",
        "O=company of C=countryName ,|.|and|)",
        "O=org , a|an|the? ..4 from C=countryName",
        "C=country - based ..4 ,? the? O=org",
        "O=org , C=country 's ~10 broadcaster|newspaper|company|firm|bank|airline|carmaker|operator|producer|retailer|university|club|port|utility",
        "O=org , C=country 's ..5 company|firm|bank|agency|party|broadcaster|newspaper|group|producer|airline|carmaker|operator|university|union",
        "C=nationality !- ..4 O=company",
        "C=country - based O=org",
        "C=country 's ..3 company|firm|carmaker|maker|bank|giant|group|broadcaster|newspaper|club|party|airline|producer|retailer|manufacturer|agency|operator|startup|magazine|daily|weekly|union|university ,? O=org",
        "C=country 's? ..2 think - tank ,? the? O=org",
        "O=org , a|an|the? C=demonym ..4 company|firm|carmaker|maker|bank|giant|group|broadcaster|newspaper|club|airline|producer|retailer|manufacturer|operator|startup|conglomerate|magazine|daily|charity|university",
        "C=demonym !- ..4 party|daily|newspaper|magazine|broadcaster|club|university|group|bank|carmaker|airline|giant|firm|company|agency|ngo|charity|consultancy|website|channel|station|network|foundation|federation|association|chain|store|startup|union|retailer|manufacturer|producer|operator|conglomerate O=org",
        "C=demonym O=party",
        "C=country 's O=party",
        "O=org in C=countryName",
      ],
      gives: ["basedIn O C"],
      examples: [
        ["[Germany|Country]'s [Acme|Company] objected.", "basedIn(Acme, Germany)"],
        ["The [French|Country:demonym:France] carmaker [Acme|Company] objected.", "basedIn(Acme, France)"],
        ["[Acme|Company], a [French|Country:demonym:France] car company, objected.", "basedIn(Acme, France)"],
        [
          "The [French|Country:demonym:France] think-tank, the [Andes Institution|Organization], objected.",
          "basedIn(Andes Institution, France)",
        ],
      ],
    },
    "body.based": {
      patterns: [
        "O=org ,? ..2 based|headquartered in|at ..2 L=place",
        "O=org ,? ..2 based|headquartered in|at ..2 M=city , L=place",
        "O=org {be} a|an|the ~10 based|headquartered|located in|at ..2 L=place",
        "O=org , a|an|the ~10 based|headquartered|located in|at ..2 L=place",
        "O=org {have} its ..2 headquarters in L=place",
        "O=org {be} ..2 based|headquartered|located in|at ..2 M=city , L=place",
        "O=body , L=city , M=place",
        "L=located - based ..3 O=org",
        "O=org 's headquarters|offices|seat in L=place",
        "O=org headquarters in ..2 L=place",
        "^ founded|established|based|headquartered ...4 in L=place , ..1 O=org",
        "O=org , a|an|the L=city - based",
        "O=body in|at L=city",
        "O=institution ,? in|at ..1 L=place",
        "O=org , a|an|the ..5 in|from M=city , L=place",
        "O=org , a|an|the ..5 firm|company|organization|organisation|consultancy|group|tank|institute|school|charity|startup|university|hospital|museum|newspaper in|from ..1 L=place",
        "firm|startup|company|consultancy|charity|retailer|manufacturer|tank O=org in ..1 L=city",
        "L=city ..4 firm|company|club|museum|hospital|newspaper|startup O=org",
        "O=org , L=city ,|.",
        "L=city 's ..1 O=org",
        "L=city ..2 club|newspaper|daily|university|police|firm|company|department|district|bank|carmaker|airline O=org",
      ],
      gives: ["basedIn O L", "basedIn O M"],
      lists: "L",
      examples: [
        [
          "[Acme|Company] is a maker of cars based in [Lima|Place], [Peru|Country].",
          "basedIn(Acme, Lima)",
          "basedIn(Acme, Peru)",
        ],
        ["[Acme|Company] is based in [Lima|Place].", "basedIn(Acme, Lima)"],
        ["[Lima|Place]-based carmaker [Acme|Company] objected.", "basedIn(Acme, Lima)"],
        ["[Acme|Company], headquartered in [Lima|Place], objected.", "basedIn(Acme, Lima)"],
        ["The [Constitutional Court|PublicBody] in [Lima|Place] objected.", "basedIn(Constitutional Court, Lima)"],
        ["She studies at the [Andes Institute|Organization] in [Lima|Place].", "basedIn(Andes Institute, Lima)"],
        ["[Acme|Company], a risk consultancy in [Lima|Place], objected.", "basedIn(Acme, Lima)"],
        ["The startup [Acme|Company] in [Lima|Place] objected.", "basedIn(Acme, Lima)"],
      ],
    },
    "subsidiary.appositive": {
      patterns: [
        "T=org {be} ~6 the parent company of|for ..1 O=org",
        "O=org ,|( a|an|the? D=demonym ..3 subsidiary|unit|division|arm|branch|affiliate of the? T=org",
        "O=org ,|( ..1 a|an|the? ..4 subsidiary|unit|division|arm|branch|affiliate|offshoot|brand|wing of the? ..2 T=org",
        "O=org ,|( the? T=org 's ..3 subsidiary|unit|division|arm|branch|affiliate|offshoot|wing",
        "O=org , a|the? ..2 part of the? T=org",
        "O=org {be} a|the? ..3 subsidiary|unit|division|arm|branch|part|affiliate of the? T=org",
        "O=org ,? ..1 owned by the? T=org",
        "T=org - owned ..3 O=org",
        "O=org 's ..1 parent|owner company|group|firm? ,? T=org",
        "O=org parent company? T=org",
        "T=org , the? ..1 parent|owner|operator company|firm|group? of|behind O=org",
        "T=org , which owns|operates ..2 O=org",
        "T=org subsidiary|unit O=org",
        "T=org 's ..1 O=org subsidiary|unit|division|arm|brand",
        "T=org 's ..3 subsidiary|unit|arm , O=org",
        "O=org , ..1 part of the? T=org",
        "T=alliance 's? ..3 executive|agency|watchdog|office|arm|court|body|mission|branch , the? O=org",
        "O=org , the? T=alliance 's? ..3 executive|agency|watchdog|office|arm|court|body|mission|branch",
        "T=alliance 's ..1 O=body",
      ],
      gives: ["parentOrgOf T O"],
      lists: "O",
      examples: [
        ["[Acme|Company], a subsidiary of [Zenith|Company], objected.", "parentOrgOf(Zenith, Acme)"],
        ["[Acme|Company]'s parent company, [Zenith|Company], objected.", "parentOrgOf(Zenith, Acme)"],
        ["[Zenith|Company]-owned [Acme|Company] objected.", "parentOrgOf(Zenith, Acme)"],
        ["[Acme|Company] is a wholly owned unit of [Zenith|Company].", "parentOrgOf(Zenith, Acme)"],
        [
          "The [Pacific Alliance|IntergovernmentalOrg]'s border agency, [Custos|PublicBody], objected.",
          "parentOrgOf(Pacific Alliance, Custos)",
        ],
        [
          "[Custos|PublicBody], the [Pacific Alliance|IntergovernmentalOrg]'s border agency, objected.",
          "parentOrgOf(Pacific Alliance, Custos)",
        ],
      ],
    },
    "owner.possessive": {
      patterns: [
        "P=person! 's :2 O=company !team|and|'s|school|college|hospital|church",

        "O=org ,|-|–|— ..4 part|jewel|core|flagship of P=person 's ..3 empire|conglomerate|holdings|fortune|holding",
        "O=org {be} ..6 part|jewel|core|flagship of P=person 's ..3 empire|conglomerate|holdings|fortune|holding",
      ],
      gives: ["ownerOf P O"],
      examples: [
        ["[Jane Smith|Person]'s [Acme|Company] lost money.", "ownerOf(Jane Smith, Acme)"],
        [
          "[Acme|Company] – a key part of [Jane Smith|Person]'s business empire – lost money.",
          "ownerOf(Jane Smith, Acme)",
        ],
      ],
    },
    "owner.appositive": {
      patterns: ["O=org , the? ..1 owner of ..3 Q=org", "P=person! , the? ..3 owner|proprietor of ..3 Q=org"],
      gives: ["ownerOf O Q", "ownerOf P Q"],
      examples: [["[Zenith|Company], owner of [Acme|Company], lost money.", "ownerOf(Zenith, Acme)"]],
    },
    "founder.noun": {
      patterns: [
        "O=org ,? ..1 founded|established|formed|started|created|launched|co-founded ~5 by ..3 P=doer and? Q=person?",
        "O=org {be} ~12 founded|established|formed|started|created|launched ~5 by ..3 P=person! and? Q=person?",
        "O=org ,? which ..1 {found|establish|create|form|set} up? ..3 by P=doer",
        "O=org was ..1 founded|established|formed|started|created|launched|co-founded ~5 by ..3 P=doer",
        "O=org was ..1 set up ~4 by ..3 P=doer",
        "O=org ...12 its|their founder|co-founder|founders ,? P=person!",
      ],
      gives: ["founderOf P O", "founderOf Q O"],
      lists: "P",
      examples: [
        ["[Acme|Company], founded in 1990 by [Jane Smith|Person], objected.", "founderOf(Jane Smith, Acme)"],
        [
          "[Acme|Company] is a brand of shoes established in 1990 by [Jane Smith|Person] and [Ann Brown|Person].",
          "founderOf(Jane Smith, Acme)",
          "founderOf(Ann Brown, Acme)",
        ],
        ["[Acme|Company] grew under its founder, [Jane Smith|Person].", "founderOf(Jane Smith, Acme)"],
      ],
    },
  }),
  verbs: [
    {
      name: "founder.verb",
      frames: [
        { type: "founderOf", verbs: ["found", "co-found", "cofound", "establish"], target: ["object"] },
        { type: "founderOf", verbs: ["set", "start"], behind: ["up"], target: ["object"] },
        {
          type: "founderOf",
          verbs: ["form", "start", "create", "launch"],
          target: ["object"],
          sourceIs: ["Person"],
          targetIs: ["Company", "Organization", "PoliticalParty", "MediaOutlet"],
        },
      ],
      examples: [
        ["[Jane Smith|Person] founded [Acme|Company] in 1990.", "founderOf(Jane Smith, Acme)"],
        [
          "[Acme|Company] was founded by [Jane Smith|Person] and [John Miller|Person].",
          "founderOf(Jane Smith, Acme)",
          "founderOf(John Miller, Acme)",
        ],
      ],
    },
    {
      name: "owner.verb",
      frames: [
        { type: "ownerOf", verbs: ["own", "acquire", "purchase", "buy", "possess"], target: ["object"] },
        { type: "ownerOf", verbs: ["take"], behind: ["over"], target: ["object"] },
        {
          type: "ownerOf",
          verbs: ["buy", "acquire", "hold", "own", "have", "take", "purchase"],
          behind: ["stake", "share", "shares", "percent", "%", "holding", "majority", "interest"],
          target: ["in", "of"],
        },
        { type: "parentOrgOf", verbs: ["operate", "control"], target: ["object"] },
      ],
      examples: [
        ["[Zenith|Company] acquired [Acme|Company] in 2010.", "ownerOf(Zenith, Acme)"],
        ["[Acme|Company] is owned by [Zenith|Company].", "ownerOf(Zenith, Acme)"],
        ["[Zenith|Company] holds a 20 percent stake in [Acme|Company].", "ownerOf(Zenith, Acme)"],
        ["[Zenith|Company] plans to buy [Acme|Company].", "ownerOf(Zenith, Acme) planned"],
      ],
    },
    {
      name: "based.verb",
      frames: [{ type: "basedIn", verbs: ["base", "headquarter", "locate"], target: ["in", "at"], passiveOnly: true }],
      examples: [],
    },
    {
      name: "member.verb",
      frames: [
        { type: "memberOf", verbs: ["join"], target: ["object"] },
        { type: "memberOf", verbs: ["leave", "quit"], target: ["object"], former: true, noPassive: true },
      ],
      examples: [
        [
          "[Peru|Country] joined the [Pacific Alliance|IntergovernmentalOrg] in 2011.",
          "memberOf(Peru, Pacific Alliance)",
        ],
        [
          "[Peru|Country] wants to join the [Pacific Alliance|IntergovernmentalOrg].",
          "memberOf(Peru, Pacific Alliance) planned",
        ],
      ],
    },
  ],
  mustNot: [
    ["Former [Acme|Company] engineers founded [Zenith|Company].", "founderOf(Acme, Zenith)"],
    ["Companies using [Acme|Company] bought [Zenith|Company].", "ownerOf(Acme, Zenith)"],
    ["[Zenith|Company] did not buy [Acme|Company] shares from [Peru|Country]; it sold them.", "ownerOf(Acme, Zenith)"],
    ["[Jane Smith|Person] bought an [Acme|Company] phone.", "ownerOf(Jane Smith, Acme)"],
    ["[Chinese|Country:demonym:China] investment in [Acme|Company] grew.", "basedIn(Acme, China)"],
    ["[Acme|Company] in [Lima|Place] hired ten people.", "basedIn(Acme, Lima)"],
    ["The [Andes Institute|Organization] met in [Lima|Place].", "basedIn(Andes Institute, Lima)"],
    ["[Peru|Country]'s army fought the [Northern Front|ArmedForce].", "agentOf(Northern Front, Peru)"],
  ],
};
