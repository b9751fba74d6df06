import { isFallback, relationTypes } from "../../graph-data/ontology.ts";
import type { Bundle } from "../state/bundles.ts";
import type { PictureRelation } from "../state/knowledge.ts";
import { type Box, type Crowd, createCrowd, placeLabels } from "./placeLabels.ts";

/** An entity that may get a label. Places and sizes are CSS pixels. */
export interface OverlayNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
  readonly lit: boolean;
  /** Labelled before all others: selected or under the mouse. */
  readonly first: boolean;
}

interface End {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A line with something written on it. */
export interface OverlayEdge {
  readonly bundle: Bundle;
  readonly a: End;
  readonly b: End;
  /** `apart`: each relation is a curve with its words. `words`: the strongest in words. `count`: how many relations. */
  readonly mode: "apart" | "words" | "count";
  /** Under the mouse: its words are written whatever is in the way. */
  readonly hovered: boolean;
}

export interface Overlay {
  readonly width: number;
  readonly height: number;
  readonly scheme: { ground: string; ink: string; quiet: string; line: string; accent: string };
  /** How far all that is not lit is dimmed, 0 to 1. */
  readonly dim: number;
  /** Most important first. */
  readonly nodes: readonly OverlayNode[];
  readonly edges: readonly OverlayEdge[];
}

const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Writes what lies over the drawn graph: words on lines, counts, names. What matters most is written first and makes room for itself. */
export function drawOverlay(pen: CanvasRenderingContext2D, overlay: Overlay): void {
  pen.lineJoin = "round";
  pen.textBaseline = "middle";
  const crowd = createCrowd();
  const stand = (meant: (node: OverlayNode) => boolean) => {
    for (const node of overlay.nodes) {
      const { x, y, radius } = node;
      if (radius >= 6 && meant(node)) {
        crowd.occupy({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
      }
    }
  };
  // While the rest is dimmed, the names of what is lit may lie over it.
  const dimmed = overlay.dim > 0.5;
  stand((node) => !dimmed || rank(node) > 0);
  const of = (mode: OverlayEdge["mode"]) => overlay.edges.filter((edge) => edge.mode === mode);
  for (const edge of of("apart")) drawApart(pen, overlay, edge);
  drawNames(pen, overlay, crowd, (node) => rank(node) > 0);
  for (const edge of of("words")) drawWords(pen, overlay, crowd, edge);
  if (dimmed) stand((node) => rank(node) === 0);
  drawNames(pen, overlay, crowd, (node) => rank(node) === 0);
  for (const edge of of("count")) drawCount(pen, overlay, crowd, edge);
}

function drawNames(
  pen: CanvasRenderingContext2D,
  { width, height, scheme, dim, nodes }: Overlay,
  crowd: Crowd,
  meant: (node: OverlayNode) => boolean,
): void {
  const limit = Math.max(24, Math.round((width * height) / 8_000));
  const ranked = nodes.filter(meant).sort((one, other) => rank(other) - rank(one));
  const wishes = ranked.map((node) => {
    const size = node.first || node.radius > 13 ? 14 : 12;
    const text = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
    const font = `${node.first ? 650 : node.radius > 13 ? 600 : 450} ${size}px ${family}`;
    return { ...node, text, font, size, width: textWidth(pen, text, font), must: node.first };
  });
  for (const { item, x, y } of placeLabels(wishes, { width, height, limit, crowd })) {
    pen.font = item.font;
    pen.globalAlpha = item.lit || item.first ? 1 : 1 - dim * 0.8;
    pen.textAlign = "left";
    pen.lineWidth = 3.5;
    pen.strokeStyle = scheme.ground;
    pen.strokeText(item.text, x, y);
    pen.fillStyle = scheme.ink;
    pen.fillText(item.text, x, y);
  }
  pen.globalAlpha = 1;
}

const rank = (node: OverlayNode): number => (node.first ? 2 : node.lit ? 1 : 0);

const widths = new Map<string, number>();
function textWidth(pen: CanvasRenderingContext2D, text: string, font: string): number {
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20_000) widths.clear();
    pen.font = font;
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** "is ambassador to", "met · 3 more": read along the line. */
function bundleWords(bundle: Bundle): string {
  const [strongest] = bundle.relations;
  if (!strongest) return "";
  const more = bundle.relations.length - 1;
  return more > 0 ? `${strongest.label} · ${more} more` : strongest.label;
}

function drawWords(
  pen: CanvasRenderingContext2D,
  { scheme }: Overlay,
  crowd: Crowd,
  { bundle, a, b, hovered }: OverlayEdge,
): void {
  const text = bundleWords(bundle);
  const font = `450 12px ${family}`;
  const length = textWidth(pen, text, font);
  const room = Math.hypot(b.x - a.x, b.y - a.y) - a.radius - b.radius;
  if (room < length * 0.8) return;
  const angle = uprightAngle(a, b);
  // The middle is best; where something is in the way, a little to either side of it.
  for (const share of hovered ? [0.5] : [0.5, 0.36, 0.64]) {
    const at = alongLine(a, b, share);
    const boxes = boxesAlong(at, angle, length);
    if (!hovered && !boxes.every((box) => crowd.isFree(box))) continue;
    for (const box of boxes) crowd.occupy(box);
    write(pen, { text, font, at, angle, halo: scheme.ground, ink: scheme.quiet });
    return;
  }
}

/** A turned line of text as small boxes, one every 10 px. */
function boxesAlong(at: { x: number; y: number }, angle: number, length: number): Box[] {
  const boxes: Box[] = [];
  for (let step = -length / 2; step <= length / 2; step += 10) {
    const [x, y] = [at.x + Math.cos(angle) * step, at.y + Math.sin(angle) * step];
    boxes.push({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 });
  }
  return boxes;
}

function drawCount(
  pen: CanvasRenderingContext2D,
  { scheme }: Overlay,
  crowd: Crowd,
  { bundle, a, b }: OverlayEdge,
): void {
  if (Math.hypot(b.x - a.x, b.y - a.y) - a.radius - b.radius < 46) return;
  const at = alongLine(a, b, 0.5);
  const box = { left: at.x - 7, right: at.x + 7, top: at.y - 8, bottom: at.y + 8 };
  if (!crowd.isFree(box)) return;
  crowd.occupy(box);
  const text = String(bundle.relations.length);
  write(pen, { text, font: `600 12px ${family}`, at, angle: 0, halo: scheme.ground, ink: scheme.quiet });
}

function drawApart(pen: CanvasRenderingContext2D, { scheme }: Overlay, { bundle, a, b }: OverlayEdge): void {
  const span = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const normal = { x: -(b.y - a.y) / span, y: (b.x - a.x) / span };
  const shown = bundle.relations.slice(0, 9);
  shown.forEach((relation, index) => {
    const shift = (index - (shown.length - 1) / 2) * 34;
    const bend = { x: (a.x + b.x) / 2 + normal.x * shift * 2, y: (a.y + b.y) / 2 + normal.y * shift * 2 };
    const start = towards(a, bend, a.radius + 3);
    const end = towards(b, bend, b.radius + 3);
    pen.save();
    pen.strokeStyle = isFallback(relation.relationType) ? scheme.line : scheme.accent;
    pen.fillStyle = pen.strokeStyle;
    pen.lineWidth = Math.min(5, 1.4 + Math.log2(Math.max(1, relation.sourceCount)));
    pen.globalAlpha = relation.assertion === "former" ? 0.55 : 1;
    pen.setLineDash(dashOf(relation));
    pen.beginPath();
    pen.moveTo(start.x, start.y);
    pen.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
    pen.stroke();
    pen.setLineDash([]);
    if (!relation.symmetric) drawHead(pen, bend, relation.target === bundle.b ? end : start);
    const at = { x: (a.x + b.x) / 2 + normal.x * shift, y: (a.y + b.y) / 2 + normal.y * shift };
    if (relation.assertion === "negated" || relation.assertion === "denied") drawStroke(pen, a, b, at);
    pen.restore();
    const words = relationTypes[relation.relationType].reads;
    if (span > 90) {
      write(pen, {
        text: words,
        font: `550 12px ${family}`,
        at,
        angle: uprightAngle(a, b),
        halo: scheme.ground,
        ink: scheme.ink,
      });
    }
  });
}

const dashOf = (relation: PictureRelation): number[] =>
  relation.assertion === "claimed"
    ? [7, 4.5]
    : relation.assertion === "planned" || relation.assertion === "hypothetical"
      ? [2, 4]
      : [];

function drawHead(pen: CanvasRenderingContext2D, from: { x: number; y: number }, tip: { x: number; y: number }): void {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  pen.beginPath();
  pen.moveTo(tip.x, tip.y);
  for (const side of [-1, 1]) {
    pen.lineTo(tip.x - 10 * Math.cos(angle + side * 0.42), tip.y - 10 * Math.sin(angle + side * 0.42));
  }
  pen.fill();
}

function drawStroke(pen: CanvasRenderingContext2D, a: End, b: End, at: { x: number; y: number }): void {
  const angle = Math.atan2(b.y - a.y, b.x - a.x) + Math.PI / 3;
  const beside = { x: at.x + Math.cos(angle - Math.PI / 3) * 40, y: at.y + Math.sin(angle - Math.PI / 3) * 40 };
  pen.beginPath();
  pen.moveTo(beside.x - 7 * Math.cos(angle), beside.y - 7 * Math.sin(angle));
  pen.lineTo(beside.x + 7 * Math.cos(angle), beside.y + 7 * Math.sin(angle));
  pen.stroke();
}

function towards(end: End, aim: { x: number; y: number }, distance: number): { x: number; y: number } {
  const span = Math.hypot(aim.x - end.x, aim.y - end.y) || 1;
  return { x: end.x + ((aim.x - end.x) / span) * distance, y: end.y + ((aim.y - end.y) / span) * distance };
}

/** A place on what is seen of a line, between the rims of its ends. */
function alongLine(a: End, b: End, share: number): { x: number; y: number } {
  const [from, to] = [towards(a, b, a.radius), towards(b, a, b.radius)];
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function uprightAngle(a: End, b: End): number {
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  return Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
}

function write(
  pen: CanvasRenderingContext2D,
  line: { text: string; font: string; at: { x: number; y: number }; angle: number; halo: string; ink: string },
): void {
  pen.save();
  pen.translate(line.at.x, line.at.y);
  pen.rotate(line.angle);
  pen.font = line.font;
  pen.textAlign = "center";
  pen.lineWidth = 4;
  pen.strokeStyle = line.halo;
  pen.strokeText(line.text, 0, 0);
  pen.fillStyle = line.ink;
  pen.fillText(line.text, 0, 0);
  pen.restore();
}
