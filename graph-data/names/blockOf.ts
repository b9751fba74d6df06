import { placeWords } from "./compareNames.ts";
import { skeletonOf } from "./foldWord.ts";
import { nameKey } from "./key.ts";
import { nameLists } from "./nameLists.ts";
import { endsAsBody, isHeadWord, readBody, withoutKinds } from "./readBody.ts";
import { readPerson } from "./readPerson.ts";

/**
 * What names must share to be compared at all. It looks at the name alone, not at what somebody took it for, so that one article's
 * person and another's company of one name can meet.
 *
 * A single word stands with the surnames that sound like it; a person's name with its surname; a body's with those of the same words in
 * any order, but for what says only of which kind it is: "Acme Motors" stands with Acme, "University of Springfield" with Springfield
 * University, "Kenyan Senate" with Senate.
 */
export function blockOf(name: string): string {
  const key = nameKey(name);
  const known = nameLists.countries.get(key) ?? nameLists.places.get(key) ?? nameLists.bodies.get(key);
  const words = known === undefined ? placeWords(name) : known.split(" ");
  if (/\p{Script=Han}/u.test(name)) return skeletonOf(readPerson(name)?.surname ?? key);
  if (words.length === 1) return skeletonOf(words[0]!);
  const { core: whole, legalForm, ofState } = readBody(known ?? name);
  const core = ofState?.core ?? whole;
  const stem = withoutKinds(core);
  if (stem.length === 1) return skeletonOf(stem[0]!);
  if (endsAsBody(stem.at(-1)!) || stem.some(isHeadWord) || /\b(?:of|for|and)\b/.test(stem.join(" ")))
    return stem
      .filter((word) => !/^(?:of|the|for|and|in|de)$/.test(word))
      .map((word) => skeletonOf(word).replace(/s$/, ""))
      .sort()
      .join(" ");
  const person = readPerson(legalForm === undefined && stem === core ? (known ?? name) : stem.join(" "));
  return person === undefined ? stem.join(" ") : skeletonOf(nameLists.spellings.get(person.surname) ?? person.surname);
}
