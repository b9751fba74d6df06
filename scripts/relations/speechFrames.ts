/**
 * What may stand behind a verb or noun of speaking, and which verbs and nouns take it. Drawn up from the complement classes of English
 * grammar (Levin, English Verb Classes and Alternations, 1993, §§ 33, 37; Quirk et al., 1985, §§ 16.20–16.83); the word lists are ours.
 */
export type FrameName =
  | "that"
  | "bare"
  | "question"
  | "listener"
  | "marks"
  | "infinitive"
  | "request"
  | "gerund"
  | "about"
  | "object";

/** One frame: its words, how often a reading by it is right, and sentences that show it. */
export interface SpeechFrame {
  readonly name: FrameName;
  readonly verbs: ReadonlySet<string>;
  /** A prior, from 0 to 1. Infinitives and objects are right in about 65 of 100. */
  readonly confidence: number;
  /** What follows is put forward as true, and the speaker answers for it. Wishes, requests and mere topics are not. */
  readonly asserts: boolean;
  /** Marked sentences, each with what is said in it and by whom. */
  readonly examples: readonly (readonly [text: string, words: string, speaker: string])[];
  /** Sentences in which nothing is said. */
  readonly mustNot: readonly string[];
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const saying =
  "say add announce claim argue state report note declare warn explain insist write suggest acknowledge admit confirm reveal predict estimate stress emphasize emphasise allege assert maintain contend observe remark reply " +
  "respond conclude recall joke tweet post concede reiterate repeat boast testify promise vow pledge complain deny disclose indicate signal swear hint quip lament caution exclaim proclaim reckon counter recount " +
  "affirm attest assure advise confess charge comment decree grumble insinuate intimate interject mention opine point profess pronounce protest reaffirm reason speculate stipulate theorize urge volunteer whisper shout cry yell scoff muse brag";

const thinking =
  "believe think know feel hope fear suspect expect doubt understand hold consider assume imagine suppose guess figure wish worry realize recognize forecast foresee anticipate presume agree decide determine judge appreciate remember wonder";

const showing =
  "show find learn hear imply demonstrate prove underscore underline highlight mean discover see conclude";

export const speechFrames: readonly SpeechFrame[] = [
  {
    name: "that",
    verbs: list(
      `${saying} ${thinking} ${showing} tell propose recommend require request demand rule calculate project dispute read notify inform remind convince persuade warn threaten teach answer specify notice ensure guarantee pray bet`,
    ),
    confidence: 0.9,
    asserts: true,
    examples: [
      ["[Jane Smith|Person] said that the mine was safe.", "the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] said in a letter on Monday that the mine was safe.", "the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] has pointed out that the mine was safe.", "the mine was safe", "Jane Smith"],
      ["A report by miners showed that the mine was safe.", "the mine was safe", "a report"],
    ],
    mustNot: [
      "[Jane Smith|Person] did not say that the mine was safe.",
      "[Jane Smith|Person] has yet to say that the mine was safe.",
      "The house that [Jane Smith|Person] bought was old.",
    ],
  },
  {
    name: "bare",
    verbs: list(
      `${saying} believe think hope fear know feel suspect doubt expect assume suppose guess figure imagine wish worry realize show find hear learn mean agree decide bet understand`,
    ),
    confidence: 0.85,
    asserts: true,
    examples: [
      ["[Jane Smith|Person] said the mine was safe.", "the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] said on Monday the mine was safe.", "the mine was safe", "Jane Smith"],
      ["They said the mine was safe.", "the mine was safe", "they"],
      ["He said the mine was safe.", "the mine was safe", "nobody"],
      ["[Jane Smith|Person], who owns the house, thinks it is old.", "it is old", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] forgot the colour of the house.", "[Jane Smith|Person] knew the man who was ill."],
  },
  {
    name: "question",
    verbs: list(
      "ask wonder explain know question say describe understand tell reveal discuss consider outline decide show doubt see learn determine predict note clarify specify debate examine detail realize emphasize stress illustrate recall disclose",
    ),
    confidence: 0.7,
    asserts: false,
    examples: [
      ["[Jane Smith|Person] asked whether the mine was safe.", "whether the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] explained how the mine was dug.", "how the mine was dug", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] declined to say whether the mine was safe."],
  },
  {
    name: "listener",
    verbs: list("tell inform remind assure warn advise notify convince promise ask persuade show teach brief"),
    confidence: 0.85,
    asserts: true,
    examples: [
      ["[Jane Smith|Person] told reporters the mine was safe.", "the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] told a meeting of miners that the mine was safe.", "the mine was safe", "Jane Smith"],
      [
        "[Jane Smith|Person] assured [Peru|Country] on Monday that the mine was safe.",
        "the mine was safe",
        "Jane Smith",
      ],
    ],
    mustNot: ["[Jane Smith|Person] told the truth."],
  },
  {
    name: "marks",
    verbs: list(
      `${saying} tell believe think ask continue go read describe call express agree answer begin sing chant ask demand put end ask hope feel sum`,
    ),
    confidence: 0.95,
    asserts: true,
    examples: [
      ['"The mine is safe and open," [Jane Smith|Person] said.', "The mine is safe and open,", "Jane Smith"],
      ['[Jane Smith|Person] added: "The mine is safe and open."', "The mine is safe and open.", "Jane Smith"],
    ],
    mustNot: ['[Jane Smith|Person] wrote the song "The Safe and Open Mine".'],
  },
  {
    name: "infinitive",
    verbs: list(
      "vow pledge promise threaten claim offer propose demand swear refuse hope want agree seek plan intend decide decline vote wish volunteer",
    ),
    confidence: 0.6,
    asserts: false,
    examples: [
      ["[Jane Smith|Person] vowed to close the old mine.", "to close the old mine", "Jane Smith"],
      ["[Jane Smith|Person] has promised not to close the mine.", "not to close the mine", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] declined to comment.", "[Jane Smith|Person] went to see the mine."],
  },
  {
    name: "request",
    verbs: list("urge ask call tell order advise warn encourage beg implore press exhort invite instruct push remind"),
    confidence: 0.6,
    asserts: false,
    examples: [
      ["[Jane Smith|Person] urged [Peru|Country] to close the mine.", "Peru to close the mine", "Jane Smith"],
      ["[Jane Smith|Person] called on [Peru|Country] to close the mine.", "on Peru to close the mine", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] was asked to leave."],
  },
  {
    name: "gerund",
    verbs: list(
      "deny suggest propose recommend admit mention discuss oppose support advocate recall condemn favor consider",
    ),
    confidence: 0.55,
    asserts: false,
    examples: [["[Jane Smith|Person] proposed closing the old mine.", "closing the old mine", "Jane Smith"]],
    mustNot: ["[Jane Smith|Person] stopped digging in the mine."],
  },
  {
    name: "about",
    verbs: list(
      "call warn speak talk complain argue point refer comment boast joke hint insist object appeal plead push rail brag lie elaborate focus testify write ask agree disagree respond apologize vouch think worry advocate touch react press lobby allude dwell expand",
    ),
    confidence: 0.5,
    asserts: false,
    examples: [
      ["[Jane Smith|Person] called for a halt to the digging.", "for a halt to the digging", "Jane Smith"],
      ["[Jane Smith|Person] warned of floods in the mine.", "of floods in the mine", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] spoke to reporters.", "[Jane Smith|Person] wrote to the miners."],
  },
  {
    name: "object",
    verbs: list(
      "criticize criticise condemn denounce praise deny reject welcome blame accuse dismiss defend describe hail blast slam decry deplore mock ridicule rip rebuke tout oppose support favor favour back endorse propose announce demand urge " +
        "question cite discuss mention outline stress emphasize highlight predict promise acknowledge admit explain reveal express voice detail challenge dispute applaud echo recount claim allege suggest note call pledge " +
        "lament bemoan confirm concede report warn underscore ask offer attack assail lambast chide scold berate deride disparage downplay advocate recommend reiterate repeat label brand dub portray paint depict characterize " +
        "reference estimate insist request unveil present tweet forecast cheer commend congratulate thank laud attribute compare liken regard view reaffirm refute rebut disavow repudiate protest decline seek want",
    ),
    confidence: 0.5,
    asserts: false,
    examples: [
      ["[Jane Smith|Person] criticised the sale of the mine.", "the sale of the mine", "Jane Smith"],
      ["[Jane Smith|Person] described the mine as a safe place.", "the mine as a safe place", "Jane Smith"],
    ],
    mustNot: ["[Jane Smith|Person] sold the mine."],
  },
];

/** The prepositions that make what follows a topic: "called for a halt", "spoke about it". */
export const topicPrepositions: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    call: "for on",
    warn: "of about against",
    speak: "about of against out",
    talk: "about of",
    complain: "about of",
    argue: "for against about",
    point: "to",
    refer: "to",
    comment: "on",
    boast: "of about",
    joke: "about",
    hint: "at",
    insist: "on",
    object: "to",
    appeal: "for",
    plead: "for",
    push: "for back",
    rail: "against",
    brag: "about",
    lie: "about",
    elaborate: "on",
    focus: "on",
    testify: "about",
    write: "about of",
    ask: "for about",
    agree: "with on",
    disagree: "with",
    respond: "to with by",
    apologize: "for",
    vouch: "for",
    think: "of about",
    worry: "about",
    advocate: "for",
    touch: "on",
    react: "to",
    press: "for",
    lobby: "for against",
    allude: "to",
    dwell: "on",
    expand: "on",
  }).map(([verb, prepositions]) => [verb, list(prepositions)]),
);

/** Nouns of speaking with what may follow: a that-clause, an infinitive, or a preposition with its object. */
export interface NounFrame {
  readonly nouns: ReadonlySet<string>;
  readonly opener: RegExp;
  readonly confidence: number;
  readonly asserts: boolean;
  readonly examples: readonly (readonly [text: string, words: string, speaker: string])[];
  readonly mustNot: readonly string[];
}

export const nounFrames: readonly NounFrame[] = [
  {
    nouns: list(
      "claim claims statement statements allegation allegations assertion assertions argument arguments belief suggestion suggestions warning warnings announcement report reports accusation accusations contention insistence " +
        "admission acknowledgment acknowledgement view opinion pledge promise vow threat denial prediction predictions hope hopes fear fears concern concerns remark remarks comment comments complaint complaints charge charges testimony " +
        "declaration proposal conclusion assurance assurances reminder confidence doubt doubts idea notion conviction speculation estimate theory rumor rumors rumour rumours perception assumption revelation disclosure confirmation",
    ),
    opener: /^that$/,
    confidence: 0.75,
    asserts: true,
    examples: [
      ["Miners laughed at [Jane Smith|Person]'s claim that the mine was safe.", "the mine was safe", "Jane Smith"],
      ["Miners laughed at the claim by [Jane Smith|Person] that the mine was safe.", "the mine was safe", "Jane Smith"],
      ["[Jane Smith|Person] repeated the claim that the mine was safe.", "the mine was safe", "Jane Smith"],
    ],
    mustNot: ["The report that [Jane Smith|Person] wrote was long."],
  },
  {
    nouns: list(
      "pledge pledges promise promises vow vows threat threats offer proposal proposals plan plans call calls demand demands desire intention",
    ),
    opener: /^to$/,
    confidence: 0.6,
    asserts: false,
    examples: [["Miners remember [Jane Smith|Person]'s promise to close the mine.", "to close the mine", "Jane Smith"]],
    mustNot: ["The road to the mine is closed."],
  },
  {
    nouns: list(
      "call calls demand demands criticism condemnation denunciation praise warning warnings allegation allegations accusation accusations complaint complaints support opposition attack attacks question questions concern concerns doubts remarks comments",
    ),
    opener: /^(?:for|of|about|against|on|over)$/,
    confidence: 0.45,
    asserts: false,
    examples: [["Miners read [Jane Smith|Person]'s criticism of the mine.", "of the mine", "Jane Smith"]],
    mustNot: ["The price of the mine fell."],
  },
];

const byName = new Map(speechFrames.map((frame) => [frame.name, frame]));

/** The frame of that name. */
export function frame(name: FrameName): SpeechFrame {
  return byName.get(name)!;
}

/** Every verb that any frame takes. */
export const framedVerbs: ReadonlySet<string> = new Set(speechFrames.flatMap((one) => [...one.verbs]));
