/** Kinds of names that are told apart. MISC takes in what would else be mistaken for one of the others. */
export const nameTypes = ["PER", "ORG", "LOC", "MISC"] as const;
export type NameType = (typeof nameTypes)[number];

/** A name among tokens, `last` exclusive. */
export interface LabelledSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
}

/**
 * Labels of tokens: 0 outside of names; for each type begin, inside, last of a name, and a name of one token
 * (BILOU; Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition", CoNLL 2009).
 */
export const labelCount = 1 + 4 * nameTypes.length;
const begin = (type: number) => 1 + 4 * type;
const inside = (type: number) => 2 + 4 * type;
const last = (type: number) => 3 + 4 * type;
const unit = (type: number) => 4 + 4 * type;

/** Writes the labels of `spans` into `labels`. Spans must not overlap. */
export function writeLabels(spans: readonly LabelledSpan[], labels: Uint8Array): void {
  for (const span of spans) {
    const type = nameTypes.indexOf(span.type);
    if (span.last - span.first === 1) labels[span.first] = unit(type);
    else {
      labels.fill(inside(type), span.first, span.last);
      labels[span.first] = begin(type);
      labels[span.last - 1] = last(type);
    }
  }
}

/** The spans that a valid sequence of labels stands for; `offset` is added to their places. */
export function readLabels(labels: Uint8Array, offset = 0): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let first = 0;
  for (let n = 0; n < labels.length; n++) {
    const label = labels[n]!;
    if (label === 0) continue;
    const type = nameTypes[(label - 1) >> 2]!;
    const part = (label - 1) & 3;
    if (part === 0 || part === 3) first = n;
    if (part >= 2) spans.push({ first: first + offset, last: n + 1 + offset, type });
  }
  return spans;
}

/** Labels that may stand before each label, in one row: those that end or are outside a name, or the same name's. */
const closed = [0, ...nameTypes.flatMap((_, type) => [last(type), unit(type)])].sort((a, b) => a - b);
export const mayPrecede: readonly (readonly number[])[] = Array.from({ length: labelCount }, (_, label) => {
  const type = (label - 1) >> 2;
  const part = (label - 1) & 3;
  return label > 0 && (part === 1 || part === 2) ? [begin(type), inside(type)] : closed;
});
const mayFollow = mayPrecede.map((_, label) => mayPrecede.flatMap((before, n) => (before.includes(label) ? [n] : [])));
const mayEnd = closed;

/** What the span of a decoded chain would score as each type of name, its neighbours' labels as they are. */
export function typePoints(
  scores: Float32Array,
  transitions: Float32Array,
  length: number,
  labels: Uint8Array,
  span: { readonly first: number; readonly last: number },
): number[] {
  const before = span.first > 0 ? labels[span.first - 1]! : 0;
  const after = span.last < length ? labels[span.last]! : 0;
  return nameTypes.map((_, type) => {
    let points = 0;
    let previous = before;
    for (let n = span.first; n < span.last; n++) {
      const isFirst = n === span.first;
      const isLast = n === span.last - 1;
      const label = isFirst ? (isLast ? unit(type) : begin(type)) : isLast ? last(type) : inside(type);
      points += scores[n * labelCount + label]! + transitions[previous * labelCount + label]!;
      previous = label;
    }
    return points + transitions[previous * labelCount + after]!;
  });
}

/** Room for decoding chains of tokens; grows when it must, and is used again for the next chain. */
export interface Decoder {
  /**
   * The best valid labels of `length` tokens under `scores` (token × label) and `transitions` (before × after).
   * The tokens around the chain are outside of names.
   */
  decode(scores: Float32Array, transitions: Float32Array, length: number, labels: Uint8Array): void;
  /**
   * How far ahead of the best sequence with another label each token's label is, after `decode` of the same chain:
   * the smaller, the less sure. Writes into `margins`.
   */
  margins(
    scores: Float32Array,
    transitions: Float32Array,
    length: number,
    labels: Uint8Array,
    margins: Float32Array,
  ): void;
}

export function makeDecoder(): Decoder {
  let best = new Float32Array(64 * labelCount);
  let from = new Uint8Array(64 * labelCount);
  let ahead = new Float32Array(64 * labelCount);
  const grow = (length: number) => {
    if (best.length >= length * labelCount) return;
    best = new Float32Array(2 * length * labelCount);
    from = new Uint8Array(2 * length * labelCount);
    ahead = new Float32Array(2 * length * labelCount);
  };

  const decode: Decoder["decode"] = (scores, transitions, length, labels) => {
    grow(length);
    for (let n = 0; n < length; n++) {
      const row = n * labelCount;
      for (let label = 0; label < labelCount; label++) {
        const score = scores[row + label]!;
        if (n === 0) {
          const starts = mayPrecede[label] === closed;
          best[label] = starts ? score + transitions[label]! : Number.NEGATIVE_INFINITY;
          continue;
        }
        let top = Number.NEGATIVE_INFINITY;
        let topFrom = 0;
        const before = mayPrecede[label]!;
        for (let b = 0; b < before.length; b++) {
          const candidate = best[row - labelCount + before[b]!]! + transitions[before[b]! * labelCount + label]!;
          if (candidate > top) {
            top = candidate;
            topFrom = before[b]!;
          }
        }
        best[row + label] = top + score;
        from[row + label] = topFrom;
      }
    }
    const lastRow = (length - 1) * labelCount;
    let label = 0;
    let top = Number.NEGATIVE_INFINITY;
    for (const end of mayEnd) {
      const candidate = best[lastRow + end]! + transitions[end * labelCount]!;
      if (candidate > top) {
        top = candidate;
        label = end;
      }
    }
    for (let n = length - 1; n >= 0; n--) {
      labels[n] = label;
      label = from[n * labelCount + label]!;
    }
  };

  const margins: Decoder["margins"] = (scores, transitions, length, labels, out) => {
    for (let n = length - 1; n >= 0; n--) {
      const row = n * labelCount;
      for (let label = 0; label < labelCount; label++) {
        if (n === length - 1) {
          ahead[row + label] = mayEnd.includes(label) ? transitions[label * labelCount]! : Number.NEGATIVE_INFINITY;
          continue;
        }
        let top = Number.NEGATIVE_INFINITY;
        for (const after of mayFollow[label]!) {
          const next = row + labelCount + after;
          const candidate = transitions[label * labelCount + after]! + scores[next]! + ahead[next]!;
          if (candidate > top) top = candidate;
        }
        ahead[row + label] = top;
      }
      const chosen = labels[n]!;
      let other = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < labelCount; label++) {
        if (label !== chosen) other = Math.max(other, best[row + label]! + ahead[row + label]!);
      }
      out[n] = best[row + chosen]! + ahead[row + chosen]! - other;
    }
  };
  return { decode, margins };
}
