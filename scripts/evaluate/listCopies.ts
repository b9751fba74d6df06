import { groupCopies } from "../../graph-data/copies/groupCopies.ts";
import { type Sketch, sketchOf } from "../../graph-data/copies/sketch.ts";
import type { ArticleId } from "../../graph-data/ids.ts";

/** Lists which articles of a set count as copies of one story, for a person to look at: no set has labels for it. */
export class CopyLister {
  readonly #sketches = new Map<ArticleId, Sketch>();

  add({ id, text }: { readonly id: string; readonly text: string }): void {
    this.#sketches.set(id as ArticleId, sketchOf(text));
  }

  /** A line of sums, then one for each story that several articles tell; none where no two are copies. */
  get rows(): string[] {
    const stories = [...Map.groupBy(Object.entries(groupCopies(this.#sketches)), ([, story]) => story).values()];
    const tellers = stories.map((story) => story.map(([article]) => article).sort());
    if (tellers.length === 0) return [];
    const articles = tellers.reduce((sum, { length }) => sum + length, 0);
    return [
      `copies: ${articles} of ${this.#sketches.size} articles tell ${stories.length} ${stories.length === 1 ? "story" : "stories"} together`,
      ...tellers.map((story) => `  ${story.join(" = ")}`),
    ];
  }
}
