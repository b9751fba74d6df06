import { type EntityType, entityTypeNames } from "../../graph-data/ontology.ts";
import { hashText, mix } from "../nlp/hash.ts";
import { clusterOf, type WordTable } from "../nlp/word-table.ts";
import type { FoundDate } from "./dates.ts";
import type { Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/** One end of a pair: a mention of somebody, or a date. Unit range, `to` exclusive. */
export interface PairEnd {
  readonly from: number;
  readonly to: number;
  readonly type: EntityType | "Date";
  readonly unit?: Unit;
  readonly date?: FoundDate;
}

/** Two ends in text order. */
export interface Pair {
  readonly left: PairEnd;
  readonly right: PairEnd;
}

// Further apart, or among more names, hardly any pair is told to belong together.
const longestDistance = 24;
const mostEnds = 14;

/** The pairs of a sentence that are worth a look: two different entities, or an entity and a date, not too far apart. */
export function pairsOf(view: SentenceView): Pair[] {
  const { units } = view.sentence;
  const ends: PairEnd[] = [];
  for (const [at, unit] of units.entries()) {
    if (unit.kind === "mention" && unit.type !== undefined) ends.push({ from: at, to: at + 1, type: unit.type, unit });
  }
  if (ends.length === 0) return [];
  for (const date of view.dates) ends.push({ from: date.from, to: date.to, type: "Date", date });
  ends.sort((a, b) => a.from - b.from);
  if (ends.length > mostEnds) return [];
  const pairs: Pair[] = [];
  for (const [n, left] of ends.entries()) {
    for (const right of ends.slice(n + 1)) {
      if (right.from - left.to > longestDistance) break;
      if (right.from < left.to || (left.date && right.date)) continue;
      if (left.unit && right.unit && left.unit.mention!.entity === right.unit.mention!.entity) continue;
      pairs.push({ left, right });
    }
  }
  return pairs;
}

const most = 160;

/** What is looked up once for all pairs of a sentence. */
export interface PairSentence {
  readonly view: SentenceView;
  /** For each unit a number for its word, or for the type of the mention. */
  readonly word: Int32Array;
  /** The cluster of its word vector, 0 where it has none. */
  readonly cluster: Int32Array;
  /** The verb group that a unit belongs to as its main verb, or -1. */
  readonly verb: Int32Array;
  /** Rows of the pair that was read last; the first `count` are filled. */
  readonly rows: Int32Array;
}

export function preparePairs(view: SentenceView, words: WordTable): PairSentence {
  const { units } = view.sentence;
  const word = new Int32Array(units.length);
  const cluster = new Int32Array(units.length);
  const verb = new Int32Array(units.length).fill(-1);
  for (const [at, unit] of units.entries()) {
    word[at] = hashText(
      unit.kind === "mention" ? `<${unit.type}>` : /^\d/.test(unit.lower) ? `<${unit.lower.length}>` : unit.lower,
    );
    if (unit.kind === "word") cluster[at] = clusterOf(words.facts(unit.lower));
  }
  for (const [n, group] of view.clauses.verbs.entries()) verb[group.main] = n;
  return { view, word, cluster, verb, rows: new Int32Array(most) };
}

/**
 * Writes the rows of a pair's features into `sentence.rows`: types and kinds of both ends, the words between them one by one, in twos and
 * as a whole, verbs with their voice, word clusters, the words around, distance and what stands between.
 *
 * @param rowCount a power of two
 * @returns how many rows there are
 */
export function readPair(sentence: PairSentence, { left, right }: Pair, rowCount: number): number {
  const { view, word, cluster, verb, rows } = sentence;
  const { units } = view.sentence;
  let count = 0;
  const add = (template: number, value: number): void => {
    if (count < most) rows[count++] = mix(Math.imul(template, 0x9e3779b1) + value) & (rowCount - 1);
  };
  const [typeL, typeR] = [typeNumber(left), typeNumber(right)];
  const ends = Math.imul(typeL, 31) + typeR;
  const [first, last] = [left.to, right.from];
  const distance = last - first;
  add(1, 0);
  add(2, ends);
  add(3, kindOf(left) * 5 + kindOf(right));
  add(4, distance < 6 ? distance : distance < 10 ? 6 : distance < 16 ? 7 : 8);
  let [between, commas, verbs, whole, opened] = [0, 0, 0, 17, 0];
  let lastVerb = -1;
  for (let at = first; at < last; at++) {
    const unit = units[at]!;
    const lower = word[at]!;
    whole = mix(Math.imul(whole, 31) + lower);
    if (unit.kind === "mention") between++;
    else if (unit.lower === ",") commas++;
    else if (unit.lower === "(") opened++;
    if (unit.kind !== "mention") {
      add(5, lower);
      if (distance <= 6) add(6, lower);
      if (cluster[at] !== 0 && isContent(unit)) {
        add(7, (cluster[at]! - 1) >> 2);
        add(8, (cluster[at]! - 1) >> 4);
      }
    }
    if (at > first) add(9, mix(Math.imul(word[at - 1]!, 31) + lower));
    if (verb[at]! >= 0) {
      const group = view.clauses.verbs[verb[at]!]!;
      lastVerb = Math.imul(hashText(group.lemma), 4) + (group.passive ? 2 : 0) + (group.negated ? 1 : 0);
      verbs++;
      add(10, lastVerb);
    }
    if (unit.kind === "office") add(11, hashText([...unit.office!.kinds].join(" ")));
  }
  if (distance <= 7) {
    add(12, whole);
    add(13, mix(whole + ends));
  }
  add(14, Math.min(between, 4));
  add(15, Math.min(commas, 3) * 4 + Math.min(opened, 3));
  add(16, Math.min(verbs, 3));
  const before = word[last - 1] ?? 0;
  if (distance > 0) {
    add(17, mix(before + ends));
    add(18, mix(word[first]! + ends));
    if (lastVerb >= 0 || lastVerb < -1) add(19, mix(Math.imul(lastVerb, 31) + before));
  }
  const outer = [left.from - 1, left.from - 2, right.to, right.to + 1, right.to + 2];
  for (const [n, at] of outer.entries()) if (at >= 0 && at < units.length) add(20 + n, word[at]!);
  add(25, left.from === 0 ? 0 : 1);
  // The verb of the clause that the left end is in, where it stands outside: "Born in Lima, Jane Smith …".
  for (let at = Math.max(0, left.from - 4); at < left.from; at++) if (verb[at]! >= 0) add(26, word[at]!);
  for (let at = right.to; at < Math.min(units.length, right.to + 4); at++) if (verb[at]! >= 0) add(27, word[at]!);
  return count;
}

/** How much a feature of this kind says about one unit between the ends: its own rows, for finding the word that decided. */
export function rowsOfUnit({ word, cluster, view }: PairSentence, at: number, rowCount: number): number[] {
  const row = (template: number, value: number) => mix(Math.imul(template, 0x9e3779b1) + value) & (rowCount - 1);
  const found = [row(5, word[at]!)];
  if (cluster[at] !== 0 && isContent(view.sentence.units[at]!))
    found.push(row(7, (cluster[at]! - 1) >> 2), row(8, (cluster[at]! - 1) >> 4));
  return found;
}

const isContent = (unit: Unit): boolean => unit.upos === "VERB" || unit.upos === "NOUN" || unit.upos === "ADJ";

const kinds = ["name", "nominal", "pronoun", "demonym"] as const;
const kindOf = (end: PairEnd): number => (end.unit ? kinds.indexOf(end.unit.mention!.kind) + 1 : 0);

const typeNumbers = new Map([...entityTypeNames, "Date" as const].map((type) => [type, hashText(type)] as const));
const typeNumber = ({ type }: PairEnd): number => typeNumbers.get(type)!;
