/**
 * One line of what the reader did: steps of the view and decisions in the order in which they were done, so that undo takes back the last
 * of either. Steps of the view are the browser's history and known here by their depth alone; a decision stands at the depth at which it
 * was made.
 */
export interface UndoLine {
  /** Decisions that hold, in order. */
  readonly done: readonly Made[];
  /** Decisions taken back and not made again since, the next to make again last. */
  readonly undone: readonly Made[];
}

interface Made {
  readonly id: string;
  readonly depth: number;
}

export const emptyLine: UndoLine = { done: [], undone: [] };

/** A decision was made. What was taken back before it cannot be made again. */
export const decided = ({ done }: UndoLine, made: Made): UndoLine => ({ done: [...done, made], undone: [] });

/** A decision was taken back elsewhere, in its toast or in the history. */
export const takenBack = ({ done, undone }: UndoLine, id: string): UndoLine => ({
  done: done.filter((made) => made.id !== id),
  undone: undone.filter((made) => made.id !== id),
});

/** A step of the view was taken: decisions that were taken back before it cannot be made again. */
export const stepped = ({ done }: UndoLine): UndoLine => ({ done, undone: [] });

/** What undo means at this depth: the decision to take back, or a step of the view. */
export function toUndo({ done, undone }: UndoLine, depth: number): { decision: string; line: UndoLine } | "view" {
  const last = done.at(-1);
  if (!last || last.depth < depth) return "view";
  return { decision: last.id, line: { done: done.slice(0, -1), undone: [...undone, last] } };
}

/** What redo means at this depth: the decision to make again, or a step of the view. */
export function toRedo({ done, undone }: UndoLine, depth: number): { decision: string; line: UndoLine } | "view" {
  const next = undone.at(-1);
  if (!next || next.depth > depth) return "view";
  return { decision: next.id, line: { done: [...done, next], undone: undone.slice(0, -1) } };
}
