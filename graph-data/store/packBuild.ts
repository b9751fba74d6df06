import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { ArticleId, BuildHash, EntityId } from "../ids.ts";
import type { Build, Place2D } from "../records/build.ts";

/** A stretch of one list of a build, as it is kept. */
export interface BuildPart {
  readonly part: string;
  readonly position: number;
  readonly content: Uint8Array;
}

// Lists are cut, so that no piece comes near the longest string of V8 (about 500 million characters) whatever the build's size.
const itemsPerPart = 5_000;

/** A build as compressed pieces. `unpackBuild` gives the same build back. */
export function* packBuild(build: Build): Iterable<BuildPart> {
  const lists = {
    articles: build.articles,
    entities: build.entities,
    relations: build.relations,
    layout: Object.entries(build.layout),
    idle: build.idle,
    possiblySame: build.possiblySame ?? [],
    copies: Object.entries(build.copies ?? {}),
  } as const;
  for (const [part, list] of Object.entries(lists)) {
    for (let start = 0; start < list.length; start += itemsPerPart) {
      const content = zstdCompressSync(JSON.stringify(list.slice(start, start + itemsPerPart)));
      yield { part, position: start / itemsPerPart, content };
    }
  }
}

/** The build that `packBuild` took apart. Pieces come in any order. */
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
