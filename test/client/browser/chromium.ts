import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** A browser for tests, with a profile of its own that is thrown away at the end. */
export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts a Chromium: the one that npm brought (`@sparticuz/chromium`), else one that the system has. WebGL 2 runs on the processor, so a
 * machine without a graphics card draws the same picture.
 *
 * @throws Error that says what to install where there is none
 */
export async function startChromium(options: {
  viewport: { width: number; height: number };
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  hasTouch?: boolean;
  args?: readonly string[];
}): Promise<TestBrowser> {
  const { args: more = [], ...context } = options;
  const profile = await mkdtemp(join(tmpdir(), "dramatis-browser-"));
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...args, "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", ...more],
    ...context,
  });
  return {
    context: browser,
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

async function findChromium(): Promise<{ executablePath: string; args: readonly string[] }> {
  const named = process.env.DRAMATIS_CHROMIUM;
  if (named) return { executablePath: named, args: [] };
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: packed } = await import("@sparticuz/chromium");
    // `--single-process` is for one-shot functions in a cloud: in tests a page that dies would take the browser with it.
    const args = packed.args.filter(
      (arg) => !/^--(single-process|no-zygote|headless|window-size|font-render)/.test(arg),
    );
    return { executablePath: await packed.executablePath(), args };
  }
  const executablePath = systemBrowsers.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error("The browser tests need Chromium or Chrome. Install one, or name it in DRAMATIS_CHROMIUM.");
  }
  return { executablePath, args: [] };
}
