import type { Bundle } from "../state/bundles.ts";
import type { PlaceOf } from "./screenPlacer.ts";

/** So near a line must be to be meant; CSS pixels. */
const pickDistance = 6;

/** The pair whose line is nearest to a point of the screen, where one is near enough. */
export function pairNear(
  { x, y }: { readonly x: number; readonly y: number },
  bundles: ReadonlyMap<string, Bundle>,
  placeOf: PlaceOf,
): string | undefined {
  let best: { key: string; distance: number } | undefined;
  for (const [key, bundle] of bundles) {
    const [a, b] = [placeOf(bundle.a), placeOf(bundle.b)];
    if (!a || !b) continue;
    const distance = distanceToSegment(x, y, a, b);
    if (distance <= pickDistance && (!best || distance < best.distance)) best = { key, distance };
  }
  return best?.key;
}

function distanceToSegment(x: number, y: number, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}
