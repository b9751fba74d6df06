import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from "node:zlib";

/** What a model file holds: a head that says what it is, and arrays of bytes by name. */
export interface ModelFile {
  readonly head: Readonly<Record<string, unknown>>;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

// The digit counts changes of layout or features, which old weights would misread in silence.
const magic = "DRAM1\n";
// Ours unpack to about 10 MB; a file that unpacks to more is not ours.
const mostBytes = 1 << 27;

/** Writes a model file: magic, checksum, then brotli over a JSON head and the parts. The same input gives the same bytes. */
export function writeModelFile(kind: string, file: ModelFile): Buffer {
  const parts = [...file.parts];
  const sizes = parts.map(([name, bytes]) => [name, bytes.length]);
  const head = Buffer.from(JSON.stringify({ kind, head: file.head, sizes }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const body = Buffer.concat([size, head, ...parts.map(([, bytes]) => bytes)]);
  const packed = brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  const check = Buffer.alloc(4);
  check.writeUInt32LE(crc32(packed));
  return Buffer.concat([Buffer.from(magic), check, packed]);
}

/** Reads a model file of a kind. Throws, saying what to do, when the bytes are no whole model of that kind and version. */
export function readModelFile(kind: string, bytes: Uint8Array): ModelFile {
  const retrain = "make one with: npm run train -- --data DIR";
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = magic.length + 4;
  if (file.length < start || file.toString("latin1", 0, magic.length) !== magic) {
    throw new Error(`These bytes are not a ${kind} model of this version; ${retrain}`);
  }
  const packed = file.subarray(start);
  if (crc32(packed) !== file.readUInt32LE(magic.length)) {
    throw new Error(`The ${kind} model is damaged (its checksum is wrong); restore the file or ${retrain}`);
  }
  const body = brotliDecompressSync(packed, { maxOutputLength: mostBytes });
  const headEnd = 4 + body.readUInt32LE(0);
  const outer = record(JSON.parse(body.toString("utf8", 4, headEnd)));
  if (outer.kind !== kind) throw new Error(`This is not a ${kind} model but "${String(outer.kind)}"; ${retrain}`);
  const parts = new Map<string, Uint8Array>();
  let at = headEnd;
  for (const entry of Array.isArray(outer.sizes) ? outer.sizes : []) {
    const [name, length]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof name !== "string" || typeof length !== "number" || at + length > body.length) {
      throw new Error(`The ${kind} model is cut short; restore the file or ${retrain}`);
    }
    parts.set(name, body.subarray(at, at + length));
    at += length;
  }
  return { head: record(outer.head), parts };
}

/** A whole number of at least 0 from a head; throws if it is none. */
export function countIn(file: ModelFile, name: string): number {
  const value = file.head[name];
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new Error(`A model file's head has no whole number "${name}"; train it again`);
}

/** A part by its name; throws if it is missing. */
export function partOf(file: ModelFile, name: string): Uint8Array {
  const part = file.parts.get(name);
  if (!part) throw new Error(`A model file has no part "${name}"; train it again`);
  return part;
}

/**
 * Weights, most of them 0, as the distances between those that are not (seven bits a byte, the eighth for "more")
 * and their values.
 */
export function packWeights(weights: Int8Array): { gaps: Uint8Array; values: Uint8Array } {
  const gaps: number[] = [];
  const values: number[] = [];
  let before = -1;
  for (let n = 0; n < weights.length; n++) {
    if (weights[n] === 0) continue;
    let gap = n - before;
    for (; gap > 127; gap >>>= 7) gaps.push((gap & 127) | 128);
    gaps.push(gap);
    values.push(weights[n]! & 255);
    before = n;
  }
  return { gaps: Uint8Array.from(gaps), values: Uint8Array.from(values) };
}

/**
 * Weights by row and label, without the rows that are all 0: row r begins at `places[r] * width` of `weights`, and
 * `places[r]` is 0 for a row that is not there (the first place is left empty for that).
 */
export interface WeightRows {
  readonly places: Int32Array;
  readonly weights: Int8Array;
}

/** The weights that `packWeights` packed, `width` labels a row. */
export function unpackWeights(gaps: Uint8Array, values: Uint8Array, rowCount: number, width: number): WeightRows {
  const places = new Int32Array(rowCount);
  const weights = new Int8Array((countRows(gaps, width) + 1) * width);
  let rows = 0;
  let lastRow = -1;
  let entry = -1;
  let at = 0;
  for (let n = 0; n < values.length; n++) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = gaps[at++]!;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    entry += gap;
    const row = (entry / width) | 0;
    if (row !== lastRow) {
      lastRow = row;
      places[row] = ++rows;
    }
    weights[rows * width + (entry - row * width)] = values[n]!;
  }
  return { places, weights };
}

/** How many rows of `width` the entries behind these gaps stand in. */
function countRows(gaps: Uint8Array, width: number): number {
  let rows = 0;
  let lastRow = -1;
  let entry = -1;
  let gap = 0;
  let shift = 0;
  for (let n = 0; n < gaps.length; n++) {
    const byte = gaps[n]!;
    gap |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    entry += gap;
    gap = shift = 0;
    const row = (entry / width) | 0;
    if (row !== lastRow) rows++;
    lastRow = row;
  }
  return rows;
}

/** Weights as parts of a model file. */
export function weightParts(weights: Int8Array): [string, Uint8Array][] {
  const { gaps, values } = packWeights(weights);
  return [
    ["gaps", gaps],
    ["values", values],
  ];
}

/** The weights that `weightParts` put into a file whose head has their `rowCount`, a power of two; throws if they are none. */
export function weightsIn(file: ModelFile, width: number): { rowCount: number; rows: WeightRows } {
  const rowCount = countIn(file, "rowCount");
  if ((rowCount & (rowCount - 1)) !== 0)
    throw new Error("These weights are of another version; make some with: npm run train -- --data DIR");
  return { rowCount, rows: unpackWeights(partOf(file, "gaps"), partOf(file, "values"), rowCount, width) };
}

/** 32-bit numbers as four planes of bytes, which compress better than the numbers one after another. */
export function toPlanes(numbers: Int32Array): Uint8Array {
  const planes = new Uint8Array(numbers.length * 4);
  for (let plane = 0; plane < 4; plane++) {
    for (let n = 0; n < numbers.length; n++) planes[plane * numbers.length + n] = numbers[n]! >>> (8 * plane);
  }
  return planes;
}

/** The numbers that `toPlanes` took apart. */
export function fromPlanes(planes: Uint8Array): Int32Array {
  const length = planes.length >> 2;
  const numbers = new Int32Array(length);
  for (let n = 0; n < length; n++) {
    numbers[n] =
      planes[n]! | (planes[length + n]! << 8) | (planes[2 * length + n]! << 16) | (planes[3 * length + n]! << 24);
  }
  return numbers;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
