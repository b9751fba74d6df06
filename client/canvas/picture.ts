import Sigma from "sigma";
import { entityTypeNames } from "../../graph-data/ontology.ts";
import type { Spot } from "../state/direction.ts";
import type { CameraView } from "../state/view.ts";
import { type EdgeLook, edgePrograms } from "./edgeProgram.ts";
import { alongPair, aroundEntity, type Emphasis, noEmphasis } from "./emphasis.ts";
import { createNodeProgram, type NodeLook } from "./nodeProgram.ts";
import { drawOverlay, type OverlayEdge, type OverlayNode } from "./overlay.ts";
import { overlayPen } from "./overlayPen.ts";
import { pairNear } from "./pairNear.ts";
import type { PictureState } from "./pictureState.ts";
import type { Drawing } from "./pictureSvg.ts";
import { type Stage, toRgb } from "./programKit.ts";
import { screenPlacer } from "./screenPlacer.ts";
import { extentOf, toGraph } from "./toGraph.ts";
import { type Scheme, schemes, typeLooks } from "./typeLook.ts";

/** What the picture tells. */
export interface PictureEvents {
  /** @param also with Ctrl, Cmd or Shift: beside what is selected already */
  onEntity(id: string, also: boolean): void;
  onPair(key: string): void;
  onNothing(): void;
  onExpand(id: string): void;
  /** The camera came to rest. */
  onCamera(camera: CameraView): void;
  onPin(pin: { id: string; x: number; y: number }): void;
  /** The graphics card took the picture away; call again to draw it anew. */
  onLost(): void;
}

/** The picture on the page: all of Sigma is behind this. */
export interface Picture {
  show(state: PictureState): void;
  /** Shifts the camera as little as it takes to bring entities out from under what covers the picture. */
  keepInView(ids: readonly string[], clear: { right: number; bottom: number }): void;
  /** Moves the camera to entities and near enough to read, if they are not in plain view already. */
  flyTo(ids: readonly string[], clear: { right: number; bottom: number }): void;
  zoom(factor: number): void;
  /** Shows all that is in the picture. */
  fit(): void;
  setCamera(camera: CameraView | undefined): void;
  camera(): CameraView;
  /** Where each shown entity stands, in CSS pixels from the picture's corner. */
  spots(): Spot[];
  /** What is drawn, for a file: places and sizes in CSS pixels from the picture's corner. */
  drawing(): Drawing;
  kill(): void;
}

const icons = entityTypeNames.map((type) => typeLooks[type].icon);
const hoverDelay = 40;

/** Can this browser draw the picture at all? */
export function canDraw(): boolean {
  const probe = document.createElement("canvas");
  const gl = probe.getContext("webgl2") ?? probe.getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

/** Draws into an element that has a size. */
export function createPicture(
  container: HTMLElement,
  events: PictureEvents,
  first: PictureState,
  camera?: CameraView,
): Picture {
  let state = first;
  const area = () => container.clientWidth * container.clientHeight;
  let graph = toGraph(state, area());
  let hovered: { entity: string } | { pair: string } | undefined;
  let emphasis: Emphasis = noEmphasis;
  let moving: { id: string; moved: boolean; x: number; y: number } | undefined;
  let hoverTimer = 0;
  let cameraTimer = 0;
  let dead = false;
  let frames = 0;
  let fadeFrame = 0;
  let litNodes: ReadonlySet<string> = new Set();
  let litEdges: ReadonlySet<string> = new Set();
  let ringedNow: readonly string[] = [];
  let openedNow: string | undefined;
  let counted: readonly string[] = [];
  const stage: Stage = { dim: 0, ...inks(state.scheme) };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    stagePadding: 36,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    doubleClickZoomingRatio: 1,
    zoomDuration: calm.matches ? 1 : 150,
    inertiaDuration: calm.matches ? 1 : 150,
    defaultNodeType: "shape",
    defaultEdgeType: "plain",
    nodeProgramClasses: { shape: createNodeProgram(stage, icons) },
    edgeProgramClasses: edgePrograms(stage),
    // The ring and the labels are ours; Sigma's hover card would cover them.
    defaultDrawNodeHover: () => undefined,
  });
  sigma.setCustomBBox(extentOf(state.knowledge));
  const pen = overlayPen(sigma);
  sigma.resize(true);
  if (camera) sigma.getCamera().setState({ ...camera, angle: 0 });
  sigma.refresh();

  const place = screenPlacer(sigma, { graph: () => graph, frame: () => frames });

  // 1. Labels, counts and the relations of the opened pair are drawn over each frame.
  sigma.on("afterRender", () => {
    frames++;
    const { width, height } = sigma.getDimensions();
    pen.clearRect(0, 0, width, height);
    const nodes = overlayNodes();
    drawOverlay(pen, {
      width,
      height,
      scheme: schemes[state.scheme],
      dim: stage.dim,
      nodes,
      edges: overlayEdges(),
    });
  });

  const order: string[] = [];
  function overlayNodes(): OverlayNode[] {
    const { width, height } = sigma.getDimensions();
    const nodes: OverlayNode[] = [];
    for (const id of order) {
      const look = graph.getNodeAttributes(id) as NodeLook;
      if (look.hidden) continue;
      const at = place(id);
      if (!at || at.x < -160 || at.x > width + 160 || at.y < -30 || at.y > height + 30) continue;
      nodes.push({
        id,
        x: at.x,
        y: at.y,
        radius: sigma.scaleSize(look.size),
        label: look.label ?? "",
        lit: emphasis.entities.has(id),
        first: look.ring || (hovered !== undefined && "entity" in hovered && hovered.entity === id),
      });
    }
    return nodes;
  }

  function overlayEdges(): OverlayEdge[] {
    const wanted: OverlayEdge[] = [];
    const add = (key: string, mode: OverlayEdge["mode"]) => {
      const bundle = state.bundles.get(key);
      const [a, b] = bundle ? [place(bundle.a), place(bundle.b)] : [];
      if (!bundle || !a || !b) return;
      const radiusOf = (id: string) => sigma.scaleSize((graph.getNodeAttributes(id) as NodeLook).size);
      const under = hovered !== undefined && "pair" in hovered && hovered.pair === key;
      wanted.push({
        bundle,
        hovered: under,
        a: { ...a, radius: radiusOf(bundle.a) },
        b: { ...b, radius: radiusOf(bundle.b) },
        mode,
      });
    };
    const named = new Set<string>();
    if (state.opened) {
      named.add(state.opened);
      add(state.opened, "apart");
    }
    if (hovered && "pair" in hovered && !named.has(hovered.pair)) {
      named.add(hovered.pair);
      add(hovered.pair, "words");
    }
    if (emphasis.pairs.size <= 14) {
      for (const key of emphasis.pairs) {
        if (!named.has(key)) add(key, "words");
        named.add(key);
      }
    }
    // Numbers on the lines with most relations only: all of them would hide the lines.
    for (const key of counted) if (!named.has(key) && (stage.dim === 0 || emphasis.pairs.has(key))) add(key, "count");
    return wanted;
  }

  // 2. Emphasis: a few items change, the dimming of the rest is one number.
  function stress(): void {
    const next = hovered
      ? "entity" in hovered
        ? aroundEntity(hovered.entity, graph.neighbors(hovered.entity))
        : pairEmphasis(hovered.pair)
      : state.emphasis;
    const stressed = next.entities.size > 0;
    if (stressed || emphasis.entities.size > 0) light(next, stressed);
    fade(stressed ? 1 : 0);
  }

  function pairEmphasis(key: string): Emphasis {
    const bundle = state.bundles.get(key);
    return bundle ? alongPair(bundle.a, bundle.b) : noEmphasis;
  }

  function light(next: Emphasis, stressed: boolean): void {
    if (!stressed) {
      // The old lights stay on until the rest is bright again: nothing flickers.
      emphasis = next;
      return;
    }
    const nodes = changed(litNodes, next.entities).filter((id) => graph.hasNode(id));
    const edges = changed(litEdges, next.pairs).filter((key) => graph.hasEdge(key));
    litNodes = next.entities;
    litEdges = next.pairs;
    for (const id of nodes) Object.assign(graph.getNodeAttributes(id), lightOf(next.entities.has(id)));
    for (const key of edges) (graph.getEdgeAttributes(key) as EdgeLook).lit = next.pairs.has(key);
    emphasis = next;
    repaint(nodes, edges);
  }

  /** Once nothing is dimmed any more, nothing needs to be lit. */
  function unlight(): void {
    const nodes = [...litNodes].filter((id) => graph.hasNode(id));
    const edges = [...litEdges].filter((key) => graph.hasEdge(key));
    for (const id of nodes) Object.assign(graph.getNodeAttributes(id), lightOf(false));
    for (const key of edges) (graph.getEdgeAttributes(key) as EdgeLook).lit = false;
    litNodes = new Set();
    litEdges = new Set();
    if (nodes.length + edges.length > 0) repaint(nodes, edges);
  }

  function repaint(nodes: string[], edges: string[]): void {
    sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
  }

  function fade(target: number): void {
    cancelAnimationFrame(fadeFrame);
    if (calm.matches) stage.dim = target;
    const step = () => {
      if (dead) return;
      const way = target - stage.dim;
      stage.dim = Math.abs(way) < 0.04 ? target : stage.dim + way * 0.3;
      sigma.scheduleRender();
      if (stage.dim === 0) unlight();
      if (stage.dim !== target) fadeFrame = requestAnimationFrame(step);
    };
    step();
  }

  function hover(next: typeof hovered): void {
    window.clearTimeout(hoverTimer);
    hoverTimer = window.setTimeout(() => {
      if (JSON.stringify(next) === JSON.stringify(hovered)) return;
      if (next && "entity" in next && !graph.hasNode(next.entity)) return;
      hovered = next;
      container.style.cursor = next ? "pointer" : "";
      stress();
    }, hoverDelay);
  }

  // 3. The mouse. Edges are found by distance on our side: Sigma would draw each of them a second time for it.
  let overNode = false;
  sigma.on("enterNode", ({ node }) => {
    overNode = true;
    hover({ entity: node });
  });
  sigma.on("leaveNode", () => {
    overNode = false;
    hover(undefined);
  });
  sigma.on("leaveStage", () => {
    overNode = false;
    hover(undefined);
    // Sigma 3.0.3 forgets to forget the node that the mouse left together with the stage, and would not tell of it again.
    Object.assign(sigma, { hoveredNode: null });
    sigma.scheduleRender();
  });
  sigma.getMouseCaptor().on("mousemove", ({ x, y, original }) => {
    if (overNode || moving || ("buttons" in original && original.buttons !== 0)) return;
    window.clearTimeout(hoverTimer);
    hoverTimer = window.setTimeout(() => {
      const pair = pairNear({ x, y }, state.bundles, place);
      hover(pair ? { pair } : undefined);
    }, hoverDelay / 2);
  });
  sigma.on("clickNode", ({ node, event: { original } }) => {
    if (!moving?.moved) events.onEntity(node, original.ctrlKey || original.metaKey || original.shiftKey);
  });
  sigma.on("clickStage", ({ event }) => {
    const pair = pairNear({ x: event.x, y: event.y }, state.bundles, place);
    if (pair) events.onPair(pair);
    else events.onNothing();
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.onExpand(node);
  });
  sigma.on("doubleClickStage", ({ preventSigmaDefault }) => preventSigmaDefault());

  // 4. Dragging pins.
  sigma.on("downNode", ({ node, event, preventSigmaDefault }) => {
    if (event.original instanceof TouchEvent) return;
    preventSigmaDefault();
    moving = { id: node, moved: false, x: event.x, y: event.y };
    sigma.getCamera().disable();
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!moving) return;
    preventSigmaDefault();
    if (!moving.moved && Math.hypot(event.x - moving.x, event.y - moving.y) < 4) return;
    moving.moved = true;
    graph.mergeNodeAttributes(moving.id, sigma.viewportToGraph(event));
  });
  const drop = () => {
    sigma.getCamera().enable();
    if (moving?.moved) {
      const { x, y } = graph.getNodeAttributes(moving.id) as NodeLook;
      events.onPin({ id: moving.id, x: round(x), y: round(y) });
      const released = moving;
      // The click that ends a drag is no selection.
      window.setTimeout(() => {
        if (moving === released) moving = undefined;
      }, 0);
    } else moving = undefined;
  };
  document.addEventListener("mouseup", drop);

  // 5. The camera, once it rests.
  sigma.getCamera().on("updated", () => {
    window.clearTimeout(cameraTimer);
    cameraTimer = window.setTimeout(() => events.onCamera(currentCamera()), 250);
  });
  const currentCamera = (): CameraView => {
    const { x, y, ratio } = sigma.getCamera().getState();
    return { x: round(x), y: round(y), ratio: round(ratio) };
  };

  // 6. The page around changes its size: what is on screen keeps place and scale.
  let box = container.getBoundingClientRect();
  const watcher = new ResizeObserver(() => {
    const next = container.getBoundingClientRect();
    if (next.width === 0 || next.height === 0 || dead) return;
    if (next.width === box.width && next.height === box.height && next.left === box.left && next.top === box.top)
      return;
    const state = sigma.getCamera().getState();
    const [origin, unit] = [sigma.framedGraphToViewport({ x: 0, y: 0 }), sigma.framedGraphToViewport({ x: 1, y: 0 })];
    const kept = Math.hypot(unit.x - origin.x, unit.y - origin.y);
    const wanted = { x: origin.x + box.left - next.left, y: origin.y + box.top - next.top };
    box = next;
    sigma.resize();
    const fresh = (cameraState: typeof state) => ({
      origin: sigma.framedGraphToViewport({ x: 0, y: 0 }, { cameraState }),
      unit: sigma.framedGraphToViewport({ x: 1, y: 0 }, { cameraState }),
    });
    const now = fresh(state);
    const ratio = (state.ratio * Math.hypot(now.unit.x - now.origin.x, now.unit.y - now.origin.y)) / kept;
    const scaled = fresh({ ...state, ratio });
    sigma.getCamera().setState({
      ...state,
      ratio,
      x: state.x + (scaled.origin.x - wanted.x) / kept,
      y: state.y - (scaled.origin.y - wanted.y) / kept,
    });
    sigma.refresh({ schedule: true });
  });
  watcher.observe(container);

  // 7. A lost graphics context: the owner builds a new picture, the camera is in its hands.
  const lost = (event: Event) => {
    event.preventDefault();
    if (!dead) events.onLost();
  };
  const canvases = Object.values(sigma.getCanvases());
  for (const canvas of canvases) canvas.addEventListener("webglcontextlost", lost);

  function glide(target: Partial<CameraView>, duration = 300): void {
    if (calm.matches) sigma.getCamera().setState(target);
    else void sigma.getCamera().animate(target, { duration, easing: "quadraticInOut" });
  }

  function reorder(): void {
    counted = [...state.bundles.values()]
      .filter(({ relations }) => relations.length > 1)
      .sort((one, other) => other.relations.length - one.relations.length || (one.key < other.key ? -1 : 1))
      .slice(0, 40)
      .map(({ key }) => key);
    order.length = 0;
    for (const id of state.entities) if (graph.hasNode(id)) order.push(id);
    order.sort((one, other) => {
      const [a, b] = [graph.getNodeAttributes(one) as NodeLook, graph.getNodeAttributes(other) as NodeLook];
      return b.size - a.size || (one < other ? -1 : 1);
    });
  }
  function adopt(): void {
    litNodes = new Set();
    litEdges = new Set();
    ring(state.ringed);
    choose(state.opened);
    stress();
  }

  function ring(ids: readonly string[]): void {
    const touched = [...new Set([...ringedNow, ...ids])].filter((id) => graph.hasNode(id));
    for (const id of touched) (graph.getNodeAttributes(id) as NodeLook).ring = ids.includes(id);
    ringedNow = ids;
    repaint(touched, []);
  }
  function choose(key: string | undefined): void {
    const touched = [...new Set([openedNow, key])].filter(
      (one): one is string => one !== undefined && graph.hasEdge(one),
    );
    for (const one of touched) (graph.getEdgeAttributes(one) as EdgeLook).ghost = one === key;
    openedNow = key;
    repaint([], touched);
  }

  reorder();
  adopt();

  return {
    show(next) {
      const before = state;
      state = next;
      if (next.scheme !== before.scheme) Object.assign(stage, inks(next.scheme));
      const rebuilt =
        next.knowledge !== before.knowledge ||
        next.entities !== before.entities ||
        next.bundles !== before.bundles ||
        next.pins !== before.pins;
      if (rebuilt) {
        if (before.knowledge.entities.size === 0) sigma.setCustomBBox(extentOf(next.knowledge));
        graph = toGraph(next, area());
        if (hovered && "entity" in hovered && !graph.hasNode(hovered.entity)) hovered = undefined;
        // Sigma draws at once, and the overlay with it.
        reorder();
        sigma.setGraph(graph);
        adopt();
        return;
      }
      if (next.ringed !== before.ringed) ring(next.ringed);
      if (next.opened !== before.opened) choose(next.opened);
      stress();
    },
    keepInView(ids, clear) {
      const { width, height } = sigma.getDimensions();
      const spots = ids.flatMap((id) => place(id) ?? []);
      if (spots.length === 0) return;
      const margin = 48;
      const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
      const by = (least: number, most: number, room: number) =>
        most - least > room - 2 * margin
          ? (least + most) / 2 - room / 2
          : least < margin
            ? least - margin
            : most > room - margin
              ? most - (room - margin)
              : 0;
      const dx = by(Math.min(...xs), Math.max(...xs), width - clear.right);
      const dy = by(Math.min(...ys), Math.max(...ys), height - clear.bottom);
      if (dx === 0 && dy === 0) return;
      const [from, to] = [sigma.viewportToFramedGraph({ x: 0, y: 0 }), sigma.viewportToFramedGraph({ x: dx, y: dy })];
      const { x, y } = sigma.getCamera().getState();
      glide({ x: x + to.x - from.x, y: y + to.y - from.y });
    },
    flyTo(ids, clear) {
      const places = ids.flatMap((id) => {
        const data = sigma.getNodeDisplayData(id);
        return data ? [data] : [];
      });
      if (places.length === 0) return;
      const { width, height } = sigma.getDimensions();
      const { ratio } = sigma.getCamera().getState();
      const spots = places.map((data) => sigma.framedGraphToViewport(data));
      const right = width - clear.right;
      const bottom = height - clear.bottom;
      const plain = spots.every(({ x, y }) => x > 30 && x < right - 30 && y > 30 && y < bottom - 30);
      const near = ratio <= 0.75 || places.length > 1;
      if (plain && near) return;
      const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
      const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
      const spread = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
      const target = places.length > 1 ? Math.min(ratio, Math.max(0.15, spread * 1.6)) : Math.min(ratio, 0.5);
      // The middle of what stays uncovered, not of the whole picture.
      const one = sigma.framedGraphToViewport({ x: 0, y: 0 });
      const two = sigma.framedGraphToViewport({ x: 1, y: 0 });
      const perUnit = (Math.hypot(two.x - one.x, two.y - one.y) * ratio) / target;
      glide({ x: middle.x + clear.right / 2 / perUnit, y: middle.y - clear.bottom / 2 / perUnit, ratio: target });
    },
    zoom(factor) {
      const { ratio } = sigma.getCamera().getState();
      glide({ ratio: sigma.getCamera().getBoundedRatio(ratio / factor) }, 150);
    },
    fit() {
      const shown = order.flatMap((id) => {
        const data = sigma.getNodeDisplayData(id);
        return data && !data.hidden ? [data] : [];
      });
      if (shown.length === 0) return;
      const [xs, ys] = [shown.map(({ x }) => x), shown.map(({ y }) => y)];
      const [left, right] = [Math.min(...xs), Math.max(...xs)];
      const [low, high] = [Math.min(...ys), Math.max(...ys)];
      const { width, height } = sigma.getDimensions();
      const { ratio } = sigma.getCamera().getState();
      const one = sigma.framedGraphToViewport({ x: 0, y: 0 });
      const two = sigma.framedGraphToViewport({ x: 1, y: 0 });
      const perUnit = Math.hypot(two.x - one.x, two.y - one.y) * ratio;
      const needed = Math.max(((right - left) * perUnit) / (width - 90), ((high - low) * perUnit) / (height - 90), 0.1);
      glide({ x: (left + right) / 2, y: (low + high) / 2, ratio: sigma.getCamera().getBoundedRatio(needed) });
    },
    setCamera(next) {
      const now = currentCamera();
      if (next && now.x === next.x && now.y === next.y && now.ratio === next.ratio) return;
      glide(next ?? { x: 0.5, y: 0.5, ratio: 1 });
    },
    camera: currentCamera,
    spots() {
      return order.flatMap((id) => {
        const at = place(id);
        return at ? [{ id, ...at }] : [];
      });
    },
    drawing() {
      const { width, height } = sigma.getDimensions();
      const { knowledge, bundles, ringed } = state;
      const nodes = order.flatMap((id) => {
        const [at, entity] = [place(id), knowledge.entities.get(id)];
        if (!at || !entity) return [];
        const radius = sigma.scaleSize(graph.getNodeAttribute(id, "size") as number);
        return [{ ...at, id, radius, label: entity.name, type: entity.entityType, ringed: ringed.includes(id) }];
      });
      const lines = graph.mapEdges((key, attributes) => ({
        bundle: bundles.get(key),
        width: sigma.scaleSize((attributes as EdgeLook).size),
        strength: (attributes as EdgeLook).strength,
      }));
      return {
        width,
        height,
        nodes,
        lines: lines.flatMap(({ bundle, ...line }) => (bundle ? [{ ...line, bundle }] : [])),
      };
    },
    kill() {
      dead = true;
      watcher.disconnect();
      window.clearTimeout(hoverTimer);
      window.clearTimeout(cameraTimer);
      cancelAnimationFrame(fadeFrame);
      document.removeEventListener("mouseup", drop);
      for (const canvas of canvases) canvas.removeEventListener("webglcontextlost", lost);
      sigma.kill();
    },
  };
}

const inks = (scheme: Scheme): Omit<Stage, "dim"> => ({
  ground: toRgb(schemes[scheme].ground),
  accent: toRgb(schemes[scheme].accent),
  ink: toRgb(schemes[scheme].line),
});

// Sigma draws what it calls highlighted once more on top: what is lit is never under what is dimmed.
const lightOf = (lit: boolean): Pick<NodeLook, "lit" | "highlighted"> => ({ lit, highlighted: lit });

function changed(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  const ids = new Set<string>();
  for (const id of before) if (!after.has(id)) ids.add(id);
  for (const id of after) if (!before.has(id)) ids.add(id);
  return [...ids];
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
