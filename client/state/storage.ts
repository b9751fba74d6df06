/** Small things the browser keeps for the reader. Where it refuses, nothing is kept and nothing breaks. */

/** What was kept under a key. */
export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    // Storage is switched off: as if nothing had been kept.
    return undefined;
  }
}

/** Keeps a value. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full or switched off: the page works without it.
    return;
  }
}
