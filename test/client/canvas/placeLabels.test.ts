import fc from "fast-check";
import { expect, test } from "vitest";
import { createCrowd, placeLabels } from "../../../client/canvas/placeLabels.ts";

const screen = { width: 800, height: 600, limit: 100 };
const wish = (x: number, y: number, more = {}) => ({ x, y, radius: 5, width: 80, size: 12, must: false, ...more });

test("a label stands at the right of its mark, else left, below, above", () => {
  const crowded = [wish(400, 300), wish(400, 300), wish(400, 300), wish(400, 300), wish(400, 300)];
  const placed = placeLabels(crowded, { ...screen, crowd: createCrowd() });
  expect(placed.map(({ x, y }) => [x, y])).toEqual([
    [410, 300],
    [310, 300],
    [360, 316],
    [360, 284],
  ]);
});

test("what must be there is there, whatever is in its way", () => {
  const crowd = createCrowd();
  crowd.occupy({ left: 0, right: 800, top: 0, bottom: 600 });
  expect(placeLabels([wish(400, 300)], { ...screen, crowd })).toEqual([]);
  expect(placeLabels([wish(400, 300, { must: true })], { ...screen, crowd })).toHaveLength(1);
});

test("no label lies over another", () => {
  const place = fc.record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    width: fc.integer({ min: 10, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), (places) => {
      const placed = placeLabels(
        places.map(({ x, y, width }) => wish(x, y, { width })),
        { ...screen, crowd: createCrowd() },
      );
      for (const [index, one] of placed.entries()) {
        for (const other of placed.slice(index + 1)) {
          const apart =
            one.x + one.item.width <= other.x ||
            other.x + other.item.width <= one.x ||
            Math.abs(one.y - other.y) >= one.item.size;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
