import { inOrder } from "../pool/inOrder.ts";
import { type IngestWorld, ingestOne, type Outcome } from "./ingestOne.ts";
import type { Item } from "./readItems.ts";

/** How many articles were read, known before, and rejected. */
export interface Tally {
  readonly read: number;
  readonly known: number;
  readonly rejected: number;
}

/**
 * Reads and keeps articles, several at a time; tells of each in the order of the items.
 *
 * @param options.stopped asked before each article is begun; those already begun are finished
 */
export async function ingestAll(
  items: AsyncIterable<Item>,
  world: IngestWorld,
  options: {
    readonly ahead: number;
    readonly tell: (item: Item, outcome: Outcome, tally: Tally) => Promise<void>;
    readonly stopped?: () => boolean;
  },
): Promise<Tally> {
  const { ahead, tell, stopped = () => false } = options;
  const tally = { read: 0, known: 0, rejected: 0 };
  const wanted = (async function* () {
    for await (const item of items) {
      if (stopped()) return;
      yield item;
    }
  })();
  const work = async (item: Item) => ({ item, outcome: await ingestOne(item.content, world) });
  for await (const { item, outcome } of inOrder(wanted, work, { ahead })) {
    tally[outcome.status]++;
    await tell(item, outcome, { ...tally });
  }
  return tally;
}
