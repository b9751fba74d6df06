import nlp from "compromise";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { extract, shippedKnowledge } from "../extract/extract.ts";
import { median } from "./median.ts";

/**
 * Words that are read in a second of processor time, ours and those of bare compromise asked for people, places and organizations. Both
 * read the same articles in one process, turn by turn.
 */
export function benchReading(articles: readonly ArticleInput[], rounds: number): { ours: number; bare: number } {
  const texts = articles.map(({ text }) => text);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const knowledge = shippedKnowledge();
  const ours = () => {
    for (const [n, text] of texts.entries()) extract({ id: String(n), text }, knowledge);
  };
  const bare = () => {
    for (const text of texts) {
      const doc = nlp(text);
      doc.people().json();
      doc.places().json();
      doc.organizations().json();
    }
  };
  const results: { ours: number; bare: number }[] = [];
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const result = { ours: words / secondsOf(ours), bare: words / secondsOf(bare) };
    if (round > 0) results.push(result);
  }
  return { ours: median(results.map((result) => result.ours)), bare: median(results.map((result) => result.bare)) };
}

function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
