/** A label that wants a place beside its mark. CSS pixels. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  /** Height of the type. */
  readonly size: number;
  /** Placed at the right even where nothing is free. */
  readonly must: boolean;
}

export interface PlacedLabel<Wish> {
  readonly item: Wish;
  /** Left edge and vertical middle of the text. */
  readonly x: number;
  readonly y: number;
}

/** A rectangle on the screen. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is taken of the screen already. */
export interface Crowd {
  isFree(box: Box): boolean;
  occupy(box: Box): void;
}

const cell = 64;

/** An empty screen. */
export function createCrowd(): Crowd {
  const grid = new Map<number, Box[]>();
  return {
    isFree(box) {
      for (const key of cellsOf(box)) {
        for (const other of grid.get(key) ?? []) {
          const over = box.left < other.right && box.right > other.left;
          if (over && box.top < other.bottom && box.bottom > other.top) return false;
        }
      }
      return true;
    },
    occupy(box) {
      for (const key of cellsOf(box)) {
        const boxes = grid.get(key);
        if (boxes) boxes.push(box);
        else grid.set(key, [box]);
      }
    },
  };
}

/**
 * Gives each label, in the order given, the first free side of its mark: right, left, below, above. A label that would lie over another
 * one, or over what the crowd holds already, is left out: zooming in makes room for it.
 */
export function placeLabels<Wish extends LabelWish>(
  wishes: readonly Wish[],
  { width, height, limit, crowd }: { width: number; height: number; limit: number; crowd: Crowd },
): PlacedLabel<Wish>[] {
  const placed: PlacedLabel<Wish>[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit && !wish.must) break;
    const gap = wish.radius + 5;
    const sides = [
      { x: wish.x + gap, y: wish.y },
      { x: wish.x - gap - wish.width, y: wish.y },
      { x: wish.x - wish.width / 2, y: wish.y + gap + wish.size / 2 },
      { x: wish.x - wish.width / 2, y: wish.y - gap - wish.size / 2 },
    ];
    const inside = ({ x, y }: { x: number; y: number }) =>
      x > -20 && x + wish.width < width + 20 && y > 4 && y < height - 4;
    const free = sides.find((side) => inside(side) && crowd.isFree(boxOf(wish, side)));
    const side = free ?? (wish.must ? sides[0] : undefined);
    if (!side) continue;
    crowd.occupy(boxOf(wish, side));
    placed.push({ item: wish, ...side });
  }
  return placed;
}

const boxOf = (wish: LabelWish, { x, y }: { x: number; y: number }): Box => ({
  left: x - 2,
  right: x + wish.width + 2,
  top: y - wish.size / 2 - 2,
  bottom: y + wish.size / 2 + 2,
});

function* cellsOf({ left, right, top, bottom }: Box): Generator<number> {
  for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++)
      yield row * 10_007 + column;
  }
}
