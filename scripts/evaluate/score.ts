/** How many were found rightly, wrongly, and not at all. */
export interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

/** Shares from 0 to 1. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const noCounts = (): Counts => ({ right: 0, wrong: 0, missed: 0 });

/** Adds one article's findings to the counts: both are sets of keys, equal where they mean the same. */
export function count(counts: Counts, found: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
  for (const key of found) wanted.has(key) ? counts.right++ : counts.wrong++;
  for (const key of wanted) if (!found.has(key)) counts.missed++;
}

export function toScore({ right, wrong, missed }: Counts): Score {
  const precision = right === 0 ? 0 : right / (right + wrong);
  const recall = right === 0 ? 0 : right / (right + missed);
  return { precision, recall, f1: harmonic(precision, recall) };
}

export const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
