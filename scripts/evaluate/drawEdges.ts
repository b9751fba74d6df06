import { isFallback } from "../../graph-data/ontology.ts";
import type { ExtractedRelation } from "../../graph-data/records/extraction.ts";
import { shuffle } from "../train/shuffle.ts";

/** A relation together with the article that it was read from. */
export interface DrawnEdge {
  readonly article: string;
  readonly relation: ExtractedRelation;
}

/**
 * Draws edges for a person to judge, spread over types: of each type about as many as the square root of its number asks for, so that
 * frequent types do not fill the draw and rare ones are in it. The same edges and the same generator give the same draw.
 *
 * @param random numbers in [0, 1)
 * @returns in the order of `edges`
 */
export function drawEdges(edges: readonly DrawnEdge[], howMany: number, random: () => number): DrawnEdge[] {
  const order = shuffle(edges.length, random);
  const counts = new Map<string, number>();
  for (const { relation } of edges) counts.set(relation.type, (counts.get(relation.type) ?? 0) + 1);
  const ranks = new Map<string, number>();
  const turns: { at: number; turn: number }[] = [];
  for (const at of order) {
    const { type } = edges[at]!.relation;
    const rank = ranks.get(type) ?? 0;
    ranks.set(type, rank + 1);
    turns.push({ at, turn: (rank + 0.5) / Math.sqrt(counts.get(type)!) });
  }
  return turns
    .sort((a, b) => a.turn - b.turn || a.at - b.at)
    .slice(0, howMany)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
    .map((at) => edges[at]!);
}

/** Is this an edge that a draw is made from: one that the page shows as more likely right than wrong? */
export const isShown = ({ type, confidence }: ExtractedRelation): boolean => confidence >= 0.5 && !isFallback(type);
