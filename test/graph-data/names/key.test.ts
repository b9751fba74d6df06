import { expect, test } from "vitest";
import { nameKey } from "../../../graph-data/names/key.ts";

test.each([
  ["Dr. Jane  Smith", "dr jane smith"],
  ["Jane\u00a0Smith’s", "jane smith"],
  ["José García", "jose garcia"],
  ["U.S.", "us"],
  ["The Hague Tribunal", "hague tribunal"],
  ["Marks & Spencer", "marks and spencer"],
  ["Nur-Sultan", "nur sultan"],
  ["O’Neill", "oneill"],
  ["Большой театр", "большои театр"],
])("%s has the key %j", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ["The", "the"],
  ["—", ""],
  ["'s", ""],
])("%j, which is no name, keeps what it is", (name, key) => {
  expect(nameKey(name)).toBe(key);
});
