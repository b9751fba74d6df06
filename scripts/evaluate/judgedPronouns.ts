import type { Extraction } from "../../graph-data/records/extraction.ts";
import { shuffle } from "../train/shuffle.ts";

/** A pronoun that was joined to a named entity, told by a name of that entity: the last before the pronoun, or else the first. */
export interface JoinedPronoun {
  readonly article: string;
  /** Offsets as in extractions. */
  readonly pronoun: readonly [start: number, end: number];
  readonly name: readonly [start: number, end: number];
}

/** A person's verdict on one of them: does the pronoun mean who bears that name? */
export interface JudgedPronoun extends JoinedPronoun {
  readonly set: string;
  readonly right: boolean;
  /** Why not, in the judge's own words. */
  readonly reason?: string;
}

/**
 * Reads a file of verdicts, one JSON object a line.
 *
 * @throws TypeError naming the line that is no verdict
 */
export function readJudgedPronouns(lines: string): JudgedPronoun[] {
  return lines.split("\n").flatMap((line, n) => {
    if (line.trim() === "") return [];
    const { set, article, pronoun, name, right, reason } = JSON.parse(line) as Record<string, unknown>;
    if (
      typeof set !== "string" ||
      typeof article !== "string" ||
      !isSpan(pronoun) ||
      !isSpan(name) ||
      typeof right !== "boolean" ||
      (reason !== undefined && typeof reason !== "string")
    )
      throw new TypeError(
        `readJudgedPronouns: line ${n + 1}: expected {set, article, pronoun: [start, end], name: [start, end], right, reason?}`,
      );
    return [{ set, article, pronoun, name, right, ...(reason === undefined ? {} : { reason }) }];
  });
}

const isSpan = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((offset) => Number.isInteger(offset));

/** Every pronoun of an extraction that stands for an entity with a name, in text order. */
export function joinedPronouns(article: string, { entities }: Extraction): JoinedPronoun[] {
  return entities
    .flatMap(({ mentions }) => {
      const names = mentions.filter(({ kind }) => kind === "name");
      return mentions.flatMap(({ kind, start, end }): JoinedPronoun[] => {
        const name = names.findLast((before) => before.start < start) ?? names[0];
        return kind === "pronoun" && name ? [{ article, pronoun: [start, end], name: [name.start, name.end] }] : [];
      });
    })
    .sort((a, b) => a.pronoun[0] - b.pronoun[0]);
}

/**
 * Draws pronouns for a person to judge. The same pronouns and the same generator give the same draw.
 *
 * @param random numbers in [0, 1)
 * @returns in the order of `pronouns`
 */
export function drawPronouns(
  pronouns: readonly JoinedPronoun[],
  howMany: number,
  random: () => number,
): JoinedPronoun[] {
  const drawn = [...shuffle(pronouns.length, random)].slice(0, howMany).sort((a, b) => a - b);
  return drawn.map((at) => pronouns[at]!);
}

/** Finds pronouns that were judged in what is read now; one that is joined to somebody else now is no longer judged. */
export class JudgedPronounScorer {
  readonly #verdicts: ReadonlyMap<string, JudgedPronoun>;
  /** How many are still joined as they were judged, and how many of these are right. */
  readonly counts: { judged: number; right: number } = { judged: 0, right: 0 };

  constructor(set: string, judged: readonly JudgedPronoun[]) {
    this.#verdicts = new Map(judged.filter((one) => one.set === set).map((one) => [keyOf(one), one]));
  }

  add({ id }: { readonly id: string }, { entities }: Extraction): void {
    for (const { mentions } of entities) {
      for (const { kind, start, end } of mentions) {
        const verdict = kind === "pronoun" ? this.#verdicts.get(`${id} ${start} ${end}`) : undefined;
        if (!verdict || !mentions.some((name) => name.kind === "name" && name.start === verdict.name[0])) continue;
        this.counts.judged++;
        if (verdict.right) this.counts.right++;
      }
    }
  }
}

const keyOf = ({ article, pronoun }: JoinedPronoun): string => `${article} ${pronoun.join(" ")}`;
