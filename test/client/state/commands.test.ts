import { expect, test } from "vitest";
import { keyOf } from "../../../client/state/commands.ts";

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test.each([
  [{ key: "c" }, "C"],
  [{ key: "/" }, "/"],
  [{ key: "?", shiftKey: true }, "?"],
  [{ key: "k", ctrlKey: true }, "Ctrl K"],
  [{ key: "k", metaKey: true }, "Ctrl K"],
  [{ key: "Z", ctrlKey: true, shiftKey: true }, "Shift Ctrl Z"],
  [{ key: "+" }, "+"],
  [{ key: "ArrowUp" }, "ArrowUp"],
  [{ key: "c", altKey: true }, ""],
])("%j is %s", (event, key) => {
  expect(keyOf({ ...none, ...event })).toBe(key);
});
