import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./runCommand.ts";

let place: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "dramatis-decide-"));
  writeFileSync(join(place, "a.txt"), "Jane Smith, chairwoman of Acme Motors, met Otto Brenner in Oslo on Monday.");
  writeFileSync(join(place, "b.txt"), "Janet Smith met Otto Brenner again in Oslo.");
  for (const store of ["one", "two"])
    expect((await run("ingest", [place, "--store", join(place, store)])).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const decide = (store: string, ...words: string[]) => run("decide", [...words, "--store", join(place, store)]);
const lastJson = (out: string) => JSON.parse(out.trim().split("\n").at(-1)!) as Record<string, unknown>;

describe("deciding from the command line", { timeout: 120_000 }, () => {
  test("same, then undo: the graph of before; export and import: the same graph elsewhere", async () => {
    const kept = await decide("one", "same", "person.jane-smith", "person.janet-smith", "--author", "Ann", "--json");
    expect([kept.code, kept.err]).toEqual([0, ""]);
    const { build, decisions } = lastJson(kept.out);
    const log = await decide("one", "export");
    expect(JSON.parse(log.out)).toMatchObject({ author: "Ann", content: { kind: "same" } });
    writeFileSync(join(place, "log.jsonl"), log.out);
    const taken = await decide("two", "import", join(place, "log.jsonl"), "--json");
    expect(lastJson(taken.out)).toMatchObject({ added: 1, known: 0, build });
    expect(lastJson((await decide("two", "import", join(place, "log.jsonl"), "--json")).out)).toMatchObject({
      added: 0,
      known: 1,
      build,
    });
    const [id] = decisions as string[];
    expect((await decide("one", "undo", id!)).code).toBe(0);
    const again = await decide("one", "undo", id!);
    expect([again.code, again.err]).toEqual([2, `${id} was taken back already.\n`]);
  });

  test.each<[RegExp, ...string[]]>([
    [/entities\/1: expected the id of an entity/, "same", "person.jane-smith", "Janet"],
    [/type: expected an entity type/, "retype", "person.jane-smith", "Wizard"],
    [/"b.txt" is no place/, "split", "person.jane-smith", "Jane Smith, welder", "b.txt"],
    [/There is no decision d_x/, "undo", "d_x"],
    [/nothing to decide/, "shout", "x"],
    [/no well-formed JSON/, "json", "{"],
    [/cannot be read/, "import", "no-such-file"],
  ])("%s", async (complaint, ...words) => {
    const { code, err } = await decide("two", ...words);
    expect(err).toMatch(complaint);
    expect(code).toBe(2);
  });

  test("mentions at places are somebody else", async () => {
    const lines = (await run("export", ["--format", "entities", "--store", join(place, "two")])).out.trim().split("\n");
    type Line = { id: string; mentions: { article: string; start: number; end: number }[] };
    const otto = lines.map((line) => JSON.parse(line) as Line).find(({ id }) => id === "person.otto-brenner")!;
    const { article, start, end } = otto.mentions[0]!;
    const words = ["split", otto.id, "Otto Brenner, smith", `${article}:${start}-${end}`];
    expect(lastJson((await decide("two", ...words, "--json")).out)).toMatchObject({ added: 1, changesNothing: [] });
  });

  test("what changes nothing is said", async () => {
    expect((await decide("two", "rename", "person.nobody", "Some Body")).out).toMatch(
      /changes nothing: person.nobody is no longer in the graph/,
    );
  });
});
