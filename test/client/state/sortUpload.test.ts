import { expect, test } from "vitest";
import { sortUpload } from "../../../client/state/sortUpload.ts";

test.each([
  ["story.txt", 10, "text/plain"],
  ["STORY.MD", 10, "text/markdown"],
  ["many.jsonl", 10, "application/x-ndjson"],
  ["page.html", 10, "text/html"],
])("%s is sent as %s", (name, size, mediaType) => {
  expect(sortUpload({ name, size }, 100)).toEqual({ kind: "bytes", name, mediaType });
});

test.each([
  ["scan.pdf", 10, "Only"],
  ["noending", 10, "Only"],
  ["empty.txt", 0, "empty"],
  ["large.txt", 3_000_000, "larger than 2 MB"],
])("%s is refused, and the reason says what to do", (name, size, reason) => {
  const upload = sortUpload({ name, size }, 2_000_000);
  expect(upload.kind).toBe("refused");
  expect(upload.kind === "refused" && upload.reason).toContain(reason);
});
