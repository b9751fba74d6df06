import { existsSync } from "node:fs";
import { join } from "node:path";
import { copyWithProgress } from "./store/copyWithProgress.ts";
import { command, exitCodes, runCommand, UsageError, withStore } from "./terminal/command.ts";

const program = withStore(
  command("restore", {
    does: "Brings back what a backup holds, into a store that is new or empty, and checks that it is the same graph. One that was cut goes on where it was when it is started again.",
    examples: ["npm run restore -- backups/2026-03-01 --store my-graph"],
  }),
)
  .argument("<directory>", "the backup")
  .option("--json", "print one JSON object");

await runCommand(program, async () => {
  const { store, json } = program.opts<{ store: string; json?: true }>();
  const [directory] = program.args as [string];
  if (!existsSync(join(directory, "dramatis.db"))) throw new UsageError(`There is no backup in ${directory}.`);
  await copyWithProgress({ from: directory, to: store, label: "Restoring", json: json === true });
  return exitCodes.ok;
});
