import type { RefObject } from "react";
import type { Picture } from "../canvas/picture.ts";

/** Nearer, farther, everything. */
export function ZoomBar({ picture }: { picture: RefObject<Picture | undefined> }) {
  return (
    <div className="zoom" role="toolbar" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => picture.current?.zoom(1.5)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (-)" onClick={() => picture.current?.zoom(1 / 1.5)}>
        −
      </button>
      <button
        type="button"
        aria-label="Show everything"
        title="Show everything (0)"
        onClick={() => picture.current?.fit()}
      >
        ⤢
      </button>
    </div>
  );
}
