import type { Token } from "../nlp/document.ts";
import { comingWords, formerWords } from "./words.ts";

/** What an office makes its holder to the body or state that it is of. */
export type OfficeKind =
  | "head"
  | "stateHead"
  | "placeHead"
  | "minister"
  | "ambassador"
  | "spokesperson"
  | "adviser"
  | "agent"
  | "employee"
  | "member"
  | "boardMember"
  | "founder"
  | "owner"
  | "lawmaker"
  | "candidate"
  | "commander";

/** An office as one unit of a sentence. */
export interface Office {
  readonly kinds: ReadonlySet<OfficeKind>;
  /** The head noun: "minister" of "deputy foreign minister". */
  readonly noun: string;
  /** The words that stay the role: "deputy foreign minister", without former, acting or the article. */
  readonly role: string;
  readonly former: boolean;
  /** Elected or named, but not yet in office. */
  readonly coming: boolean;
  /** Vice or deputy: does not head the body. */
  readonly deputy: boolean;
  readonly plural: boolean;
  /** Index of the token behind the office. */
  readonly last: number;
}

// The nouns of office by what they are. A noun may be several: a president heads a state or a body.
const nouns: Record<OfficeKind, string> = {
  stateHead:
    "president|prime minister|premier|chancellor|king|queen|emir|sultan|monarch|emperor|supreme leader|leader|ruler|dictator|head of state|head of government|taoiseach|strongman|interim leader",
  placeHead: "mayor|governor|regional governor",
  head:
    "president|chairman|chairwoman|chairperson|chair|co-chair|co-chairman|chief executive officer|chief executive|ceo|c.e.o.|head|chief|leader|director general|director-general|director|managing director|executive director|" +
    "general manager|secretary general|secretary-general|general secretary|first secretary|boss|governor|commissioner general|dean|rector|principal|speaker|commander|commander-in-chief|commander in chief|" +
    "general director|executive chairman|prosecutor general|attorney general|chief justice|police chief|army chief|party leader|co-leader|editor-in-chief|editor in chief|presiding officer|superintendent|provost|grand mufti|patriarch|chief prosecutor|captain",
  commander:
    "commander|army chief|army chief of staff|military chief of staff|chief of staff|chief of the general staff|police chief|air chief",
  minister:
    "minister|secretary|under secretary|undersecretary|under-secretary|assistant secretary|permanent secretary|secretary of state|under secretary of state|undersecretary of state|assistant secretary of state|secretary of defense|secretary of defence|secretary of the treasury|secretary of commerce|secretary of energy|secretary of homeland security|secretary of health|secretary of education|secretary of labor|secretary of transportation|secretary of agriculture|secretary of the interior|treasury secretary|home secretary|foreign secretary|defense secretary|defence secretary|cabinet secretary|chancellor of the exchequer|interior secretary|energy secretary|commerce secretary|health secretary|state secretary|vice premier|attorney general",
  ambassador:
    "ambassador|envoy|high commissioner|consul general|consul-general|consul|permanent representative|charge d'affaires|chargé d'affaires",
  spokesperson: "spokesman|spokeswoman|spokesperson|press secretary|press officer",
  adviser:
    "adviser|advisor|aide|aide-de-camp|right-hand man|private secretary|counselor|counsellor|strategist|chief of staff|confidant|consultant",
  agent:
    "lawyer|attorney|representative|negotiator|diplomat|delegate|counsel|special envoy|vice president|vice-president",
  employee:
    "reporter|correspondent|journalist|columnist|editor|analyst|researcher|professor|lecturer|scientist|economist|engineer|executive|manager|employee|official|worker|vice president|vice-president|vice chairman|" +
    "chief financial officer|chief operating officer|chief technology officer|chief economist|chief scientist|cfo|coo|cto|fellow|producer|presenter|anchor|photographer|partner|expert|strategist|trader|specialist|" +
    "senior executive|bureau chief|deputy director|deputy head|deputy chief|deputy governor|deputy mayor|deputy chairman|coach|head coach|manager|agent|designer|pilot|teacher|economics professor|political scientist|historian|doctor|physician|treasurer|commissioner|high commissioner for human rights|high commissioner for refugees|curator|dancer|prosecutor|judge|inspector|officer",
  lawmaker:
    "lawmaker|whip|senator|congressman|congresswoman|mp|mep|deputy|representative|parliamentarian|legislator|councillor|councilor|councilman|councilwoman|assemblyman|assemblywoman|politician",
  member:
    "member|activist|member of parliament|striker|midfielder|defender|goalkeeper|winger|forward|player|captain|militant|fighter|guitarist|singer|drummer|bassist|frontman|alumnus",
  candidate:
    "candidate|presidential candidate|nominee|presidential nominee|hopeful|contender|frontrunner|front-runner|standard-bearer",
  boardMember:
    "board member|member of the board|board director|non-executive director|independent director|member of the board of directors|member of the supervisory board|trustee",
  founder: "founder|co-founder|cofounder|founding father|creator",
  owner:
    "owner|co-owner|proprietor|majority shareholder|largest shareholder|main shareholder|biggest shareholder|controlling shareholder|shareholder",
};

const plurals: Record<string, string> = { man: "men", woman: "women" };
const pluralOf = (phrase: string): string => {
  const words = phrase.split(" ");
  // The noun that takes the plural stands before "of", "in" or a following adjective: heads of state, secretaries general.
  const at = words.findIndex((word, i) => i > 0 && /^(of|in|general|d'affaires)$/.test(word));
  const index = at > 0 ? at - 1 : words.length - 1;
  const word = words[index]!;
  const changed = word.replace(/(?:wo)?man$/, (tail) => plurals[tail] ?? tail);
  words[index] =
    changed !== word
      ? changed
      : /[^aeiou]y$/.test(word)
        ? `${word.slice(0, -1)}ies`
        : /(?:s|sh|ch|x)$/.test(word)
          ? `${word}es`
          : `${word}s`;
  return words.join(" ");
};

interface Entry {
  readonly words: readonly string[];
  readonly kinds: Set<OfficeKind>;
  readonly plural: boolean;
  readonly noun: string;
}

const byFirstWord = new Map<string, Entry[]>();
const tokenise = (phrase: string): string[] => phrase.replace(/-/g, " - ").split(" ");
for (const kind of Object.keys(nouns) as OfficeKind[]) {
  for (const phrase of nouns[kind].split("|")) {
    for (const plural of [false, true]) {
      const words = tokenise(plural ? pluralOf(phrase) : phrase);
      const entries = byFirstWord.get(words[0]!) ?? [];
      byFirstWord.set(words[0]!, entries);
      const known = entries.find((entry) => entry.words.join(" ") === words.join(" "));
      if (known) known.kinds.add(kind);
      else entries.push({ words, kinds: new Set([kind]), plural, noun: phrase });
    }
  }
}
for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);

const deputyWords = new Set(["deputy", "vice", "assistant", "associate", "under"]);
const portfolio =
  "foreign finance defense defence interior justice trade economy economic energy oil health education labor labour agriculture environment environmental transport transportation culture home security tourism sports industry " +
  "information communications planning development investment water petroleum mining mines housing immigration science technology commerce treasury railway aviation social welfare family women youth public affairs external internal " +
  "international cooperation climate digital budget gas and senior state cabinet junior federal union prime infrastructure works welfare religious electricity power food fisheries lands local parliamentary";
const rank =
  "deputy vice acting interim new current incumbent outgoing incoming senior chief top executive managing assistant associate founding honorary longtime then-former former ex late onetime erstwhile past ousted deposed first " +
  "national regional general special political military economic legal foreign policy principal lead veteran co caretaker de facto long-time newly appointed elected re incumbent ruling populist conservative centrist far right left wing socialist liberal longest serving spiritual party opposition government " +
  "presidential army police intelligence security communications press campaign union group company board program sales marketing media operations global world district provincial state central retired prime billionaire popular powerful influential controversial embattled jailed exiled";
const portfolioWords = new Set(portfolio.split(" "));
const rankWords = new Set(rank.split(" "));

/** A word of what ministers look after: "environment". */
export const isPortfolio = (word: string): boolean => portfolioWords.has(word);

// Every word that an office may begin with, so that all others cost one look-up.
const mayOpen = new Set([...byFirstWord.keys(), ...portfolioWords, ...rankWords]);
for (const word of ["and", "-", "re", "right", "left"]) mayOpen.delete(word);

/**
 * The office that begins at this token, with the words before its noun that belong to it ("deputy foreign minister") and a portfolio
 * behind it ("Minister for Trade and Industry").
 *
 * @param plain whether a token is outside every mention; an office never reaches into one, except that a portfolio may
 */
export function findOffice(
  tokens: readonly Token[],
  first: number,
  end: number,
  plain: (token: number) => boolean,
): Office | undefined {
  const opening = tokens[first]!.text.toLowerCase();
  if (!mayOpen.has(opening) || !plain(first)) return undefined;
  let former = false;
  let deputy = false;
  let coming = false;
  let roleFrom = first;
  let portfolioSeen = false;
  let ofTheState = true;
  for (let at = first; at < end && at < first + 8; at++) {
    if (!plain(at)) return undefined;
    const word = tokens[at]!.text.toLowerCase();
    const officer = chiefOfficer(tokens, at, end, plain);
    if (officer > 0)
      return {
        kinds: new Set<OfficeKind>(["employee"]),
        noun: "officer",
        role: tokens
          .slice(roleFrom, officer)
          .map(({ text }) => text)
          .join(" "),
        former,
        coming,
        deputy,
        plural: false,
        last: officer,
      };
    let entry = matchNoun(tokens, at, end, plain);
    // "deputy", "chief" and "captain" are offices, and describe the one that follows.
    if (
      entry?.words.length === 1 &&
      rankWords.has(word) &&
      at + 1 < end &&
      findOffice(tokens, at + 1, Math.min(end, at + 5), plain)
    )
      entry = undefined;
    if (entry && !(continuesAsModifier(tokens, at + entry.words.length, end, plain) && entry.words.length === 1)) {
      // "transport secretary" is a minister, "secretary" alone may keep the books.
      if (entry.noun === "secretary" && !portfolioSeen) return undefined;
      if (portfolioSeen && !entry.kinds.has("minister") && !allowsPortfolio(entry.noun)) return undefined;
      let last = at + entry.words.length;
      if (entry.noun === "minister") last = withPortfolio(tokens, last, end, plain);
      const tail = tokens[last]?.text === "-" ? last + 1 : last;
      if (tail < end && comingWords.has(tokens[tail]?.text.toLowerCase() ?? "") && plain(tail)) {
        coming = true;
        last = tail + 1;
      }
      return {
        kinds: narrowed(deputy ? deputised(entry.kinds) : entry.kinds, ofTheState),
        noun: entry.noun,
        role: tokens
          .slice(roleFrom, last)
          .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? ` ${token.text}` : token.text))
          .join(""),
        former,
        coming,
        deputy,
        plural: entry.plural,
        last,
      };
    }
    if (word === "-" && at > first) {
      if (roleFrom === at) roleFrom = at + 1;
      continue;
    }
    if (!portfolioWords.has(word) && !rankWords.has(word)) return undefined;
    if (portfolioWords.has(word) && !rankWords.has(word)) portfolioSeen = true;
    if (!stateWords.has(word)) ofTheState = false;
    if (formerWords.has(word)) {
      former = true;
      roleFrom = at + 1;
    } else if (deputyWords.has(word)) deputy = true;
    else if (word === "incoming") {
      coming = true;
      roleFrom = at + 1;
    } else if (
      /^(acting|interim|new|current|incumbent|outgoing|longtime|then|newly|appointed|elected|popular|powerful|influential|controversial|embattled|jailed|exiled|billionaire)$/.test(
        word,
      ) &&
      roleFrom === at
    )
      roleFrom = at + 1;
  }
  return undefined;
}

// "foreign policy adviser", "health official": offices other than ministers that a portfolio may stand before.
function allowsPortfolio(noun: string): boolean {
  return /^(secretary|adviser|advisor|official|speaker|whip|counsel|spokes|committee|chief|head|director|editor|correspondent|analyst|expert|envoy|commissioner|representative|professor|executive|officer|reporter|specialist|economist|minister|researcher|negotiator|aide|manager|coordinator|lawyer|journalist|activist|engineer|worker)/.test(
    noun,
  );
}

// "party leader", "opposition leader", "union president" lead no state; "acting president" does.
const stateWords = new Set(
  "former ex late onetime erstwhile then past ousted deposed acting interim new current incumbent outgoing incoming longtime long-time newly elected appointed re jailed exiled embattled supreme caretaker first de facto populist conservative centrist liberal popular powerful controversial longest serving time -".split(
    " ",
  ),
);

function narrowed(kinds: ReadonlySet<OfficeKind>, ofTheState: boolean): ReadonlySet<OfficeKind> {
  if (ofTheState || !kinds.has("stateHead")) return kinds;
  return new Set([...kinds].filter((kind) => kind !== "stateHead"));
}

function deputised(kinds: ReadonlySet<OfficeKind>): Set<OfficeKind> {
  const rest = new Set<OfficeKind>();
  if (kinds.has("minister") || kinds.has("stateHead")) rest.add("minister");
  if (kinds.has("head") || kinds.has("placeHead")) rest.add("employee");
  for (const kind of kinds) if (!["head", "stateHead", "placeHead", "commander"].includes(kind)) rest.add(kind);
  return rest;
}

/** The end of "Chief Wholesale Banking Officer", or 0; "chief executive officer" and the like are offices of their own. */
function chiefOfficer(tokens: readonly Token[], at: number, end: number, plain: (token: number) => boolean): number {
  if (tokens[at]!.text !== "Chief") return 0;
  for (let next = at + 1; next < end && next < at + 5; next++) {
    const { text } = tokens[next]!;
    if (!plain(next) || !/^(?:\p{Lu}\p{L}*|and|&|of)$/u.test(text)) return 0;
    if (text === "Executive" || text === "Operating") return 0;
    if (text === "Officer") return next > at + 1 ? next + 1 : 0;
  }
  return 0;
}

function matchNoun(
  tokens: readonly Token[],
  at: number,
  end: number,
  plain: (token: number) => boolean,
): Entry | undefined {
  for (const entry of byFirstWord.get(tokens[at]!.text.toLowerCase()) ?? []) {
    if (at + entry.words.length > end) continue;
    if (entry.words.every((word, i) => plain(at + i) && tokens[at + i]!.text.toLowerCase().replace("’", "'") === word))
      return entry;
  }
  return undefined;
}

// "party leader", "government spokesman", "chief executive": the noun in hand only describes the office that follows.
function continuesAsModifier(
  tokens: readonly Token[],
  at: number,
  end: number,
  plain: (token: number) => boolean,
): boolean {
  return (
    at < end &&
    plain(at) &&
    matchNoun(tokens, at, end, plain) !== undefined &&
    tokens[at]!.text.toLowerCase() !== "agent"
  );
}

/** The end of "for Investment and Development", "of Foreign Affairs" behind "minister"; `at` where there is none. */
function withPortfolio(tokens: readonly Token[], at: number, end: number, plain: (token: number) => boolean): number {
  const word = tokens[at]?.text.toLowerCase();
  if (at + 1 >= end || (word !== "for" && word !== "of")) return at;
  let last = at + 1;
  if (tokens[last]!.text.toLowerCase() === "the") last++;
  let reached = at;
  for (; last < end && last < at + 9; last++) {
    const text = tokens[last]!.text;
    const lower = text.toLowerCase();
    if (portfolioWords.has(lower) && lower !== "and" && plain(last)) reached = last + 1;
    else if (/^\p{Lu}/u.test(text) && plain(last)) reached = last + 1;
    else if (
      (lower === "and" || lower === "&" || lower === ",") &&
      reached === last &&
      portfolioFollows(tokens[last + 1])
    )
      continue;
    else break;
  }
  return reached;
}

const portfolioFollows = (token: Token | undefined): boolean =>
  token !== undefined && portfolioWords.has(token.text.toLowerCase());
