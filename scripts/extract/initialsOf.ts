import type { EntityType } from "../../graph-data/ontology.ts";
import type { Lexicon } from "./lexicon.ts";

/**
 * The initials that a body is also known by, where its name is made of common words alone: nobody says "General Motors" twice. A name with
 * a word of its own ("Acme Motors") is shortened to that word instead.
 *
 * @returns for example "GM" for a company, "IMF" for a body of states; undefined where the name does not ask for initials
 */
export function initialsOf(name: string, type: EntityType, lexicon: Lexicon): string | undefined {
  if (!knownByInitials.has(type)) return undefined;
  const words = name.split(/[\s-]+/).filter((word) => !joining.test(word));
  // Two letters name companies (GM); a public body of two words is called by its head ("the Treasury").
  if (words.length < (type === "Company" ? 2 : 3) || words.length > 6) return undefined;
  const common = words.every(
    (word) =>
      commonWords.has(word.toLowerCase()) ||
      lexicon.demonyms.has(word) ||
      lexicon.countries.has(word) ||
      directions.test(word),
  );
  return common ? words.map((word) => word.charAt(0).toUpperCase()).join("") : undefined;
}

const knownByInitials = new Set<EntityType>(["Company", "PublicBody", "IntergovernmentalOrg"]);
const joining = /^(?:of|for|and|the|on|in|&)$/i;
const directions = /^(?:North|South|East|West|Central|Northern|Southern|Eastern|Western)(?:ern)?$/;

/** Words that names of bodies share. */
const commonWords = new Set(
  (
    "general electric motors dynamics international national american business machines airways airlines air lines bank banking development investment infrastructure " +
    "monetary fund trade organization organisation atomic energy agency commission reform planning security council cooperation co operation treaty collective " +
    "economic union petroleum oil gas corporation company power steel mining telecom telecommunications post office railways railway broadcasting television " +
    "federal bureau investigation intelligence central service services department ministry health world food program programme labour labor court criminal justice " +
    "human rights committee authority administration aviation civil space research technology systems industries financial finance capital insurance group natural resources " +
    "regional free market community states united nations european african asian arab islamic children refugees education science cultural export import reserve " +
    "foreign affairs defence defense public works water environment protection drug food revenue statistics election electoral anti corruption"
  ).split(" "),
);
