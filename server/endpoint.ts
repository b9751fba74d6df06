import type { Request, Response } from "express";
import type { z } from "zod";
import type { Store } from "../graph-data/store/store.ts";
import type { ArticleReader } from "./articleReader.ts";
import type { ProblemName } from "./problem.ts";
import type { Snapshot } from "./snapshot.ts";

/** What every endpoint says of itself. Routes, validation and the OpenAPI document are made from it. */
interface Described {
  /** As OpenAPI writes it: /v1/entities/{id}. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Problems beyond the ones that every request may meet. */
  readonly problems: readonly ProblemName[];
}

/** A question to one build of the graph. The same question to the same build has the same answer, so answers are tagged and kept. */
export interface Question<Query extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType>
  extends Described {
  readonly kind: "question";
  readonly query: Query;
  readonly answer: Answer;
  /** The id is an entity's: where that went, the answer is the same question to the entity that it is part of now. */
  readonly aboutEntity?: true;
  ask(
    context: QuestionContext,
    input: { id: string; query: z.output<Query> },
  ): Promise<z.input<Answer>> | z.input<Answer>;
}

export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly reader: ArticleReader;
  readonly store: Store;
  /** Hash of path, filters and order, without cursor and page size: what a cursor belongs to. */
  readonly question: string;
}

/** Anything else: what changes with the moment, or changes something. */
export interface Action<Query extends z.ZodObject = z.ZodObject> extends Described {
  readonly kind: "action";
  readonly method: "get" | "post" | "delete";
  readonly query: Query;
  /** Content types of the body, with the schema of those that have one. */
  readonly body?: Readonly<Record<string, z.ZodType | "bytes">>;
  /** What it answers with: status, and the schema of the body or its content type. */
  readonly answers: Readonly<Record<number, { description: string; schema?: z.ZodType; contentType?: string }>>;
  act(input: { id: string; query: z.output<Query>; request: Request; response: Response }): Promise<void> | void;
}

export type Endpoint = Question | Action;

/** Checks a question against its own schemas; the list of endpoints holds it without them. */
export const question = <Query extends z.ZodObject, Answer extends z.ZodType>(
  described: Omit<Question<Query, Answer>, "kind">,
): Question => ({ kind: "question", ...described }) as unknown as Question;

export const action = <Query extends z.ZodObject>(described: Omit<Action<Query>, "kind">): Action =>
  ({ kind: "action", ...described }) as unknown as Action;
