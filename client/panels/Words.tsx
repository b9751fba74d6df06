import { date, dateRange } from "../state/words.ts";

/** "28 Mar 2018" with the ISO date in the title. */
export const DateWords = ({ iso }: { iso: string }) => (
  <time dateTime={iso} title={iso}>
    {date(iso)}
  </time>
);

/** "Mar 2015 – 28 Mar 2018" with the ISO dates in the title. */
export function DateRangeWords({ first, last }: { first: string | undefined; last: string | undefined }) {
  const words = dateRange(first, last);
  if (!words) return null;
  return <span title={[first, last].filter(Boolean).join(" – ")}>{words}</span>;
}
