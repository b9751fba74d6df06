import { useSyncExternalStore } from "react";
import { parseView, type Subject, sameSubject, toQuery, type View } from "./view.ts";

/**
 * The view, kept in the address bar. Each step a reader takes is an entry of the browser's history, so back, forward and reload are the
 * undo, redo and restore of the page; the camera alone replaces the entry it is in.
 */

interface Entry {
  /** Steps since the page was opened: is there something of ours to go back to? */
  readonly depth: number;
}

let view = parseView(location.search);
const listeners = new Set<() => void>();

addEventListener("popstate", () => publish(parseView(location.search)));

/** The current view; the component is drawn again when it changes. */
export const useView = (): View => useSyncExternalStore(subscribe, currentView);

/** The current view, for handlers. */
export const currentView = (): View => view;

/** Changes parts of the view. `undefined` takes an optional part away. A step unless `replace` is given. */
export function changeView(change: Partial<{ [Part in keyof View]: View[Part] | undefined }>, replace = false): void {
  const next = { ...view, ...change } as View;
  for (const part of Object.keys(next) as (keyof View)[]) if (next[part] === undefined) delete next[part];
  const address = addressOf(next);
  if (address === location.pathname + location.search) {
    publish(next);
    return;
  }
  if (replace) history.replaceState({ depth: depth() } satisfies Entry, "", address);
  else history.pushState({ depth: depth() + 1 } satisfies Entry, "", address);
  publish(next);
}

/** Opens a subject in the panel. */
export function open(subject: Subject, replace = false): void {
  if (!sameSubject(subject, view.subject)) changeView({ subject }, replace);
}

/** One step back if the page has one, else closes the panel. */
export function back(): void {
  if (depth() > 0) history.back();
  else changeView({ subject: undefined }, true);
}

/** Is there a step of this page to go back to? */
export const canGoBack = (): boolean => depth() > 0;

/** How many steps were taken since the page was opened: the place of a panel in the stack. */
export function depth(): number {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "depth" in state && typeof state.depth === "number"
    ? state.depth
    : 0;
}

/** Calls the listener after each change; returns what ends that. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function publish(next: View): void {
  view = next;
  for (const listener of listeners) listener();
}

function addressOf(next: View): string {
  const query = toQuery(next);
  return location.pathname + (query ? `?${query}` : "");
}
