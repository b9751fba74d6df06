import type { ArticleId } from "../ids.ts";
import type { Copies } from "../records/build.ts";
import { areCopies, keysOf, type Sketch } from "./sketch.ts";

/**
 * Which articles tell one story: those that are linked by copies, each named by the smallest id among them. A function of the set; the
 * order does not matter. The store keeps the same groups article by article (`regroupCopies`).
 */
export function groupCopies(sketches: ReadonlyMap<ArticleId, Sketch>): Copies {
  const holders = new Map<number, ArticleId[]>();
  const stories = new Linked<ArticleId>();
  for (const [article, sketch] of sketches) {
    stories.add(article);
    const likely = new Set(keysOf(sketch).flatMap((key) => holders.get(key) ?? []));
    for (const other of likely) if (areCopies(sketch, sketches.get(other)!)) stories.link(article, other);
    for (const key of keysOf(sketch)) {
      const own = holders.get(key);
      if (own) own.push(article);
      else holders.set(key, [article]);
    }
  }
  return Object.fromEntries(
    stories
      .groups()
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((article) => [article, group[0]!] as const)),
  );
}

/** Things that are one group as soon as a chain of links joins them. */
export class Linked<Id extends string> {
  readonly #parents = new Map<Id, Id>();

  add(id: Id): void {
    if (!this.#parents.has(id)) this.#parents.set(id, id);
  }

  link(one: Id, other: Id): void {
    this.add(one);
    this.add(other);
    const [a, b] = [this.#top(one), this.#top(other)];
    if (a < b) this.#parents.set(b, a);
    else this.#parents.set(a, b);
  }

  /** Every group in the order of its ids, groups in the order of their smallest. */
  groups(): Id[][] {
    const ids = [...this.#parents.keys()].sort();
    return [...Map.groupBy(ids, (id) => this.#top(id)).values()];
  }

  #top(id: Id): Id {
    let at = id;
    for (let next = this.#parents.get(at)!; next !== at; next = this.#parents.get(at)!) {
      this.#parents.set(at, this.#parents.get(next)!);
      at = next;
    }
    return at;
  }
}
