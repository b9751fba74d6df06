import { isAcronym, type ReadName, singular, wordsOf } from "./compareNames.ts";
import { skeletonOf } from "./foldWord.ts";
import { nameLists } from "./nameLists.ts";
import { initialsOf, withoutKinds } from "./readBody.ts";
import type { PersonName } from "./readPerson.ts";

/**
 * Of many names of one class, the pairs for which `compareNames` may find something that speaks for their being one. No pair of which it
 * does is left out; most of those that have nothing in common are, so that a block of thousands of names is not compared each with each.
 *
 * @returns pairs of positions, the smaller first, in order
 */
export function candidatePairs(names: readonly ReadName[]): (readonly [number, number])[] {
  const meeting = new Map<string, number[]>();
  const meet = (point: string, n: number) => {
    const own = meeting.get(point);
    if (own) own.push(n);
    else meeting.set(point, [n]);
  };
  for (const [n, name] of names.entries()) for (const point of new Set(meetingPoints(name))) meet(point, n);
  const others = names.map(() => new Set<number>());
  const pair = (a: number, b: number) => a !== b && others[Math.min(a, b)]!.add(Math.max(a, b));
  for (const own of meeting.values())
    for (let i = 0; i < own.length; i++) for (let j = i + 1; j < own.length; j++) pair(own[i]!, own[j]!);
  // "J. Smith" may be each of those whose forename begins so, who are not one another for that.
  const byInitial = Map.groupBy(names.keys(), (n) => names[n]!.person?.given[0]?.charAt(0));
  for (const [n, { person }] of names.entries()) {
    if (person === undefined) continue;
    const [first] = person.given;
    if (first?.length === 1) for (const other of byInitial.get(first) ?? []) pair(n, other);
    else if (first === undefined) for (const other of names.keys()) pair(n, other);
  }
  return others.flatMap((own, n) => [...own].sort((a, b) => a - b).map((other) => [n, other] as const));
}

/** What a name shares with each name that it may be one with. */
function meetingPoints(name: ReadName): string[] {
  const same = `same ${name.key}`;
  switch (name.class) {
    case "person":
      return name.person === undefined ? [same] : [same, ...forenamePoints(name.person)];
    case "org":
      return name.body === undefined ? [same] : [same, ...bodyPoints(name, name.body.core)];
    case "country":
      return [`known ${nameLists.countries.get(name.key) ?? name.key}`];
    case "place":
    case "event":
      return [`known ${nameLists.places.get(name.key) ?? name.key}`, `folded ${name.folded.join("")}`];
  }
}

/** Of forenames: the words, their other spellings and short forms, how they sound, how they begin. */
function forenamePoints({ given }: PersonName): string[] {
  const [first, second] = given;
  if (first === undefined) return [];
  const spelling = (word: string) => nameLists.spellings.get(word) ?? word;
  const short = [...(nameLists.nicknames.get(first) ?? []), ...(nameLists.nicknames.get(spelling(first)) ?? [])];
  return [
    `joined ${given.join("")}`,
    `word ${spelling(first)}`,
    ...(second === undefined ? [] : [`word ${spelling(second)}`]),
    ...[first, ...short].map((word) => `short ${word}`),
    ...(given.length === 1 && first.length >= 4 ? [`begins ${first.slice(0, 4)}`] : []),
    ...(first.length > 4 ? [`sounds ${skeletonOf(first)}`] : []),
  ];
}

function bodyPoints({ name, key, body, folded }: ReadName, core: readonly string[]): string[] {
  return [
    `folded ${folded.join("")}`,
    `singular ${folded.map(singular).join(" ")}`,
    `words ${wordsOf(folded)}`,
    `kindless ${withoutKinds(core).join(" ")}`,
    `stateless ${(body?.ofState?.core ?? core).join(" ")}`,
    ...(isAcronym(name) ? [`letters ${key.replace(/ /g, "")}`] : []),
    ...(core.length > 2 ? [`letters ${initialsOf(body!)}`] : []),
  ];
}
