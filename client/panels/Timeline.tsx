import { RangeSlider } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { isFallback, isTie } from "../../graph-data/ontology.ts";
import type { PictureRelation } from "../state/knowledge.ts";
import { usePage } from "../state/page.ts";
import { changeView, useView } from "../state/viewStore.ts";
import { count, date } from "../state/words.ts";

/** Interactions by month, with two thumbs that narrow the picture to a range. Ties last; they only stretch the axis. */
export function Timeline() {
  const { knowledge, shown } = usePage();
  const { filters } = useView();
  const byMonth = useMemo(() => countByMonth(knowledge.relations.values()), [knowledge]);
  const months = useMemo(
    () =>
      everyMonth([
        ...byMonth.keys(),
        ...[...knowledge.relations.values()].flatMap(({ firstSeen, lastSeen }) =>
          [firstSeen, lastSeen].flatMap((date) => date?.slice(0, 7) ?? []),
        ),
      ]),
    [byMonth, knowledge],
  );
  const last = months.length - 1;
  const [range, setRange] = useState<[number, number]>([0, Math.max(0, last)]);
  useEffect(() => {
    const from = filters.from ? months.findIndex((month) => month >= filters.from!) : 0;
    const to = filters.to ? months.findLastIndex((month) => month <= filters.to!) : last;
    setRange([Math.max(0, from), to < 0 ? last : to]);
  }, [filters.from, filters.to, months, last]);
  if (months.length < 2) return null;

  const amounts = months.map((month) => byMonth.get(month) ?? 0);
  const most = Math.max(...amounts);
  const whole = range[0] === 0 && range[1] === last;
  const words = (index: number) => date(months[index] ?? "");
  const settle = ([from, to]: [number, number]) => {
    const { from: _from, to: _to, ...rest } = filters;
    const start = months[from];
    const end = months[to];
    changeView({
      filters: {
        ...rest,
        ...(from > 0 && start ? { from: start } : {}),
        ...(to < last && end ? { to: end } : {}),
      },
    });
  };
  const width = 100 / months.length;
  const within = shown.relations.filter(({ relationType }) => !isTie(relationType) && !isFallback(relationType)).length;

  return (
    <section className="timeline" aria-label="Interactions by month">
      <div className="timeline-chart">
        <svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {amounts.map((amount, index) => (
            <rect
              key={months[index]}
              className={index >= range[0] && index <= range[1] ? "bar on" : "bar"}
              x={index * width + width * 0.1}
              width={width * 0.8}
              y={32 - (amount === 0 ? 0 : 2 + (30 * amount) / most)}
              height={amount === 0 ? 0 : 2 + (30 * amount) / most}
            />
          ))}
        </svg>
        <RangeSlider
          className="timeline-range"
          size={2}
          thumbSize={16}
          min={0}
          max={last}
          step={1}
          minRange={0}
          value={range}
          onChange={setRange}
          onChangeEnd={settle}
          label={words}
          thumbFromLabel="First month"
          thumbToLabel="Last month"
          thumbProps={(index) => ({ "aria-valuetext": words(range[index]!) })}
        />
      </div>
      <p className="timeline-words small">
        <span>
          {words(range[0])} – {words(range[1])}
        </span>
        <span className="quiet">{count(within, "interaction")}</span>
        {!whole && (
          <>
            {shown.undated > 0 && (
              <span className="quiet">{count(shown.undated, "relation")} without a date left out</span>
            )}
            <button type="button" className="link" onClick={() => settle([0, last])}>
              all dates
            </button>
          </>
        )}
      </p>
    </section>
  );
}

function countByMonth(relations: Iterable<PictureRelation>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { relationType, dates = [] } of relations) {
    if (isFallback(relationType)) continue;
    const months = dates.flatMap((date) => (date.length >= 7 ? [date.slice(0, 7)] : []));
    for (const month of new Set(months)) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}

/** All months from the first to the last, also those without a statement. */
function everyMonth(found: readonly string[]): string[] {
  const dated = found.filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return [];
  const months: string[] = [];
  let [year, month] = first.split("-").map(Number) as [number, number];
  // An odd date far off must not make the axis endless.
  while (months.length < 1_200) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    months.push(name);
    if (name >= last) break;
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}
