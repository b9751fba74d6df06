/** What the drawing programs share: state that changes without touching a single item, and packing of colours. */

/** Read by the programs at each frame. */
export interface Stage {
  /** 0: nothing is dimmed; 1: all that is not lit is dimmed. Animated. */
  dim: number;
  /** Colours as red, green, blue from 0 to 1. */
  ground: Rgb;
  accent: Rgb;
  ink: Rgb;
}

export type Rgb = readonly [number, number, number];

/** "#rrggbb" as numbers from 0 to 1. */
export function toRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** An icon sheet: one row of white glyphs, `cell` pixels each. */
export function drawIconSheet(icons: readonly string[], cell: number, columns: number): HTMLCanvasElement {
  const sheet = document.createElement("canvas");
  sheet.width = cell * columns;
  sheet.height = cell;
  const pen = sheet.getContext("2d");
  if (!pen) return sheet;
  pen.fillStyle = "#fff";
  icons.forEach((icon, index) => {
    pen.save();
    pen.translate(index * cell + cell * 0.08, cell * 0.08);
    pen.scale((cell * 0.84) / 24, (cell * 0.84) / 24);
    pen.fill(new Path2D(icon), "evenodd");
    pen.restore();
  });
  return sheet;
}
