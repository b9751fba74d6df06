import { copyWithProgress } from "./store/copyWithProgress.ts";
import { command, exitCodes, runCommand, withStore } from "./terminal/command.ts";

const program = withStore(
  command("move", {
    does: "Carries everything over into another store: articles, what was read from them, decisions, the queue and the graph. One that was cut goes on where it was when it is started again. The old store stays as it is.",
    examples: [
      "npm run move -- --to postgres://me:secret@db.example.org/graph",
      "npm run move -- --store postgres://me@localhost/graph --to my-graph",
    ],
  }),
)
  .requiredOption("--to <dir or url>", "the new store: a directory, or a PostgreSQL database")
  .option("--json", "print one JSON object");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; to: string; json?: true }>();
  await copyWithProgress({ from: options.store, to: options.to, label: "Moving", json: options.json === true });
  return exitCodes.ok;
});
