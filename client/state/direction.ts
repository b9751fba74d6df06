/** A point on the screen; y grows downwards. */
export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export type Direction = "up" | "down" | "left" | "right";

const axes: Readonly<Record<Direction, { x: number; y: number }>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/**
 * The spot that an arrow key leads to: within 60° of the arrow, near and straight ahead before far and aside.
 */
export function nearestInDirection(from: Spot, spots: Iterable<Spot>, direction: Direction): Spot | undefined {
  const axis = axes[direction];
  let best: { spot: Spot; cost: number } | undefined;
  for (const spot of spots) {
    if (spot.id === from.id) continue;
    const [dx, dy] = [spot.x - from.x, spot.y - from.y];
    const ahead = dx * axis.x + dy * axis.y;
    const aside = Math.abs(dx * axis.y) + Math.abs(dy * axis.x);
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) continue;
    const cost = ahead + aside * 1.5;
    if (!best || cost < best.cost || (cost === best.cost && spot.id < best.spot.id)) best = { spot, cost };
  }
  return best?.spot;
}
