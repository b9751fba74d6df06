import type { EntityType, RelationType } from "../../graph-data/ontology.ts";
import { compilePattern, type Pattern } from "./pattern.ts";

/** A sentence with its mentions marked, `[Jane Smith|Person]`, and the relations that a rule must read from it, "headOf(Jane Smith, Acme)". */
type Example = readonly [text: string, ...relations: string[]];

/** What a match of a pattern says: a relation type (or "office", which the office in slot `by` decides) and the slots of its ends. */
export interface Gives {
  readonly type: RelationType | "office";
  readonly source: string;
  readonly target: string;
  /** The slot of the office that decides the type and names the role; or the role itself. */
  readonly by?: string;
  readonly role?: string;
}

/** One readable rule: patterns, what they give, how sure they are, and sentences that show it. */
export interface PatternRule {
  readonly name: string;
  readonly patterns: readonly Pattern[];
  readonly gives: readonly Gives[];
  /** Slots whose list goes on: "ambassador to Peru and Chile". */
  readonly lists: readonly string[];
  /** The tie held once: "resigned as chairman of". */
  readonly former: boolean;
  /** Not read behind a person and a comma, where the office is that person's: "Jane Smith, head of Acme, John Miller and …". */
  readonly standsAlone: boolean;
  /** Read of one person: a plural office behind one name is a list. */
  readonly onePerson: boolean;
  readonly examples: readonly Example[];
}

interface Written {
  readonly patterns: readonly string[];
  /** "headOf P O", "office:F P O" (the office in slot F decides), "headOf:F P O" (F only names the role). */
  readonly gives: readonly string[];
  readonly lists?: string;
  readonly former?: true;
  readonly standsAlone?: true;
  readonly onePerson?: true;
  readonly examples: readonly Example[];
}

/** Rules of one family, by name. */
export function patternRules(written: Readonly<Record<string, Written>>): PatternRule[] {
  return Object.entries(written).map(([name, rule]) => ({
    name,
    patterns: rule.patterns.map(compilePattern),
    gives: rule.gives.map((line) => {
      const [what, source, target, role] = line.split(" ") as [string, string, string, string | undefined];
      const [type, by] = what.split(":") as [Gives["type"], string | undefined];
      return { type, source, target, ...(by ? { by } : {}), ...(role ? { role } : {}) };
    }),
    lists: rule.lists?.split(" ") ?? [],
    former: rule.former ?? false,
    standsAlone: rule.standsAlone ?? false,
    onePerson: rule.onePerson ?? false,
    examples: rule.examples,
  }));
}

/** How a frame of a verb names its other end. */
export interface Frame {
  readonly type: RelationType;
  /** Verbs, one form each: "meet", "hold". */
  readonly verbs: readonly string[];
  /** A particle or fixed words directly behind the verb: "talks", "a meeting", "down". Any of them. */
  readonly behind?: readonly string[];
  /** Where the target stands: the object itself, behind one of these prepositions, or that the subject alone names both ends ("X and Y met"). */
  readonly target: readonly string[];
  /** The subject is the target and the other end the source: "was born", "is based". */
  readonly flip?: true;
  readonly role?: string;
  /** Both ends must be people: "welcomed Smith" is a meeting, "hosted the cup" is none. */
  readonly people?: true;
  /** Not read from a sentence about sport, where teams meet, fight and beat each other. */
  readonly notInSport?: true;
  /** Forms "X and Y met", "the two met". */
  readonly reciprocal?: true;
  /** What is done to somebody's decision, offer or act is done to its owner: "rejected Acme's offer". */
  readonly owners?: true;
  /** Only where the object is one of these nouns does its owner count: "expelled two Chilean diplomats". With `owners`. */
  readonly owned?: readonly string[];
  /** Never where the object is one of these nouns: "demanded Smith's release" asks nothing of her. With `owners`. */
  readonly notOwned?: readonly string[];
  /** An infinitive follows the target: "told Smith to leave". */
  readonly toDo?: true;
  /** The target is whom the verb's infinitive is about: "threatened to invade Peru", "refused to meet Smith". */
  readonly complement?: true;
  /** The target is the subject of the clause that follows: "demanded that Peru withdraw"; with "must", only of "said that Peru must". */
  readonly clause?: true | "must";
  /** The target stands before a noun of `behind`: "gave Peru a loan". */
  readonly gives?: true;
  /** Types that the ends must have, where the verb means something else with others: a party "attacked" in words, an army with arms. */
  readonly sourceIs?: readonly EntityType[];
  readonly targetIs?: readonly EntityType[];
  /** Only the passive: "was born in". Its subject is the source. */
  readonly passiveOnly?: true;
  /** It held once: "left". */
  readonly former?: true;
  /** "joined Acme" is work, "joined the Royal College" may be study. */
  readonly notSchools?: true;
  /** The passive makes no sense or means something else. */
  readonly noPassive?: true;
}

/** Rules that rest on a verb with its subject and objects. */
export interface VerbRule {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly examples: readonly Example[];
}

/** One family: everything that reads a kind of relation. */
export interface Family {
  readonly name: string;
  readonly patterns: readonly PatternRule[];
  readonly verbs: readonly VerbRule[];
  /** Sentences of which the family must make nothing, each with what it must not read: "headOf(…)", or "nothing". */
  readonly mustNot: readonly Example[];
}
