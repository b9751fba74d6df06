import { readFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Decision, EntityDetail, EntitySummary, List, Subgraph } from "../../../server/contract.ts";
import { startChromium, type TestBrowser } from "./chromium.ts";
import { type Site, startSite } from "./site.ts";

/** Setting things right on the page, by keyboard alone, against a real server with the shipped articles. */

const root = join(import.meta.dirname, "../../..");
vi.setConfig({ testTimeout: 180_000 });

let site: Site;
let browser: TestBrowser;
let page: Page;
let one: EntitySummary;
let other: EntitySummary;

beforeAll(async () => {
  site = await startSite([join(root, "graph-data/articles")]);
  browser = await startChromium({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => localStorage.setItem("dramatis-first-minute", "closed"));
  const people = (await ask<List<EntitySummary>>("/v1/entities?type=Person&limit=50")).data;
  one = people[0]!;
  // Somebody whom no line ties to the first, so that joining the two makes none from somebody to themselves.
  const { edges } = (await ask<Subgraph>("/v1/subgraph")).graph;
  const tied = new Set(
    edges.flatMap(({ source, target }) => (source === one.id ? [target] : target === one.id ? [source] : [])),
  );
  other = people.find(({ id, name }) => id !== one.id && !tied.has(id) && name.includes(" "))!;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const ask = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(site.address + path)).json() as Promise<Answer>;
const nameOf = async (id: string) => (await ask<{ data: EntityDetail }>(`/v1/entities/${id}`)).data.name;
const decisions = async () => (await ask<List<Decision>>("/v1/decisions")).data;
const panel = () => page.locator(".panel");
const toast = () => page.locator(".toast");

async function visit(path: string): Promise<void> {
  await page.goto(site.address + path);
  await page.waitForFunction(() => {
    const handle = (window as unknown as { dramatis?: { spots(): unknown[] } }).dramatis;
    return (handle?.spots().length ?? 0) > 0;
  });
}

async function spots(): Promise<Map<string, { x: number; y: number }>> {
  const found = await page.evaluate(() =>
    (window as unknown as { dramatis: { spots(): { id: string; x: number; y: number }[] } }).dramatis.spots(),
  );
  return new Map(found.map(({ id, x, y }) => [id, { x, y }]));
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const tool = (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    const found = await tool.run();
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

test("find, open, evidence, path, same, undo, export: by keyboard alone", async () => {
  await visit("/");
  // Find and open.
  await page.keyboard.press("/");
  await page.keyboard.type(one.name);
  await page.getByRole("option", { name: one.name }).first().waitFor();
  await page.keyboard.press("Enter");
  await panel().locator("h2", { hasText: one.name }).waitFor();
  // Evidence.
  const row = panel().locator(".group .line").first();
  await row.waitFor();
  await row.focus();
  await page.keyboard.press("Enter");
  await panel().locator(".sentence").first().waitFor();
  await page.locator("#stage").focus();
  await page.keyboard.press("Escape");
  await panel().locator("h2", { hasText: one.name }).waitFor();
  // Path.
  await page.keyboard.press("c");
  const end = page.locator("#path-to");
  await end.waitFor();
  await end.focus();
  await page.keyboard.type(other.name);
  await page.getByRole("option", { name: other.name }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".chain, .panel .quiet").first().waitFor();
  // Same: side by side, then one.
  await visit(`/?at=entity:${one.id}`);
  await panel().locator("h2", { hasText: one.name }).waitFor();
  const before = await spots();
  await page.locator("#stage").focus();
  await page.keyboard.press("s");
  const field = page.locator("#same-other");
  await field.waitFor();
  await field.focus();
  await page.keyboard.type(other.name);
  await page.getByRole("option", { name: other.name }).first().waitFor();
  await page.keyboard.press("Enter");
  const same = page.getByRole("button", { name: "They are the same" });
  await page.getByText("Which name stays?").waitFor();
  expect(await page.getByRole("dialog").textContent()).toContain(other.name);
  await same.focus();
  await page.keyboard.press("Enter");
  await toast().waitFor();
  await expect.poll(async () => (await spots()).has(other.id)).toBe(false);
  expect(await nameOf(one.id)).toBe(one.name);
  const aliases = async () => (await ask<{ data: EntityDetail }>(`/v1/entities/${one.id}`)).data.aliases;
  expect(await aliases()).toContain(other.name);
  // Nobody else has moved.
  const after = await spots();
  const others = [...before].filter(([id]) => after.has(id));
  expect(others.length).toBeGreaterThan(before.size - 4);
  for (const [id, was] of others)
    expect(Math.hypot(after.get(id)!.x - was.x, after.get(id)!.y - was.y), id).toBeLessThan(1.5);
  // Undo, and again.
  await page.locator("#stage").focus();
  await page.keyboard.press("Control+z");
  await expect.poll(aliases).not.toContain(other.name);
  await expect.poll(async () => (await spots()).has(other.id)).toBe(true);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(aliases).toContain(other.name);
  await page.keyboard.press("Control+z");
  await expect.poll(aliases).not.toContain(other.name);
  // Export.
  await page.keyboard.press("x");
  const link = page.getByRole("dialog").getByRole("link", { name: "JSON lines" });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
  expect(await readFile(await download.path(), "utf8")).toContain(one.id);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a name is changed, taken back in the history after a reload, and made to hold again", async () => {
  await visit(`/?at=entity:${one.id}`);
  await panel().getByRole("button", { name: "Correct" }).press("Enter");
  await page.getByRole("menuitem", { name: "Change the name" }).press("Enter");
  const field = page.getByRole("dialog").getByLabel("Name", { exact: true });
  await field.fill("A. New-Name");
  expect(await violations()).toEqual([]);
  await field.press("Enter");
  await panel().locator("h2", { hasText: "A. New-Name" }).waitFor();
  await visit("/?at=history:");
  const line = panel().locator(".decision", { hasText: "A. New-Name" });
  await line.first().waitFor();
  expect(await violations()).toEqual([]);
  await line
    .first()
    .getByRole("button", { name: /^revert/ })
    .press("Enter");
  await expect.poll(() => nameOf(one.id)).toBe(one.name);
  await line
    .first()
    .getByRole("button", { name: /^make it hold again/ })
    .press("Enter");
  await expect.poll(() => nameOf(one.id)).toBe("A. New-Name");
  await line
    .first()
    .getByRole("button", { name: /^revert/ })
    .press("Enter");
  await expect.poll(() => nameOf(one.id)).toBe(one.name);
});

test("one mention of many is split off by its words, and comes back", async () => {
  const mentions = async (id: string) => (await ask<{ data: EntityDetail }>(`/v1/entities/${id}`)).data.mentionCount;
  const before = await mentions(one.id);
  await visit(`/?at=entity:${one.id}`);
  await panel().getByRole("button", { name: "Correct" }).press("Enter");
  await page.getByRole("menuitem", { name: "Some of it is somebody else" }).press("Enter");
  const dialog = page.getByRole("dialog");
  const choice = dialog.locator(".mention-choice input").first();
  await choice.waitFor();
  expect(await violations()).toEqual([]);
  await choice.press("Space");
  await dialog.getByLabel("Who or what are these?").fill("Somebody Else");
  await dialog.getByRole("button", { name: "Split off 1 mention" }).press("Enter");
  await toast().waitFor();
  await expect.poll(() => mentions(one.id)).toBe(before - 1);
  const [other] = (await ask<List<EntitySummary>>("/v1/entities?q=Somebody%20Else")).data;
  expect(other).toMatchObject({ name: "Somebody Else", mentionCount: 1 });
  await toast().getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(() => mentions(one.id)).toBe(before);
});

test("a sentence that does not say so is taken out, and the toast brings it back", async () => {
  await visit(`/?at=entity:${one.id}`);
  await panel().locator(".group .line").first().press("Enter");
  await panel().getByRole("button", { name: "wrong?" }).first().press("Enter");
  await page.getByRole("button", { name: "It is wrong: take it out" }).press("Enter");
  await toast().waitFor();
  await expect.poll(async () => (await decisions())[0]?.kind).toBe("reject");
  await toast().getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(async () => (await decisions())[0]?.kind).toBe("undo");
});

test("Escape in a dialog closes the dialog and nothing behind it", async () => {
  await visit(`/?at=entity:${one.id}`);
  await panel().getByRole("button", { name: "Correct" }).press("Enter");
  await page.getByRole("menuitem", { name: "Change the type" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  expect(await violations()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await panel().locator("h2").first().textContent()).toBe(one.name);
});
