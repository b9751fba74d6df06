import { resolve } from "node:path";
import { isPostgresUrl } from "../graph-data/store/postgresUrl.ts";
import { isLoopback } from "./security.ts";

/** How the server is started. */
export interface Config {
  /** A directory, absolute. */
  readonly store: string;
  readonly host: string;
  readonly port: number;
  /** Nobody chose the port, so the next free one is as good. */
  readonly anyNextPort: boolean;
  readonly allowedHosts: readonly string[];
  /** Requests a minute from one address; absent is without limit. */
  readonly rateLimit?: number;
  readonly accessLog: boolean;
}

/** The command was called with something that makes no sense; the message says what to give. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Where people expect it. */
export const usualPort = 4600;

/**
 * Reads the command's options and, where one is absent, the environment (DRAMATIS_STORE, DRAMATIS_PORT).
 *
 * @throws ConfigError
 */
export function readConfig(
  options: {
    readonly store?: string;
    readonly port?: string;
    readonly host?: string;
    readonly allowHost?: readonly string[];
    readonly rateLimit?: string;
    readonly accessLog?: boolean;
  },
  environment: NodeJS.Dict<string>,
): Config {
  const port = options.port ?? (environment.DRAMATIS_PORT || undefined);
  const store = options.store ?? (environment.DRAMATIS_STORE || ".dramatis");
  const host = options.host ?? "127.0.0.1";
  // Off where only this machine can ask, unless it was asked for.
  const perMinute = options.rateLimit ?? (isLoopback(host) ? undefined : "300");
  return {
    store: isPostgresUrl(store) ? store : resolve(store),
    host,
    port: port === undefined ? usualPort : wholeNumber("The port", port, 65_535),
    anyNextPort: port === undefined,
    allowedHosts: options.allowHost ?? [],
    ...(perMinute === undefined ? {} : { rateLimit: wholeNumber("The rate limit", perMinute, 1_000_000) }),
    accessLog: options.accessLog ?? false,
  };
}

function wholeNumber(what: string, raw: string, max: number): number {
  if (!/^\d{1,7}$/.test(raw) || Number(raw) > max)
    throw new ConfigError(`${what} must be a whole number from 0 to ${max}, not "${raw}".`);
  return Number(raw);
}
