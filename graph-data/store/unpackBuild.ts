import { zstdDecompressSync } from "node:zlib";
import type { ArticleId, BuildHash, EntityId } from "../ids.ts";
import type { Build, Place2D } from "../records/build.ts";

/** A stretch of one list of a build, as it is kept. */
interface BuildPart {
  readonly part: string;
  readonly position: number;
  readonly content: Uint8Array;
}

/** A build that an earlier version took apart and kept whole. Pieces come in any order. */
export function unpackBuild(
  head: { hash: string; rules: string; decisions: string },
  parts: Iterable<BuildPart>,
): Build {
  const sorted = [...parts].sort((a, b) => a.position - b.position);
  const list = <T>(name: string): T[] =>
    sorted
      .filter((piece) => piece.part === name)
      .flatMap((piece) => JSON.parse(zstdDecompressSync(piece.content).toString("utf8")) as T[]);
  const possiblySame = list<NonNullable<Build["possiblySame"]>[number]>("possiblySame");
  const copies = list<[ArticleId, ArticleId]>("copies");
  return {
    hash: head.hash as BuildHash,
    rules: head.rules,
    articles: list<Build["articles"][number]>("articles"),
    entities: list<Build["entities"][number]>("entities"),
    relations: list<Build["relations"][number]>("relations"),
    layout: Object.fromEntries(list<[EntityId, Place2D]>("layout")),
    decisions: head.decisions,
    idle: list<Build["idle"][number]>("idle"),
    ...(copies.length > 0 ? { copies: Object.fromEntries(copies) } : {}),
    ...(possiblySame.length > 0 ? { possiblySame } : {}),
  };
}
