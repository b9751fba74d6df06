import type { EntityType } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import type { NamePlace } from "./kindFeatures.ts";

/** What the words around a name say against its being a person or a place. */
export interface BodyEvidence {
  /** The kind of body, where the words tell it. */
  readonly type?: EntityType;
  readonly words: string;
}

/**
 * Words that only a body can have around its name: "the newspaper X", "X, a company that", "shares in X", "chief executive of X",
 * "X was founded in". A person has no chief executive, a town no shares.
 */
export function bodyEvidence(document: Document, { first, last }: NamePlace): BodyEvidence | undefined {
  const { tokens } = document;
  const sentence = document.sentences[tokens[first]!.sentence]!;
  const word = (i: number): string =>
    i < sentence.first || i >= sentence.last ? "" : tokens[i]!.text.toLowerCase().replace("’", "'");
  const told = (from: number, to: number, type?: EntityType): BodyEvidence => ({
    words: document.text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, " "),
    ...(type === undefined ? {} : { type }),
  });
  const next = word(last);
  // "the newspaper X"; "the company X founded" is about a founder.
  const noun = nounsOfBodies[word(first - 1)];
  if (noun && !startedBy.test(next)) return told(first - 1, last, noun);
  // "a private company, X." and "X, a charity that"
  if (word(first - 1) === "," && /^[,.]$/.test(next)) {
    const apposed = nounsOfBodies[word(first - 2)];
    if (apposed && headsApposition(word, first - 2)) return told(first - 2, last, apposed);
  }
  if (next === "," && /^an?$/.test(word(last + 1)))
    for (
      let i = last + 2;
      i < last + 7 && /^[\p{L}-]+$/u.test(word(i)) && !/^(?:of|in|for|at|with|who|by|from)$/.test(word(i));
      i++
    ) {
      const apposed = nounsOfBodies[word(i)];
      if (apposed && /^(?:that|which|in|based|,|\.|with|of)$/.test(word(i + 1))) return told(first, i + 1, apposed);
    }
  // "the X newspaper"; "a Smith company" and "a Lisbon firm" are somebody's and somewhere's.
  const after = nounsOfBodies[next];
  if (after && after !== "Company" && after !== "Organization" && word(first - 1) !== "of")
    return told(first, last + 1, after);
  if (next === "brand") return told(first, last + 1, "Company");
  // "shares in X", "a stake in X"
  if (word(first - 1) === "in" && /^(?:shares?|stakes?|shareholders?|investors?)$/.test(word(first - 2)))
    return told(first - 2, last, "Company");
  // "chief executive of X", "CEO at X", "X's CEO", "X CEO Jane Smith"
  if (/^(?:of|at)$/.test(word(first - 1)) && (isBoss(word(first - 2)) || isChief(word, first - 2)))
    return told(first - 2, last, "Company");
  const owned = next === "'s" ? last + 1 : last;
  if (isBoss(word(owned)) || (word(owned) === "chief" && /^(?:executive|operating|financial)$/.test(word(owned + 1))))
    return told(first, owned + 1, "Company");
  if (/^(?:shares|shareholders|subsidiary|headquarters|ipo)$/.test(word(owned)))
    return told(first, owned + 1, "Company");
  // "X was founded in 1990", "X, founded in 1990"
  if (
    /^(?:was|were|is|,)$/.test(next) &&
    /^(?:founded|headquartered|incorporated|delisted)$/.test(word(last + 1)) &&
    /^(?:in|by|at|as|,|\.)$/.test(word(last + 2))
  )
    return told(first, last + 2);
  // "X - owned", "X-made"
  if (next === "-" && word(last + 1) === "owned") return told(first, last + 2, "Company");
  // ", X reported." and "X reported on Monday, citing": a person who reports has something to report.
  if (word(first - 1) === "," && /^reported$/.test(next) && /^(?:\.|on|,|citing|earlier|last)$/.test(word(last + 1)))
    return told(first, last + 1, "MediaOutlet");
  return undefined;
}

/** Words that only a person can have around a name: a title, an age, "who". */
export function personEvidence(document: Document, { first, last }: NamePlace): boolean {
  const word = (i: number): string => document.tokens[i]?.text.toLowerCase() ?? "";
  return (
    titles.test(word(first - 1)) ||
    (word(last) === "," && (/^\d{1,2}$/.test(word(last + 1)) || /^(?:who|whose)$/.test(word(last + 1)))) ||
    /^(?:who|himself|herself)$/.test(word(last))
  );
}

const titles =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|president|minister|senator|judge|captain|coach|general|colonel|king|queen|prince|princess|pope|actor|actress|singer|author|chairman|ceo|spokesman|spokeswoman|director)\.?$/;
const startedBy =
  /^(?:founded|owns|owned|runs|ran|leads|led|created|built|bought|started|joined|left|works|worked|set|had|has|co)$/;

const isBoss = (word: string): boolean => /^(?:ceo|cfo|coo|shareholders)$/.test(word);
const isChief = (word: (i: number) => string, i: number): boolean =>
  (word(i) === "executive" && word(i - 1) === "chief") ||
  (word(i) === "officer" && /^(?:executive|operating|financial|marketing|technology)$/.test(word(i - 1))) ||
  (word(i) === "director" && word(i - 1) === "managing");

/** Does an article or adjective stand before, so that the noun is the head of what the name explains? */
const headsApposition = (word: (i: number) => string, i: number): boolean =>
  [1, 2, 3].some((back) => /^(?:an?|the)$/.test(word(i - back)));

/** Nouns for bodies that are no nouns for people: a producer or a broadcaster may be either. */
const nounsOfBodies: Readonly<Record<string, EntityType>> = {
  company: "Company",
  firm: "Company",
  airline: "Company",
  carmaker: "Company",
  automaker: "Company",
  conglomerate: "Company",
  corporation: "Company",
  startup: "Company",
  brokerage: "Company",
  brand: "Company",
  subsidiary: "Company",
  supermarket: "Company",
  newspaper: "MediaOutlet",
  newspapers: "MediaOutlet",
  daily: "MediaOutlet",
  magazine: "MediaOutlet",
  tabloid: "MediaOutlet",
  website: "MediaOutlet",
  newswire: "MediaOutlet",
  ministry: "PublicBody",
  militia: "ArmedForce",
  insurgents: "ArmedForce",
  charity: "Organization",
  university: "Organization",
  organization: "Organization",
  organisation: "Organization",
  nonprofit: "Organization",
  ngo: "Organization",
  quartet: "Organization",
};
