import { isIP } from "node:net";
import helmet from "helmet";
import { ApiError } from "./problem.ts";

/**
 * helmet's headers with a strict policy: nothing is loaded from elsewhere, no script stands in a page. Inline styles are allowed because
 * the page's components set positions that way. `upgrade-insecure-requests` is left out: it would break plain HTTP on a local address.
 */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "script-src": ["'self'"],
      "script-src-attr": ["'none'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:", "blob:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "worker-src": ["'self'", "blob:"],
      "object-src": ["'none'"],
      "base-uri": ["'self'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
    },
  },
  // Only of use with TLS, and then whoever ends it decides.
  strictTransportSecurity: false,
  frameguard: { action: "deny" },
});

/** Is this an address that only this machine reaches? */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * Makes the check that refuses requests from elsewhere: a page on another site that talks to this machine through the browser (DNS
 * rebinding shows in Host, cross-site requests in Origin and Sec-Fetch-Site).
 *
 * @param options.host the address that the server is bound to
 * @param options.allowedHosts further names by which it may be called
 * @returns the refusal, or undefined where the request may pass
 */
export function originGuard({ host, allowedHosts }: { host: string; allowedHosts: readonly string[] }) {
  const names = new Set([host, ...allowedHosts].map((name) => name.toLowerCase()));
  const isOurs = (name: string): boolean =>
    names.has(name) ||
    isLoopback(name) ||
    // Rebinding needs a name; a bare address can only be meant for this machine. Bound to loopback, no other address is.
    (!isLoopback(host) && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
  const passed = new Map<string, true>();

  return (request: {
    readonly method?: string | undefined;
    readonly headers: NodeJS.Dict<string | string[]>;
  }): ApiError | undefined => {
    const { host: called, origin, "sec-fetch-site": site } = request.headers;
    if (typeof called !== "string") return new ApiError("bad-request", "The request has no Host header.");
    if (!passed.has(called)) {
      const name = hostName(called);
      if (name === undefined || !isOurs(name))
        return new ApiError(
          "forbidden",
          "The Host header names another machine. Start the server with --allow-host NAME if that name is meant.",
        );
      if (passed.size < 100) passed.set(called, true);
    }
    if (origin !== undefined && !(typeof origin === "string" && originHost(origin) === called.toLowerCase()))
      return new ApiError("forbidden", "The Origin header names another site.");
    const writes = request.method !== "GET" && request.method !== "HEAD";
    if (writes && site !== undefined && site !== "same-origin" && site !== "none")
      return new ApiError("forbidden", "Another site has sent this request.");
    return undefined;
  };
}

function hostName(header: string): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase();
}

function originHost(origin: string): string | undefined {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match?.[1]?.toLowerCase();
}
