import type { Profile } from "../../resolve/formsOf.ts";
import type { Row } from "../tables.ts";

/** A profile as it was and as it is. */
export interface ProfileChange {
  /** Undefined where it is new. */
  readonly before: Row<"profile"> | undefined;
  readonly row: Row<"profile">;
  /** Did articles with it come or go? */
  counted: boolean;
}

/** The profiles that an update looks at: all of the blocks that it touches, and single ones of others. */
export class ProfileChanges {
  readonly blocks: ReadonlyMap<string, Map<string, ProfileChange>>;
  readonly #others = new Map<string, ProfileChange>();

  constructor(blocks: Iterable<string>, rows: readonly Row<"profile">[]) {
    this.blocks = new Map([...blocks].map((block) => [block, new Map()]));
    for (const row of rows) this.blocks.get(row.block)!.set(row.id, unchanged(row));
  }

  /** Takes profiles of other blocks along; those that are known already stay as they are. */
  addOthers(rows: readonly Row<"profile">[]): void {
    for (const row of rows)
      if (this.find(row.block, row.id) === undefined) this.#others.set(`${row.block}\n${row.id}`, unchanged(row));
  }

  find(block: string, id: string): ProfileChange | undefined {
    return this.blocks.get(block)?.get(id) ?? this.#others.get(`${block}\n${id}`);
  }

  *all(): Iterable<ProfileChange> {
    for (const own of this.blocks.values()) yield* own.values();
    yield* this.#others.values();
  }
}

const unchanged = (row: Row<"profile">): ProfileChange => ({ before: row, row: { ...row }, counted: false });

/** A row's profile. The same come again and again, so the last ones are kept. */
export function profileOf({ content }: Pick<Row<"profile">, "content">): Profile {
  const known = kept.get(content);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const profile = JSON.parse(content) as Profile;
  kept.set(content, profile);
  return profile;
}

const kept = new Map<string, Profile>();
const mostKept = 20_000;

export const isLive = ({ row }: ProfileChange): boolean => row.articles > 0;

/** The entity that a profile's members are part of; null where they are part of none. */
export const homeOf = ({ home, entity }: Pick<Row<"profile">, "home" | "entity">): string | null =>
  home === null ? entity : home || null;

export const homeBefore = ({ before }: ProfileChange): string | null => (before === undefined ? null : homeOf(before));
export const homeAfter = (change: ProfileChange): string | null => (isLive(change) ? homeOf(change.row) : null);

export const differs = ({ before, row }: ProfileChange): boolean =>
  before === undefined || (Object.keys(row) as (keyof typeof row)[]).some((column) => before[column] !== row[column]);
