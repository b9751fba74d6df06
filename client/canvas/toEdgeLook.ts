import type { Assertion } from "../../graph-data/ontology.ts";
import type { Bundle } from "../state/bundles.ts";
import type { EdgeLook } from "./edgeProgram.ts";

/** 0 solid, 1 dashed, 2 dotted, 3 with a stroke across. */
const dashes: Readonly<Record<Assertion, number>> = {
  stated: 0,
  claimed: 1,
  planned: 2,
  hypothetical: 2,
  denied: 3,
  negated: 3,
  former: 0,
};

/**
 * How a line is drawn: width by independent articles, ink by confidence, strokes by how the text holds it, arrows where its relations
 * have a direction.
 *
 * @param scale below 1 where many share the picture
 */
export function toEdgeLook(bundle: Bundle, scale: number): Partial<EdgeLook> {
  const arrows = bundle.arrows.atA || bundle.arrows.atB;
  const dash = dashes[bundle.assertion];
  const ink = 0.22 + 0.5 * bundle.confidence ** 2;
  return {
    size: Math.min(6, 1 + 1.1 * Math.log2(Math.max(1, bundle.sources))) * (scale < 1 ? 0.7 : 1),
    type: dash === 3 ? "crossed" : arrows ? "arrow" : "plain",
    color: "#000",
    dash: dash === 3 ? 3 : dash,
    atSource: bundle.arrows.atA,
    atTarget: bundle.arrows.atB,
    lit: false,
    strength: bundle.assertion === "former" ? ink * 0.5 : ink,
    ghost: false,
    chosen: false,
  };
}
