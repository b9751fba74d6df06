/**
 * What is kept of a text to tell whether another is a copy of it: the smallest hashes of its runs of five words (bottom-k sketch; Broder,
 * "On the resemblance and containment of documents", 1997). A function of the text alone, the same on every machine.
 */
export interface Sketch {
  /** Unsigned 32-bit numbers, ascending, each once. All hashes of a text that has no more than `most`. */
  readonly hashes: Uint32Array;
}

/** Words in a run: shorter ones are shared by articles that have nothing in common, longer ones break with every edited word. */
const run = 5;
const most = 256;
/** Texts with fewer runs are never called copies: captions, one-line flashes and standing notices say nothing of their source. */
const fewest = 24;
/** How many hashes of the shorter text a comparison needs within the reach of both. */
const compared = 12;
/** How many hashes find the texts that are worth a comparison. */
const keyCount = 16;
/** How many of these two copies share at least: one alone may stand in a notice that a whole paper prints under its articles. */
export const sharedKeys = 2;
/**
 * Share of the shorter text's runs that the longer one has. Of 620,000 pairs of news articles (worldwide, dwie, ecb+, polnear; see
 * DESIGN.md) all 24 from 0.6 on are one story told twice; a follow-up that repeats two paragraphs stays below.
 */
const enough = 0.6;

export function sketchOf(text: string): Sketch {
  const words = (text.normalize("NFKC").toLowerCase().match(wordPattern) ?? []).map(hashWord);
  const hashes = new Set<number>();
  for (let start = 0; start + run <= words.length; start++) {
    let hash = 0;
    for (let n = 0; n < run; n++) hash = Math.imul(hash ^ words[start + n]!, 0x9e3779b1) + n;
    hashes.add(scatter(hash));
  }
  return { hashes: Uint32Array.from(hashes).sort().slice(0, most) };
}

// Scripts without blanks between words: each sign is one.
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

/** The hashes by which the sketches that may be copies are found: two copies share at least two of them. */
export const keysOf = ({ hashes }: Sketch): readonly number[] =>
  hashes.length < fewest ? [] : [...hashes.slice(0, keyCount)];

/**
 * Is one text nearly all of the other, or all but a cut tail of it? Symmetric, and a function of the two alone; it does not follow that
 * copies of one text are copies of each other.
 */
export function areCopies(a: Sketch, b: Sketch): boolean {
  if (Math.min(a.hashes.length, b.hashes.length) < fewest) return false;
  const keys = new Set(keysOf(a));
  if (keysOf(b).filter((key) => keys.has(key)).length < sharedKeys) return false;
  return containment(a, b) >= enough;
}

/** The share of the shorter text's runs that the longer one has, as far as both sketches reach; 0 to 1. */
function containment(a: Sketch, b: Sketch): number {
  const reach = Math.min(reachOf(a), reachOf(b));
  const [own, other] = [a, b].map(({ hashes }) => hashes.filter((hash) => hash <= reach)) as [Uint32Array, Uint32Array];
  const known = new Set(own);
  let shared = 0;
  for (const hash of other) if (known.has(hash)) shared++;
  const shorter = Math.min(own.length, other.length);
  return shorter < compared ? 0 : shared / shorter;
}

/** Up to which hash a sketch has all of its text. */
const reachOf = ({ hashes }: Sketch): number => (hashes.length < most ? 0xffffffff : hashes.at(-1)!);

/** 1,024 bytes at most, little-endian. */
export function packSketch({ hashes }: Sketch): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 4);
  const view = new DataView(bytes.buffer);
  hashes.forEach((hash, n) => {
    view.setUint32(n * 4, hash, true);
  });
  return bytes;
}

export function unpackSketch(bytes: Uint8Array): Sketch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { hashes: Uint32Array.from({ length: bytes.byteLength / 4 }, (_, n) => view.getUint32(n * 4, true)) };
}

/** FNV-1a over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The last step of MurmurHash3: every bit of the input moves every bit of the output, so that the smallest hashes are a fair sample. */
function scatter(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
