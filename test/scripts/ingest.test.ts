import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openStore } from "../../graph-data/store/openStore.ts";
import { run, startCommand } from "./runCommand.ts";

// Each test starts processes, which takes long where other tests run beside.
vi.setConfig({ testTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), "dramatis-ingest-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newStore = () => join(root, `store-${count++}`);
const newFolder = () => {
  const folder = join(root, `folder-${count++}`);
  mkdirSync(folder);
  return folder;
};
const first = ["Jane", "Ann", "Bo", "Carla", "Dmitri", "Elena", "Farid", "Greta"];
const last = ["Smith", "Lee", "Holm", "Ruiz", "Orlov", "Novak", "Amini", "Berg"];
const person = (n: number) => `${first[n % 8]} ${last[Math.floor(n / 8) % 8]}`;
const story = (n: number) =>
  `${person(n)}, the mayor of Oslo, met ${person(n + 9)} in Paris on Monday. ${person(n)} said that talks number ${n} went well.`;
const jsonLines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => JSON.stringify({ id: `n${from + n}`, text: story(from + n) })).join("\n");

const look = async <T>(place: string, at: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> => {
  const store = await openStore(place, { create: false });
  try {
    return await at(store);
  } finally {
    await store.close();
  }
};
const hashOf = (place: string) => look(place, (store) => store.currentBuildHash());

describe("a folder of everything", () => {
  const place = newStore();
  const folder = newFolder();
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    writeFileSync(join(folder, "a.txt"), story(1));
    writeFileSync(join(folder, "b.md"), `---\ntitle: Two\ndate: 2018-03-28\noutlet: Desk\n---\n${story(2)}`);
    writeFileSync(join(folder, "c.html"), `<title>Three</title><p>${story(3)}</p>`);
    writeFileSync(join(folder, "d.jsonl"), `${jsonLines(4, 6)}\nno json\n{"text": ""}\n`);
    writeFileSync(join(folder, "e.txt"), Buffer.from("%PDF-1.7"));
    writeFileSync(join(folder, "f.txt"), "");
    writeFileSync(join(folder, "g.html"), "<div>".repeat(3_000));
    writeFileSync(join(folder, "h.txt"), story(1));
    writeFileSync(join(folder, "i.txt"), Buffer.from(`\ufeff${story(7)}`, "utf16le"));
    result = await run("ingest", ["--store", place, folder]);
  });

  test("gives one line a file, the reasons, and the sums", () => {
    const lines = result.out.replaceAll(`${folder}/`, "").trim().split("\n");
    // a.txt and h.txt say the same and are read at the same time: whichever is kept first is the one that is read.
    const copy = /^[ah]\.txt: (?:already known|read, \d+ entities and \d+ relations)$/;
    expect(
      lines
        .filter((line) => copy.test(line))
        .map((line) => /known|read,/.exec(line)![0])
        .sort(),
    ).toEqual(["known", "read,"]);
    expect(lines).toEqual([
      expect.stringMatching(copy),
      expect.stringMatching(/^b\.md: read, /),
      expect.stringMatching(/^c\.html: read, /),
      expect.stringMatching(/^d\.jsonl, line 3: rejected: The line is no JSON/),
      expect.stringMatching(/^d\.jsonl, line 4: rejected: There is no text in it/),
      "d.jsonl: 2 articles read, 0 already known, 2 rejected",
      "e.txt: rejected: It is a PDF file. Save its text as a .txt file.",
      "f.txt: rejected: It is empty. Give an article with at least one sentence.",
      "g.html: rejected: The page is nested more than 256 deep. Save the article's text as a .txt file.",
      expect.stringMatching(copy),
      expect.stringMatching(/^i\.txt: read, /),
      expect.stringMatching(
        /^6 articles read, 1 already known, 5 rejected; \d+ entities, \d+ relations \(\+\d+, \+\d+\)$/,
      ),
    ]);
    expect(result.code).toBe(1);
    expect(result.err).toBe("");
  });

  test("keeps what the files say of the articles", async () => {
    await look(place, async (store) => {
      const build = await store.currentBuild();
      expect(build?.articles.map(({ id: _, ...rest }) => rest).filter((head) => Object.keys(head).length > 0)).toEqual(
        expect.arrayContaining([
          { title: "Two", publishedAt: "2018-03-28", outlet: "Desk" },
          { title: "Three" },
          { sourceId: "n4" },
          { sourceId: "n5" },
        ]),
      );
      expect(build?.entities.map((entity) => entity.name)).toContain(person(2));
    });
  });

  test("read again, changes nothing", async () => {
    const before = await look(place, (store) => store.currentBuild());
    const again = await run("ingest", ["--store", place, "--json", folder]);
    const summary = JSON.parse(again.out.trim().split("\n").at(-1)!) as { summary: object };
    expect(summary.summary).toMatchObject({ read: 0, known: 7, rejected: 5, newEntities: 0, newRelations: 0 });
    expect(await look(place, (store) => store.currentBuild())).toEqual(before);
  });

  test("rebuilt, is the same graph", async () => {
    const before = await hashOf(place);
    const { code, out } = await run("rebuild", ["--store", place]);
    expect(out).toMatch(/6 articles, .* nothing changed/);
    expect(code).toBe(0);
    expect(await hashOf(place)).toBe(before);
  });
});

test("the order of articles and the number of workers do not change the graph, nor does adding them one by one", async () => {
  const folder = newFolder();
  const lines = jsonLines(0, 12).split("\n");
  writeFileSync(join(folder, "forth.jsonl"), lines.join("\n"));
  writeFileSync(join(folder, "back.jsonl"), lines.toReversed().join("\n"));
  writeFileSync(join(folder, "half.jsonl"), lines.filter((_, n) => n % 2 === 0).join("\n"));
  const [one, two, three] = [newStore(), newStore(), newStore()];
  await run("ingest", ["--store", one, "--workers", "1", join(folder, "forth.jsonl")]);
  await run("ingest", ["--store", two, "--workers", "3", join(folder, "back.jsonl")]);
  await run("ingest", ["--store", three, join(folder, "half.jsonl")]);
  await run("ingest", ["--store", three, join(folder, "back.jsonl")]);
  const hash = await hashOf(one);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect([await hashOf(two), await hashOf(three)]).toEqual([hash, hash]);
});

test("what is on screen stays where it is when articles are added", async () => {
  const place = newStore();
  await run("ingest", ["--store", place, "-"], jsonLines(0, 6));
  const before = await look(place, (store) => store.currentBuild());
  await run("ingest", ["--store", place, "-"], jsonLines(6, 9));
  const after = await look(place, (store) => store.currentBuild());
  expect(after!.entities.length).toBeGreaterThan(before!.entities.length);
  for (const { id } of before!.entities) {
    const { x, y } = before!.layout[id]!;
    expect(after!.layout[id]).toMatchObject({ x, y });
  }
});

test.each([
  ["text", story(20), 0],
  ["a page", `<!doctype html><p>${story(21)}</p>`, 0],
  ["Markdown", `---\ntitle: T\n---\n${story(22)}`, 0],
  ["JSON lines", jsonLines(23, 24), 0],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47]), 1],
])("standard input may be %s", async (_, input, wanted) => {
  const { code, out } = await run("ingest", ["--store", newStore(), "-"], input);
  expect([code, out]).toEqual([wanted, expect.stringContaining(wanted === 0 ? "1 article read" : "PNG picture")]);
});

describe("called wrongly", () => {
  test.each([
    [[], 2, /Say what to read, for example/],
    [["--bogus"], 2, /unknown option/],
    [["--help"], 0, /Examples:/],
    [["no-such-file.txt"], 1, /no-such-file.txt: rejected: There is no such file/],
  ])("ingest %j ends with %d", async (args, wanted, says) => {
    const { code, out, err } = await run("ingest", ["--store", newStore(), ...args]);
    expect(code).toBe(wanted);
    expect(out + err).toMatch(says);
  });
  test("a store that is none is refused in one sentence", async () => {
    const place = join(root, "not-a-store");
    writeFileSync(place, "");
    const { code, err } = await run("ingest", ["--store", place, "x.txt"]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^.* is a file. Give a directory with --store DIR.\n$/)]);
  });
});

test("Ctrl-C finishes the articles in hand, keeps all it has told of, and says so", async () => {
  const place = newStore();
  const child = startCommand("ingest", ["--store", place, "--json", "-"], jsonLines(0, 3_000));
  await new Promise((done) => child.stdout?.once("data", done));
  child.kill("SIGINT");
  const { code, out, err } = await child.ended;
  expect(code).toBe(130);
  expect(err).toMatch(/Stopping after the articles in hand/);
  const told = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { article?: string; summary?: object });
  const read = told.flatMap(({ article }) => article ?? []);
  expect(read.length).toBeLessThan(3_000);
  expect(told.at(-1)?.summary).toMatchObject({ read: read.length });
  await look(place, async (store) => {
    expect(await store.countArticles()).toBe(read.length);
    expect((await store.currentBuild())?.articles.length).toBe(read.length);
  });
});

describe("kill -9 during an ingest", () => {
  const rounds = Number(process.env.KILL_ROUNDS ?? 3);
  test(`loses nothing that was told as read, and the next one goes on (${rounds} times)`, {
    timeout: 60_000 + rounds * 30_000,
  }, async () => {
    const place = newStore();
    const told = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const child = startCommand("ingest", ["--store", place, "--json", "-"], jsonLines(round * 20, 4_000));
      await new Promise((done) => child.stdout?.once("data", done));
      await new Promise((done) => setTimeout(done, (round * 211) % 700));
      child.kill("SIGKILL");
      const { out } = await child.ended;
      // The last line may have been cut in two.
      for (const line of out.split("\n").slice(0, -1)) {
        const { article } = JSON.parse(line) as { article?: string };
        if (article !== undefined) told.add(article);
      }
      await look(place, async (store) => {
        const kept = new Set<string>();
        for await (const { article, extraction } of store.readings()) {
          kept.add(article.id);
          expect(extraction.id).toBe(article.id);
        }
        expect([...told].filter((id) => !kept.has(id))).toEqual([]);
        expect(kept.size).toBe(await store.countArticles());
      });
    }
    const { code } = await run("ingest", ["--store", place, "-"], jsonLines(0, 2));
    expect(code).toBe(0);
    await look(place, async (store) => {
      expect((await store.currentBuild())?.articles.length).toBe(await store.countArticles());
    });
  });
});
