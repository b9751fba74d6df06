import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { type Line, readLines } from "../read/readLines.ts";

/** The lines of a JSON lines file, packed with gzip or not. */
export function openLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path);
  return readLines(
    path.endsWith(".gz") ? file.pipe(createGunzip()).on("error", (e) => file.destroy(e)) : file,
    100_000_000,
  );
}
