import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";

/**
 * The page: built files as they are, and `index.html` for every other address that a person may have in the address bar. Files under
 * `assets/` have their hash in the name and never change.
 */
export function page(directory: string): RequestHandler {
  const router = Router({ strict: true });
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      dotfiles: "ignore",
      setHeaders(response, path) {
        response.setHeader(
          "Cache-Control",
          path.startsWith(join(directory, "assets")) ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    }),
  );
  router.use((request, response, next) => {
    if (!isForPeople(request.method, request.path, request.headers.accept)) {
      next();
      return;
    }
    response.sendFile(join(directory, "index.html"), { headers: { "Cache-Control": "no-cache" } }, (error) => {
      if (!error || response.headersSent) return;
      response.status(503).set("Cache-Control", "no-store").set("Retry-After", "10").type("html").send(notBuilt);
    });
  });
  return router;
}

/** A browser says that it wants HTML; the root is for everybody. What looks like a file or belongs to the API is not the page. */
function isForPeople(method: string, path: string, accept = ""): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (path === "/" || path === "/index.html") return true;
  return accept.includes("text/html") && !/^\/(?:v1|docs|healthz|readyz)(?:\/|$)|\.[a-z0-9]+$/i.test(path);
}

const notBuilt = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Dramatis: the page is not built</title>
  </head>
  <body>
    <h1>The page is not built yet</h1>
    <p>The server is running, but the files of its page are missing. Build them with <code>npm run build</code>, or start with <code>npm start</code>, which does it.</p>
    <p>The <a href="/docs/">API and its documentation</a> work without the page.</p>
  </body>
</html>
`;
