import type { SentenceUnits, Unit } from "./units.ts";
import { months, weekdays } from "./words.ts";

/** A date as a text gives it, with the precision that the words have: 2018, 2018-03 or 2018-03-27. */
export interface FoundDate {
  /** Unit range, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** As if what it dates had happened. */
  readonly past: string | undefined;
  /** As if it were still to come. */
  readonly future: string | undefined;
}

const days = [...weekdays];
const abbreviated = new Map(
  "jan feb mar apr may jun jul aug sep oct nov dec"
    .split(" ")
    .flatMap((name, i) => [[name, i] as const, [`${name}.`, i] as const]),
);
abbreviated.set("sept", 8).set("sept.", 8);
const monthOf = (unit: Unit | undefined): number => {
  if (!unit || !/^\p{Lu}/u.test(unit.text)) return -1;
  const full = months.indexOf(unit.lower);
  return full >= 0 ? full : (abbreviated.get(unit.lower) ?? -1);
};
const dayOf = (unit: Unit | undefined): number => {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(unit?.lower ?? "");
  const day = found ? Number(found[1]) : 0;
  return day >= 1 && day <= 31 ? day : 0;
};
const yearOf = (unit: Unit | undefined): number =>
  /^(?:1\d|20)\d\d$/.test(unit?.lower ?? "") ? Number(unit!.lower) : 0;
const two = (n: number): string => String(n).padStart(2, "0");

/**
 * Finds the dates of a sentence. A weekday, "yesterday" and a date without its year need the article's date; without it they say nothing.
 *
 * @param publishedAt ISO 8601; its first ten characters are used
 */
export function findDates(sentence: SentenceUnits, publishedAt: string | undefined): FoundDate[] {
  const { units } = sentence;
  const today =
    publishedAt && /^\d{4}-\d\d-\d\d/.test(publishedAt) ? new Date(`${publishedAt.slice(0, 10)}T00:00:00Z`) : undefined;
  const found: FoundDate[] = [];
  const add = (from: number, to: number, past: string | undefined, future = past) =>
    found.push({ from, to, past, future });
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.kind !== "word") continue;
    const month = monthOf(unit);
    if (month >= 0) {
      const dayBefore = dayOf(units[at - 1]);
      const dayBehind = dayBefore ? 0 : dayOf(units[at + 1]);
      const day = dayBefore || dayBehind;
      let next = at + (dayBehind ? 2 : 1);
      if (units[next]?.lower === "," && yearOf(units[next + 1])) next++;
      if (units[next]?.lower === "of" && yearOf(units[next + 1])) next++;
      const year = yearOf(units[next]);
      const from = dayBefore ? at - 1 : at;
      if (year) {
        add(from, next + 1, day ? `${year}-${two(month + 1)}-${two(day)}` : `${year}-${two(month + 1)}`);
        at = next;
        continue;
      }
      // "May" opens many sentences and is a verb; without a day it needs "in", "last", "since" before it.
      const introduced = /^(in|since|last|next|this|until|by|late|early|mid|of|during|from|-|from|between)$/.test(
        units[at - 1]?.lower ?? "",
      );
      if (!day && !introduced) continue;
      const end = at + (dayBehind ? 2 : 1);
      if (!today) {
        add(from, end, undefined);
        continue;
      }
      // "last March", said in March, is the one a year ago.
      const wholeYear = units[at - 1]?.lower === "last" && month === today.getUTCMonth();
      const past = wholeYear ? `${today.getUTCFullYear() - 1}-${two(month + 1)}` : nearMonth(today, month, day, -1);
      add(from, end, past, wholeYear ? past : nearMonth(today, month, day, 1));
      at = end - 1;
      continue;
    }
    const year = yearOf(unit);
    if (year && year <= 2100) {
      const before = units[at - 1]?.lower ?? "";
      // "Smith and 2000 miners"
      const counts = units[at + 1]?.xpos === "NNS" && /^(?:and|by|around|after|before|of|to|from|,)$/.test(before);
      if (
        !counts &&
        (/^(in|since|born|died|founded|established|b\.|d\.|c\.|circa|during|of|until|from|by|and|to|late|early|mid|-|–|,|\(|between|before|after|around)$/.test(
          before,
        ) ||
          monthOf(units[at - 1]) >= 0)
      )
        add(at, at + 1, String(year));
      continue;
    }
    if (!today) {
      continue;
    }
    const weekday = days.indexOf(unit.lower);
    if (weekday >= 0 && /^\p{Lu}/u.test(unit.text)) {
      const before = units[at - 1]?.lower;
      // days[0] is Monday, getUTCDay() 1.
      const back = (today.getUTCDay() - (weekday + 1) + 14) % 7;
      const last = before === "last" && back === 0 ? 7 : back;
      const ahead = (weekday + 1 - today.getUTCDay() + 14) % 7 || 7;
      add(at, at + 1, shift(today, -last), before === "last" ? shift(today, -last) : shift(today, ahead));
      continue;
    }
    if (unit.lower === "today" || unit.lower === "tonight") add(at, at + 1, shift(today, 0));
    else if (unit.lower === "yesterday") add(at, at + 1, shift(today, -1));
    else if (unit.lower === "tomorrow") add(at, at + 1, shift(today, 1));
    else if (unit.lower === "year" && /^(last|this|next)$/.test(units[at - 1]?.lower ?? "")) {
      const offset = { last: -1, this: 0, next: 1 }[units[at - 1]!.lower as "last" | "this" | "next"];
      add(at - 1, at + 1, String(today.getUTCFullYear() + offset));
    } else if (unit.lower === "month" && /^(last|this|next)$/.test(units[at - 1]?.lower ?? "")) {
      const offset = { last: -1, this: 0, next: 1 }[units[at - 1]!.lower as "last" | "this" | "next"];
      const then = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1));
      add(at - 1, at + 1, then.toISOString().slice(0, 7));
    }
  }
  return found;
}

function shift(day: Date, by: number): string {
  return new Date(day.getTime() + by * 86_400_000).toISOString().slice(0, 10);
}

/** The nearest such month or day before (-1) or behind (1) the article's date. */
function nearMonth(today: Date, month: number, day: number, direction: -1 | 1): string {
  let year = today.getUTCFullYear();
  const current = today.getUTCMonth() * 100 + (day ? today.getUTCDate() : 0);
  const named = month * 100 + day;
  if (direction < 0 && named > current) year--;
  if (direction > 0 && named < current) year++;
  return day ? `${year}-${two(month + 1)}-${two(day)}` : `${year}-${two(month + 1)}`;
}

/**
 * The date that a reading of this sentence happened on: one in the same clause, nearest to the verb; none where two are equally near.
 *
 * @param at unit of the trigger
 */
export function dateOf(
  dates: readonly FoundDate[],
  units: readonly Unit[],
  at: number,
  planned: boolean,
): string | undefined {
  let best: FoundDate | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const date of dates) {
    let away = date.from > at ? date.from - at : (at - date.to) * 1.5;
    for (let between = Math.min(at, date.from); between < Math.max(at, date.to); between++) {
      const lower = units[between]!.lower;
      if (
        lower === "," ||
        lower === "that" ||
        lower === "who" ||
        lower === "which" ||
        lower === "and" ||
        lower === "but"
      )
        away += 8;
      if (
        lower === ";" ||
        lower === "while" ||
        lower === "after" ||
        lower === "before" ||
        lower === "since" ||
        lower === "until"
      )
        away += 30;
    }
    if (away < distance) {
      best = date;
      distance = away;
    }
  }
  if (!best || distance > 30) return undefined;
  return planned ? best.future : best.past;
}
