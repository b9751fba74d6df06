/**
 * What speaks for and against two names meaning one thing, and how much it weighs. The sum answers: from `sameFrom` on they are the same and
 * are joined; from `possiblyFrom` on they are possibly the same, which is shown with its reasons and joins nothing; below that they are
 * different. The weights are set so that no line of the lower half is outvoted by a single line of the upper one.
 *
 * `example` is a pair of names that the line speaks of (tests hold it against the code); `says` is how a reader is told.
 */
export const evidence = {
  // The names themselves: one of these opens every comparison.
  sameName: { weight: 8, says: "same name", example: ["Jane Smith", "JANE SMITH"] },
  sameSpelling: { weight: 7, says: "same name in another spelling", example: ["Yevgeny Sidorov", "Евгений Сидоров"] },
  otherOrder: { weight: 7, says: "same name, surname first", example: ["John Smith", "Smith, John"] },
  anotherName: { weight: 8, says: "another name of the same", example: ["Bombay", "Mumbai"] },
  legalForm: { weight: 7, says: "same name with its legal form", example: ["Acme", "The Acme Company"] },
  knownAcronym: { weight: 8, says: "acronym of", example: ["IMF", "International Monetary Fund"] },
  stateNamed: { weight: 7, says: "same body, with its state in the name", example: ["Senate", "Kenyan Senate"] },
  patronymic: {
    weight: 7,
    says: "same name with the father's name",
    example: ["Boris Sidorov", "Boris Petrovich Sidorov"],
  },
  severalInitials: { weight: 5, says: "initials of", example: ["J. K. Smith", "Joan Karen Smith"] },
  middleName: { weight: 4, says: "same name without a middle name", example: ["Jane Smith", "Jane Mary Smith"] },
  nickname: { weight: 4, says: "short form of the forename", example: ["Bill Smith", "William Smith"] },
  plural: { weight: 5, says: "same name but for a plural", example: ["Acme Motor Works", "Acme Motors Works"] },
  kindWord: { weight: 3, says: "short form of the full name", example: ["Acme", "Acme Motors"] },
  spelledAcronym: { weight: 3, says: "first letters of", example: ["RTOC", "Regional Trade Office Council"] },
  longAcronym: { weight: 1, says: "four letters and more", example: ["RTOC", "Regional Trade Office Council"] },
  oneInitial: { weight: 3, says: "initial of", example: ["J. Smith", "Jane Smith"] },
  soundsAlike: { weight: 4, says: "name that sounds alike", example: ["Duncan Ward", "Duncan Warde"] },
  partOfForename: { weight: 4, says: "part of a double forename", example: ["Jean Martin", "Jean-Paul Martin"] },
  laterForename: { weight: 4, says: "known by the second forename", example: ["Paul Martin", "Jean Paul Martin"] },
  otherWordOrder: {
    weight: 4,
    says: "same words in another order",
    example: ["Springfield University", "University of Springfield"],
  },
  surnameAlone: { weight: 2, says: "surname alone", example: ["Smith", "Jane Smith"] },

  // What articles say of both.
  onlyOne: { weight: 2, says: "the only one of that name in the graph", example: ["Sidorov", "Boris Sidorov"] },
  usedSo: { weight: 3, says: "articles that give both use the short form for it", example: ["Acme", "Acme Motors"] },
  sameOffice: { weight: 2, says: "both named as", example: ["Sidorov", "Boris Sidorov"] },
  sameCountry: { weight: 2, says: "both of", example: ["Sidorov", "Boris Sidorov"] },
  sameSetting: { weight: 2, says: "both in news about", example: ["Sidorov", "Boris Sidorov"] },
  samePeople: { weight: 2, says: "both named together with", example: ["Sidorov", "Boris Sidorov"] },

  // Against.
  otherForename: { weight: -20, says: "other forename", example: ["Jane Smith", "John Smith"] },
  otherMiddleName: { weight: -20, says: "other middle name", example: ["John A. Smith", "John B. Smith"] },
  otherGeneration: { weight: -20, says: "other generation", example: ["John Smith Sr.", "John Smith Jr."] },
  generationOnce: {
    weight: -4,
    says: "only one is called Jr., II or the like",
    example: ["John Smith", "John Smith Jr."],
  },
  otherKind: { weight: -20, says: "another kind of body", example: ["Acme Motors", "Acme Steel"] },
  otherCountry: { weight: -4, says: "of different countries", example: ["John Smith", "John Smith"] },
  otherOffice: { weight: -4, says: "the same office elsewhere", example: ["Sidorov", "Boris Sidorov"] },
  otherSetting: { weight: -3, says: "named alike in many countries", example: ["Kenyan Senate", "Senate"] },
  frequentSurname: { weight: -2, says: "a frequent surname", example: ["Smith", "Jane Smith"] },
  severalOfThatName: { weight: -2, says: "several people have this surname", example: ["Sidorov", "Boris Sidorov"] },
} as const satisfies Record<string, Weighed>;

interface Weighed {
  readonly weight: number;
  readonly says: string;
  readonly example: readonly [string, string];
}

type EvidenceName = keyof typeof evidence;

/** One line of the table as it was found, with what it was found in: "president of Peru". */
export interface Finding {
  readonly line: EvidenceName;
  readonly detail?: string;
}

/** Joined from here on. */
export const sameFrom = 6;
/** Shown as possibly the same from here on. */
export const possiblyFrom = 4;

export type Answer = "same" | "possiblySame" | "different";

/** What the findings come to. */
export function weigh(findings: readonly Finding[]): { readonly score: number; readonly answer: Answer } {
  const score = findings.reduce((sum, { line }) => sum + evidence[line].weight, 0);
  return { score, answer: score >= sameFrom ? "same" : score >= possiblyFrom ? "possiblySame" : "different" };
}

/** A finding in words: "both named as president of Peru". */
export const inWords = ({ line, detail }: Finding): string =>
  detail === undefined ? evidence[line].says : `${evidence[line].says}${joinsWith(line)}${detail}`;

const joinsWith = (line: EvidenceName): string => (/(?:as|of|with|about|for)$/.test(evidence[line].says) ? " " : ": ");

/** Does it speak against? */
export const isAgainst = ({ line }: Finding): boolean => evidence[line].weight < 0;

/** The sum as a share of what makes two names the same: 0 to 1, and below 1 for whatever is not. */
export const likenessOf = (findings: readonly Finding[]): number =>
  Math.min(1, Math.max(0, Math.round((weigh(findings).score / sameFrom) * 100) / 100));
