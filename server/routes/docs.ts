import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import express, { type RequestHandler, Router } from "express";

const ourFiles = join(import.meta.dirname, "..", "docs");

/** The files of Swagger UI that the page needs. */
const swaggerFiles = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

/**
 * The documentation, made from /openapi.json in the browser; every file comes from here, none holds a script inline.
 *
 * @param describe makes the document: called when somebody asks, since it takes as long as all else that a start does
 */
export function docsPage(describe: () => Promise<object>): RequestHandler {
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  let json: Promise<string> | undefined;
  const router = Router({ strict: true });
  router.get("/openapi.json", async (_request, response) => {
    json ??= describe().then((document) => JSON.stringify(document));
    response
      .set("Cache-Control", "no-cache")
      .type("application/json")
      .send(await json);
  });
  router.get("/docs", (_request, response) => response.redirect(308, "/docs/"));
  for (const file of swaggerFiles)
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(join(swagger, file), { maxAge: "1d" }));
  router.use("/docs", express.static(ourFiles, { redirect: false, dotfiles: "ignore" }));
  return router;
}
