/** A long piece of work that can be interrupted: it yields every now and then. */
export type Slices<Result> = Generator<void, Result>;

/** Does all of it without a break. */
export function atOnce<Result>(work: Slices<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it with a break wherever it can be interrupted. */
export async function inSlices<Result>(work: Slices<Result>, breathe: () => Promise<void>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
  }
}

/** The items, with a break after every so many. */
export function* sliced<Item>(items: Iterable<Item>, work: (item: Item) => void, every = 500): Slices<void> {
  let count = 0;
  for (const item of items) {
    work(item);
    if (++count % every === 0) yield;
  }
}
