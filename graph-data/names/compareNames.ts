import anyAscii from "any-ascii";
import type { EntityClass } from "../ontology.ts";
import type { Finding } from "./evidence.ts";
import { foldWord, skeletonOf } from "./foldWord.ts";
import { nameKey } from "./key.ts";
import { nameLists } from "./nameLists.ts";
import { type BodyName, initialsOf, isKindWord, readBody } from "./readBody.ts";
import { type PersonName, readPerson } from "./readPerson.ts";

/** A name made ready for comparing. */
export interface ReadName {
  readonly class: EntityClass;
  readonly name: string;
  readonly key: string;
  readonly person?: PersonName | undefined;
  readonly body?: BodyName | undefined;
  /** Words of a body's core, or of a place, folded. */
  readonly folded: readonly string[];
}

/** Takes a name apart as its class asks. Names come again and again, so the last ones are kept. */
export function readName(kind: EntityClass, name: string): ReadName {
  const id = `${kind}\n${name}`;
  const known = kept.get(id);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const read = takeApart(kind, name);
  kept.set(id, read);
  return read;
}

const kept = new Map<string, ReadName>();
const mostKept = 20_000;

function takeApart(kind: EntityClass, name: string): ReadName {
  const plain = { class: kind, name, key: nameKey(name) };
  if (kind === "person") return { ...plain, person: readPerson(name), folded: [] };
  const body = kind === "org" ? readBody(name) : undefined;
  if (body !== undefined) return { ...plain, body, folded: body.core.map(foldWord) };
  return { ...plain, folded: placeWords(name).map(foldWord) };
}

/**
 * What two names of one class say by themselves about being one. Empty where nothing speaks for it; evidence against stands beside what it
 * speaks against.
 */
export function compareNames(one: ReadName, other: ReadName): readonly Finding[] {
  if (one.key === other.key && !one.name.includes(",") && !other.name.includes(","))
    return one.key === "" ? [] : [{ line: "sameName" }];
  switch (one.class) {
    case "person":
      return comparePeople(one, other);
    case "org":
      return compareBodies(one, other);
    case "country":
      return sameBy(nameLists.countries, one.key, other);
    case "place":
    case "event":
      return comparePlaces(one, other);
  }
}

function comparePeople({ name: one, person: a }: ReadName, { name: other, person: b }: ReadName): readonly Finding[] {
  if (!a || !b || !mayAgree(a, b)) return [];
  const surnames = compareSurnames(a.surname, b.surname);
  if (surnames === undefined) return [];
  const against = generations(a, b);
  const [shorter, longer, longName] = a.given.length <= b.given.length ? [a, b, other] : [b, a, one];
  if (shorter.given.length === 0) {
    // "Benedict XVI" has one name and is not known by a surname.
    if (longer.given.length === 0)
      return surnames === "same" ? [{ line: "sameSpelling", detail: other }, ...against] : [];
    return surnames === "same" ? [{ line: "surnameAlone" }, ...against] : [];
  }
  const forenames = compareForenames(a, b, longName);
  if (surnames === "alike") {
    // Two doubts at once are too many.
    const close = forenames.every(({ line }) => line === "sameName" || line === "sameSpelling");
    return close && forenames.length > 0 ? [{ line: "soundsAlike", detail: other }, ...against] : [];
  }
  const [opening, ...more] = forenames;
  if (!opening) return [{ line: "surnameAlone" }, { line: "otherForename" }];
  if (opening.line !== "sameName" && opening.line !== "sameSpelling") return [opening, ...more, ...against];
  const fathers = (a.patronymic === undefined) !== (b.patronymic === undefined);
  if (a.patronymic && b.patronymic && a.patronymic !== b.patronymic)
    return [{ line: "sameSpelling" }, { line: "otherMiddleName", detail: `${a.patronymic}, ${b.patronymic}` }];
  if (fathers) return [{ line: "patronymic" }, ...more, ...against];
  if (a.surnameFirst !== b.surnameFirst)
    // "Lin Wang" may be Wang Lin, and may be Lin Wang's namesake: both words are surnames.
    return [{ line: nameLists.surnames.has(a.given.join("")) ? "otherWordOrder" : "otherOrder" }, ...more, ...against];
  return [{ line: "sameSpelling", detail: other }, ...more, ...against];
}

/** A quick look that spares the long one: forenames that begin alike, or of which a list knows other beginnings. */
function mayAgree(a: PersonName, b: PersonName): boolean {
  const [x, y] = [a.given[0], b.given[0]];
  if (x === undefined || y === undefined || x.charAt(0) === y.charAt(0)) return true;
  if (a.given.length > 1 || b.given.length > 1) return true;
  return [x, y].some((word) => nameLists.nicknames.has(word) || nameLists.spellings.has(word));
}

function compareSurnames(a: string, b: string): "same" | "alike" | undefined {
  if (a === b) return "same";
  if (nameLists.spellings.get(a) !== undefined && nameLists.spellings.get(a) === nameLists.spellings.get(b))
    return "same";
  return a.length > 3 && b.length > 3 && skeletonOf(a) === skeletonOf(b) ? "alike" : undefined;
}

function generations(a: PersonName, b: PersonName): Finding[] {
  if (a.generation === b.generation) return [];
  if (a.generation && b.generation) return [{ line: "otherGeneration", detail: `${a.generation}, ${b.generation}` }];
  return [{ line: "generationOnce" }];
}

/** Empty where the forenames are two. */
function compareForenames(a: PersonName, b: PersonName, longName: string): Finding[] {
  const joined = a.given.join("") === b.given.join("");
  if (joined) return [{ line: "sameName" }];
  const [x, y] = a.given.length <= b.given.length ? [a.given, b.given] : [b.given, a.given];
  const first = compareForename(x[0]!, y[0]!);
  if (first === "other") {
    if (x.length < y.length && compareForename(x[0]!, y[1]!) === "same" && y[0]!.length > 1)
      return [{ line: "laterForename", detail: longName }];
    const [short, long] = x[0]!.length < y[0]!.length ? [x[0]!, y[0]!] : [y[0]!, x[0]!];
    if (
      x.length === 1 &&
      y.length === 1 &&
      short.length >= 4 &&
      long.length >= short.length + 3 &&
      long.startsWith(short)
    )
      return [{ line: "partOfForename", detail: longName }];
    if (
      skeletonOf(x[0]!) === skeletonOf(y[0]!) &&
      x[0]!.length > 4 &&
      y[0]!.length > 4 &&
      !differsByGender(x[0]!, y[0]!)
    )
      return [{ line: "soundsAlike", detail: longName }];
    return [];
  }
  const middles = compareMiddles(x.slice(1), y.slice(1));
  if (middles === "other")
    return [
      { line: "middleName" },
      { line: "otherMiddleName", detail: `${x.slice(1).join(" ")}, ${y.slice(1).join(" ")}` },
    ];
  if (first === "initial") {
    const initials = x[0]!.length === 1 ? x : y;
    const several = x.length > 1 && y.length > 1 && initials.length > 1;
    return [{ line: several ? "severalInitials" : "oneInitial", detail: longName }];
  }
  if (first === "nickname") return [{ line: "nickname", detail: longName }];
  return [
    middles === "left"
      ? { line: "middleName", detail: longName }
      : { line: first === "same" ? "sameName" : "sameSpelling", detail: longName },
  ];
}

function compareForename(a: string, b: string): "same" | "spelling" | "initial" | "nickname" | "other" {
  if (a === b) return "same";
  const spelling = nameLists.spellings.get(a);
  if (spelling !== undefined && spelling === nameLists.spellings.get(b)) return "spelling";
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? "initial" : "other";
  const short = (formal: string, nick: string) =>
    nameLists.nicknames.get(formal)?.has(nick) === true ||
    nameLists.nicknames.get(nameLists.spellings.get(formal) ?? "")?.has(nick) === true;
  return (short(a, b) || short(b, a)) && !differsByGender(a, b) ? "nickname" : "other";
}

function differsByGender(a: string, b: string): boolean {
  const [left, right] = [nameLists.genders.get(a), nameLists.genders.get(b)];
  return left !== undefined && right !== undefined && left !== right;
}

/** "same" where they agree, "left" where one has none or fewer, "other" where they exclude each other. */
function compareMiddles(x: readonly string[], y: readonly string[]): "same" | "left" | "other" {
  if (x.length === 0) return y.length === 0 ? "same" : "left";
  for (let i = 0; i < x.length; i++) if (compareForename(x[i]!, y[i] ?? "") === "other") return "other";
  return x.length === y.length ? "same" : "left";
}

function compareBodies(x: ReadName, y: ReadName): readonly Finding[] {
  const [{ name: one, body: a, folded: fx }, { name: other, body: b, folded: fy }] = [x, y];
  if (!a || !b) return [];
  const [left, right] = [a.core.join(" "), b.core.join(" ")];
  if (left === "" || right === "") return [];
  if (left === right) {
    if ((a.known ?? b.known) !== undefined) return [{ line: "knownAcronym", detail: a.known ? other : one }];
    if (a.legalForm !== b.legalForm) return [{ line: "legalForm", detail: a.legalForm ? one : other }];
    return [{ line: "sameSpelling", detail: other }];
  }
  if (a.ofState ?? b.ofState) return compareStateBodies(x, y);
  const plain = (name: string) =>
    anyAscii(name)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "");
  // Of a single word every letter is the firm's own, unless it comes from another script.
  const wholly = fx.length > 1 || plain(one) === plain(other) || /[^\p{Script=Latin}\P{L}]/u.test(one + other);
  if (wholly && fx.join("") === fy.join("")) return [{ line: "sameSpelling", detail: other }];
  const acronym = isAcronym(one) ? ([one, b] as const) : isAcronym(other) ? ([other, a] as const) : undefined;
  if (acronym && acronym[1].core.length > 2) {
    const letters = nameKey(acronym[0]).replace(/ /g, "");
    if (letters === initialsOf(acronym[1])) return spelled(letters, acronym[0] === one ? other : one);
  }
  if (fx.length > 1 && fx.length === fy.length && fx.every((word, i) => singular(word) === singular(fy[i]!)))
    return [{ line: "plural", detail: other }];
  const [short, long, longName] = fx.length < fy.length ? [a.core, b.core, other] : [b.core, a.core, one];
  if (
    short.length < long.length &&
    short.every((word, i) => long[i] === word) &&
    long.slice(short.length).every(isKindWord)
  )
    return [{ line: "kindWord", detail: longName }];
  if (haveOtherKinds(a.core, b.core)) return [{ line: "kindWord" }, { line: "otherKind", detail: `${left}, ${right}` }];
  if (fx.length > 1 && wordsOf(fx) === wordsOf(fy)) return [{ line: "otherWordOrder", detail: other }];
  return [];
}

/** "Senate" and "Kenyan Senate" are one where the articles say so of the first; "American" and "US Congress" are. */
function compareStateBodies({ name: one, body: a }: ReadName, { name: other, body: b }: ReadName): readonly Finding[] {
  const [left, right] = [a?.ofState?.core ?? a?.core, b?.ofState?.core ?? b?.core];
  if (left?.join(" ") !== right?.join(" ")) return [];
  if (!a?.ofState || !b?.ofState) return [{ line: "stateNamed", detail: a?.ofState ? one : other }];
  return a.ofState.state === b.ofState.state ? [{ line: "sameSpelling", detail: other }] : [];
}

/** "Acme Motors" and "Acme Steel" share a name, and are two. */
function haveOtherKinds(a: readonly string[], b: readonly string[]): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [left, right] = [a.slice(shared), b.slice(shared)];
  return shared > 0 && left.length > 0 && right.length > 0 && [...left, ...right].every(isKindWord);
}

/** What it says that a body's words begin with the letters of an acronym. */
const spelled = (letters: string, long: string): readonly Finding[] => [
  { line: "spelledAcronym", detail: long },
  ...(letters.length > 3 ? [{ line: "longAcronym" } as const] : []),
];

/** Without its last "s". */
export const singular = (word: string): string => word.replace(/s$/, "");
export const isAcronym = (name: string): boolean => /^\p{Lu}[\p{Lu}.&]{2,8}$/u.test(name);
/** A body's words without joining ones, in a fixed order. */
export const wordsOf = (words: readonly string[]): string =>
  words
    .filter((word) => !/^(?:of|the|for|and|in|de)$/.test(word))
    .sort()
    .join(" ");

function comparePlaces(one: ReadName, other: ReadName): readonly Finding[] {
  const known = sameBy(nameLists.places, one.key, other);
  if (known.length > 0) return known;
  return one.folded.join("") === other.folded.join("") ? [{ line: "sameSpelling", detail: other.name }] : [];
}

/** "Mt. Sidor" is Mount Sidor, "St Mary" Saint Mary. */
export const placeWords = (name: string): string[] =>
  nameKey(name)
    .split(" ")
    .map((word) => ({ mt: "mount", st: "saint", ft: "fort" })[word] ?? word);

function sameBy(list: ReadonlyMap<string, string>, key: string, other: ReadName): readonly Finding[] {
  const now = (each: string) => list.get(each) ?? each;
  return now(key) === now(other.key) ? [{ line: "anotherName", detail: other.name }] : [];
}
