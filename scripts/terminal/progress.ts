/** A bar at the bottom of a terminal; where there is no terminal, nothing is drawn. */
export interface Progress {
  /** @param done.share 0 to 1 */
  show(done: { readonly articles: number; readonly share: number }): void;
  /** Prints a line above the bar. */
  above(print: () => Promise<void>): Promise<void>;
  /** Takes the bar away. */
  end(): void;
}

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Draws how far the reading has come, how fast it goes and how long it still takes.
 *
 * @param options.clock milliseconds that never go back
 * @param options.total articles, where their number is known
 * @param options.unit what is counted, where it is not articles
 */
export function startProgress(
  screen: Screen,
  options: { readonly label: string; readonly clock: () => number; readonly total?: number; readonly unit?: string },
): Progress {
  if (!screen.isTTY) return { show: () => {}, above: (print) => print(), end: () => {} };
  const started = options.clock();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let line = "";
  const draw = () => screen.write(`\r\x1b[2K${line.slice(0, (screen.columns ?? 80) - 1)}`);
  const clear = () => screen.write("\r\x1b[2K");
  return {
    show({ articles, share }) {
      const now = options.clock();
      line = describe({ ...options, articles, share, seconds: (now - started) / 1_000 });
      if (now - drawnAt < 100 && share < 1) return;
      drawnAt = now;
      draw();
    },
    async above(print) {
      clear();
      await print();
      draw();
    },
    end: clear,
  };
}

function describe(at: {
  label: string;
  total?: number;
  unit?: string;
  articles: number;
  share: number;
  seconds: number;
}): string {
  const { unit = "articles" } = at;
  const width = 24;
  const full = Math.round(Math.min(1, at.share) * width);
  const bar = "█".repeat(full) + "░".repeat(width - full);
  const count = at.total === undefined ? `${at.articles} ${unit}` : `${at.articles} of ${at.total} ${unit}`;
  if (at.seconds < 0.5 || at.articles === 0) return `${at.label} ${bar} ${count}`;
  const rate = at.articles / at.seconds;
  const left = at.share > 0 ? at.seconds / at.share - at.seconds : undefined;
  const remaining = left === undefined || at.share >= 1 ? "" : `, ${duration(left)} left`;
  return `${at.label} ${bar} ${count}, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${remaining}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
