import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArticleInput } from "../../graph-data/records/article.ts";
import { findFiles } from "../read/findFiles.ts";
import { readMarkdown } from "../read/readMarkdown.ts";

/** The articles that ship with the project. */
export async function shippedArticles(root: string): Promise<ArticleInput[]> {
  const files = await findFiles([join(root, "graph-data", "articles")]);
  return files.map((file) => readMarkdown(readFileSync(file.path, "utf8")));
}

/**
 * As many articles as are wanted, of ten sentences each or fewer, drawn from given ones. The names of people are altered from one to the next, so
 * that the graph grows with the articles as it does with real ones.
 *
 * @param options.seed the same seed gives the same articles
 */
export function drawArticles(
  articles: readonly ArticleInput[],
  options: { readonly count: number; readonly seed: number; readonly sentences?: number },
): ArticleInput[] {
  const { count, seed, sentences: length = 10 } = options;
  const sentences = articles
    .flatMap(({ text }) => text.split(/(?<=[.!?”"])\s+(?=[A-Z“"])/))
    .filter((s) => s.length > 40);
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, n) => {
    const drawn = Array.from({ length }, () => sentences[next(sentences.length)]!);
    const name = `${syllables(next(4_000))} ${syllables(4_000 + next(4_000))}`;
    return { id: `drawn-${n}`, text: `${name}, a member of parliament, met the press in Paris. ${drawn.join(" ")}` };
  });
}

function syllables(n: number): string {
  const parts = ["ka", "ri", "mo", "te", "lu", "sa", "ni", "do", "ve", "ba"];
  const word = [...String(n)].map((digit) => parts[Number(digit)]!).join("");
  return word[0]!.toUpperCase() + word.slice(1);
}
