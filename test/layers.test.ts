import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { rule: { name: string }; from: string; to: string }[];
  };
  readonly modules: readonly { readonly source: string }[];
}

test("the rooms import one way, in no circle", { timeout: 120_000 }, () => {
  const output = execFileSync(
    join(root, "node_modules/.bin/depcruise"),
    ["graph-data", "scripts", "server", "client", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
    { cwd: root, encoding: "utf8", maxBuffer: 100_000_000 },
  );
  const { summary, modules } = JSON.parse(output) as Cruise;
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  // A cruise that looked at nothing finds nothing wrong.
  for (const room of ["graph-data", "scripts", "server", "client"])
    expect(
      modules.filter(({ source }) => source.startsWith(`${room}/`)).length,
      `modules seen in ${room}`,
    ).toBeGreaterThan(4);
});
