import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

// Compiled code is kept for the next start, which takes half as long then. Where it cannot be kept, nothing is lost.
enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "dramatis"));
await import("./runServer.ts");
flushCompileCache();
