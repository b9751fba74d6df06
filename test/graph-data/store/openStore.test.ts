import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { toArticle } from "../../../graph-data/records/article.ts";
import { migrations } from "../../../graph-data/store/migrations.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";
import { sqliteEngine } from "../../../graph-data/store/sqliteEngine.ts";
import { SqlStore } from "../../../graph-data/store/sqlStore.ts";
import { buildsContract } from "./builds.contract.ts";
import { storeContract } from "./store.contract.ts";

const root = mkdtempSync(join(tmpdir(), "dramatis-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newPlace = () => join(mkdtempSync(join(root, "s-")), "store");

storeContract("SQLite", { newPlace, open: (place) => openStore(place) });
buildsContract("SQLite", { newPlace, open: (place) => openStore(place) });

const file = (place: string) => join(place, "dramatis.db");
const oneArticle = async (place: string) => {
  const store = await openStore(place);
  const article = toArticle({ text: "Jane Smith met Ann Lee." });
  const extraction = { id: article.id, entities: [], relations: [], quotes: [], attributes: [] };
  await store.addArticle(article, { extraction, rules: "1", now: "2020-01-01T00:00:00.000Z" });
  await store.close();
};

describe("opening", () => {
  test("makes a directory and a file that only their owner may read", async () => {
    const place = newPlace();
    const store = await openStore(place);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test("leaves one file behind when it is closed", async () => {
    const place = newPlace();
    await oneArticle(place);
    expect(readdirSync(place)).toEqual(["dramatis.db"]);
  });

  test("closing twice is closing once", async () => {
    const store = await openStore(newPlace());
    await store.close();
    await store.close();
  });

  test("commits survive a power cut: full synchronisation on a write-ahead log", async () => {
    const place = newPlace();
    await oneArticle(place);
    const database = new DatabaseSync(file(place));
    expect(database.prepare("pragma journal_mode").get()?.journal_mode).toBe("wal");
    database.close();
  });

  test("refuses a directory without a store when none may be made", async () => {
    const place = newPlace();
    await expect(openStore(place, { create: false })).rejects.toThrow(/There is no store in .* npm run ingest/);
    expect(existsSync(place)).toBe(false);
    await expect(openStore(place, { readOnly: true })).rejects.toThrow(/There is no store/);
  });

  test("reads without writing", async () => {
    const place = newPlace();
    await oneArticle(place);
    const store = await openStore(place, { readOnly: true });
    expect(await store.countArticles()).toBe(1);
    expect((await store.currentBuild())?.articles).toHaveLength(1);
    const { id } = toArticle({ text: "Jane Smith met Ann Lee." });
    const extraction = { id, entities: [], relations: [], quotes: [], attributes: [] };
    await expect(
      store.replaceExtractions([{ id, extraction, rules: "2" }], "2020-01-01T00:00:00.000Z"),
    ).rejects.toThrow(/cannot be written/);
    await store.close();
  });

  test("refuses a store that a newer version made", async () => {
    const place = newPlace();
    await oneArticle(place);
    const database = new DatabaseSync(file(place));
    database.exec("pragma user_version = 9999");
    database.close();
    const before = readFileSync(file(place));
    await expect(openStore(place)).rejects.toThrow(/newer version .* Update Dramatis/);
    expect(readFileSync(file(place))).toEqual(before);
  });

  test("refuses the database of another program, and leaves it as it is", async () => {
    const place = mkdtempSync(join(root, "foreign-"));
    const database = new DatabaseSync(file(place));
    database.exec("create table shopping (item text); insert into shopping values ('milk')");
    database.close();
    const before = readFileSync(file(place));
    await expect(openStore(place)).rejects.toThrow(/belongs to another program. Choose another directory/);
    expect(readFileSync(file(place))).toEqual(before);
  });

  test("refuses a file that is no database", async () => {
    const place = mkdtempSync(join(root, "text-"));
    writeFileSync(file(place), "This is a letter, and a long one at that. ".repeat(100));
    await expect(openStore(place)).rejects.toThrow(/not a store of this program/);
  });

  test("refuses a file where the directory should be", async () => {
    const place = join(mkdtempSync(join(root, "file-")), "store");
    writeFileSync(place, "");
    await expect(openStore(place)).rejects.toThrow(/is a file. Give a directory/);
  });

  test("never makes an empty database where the old one's log or backup still lies", async () => {
    const place = newPlace();
    await oneArticle(place);
    writeFileSync(join(place, "dramatis.db-wal"), "rest of a log");
    rmSync(file(place));
    await expect(openStore(place)).rejects.toThrow(/dramatis.db is gone, but dramatis.db-wal is still there/);
    writeFileSync(file(place), "");
    await expect(openStore(place)).rejects.toThrow(/is empty, but dramatis.db-wal is still there/);
    expect(statSync(file(place)).size).toBe(0);
  });

  test("says that a store is damaged", async () => {
    const place = newPlace();
    await oneArticle(place);
    truncateSync(file(place), 4096 * 2);
    const opened = openStore(place).then(async (store) => {
      try {
        return await store.countArticles();
      } finally {
        await store.close();
      }
    });
    await expect(opened).rejects.toThrow(/damaged/);
  });

  test.skipIf(process.getuid?.() === 0)("says that it may not write there", async () => {
    const place = mkdtempSync(join(root, "locked-"));
    chmodSync(place, 0o500);
    await expect(openStore(place)).rejects.toThrow(/may not write/);
  });

  test("a full disk is said, nothing acknowledged is lost, and writing goes on when there is space again", async () => {
    const place = newPlace();
    await oneArticle(place);
    // A cap on the number of pages stands for the disk's end; SQLite reports both alike.
    const database = new DatabaseSync(file(place));
    database.exec("pragma max_page_count = 40");
    const store = new SqlStore(sqliteEngine({ database, location: place, readOnly: false }));
    const long = toArticle({ text: `Long text. ${"word ".repeat(100_000)}` });
    const extraction = { id: long.id, entities: [], relations: [], quotes: [], attributes: [] };
    const reading = { extraction, rules: "1", now: "2020-01-01T00:00:00.000Z" };
    await expect(store.addArticle(long, reading)).rejects.toThrow(/The disk is full. Free some space/);
    expect(await store.countArticles()).toBe(1);
    expect(await store.searchArticles("long", 5)).toEqual([]);
    database.exec("pragma max_page_count = 1000000");
    expect(await store.addArticle(long, reading)).toBe("added");
    expect(await store.countArticles()).toBe(2);
    await store.close();
  });
});

describe("migrating", () => {
  const newest = migrations.length;
  const further = { version: newest + 1, name: "colours", sql: "create table colour (name text) strict;" };

  test("keeps every row, and a backup of the form before", async () => {
    const place = newPlace();
    await oneArticle(place);
    const store = await openStore(place, { migrations: [...migrations, further] });
    expect(await store.countArticles()).toBe(1);
    await store.close();
    expect(readdirSync(place).sort()).toEqual([`dramatis.backup-v${newest}.db`, "dramatis.db"]);
    const backup = new DatabaseSync(join(place, `dramatis.backup-v${newest}.db`), { readOnly: true });
    expect(backup.prepare("select count(*) as n from article").get()?.n).toBe(1);
    expect(backup.prepare("pragma user_version").get()?.user_version).toBe(newest);
    backup.close();
  });

  test("a step that fails leaves the store as it was", async () => {
    const place = newPlace();
    await oneArticle(place);
    const broken = { ...further, sql: "create table colour (name text); create table article (n);" };
    await expect(openStore(place, { migrations: [...migrations, broken] })).rejects.toThrow();
    const store = await openStore(place);
    expect(await store.countArticles()).toBe(1);
    await store.close();
  });

  test("going back to an older version is refused", async () => {
    const place = newPlace();
    await (await openStore(place, { migrations: [...migrations, further] })).close();
    await expect(openStore(place)).rejects.toThrow(/newer version/);
  });

  test("a step that was edited after it was taken is refused", async () => {
    const place = newPlace();
    await oneArticle(place);
    const [first, ...others] = migrations;
    const edited = [{ ...first!, sql: `${first!.sql} -- more` }, ...others];
    await expect(openStore(place, { migrations: edited })).rejects.toThrow(/never released/);
  });

  test("reading only does not migrate", async () => {
    const place = newPlace();
    await oneArticle(place);
    await expect(openStore(place, { readOnly: true, migrations: [...migrations, further] })).rejects.toThrow(
      /format of an older version/,
    );
  });

  test("many programs that open a new store at once all find it whole", async () => {
    const place = newPlace();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(place)));
    expect(await Promise.all(stores.map((store) => store.countArticles()))).toEqual(Array(8).fill(0));
    for (const store of stores) await store.close();
  });
});

describe("kill -9 while articles are added", () => {
  const rounds = Number(process.env.KILL_ROUNDS ?? 5);
  test(`loses nothing that was acknowledged (${rounds} times)`, { timeout: 30_000 + rounds * 3_000 }, async () => {
    const place = newPlace();
    let acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const child = spawn(
        process.execPath,
        [fileURLToPath(new URL("./addForever.ts", import.meta.url)), place, String(round)],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      const lines: string[] = [];
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => lines.push(chunk));
      const ended = new Promise((done) => child.once("exit", done));
      await new Promise((done) => child.stdout.once("data", done));
      await new Promise((done) => setTimeout(done, (round * 137) % 400));
      child.kill("SIGKILL");
      await ended;
      acknowledged = [
        ...acknowledged,
        ...lines
          .join("")
          .split("\n")
          .filter((line) => /^a_[0-9a-f]{20}$/.test(line)),
      ];
      const store = await openStore(place);
      const present = new Set<string>();
      for await (const reading of store.readings()) present.add(reading.article.id);
      expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
      expect(await store.countArticles()).toBe(present.size);
      await store.close();
      const database = new DatabaseSync(file(place), { readOnly: true });
      expect(database.prepare("pragma quick_check").get()?.quick_check).toBe("ok");
      database.close();
    }
    expect(acknowledged.length).toBeGreaterThan(rounds);
  });
});
