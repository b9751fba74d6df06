import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from "node:zlib";
import { labelCount } from "./bilou.ts";
import { makeWordTable, type WordTable } from "./word-table.ts";

/** A trained tagger of names, as it is kept in a file. */
export interface NameModel {
  /** Rows of `weights`, a power of two; a feature's row is its hash modulo this. */
  readonly rowCount: number;
  /** Row × label, whole numbers. */
  readonly weights: Int8Array;
  /** Before × after, in the unit of `weights`. */
  readonly transitions: Float32Array;
  readonly words: WordTable;
  /** What was measured on held-out text: the confidence of a name is 1 / (1 + exp(−(slope × margin + offset))). */
  readonly confidence: { readonly slope: number; readonly offset: number };
}

/** The parts of a model as training hands them over. */
export interface NameModelParts extends Omit<NameModel, "words"> {
  /** `hashText` of each lower-case word, and its facts (`packFacts`). */
  readonly wordHashes: Int32Array;
  readonly wordFacts: Int32Array;
}

// "Dramatis names"; the digit counts changes of layout or features, which old weights would misread in silence.
const magic = "DRAN1\n";

/**
 * Writes a model: magic, checksum, then brotli over a JSON head and the arrays. Weights, most of
 * them 0, are kept as the distances between those that are not, and their values; word hashes are sorted and kept as differences, their facts as one plane of bytes after another.
 */
export function writeNameModel(parts: NameModelParts): Buffer {
  const order = Int32Array.from(parts.wordHashes.keys()).sort((a, b) => parts.wordHashes[a]! - parts.wordHashes[b]!);
  const words = order.length;
  const hashes = new Uint32Array(words);
  const facts = new Uint8Array(words * 4);
  for (let n = 0, before = -0x80000000; n < words; n++) {
    const hash = parts.wordHashes[order[n]!]!;
    hashes[n] = hash - before;
    before = hash;
    for (let plane = 0; plane < 4; plane++) facts[plane * words + n] = parts.wordFacts[order[n]!]! >>> (8 * plane);
  }
  const hashPlanes = new Uint8Array(words * 4);
  for (let n = 0; n < words; n++)
    for (let plane = 0; plane < 4; plane++) hashPlanes[plane * words + n] = hashes[n]! >>> (8 * plane);
  const { gaps, values } = toSparse(parts.weights);
  const { rowCount, confidence } = parts;
  const head = Buffer.from(
    JSON.stringify({ rowCount, labelCount, words, gapBytes: gaps.length, kept: values.length, confidence }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const body = Buffer.concat([size, head, bytesOf(parts.transitions), gaps, bytesOf(values), hashPlanes, facts]);
  const packed = brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  const check = Buffer.alloc(4);
  check.writeUInt32LE(crc32(packed));
  return Buffer.concat([Buffer.from(magic), check, packed]);
}

/** Reads a model. Throws, saying what to do, when the bytes are not a whole model of this version. */
export function readNameModel(bytes: Uint8Array): NameModel {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = magic.length + 4;
  if (file.length < start || file.toString("latin1", 0, magic.length) !== magic) {
    throw new Error("This is not a names model of this version; make one with: npm run train -- --data DIR");
  }
  const packed = file.subarray(start);
  if (crc32(packed) !== file.readUInt32LE(magic.length)) {
    throw new Error("The names model is damaged (its checksum is wrong); restore the file or train it again");
  }
  const body = brotliDecompressSync(packed, { maxOutputLength: 1 << 27 });
  const headEnd = 4 + body.readUInt32LE(0);
  const head: unknown = JSON.parse(body.toString("utf8", 4, headEnd));
  const { rowCount, words, gapBytes, kept, confidence } = checkHead(head);
  let at = headEnd;
  const take = (length: number) => {
    const part = body.subarray(at, at + length);
    if (part.length !== length) throw new Error("The names model is cut short; restore the file or train it again");
    at += length;
    return part;
  };
  const transitionBytes = take(4 * labelCount * labelCount);
  const transitions = Float32Array.from({ length: labelCount * labelCount }, (_, n) =>
    transitionBytes.readFloatLE(4 * n),
  );
  const weights = fromSparse(take(gapBytes), take(kept), rowCount * labelCount);
  const hashPlanes = take(4 * words);
  const facts = take(4 * words);
  const plane = (of: Uint8Array, n: number) =>
    of[n]! | (of[words + n]! << 8) | (of[2 * words + n]! << 16) | (of[3 * words + n]! << 24);
  const wordHashes = new Int32Array(words);
  const wordFacts = new Int32Array(words);
  for (let n = 0, before = -0x80000000; n < words; n++) {
    before = (before + (plane(hashPlanes, n) >>> 0)) | 0;
    wordHashes[n] = before;
    wordFacts[n] = plane(facts, n);
  }
  return { rowCount, weights, transitions, words: makeWordTable(wordHashes, wordFacts), confidence };
}

/** Distances between the entries that are not 0, seven bits a byte with the eighth for "more", and those entries. */
function toSparse(weights: Int8Array): { gaps: Buffer; values: Int8Array } {
  const gaps: number[] = [];
  const values: number[] = [];
  let before = -1;
  for (let n = 0; n < weights.length; n++) {
    if (weights[n] === 0) continue;
    let gap = n - before;
    for (; gap > 127; gap >>>= 7) gaps.push((gap & 127) | 128);
    gaps.push(gap);
    values.push(weights[n]!);
    before = n;
  }
  return { gaps: Buffer.from(gaps), values: Int8Array.from(values) };
}

function fromSparse(gaps: Uint8Array, values: Uint8Array, length: number): Int8Array {
  const weights = new Int8Array(length);
  let place = -1;
  let at = 0;
  for (let n = 0; n < values.length; n++) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = gaps[at++]!;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    place += gap;
    weights[place] = values[n]!;
  }
  return weights;
}

interface Head {
  readonly rowCount: number;
  readonly words: number;
  readonly gapBytes: number;
  readonly kept: number;
  readonly confidence: NameModel["confidence"];
}

function checkHead(head: unknown): Head {
  const field = (of: unknown, name: string): unknown =>
    typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
  const rowCount = field(head, "rowCount");
  const words = field(head, "words");
  const gapBytes = field(head, "gapBytes");
  const kept = field(head, "kept");
  const slope = field(field(head, "confidence"), "slope");
  const offset = field(field(head, "confidence"), "offset");
  const isCount = (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= 0;
  if (
    !isCount(rowCount) ||
    !isCount(words) ||
    !isCount(gapBytes) ||
    !isCount(kept) ||
    (rowCount & (rowCount - 1)) !== 0 ||
    field(head, "labelCount") !== labelCount ||
    typeof slope !== "number" ||
    typeof offset !== "number"
  ) {
    throw new Error("The names model is of another version; make one with: npm run train -- --data DIR");
  }
  return { rowCount, words, gapBytes, kept, confidence: { slope, offset } };
}

function bytesOf(array: Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
