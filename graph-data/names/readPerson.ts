import anyAscii from "any-ascii";
import { foldWord } from "./foldWord.ts";
import { nameLists } from "./nameLists.ts";

/** A person's name taken apart. All words are folded (see foldWord.ts). */
export interface PersonName {
  /** Forenames in order; initials are one letter. Empty where the surname stands alone. */
  readonly given: readonly string[];
  readonly surname: string;
  /** "jr", "sr", "elder", "younger", or a number: "ii", "xvi". */
  readonly generation?: string;
  /** Father's name, East Slavic or Turkic: one more name that may be left out. */
  readonly patronymic?: string;
  /** The surname stood first: "Xi Jinping", "Smith, John". */
  readonly surnameFirst: boolean;
}

/**
 * Takes a person's name apart: forenames, surname, generation, whatever their order. Titles and particles ("al-", "von") do not count.
 *
 * @returns undefined where no letter is left
 */
export function readPerson(name: string): PersonName | undefined {
  const { ordered, surnameGiven, generation: suffix } = reorder(spaced(name).replace(quoted, " "));
  const units = ordered.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  let words = units.flatMap(toUnits);
  while (words.length > 1 && titles.has(words[0]!.folded)) words = words.slice(1);
  let generation = suffix;
  while (words.length > 1 && generationOf(words.at(-1)!)) {
    generation = generationOf(words.at(-1)!)!;
    words = words.slice(0, -1);
    if (words.length > 1 && words.at(-1)!.plain === "the") words = words.slice(0, -1);
  }
  if (words.length === 0) return undefined;
  const first = surnameGiven !== undefined || (words.length > 1 && standsFirst(words));
  const patronymics = words.filter((word, i) => i > 0 && words.length > 2 && isPatronymic.test(word.folded));
  let rest = words.filter((word) => !patronymics.includes(word));
  // "Nazarov Timur Askarovich" is the order of official papers.
  const official = patronymics[0] === words.at(-1) && patronymics.length === 1 && words.length === 3;
  const surnameAt = first || official ? 0 : rest.length - 1;
  const surname = rest[surnameAt]!;
  rest = rest.filter((_, i) => i !== surnameAt).filter((word, i) => i === 0 || !particles.has(word.plain));
  // "von der" before a surname alone is nobody's forename; "Al" and "Ben" may be.
  if (surnameAt > 0 && rest.length > 0 && rest.every(({ plain }) => prefixes.has(plain))) rest = [];
  const given = first
    ? [rest.map((word) => word.folded).join("")].filter(Boolean)
    : joinServants(rest.map(({ folded }) => folded));
  return {
    given: surnameGiven === undefined ? given : rest.map(({ folded }) => folded),
    surname: surname.folded,
    ...(generation ? { generation } : {}),
    ...(patronymics[0] ? { patronymic: patronymics[0].folded } : {}),
    surnameFirst: first || official,
  };
}

interface Word {
  readonly written: string;
  readonly plain: string;
  readonly folded: string;
}

/** Han characters have no blanks; the surname is the first of them. */
const spaced = (name: string): string =>
  /^\p{Script=Han}{2,4}$/u.test(name)
    ? `${anyAscii(name.slice(0, 1))} ${anyAscii(name.slice(1)).toLowerCase()}`
    : name.replace(/[·•]/g, " ");

const quoted = /\s["“”'‘’(][^"“”'‘’()]+["“”'‘’)](?=\s)/gu;

/** "Smith, John" has its surname first; "John Smith, Jr." does not. */
function reorder(name: string): { ordered: string; surnameGiven?: string; generation?: string } {
  const [before = "", after = "", ...more] = name.split(",").map((part) => part.trim());
  if (after === "" || more.length > 0) return { ordered: name };
  const suffix = after
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .replace(/^the /, "");
  if (generations.has(suffix)) return { ordered: before, generation: generations.get(suffix)! };
  if (romans.test(after)) return { ordered: before, generation: after.toLowerCase() };
  return { ordered: `${before} ${after}`, surnameGiven: before };
}

/** A hyphen makes one name of two; in "al-Assad" it joins a particle, which is left out. */
function toUnits(word: string): Word[] {
  const parts = word.split(/[-‐–]/).filter(Boolean);
  const kept = parts.length > 1 && particles.has(plainOf(parts[0]!)) ? parts.slice(1) : parts;
  const joined = kept.join("");
  // "J.K." and "JK": two initials.
  if (/^(?:(?:\p{Lu}\.){2,3}|\p{Lu}{2})$/u.test(word) && !romans.test(word))
    return [...word.replace(/\./g, "")].map((letter) => toWord(letter));
  return joined === "" ? [] : [toWord(joined)];
}

const plainOf = (word: string): string =>
  anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
const toWord = (word: string): Word => ({ written: word, plain: plainOf(word), folded: foldWord(word) });

/** Numbers count in capitals only: "Benedict XVI", not "Jinping Xi". */
const generationOf = ({ written, plain }: Word): string | undefined =>
  generations.get(plain) ?? (romans.test(written) ? plain : undefined);
const romans = /^(?:II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX)$/;

/** "Abdel Fattah", "Abdul Fatah" and "Abdelfattah" are one name. */
function joinServants(given: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const word = given[i]!;
    if (isServant.test(word)) {
      // Before the surname it belongs to that: "Abdel Nasser" is Nasser.
      if (given[i + 1] !== undefined) joined.push(`abd${given[++i]}`);
    } else joined.push(word.replace(/^abd(?:e|u|ou)l(?=[a-z]{3})/, "abd"));
  }
  return joined;
}

const isServant = /^abd(?:e|u|a|ou)?l?$/;

/** Does the surname stand first, as in East Asia? Where both orders could be meant, the words are taken as they stand in the West. */
function standsFirst(words: readonly Word[]): boolean {
  const [first, last] = [words[0]!.plain, words.at(-1)!.plain];
  const rest = words.slice(1).map(({ plain }) => plain);
  if (rest.length > 2 || prefixes.has(first)) return false;
  const given = rest.join("");
  const foreign = nameLists.genders.has(foldWord(first));
  if (isJapanese(first) && !isJapanese(last) && !foreign && looksJapanese.test(given)) return true;
  if (!isEastern(first) || !looksEastern.test(given)) return false;
  // "Kim" and "Jean" are forenames elsewhere; there only a given name of two syllables tells.
  if (foreign && (!isListed(first) || (rest.length === 1 && (isListed(last) || syllables(given) < 2)))) return false;
  return syllables(given) <= 3;
}

const easterners = ["CN", "KR", "VN", "TW"];
const isListed = (word: string): boolean =>
  nameLists.surnames.get(foldWord(word))?.some((country) => easterners.includes(country)) === true;
const isEastern = (word: string): boolean =>
  isListed(word) || (new RegExp(`^(?:${syllable})$`).test(word) && word.length <= 6);
const isJapanese = (word: string): boolean => nameLists.surnames.get(foldWord(word))?.includes("JP") === true;
const looksJapanese = /^(?:(?:[kstnhmyrwgzdbpjf]|ch|sh|ts|ky|sh|ry|ny)?[aiueo]{1,2}n?){2,4}$/;

const syllable =
  "(?:zh|ch|sh|hs|ts|tr|ph|th|kh|ng|nh|gi|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|u?ang|eong|yeon|yeong|eung|ing|eng|ung|uan|ian|yan|eun|eon|iao|iu|ie|uai|ui|uo|ua|un|ai|ei|ao|ou|ae|eo|oo|oe|wan|won|an|en|in|on|am|im|om|um|eol|il|ol|ul|uk|ok|ik|ak|eok|yong|yun|yu|ye|ya|yo|eu|ew|ieu|uyen|anh|inh|ich|uc|ach|a|e|i|o|u)";
const looksEastern = new RegExp(`^(?:${syllable}){1,3}$`);
const syllables = (given: string): number => given.match(/[aeiou]+/g)?.length ?? 0;

const isPatronymic = /(?:ovich|evich|ovna|evna|inichna|ichna|uli|kizi|kyzy|ogli|oglu|qizi)$/;

const titles = new Set(
  "dr mr mrs ms miss sir dame lord lady prof professor rev reverend hon president pres chancellor premier minister senator sen gen general col colonel maj lt capt captain king queen prince princess pope saint st sheikh shaikh ayatollah imam mullah emir sultan".split(
    " ",
  ),
);

const particles = new Set(
  "al el ash as ad an ar van von der den de di da del della dos das do la le les du bin ibn ben ould ter ten zu zur".split(
    " ",
  ),
);

/** Particles that a surname alone may begin with. */
const prefixes = new Set("van von der den de di del della dos la le bin ibn ter ten zu zur the".split(" "));

const generations: ReadonlyMap<string, string> = new Map([
  ["jr", "jr"],
  ["junior", "jr"],
  ["sr", "sr"],
  ["senior", "sr"],
  ["elder", "elder"],
  ["younger", "younger"],
]);
