import { type Family, patternRules } from "./rule.ts";

// What acts for a state without a name of its own.
const organ =
  "army|navy|military|police|air|parliament|government|embassy|consulate|ministry|delegation|negotiating|mission|intelligence|border|coast|senate|cabinet|administration";

/** Who heads, serves, speaks for or belongs to what: offices, jobs and memberships told by noun phrases. */
export const offices: Family = {
  name: "offices",
  patterns: patternRules({
    "ambassador.appositive": {
      patterns: [
        "C=country 's? ..2 F=office:ambassador|agent to|in|for the? T=group ,? M=person? 's? ..4 P=person!",
        "C=country 's? ..2 F=office:ambassador|agent to|in|for the? T=group , who ...4 P=person!",
        "C=country 's? ..2 F=office:ambassador to|in the country ,? P=person!",
        "P=person! ,? the? C=country 's? ..2 F=office:ambassador|agent to|in|for the? T=group",
        "P=person! , C=country 's? ..2 F=office:ambassador|agent to|in|for the? T=group",
        "P=person! {be} the? C=country 's? ..2 F=office:ambassador|agent to|in|for the? T=group",
        "the? F=office:ambassador|agent of the? C=country to|in|for the? T=group ,? ..2 P=person!",
        "P=person! , the? F=office:ambassador|agent of the? C=country to|in|for the? T=group",
      ],
      gives: ["agentOf:F P C", "ambassadorTo:F P T"],
      lists: "T",
      examples: [
        [
          "[Jane Smith|Person] , the [French|Country:demonym:France] ambassador to [Peru|Country], met miners.",
          "agentOf(Jane Smith, France) ambassador",
          "ambassadorTo(Jane Smith, Peru) ambassador",
        ],
        [
          "[France|Country]'s ambassador to [Peru|Country], [Jane Smith|Person], resigned.",
          "agentOf(Jane Smith, France)",
          "ambassadorTo(Jane Smith, Peru)",
        ],
        [
          "The [French|Country:demonym:France] ambassador in [Peru|Country], [Jane Smith|Person], resigned.",
          "agentOf(Jane Smith, France)",
          "ambassadorTo(Jane Smith, Peru)",
        ],
        [
          '"The [French|Country:demonym:France] ambassador [in [Peru|Country]], our dear guest [Jane|Person:name:Jane Smith] arrives soon."',
          "agentOf(Jane Smith, France)",
          "ambassadorTo(Jane Smith, Peru)",
        ],
        [
          "Former [US|Country:name:United States] ambassador to the [United Nations|IntergovernmentalOrg] [Jane Smith|Person] agreed.",
          "agentOf(Jane Smith, United States) former",
          "ambassadorTo(Jane Smith, United Nations) former",
        ],
      ],
    },
    "ambassador.plain": {
      patterns: [
        "!country the? F=office:ambassador to|in|for the? T=group ,? ..2 P=person!",
        "P=person! , the|a|an? ..1 F=office:ambassador to|in|for the? T=group",
        "N=description to|in the? T=group",
      ],
      gives: ["ambassadorTo:F P T", "ambassadorTo:N N T"],
      lists: "T",
      examples: [
        ["The ambassador to [Peru|Country], [Jane Smith|Person], resigned.", "ambassadorTo(Jane Smith, Peru)"],
        [
          "[Jane Smith|Person], ambassador to [Peru|Country] and [Chile|Country], resigned.",
          "ambassadorTo(Jane Smith, Peru)",
          "ambassadorTo(Jane Smith, Chile)",
        ],
      ],
    },
    "office.before-name": {
      patterns: [
        "C=country 's :3 F=office ,? ..3 P=person!",
        "C=country F=office ..3 P=person!",
        "O=org 's ..3 F=office ,? ..3 P=person!",
        "O=org ..3 F=office ..3 P=person!",
        "O=city 's? F=office:placeHead|head|stateHead ,? ..2 P=person!",
        "O=group 's? F=office and|, the? G=office ,? ..2 P=person!",
        "L=place 's O=party ..1 F=office ,? P=person!",
        "O=org 's? L=beat F=office:employee|spokesperson|adviser ,? P=person!",
      ],
      gives: ["office:F P O", "office:G P O", "office:F P C"],
      examples: [
        ["[Acme|Company] union chairman [Jane Smith|Person] resigned.", "headOf(Jane Smith, Acme)"],
        ["[Acme|Company] chairman [Jane Smith|Person] resigned.", "headOf(Jane Smith, Acme) chairman"],
        [
          "[Acme|Company]'s new chief executive, [Jane Smith|Person], resigned.",
          "headOf(Jane Smith, Acme) chief executive",
        ],
        [
          "[French|Country:demonym:France] President [Jane Smith|Person] resigned.",
          "headOf(Jane Smith, France) President",
        ],
        [
          "[Peru|Country]'s Minister for Trade and Development, [Jane Smith|Person], resigned.",
          "ministerOf(Jane Smith, Peru) Minister for Trade and Development",
        ],
        [
          "[German|Country:demonym:Germany] deputy foreign minister [Jane Smith|Person] resigned.",
          "ministerOf(Jane Smith, Germany) deputy foreign minister",
        ],
        ["Former [Acme|Company] chairman [Jane Smith|Person] resigned.", "headOf(Jane Smith, Acme) former"],
        ["[Acme|Company] vice president [Jane Smith|Person] resigned.", "employedBy(Jane Smith, Acme) vice president"],
        [
          "[Acme|Company] founder and CEO [Jane Smith|Person] resigned.",
          "founderOf(Jane Smith, Acme)",
          "headOf(Jane Smith, Acme)",
        ],
        ["[Labour|PoliticalParty] lawmaker [Jane Smith|Person] resigned.", "memberOf(Jane Smith, Labour)"],
        ["[Acme|Company] spokeswoman [Jane Smith|Person] declined to comment.", "spokespersonFor(Jane Smith, Acme)"],
        ["[Lima|Place] Mayor [Jane Smith|Person] resigned.", "headOf(Jane Smith, Lima)"],
        [
          "[Lima|Place]'s [Labour|PoliticalParty] interior minister, [Jane Smith|Person], resigned.",
          "memberOf(Jane Smith, Labour)",
        ],
        ["[Acme|Company] co-founder [Jane Smith|Person] resigned.", "founderOf(Jane Smith, Acme)"],
        [
          "[Andina|MediaOutlet]'s [Africa|Place] correspondent [Jane Smith|Person] resigned.",
          "employedBy(Jane Smith, Andina)",
        ],
        [
          "[French|Country:demonym:France] President-elect [Jane Smith|Person] spoke.",
          "headOf(Jane Smith, France) planned",
        ],
      ],
    },
    "office.appositive": {
      patterns: [
        "P=person! ,|( 9? ,? the|a|an|its|their? ..3 F=office of|at|for|with|in|from the? D=demonym? ..3 O=group",
        "P=person! ,|( 9? ,? the|a|an|its|their? ..3 F=office of|at|for|in the? ..2 O=city",
        "P=person! ,|( 9? ,? the|a|an|its|their? ..3 F=office and|, the|a? G=office of|at|for|with the? D=demonym? ..2 O=group",
        "P=person! ,|( the? ..1 O=org 's? ..2 F=office !person|office|of|for|to|in",
        "P=person! ,|( the? O=country 's? :2 F=office !person|office|of|for|to|in",
        "P=person! ,|( the? O=org 's? F=office in ..4 ,|.|)",
        "P=person! ,|( the|a? O=group 's? ..2 F=office and|, G=office !person|office|of|for",
        "P=person! ,|( a|an? ..1 F=office O=org )",
        "P=person! ,|( the|a|an|its|their? C=place ..1 F=office of|at|for|with|in the? ..2 O=org",
        "P=person! , who {be} the|a|an? ..2 F=office of|at|for|with the? D=demonym? ..2 O=group",
        "P=person! , who {be} the? O=group 's? ..2 F=office !person|office|of",
        "P=person! , who {be} also? O=group 's? ..2 F=office",
        "P=person! , a|an|the? ~10 and|, the|a|an? ..2 F=office of|at|for|with the? D=demonym? ..3 O=group",
        "P=person! , ~6 F=office and|, ..2 G=office of|at|for|with the? D=demonym? ..3 O=group",
      ],
      gives: ["office:F P O", "office:G P O"],
      lists: "O",
      onePerson: true,
      examples: [
        ["[Jane Smith|Person], chairman of [Acme|Company], resigned.", "headOf(Jane Smith, Acme) chairman"],
        [
          "[Jane Smith|Person], 45, the chief executive of [French|Country:demonym:France] carmaker [Acme|Company], resigned.",
          "headOf(Jane Smith, Acme)",
        ],
        ["[Jane Smith|Person], an analyst at [Acme|Company], said so.", "employedBy(Jane Smith, Acme) analyst"],
        ["[Jane Smith|Person], a spokeswoman for [Acme|Company], said so.", "spokespersonFor(Jane Smith, Acme)"],
        ["[Jane Smith|Person], [Acme|Company]'s chairman, resigned.", "headOf(Jane Smith, Acme)"],
        ["[Jane Smith|Person], the former head of [Acme|Company], resigned.", "headOf(Jane Smith, Acme) former"],
        [
          "[Jane Smith|Person], chairwoman of [France|Country]'s [National Planning Agency|PublicBody], spoke.",
          "headOf(Jane Smith, National Planning Agency)",
        ],
        [
          "[Jane Smith|Person], founder and chief executive of [Acme|Company], spoke.",
          "founderOf(Jane Smith, Acme)",
          "headOf(Jane Smith, Acme)",
        ],
        ["[Jane Smith|Person] (Director of [Acme|Company]) spoke.", "headOf(Jane Smith, Acme)"],
        [
          "[Jane Smith|Person], a member of the [Labour Party|PoliticalParty], spoke.",
          "memberOf(Jane Smith, Labour Party)",
        ],
        ["[Jane Smith|Person], the mayor of [Lima|Place], spoke.", "headOf(Jane Smith, Lima)"],
        ["[Jane Smith|Person], an adviser to [John Miller|Person], spoke.", "advises(Jane Smith, John Miller)"],
      ],
    },
    "employee.busy": {
      patterns: [
        "P=person! , 9? ,? a|an|the ..3 K=calling {do|work|conduct|teach|study:gerund} ..5 at|for|in the? ..1 O=org",
      ],
      gives: ["employedBy P O"],
      examples: [
        [
          "[Jane Smith|Person], a chemist doing research at the [Andes Institute|Organization], agreed.",
          "employedBy(Jane Smith, Andes Institute)",
        ],
      ],
    },
    "office.including": {
      patterns: [
        "F=office:stateHead|minister ...25 including|include C=country 's P=person! and|,? D=country? 's? Q=person?",
      ],
      gives: ["office:F P C", "office:F Q D"],
      examples: [
        [
          "Heads of state who came included many, including [Peru|Country]'s [Jane Smith|Person] and [Chile|Country]'s [John Miller|Person].",
          "headOf(Jane Smith, Peru)",
          "headOf(John Miller, Chile)",
        ],
      ],
    },
    "office.of-organ": {
      patterns: [
        `P=person! ,|( the|a|an? ..2 F=office of|at|for|in the? C=country 's? ..2 ${organ}`,
        `F=office of|at|for the? C=country 's? ..2 ${organ} ..1 ,? P=person!`,
      ],
      gives: ["agentOf:F P C"],
      standsAlone: true,
      examples: [
        [
          "[Jane Smith|Person], deputy chief of the [Peruvian|Country:demonym:Peru] air force, left.",
          "agentOf(Jane Smith, Peru)",
        ],
        [
          "The head of the [Peruvian|Country:demonym:Peru] negotiating team, [Jane Smith|Person], left.",
          "agentOf(Jane Smith, Peru)",
        ],
      ],
    },
    "office.role": {
      patterns: ["P=person 's ..2 role|capacity|position|job as ..2 F=office of|at|for|in|with the? ..2 O=group"],
      gives: ["office:F P O"],
      examples: [
        [
          "[Jane Smith|Person] spoke in [her|Person:pronoun:Jane Smith] role as executive director of [Acme|Company].",
          "headOf(Jane Smith, Acme)",
        ],
      ],
    },
    "office.department": {
      patterns: [
        "P=person! ,|( 9? ,? the|a|an|its? ..3 F=office of|for|in ..6 at|with the? D=demonym? ..2 O=org",
        "P=person! ,|( 9? ,? the|a|an|its? ..3 F=office of|for|in ~8 at the? ..2 O=org",
        "P=person {be|become} the|a|an|its? ..3 F=office of|for|in ..6 at|with the? D=demonym? ..2 O=org",
        "a|an ..2 F=office of|for|in ..6 at|with the? ..2 O=org , P=person",
        "P=person! ,|( ~6 ..2 expert|specialist|fellow|scholar at|with|from the? ..1 O=org",
        "O=org ..2 expert|specialist|scholar P=person!",
      ],
      gives: ["employedBy:F P O", "employedBy P O expert"],
      examples: [
        [
          "[Jane Smith|Person], professor of economic history at [Lima University|Organization], spoke.",
          "employedBy(Jane Smith, Lima University)",
        ],
        [
          "[Jane Smith|Person] (Director of Exams at the [Lima University|Organization]) spoke.",
          "employedBy(Jane Smith, Lima University)",
        ],
        [
          "[Jane Smith|Person], a professor of history and law at [Lima University|Organization], spoke.",
          "employedBy(Jane Smith, Lima University)",
        ],
      ],
    },
    "office.appositive-of-body": {
      patterns: ["P=person! ,|( 9? ,? the|a|an? ..3 F=office of|at|for|with|in C=country 's ..1 O=org"],
      gives: ["office:F P O"],
      examples: [],
    },
    "office.of-person": {
      patterns: [
        "P=person! , the|a|an|his|her? ..2 F=office:adviser|agent|spokesperson to|for|of ..1 Q=person!",
        "Q=person! 's ..2 F=office:adviser|agent|spokesperson ,? ..2 P=person!",
        "P=person! , Q=person! 's ..2 F=office:adviser|agent|spokesperson",
        "Q=person! ..1 F=office:adviser|spokesperson P=person!",
        "the|a? F=office:adviser|agent|spokesperson to|for Q=person! , P=person!",
      ],
      gives: ["office:F P Q"],
      examples: [
        ["[Jane Smith|Person], a lawyer for [John Miller|Person], spoke.", "agentOf(Jane Smith, John Miller)"],
        ["[John Miller|Person]'s spokeswoman, [Jane Smith|Person], spoke.", "spokespersonFor(Jane Smith, John Miller)"],
      ],
    },
    "office.name-last": {
      patterns: [
        "F=office of|at|for|to the? D=demonym? ..2 O=org ,? ..3 P=person!",
        "F=office of|at the? D=demonym? ..2 O=org ..2 , P=person!",
        "F=office of|to|for the? ..2 O=countryName !office|'s ,? ..3 P=person!",
        "F=office:placeHead|stateHead|head of the? ..2 O=city ,? ..2 P=person!",
        "F=office and|, G=office of|at|for the? D=demonym? ..2 O=group ,? ..2 P=person!",
        "F=office of|at|for C=country 's ..1 O=org ,? ..2 P=person!",
        "F=office of|at|for the? ..2 O=org in ..1 L=place , ..2 P=person!",
      ],
      gives: ["office:F P O", "office:G P O"],
      standsAlone: true,
      examples: [
        ["The chairman of [Acme|Company], [Jane Smith|Person], resigned.", "headOf(Jane Smith, Acme)"],
        ["CEO of [Acme|Company] [Jane Smith|Person] resigned.", "headOf(Jane Smith, Acme)"],
        ["The president of [Peru|Country], [Jane Smith|Person], resigned.", "headOf(Jane Smith, Peru)"],
        ["A spokesman for [Acme|Company], [Jane Smith|Person], declined.", "spokespersonFor(Jane Smith, Acme)"],
      ],
    },
    "office.copula": {
      patterns: [
        "P=person {be|become|remain} also? now|currently? the|a|an|its? ..3 F=office of|at|for|with|in the? D=demonym? ..2 O=group",
        "P=person {be|become|remain} also? the|a|an? ..2 F=office and|or|, the|a? G=office of|at|for the? D=demonym? ..2 O=group",
        "P=person {be|become|remain} also? the? O=group 's? ..2 F=office !of|for|to|person",
        "P=person {be|become} the? ..2 F=office of|at|in the? ..2 O=city",
        "P=person ,? {be|become|remain} ~14 ,|and the|a|an? ..3 F=office of|at|for|with the? D=demonym? ..3 O=group",
        "P=person ,? {be|become|remain} ~10 ,|and the|a|an? ..2 F=office and|, ..2 G=office of|at|for|with the? D=demonym? ..3 O=group",
        "P=person ,? {be|become} the|a|an? ..3 F=office and|, ..2 G=office of|at|for|with the? D=demonym? ..3 O=group",
        "O=group 's ..3 F=office {be} P=person!",
      ],
      gives: ["office:F P O", "office:G P O"],
      lists: "O",
      examples: [
        ["[Jane Smith|Person] is the chairman of [Acme|Company].", "headOf(Jane Smith, Acme)"],
        ["[Jane Smith|Person] is not the chairman of [Acme|Company].", "headOf(Jane Smith, Acme) negated"],
        ["[Jane Smith|Person] became [Acme|Company]'s first chief executive in 2015.", "headOf(Jane Smith, Acme)"],
        ["[Jane Smith|Person] is a member of the [Labour Party|PoliticalParty].", "memberOf(Jane Smith, Labour Party)"],
        [
          "[She|Person:pronoun:Jane Smith] is currently president and CEO of [Acme|Company].",
          "headOf(Jane Smith, Acme)",
        ],
      ],
    },
    "office.as": {
      patterns: [
        "P=person ...6 {serve|work|return|act|continue|name|elect|appoint|nominate|choose|install} as the|a|an|its? ..3 F=office of|at|for|in|with the? D=demonym? ..2 O=group",
        "P=person ...6 {serve|work|act|continue|name|appoint|elect|install|swear|confirm} in? as the|its? ..1 O=group 's? ..2 F=office !of|for|person",
        "P=person ...6 {swear} in as the|a|an|its? ..3 F=office of|at|for|in the? D=demonym? ..2 O=group",
        "P=person ...5 {elect|appoint|name|re-elect|nominate|promote|choose} to? the|a|an|its? ..2 F=office of|at|for|in the? D=demonym? ..2 O=group",
        "P=person ...5 {elect|appoint|name|re-elect|nominate|choose} O=group 's? ..2 F=office",
        "P=person ...3 {lead|rule|govern|head|run} O=group as ..2 F=office",
        "P=person ...5 take|took|taken|takes|taking over|office|up|charge as the? ..2 F=office of|at|in the? D=demonym? ..2 O=group",
      ],
      gives: ["office:F P O"],
      examples: [
        ["[Jane Smith|Person] has served as chairman of [Acme|Company] since 2014.", "headOf(Jane Smith, Acme)"],
        ["[Jane Smith|Person] was named chief executive of [Acme|Company].", "headOf(Jane Smith, Acme)"],
        [
          "[Jane Smith|Person] was sworn in as the new [Home Guard|ArmedForce] commander.",
          "headOf(Jane Smith, Home Guard)",
        ],
        ["[Jane Smith|Person] was sworn in as president of [Peru|Country].", "headOf(Jane Smith, Peru)"],
        ["[Jane Smith|Person] was elected president of [Peru|Country].", "headOf(Jane Smith, Peru)"],
        [
          "[Jane Smith|Person], who has led [Peru|Country] as president since 1999, left.",
          "headOf(Jane Smith, Peru) president",
        ],
      ],
    },
    "office.left": {
      patterns: [
        "P=person ...4 {resign|retire|quit|step|remove|oust|dismiss|sack|fire|replace} down|aside? as the|its? ..3 F=office of|at|for|in the? D=demonym? ..2 O=group",
        "P=person ...4 {resign|retire|quit|step|remove|oust|dismiss|sack|fire|replace} down|aside? as O=group 's? ..2 F=office",
        "P=person 's ..2 tenure|term|time|stint|reign|years as the? ..2 F=office of|at|in the? ..2 O=group",
        "P=person used to be the|a? ..2 F=office of|at|in the? ..2 O=group",
      ],
      gives: ["office:F P O"],
      former: true,
      examples: [
        ["[Jane Smith|Person] resigned as chairman of [Acme|Company].", "headOf(Jane Smith, Acme) former"],
        ["[Jane Smith|Person] stepped down as [Acme|Company]'s chief executive.", "headOf(Jane Smith, Acme) former"],
      ],
    },
    "office.of-description": {
      patterns: ["N=description of|at|for|to|in the? D=demonym? ..2 O=group"],
      gives: ["office:N N O"],
      examples: [
        [
          "[The president|Person:nominal:Jane Smith] of [Peru|Country] met miners. [Jane Smith|Person] left.",
          "headOf(Jane Smith, Peru)",
        ],
      ],
    },
    "office.list": {
      patterns: [
        "P=person! and Q=person! , the F=office of the? O=group and the? T=group",
        "P=person! and Q=person! , the F=office of the? O=group and the? T=group respectively",
      ],
      gives: ["office:F P O", "office:F Q T"],
      examples: [
        [
          "[Jane Smith|Person] and [John Miller|Person], the ministers of [Peru|Country] and [Chile|Country], met.",
          "ministerOf(Jane Smith, Peru)",
          "ministerOf(John Miller, Chile)",
        ],
      ],
    },
    "employee.of": {
      patterns: [
        "P=person! of|from|at the? ..1 O=employer ,|said|says|told|)|.|in|and",
        "P=person! , of|from the? ..4 O=employer",
        "O=employer 's 9 - year - old ..4 P=person!",
        "P=person! ( the? O=employer )",
        "O=employer 's P=person! !'s|and",
      ],
      gives: ["employedBy P O"],
      examples: [
        ["[Jane Smith|Person] of [Acme|Company] said so.", "employedBy(Jane Smith, Acme)"],
        ["[Acme|Company]'s [Jane Smith|Person] said so.", "employedBy(Jane Smith, Acme)"],
        ["[Acme|Company]'s 24-year-old left-back [Jane Smith|Person] won.", "employedBy(Jane Smith, Acme)"],
        ["[Jane Smith|Person], of the food network [Acme|Company], said so.", "employedBy(Jane Smith, Acme)"],
      ],
    },
    "member.politician": {
      patterns: [
        "P=person {be} ~6 O=party politician|member|lawmaker|activist",
        "P=person {be} ~6 politician|member|lawmaker|senator for|from|of|representing the? O=party",
        "P=person! , ~6 politician|member|lawmaker|senator for|from|of|representing the? O=party",
        "P=person! , a|an ~4 O=party politician|member|lawmaker|activist|candidate",
      ],
      gives: ["memberOf P O"],
      examples: [
        [
          "[Jane Smith|Person] is a politician for the [Liberal Party|PoliticalParty].",
          "memberOf(Jane Smith, Liberal Party)",
        ],
      ],
    },
    "employee.calling": {
      patterns: ["O=org K=calling ,? P=person!", "P=person {be} a|an|the ..3 O=org K=calling"],
      gives: ["employedBy:F P O", "employedBy P O"].slice(1),
      examples: [
        ["[Space Agency|PublicBody] astronaut [Jane Smith|Person] landed.", "employedBy(Jane Smith, Space Agency)"],
      ],
    },
    "member.bracket": {
      patterns: [
        "P=person! ( the? O=party )",
        "P=person! of the? O=party",
        "O=party 's P=person! !'s",
        "P=person 's ..3 O=party",
        "P=person {be} a|an ..1 member of ...5 O=party",
        "P=person! , a|an|the? ..2 member of Q=person 's ..3 O=party",
        "P=person 's ..1 club|team|party O=org",
      ],
      gives: ["memberOf P O"],
      examples: [
        ["[Jane Smith|Person] ([CDU|PoliticalParty]) said so.", "memberOf(Jane Smith, CDU)"],
        ["[Jane Smith|Person] of the [Green Party|PoliticalParty] said so.", "memberOf(Jane Smith, Green Party)"],
      ],
    },
    "member.group": {
      patterns: [
        "M=country|group , a|an member of|in the? O=org",
        "M=group {be} a|an ..2 member of|in the? O=org",
        "O=org member state|states|country|countries? M=group",
        "O=org members|member including|like M=group",
        "M=group , which {be} a ..2 member of the? O=org",
      ].map((pattern) => pattern.replace("country|group", "group")),
      gives: ["memberOf M O"],
      lists: "M",
      examples: [
        [
          "[Peru|Country] is a member of the [Pacific Alliance|IntergovernmentalOrg].",
          "memberOf(Peru, Pacific Alliance)",
        ],
        [
          "[Pacific Alliance|IntergovernmentalOrg] members including [Peru|Country] and [Chile|Country] agreed.",
          "memberOf(Peru, Pacific Alliance)",
          "memberOf(Chile, Pacific Alliance)",
        ],
      ],
    },
  }),
  verbs: [
    {
      name: "head.verb",
      frames: [
        {
          type: "headOf",
          verbs: ["head", "lead", "chair", "run", "oversee", "command", "govern", "rule"],
          target: ["object"],
        },
      ],
      examples: [
        ["[Jane Smith|Person], who heads [Acme|Company], resigned.", "headOf(Jane Smith, Acme)"],
        ["[Acme|Company] is headed by [Jane Smith|Person].", "headOf(Jane Smith, Acme)"],
        ["The group, led by [Jane Smith|Person], left."],
      ],
    },
    {
      name: "works.verb",
      frames: [
        { type: "employedBy", verbs: ["work"], target: ["for", "at"] },
        { type: "employedBy", verbs: ["employ", "hire", "recruit"], target: ["object"], flip: true },
        { type: "employedBy", verbs: ["join"], target: ["object"], notSchools: true },
        { type: "agentOf", verbs: ["represent"], target: ["object"] },
        { type: "advises", verbs: ["advise"], target: ["object"] },
        { type: "memberOf", verbs: ["belong"], target: ["to"] },
        { type: "memberOf", verbs: ["play"], target: ["for"] },
      ],
      examples: [
        ["[Jane Smith|Person] works for [Acme|Company].", "employedBy(Jane Smith, Acme)"],
        ["[Acme|Company] hired [Jane Smith|Person].", "employedBy(Jane Smith, Acme)"],
        ["[Jane Smith|Person], who advises [Acme|Company], left.", "advises(Jane Smith, Acme)"],
      ],
    },
    {
      name: "board.verb",
      frames: [{ type: "boardMemberOf", verbs: ["sit", "serve", "join"], behind: ["board"], target: ["of"] }],
      examples: [],
    },
  ],
  mustNot: [
    [
      "Former [Acme|Company] personnel founded [Zenith|Company], [Jane Smith|Person] said.",
      "founderOf(Acme, Zenith)",
      "employedBy(Jane Smith, Acme)",
    ],
    ["[Jane Smith|Person]'s lawyers said [Acme|Company] had lied.", "agentOf(Jane Smith, Acme)"],
    ["A source close to [Jane Smith|Person] said [Acme|Company] was sold.", "employedBy(Jane Smith, Acme)"],
    [
      "[France|Country]'s ambassador to [Peru|Country], [Jane Smith|Person], resigned.",
      "ambassadorTo(Jane Smith, France)",
      "agentOf(Jane Smith, Peru)",
    ],
    ["[Jane Smith|Person] met the chairman of [Acme|Company].", "headOf(Jane Smith, Acme)"],
    ["[Jane Smith|Person] and the president of [Peru|Country] met.", "headOf(Jane Smith, Peru)"],
    [
      "President [Jane Smith|Person] traveled to [Lima|Place] in [Peru|Country].",
      "headOf(Jane Smith, Peru)",
      "headOf(Jane Smith, Lima)",
    ],
    ["[French|Country:demonym:France] opposition leader [Jane Smith|Person] spoke.", "headOf(Jane Smith, France)"],
    ["[German|Country:demonym:Germany] party leader [Jane Smith|Person] spoke.", "headOf(Jane Smith, Germany)"],
    ["[Peru|Country] vice president [Jane Smith|Person] spoke.", "headOf(Jane Smith, Peru)"],
    ["[Peru|Country]'s central bank president [Jane Smith|Person] spoke.", "headOf(Jane Smith, Peru)"],
    [
      "A spokesman for [Peru|Country]'s prime minister, [Jane Smith|Person], spoke.",
      "spokespersonFor(Jane Smith, Peru)",
    ],
    [
      "[Jane Smith|Person], co-founder of [Acme|Company], entrepreneurs [John Miller|Person] and [Ann Brown|Person] came.",
      "founderOf(John Miller, Acme)",
    ],
    [
      "Guests were [Peruvian|Country:demonym:Peru] President [Jane Smith|Person], [Chilean|Country:demonym:Chile] Prime Minister [John Miller|Person] and others.",
      "headOf(Jane Smith, Chile)",
    ],
    ["A photo by [Jane Smith|Person] of [Acme|Company].", "headOf(Jane Smith, Acme)"],
  ],
};
