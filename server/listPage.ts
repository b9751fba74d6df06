import { readCursor, writeCursor } from "./cursor.ts";
import type { QuestionContext } from "./endpoint.ts";
import type { SortKey } from "./parameters.ts";

/** The part of a whole list that one page shows, in the envelope of every list. */
export async function listPage<Item, Shown>(
  context: Pick<QuestionContext, "snapshot" | "question">,
  input: {
    readonly items: readonly Item[];
    readonly limit: number;
    readonly cursor: string | undefined;
    readonly show: (items: readonly Item[]) => Promise<Shown[]> | Shown[];
    readonly facets?: Record<string, Record<string, number>>;
    /** Said where the list is not all that there is. */
    readonly dropped?: { nodes: number; edges: number; rankedBy: string } | undefined;
    readonly atLeast?: boolean;
    /** Only these fields of what is shown, and the id. */
    readonly fields?: ReadonlySet<string> | undefined;
  },
) {
  const { items, limit, cursor, show, facets, dropped, atLeast = false } = input;
  const { snapshot } = context;
  const { edition } = snapshot;
  const offset = cursor === undefined ? 0 : readCursor(cursor, { edition, question: context.question });
  const end = offset + limit;
  return {
    data: onlyFields(await show(items.slice(offset, end)), input.fields),
    page: {
      limit,
      nextCursor: end < items.length ? writeCursor({ edition, question: context.question, offset: end }) : null,
    },
    total: { value: items.length, relation: atLeast ? ("gte" as const) : ("eq" as const) },
    truncated: atLeast || dropped !== undefined,
    ...(dropped ? { dropped } : {}),
    ...(facets ? { facets } : {}),
    build: snapshot.build,
  };
}

function onlyFields<Shown>(items: readonly Shown[], fields: ReadonlySet<string> | undefined): Shown[] {
  if (fields === undefined) return [...items];
  const wanted = new Set(["id", ...fields]);
  return items.map(
    (item) => Object.fromEntries(Object.entries(item as object).filter(([name]) => wanted.has(name))) as Shown,
  );
}

/**
 * Sorts by the keys that were asked for, then by id, so that the order is total. What a key does not know comes last, whichever way the
 * key goes.
 *
 * @param values how to read each key from an item
 */
export function sorted<Item, Key extends string>(
  items: readonly Item[],
  keys: readonly SortKey<Key | "id">[],
  values: Readonly<Record<Key, (item: Item) => string | number | undefined>> & { readonly id: (item: Item) => string },
): Item[] {
  const readers = [...keys, { key: "id" as const, descending: false }].map(({ key, descending }) => ({
    read: values[key] as (item: Item) => string | number | undefined,
    sign: descending ? -1 : 1,
  }));
  return [...items].sort((a, b) => {
    for (const { read, sign } of readers) {
      const [left, right] = [read(a), read(b)];
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      return left < right ? -sign : sign;
    }
    return 0;
  });
}

/** How many items have each value; items without one do not count. In the order of the values. */
export function counts<Item>(
  items: readonly Item[],
  value: (item: Item) => string | undefined,
): Record<string, number> {
  const found = new Map<string, number>();
  for (const item of items) {
    const its = value(item);
    if (its !== undefined) found.set(its, (found.get(its) ?? 0) + 1);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
