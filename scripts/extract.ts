import { createReadStream } from "node:fs";
import { inOrder } from "./pool/inOrder.ts";
import { ChildFailed } from "./pool/openPool.ts";
import { defaultWorkers, openReadingPool } from "./pool/readingPool.ts";
import { idOfLine } from "./read/readJsonLine.ts";
import { type Line, readLines } from "./read/readLines.ts";
import { largestFile } from "./read/source.ts";
import { command, exitCodes, runCommand, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = command("extract", {
  does:
    "Reads articles, one JSON object a line ({id, text, title?, publishedAt?, url?, outlet?}), and prints what each says, one JSON object a\n" +
    "line, in the same order. A line that cannot be read gives {id, error}, and the rest goes on.",
  examples: [
    "npm run --silent extract < articles.jsonl > extractions.jsonl",
    "npm run --silent extract -- --workers 4 articles.jsonl",
  ],
})
  .argument("[file]", "file to read; without it, standard input")
  .option("--workers <n>", "processes that read at the same time", wholeNumber(1), defaultWorkers())
  .option("--deadline <seconds>", "longest time for one article", wholeNumber(1), 10);

await runCommand(program, async () => {
  const options = program.opts<{ workers: number; deadline: number }>();
  const file = program.args[0];
  const pool = openReadingPool({ workers: options.workers, deadline: options.deadline * 1_000 });
  let rejected = 0;

  const readLine = async ({ number, text }: Line): Promise<string> => {
    const id = `line ${number}`;
    const failed = (reason: string) => {
      rejected++;
      return JSON.stringify({ id: (text === undefined ? undefined : idOfLine(text)) ?? id, error: reason });
    };
    if (text === undefined) return failed(`The line is longer than ${largestFile / 1e6} MB. Split it.`);
    try {
      const result = await pool.run({ kind: "line", line: text, id });
      return result.kind === "line" ? result.line : failed(result.kind === "rejected" ? result.reason : result.kind);
    } catch (error) {
      if (error instanceof ChildFailed) return failed(error.message);
      throw error;
    }
  };

  const lines = readLines(file === undefined || file === "-" ? process.stdin : createReadStream(file), largestFile);
  // Enough ahead that no process waits while one line takes long, few enough that memory stays small.
  for await (const line of inOrder(lines, readLine, { ahead: options.workers * 8 })) await print(line);
  await pool.close();
  return rejected > 0 ? exitCodes.rejected : exitCodes.ok;
});
