import { expect, test } from "vitest";
import { run } from "./runCommand.ts";

const rounds = Number(process.env.KILL_ROUNDS ?? 12);

test(`killed at ${rounds} random moments of all it does, it loses nothing that it acknowledged and leaves nothing half done`, {
  timeout: 120_000 + rounds * 30_000,
}, async () => {
  const { code, out, err } = await run("check-kill", ["--rounds", String(rounds), "--seed", "7"]);
  expect(err).toBe("");
  const lines = out.trim().split("\n");
  expect(lines.filter((line) => /ready again in \d+ ms: /.test(line))).toEqual([]);
  expect(lines.at(-1)).toMatch(new RegExp(`^${rounds} kills, seed 7: 0 with something lost or half done; `));
  for (const act of ["ingest", "serve", "rebuild", "decide", "forget", "backup", "migrate"])
    expect(out).toMatch(new RegExp(`^${act}: [1-9]`, "m"));
  expect(code).toBe(0);
});
