import { once } from "node:events";

/** Prints a line, and waits where the reader of our output is slower than we are. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}
