import type { RelationType } from "../ontology.ts";

/**
 * How good the reading is, measured on labelled text: what `npm run evaluate -- --scorecard FILE` writes, ships as
 * `graph-data/scorecard.json` and is served at `/v1/scorecard`. Shares are from 0 to 1.
 */
export interface Scorecard {
  /** The version of the reading rules that were measured. */
  readonly rules: string;
  /** The day of measuring, ISO 8601. */
  readonly measured: string;
  readonly sets: readonly MeasuredSet[];
  /** Edges that a person held against their sentences; absent where none were given. */
  readonly judged?: JudgedEdges;
}

/** What was measured on one labelled set. What the set does not label is absent. */
export interface MeasuredSet {
  /** The set's name, "dwie.dev". */
  readonly name: string;
  readonly articles: number;
  /** Exact span and type, by coarse type and over all three. */
  readonly names?: readonly (Measure & { readonly type: "PER" | "ORG" | "LOC" | "all" })[];
  /** Which mentions are one entity, as B-cubed within an article. */
  readonly entities?: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Facts with both ends and the type right, end to end, by type and over all. */
  readonly relations?: readonly (Measure & { readonly type: RelationType | "all" })[];
  readonly quotes?: {
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
    /** Of the labelled quotations with a speaker, how many have the right one. */
    readonly speaker: number;
  };
  /** How far the confidence of relations is from how often they are right. */
  readonly calibration?: Calibration;
}

/** Counts, and the shares that follow from them. */
export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Confidence held against what was right. */
export interface Calibration {
  /** How many relations were held against labels. */
  readonly count: number;
  /** Expected calibration error: the mean distance of confidence and share right over the bins, weighted by their counts. */
  readonly error: number;
  readonly bins: readonly CalibrationBin[];
}

/** The relations whose confidence is in [from, to); the last bin includes 1. */
interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Their mean confidence. */
  readonly confidence: number;
  /** How many of them are right, as a share. */
  readonly right: number;
}

/** Edges drawn from an extraction and judged one by one: type, direction, ends and assertion must all be right. */
export interface JudgedEdges {
  /** The set that they were drawn from. */
  readonly set: string;
  readonly edges: number;
  /** Share right. */
  readonly right: number;
  readonly types: readonly { readonly type: RelationType; readonly edges: number; readonly right: number }[];
  readonly calibration: Calibration;
}
