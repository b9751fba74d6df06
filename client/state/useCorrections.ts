import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Decided, DecisionInput } from "../../server/contract.ts";
import { api } from "../api.ts";
import { kept } from "./storage.ts";
import { decided, emptyLine, stepped, takenBack, toRedo, toUndo, type UndoLine } from "./undoLine.ts";
import { depth } from "./viewStore.ts";

/** A decision that was just made or taken back, said for a while, with what takes it back. */
export interface Toast {
  readonly sentence: string;
  /** The decision to take back; absent where nothing can be. */
  readonly undo?: string;
}

/** How long a toast stays, in milliseconds. */
export const toastMs = 10_000;

/** Corrections and their undoing, on one line with the steps of the view. */
export function useCorrections(say: (words: string) => void) {
  const client = useQueryClient();
  const [toast, setToast] = useState<Toast>();
  const line = useRef<UndoLine>(emptyLine);
  const deepest = useRef(depth());

  // A step of the view is known by its depth; a new one ends what could be made again.
  const note = useCallback(() => {
    if (depth() > deepest.current) line.current = stepped(line.current);
    deepest.current = Math.max(deepest.current, depth());
  }, []);
  useEffect(() => {
    addEventListener("popstate", note);
    return () => removeEventListener("popstate", note);
  }, [note]);

  /** Keeps a decision. Throws ApiFailure where it is refused; its sentence says why. */
  const decide = useCallback(
    async (input: DecisionInput): Promise<Decided> => {
      note();
      const author = kept("dramatis-author");
      const answer = await api.decide({ ...input, ...(author ? { author } : {}) }, crypto.randomUUID());
      line.current = decided(line.current, { id: answer.data.id, depth: depth() });
      setToast({ sentence: answer.data.sentence, undo: answer.data.id });
      await client.invalidateQueries();
      return answer;
    },
    [client, note],
  );

  const takeBack = useCallback(
    async (id: string): Promise<Decided> => {
      const answer = await api.takeBack(id, kept("dramatis-author"));
      setToast({ sentence: answer.data.sentence, undo: answer.data.id });
      await client.invalidateQueries();
      return answer;
    },
    [client],
  );

  const fail = useCallback(
    (error: unknown) => say(error instanceof Error ? error.message : "That could not be done."),
    [say],
  );

  /** Takes a decision back outside of undo and redo. */
  const revert = useCallback(
    (id: string): Promise<void> =>
      takeBack(id).then(() => {
        line.current = takenBack(line.current, id);
      }, fail),
    [takeBack, fail],
  );

  // A decision that was taken back is made again by taking back what took it back.
  const undoing = useRef(new Map<string, string>());
  const undo = useCallback(() => {
    note();
    const what = toUndo(line.current, depth());
    if (what === "view") return history.back();
    line.current = what.line;
    takeBack(what.decision).then(({ data }) => undoing.current.set(what.decision, data.id), fail);
  }, [note, takeBack, fail]);
  const redo = useCallback(() => {
    const what = toRedo(line.current, depth());
    if (what === "view") return history.forward();
    const by = undoing.current.get(what.decision);
    if (by === undefined) return;
    line.current = what.line;
    takeBack(by).then(() => undoing.current.delete(what.decision), fail);
  }, [takeBack, fail]);

  return { toast, closeToast: useCallback(() => setToast(undefined), []), decide, revert, undo, redo };
}
