import { describe, expect, test } from "vitest";
import { nounFrames, speechFrames } from "../../../scripts/relations/speechFrames.ts";
import { quotesOf } from "./quotesOf.ts";

const nouns = nounFrames.map((frame) => ({ ...frame, name: `noun ${frame.opener.source}` }));

for (const { name, examples, mustNot } of [...speechFrames, ...nouns]) {
  describe(name, () => {
    test.each(examples)("%s", (text, words, speaker) => {
      const found = quotesOf(text).map((line) => line.split(" | ").slice(1).join(" | "));
      expect(found.map((line) => line.replace(" (described)", ""))).toContain(`${speaker} | ${words}`);
    });
    test.each(mustNot)("nothing is said: %s", (text) => {
      expect(quotesOf(text)).toEqual([]);
    });
  });
}
