import { diffBuilds } from "../graph-data/graph/diffBuilds.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import { type GraphAt, tellChanges } from "./diff/tellChanges.ts";
import { command, exitCodes, runCommand, UsageError } from "./terminal/command.ts";

const program = command("diff", {
  does: "Compares the graphs of two stores, a backup and the present one for example: entities and relations that came, went and changed, each with the sentence or the decision behind it.",
  examples: [
    "npm run diff -- backups/2026-03-01 .dramatis",
    "npm run --silent diff -- old-graph new-graph --json > changes.jsonl",
  ],
})
  .argument("<base>", "the store before: a directory, or postgres://user:password@host/database")
  .argument("<head>", "the store after")
  .option("--json", "print one JSON object a line");

await runCommand(program, async () => {
  const { json } = program.opts<{ json?: true }>();
  const [base, head] = program.args as [string, string];
  const before = await openGraphAt(base);
  const after = await openGraphAt(head);
  await tellChanges({ before, after, difference: diffBuilds(before.build, after.build) }, { json: json === true });
  await before.store.close();
  await after.store.close();
  return exitCodes.ok;
});

async function openGraphAt(place: string): Promise<GraphAt & { store: Awaited<ReturnType<typeof openStore>> }> {
  const store = await openStore(place, { readOnly: true });
  const build = await store.currentBuild();
  if (build === undefined) throw new UsageError(`There is no graph in ${store.location} yet.`);
  return { store, build, decisions: await store.decisions(), texts: (ids) => store.texts(ids) };
}
