import type { EntityType } from "../../graph-data/ontology.ts";
import type { Document } from "../nlp/document.ts";
import {
  countIn,
  fromPlanes,
  partOf,
  readModelFile,
  toPlanes,
  type WeightRows,
  weightParts,
  weightsIn,
  writeModelFile,
} from "../nlp/model-file.ts";
import type { WordTable } from "../nlp/word-table.ts";
import { kindFeatures, type NamePlace } from "./kindFeatures.ts";
import { makeWordKinds, type WordKinds } from "./wordKinds.ts";

/** What a name may stand for, in the order of the model's weights. */
export const decidedKinds = [
  "Company",
  "PublicBody",
  "PoliticalParty",
  "IntergovernmentalOrg",
  "ArmedForce",
  "MediaOutlet",
  "Organization",
  "Person",
  "Place",
] as const satisfies readonly EntityType[];
export type DecidedKind = (typeof decidedKinds)[number];

/** Weights of a softmax regression over hashed features, and what vectors tell of single words. */
export interface KindModel {
  readonly rowCount: number;
  readonly rows: WeightRows;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly wordKinds: WordKinds;
}

/**
 * How likely each kind is.
 *
 * @param features hashes, as `kindFeatures` gives them
 * @returns chances in the order of `decidedKinds`, their sum is 1
 */
export function chancesOfKinds({ rowCount, rows, scale }: KindModel, features: readonly number[]): number[] {
  const scores = new Array<number>(decidedKinds.length).fill(0);
  for (const feature of features) {
    const base = rows.places[feature & (rowCount - 1)]! * scores.length;
    if (base > 0) for (let k = 0; k < scores.length; k++) scores[k] = scores[k]! + rows.weights[base + k]! * scale;
  }
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The trained decision as the passes ask it. */
export interface KindDecider {
  /** The likeliest kind of a name that stands at these places of a document, and how likely it is, from 0 to 1. */
  decide(name: string, document: Document, places: readonly NamePlace[]): { kind: DecidedKind; chance: number };
}

/** Makes a decider of a model and what is known of words. */
export function makeKindDecider(model: KindModel, words: WordTable): KindDecider {
  const knowledge = { words, wordKinds: model.wordKinds };
  return {
    decide(name, document, places) {
      const chances = chancesOfKinds(model, kindFeatures(name, document, places, knowledge));
      const best = chances.reduce((top, chance, k) => (chance > chances[top]! ? k : top), 0);
      return { kind: decidedKinds[best]!, chance: chances[best]! };
    },
  };
}

/** What a training run makes. */
export interface TrainedKinds {
  readonly rowCount: number;
  /** Row × kind. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly wordHashes: Int32Array;
  readonly wordKinds: Uint8Array;
}

/** Writes a model as a model file. The same model gives the same bytes. */
export function writeKindModel({ rowCount, weights, scale, wordHashes, wordKinds }: TrainedKinds): Buffer {
  const order = Int32Array.from(wordHashes.keys()).sort((a, b) => wordHashes[a]! - wordHashes[b]!);
  const gaps = order.map((n, at) => (at === 0 ? wordHashes[n]! : wordHashes[n]! - wordHashes[order[at - 1]!]!) | 0);
  return writeModelFile("kinds", {
    head: { rowCount, scale: Math.round(scale * 1e6) },
    parts: new Map([
      ...weightParts(weights),
      ["words", toPlanes(gaps)],
      ["kinds", Uint8Array.from(order, (n) => wordKinds[n]!)],
    ]),
  });
}

/** Reads a model. Throws, saying what to do, when the bytes are no such file. */
export function readKindModel(bytes: Uint8Array): KindModel {
  const file = readModelFile("kinds", bytes);
  const hashes = fromPlanes(partOf(file, "words"));
  for (let n = 1; n < hashes.length; n++) hashes[n] = (hashes[n - 1]! + hashes[n]!) | 0;
  return {
    ...weightsIn(file, decidedKinds.length),
    scale: countIn(file, "scale") / 1e6,
    wordKinds: makeWordKinds(hashes, partOf(file, "kinds")),
  };
}
