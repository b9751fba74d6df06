import type { ArticleId, BuildHash, DecisionId, EntityId, RelationId } from "../ids.ts";
import type { Assertion, EntityType, RelationType } from "../ontology.ts";
import type { Place } from "./decision.ts";

/** Why a build was made. */
export interface BuildCause {
  /** Articles that came, were forgotten, or were read again by other rules. */
  readonly added?: readonly ArticleId[];
  readonly forgotten?: readonly ArticleId[];
  readonly readAgain?: readonly ArticleId[];
  /** Decisions that the build before had not. */
  readonly decisions?: readonly DecisionId[];
  /** The whole graph was made anew, by the present rules. */
  readonly madeAnew?: true;
}

/** What people are told of an entity or a relation at one time. */
export interface EntityState {
  readonly type: EntityType;
  readonly name: string;
  readonly mentionCount: number;
  readonly articleCount: number;
}

export interface RelationState {
  readonly assertion: Assertion;
  readonly roles: readonly string[];
  readonly evidenceCount: number;
  readonly sourceCount: number;
  readonly copyCount: number;
}

/** One entity or relation that came (no `was`), went (no `now`) or changed. */
export type ToldChange = ToldEntity | ToldRelation;

export interface ToldEntity {
  readonly kind: "entity";
  readonly id: EntityId;
  readonly was?: EntityState;
  readonly now?: EntityState;
}

export interface ToldRelation {
  readonly kind: "relation";
  readonly id: RelationId;
  readonly type: RelationType;
  readonly source: EntityId;
  readonly target: EntityId;
  /** Names of the ends when it changed. */
  readonly sourceName: string;
  readonly targetName: string;
  readonly was?: RelationState;
  readonly now?: RelationState;
  /** The sentence that made it come or change; of one that went, a sentence that said it. */
  readonly sentence?: Place;
}

/** A build among those that can still be compared. */
export interface BuildStep {
  readonly hash: BuildHash;
  readonly madeAt: string;
  readonly rules: string;
  /** The build before; absent for the empty graph that the first one began with. */
  readonly base?: BuildHash;
  readonly cause: BuildCause;
  readonly counts: { readonly entities: ChangeCounts; readonly relations: ChangeCounts };
}

export interface ChangeCounts {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
}

/** A change between two builds, with the last step that brought it about. */
export type CausedChange = ToldChange & { readonly build: BuildHash; readonly cause: BuildCause };

/** What came, went or changed; undefined where it is as it was. */
export function changeOf({ was, now }: ToldChange): keyof ChangeCounts | undefined {
  if (was === undefined) return now === undefined ? undefined : "added";
  if (now === undefined) return "gone";
  return JSON.stringify(was) === JSON.stringify(now) ? undefined : "changed";
}
