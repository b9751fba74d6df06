import anyAscii from "any-ascii";
import type { EntityId } from "../ids.ts";
import { nameKey } from "../names/key.ts";
import { atOnce, type Slices, sliced } from "./inSlices.ts";
import type { OpenGraph } from "./openGraph.ts";

/** How well a name answers what was typed; smaller is better. */
interface Found {
  readonly entity: EntityId;
  readonly quality: number;
}

/** Finds entities by what was typed of a name. */
export type EntitySearch = (typed: string) => Found[];

/**
 * Search as you type over names and aliases. Accents and case do not count, letters of other scripts may be typed in Latin ones, the
 * words may come in any order, each may be unfinished, and one of them may have one typo (a letter too many, missing, wrong, or two
 * swapped; not in its first letter) if it has at least four letters.
 *
 * @returns a function from what was typed to entities: the whole name first, then a whole alias, words that begin so in a name, in an
 *   alias, and last those with a typo; among equals the better connected, then in id order. A surname is as good a beginning as a first
 *   name. Nothing typed finds nothing.
 */
export const entitySearch = (graph: OpenGraph): EntitySearch => atOnce(preparingSearch(graph));

/** The same in slices, for whoever has other things to do meanwhile. */
export function* preparingSearch(graph: OpenGraph): Slices<EntitySearch> {
  const names = yield* allNames(graph);
  const byWord = new Map<string, number[]>();
  names.forEach(({ words }, index) => {
    for (const word of new Set(words)) {
      const own = byWord.get(word);
      if (own) own.push(index);
      else byWord.set(word, [index]);
    }
  });
  const vocabulary = [...byWord.keys()].sort((a, b) => (a < b ? -1 : 1));
  const namesWith = (words: readonly string[]): Set<number> => new Set(words.flatMap((word) => byWord.get(word) ?? []));

  return (typed) => {
    const best = new Map<EntityId, number>();
    for (const key of keysOf(typed)) {
      const words = key.split(" ").filter((word) => word !== "");
      if (words.length === 0) continue;
      const beginning = words.map((word) => namesWith(range(vocabulary, word)));
      const exact = intersect(beginning);
      for (const index of exact) {
        const name = names[index]!;
        note(best, name.entity, (name.key === key ? 0 : 2) + (name.alias ? 1 : 0));
      }
      words.forEach((word, position) => {
        if (word.length < 4) return;
        const mistyped = namesWith(vocabulary.filter((candidate) => beginsWithOneTypo(candidate, word)));
        for (const index of intersect(beginning.map((found, i) => (i === position ? mistyped : found)))) {
          if (exact.has(index)) continue;
          const name = names[index]!;
          note(best, name.entity, 4 + (name.alias ? 1 : 0));
        }
      });
    }
    return [...best]
      .map(([entity, quality]) => ({ entity, quality }))
      .sort(
        (a, b) =>
          a.quality - b.quality || graph.degree(b.entity) - graph.degree(a.entity) || (a.entity < b.entity ? -1 : 1),
      );
  };
}

interface Name {
  readonly entity: EntityId;
  readonly key: string;
  readonly words: readonly string[];
  readonly alias: boolean;
}

function* allNames(graph: OpenGraph): Slices<Name[]> {
  const names: Name[] = [];
  yield* sliced(graph.build.entities, ({ id, name, aliases }) => {
    const keys = new Map(keysOf(name).map((key) => [key, false]));
    for (const key of aliases.flatMap(keysOf)) if (!keys.has(key)) keys.set(key, true);
    for (const [key, alias] of keys) if (key !== "") names.push({ entity: id, key, words: key.split(" "), alias });
  });
  return names;
}

/** The key as written and, where it differs, as written in Latin letters: "Łódź" is found by "lodz". */
function keysOf(name: string): string[] {
  const [own, latin] = [nameKey(name), nameKey(anyAscii(name))];
  return own === latin ? [own] : [own, latin];
}

function note(best: Map<EntityId, number>, entity: EntityId, quality: number): void {
  const old = best.get(entity);
  if (old === undefined || quality < old) best.set(entity, quality);
}

function intersect(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = [...sets].sort((a, b) => a.size - b.size);
  return others.length === 0 ? first : new Set([...first].filter((index) => others.every((set) => set.has(index))));
}

/** The words of a sorted list that begin with a prefix. */
function range(sorted: readonly string[], prefix: string): string[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && sorted[end]!.startsWith(prefix)) end++;
  return sorted.slice(low, end);
}

/**
 * Is what was typed at most one edit away from the beginning of a word? Edits: insert, leave out, replace, swap two neighbours. The first
 * letter must be right: people rarely miss it, and without it "asta" would find every "state".
 */
export function beginsWithOneTypo(word: string, typed: string): boolean {
  let same = 0;
  while (same < typed.length && same < word.length && typed[same] === word[same]) same++;
  if (same === typed.length) return true;
  if (same === 0) return false;
  const rest = typed.slice(same);
  return (
    word.startsWith(rest.slice(1), same) ||
    word.startsWith(rest.slice(1), same + 1) ||
    word.startsWith(rest, same + 1) ||
    (rest.length > 1 && word.startsWith(rest[1]! + rest[0]! + rest.slice(2), same))
  );
}
