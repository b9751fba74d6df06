/** A line of a stream with its number, counted from 1; `undefined` stands for a line that is longer than is read. */
export interface Line {
  readonly number: number;
  readonly text: string | undefined;
  /** Bytes of the stream up to and with this line. */
  readonly end: number;
}

/**
 * The lines of a stream of UTF-8, one at a time, whatever the length of the stream. Blank lines are left out, but counted.
 *
 * @param longest bytes of the longest line that is kept; of a longer one only its end is looked for
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let end = 0;
  const take = (): Line | undefined => {
    number++;
    const text = length > longest ? undefined : new TextDecoder().decode(Buffer.concat(pieces));
    pieces = [];
    length = 0;
    return text?.trim() === "" ? undefined : { number, text, end };
  };
  const keep = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= longest) pieces.push(piece);
    else pieces = [];
    end += piece.length;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, at));
      end++;
      start = at + 1;
      const line = take();
      if (line) yield line;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) {
    const line = take();
    if (line) yield line;
  }
}
