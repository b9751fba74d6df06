import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes the page (`client/dist`) where it is missing or older than what it is made of. Without a page the API still works, so what goes
 * wrong here is told and no more.
 *
 * @param root the project's folder
 * @param say told before it begins, since it takes some seconds, and of what went wrong
 */
export async function makePage(root: string, say: (sentence: string) => void): Promise<void> {
  const client = join(root, "client");
  const page = join(client, "dist", "index.html");
  const sources = [client, join(root, "graph-data", "ontology.ts"), join(root, "package-lock.json")];
  if (existsSync(page) && Math.max(...sources.map(newest)) <= statSync(page).mtimeMs) return;
  say("Making the page …");
  const { NODE_ENV } = process.env;
  try {
    // React and its plugin take the slow development code for any other value, which tests and shells may have set.
    process.env.NODE_ENV = "production";
    const vite = await import("vite");
    await vite.build({ root: client, logLevel: "warn" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`The page could not be made, so ${existsSync(page) ? "an older one" : "only the API"} is served. ${reason}`);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** When a file, or something below a folder, was last changed, in milliseconds; what was made from a folder is left out. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== "dist" && name !== "node_modules");
  return Math.max(0, ...inside.map((name) => newest(join(path, name))));
}
