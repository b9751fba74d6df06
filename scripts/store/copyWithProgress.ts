import { openStore } from "../../graph-data/store/openStore.ts";
import { print } from "../terminal/print.ts";
import { startProgress } from "../terminal/progress.ts";

/**
 * Copies one store into another, tells how far it is, and says what arrived.
 *
 * @throws StoreError where either cannot be opened, or the new one holds other articles
 */
export async function copyWithProgress(options: {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly json: boolean;
}): Promise<void> {
  const from = await openStore(options.from, { create: false });
  const to = await openStore(options.to, { forCopy: true });
  try {
    const progress = startProgress(process.stderr, {
      label: options.label,
      clock: () => performance.now(),
      unit: "rows",
    });
    const build = await from.copyTo(to, ({ rows, total }) =>
      progress.show({ articles: rows, share: rows / Math.max(1, total) }),
    );
    progress.end();
    const articles = await to.countArticles();
    const decisions = (await to.decisions()).length;
    if (options.json) await print(JSON.stringify({ to: to.location, articles, decisions, build: build ?? null }));
    else
      await print(
        `${to.location}: ${articles} articles, ${decisions} decisions, build ${build?.slice(0, 12) ?? "none"}`,
      );
  } finally {
    await to.close();
    await from.close();
  }
}
