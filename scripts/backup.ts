import { existsSync, readdirSync } from "node:fs";
import { holdsUnfinishedCopy } from "../graph-data/store/holdsUnfinishedCopy.ts";
import { copyWithProgress } from "./store/copyWithProgress.ts";
import { command, exitCodes, runCommand, UsageError, withStore } from "./terminal/command.ts";

const program = withStore(
  command("backup", {
    does: "Copies a store as it is at this moment into a new directory, while others go on using it, and checks that it is the same graph. A backup that was cut is no store, and goes on where it was when it is made again.",
    examples: ["npm run backup -- backups/2026-03-01", "npm run backup -- /mnt/safe/graph --store my-graph"],
  }),
)
  .argument("<directory>", "where to: a directory that is new or empty, or holds a backup that was cut")
  .option("--json", "print one JSON object");

await runCommand(program, async () => {
  const { store, json } = program.opts<{ store: string; json?: true }>();
  const [directory] = program.args as [string];
  if (existsSync(directory) && readdirSync(directory).length > 0 && !holdsUnfinishedCopy(directory))
    throw new UsageError(`${directory} is not empty. Name a new directory.`);
  await copyWithProgress({ from: store, to: directory, label: "Backing up", json: json === true });
  return exitCodes.ok;
});
