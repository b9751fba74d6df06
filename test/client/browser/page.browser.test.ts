import { readFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type {
  ArticleDetail,
  EntityDetail,
  EntitySummary,
  List,
  NeighborItem,
  Subgraph,
} from "../../../server/contract.ts";
import { startChromium, type TestBrowser } from "./chromium.ts";
import { type Site, startSite } from "./site.ts";

/**
 * The page in a real browser against a real server with the shipped articles. What is looked for is asked from the API first, so a better
 * reading of the articles changes no test.
 */

const root = join(import.meta.dirname, "../../..");
// A picture drawn by the processor takes its time where others use it too.
vi.setConfig({ testTimeout: 90_000 });
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

let site: Site;
let browser: TestBrowser;
let page: Page;
const foreign: string[] = [];
const complaints: string[] = [];
let graph: Subgraph["graph"];
let star: EntitySummary;

beforeAll(async () => {
  site = await startSite([join(root, "graph-data/articles")]);
  browser = await startChromium({ viewport: desk, reducedMotion: "reduce" });
  browser.context.on("request", (request) => {
    if (!request.url().startsWith(site.address) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
  });
  graph = (await ask<Subgraph>("/v1/subgraph")).graph;
  star = (await ask<List<EntitySummary>>("/v1/entities?type=Person&limit=1")).data[0]!;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

afterEach(async () => {
  await page?.close();
});

const ask = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(site.address + path)).json() as Promise<Answer>;

/** Opens an address of the page and waits for the picture, or for what stands in its place. */
async function visit(path: string, options: { viewport?: typeof desk; scheme?: "light" | "dark" } = {}): Promise<void> {
  page = await browser.context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Uncaught/i.test(message.text()))
      complaints.push(message.text());
  });
  await page.setViewportSize(options.viewport ?? desk);
  await page.emulateMedia({ colorScheme: options.scheme ?? "light", reducedMotion: "reduce" });
  await page.addInitScript(() => localStorage.setItem("dramatis-first-minute", "closed"));
  await page.goto(site.address + path);
  await settled();
}

async function settled(): Promise<void> {
  await page.waitForFunction(() => {
    const handle = (window as unknown as { dramatis?: { spots(): unknown[] } }).dramatis;
    return (handle?.spots().length ?? 0) > 0 || document.querySelector("table, .note") !== null;
  });
  await page.waitForTimeout(250);
}

interface Spot {
  id: string;
  x: number;
  y: number;
}

/** Where each entity stands, on the page. */
async function spots(): Promise<Map<string, Spot>> {
  const found = await page.evaluate(() => {
    const corner = document.querySelector(".canvas")!.getBoundingClientRect();
    const handle = (window as unknown as { dramatis: { spots(): Spot[] } }).dramatis;
    return handle.spots().map(({ id, x, y }) => ({ id, x: x + corner.left, y: y + corner.top }));
  });
  return new Map(found.map((spot) => [spot.id, spot]));
}

/** Where each entity stands once the camera has come to rest. */
async function spotsAtRest(): Promise<Map<string, Spot>> {
  for (let last = await spots(); ; ) {
    await page.waitForTimeout(400);
    const now = await spots();
    if (JSON.stringify([...now]) === JSON.stringify([...last])) return now;
    last = now;
  }
}

const spotOf = async (id: string): Promise<Spot> => (await spots()).get(id)!;
const picture = () => page.locator(".canvas");
const shot = async () => (await picture().screenshot()).toString("base64");
const panel = () => page.locator(".panel");
const panelName = () => panel().locator("h2").first().textContent();

describe("the picture", () => {
  test("opens with the whole small graph and says how much of it is shown", async () => {
    await visit("/");
    const related = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
    expect((await spots()).size).toBe(related.size);
    const words = (await page.locator(".shown").textContent()) ?? "";
    expect(words).toContain(`${related.size} of ${graph.nodes.length} entities shown`);
    expect(words).toContain(`${graph.nodes.length - related.size} without a relation`);
  });

  test("search by / finds with type and icon, Enter opens, the camera flies there", async () => {
    await visit("/");
    await page.keyboard.press("/");
    await page.keyboard.type(star.name.slice(0, 6).toLowerCase());
    const option = page.getByRole("option").first();
    await option.waitFor();
    expect(await option.textContent()).toContain("person");
    expect(await option.locator("svg.mark").count()).toBe(1);
    await page.getByRole("option", { name: star.name }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("at=entity:"));
    await page.waitForTimeout(600);
    const chosen = new URL(page.url()).searchParams.get("at")!.slice("entity:".length);
    const at = await spotOf(chosen);
    expect(at.x).toBeGreaterThan(240);
    expect(at.x).toBeLessThan(1440 - 420);
    expect(at.y).toBeGreaterThan(52);
  });

  test("hover dims the rest, and leaving brightens it again", async () => {
    await visit("/");
    const before = await shot();
    const at = await spotOf(star.id);
    await page.mouse.move(at.x, at.y);
    await page.waitForTimeout(700);
    const hovered = await shot();
    expect(hovered).not.toBe(before);
    await page.mouse.move(at.x, 20);
    await page.waitForTimeout(700);
    expect(await shot()).toBe(before);
  });

  test("a click opens the panel: name, type, other names, roles, relations by type with their number", async () => {
    await visit("/");
    const at = await spotOf(star.id);
    await page.mouse.click(at.x, at.y);
    await panel().waitFor();
    const { data } = await ask<{ data: EntityDetail }>(`/v1/entities/${star.id}`);
    expect(await panelName()).toBe(data.name);
    await panel().locator(".group").first().waitFor();
    const words = (await panel().textContent()) ?? "";
    expect(words).toContain("person");
    for (const alias of data.aliases.slice(0, 3)) expect(words).toContain(alias);
    if (data.roles[0]) expect(words.toLowerCase()).toContain(data.roles[0].toLowerCase());
    const neighbours = await ask<List<NeighborItem>>(`/v1/entities/${star.id}/neighbors?limit=200`);
    const groups = new Set(neighbours.data.map(({ relation }) => `${relation.type} ${relation.direction}`));
    expect(await panel().locator(".group").count()).toBe(groups.size);
    expect(await panel().locator(".group .line").count()).toBe(neighbours.total.value);
    expect(await page.locator('[aria-live="polite"].unseen').textContent()).toContain(`${data.name}, person`);
  });

  test("a relation opens on its sentences, a sentence on its article, a mention leads back", async () => {
    await visit(`/?at=entity:${star.id}`);
    await panel().locator(".group .line").first().click();
    const card = panel().locator(".sentence").first();
    await card.waitFor();
    expect(await card.locator("mark.end").count()).toBeGreaterThanOrEqual(2);
    expect(await card.locator(".facts").textContent()).toMatch(/ · .*\d{4} · .* · likely right in \d+ of \d+ cases/);
    const quotation = (await card.locator("blockquote").textContent())!.slice(1, -1);
    await card.getByRole("button", { name: "open in article" }).click();
    const open = page.locator(".article-text .statement.open");
    await open.first().waitFor();
    const marked = (await open.allTextContents()).join("").replace(/^\d+/, "");
    expect(marked).toContain(quotation.slice(0, 40));
    const id = new URL(page.url()).searchParams.get("at")!.split(":")[1]!.split("!")[0]!;
    const { data } = await ask<{ data: ArticleDetail }>(`/v1/articles/${id}`);
    const starts = () =>
      page.locator(".mention").evaluateAll((all) => new Set(all.map((one) => one.getAttribute("data-at"))).size);
    const names = data.mentions.filter(({ kind }) => kind === "name" || kind === "demonym");
    expect(await starts()).toBe(names.length);
    const mention = page.locator(".article-text .mention").first();
    const entity = await mention.getAttribute("data-entity");
    await mention.click();
    await page.waitForFunction((wanted) => location.search.includes(`at=entity:${wanted}`), entity);
  });

  test("in an article, he and the ambassador come with a switch, each with why it means whom", async () => {
    const articles = (await ask<List<{ id: string }>>("/v1/articles?limit=50")).data;
    const isReference = ({ kind }: { kind: string }) => kind === "pronoun" || kind === "nominal";
    let meant: ArticleDetail | undefined;
    for (const { id } of articles) {
      meant = (await ask<{ data: ArticleDetail }>(`/v1/articles/${id}`)).data;
      if (meant.mentions.some(isReference)) break;
    }
    const references = meant!.mentions.filter(isReference);
    expect(references.length).toBeGreaterThan(0);
    await visit(`/?at=article:${meant!.id}`);
    const toggle = page.getByRole("switch", { name: /reference/ });
    await toggle.waitFor();
    expect(await page.locator(".mention.reference").count()).toBe(0);
    await toggle.press("Space");
    await expect.poll(() => page.locator(".mention.reference").count()).toBeGreaterThan(0);
    expect(await page.locator(".mention.reference").first().getAttribute("title")).toMatch(/, .+: .+/);
  });

  test("a click on a line opens its sentence: one action", async () => {
    await visit("/");
    const places = await spots();
    // A long line whose middle is far from every mark, so that the click can only mean the line.
    const line = graph.edges
      .map(({ source, target }) => ({ a: places.get(source)!, b: places.get(target)! }))
      .filter(({ a, b }) => a && b)
      .map(({ a, b }) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length: Math.hypot(a.x - b.x, a.y - b.y) }))
      .filter(
        ({ x, y, length }) => length > 90 && [...places.values()].every((one) => Math.hypot(one.x - x, one.y - y) > 32),
      )
      .find(({ x, y }) => x > 300 && x < 1300 && y > 80 && y < 700)!;
    await page.mouse.click(line.x, line.y);
    await panel().locator(".sentence").first().waitFor();
    await expect.poll(() => page.url()).toMatch(/at=(relation|pair):/);
  });

  test("a double click asks for neighbours, and what is on screen stays where it is", async () => {
    await visit("/");
    const before = await spots();
    const at = before.get(star.id)!;
    await page.mouse.dblclick(at.x, at.y);
    await page.locator(".news").waitFor();
    const after = await spots();
    const moved = after.get(star.id)!;
    const shift = { x: moved.x - at.x, y: moved.y - at.y };
    for (const [id, was] of before) {
      expect(after.get(id)!.x - was.x).toBeCloseTo(shift.x, 0);
      expect(after.get(id)!.y - was.y).toBeCloseTo(shift.y, 0);
    }
  });
});

describe("legend and filters", () => {
  test("a type switches off with its number, and nobody else moves", async () => {
    await visit("/");
    const before = await spots();
    const row = page.getByRole("button", { name: /^Places \d/ });
    expect(await row.textContent()).toContain(
      String(graph.nodes.filter(({ attributes }) => attributes.entityType === "Place").length),
    );
    await row.click();
    expect(await row.getAttribute("aria-pressed")).toBe("false");
    await page.waitForTimeout(200);
    const after = await spots();
    expect(after.size).toBeLessThan(before.size);
    expect([...after.keys()].some((id) => id.startsWith("place."))).toBe(false);
    for (const [id, now] of after) expect([now.x, now.y]).toEqual([before.get(id)!.x, before.get(id)!.y]);
    await expect.poll(() => page.url()).toContain("without=Place");
  });

  test("relation types, how the text holds it, certainty and dates narrow the picture, and the address tells", async () => {
    await visit("/");
    await page.getByRole("button", { name: "Only Stated" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("without=claimed");
    await page.getByRole("slider", { name: "Least certainty" }).focus();
    for (let press = 0; press < 7; press++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.url()).toContain("sure=0.7");
    await page.getByRole("slider", { name: "First month" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.search.includes("from="));
    await page.getByRole("button", { name: /^reset \d+ filters?$/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("sure")).toBe(null);
  });

  test("each way of holding has its own line in the legend", async () => {
    await visit("/");
    const samples = await page.locator(".line-sample").evaluateAll((all) => all.map((one) => one.innerHTML));
    expect(new Set(samples).size).toBe(samples.length);
    expect(samples.length).toBeGreaterThanOrEqual(3);
  });

  test("weak links come only where asked for", async () => {
    await visit("/");
    const before = (await spots()).size;
    await page.getByRole("switch", { name: /weak links/ }).press("Space");
    await page.waitForFunction(
      (amount) => (window as unknown as { dramatis: { spots(): unknown[] } }).dramatis.spots().length > amount,
      before,
    );
    await expect.poll(() => page.url()).toContain("links=all");
  });
});

describe("how two are connected", () => {
  test("two picked names give the paths as sentences", async () => {
    const neighbour = (await ask<List<NeighborItem>>(`/v1/entities/${star.id}/neighbors?assertion=stated&limit=1`))
      .data[0]!.entity;
    await visit("/");
    await page.keyboard.press("c");
    for (const [field, name] of [
      ["From", star.name],
      ["To", neighbour.name],
    ] as const) {
      await page.locator(`#path-${field.toLowerCase()}`).fill(name);
      await page.getByRole("option", { name }).first().click();
    }
    await page.locator(".chain .sentence").first().waitFor();
    expect(await page.locator(".hops .link.strong").first().textContent()).toContain(star.name);
    await expect.poll(() => page.url()).toContain(`at=path:${star.id}~${neighbour.id}`);
  });

  test("where no sentence connects them, it says so and how far it looked", async () => {
    const related = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
    const alone = graph.nodes.find(({ key }) => !related.has(key))!.key;
    await visit(`/?at=path:${star.id}~${alone}`);
    await page.getByText("We found no sentence that connects them.").waitFor();
    expect(await panel().textContent()).toMatch(/No path within \d+/);
  });
});

describe("list and keyboard", () => {
  test("the list says all that the picture says, sorted as wished", async () => {
    await visit("/");
    const shown = (await spots()).size;
    await page.keyboard.press("l");
    await page.locator("table").waitFor();
    expect(await page.locator("table").getAttribute("aria-rowcount")).toBe(String(shown + 1));
    await page.getByRole("button", { name: /^Name/ }).click();
    const names = await page.locator("tbody tr td:first-child bdi").allTextContents();
    expect(names.slice(0, 20)).toEqual(
      [...names.slice(0, 20)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
    await page.getByRole("button", { name: /^Relations \d/ }).click();
    expect(await page.locator("table").getAttribute("aria-rowcount")).toBe(String(graph.edges.length + 1));
    await page.locator("tbody .cell").first().click();
    await panel().locator(".sentence").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await expect.poll(() => page.url()).not.toContain("view=");
  });

  test("the picture is walked by arrows, Enter leads into the panel, Esc out of it and back", async () => {
    await visit("/");
    await page.locator("#stage").focus();
    await page.keyboard.press("ArrowRight");
    await panel().waitFor();
    const first = new URL(page.url()).searchParams.get("at");
    const seen = new Set([first]);
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(120);
      seen.add(new URL(page.url()).searchParams.get("at"));
    }
    expect(seen.size).toBeGreaterThan(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain("panel-body");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("stage");
    await page.keyboard.press("Escape");
    await panel().waitFor({ state: "detached" });
  });

  test("focus, hide, undo, pin; the help and the palette know every command", async () => {
    await visit(`/?at=entity:${star.id}`);
    await page.locator("#stage").focus();
    await page.keyboard.press("f");
    await page.waitForTimeout(200);
    expect((await spots()).size).toBe(
      new Set(
        graph.edges.flatMap(({ source, target }) =>
          source === star.id ? [target] : target === star.id ? [source] : [],
        ),
      ).size + 1,
    );
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => !location.search.includes("focus="));
    await page.keyboard.press("p");
    await expect.poll(() => page.url()).toContain(`pins=${star.id}@`);
    await page.keyboard.press("h");
    await page.waitForTimeout(200);
    expect((await spots()).has(star.id)).toBe(false);
    expect(await page.locator(".shown").textContent()).toContain("1 put away");
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("How are these two connected?").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("What do you want to do?").fill("list");
    await page.keyboard.press("ArrowDown");
    await page.getByText("Show the list").click();
    await page.locator("table").waitFor();
  });
});

describe("the address bar", () => {
  test("back and forward walk the steps, a reload gives the same view", async () => {
    await visit(`/?at=entity:${star.id}&without=Place`);
    await panel().locator(".group .line").first().click();
    await panel().locator(".sentence").first().waitFor();
    const address = page.url();
    await page.goBack();
    await panel().locator(".group").first().waitFor();
    expect(await panelName()).toBe(star.name);
    await page.goForward();
    await panel().locator(".sentence").first().waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toBe(new URL(address).searchParams.get("at"));
    const before = await spotsAtRest();
    await page.reload();
    await settled();
    const after = await spotsAtRest();
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [id, now] of after)
      expect(Math.hypot(now.x - before.get(id)!.x, now.y - before.get(id)!.y)).toBeLessThan(1.5);
  });
});

describe("everybody", () => {
  const places = [
    "/",
    "at=entity",
    "view=list",
    "view=list&table=relations",
    "at=path:~",
    "at=articles:",
    "at=quality:",
    "article",
  ] as const;
  test.each((["light", "dark"] as const).flatMap((scheme) => places.map((place) => [scheme, place] as const)))(
    "axe finds nothing in %s at %s",
    async (scheme, place) => {
      const article = (await ask<List<{ id: string }>>("/v1/articles?limit=1")).data[0]!.id;
      const address =
        place === "/"
          ? "/"
          : place === "at=entity"
            ? `/?at=entity:${star.id}`
            : place === "article"
              ? `/?at=article:${article}`
              : `/?${place}`;
      await visit(address, { scheme });
      await page.waitForTimeout(500);
      expect(await violations()).toEqual([]);
    },
  );

  test.each(["light", "dark"] as const)("axe finds nothing in the dialogs in %s", async (scheme) => {
    await visit("/", { scheme });
    await page.getByRole("button", { name: "Add article" }).first().click();
    await page.getByRole("dialog").waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("x");
    await page.getByRole("dialog").waitFor();
    expect(await violations()).toEqual([]);
  });

  test.each([[{ width: 320, height: 640 }], [phone]])(
    "at %o nothing is cut off and everything can be touched",
    async (viewport) => {
      await visit(`/?at=entity:${star.id}`, { viewport });
      await panel().locator(".group").first().waitFor();
      const widest = await page.evaluate(() =>
        Math.max(document.documentElement.scrollWidth, document.querySelector(".panel")!.scrollWidth),
      );
      expect(widest).toBeLessThanOrEqual(viewport.width);
      const small = await page
        .locator(".head-tools button:visible, .panel .line:visible, .panel-head button:visible")
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width < 44 || height < 43.5 ? [`${one.textContent} ${width} × ${height}`] : [];
          }),
        );
      expect(small).toEqual([]);
      const sheet = () => panel().evaluate((element) => element.getBoundingClientRect().height);
      const half = await sheet();
      await page.locator(".grip").press("ArrowUp");
      await page.waitForTimeout(50);
      expect(await sheet()).toBeGreaterThan(half);
      await page.locator(".grip").press("ArrowDown");
      await page.locator(".grip").press("ArrowDown");
      await page.waitForTimeout(50);
      expect(await sheet()).toBeLessThan(half);
      await page.getByRole("button", { name: "Legend and filters" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^People/ })
        .waitFor();
      await page.waitForTimeout(300);
      expect(await violations()).toEqual([]);
    },
  );

  async function violations(): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const tool = (
        window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe;
      const { violations } = await tool.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    });
  }
});

describe("export", () => {
  test("by keyboard: what is shown, as the same relations that the picture has", async () => {
    await visit("/?without=Place&sure=0.7");
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const words =
      (await dialog
        .getByLabel(/^What is shown/)
        .locator("xpath=../..")
        .textContent()) ?? "";
    const link = dialog.getByRole("link", { name: "JSON lines" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
    expect(download.suggestedFilename()).toMatch(/^dramatis-[0-9a-f]{12}\.ndjson$/);
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
    const kinds = lines.map((line) => (JSON.parse(line) as { kind?: string }).kind);
    const relations = kinds.filter((kind) => kind === "relation").length;
    expect(relations).toBeGreaterThan(0);
    expect(words).toContain(`${relations} relation`);
    expect(words).toContain(`${kinds.filter((kind) => kind === "entity").length} entit`);
  });

  test("the picture as SVG and PNG, and a report of the selection that opens without a script", async () => {
    await visit(`/?at=entity:${star.id}`);
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const saved = async (name: "PNG" | "SVG") => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name }).press("Enter"),
      ]);
      return readFile(await download.path());
    };
    const svg = (await saved("SVG")).toString("utf8");
    expect(svg).toContain(`>${star.name}</text>`);
    expect([...(await saved("PNG")).subarray(1, 4)]).toEqual([...Buffer.from("PNG")]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: "Report" }).press("Enter"),
    ]);
    const html = await readFile(await download.path(), "utf8");
    expect(html).toContain(star.name);
    const reader = await browser.context.newPage();
    try {
      await reader.setContent(html);
      expect(await reader.locator("blockquote").count()).toBeGreaterThan(0);
      expect(await reader.locator("script").count()).toBe(0);
    } finally {
      await reader.close();
    }
  });
});

describe("add article", () => {
  test("pasted text is read, what it brought is said and shown, and the picture grows without a jump", async () => {
    await visit("/");
    const before = await spots();
    await page.getByRole("button", { name: "Add article" }).first().click();
    await page
      .getByLabel("Text")
      .fill(
        `LYON – Marta Lindqvist, the chairwoman of Polaris Freight, met ${star.name} in Lyon on Tuesday. Marta Lindqvist is the chairwoman of Polaris Freight. Polaris Freight is based in Lyon.`,
      );
    await page.getByLabel("Title").fill("A meeting in Lyon");
    await page.getByLabel("Date").fill("2019-12-03");
    await page.getByRole("button", { name: "Read this article" }).click();
    const brought = page.getByText(/\d+ new entit(y|ies), \d+ new relations?/);
    await brought.waitFor({ timeout: 60_000 });
    expect(await brought.textContent()).not.toContain("0 new entities");
    await page.getByRole("button", { name: "show", exact: true }).click();
    await page.locator(".article .headline", { hasText: "A meeting in Lyon" }).waitFor();
    await page.waitForFunction(
      (amount) => (window as unknown as { dramatis: { spots(): unknown[] } }).dramatis.spots().length > amount,
      before.size,
    );
    const after = await spots();
    for (const [id, was] of before)
      expect(Math.hypot(after.get(id)!.x - was.x, after.get(id)!.y - was.y)).toBeLessThan(1);
  }, 120_000);

  test("a file that cannot be read is listed with its reason, and hides no other", async () => {
    await visit("/");
    await page.getByRole("button", { name: "Add article" }).first().click();
    await page.locator('input[type="file"]').setInputFiles([
      { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") },
      {
        name: "note.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Polaris Freight opened an office in Lyon. Marta Lindqvist leads it."),
      },
      { name: "image.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 0, 7]) },
    ]);
    await page.getByText("Only .txt, .md, .jsonl and .html can be read.").waitFor();
    await page
      .locator(".job", { hasText: "note.txt" })
      .getByText(/new relation/)
      .waitFor({ timeout: 60_000 });
    await page.locator(".job", { hasText: "image.txt" }).locator(".problem").waitFor({ timeout: 60_000 });
  }, 120_000);
});

describe("when something is missing", () => {
  test("an address that no longer leads anywhere says what to do", async () => {
    await visit("/?at=entity:person.nobody-at-all");
    await panel().getByText("Search for the name instead.").waitFor();
  });

  test("without WebGL the list takes the picture's place", async () => {
    page = await browser.context.newPage();
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith("webgl") ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...rest);
      } as typeof original;
    });
    await page.goto(site.address);
    await page.locator("table").waitFor();
    await page.getByText("This browser gives no WebGL").waitFor();
  });

  test("a lost graphics context is drawn anew", async () => {
    await visit("/");
    const before = await spots();
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.sigma-nodes")!;
      (canvas.getContext("webgl2") as WebGL2RenderingContext).getExtension("WEBGL_lose_context")!.loseContext();
    });
    await page.waitForTimeout(1_500);
    const after = await spots();
    expect(after.size).toBe(before.size);
    const lost = await page.evaluate(() =>
      (
        document.querySelector<HTMLCanvasElement>("canvas.sigma-nodes")!.getContext("webgl2") as WebGL2RenderingContext
      ).isContextLost(),
    );
    expect(lost).toBe(false);
  });

  test("a server that is gone: the picture stays, a bar says so, and it comes back by itself", async () => {
    await visit("/");
    const before = (await spots()).size;
    await site.stop();
    await page.getByText("The server does not answer.").waitFor({ timeout: 15_000 });
    expect((await spots()).size).toBe(before);
    await site.start();
    await page.getByText("The server does not answer.").waitFor({ state: "detached", timeout: 20_000 });
  }, 60_000);

  test("an empty store offers to add an article", async () => {
    const empty = await startSite([]);
    try {
      page = await browser.context.newPage();
      await page.goto(empty.address);
      await page.getByText("No article has been read yet").waitFor();
      await page.locator(".note").getByRole("button", { name: "Add article" }).click();
      await page.getByLabel("Text").waitFor();
    } finally {
      await page.close();
      foreign.splice(0, foreign.length, ...foreign.filter((url) => !url.startsWith(empty.address)));
      await empty.remove();
    }
  }, 60_000);
});

describe("first minute", () => {
  test("three questions, each one click, and the card closes for good", async () => {
    page = await browser.context.newPage();
    await page.goto(site.address);
    await page.evaluate(() => localStorage.removeItem("dramatis-first-minute"));
    await page.reload();
    await settled();
    const card = page.locator(".first-minute");
    await card.locator("li").nth(2).waitFor();
    expect(await card.locator("li").count()).toBe(3);
    await card.locator("li button").first().click();
    await page.locator(".chain .sentence").first().waitFor();
    await page.goBack();
    await card.getByRole("button", { name: "Close for good" }).click();
    await page.reload();
    await settled();
    expect(await card.count()).toBe(0);
  });
});

test("nothing was fetched from anywhere but the server, and nothing broke the page's policy", () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
