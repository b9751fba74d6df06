import type { Bundle } from "../state/bundles.ts";
import type { Knowledge } from "../state/knowledge.ts";
import type { Emphasis } from "./emphasis.ts";
import type { Scheme } from "./typeLook.ts";

/** What the picture shows. */
export interface PictureState {
  readonly knowledge: Knowledge;
  readonly entities: ReadonlySet<string>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  /** What the selection stresses. */
  readonly emphasis: Emphasis;
  /** Entities with the selection's ring. */
  readonly ringed: readonly string[];
  /** The pair whose relations are drawn one by one. */
  readonly opened?: string;
  readonly pins: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  readonly scheme: Scheme;
}
