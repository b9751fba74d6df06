import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findFiles } from "../../../scripts/read/findFiles.ts";

const root = mkdtempSync(join(tmpdir(), "dramatis-files-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const news = join(root, "news");
mkdirSync(join(news, "b", "empty"), { recursive: true });
mkdirSync(join(news, ".git"));
for (const name of ["z.txt", "a.md", "b/c.jsonl", "b/d.html", "picture.png", ".hidden.txt", ".git/x.txt", "README"])
  writeFileSync(join(news, name), "x");
writeFileSync(join(root, "secret.txt"), "x");
symlinkSync(join(root, "secret.txt"), join(news, "link.txt"));
symlinkSync(news, join(news, "b", "loop"));
symlinkSync(join(news, "nowhere"), join(news, "broken.txt"));
symlinkSync(join(news, "z.txt"), join(news, "b", "inside.txt"));

const found = async (...paths: string[]) =>
  (await findFiles(paths)).map((file) =>
    "rejected" in file ? [relative(root, file.path), file.rejected] : relative(root, file.path),
  );

test("a folder gives what can be read below it, in order, without links that lead out or in circles", async () => {
  expect(await found(news)).toEqual([
    "news/a.md",
    "news/b/c.jsonl",
    "news/b/d.html",
    "news/b/inside.txt",
    "news/z.txt",
  ]);
});
test("a link that is named itself is followed", async () => {
  expect(await found(join(news, "link.txt"))).toEqual(["news/link.txt"]);
});
test("a pattern gives its files, each once", async () => {
  expect(await found(join(news, "*.{txt,md}"), join(news, "z.txt"))).toEqual(
    expect.arrayContaining(["news/a.md", "news/z.txt"]),
  );
  expect((await found(join(news, "*.md"), join(news, "a.md"))).length).toBe(1);
});
test.each([
  ["no.txt", "There is no such file. Check the path."],
  ["*.none", "There is no such file. Check the path."],
  ["picture.png", "This kind of file is not read. Save its text as one of .txt, .md, .jsonl, .html."],
  ["b/empty", "There is nothing to read in it (.txt, .md, .jsonl, .html)."],
])("%s is refused with what to do", async (path, reason) => {
  expect(await found(join(news, path))).toEqual([[join("news", path), reason]]);
});
