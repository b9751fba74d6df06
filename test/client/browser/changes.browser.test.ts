import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ArticleListItem, BuildItem, Decided, EntitySummary, List } from "../../../server/contract.ts";
import { startChromium, type TestBrowser } from "./chromium.ts";
import { type Site, startSite } from "./site.ts";

/** What changed, on the page: by keyboard, in the dark, on a small screen, against a real server. */

const articles = join(import.meta.dirname, "../../../graph-data/articles");
vi.setConfig({ testTimeout: 180_000 });

let site: Site;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  site = await startSite([join(articles, "2018-01-17-trump-receives-nazarbayev.md")]);
  browser = await startChromium({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => localStorage.setItem("dramatis-first-minute", "closed"));
  await send("/v1/articles", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "A shipping line changes hands", text: oneMore, publishedAt: "2019-02-03" }),
  });
  const added = async () => (await send<List<BuildItem>>("/v1/builds")).data[0]!.cause.added?.first[0]?.title;
  await vi.waitFor(async () => expect(await added()).toBe("A shipping line changes hands"), {
    timeout: 60_000,
    interval: 500,
  });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const oneMore =
  "Halden Shipping, a company based in Norway, bought Brede Lines on Monday. Marta Olsen, the chief executive of Halden Shipping, met Nursultan Nazarbayev in Oslo.";
const send = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> =>
  (await fetch(site.address + path, init)).json() as Promise<Answer>;
const panel = () => page.locator(".panel");

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const tool = (
      window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    return (await tool.run()).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  });
}

test("from the menu to each relation that came, its sentence and its article, by keyboard alone", async () => {
  await page.goto(site.address);
  await page.getByRole("button", { name: "More" }).press("Enter");
  await page.getByRole("menuitem", { name: "What changed" }).press("Enter");
  await panel().getByRole("heading", { name: "What changed" }).waitFor();
  const line = panel().locator(".decision", { hasText: "Marta Olsen" }).first();
  await line.waitFor();
  expect(await line.locator("blockquote").textContent()).toContain("Halden Shipping");
  expect(await panel().textContent()).toContain("“A shipping line changes hands” was added");
  expect(await violations()).toEqual([]);
  await line.getByRole("button").first().press("Enter");
  await panel().locator(".sentence").first().waitFor();
  await page.locator("#stage").focus();
  await page.keyboard.press("Escape");
  await panel().getByRole("heading", { name: "What changed" }).waitFor();
  await line.getByRole("button", { name: /^open the article/ }).press("Enter");
  await panel().locator(".headline", { hasText: "A shipping line changes hands" }).waitFor();
});

test("a correction is told with who decided it, in the dark and on a small screen", async () => {
  const { data } = await send<List<EntitySummary>>("/v1/entities?q=Marta%20Olsen");
  await send<Decided>("/v1/decisions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind: "rename", entity: data[0]!.id, name: "Marta B. Olsen", author: "Ann" }),
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.address}/?at=changes:`);
  const line = panel().locator(".decision", { hasText: "Marta B. Olsen" });
  await line.waitFor();
  expect(await line.textContent()).toContain("Was called Marta Olsen");
  expect(await line.textContent()).toContain("Ann decided");
  expect(await violations()).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
});

test("what a forgotten article took away stands there without a link, and an earlier moment can be chosen", async () => {
  const { data } = await send<List<ArticleListItem>>("/v1/articles");
  const { id } = data.find(({ title }) => title === "A shipping line changes hands")!;
  await send(`/v1/articles/${id}`, { method: "DELETE" });
  await page.goto(`${site.address}/?at=changes:`);
  await panel()
    .getByRole("heading", { name: /Relations that went/ })
    .waitFor();
  const went = panel()
    .locator(".decision", { has: page.locator(".went") })
    .first();
  expect(await went.getByRole("button").count()).toBe(0);
  expect(await went.textContent()).toContain("1 article was forgotten");
  // Back to before the article came: it came and went, so nothing is left to tell.
  const since = panel().getByLabel("Since");
  await since.focus();
  await since.press("End");
  await panel().getByText("The graph says the same as it did then.").waitFor();
  expect(page.url()).toMatch(/at=changes:[0-9a-f]{64}/);
});
