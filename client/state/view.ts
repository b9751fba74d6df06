import {
  type Assertion,
  type EntityType,
  isAssertion,
  isEntityType,
  isRelationType,
  type RelationType,
} from "../../graph-data/ontology.ts";
import { type Filters, noFilters } from "./filters.ts";

/** What the panel shows, and what the picture stresses. */
export type Subject =
  | { readonly kind: "entity"; readonly id: string; readonly relationType?: RelationType }
  | { readonly kind: "relation"; readonly id: string }
  | { readonly kind: "pair"; readonly a: string; readonly b: string }
  | { readonly kind: "article"; readonly id: string; readonly statement?: string; readonly entity?: string }
  | { readonly kind: "path"; readonly from?: string; readonly to?: string }
  /** What changed since a build; absent is the last step. */
  | { readonly kind: "changes"; readonly base?: string }
  | { readonly kind: PlainKind };

/** Subjects of which there is one each. */
const plainKinds = ["articles", "quality", "history", "similar"] as const;
type PlainKind = (typeof plainKinds)[number];

/** Sigma's camera: the middle in the framed graph's units, and the zoom (smaller is nearer). */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** The whole view as it stands in the address bar: the same address gives the same view. */
export interface View {
  readonly subject?: Subject;
  readonly filters: Filters;
  readonly mode: "picture" | "list" | "both";
  readonly table: "entities" | "relations";
  readonly camera?: CameraView;
  readonly hidden: readonly string[];
  /** Entities that the reader put where they stand; layout units. */
  readonly pins: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  readonly focus?: { readonly id: string; readonly hops: number };
}

/** The view of a bare address. */
export const startView: View = { filters: noFilters, mode: "picture", table: "entities", hidden: [], pins: [] };

/** The view as the query part of an address, without the question mark; parts that are as on a bare address are left out. */
export function toQuery(view: View): string {
  const query: [string, string][] = [];
  const put = (name: string, value: string | undefined) => {
    if (value) query.push([name, value]);
  };
  put("at", view.subject && writeSubject(view.subject));
  const { filters } = view;
  put("without", [...filters.hiddenTypes, ...filters.hiddenRelations, ...filters.hiddenAssertions].join(","));
  put("sure", filters.minConfidence > 0 ? String(filters.minConfidence) : undefined);
  put("from", filters.from);
  put("to", filters.to);
  put("links", filters.fallbacks ? "all" : undefined);
  put("alone", filters.alone ? "yes" : undefined);
  put("view", view.mode === "picture" ? undefined : view.mode);
  put("table", view.table === "entities" ? undefined : view.table);
  put("hidden", view.hidden.join(","));
  put("pins", view.pins.map(({ id, x, y }) => [id, x, y].join("@")).join(","));
  put("focus", view.focus && `${view.focus.id}@${view.focus.hops}`);
  put("camera", view.camera && [view.camera.x, view.camera.y, view.camera.ratio].join(","));
  return query.map(([name, value]) => `${name}=${encode(value)}`).join("&");
}

/** Reads a query part. What it does not understand is left as on a bare address: an old link still opens. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search);
  const without = list(query.get("without"));
  const sure = number(query.get("sure"));
  const [from, to] = [month(query.get("from")), month(query.get("to"))];
  const mode = query.get("view");
  const subject = parseSubject(query.get("at"));
  const camera = parseCamera(query.get("camera"));
  const focus = parseFocus(query.get("focus"));
  return {
    ...(subject ? { subject } : {}),
    filters: {
      hiddenTypes: without.filter(isEntityType) as EntityType[],
      hiddenRelations: without.filter(isRelationType) as RelationType[],
      hiddenAssertions: without.filter(isAssertion) as Assertion[],
      minConfidence: sure !== undefined && sure > 0 && sure <= 1 ? sure : 0,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      fallbacks: query.get("links") === "all",
      alone: query.get("alone") === "yes",
    },
    mode: mode === "list" || mode === "both" ? mode : "picture",
    table: query.get("table") === "relations" ? "relations" : "entities",
    ...(camera ? { camera } : {}),
    hidden: list(query.get("hidden")).filter(isId),
    pins: list(query.get("pins")).flatMap(parsePin),
    ...(focus ? { focus } : {}),
  };
}

/** Do two subjects name the same thing? */
export const sameSubject = (one: Subject | undefined, other: Subject | undefined): boolean =>
  (one && writeSubject(one)) === (other && writeSubject(other));

/** The subject as one word: `entity:person.jane-smith`. */
export function writeSubject(subject: Subject): string {
  switch (subject.kind) {
    case "entity":
      return [`entity:${subject.id}`, subject.relationType].filter(Boolean).join("!");
    case "relation":
      return `relation:${subject.id}`;
    case "pair":
      return `pair:${subject.a}~${subject.b}`;
    case "article":
      return [`article:${subject.id}`, subject.statement, subject.entity].filter(Boolean).join("!");
    case "changes":
      return `changes:${subject.base ?? ""}`;
    case "path":
      return `path:${subject.from ?? ""}~${subject.to ?? ""}`;
    default:
      return `${subject.kind}:`;
  }
}

function parseSubject(text: string | null): Subject | undefined {
  const [, kind, rest] = /^([a-z]+):(.*)$/s.exec(text ?? "") ?? [];
  if (kind === undefined || rest === undefined) return undefined;
  const [id = "", ...more] = rest.split("!");
  const [a = "", b = ""] = rest.split("~");
  switch (kind) {
    case "entity": {
      const relationType = more.find(isRelationType);
      return isId(id) ? { kind, id, ...(relationType ? { relationType } : {}) } : undefined;
    }
    case "relation":
      return isId(id) ? { kind, id } : undefined;
    case "pair":
      return isId(a) && isId(b) ? { kind, a, b } : undefined;
    case "article": {
      const statement = more.find((part) => part.startsWith("s_") && isId(part));
      const entity = more.find((part) => part.includes(".") && isId(part));
      return isId(id) ? { kind, id, ...(statement ? { statement } : {}), ...(entity ? { entity } : {}) } : undefined;
    }
    case "changes":
      return { kind, ...(/^[0-9a-f]{64}$/.test(rest) ? { base: rest } : {}) };
    case "path":
      return { kind, ...(isId(a) ? { from: a } : {}), ...(isId(b) ? { to: b } : {}) };
    default: {
      const plain = plainKinds.find((one) => one === kind);
      return plain && { kind: plain };
    }
  }
}

function parseCamera(text: string | null): CameraView | undefined {
  const [x, y, ratio] = (text ?? "").split(",").map(number);
  return x !== undefined && y !== undefined && ratio !== undefined && ratio > 0 ? { x, y, ratio } : undefined;
}

function parseFocus(text: string | null): { id: string; hops: number } | undefined {
  const [id = "", hops] = (text ?? "").split("@");
  const steps = number(hops);
  return isId(id) && steps !== undefined && [1, 2, 3].includes(steps) ? { id, hops: steps } : undefined;
}

function parsePin(text: string): View["pins"] {
  const [id = "", x, y] = text.split("@");
  const [across, up] = [number(x), number(y)];
  return isId(id) && across !== undefined && up !== undefined ? [{ id, x: across, y: up }] : [];
}

const list = (text: string | null): string[] => (text ?? "").split(",").filter(Boolean);

const isId = (text: string): boolean => /^[A-Za-z0-9._-]+$/.test(text);

const month = (text: string | null): string | undefined => (text && /^\d{4}-\d{2}$/.test(text) ? text : undefined);

function number(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

// Colons, commas, tildes and at signs may stand in a query as they are; an address that can be read is an address that can be trusted.
const encode = (value: string): string =>
  encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%40", "@").replaceAll("%7E", "~");
