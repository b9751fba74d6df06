/** The numbers from 0 up to a length in an order that the generator decides: Fisher–Yates. */
export function shuffle(length: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, n) => n);
  for (let n = length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    const kept = order[n]!;
    order[n] = order[other]!;
    order[other] = kept;
  }
  return order;
}
