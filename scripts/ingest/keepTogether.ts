import type { NewReading, Store } from "../../graph-data/store/store.ts";

/** Keeps articles, several in one transaction where several are ready: each block of names is then decided once for all of them. */
export interface Keeper {
  /** Resolves when the article is on the disk and in the graph. */
  keep(reading: NewReading): Promise<"added" | "known">;
  /** Says that one more article is being read, and is told when nothing more is to be expected of it. */
  begin(): () => void;
}

const most = 64;
const longestWaitMs = 500;

/**
 * @param options.after calls back after some milliseconds, unless it is cancelled first
 */
export function keepTogether(
  store: Pick<Store, "addArticles">,
  options: { readonly now: () => string; readonly after: (milliseconds: number, work: () => void) => () => void },
): Keeper {
  let underWay = 0;
  let waiting: (NewReading & { done: PromiseWithResolvers<"added" | "known"> })[] = [];
  let cancel: (() => void) | undefined;

  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    const together = waiting;
    waiting = [];
    store.addArticles(together, options.now()).then(
      (outcomes) => {
        for (const [n, { done }] of together.entries()) done.resolve(outcomes[n]!);
      },
      (error: unknown) => {
        for (const { done } of together) done.reject(error);
      },
    );
  };
  // Nobody waits for others where there are no others.
  const look = (): void => {
    if (waiting.length === 0) return;
    if (waiting.length >= Math.min(most, underWay)) flush();
    else cancel ??= options.after(longestWaitMs, flush);
  };
  return {
    keep(reading) {
      const done = Promise.withResolvers<"added" | "known">();
      waiting.push({ ...reading, done });
      look();
      return done.promise;
    },
    begin() {
      underWay++;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        underWay--;
        look();
      };
    },
  };
}
