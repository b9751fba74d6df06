import { isRelationType, type RelationType } from "../../graph-data/ontology.ts";
import type { ExtractedRelation, Extraction } from "../../graph-data/records/extraction.ts";
import type { JudgedEdges } from "../../graph-data/records/scorecard.ts";
import { calibrationOf, rounded, type Verdict } from "./calibration.ts";

/** A person's verdict on one edge: are type, direction, ends and assertion what its sentence says? Offsets as in extractions. */
export interface JudgedEdge {
  readonly set: string;
  readonly article: string;
  readonly type: RelationType;
  readonly source: readonly [start: number, end: number];
  readonly target: readonly [start: number, end: number];
  readonly assertion: string;
  readonly right: boolean;
  /** Why not, in the judge's own words. */
  readonly reason?: string;
}

/**
 * Reads a file of verdicts, one JSON object a line.
 *
 * @throws TypeError naming the line that is no verdict
 */
export function readJudgedEdges(lines: string): JudgedEdge[] {
  return lines.split("\n").flatMap((line, n) => {
    if (line.trim() === "") return [];
    const value = JSON.parse(line) as Record<string, unknown>;
    const { set, article, type, source, target, assertion, right, reason } = value;
    if (
      typeof set !== "string" ||
      typeof article !== "string" ||
      !isRelationType(type) ||
      !isSpan(source) ||
      !isSpan(target) ||
      typeof assertion !== "string" ||
      typeof right !== "boolean" ||
      (reason !== undefined && typeof reason !== "string")
    )
      throw new TypeError(
        `readJudgedEdges: line ${n + 1}: expected {set, article, type, source: [start, end], target: [start, end], assertion, right, reason?}`,
      );
    return [{ set, article, type, source, target, assertion, right, ...(reason === undefined ? {} : { reason }) }];
  });
}

const isSpan = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((offset) => Number.isInteger(offset));

/** Finds edges that were judged in what is read now, and tells how many of them are right. */
export class JudgedScorer {
  readonly #verdicts: ReadonlyMap<string, JudgedEdge>;
  readonly #set: string;
  readonly #found: (Verdict & { readonly type: RelationType })[] = [];

  constructor(set: string, judged: readonly JudgedEdge[]) {
    this.#set = set;
    this.#verdicts = new Map(judged.filter((edge) => edge.set === set).map((edge) => [keyOf(edge), edge]));
  }

  add({ id }: { readonly id: string }, extraction: Extraction): void {
    const seen = new Set<string>();
    for (const relation of extraction.relations) {
      const key = keyOf(toEdge(id, relation));
      const verdict = this.#verdicts.get(key);
      if (!verdict || seen.has(key)) continue;
      seen.add(key);
      this.#found.push({ type: relation.type, confidence: relation.confidence, right: verdict.right });
    }
  }

  /** Those that are still read and shown as more likely right than wrong; the calibration is over all that are still read. */
  get score(): JudgedEdges | undefined {
    if (this.#found.length === 0) return undefined;
    const shown = this.#found.filter(({ confidence }) => confidence >= 0.5);
    const types = [...new Set(shown.map(({ type }) => type))].sort();
    return {
      set: this.#set,
      edges: shown.length,
      right: rounded(shareRight(shown)),
      types: types.map((type) => {
        const own = shown.filter((edge) => edge.type === type);
        return { type, edges: own.length, right: rounded(shareRight(own)) };
      }),
      calibration: calibrationOf(this.#found),
    };
  }
}

const shareRight = (edges: readonly Verdict[]): number =>
  edges.filter(({ right }) => right).length / Math.max(1, edges.length);

const toEdge = (article: string, { type, evidence, assertion }: ExtractedRelation) => ({
  article,
  type,
  source: [evidence.source.start, evidence.source.end] as const,
  target: [evidence.target.start, evidence.target.end] as const,
  assertion,
});

const keyOf = ({ article, type, source, target, assertion }: Omit<JudgedEdge, "set" | "right">): string =>
  [article, type, ...source, ...target, assertion].join(" ");
