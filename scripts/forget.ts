import { isArticleId } from "../graph-data/ids.ts";
import { openStore } from "../graph-data/store/openStore.ts";
import { command, exitCodes, runCommand, UsageError, withStore } from "./terminal/command.ts";
import { print } from "./terminal/print.ts";

const program = withStore(
  command("forget", {
    does: "Takes articles out of the store, with everything that they alone said. The graph is as if they had never been added.",
    examples: ["npm run forget -- a_0123456789abcdef0123", "npm run forget -- a_0123456789abcdef0123 --json"],
  }),
)
  .argument("[id...]", "ids of articles, as /v1/articles and the page's addresses have them")
  .option("--json", "print one JSON object a line");

await runCommand(program, async () => {
  const options = program.opts<{ store: string; json?: true }>();
  if (program.args.length === 0)
    throw new UsageError("Say which articles, for example: npm run forget -- a_0123456789abcdef0123");
  const ids = program.args.map((raw) => {
    if (isArticleId(raw)) return raw;
    throw new UsageError(`"${raw}" is no id of an article: those are a_ and 20 digits from 0 to f.`);
  });
  const store = await openStore(options.store, { create: false });
  let unknown = 0;
  for (const id of ids) {
    const outcome = await store.forgetArticle(id, new Date().toISOString());
    if (outcome === "unknown") unknown++;
    await print(
      options.json
        ? JSON.stringify({ article: id, outcome })
        : `${id}: ${outcome === "forgotten" ? "forgotten" : "there is no such article"}`,
    );
  }
  const sums = { ...(await store.countGraph()), articles: await store.countArticles() };
  const build = await store.currentBuildHash();
  await print(
    options.json
      ? JSON.stringify({ summary: { forgotten: ids.length - unknown, unknown, ...sums, build } })
      : `${ids.length - unknown} forgotten; ${sums.articles} articles, ${sums.entities} entities, ${sums.relations} relations are left`,
  );
  await store.close();
  return unknown > 0 ? exitCodes.rejected : exitCodes.ok;
});
