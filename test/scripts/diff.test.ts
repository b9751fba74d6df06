import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./runCommand.ts";

const root = mkdtempSync(join(tmpdir(), "dramatis-diff-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string) => join(root, name);

describe("a backup, and what changed since", { timeout: 180_000 }, () => {
  test("restored it is the same graph; later changes are told with their sentence or decision", async () => {
    writeFileSync(at("a.txt"), "Jane Smith, chairwoman of Acme Motors, met Otto Brenner in Oslo on Monday.");
    writeFileSync(at("b.txt"), "Otto Brenner criticized Acme Motors.");
    expect((await run("ingest", [at("a.txt"), "--store", at("graph")])).code).toBe(0);
    expect((await run("backup", [at("safe"), "--store", at("graph")])).code).toBe(0);
    const again = await run("backup", [at("safe"), "--store", at("graph")]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("is not empty")]);
    expect((await run("restore", [at("safe"), "--store", at("restored")])).code).toBe(0);
    expect((await run("diff", [at("graph"), at("restored")])).out).toBe("the same graph\n");

    await run("ingest", [at("b.txt"), "--store", at("graph")]);
    const rename = ["rename", "person.jane-smith", "Jane A. Smith", "--author", "Ann", "--store", at("graph")];
    expect((await run("decide", rename)).code).toBe(0);
    const { out } = await run("diff", [at("safe"), at("graph")]);
    expect(out).toContain("+ Otto Brenner criticized Acme Motors\n    “Otto Brenner criticized Acme Motors.”");
    expect(out).toContain("~ Jane A. Smith (person)");
    expect(out).toContain("decided by Ann: rename");
    const back = await run("diff", [at("graph"), at("safe"), "--json"]);
    expect(JSON.parse(back.out.trim().split("\n").at(-1)!)).toMatchObject({ relations: { added: 0, gone: 1 } });
  });

  test.each<[string, string[], RegExp]>([
    ["restore", [at("nothing"), "--store", at("x")], /There is no backup/],
    ["diff", [at("nothing"), at("nothing")], /There is no store/],
    ["move", ["--store", at("nothing"), "--to", at("y")], /There is no store/],
  ])("%s of what is not there says so", async (command, args, complaint) => {
    const { code, err } = await run(command, args);
    expect([code, err]).toEqual([2, expect.stringMatching(complaint)]);
  });
});
