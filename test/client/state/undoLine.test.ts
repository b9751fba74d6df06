import fc from "fast-check";
import { expect, test } from "vitest";
import { decided, emptyLine, stepped, toRedo, toUndo, type UndoLine } from "../../../client/state/undoLine.ts";

/** A page as undo sees it: how deep in the browser's history, how deep that goes, and the decisions that hold. */
interface Model {
  depth: number;
  deepest: number;
  line: UndoLine;
  holding: string[];
}

const start = (): Model => ({ depth: 0, deepest: 0, line: emptyLine, holding: [] });

function act(model: Model, what: "step" | "decide", n: number): Model {
  if (what === "decide") {
    const id = `d${n}`;
    return { ...model, line: decided(model.line, { id, depth: model.depth }), holding: [...model.holding, id] };
  }
  const depth = model.depth + 1;
  return { ...model, depth, deepest: depth, line: stepped(model.line) };
}

function undo(model: Model): Model {
  const what = toUndo(model.line, model.depth);
  if (what === "view") return { ...model, depth: Math.max(0, model.depth - 1) };
  return { ...model, line: what.line, holding: model.holding.filter((id) => id !== what.decision) };
}

function redo(model: Model): Model {
  const what = toRedo(model.line, model.depth);
  if (what === "view") return { ...model, depth: Math.min(model.deepest, model.depth + 1) };
  return { ...model, line: what.line, holding: [...model.holding, what.decision] };
}

const acts = fc.array(fc.constantFrom("step" as const, "decide" as const), { maxLength: 20 });
const state = ({ depth, holding }: Model) => ({ depth, holding });

test("undo walks back through steps and decisions alike, and redo forward again to the same", () => {
  fc.assert(
    fc.property(acts, (all) => {
      const states = [start()];
      for (const [n, what] of all.entries()) states.push(act(states.at(-1)!, what, n));
      let now = states.at(-1)!;
      for (let n = all.length - 1; n >= 0; n--) {
        now = undo(now);
        expect(state(now)).toEqual(state(states[n]!));
      }
      for (let n = 1; n <= all.length; n++) {
        now = redo(now);
        expect(state(now)).toEqual(state(states[n]!));
      }
    }),
    { numRuns: 1_000 },
  );
});

test("whoever does something new after undoing cannot redo what was taken back", () => {
  const made = act(act(start(), "decide", 1), "decide", 2);
  const after = act(undo(made), "decide", 3);
  expect(toRedo(after.line, after.depth)).toBe("view");
  expect(after.holding).toEqual(["d1", "d3"]);
});
