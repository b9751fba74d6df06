import { defineConfig } from "vitest/config";

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two workers on two cores: the browser tests and the child processes of the commands need room beside them.
    maxWorkers: 2,
    pool: "forks",
    // What a page does after a key or a click shows a moment later, and later still on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
