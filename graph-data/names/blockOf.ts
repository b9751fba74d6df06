import { placeWords } from "./compareNames.ts";
import { skeletonOf } from "./foldWord.ts";
import { nameKey } from "./key.ts";
import { nameLists } from "./nameLists.ts";
import { isCommon, isHeadWord, isKindWord, readBody } from "./readBody.ts";
import { readPerson } from "./readPerson.ts";

/**
 * What names must share to be compared at all. It looks at the name alone, not at what somebody took it for, so that one article's
 * person and another's company of one name can meet.
 *
 * A single word stands with the surnames that sound like it; a person's name with its surname; a body's with the first word that is its own;
 * a name of common words only with its like.
 */
export function blockOf(name: string): string {
  const key = nameKey(name);
  const known = nameLists.countries.get(key) ?? nameLists.places.get(key) ?? nameLists.bodies.get(key);
  const words = known === undefined ? placeWords(name) : known.split(" ");
  if (/\p{Script=Han}/u.test(name)) return skeletonOf(readPerson(name)?.surname ?? key);
  if (words.length === 1) return skeletonOf(words[0]!);
  const { core, legalForm } = readBody(known ?? name);
  if (core.length === 1) return skeletonOf(core[0]!);
  const own = core.find((word) => !isCommon(word) && word.length > 1);
  const isBody = core.some((word) => isHeadWord(word) || isKindWord(word)) || /\b(?:of|for|and)\b/.test(core.join(" "));
  if (isBody)
    return own === undefined
      ? core
          .filter((word) => !/^(?:of|the|for|and|in|de)$/.test(word))
          .map((word) => skeletonOf(word.replace(/s$/, "")))
          .sort()
          .join(" ")
      : skeletonOf(own);
  const person = readPerson(legalForm === undefined ? (known ?? name) : core.join(" "));
  return person === undefined ? core.join(" ") : skeletonOf(nameLists.spellings.get(person.surname) ?? person.surname);
}
