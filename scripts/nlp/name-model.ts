import { labelCount } from "./bilou.ts";
import { countIn, readModelFile, type WeightRows, weightParts, weightsIn, writeModelFile } from "./model-file.ts";

/** A trained tagger of names. */
export interface NameModel {
  /** A power of two; a feature's row is its hash modulo this. */
  readonly rowCount: number;
  readonly rows: WeightRows;
  /** Before × after, in the unit of `weights`. */
  readonly transitions: Float32Array;
  /** Fitted on held-out text: the confidence of a name is 1 / (1 + exp(−(slope × margin + offset))). */
  readonly confidence: { readonly slope: number; readonly offset: number };
}

/** Writes a model, with all its weights row by row. */
export function writeNameModel(model: Omit<NameModel, "rows"> & { readonly weights: Int8Array }): Buffer {
  return writeModelFile("names", {
    head: {
      rowCount: model.rowCount,
      labelCount,
      transitions: Array.from(model.transitions),
      confidence: model.confidence,
    },
    parts: new Map(weightParts(model.weights)),
  });
}

/** Reads a model. Throws, saying what to do, when the bytes are no whole names model of this version. */
export function readNameModel(bytes: Uint8Array): NameModel {
  const file = readModelFile("names", bytes);
  const { transitions, confidence } = file.head;
  const { slope, offset } = (confidence ?? {}) as { slope?: unknown; offset?: unknown };
  if (
    countIn(file, "labelCount") !== labelCount ||
    !Array.isArray(transitions) ||
    transitions.length !== labelCount ** 2 ||
    !transitions.every((value) => typeof value === "number") ||
    typeof slope !== "number" ||
    typeof offset !== "number"
  ) {
    throw new Error("The names model is of another version; make one with: npm run train -- --data DIR");
  }
  const { rowCount, rows } = weightsIn(file, labelCount);
  return { rowCount, rows, transitions: Float32Array.from(transitions), confidence: { slope, offset } };
}
