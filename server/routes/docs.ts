import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import express, { type RequestHandler, Router } from "express";

const ourFiles = join(import.meta.dirname, "..", "docs");

/** The files of Swagger UI that the page needs. */
const swaggerFiles = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

/** The documentation, made from /openapi.json in the browser; every file comes from here, none holds a script inline. */
export function docsPage(document: object): RequestHandler {
  const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const json = JSON.stringify(document);
  const router = Router({ strict: true });
  router.get("/openapi.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("application/json").send(json);
  });
  router.get("/docs", (_request, response) => response.redirect(308, "/docs/"));
  for (const file of swaggerFiles)
    router.get(`/docs/${file}`, (_request, response) => response.sendFile(join(swagger, file), { maxAge: "1d" }));
  router.use("/docs", express.static(ourFiles, { redirect: false, dotfiles: "ignore" }));
  return router;
}
