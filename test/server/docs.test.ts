import { afterAll, beforeAll, expect, test } from "vitest";
import { startChromium, type TestBrowser } from "../client/browser/chromium.ts";
import { type Running, startSample } from "./sampleStore.ts";

let server: Running;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startSample();
  browser = await startChromium({ viewport: { width: 1200, height: 800 } });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test("the documentation shows every endpoint, asks nobody else, and keeps to the policy", {
  timeout: 120_000,
}, async () => {
  const page = await browser.context.newPage();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.address) && !/^(?:data|blob):/.test(url)) elsewhere.push(url);
  });
  await page.goto(`${server.address}/docs/`);
  await page.locator(".opblock").first().waitFor({ timeout: 60_000 });
  expect(await page.locator(".opblock").count()).toBe(server.endpoints.length);
  await page.locator("#operations-Entities-getEntities .opblock-summary-control").click();
  await page.getByText("What was typed of a name.").waitFor();
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});
