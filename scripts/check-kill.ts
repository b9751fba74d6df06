import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedArticles } from "./bench/benchArticles.ts";
import { median } from "./bench/median.ts";
import { startReadyServer } from "./check/processes.ts";
import { killRounds, type Round } from "./kill/killRounds.ts";
import { command, exitCodes, runCommand, wholeNumber } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const root = join(import.meta.dirname, "..");

const program = command("check-kill", {
  does: "Kills the real programs (kill -9) at random moments while they ingest, serve, rebuild, decide, forget, back up and migrate; starts again each time, and says what was lost or half done, and how long it took to be ready.",
  examples: ["npm run check-kill -- --rounds 200 --seed 1"],
})
  .option("--rounds <n>", "how often", wholeNumber(1), 200)
  .option("--seed <n>", "the same seed gives the same acts and moments", wholeNumber(0), 1)
  .option("--stores <dir>", "store files of earlier forms", join(root, "test", "fixtures", "stores"));

/** Whoever starts the server again waits no longer than this. */
const readyWithin = 2_000;

await runCommand(program, async () => {
  const { rounds, seed, stores } = program.opts<{ rounds: number; seed: number; stores: string }>();
  const directory = mkdtempSync(join(tmpdir(), "dramatis-kill-"));
  const all: Round[] = [];
  const empty: number[] = [];
  try {
    const articles = await shippedArticles(root);
    for await (const round of killRounds({ rounds, seed, directory, articles, earlierStores: stores })) {
      all.push(round);
      const { act, after, hit, ready, faults } = round;
      const [at, again] = [Math.round(after), Math.round(ready)];
      await print(
        `${String(all.length).padStart(4)} ${act.padEnd(8)} ${hit ? "killed after" : "ended before"} ${String(at).padStart(5)} ms, ready again in ${again} ms${faults.length > 0 ? `: ${faults.join("; ")}` : ""}`,
      );
    }
    // What the machine and the program take without any store.
    for (let n = 0; n < 5; n++) empty.push(await startOnNothing(join(directory, `empty-${n}`)));
  } finally {
    rmSync(directory, { recursive: true });
  }
  for (const act of new Set(all.map((round) => round.act))) {
    const own = all.filter((round) => round.act === act);
    await print(`${act}: ${own.length} times, ${own.filter(({ hit }) => hit).length} of them at work`);
  }
  const faults = all.filter((round) => round.faults.length > 0).length;
  const times = all.map(({ ready }) => ready);
  const late = times.filter((time) => time > readyWithin).length;
  await print(
    `${all.length} kills, seed ${seed}: ${faults} with something lost or half done; ready again in ${Math.round(median(times))} ms (median), ${Math.round(Math.max(...times))} ms at most, ${late} later than ${readyWithin} ms; a server without articles takes ${Math.round(median(empty))} ms here`,
  );
  return faults > 0 ? exitCodes.rejected : exitCodes.ok;
});

async function startOnNothing(place: string): Promise<number> {
  const { process: server, milliseconds } = await startReadyServer(place);
  server.stop();
  await server.ended;
  return milliseconds;
}
