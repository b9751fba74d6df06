import { toArticle } from "../../../graph-data/records/article.ts";
import { openStore } from "../../../graph-data/store/openStore.ts";

// Adds articles until it is killed, and prints the id of each one that the store has acknowledged.
const [place, round] = process.argv.slice(2);
const store = await openStore(place!);
for (let n = 0; ; n++) {
  const article = toArticle({ text: `Round ${round}, article ${n}. ${"More words. ".repeat(n % 300)}` });
  const mentions = [{ start: 0, end: 5, kind: "name" as const }];
  const extraction = {
    id: article.id,
    entities: Array.from({ length: 20 }, (_, e) => ({ id: `e${e}`, type: "Person" as const, name: "Round", mentions })),
    relations: [],
    quotes: [],
    attributes: [],
  };
  await store.addArticle(article, { extraction, rules: "1", now: new Date().toISOString() });
  process.stdout.write(`${article.id}\n`);
}
