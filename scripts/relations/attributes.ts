import type { AttributeType } from "../../graph-data/ontology.ts";
import type { Attribute } from "../../graph-data/records/extraction.ts";
import { dateOf } from "./dates.ts";
import { compilePattern, findMatches, type Pattern } from "./pattern.ts";
import type { SentenceView } from "./view.ts";

interface AttributeRule {
  readonly type: AttributeType;
  readonly pattern: Pattern;
}

const rule = (type: AttributeType, pattern: string): AttributeRule => ({ type, pattern: compilePattern(pattern) });

const dated: readonly AttributeRule[] = [
  rule("birthDate", "P=person ,|(? was|is|were? ..1 born"),
  rule("deathDate", "P=person ..2 {die}"),
  rule("deathDate", "P=person ..1 passed away"),
  rule("deathDate", "P=person ( died|d."),
  rule("deathDate", "P=person ( born ...10 died"),
  rule("deathDate", "P=person was ..2 killed|assassinated|murdered"),
  rule("foundedDate", "P=org ,|(? which? was|is|were? ..2 founded|established|created|formed|incorporated"),
  rule("foundedDate", "founded|established ..1 in 9 ...4 , P=org"),
  rule("foundedDate", "P=actor {found|establish|co-found:past} ..2 O=org"),
];

const aged: readonly Pattern[] = [
  "P=person! , A=number ,|.|)",
  "P=person! ( A=number )",
  "P=person! , ..1 A=number - year - old",
  "A=number - year - old ..3 P=person!",
  "P=person , aged A=number",
  "P=person {be} A=number years old",
].map((pattern) => compilePattern(pattern));

/** What a sentence says of one entity alone: dates of birth, death and founding, age, title. */
export function findAttributes(view: SentenceView): Attribute[] {
  const { sentence, dates, clauses } = view;
  const { units } = sentence;
  const found: Attribute[] = [];
  const seen = new Set<string>();
  const add = (type: AttributeType, entity: number, value: string, start: number, end: number) => {
    const key = `${type} ${entity}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ type, entity: `e${entity}`, value, start, end });
  };
  for (const { type, pattern } of dated) {
    for (const match of findMatches(sentence, pattern)) {
      const slot = match.slots.O ?? match.slots.P!;
      const entity = units[slot]!.mention!.entity;
      const verb = clauses.verbs.find((group) => group.main >= match.first && group.main < match.last);
      if (verb && (verb.negated || verb.possible || verb.would || verb.future)) continue;
      const near = dates.filter(
        (date) => Math.abs(date.from - match.trigger) <= 12 || (date.from >= match.first && date.from < match.last),
      );
      const value = dateOf(near, units, match.trigger, false);
      const date = near.find((one) => one.past === value);
      if (value && date) add(type, entity, value, units[date.from]!.start, units[date.to - 1]!.end);
    }
  }
  // "Jane Smith (1950–2010)", "(born 3 March 1950)"
  for (let at = 0; at + 3 < units.length; at++) {
    const unit = units[at]!;
    if (unit.type !== "Person" || units[at + 1]!.lower !== "(") continue;
    const close = units.findIndex((other, i) => i > at + 1 && i < at + 24 && other.lower === ")");
    if (close < 0) continue;
    const dash = units.findIndex((other, i) => i > at + 1 && i < close && /^[-–—]$/.test(other.lower));
    const within = dates.filter((date) => date.from > at && date.to <= close && date.past);
    if (dash < 0) continue;
    const born = within.find((date) => date.to <= dash);
    const died = within.find((date) => date.from > dash);
    if (born && (died || dash === close - 1))
      add("birthDate", unit.mention!.entity, born.past!, units[born.from]!.start, units[born.to - 1]!.end);
    if (born && died)
      add("deathDate", unit.mention!.entity, died.past!, units[died.from]!.start, units[died.to - 1]!.end);
  }
  for (const pattern of aged) {
    for (const match of findMatches(sentence, pattern)) {
      const age = units[match.slots.A!]!;
      if (Number(age.lower) < 5 || Number(age.lower) > 115) continue;
      add("age", units[match.slots.P!]!.mention!.entity, age.lower, age.start, age.end);
    }
  }
  for (const [at, unit] of units.entries()) {
    const before = units[at - 1];
    if (
      unit.type !== "Person" ||
      unit.mention?.kind !== "name" ||
      before?.kind !== "office" ||
      before.office!.plural ||
      before.office!.former
    )
      continue;
    add("title", unit.mention.entity, before.office!.role, before.start, before.end);
  }
  return found;
}
