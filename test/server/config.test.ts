import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../server/config.ts";

describe("how the server is started", () => {
  test.each([
    [{}, {}, { store: resolve(".dramatis"), host: "127.0.0.1", port: 4600, anyNextPort: true }],
    [{}, { DRAMATIS_STORE: "", DRAMATIS_PORT: "" }, { store: resolve(".dramatis"), port: 4600, anyNextPort: true }],
    [{}, { DRAMATIS_STORE: "/data", DRAMATIS_PORT: "8080" }, { store: "/data", port: 8080, anyNextPort: false }],
    [
      { store: "mine", port: "0" },
      { DRAMATIS_STORE: "/data", DRAMATIS_PORT: "1" },
      { store: resolve("mine"), port: 0 },
    ],
    [{ host: "0.0.0.0" }, {}, { rateLimit: 300 }],
    [{ rateLimit: "10" }, {}, { rateLimit: 10 }],
  ])("%j in %j: %j", (options, environment, expected) => {
    expect(readConfig(options, environment)).toMatchObject(expected);
  });

  test("on this machine alone there is no limit unless one is asked for", () => {
    for (const host of ["127.0.0.1", "localhost", "::1"])
      expect(readConfig({ host }, {})).not.toHaveProperty("rateLimit");
  });

  test.each([{ port: "" }, { port: "80a" }, { port: "-1" }, { port: "65536" }, { rateLimit: "many" }])(
    "%j is refused",
    (options) => {
      expect(() => readConfig(options, {})).toThrow(ConfigError);
    },
  );
});
