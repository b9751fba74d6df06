import { expect, test } from "vitest";
import { nearestInDirection } from "../../../client/state/direction.ts";

const here = { id: "here", x: 0, y: 0 };
const spots = [
  here,
  { id: "near right", x: 50, y: 10 },
  { id: "far right", x: 200, y: 0 },
  { id: "above", x: 20, y: -80 },
  { id: "left below", x: -60, y: 40 },
];

test.each([
  ["right", "near right"],
  ["up", "above"],
  ["left", "left below"],
  ["down", "left below"],
] as const)("the %s arrow leads to %s", (direction, id) => {
  expect(nearestInDirection(here, spots, direction)?.id).toBe(id);
});

test("leads nowhere where nobody is", () => {
  expect(nearestInDirection(here, [here, { id: "right", x: 10, y: 0 }], "left")).toBeUndefined();
});
