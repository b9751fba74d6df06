import { checkSpans } from "./evaluate/checkSpans.ts";
import { openLines } from "./evaluate/openLines.ts";
import { parseJsonLine } from "./read/readJsonLine.ts";
import { command, exitCodes, runCommand } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = command("check-spans", {
  does: "Holds what the extract command printed against its articles: does every span cut out what it should?",
  examples: [
    "npm run --silent extract < articles.jsonl > extractions.jsonl",
    "npm run check-spans -- articles.jsonl extractions.jsonl",
  ],
})
  .argument("<articles>", "JSON lines, also packed with gzip")
  .argument("<extractions>", "what the extract command printed for them");

await runCommand(program, async () => {
  const [articles, extractions] = program.args as [string, string];
  const printed = openLines(extractions);
  const sums = { articles: 0, failed: 0, entities: 0, relations: 0, quotes: 0, spans: 0, faults: 0, unlisted: 0 };
  for await (const line of openLines(articles)) {
    const next = await printed.next();
    if (next.done || next.value.text === undefined || line.text === undefined) {
      sums.faults++;
      await print(`line ${line.number}: there is no extraction for it`);
      continue;
    }
    const value: unknown = JSON.parse(next.value.text);
    sums.articles++;
    const { error, entities, relations, quotes } = value as Record<string, unknown>;
    if (error !== undefined) {
      sums.failed++;
      await print(`line ${line.number}: ${String(error)}`);
      continue;
    }
    const { spans, faults, unlisted } = checkSpans(value, parseJsonLine(line.text).text);
    sums.spans += spans;
    for (const [name, list] of Object.entries({ entities, relations, quotes }))
      sums[name as "entities"] += Array.isArray(list) ? list.length : 0;
    sums.faults += faults.length;
    sums.unlisted += unlisted.length;
    for (const fault of faults.slice(0, 5)) await print(`line ${line.number}: ${fault}`);
  }
  await print(
    `${sums.articles} articles, ${sums.failed} without a reading; ${sums.entities} entities, ${sums.relations} relations, ${sums.quotes} quotes; ${sums.spans} spans, ${sums.faults} faults; ${sums.unlisted} ends of relations are no listed mention`,
  );
  return sums.faults > 0 ? exitCodes.rejected : exitCodes.ok;
});
