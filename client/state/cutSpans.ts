/** A piece of text and the spans that lie over it. */
export interface Piece<Span> {
  readonly start: number;
  readonly text: string;
  readonly spans: readonly Span[];
}

/**
 * Cuts a text at every start and end of the spans, so that overlapping spans can be drawn. The pieces put together are the text; spans
 * that reach beyond it are cut to it. Offsets are UTF-16 code units, end exclusive.
 */
export function cutSpans<Span extends { readonly start: number; readonly end: number }>(
  text: string,
  spans: readonly Span[],
): Piece<Span>[] {
  const inside = spans
    .map((span) => ({ span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  // A sweep: at each cut some spans end and some begin. Articles have thousands of both.
  const begins = Map.groupBy(inside, ({ start }) => start);
  let over: typeof inside = [];
  const pieces: Piece<Span>[] = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [start, end] = [cuts[at]!, cuts[at + 1]!];
    over = [...over.filter((one) => one.end > start), ...(begins.get(start) ?? [])];
    pieces.push({ start, text: text.slice(start, end), spans: over.map(({ span }) => span) });
  }
  return pieces;
}
