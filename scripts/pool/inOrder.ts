/**
 * Works on several items at once and gives the results in the order of the items.
 *
 * @param options.ahead how many items are begun before the first of them is done; bounds memory
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  options: { readonly ahead: number },
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its failure is thrown where its turn comes; until then it is nobody's.
    result.catch(() => {});
    begun.push(result);
    if (begun.length >= options.ahead) yield await begun.shift()!;
  }
  for (const result of begun) yield await result;
}
