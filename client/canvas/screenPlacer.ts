import type Graph from "graphology";
import type Sigma from "sigma";
import type { NodeLook } from "./nodeProgram.ts";

/** Says where entities stand on the screen, in CSS pixels from the picture's corner; undefined for those that are not shown. */
export type PlaceOf = (id: string) => { x: number; y: number } | undefined;

// Layout units that are measured: far apart, so that rounding does not matter.
const reach = 1_000;

/**
 * From layout units to the screen, measured once a frame: Sigma's own way copies all of an entity's data for each.
 *
 * @param now.frame a number that changes with each frame
 */
export function screenPlacer(sigma: Sigma, now: { graph(): Graph; frame(): number }): PlaceOf {
  let map = { frame: -1, x: 0, y: 0, xx: 0, xy: 0, yx: 0, yy: 0 };
  return (id) => {
    const [graph, frame] = [now.graph(), now.frame()];
    if (!graph.hasNode(id)) return undefined;
    if (map.frame !== frame) {
      const [origin, right, up] = [
        sigma.graphToViewport({ x: 0, y: 0 }),
        sigma.graphToViewport({ x: reach, y: 0 }),
        sigma.graphToViewport({ x: 0, y: reach }),
      ];
      map = {
        frame,
        ...origin,
        xx: (right.x - origin.x) / reach,
        xy: (right.y - origin.y) / reach,
        yx: (up.x - origin.x) / reach,
        yy: (up.y - origin.y) / reach,
      };
    }
    const { x, y } = graph.getNodeAttributes(id) as NodeLook;
    return { x: map.x + x * map.xx + y * map.yx, y: map.y + x * map.xy + y * map.yy };
  };
}
