import type { EntityId } from "../ids.ts";
import type { Place2D } from "../records/build.ts";
import { fnv1a, generator } from "./seededRandom.ts";

/** A point of the picture. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture, all edges inclusive. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The picture that newcomers find. */
export interface Picture {
  /** How many entities it has. */
  readonly size: number;
  /** The next number for a community of its own. */
  readonly communities: number;
  /** Places of these entities, where they have one. */
  readonly places: ReadonlyMap<EntityId, Place2D>;
  /** Who stands within any of some rectangles. */
  readonly within: (windows: readonly Window[]) => Promise<readonly Point[]>;
}

/** Distance between neighbours that a label and a node need, in the picture's units. */
export const spacing = 40;

/**
 * Finds places for new entities: each the first free one that it finds around the middle of its neighbours, and the community that most
 * of them have. Nobody else moves, and no more of the picture is looked at than what lies around.
 *
 * @param newcomers with their neighbours, old and new
 */
export async function settle(
  newcomers: readonly { readonly id: EntityId; readonly neighbours: readonly EntityId[] }[],
  picture: Picture,
): Promise<Map<EntityId, Place2D>> {
  const settled = new Map<EntityId, Place2D>();
  const placeOf = (id: EntityId): Place2D | undefined => settled.get(id) ?? picture.places.get(id);
  const places = new Crowd([]);
  let { communities } = picture;
  let waiting = [...newcomers].sort((a, b) => (a.id < b.id ? -1 : 1));
  while (waiting.length > 0) {
    // The best anchored first, so that a chain of new entities grows outward from what is known.
    const ranked = waiting
      .map((newcomer) => ({ newcomer, anchors: newcomer.neighbours.flatMap((other) => placeOf(other) ?? []) }))
      .sort((a, b) => b.anchors.length - a.anchors.length);
    const anchored = ranked.filter(({ anchors }) => anchors.length > 0);
    const next = anchored.length > 0 ? anchored : ranked.slice(0, 1);
    const seekers = next.map(({ newcomer: { id }, anchors }) => {
      const random = generator(fnv1a(id));
      const wish = anchors.length > 0 ? middle(anchors) : onRim(random(), picture.size);
      return { id, wish, random, community: commonest(anchors) };
    });
    await seek(seekers, picture.within, { settled, newcomers: places }, (known) => known ?? communities++);
    const done = new Set(next.map(({ newcomer }) => newcomer));
    waiting = waiting.filter((newcomer) => !done.has(newcomer));
  }
  return settled;
}

interface Seeker {
  readonly id: EntityId;
  readonly wish: Point;
  readonly random: () => number;
  readonly community: number | undefined;
}

/**
 * Places where nobody is nearer than one spacing. Rings around each wish are tried outward, each four times as large as the one before, a
 * few spots in each: a crowd of any size is left after a handful of rings, and its gaps are filled before it grows. All who seek look at
 * one ring together.
 *
 * @param found places of those who have found one, by id and by where they are; these are added
 */
async function seek(
  seekers: readonly Seeker[],
  within: Picture["within"],
  { settled, newcomers }: { readonly settled: Map<EntityId, Place2D>; readonly newcomers: Crowd },
  communityOf: (known: number | undefined) => number,
): Promise<void> {
  let waiting = seekers;
  for (let ring = 1; waiting.length > 0; ring *= 4) {
    const looks = waiting.map((seeker) => ({ seeker, spots: spotsOn(ring, seeker) }));
    const around = new Crowd(await within(looks.flatMap(({ spots }) => spots.map(windowOf))));
    waiting = looks.flatMap(({ seeker, spots }) => {
      const free = spots.find((spot) => around.isFree(spot) && newcomers.isFree(spot));
      if (free === undefined) return [seeker];
      newcomers.add(free);
      settled.set(seeker.id, { ...free, community: communityOf(seeker.community) });
      return [];
    });
  }
}

function spotsOn(ring: number, { wish, random }: Seeker): Point[] {
  const goldenAngle = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: 6 }, () => {
    const step = ring + Math.floor(random() * 3 * ring);
    const [radius, angle] = [0.6 * spacing * Math.sqrt(step), step * goldenAngle];
    return { x: round(wish.x + radius * Math.cos(angle)), y: round(wish.y + radius * Math.sin(angle)) };
  });
}

const windowOf = ({ x, y }: Point): Window => ({
  left: x - spacing,
  right: x + spacing,
  bottom: y - spacing,
  top: y + spacing,
});

/** Points by squares of one spacing, so that only those nearby are looked at. */
class Crowd {
  readonly #squares = new Map<string, Point[]>();

  constructor(points: readonly Point[]) {
    for (const point of points) this.add(point);
  }

  add(point: Point): void {
    const key = squareOf(point.x, point.y);
    const own = this.#squares.get(key);
    if (own) own.push(point);
    else this.#squares.set(key, [point]);
  }

  isFree({ x, y }: Point): boolean {
    for (const dx of [-spacing, 0, spacing])
      for (const dy of [-spacing, 0, spacing])
        for (const other of this.#squares.get(squareOf(x + dx, y + dy)) ?? [])
          if (Math.hypot(other.x - x, other.y - y) < spacing) return false;
    return true;
  }
}

const squareOf = (x: number, y: number): string => `${Math.floor(x / spacing)} ${Math.floor(y / spacing)}`;

/** Entities that nobody is tied to stand around the rest, where they disturb nobody. */
function onRim(turn: number, size: number): Point {
  const radius = spacing * (2 + 1.5 * Math.sqrt(size));
  return { x: radius * Math.cos(2 * Math.PI * turn), y: radius * Math.sin(2 * Math.PI * turn) };
}

function middle(places: readonly Point[]): Point {
  const sum = places.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}

function commonest(places: readonly Place2D[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { community } of places) counts.set(community, (counts.get(community) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0];
}

/** Hundredths are finer than any screen, and short in JSON. */
export const round = (n: number): number => Math.round(n * 100) / 100;
