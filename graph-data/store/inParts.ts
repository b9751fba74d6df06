/** How long a list one query takes: engines bound the number of parameters. */
export const mostAtOnce = 400;

/** Asks in parts that an engine takes at once. */
export async function inParts<Item, Result>(
  items: readonly Item[],
  ask: (part: readonly Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  if (items.length <= mostAtOnce) return items.length === 0 ? [] : ask(items);
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += mostAtOnce)
    for (const result of await ask(items.slice(start, start + mostAtOnce))) results.push(result);
  return results;
}
