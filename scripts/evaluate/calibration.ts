import type { Calibration } from "../../graph-data/records/scorecard.ts";

/** One statement with what its rule expects of it, and whether it is right. */
export interface Verdict {
  readonly confidence: number;
  readonly right: boolean;
}

const binCount = 10;

/**
 * Holds confidence against what was right, in ten bins of equal width: the expected calibration error of Naeini, Cooper and Hauskrecht
 * ("Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015). Bins that nothing falls into are left out.
 */
export function calibrationOf(verdicts: readonly Verdict[]): Calibration {
  const bins = Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of verdicts) {
    // A hair is added so that 0.7, which is a little less as a binary number times ten, opens its own bin.
    const bin = bins[Math.min(binCount - 1, Math.floor(confidence * binCount + 1e-9))]!;
    bin.count++;
    bin.confidence += confidence;
    if (right) bin.right++;
  }
  let error = 0;
  for (const bin of bins) error += Math.abs(bin.confidence - bin.right) / Math.max(1, verdicts.length);
  return {
    count: verdicts.length,
    error: rounded(error),
    bins: bins.flatMap(({ count, confidence, right }, n) =>
      count === 0
        ? []
        : [
            {
              from: n / binCount,
              to: (n + 1) / binCount,
              count,
              confidence: rounded(confidence / count),
              right: rounded(right / count),
            },
          ],
    ),
  };
}

/** A reliability table: of what is shown as so sure, how much is right. */
export function reliabilityRows({ bins, error, count }: Calibration): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(6);
  return [
    `calibration error ${error.toFixed(3)} over ${count} relations`,
    ...bins.map(
      ({ from, to, count, confidence, right }) =>
        `  confidence ${from.toFixed(1)}–${to.toFixed(1)}: mean ${percent(confidence)}, right ${percent(right)} of ${count}`,
    ),
  ];
}

/** Shares to four decimals: enough for any count here, and the same text on every machine. */
export const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
