import { type EntityType, entityTypeNames, entityTypes } from "../../graph-data/ontology.ts";
import type { Bundle } from "../state/bundles.ts";
import { createCrowd, placeLabels } from "./placeLabels.ts";
import { type Scheme, schemes, shapeOf, typeLooks } from "./typeLook.ts";

/** What the picture shows at a moment. Places and sizes are CSS pixels from its corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Most important first. */
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly label: string;
    readonly type: EntityType;
    readonly ringed: boolean;
  }[];
  readonly lines: readonly { readonly bundle: Bundle; readonly width: number; readonly strength: number }[];
}

const family = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";
const legendRow = 28;

/**
 * The picture as an SVG file, with a legend of the types below it: marks, lines and labels as they are on the screen, nothing dimmed.
 *
 * @param options.widthOf how wide a label is, in pixels
 * @param options.caption said at the bottom: where it is from
 */
export function pictureSvg(
  { width, height, nodes, lines }: Drawing,
  { scheme, caption, widthOf }: { scheme: Scheme; caption: string; widthOf(text: string, size: number): number },
): string {
  const { ground, ink, quiet, line, accent } = schemes[scheme];
  const places = new Map(nodes.map((node) => [node.id, node]));
  const visible = nodes.filter(
    ({ x, y, radius }) => x > -radius && y > -radius && x < width + radius && y < height + radius,
  );
  const drawn = lines.flatMap(({ bundle, width: thickness, strength }) => {
    const [a, b] = [places.get(bundle.a), places.get(bundle.b)];
    return a && b ? [lineSvg(bundle, { a, b, thickness, strength, color: line })] : [];
  });
  const types = entityTypeNames.filter((type) => visible.some((node) => node.type === type));
  const { legend, rows } = legendSvg(types, { width, top: height, ink, widthOf });
  const whole = height + rows * legendRow + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(whole)}" viewBox="0 0 ${round(width)} ${round(whole)}" font-family="${family}">`,
    `<title>${escaped(caption)}</title>`,
    `<rect width="100%" height="100%" fill="${ground}"/>`,
    `<clipPath id="frame"><rect width="${round(width)}" height="${round(height)}"/></clipPath>`,
    '<g clip-path="url(#frame)">',
    ...drawn,
    ...[...visible].reverse().map((node) => markSvg(node, node.ringed ? accent : undefined)),
    ...labelsSvg(visible, { width, height, ground, ink, widthOf }),
    "</g>",
    ...legend,
    `<text x="16" y="${round(whole - 10)}" font-size="12" fill="${quiet}">${escaped(caption)}</text>`,
    "</svg>",
  ].join("\n");
}

interface End {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function lineSvg(
  { assertion, arrows }: Bundle,
  { a, b, thickness, strength, color }: { a: End; b: End; thickness: number; strength: number; color: string },
): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length <= a.radius + b.radius) return "";
  const [across, down] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const at = (from: number) => ({ x: a.x + across * from, y: a.y + down * from });
  const [start, end] = [at(a.radius), at(length - b.radius)];
  const dash =
    assertion === "claimed" ? "7 4.5" : assertion === "planned" || assertion === "hypothetical" ? "2 4" : undefined;
  const head = (tip: { x: number; y: number }, sign: 1 | -1): string => {
    const size = 4 + thickness * 2;
    const back = { x: tip.x - across * size * sign, y: tip.y - down * size * sign };
    const side = { x: -down * size * 0.4, y: across * size * 0.4 };
    return `<path d="M${round(tip.x)} ${round(tip.y)}L${round(back.x + side.x)} ${round(back.y + side.y)}L${round(back.x - side.x)} ${round(back.y - side.y)}z" fill="${color}"/>`;
  };
  const middle = at(length / 2);
  const crossed =
    assertion === "denied" || assertion === "negated"
      ? `<path d="M${round(middle.x - 6 * (across - down))} ${round(middle.y - 6 * (down + across))}L${round(middle.x + 6 * (across - down))} ${round(middle.y + 6 * (down + across))}" stroke="${color}" stroke-width="2"/>`
      : "";
  return `<g opacity="${round(Math.max(0.15, Math.min(1, strength)))}"><path d="M${round(start.x)} ${round(start.y)}L${round(end.x)} ${round(end.y)}" stroke="${color}" stroke-width="${round(thickness)}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>${arrows.atB ? head(end, 1) : ""}${arrows.atA ? head(start, -1) : ""}${crossed}</g>`;
}

/** A mark of 24 × 24 units, as the page draws it, at its place. */
function markSvg(
  { x, y, radius, type }: { x: number; y: number; radius: number; type: EntityType },
  ring: string | undefined,
): string {
  const { color, icon } = typeLooks[type];
  const shape = shapeOf(type);
  const shapes = {
    circle: `<circle cx="12" cy="12" r="11" fill="${color}"/>`,
    square: `<rect x="1.5" y="1.5" width="21" height="21" rx="5" fill="${color}"/>`,
    diamond: `<path d="M12 0 24 12 12 24 0 12z" fill="${color}"/>`,
    triangle: `<path d="M12 1 23.5 21.5H.5z" fill="${color}"/>`,
  };
  const inset = {
    circle: "translate(4.6 4.6) scale(.62)",
    square: "translate(4.6 4.6) scale(.62)",
    diamond: "translate(5.8 5.8) scale(.52)",
    triangle: "translate(7.2 9.6) scale(.4)",
  };
  const scale = radius / 12;
  const glyph = radius >= 6 ? `<path d="${icon}" fill="#fff" fill-rule="evenodd" transform="${inset[shape]}"/>` : "";
  const halo = ring
    ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius + 4)}" fill="none" stroke="${ring}" stroke-width="2.5"/>`
    : "";
  return `<g transform="translate(${round(x - radius)} ${round(y - radius)}) scale(${round(scale)})">${shapes[shape]}${glyph}</g>${halo}`;
}

function labelsSvg(
  nodes: Drawing["nodes"],
  {
    width,
    height,
    ground,
    ink,
    widthOf,
  }: { width: number; height: number; ground: string; ink: string; widthOf(text: string, size: number): number },
): string[] {
  const crowd = createCrowd();
  for (const { x, y, radius } of nodes)
    if (radius >= 6) crowd.occupy({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const wishes = nodes.map((node) => {
    const size = node.ringed || node.radius > 13 ? 14 : 12;
    const text = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
    return { ...node, text, size, width: widthOf(text, size), must: node.ringed };
  });
  const ranked = wishes.sort((one, other) => Number(other.ringed) - Number(one.ringed));
  const limit = Math.max(24, Math.round((width * height) / 6_000));
  return placeLabels(ranked, { width, height, limit, crowd }).map(
    ({ item, x, y }) =>
      `<text x="${round(x)}" y="${round(y + item.size * 0.35)}" font-size="${item.size}"${item.radius > 13 || item.ringed ? ' font-weight="600"' : ""} fill="${ink}" stroke="${ground}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${escaped(item.text)}</text>`,
  );
}

function legendSvg(
  types: readonly EntityType[],
  {
    width,
    top,
    ink,
    widthOf,
  }: { width: number; top: number; ink: string; widthOf(text: string, size: number): number },
): { legend: string[]; rows: number } {
  let [x, row] = [16, 0];
  const legend = types.map((type) => {
    const words = entityTypes[type].plural;
    const room = 26 + widthOf(words, 12) + 20;
    if (x > 16 && x + room > width) [x, row] = [16, row + 1];
    const y = top + row * legendRow + legendRow / 2;
    const item = `${markSvg({ x: x + 9, y, radius: 9, type }, undefined)}<text x="${round(x + 26)}" y="${round(y + 4)}" font-size="12" fill="${ink}">${escaped(words)}</text>`;
    x += room;
    return item;
  });
  return { legend, rows: types.length > 0 ? row + 1 : 0 };
}

const round = (value: number): number => Math.round(value * 100) / 100;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "")
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
