import {
  type AttributeType,
  attributeTypes,
  checkSignature,
  type EntityType,
  isRelationType,
  isSymmetric,
  organizations,
  type RelationType,
} from "../../graph-data/ontology.ts";
import type { Span } from "../../graph-data/records/extraction.ts";
import { readModelFile, type WeightRows, weightParts, weightsIn, writeModelFile } from "../nlp/model-file.ts";
import type { WordTable } from "../nlp/word-table.ts";
import type { Candidate } from "./candidate.ts";
import {
  type Pair,
  type PairEnd,
  type PairSentence,
  pairsOf,
  preparePairs,
  readPair,
  rowsOfUnit,
} from "./pairFeatures.ts";
import { saidFormer, type Unit } from "./units.ts";
import type { SentenceView } from "./view.ts";

/** What a pair may be told to be: a relation or an attribute, and whether its source, or what has the attribute, stands left. */
export interface PairClass {
  readonly type: RelationType | AttributeType;
  readonly forward: boolean;
}

/** A trained scorer of pairs. */
export interface PairModel {
  /** A power of two; a feature's row is its hash modulo this. */
  readonly rowCount: number;
  readonly classes: readonly PairClass[];
  readonly rows: WeightRows;
  /** One point of score in units of the weights. */
  readonly scale: number;
  /**
   * For each class how often a pair of at least this score is right, ascending: `[score, share]` steps, fitted on text that was not learned
   * from. A pair below the first step is nothing.
   */
  readonly steps: readonly (readonly (readonly [score: number, right: number])[])[];
}

/** A date that the scorer takes for an attribute of somebody; offsets into the article. */
export interface ScoredDate extends Span {
  readonly type: AttributeType;
  readonly owner: Unit;
  /** ISO 8601, partial dates allowed. */
  readonly date: string;
}

export interface PairScorer {
  /**
   * What the patterns were silent about.
   *
   * @param known candidates that patterns have read; their pairs are left alone
   */
  findPairs(view: SentenceView, known: readonly Candidate[]): { relations: Candidate[]; dates: ScoredDate[] };
}

/** The rule's name on everything that the scorer finds. */
export const pairRule = "pair-scorer";

/** Makes a scorer of a model and of what is known of words. */
export function makePairScorer(model: PairModel, words: WordTable): PairScorer {
  const { rowCount, classes, rows, scale, steps } = model;
  const width = classes.length;
  const living = classes.map((_, n) => steps[n]!.length > 0);
  const fitting = classesFor(classes, living);
  const scores = new Float64Array(width);
  return {
    findPairs(view, known) {
      const found: { relations: Candidate[]; dates: ScoredDate[] } = { relations: [], dates: [] };
      let sentence: PairSentence | undefined;
      for (const pair of pairsOf(view)) {
        const fit = fitting(pair);
        if (fit.length === 0 || isKnown(pair, known)) continue;
        sentence ??= preparePairs(view, words);
        const count = readPair(sentence, pair, rowCount);
        for (const n of fit) scores[n] = 0;
        for (let f = 0; f < count; f++) {
          const place = rows.places[sentence.rows[f]!]!;
          if (place === 0) continue;
          for (const n of fit) scores[n] = scores[n]! + rows.weights[place * width + n]!;
        }
        let best = -1;
        let right = 0;
        for (const n of fit) {
          const share = shareAt(steps[n]!, scores[n]! / scale);
          if (share > right) [best, right] = [n, share];
        }
        if (best < 0) continue;
        const { type, forward } = classes[best]!;
        const [source, target] = forward ? [pair.left, pair.right] : [pair.right, pair.left];
        if (!isRelationType(type)) found.dates.push(...toDate(view, type, { owner: source.unit!, when: target }));
        else {
          const trigger = strongest(sentence, pair, { model, class: best });
          found.relations.push(
            toCandidate(view, { type, source: source.unit!, target: target.unit!, pair, trigger, right }),
          );
        }
      }
      return found;
    },
  };
}

/** The classes whose signature a pair fits, worked out once for each two types. */
export function classesFor(
  classes: readonly PairClass[],
  living: readonly boolean[] = classes.map(() => true),
): (pair: Pair) => readonly number[] {
  const memory = new Map<string, number[]>();
  return ({ left, right }) => {
    const key = `${left.type} ${right.type}`;
    let fit = memory.get(key);
    if (!fit) {
      fit = [];
      for (const [n, { type, forward }] of classes.entries()) {
        const [source, target] = forward ? [left.type, right.type] : [right.type, left.type];
        if (living[n] && fits(type, source, target)) fit.push(n);
      }
      memory.set(key, fit);
    }
    return fit;
  };
}

function fits(type: RelationType | AttributeType, source: EntityType | "Date", target: EntityType | "Date"): boolean {
  if (source === "Date") return false;
  if (!isRelationType(type))
    return target === "Date" && (type === "foundedDate" ? isBody(source) : source === "Person");
  // A president and a country in one sentence are too often another's: states are for the patterns.
  if (type === "headOf" && target === "Country") return false;
  return target !== "Date" && checkSignature(type, source, target) === "fits";
}

const isBody = (type: EntityType): boolean => organizations.some((body) => body === type);

/** The share of the highest step that a score reaches; 0 below the first. */
export function shareAt(steps: readonly (readonly [number, number])[], score: number): number {
  let share = 0;
  for (const [from, right] of steps) {
    if (score < from) break;
    share = right;
  }
  return share;
}

function isKnown({ left, right }: Pair, known: readonly Candidate[]): boolean {
  if (!left.unit || !right.unit) return false;
  const [a, b] = [left.unit.mention!.entity, right.unit.mention!.entity];
  return known.some(({ source, target }) => {
    const [from, to] = [source.mention!.entity, target.mention!.entity];
    return (from === a && to === b) || (from === b && to === a);
  });
}

/** The word between the ends that speaks most for the class, as a unit index; -1 where none does. */
function strongest(
  sentence: PairSentence,
  { left, right }: Pair,
  { model, class: n }: { model: PairModel; class: number },
): number {
  const { rowCount, rows, classes } = model;
  let best = -1;
  let most = 0;
  for (let at = left.to; at < right.from; at++) {
    const unit = sentence.view.sentence.units[at]!;
    if (unit.kind === "mention" || unit.kind === "mark") continue;
    let sum = 0;
    for (const row of rowsOfUnit(sentence, at, rowCount)) {
      const place = rows.places[row]!;
      if (place !== 0) sum += rows.weights[place * classes.length + n]!;
    }
    if (sum > most) [best, most] = [at, sum];
  }
  return best;
}

function toDate(
  { sentence }: SentenceView,
  type: AttributeType,
  { owner, when }: { owner: Unit; when: PairEnd },
): ScoredDate[] {
  const date = when.date?.past;
  if (date === undefined) return [];
  return [{ type, owner, date, start: sentence.units[when.from]!.start, end: sentence.units[when.to - 1]!.end }];
}

function toCandidate(
  view: SentenceView,
  found: { type: RelationType; source: Unit; target: Unit; pair: Pair; trigger: number; right: number },
): Candidate {
  const { type, source, target, pair, trigger, right } = found;
  const { units } = view.sentence;
  const word = units[trigger];
  const office = units.slice(pair.left.to, pair.right.from).find((unit) => unit.kind === "office")?.office;
  const verb = view.clauses.verbs.findLastIndex(
    ({ main, bareParticiple }) => main >= pair.left.to && main < pair.right.from && !bareParticiple,
  );
  const end = pair.left.unit!.end;
  return {
    type,
    source,
    target,
    trigger: word ? { start: word.start, end: word.end } : { start: end, end },
    at: word ? trigger : pair.left.from,
    ...(office && officeTypes.has(type) ? { role: office.role } : {}),
    rule: pairRule,
    verb,
    former: word !== undefined && saidFormer(units, trigger),
    coming: false,
    apposition: verb < 0,
    dated: false,
    weight: right,
  };
}

const officeTypes = new Set<RelationType>(["headOf", "employedBy", "memberOf", "founderOf"]);

/** Writes a model, with all its weights row by row. */
export function writePairModel(model: Omit<PairModel, "rows"> & { readonly weights: Int8Array }): Buffer {
  return writeModelFile("pairs", {
    head: { rowCount: model.rowCount, classes: model.classes, scale: model.scale, steps: model.steps },
    parts: new Map(weightParts(model.weights)),
  });
}

/** Reads a model. Throws, saying what to do, when the bytes are no whole pairs model of this version. */
export function readPairModel(bytes: Uint8Array): PairModel {
  const file = readModelFile("pairs", bytes);
  const { classes, scale, steps } = file.head;
  if (
    !Array.isArray(classes) ||
    !classes.every(isPairClass) ||
    typeof scale !== "number" ||
    !Array.isArray(steps) ||
    steps.length !== classes.length ||
    !steps.every(isSteps)
  )
    throw new Error("The pairs model is of another version; make one with: npm run train -- --data DIR --only pairs");
  const { rowCount, rows } = weightsIn(file, classes.length);
  return { rowCount, classes, rows, scale, steps };
}

function isPairClass(value: unknown): value is PairClass {
  const { type, forward } = (value ?? {}) as Record<string, unknown>;
  return (isRelationType(type) || attributeTypes.some((name) => name === type)) && typeof forward === "boolean";
}

const isSteps = (value: unknown): value is [number, number][] =>
  Array.isArray(value) &&
  value.every(
    (step: unknown) => Array.isArray(step) && step.length === 2 && step.every((part) => typeof part === "number"),
  );

/** Both ways round of a relation type; one of a symmetric one. */
export const directionsOf = (type: RelationType | AttributeType): PairClass[] =>
  isRelationType(type) && isSymmetric(type)
    ? [{ type, forward: true }]
    : [
        { type, forward: true },
        { type, forward: false },
      ];
